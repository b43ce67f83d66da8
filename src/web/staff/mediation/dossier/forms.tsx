import { useState } from 'react';
import { keysOf } from '../../../../kit/words.ts';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { type ArchiveTerm, archiveTerms } from '../../../../modules/confirmation/words-dossier.ts';
import { type FileItem, fileItems } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { FilePicker } from '../../frame/file-picker.tsx';
import { type DossierProps, useDossierAct } from './shapes.ts';
import { dossierPanelWords as words } from './words.ts';

type FormProps = DossierProps & { readonly onFold: () => void };
type Given = Exclude<FileItem, 'back'>;
type Noted = Exclude<FileItem, 'back' | 'register'>;

const isGiven = (item: FileItem): item is Given => item !== 'back';
const isNoted = (item: FileItem): item is Noted => item !== 'back' && item !== 'register';

export function PaperForm({ mediation, dossier, onFold }: FormProps) {
  const { say } = useLanguage();
  const first = dossier.items.find(({ state, item }) => state === 'missing' && isGiven(item))?.item;
  const [fields, set] = useFields({
    item: (first && isGiven(first) ? first : 'evidence') as Given,
    partyId: '',
    label: '',
  });
  const [file, setFile] = useState({ id: '', isSending: false });
  const knock = useDossierAct(doors.addFiled, onFold);
  return (
    <RegisterForm
      title={words.paper}
      label={words.paper}
      paths={['item', 'partyId', 'label', 'fileId']}
      gaps={{ fileId: file.id === '' || file.isSending ? words.fileMissing : undefined }}
      knock={knock}
      onSend={() =>
        knock.mutate({
          id: mediation.id,
          item: fields.item,
          label: fields.label,
          fileId: file.id,
          ...(fields.partyId !== '' && { partyId: fields.partyId }),
        })
      }
      onFold={onFold}
    >
      <ChoiceField
        path="item"
        label={words.item}
        value={fields.item}
        onChange={set('item')}
        options={keysOf(fileItems)
          .filter(isGiven)
          .map((value) => ({ value, label: say(fileItems[value]) }))}
      />
      <ChoiceField
        path="partyId"
        label={words.whose}
        value={fields.partyId}
        onChange={set('partyId')}
        options={[
          { value: '', label: say(words.everybody) },
          ...mediation.parties.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField path="label" label={words.label} max={100} value={fields.label} onChange={set('label')} />
      <FilePicker label={words.file} max={1} onChange={([id = ''], isSending) => setFile({ id, isSending })} />
    </RegisterForm>
  );
}

export function NoteForm({ mediation, dossier, onFold }: FormProps) {
  const { say } = useLanguage();
  const open = dossier.items.flatMap(({ state, item }) => (state === 'missing' && isNoted(item) ? [item] : []));
  const [fields, set] = useFields({ item: (open[0] ?? 'record') as Noted, reason: '' });
  const knock = useDossierAct(doors.note, onFold);
  return (
    <RegisterForm
      title={words.note}
      label={words.note}
      paths={['item', 'reason']}
      gaps={{ reason: fields.reason.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, ...fields })}
      onFold={onFold}
    >
      <ChoiceField
        path="item"
        label={words.item}
        value={fields.item}
        onChange={set('item')}
        options={open.map((value) => ({ value, label: say(fileItems[value]) }))}
      />
      <TextField
        wide
        path="reason"
        label={words.reason}
        max={500}
        rows={2}
        value={fields.reason}
        onChange={set('reason')}
      />
    </RegisterForm>
  );
}

interface TermFieldProps {
  readonly value: ArchiveTerm;
  readonly onChange: (term: ArchiveTerm) => void;
}

function TermField({ value, onChange }: TermFieldProps) {
  const { say } = useLanguage();
  return (
    <ChoiceField
      path="term"
      label={words.term}
      value={value}
      onChange={onChange}
      options={keysOf(archiveTerms).map((term) => ({ value: term, label: say(archiveTerms[term]) }))}
    />
  );
}

export function TermForm({ mediation, dossier, onFold }: FormProps) {
  const [term, setTerm] = useState<ArchiveTerm>(dossier.term);
  const knock = useDossierAct(doors.term, onFold);
  return (
    <RegisterForm
      title={words.setTerm}
      label={words.setTerm}
      paths={['term']}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, term })}
      onFold={onFold}
    >
      <TermField value={term} onChange={setTerm} />
    </RegisterForm>
  );
}

export function PrintForm({ mediation, onFold }: FormProps) {
  const [reason, setReason] = useState('');
  const knock = useDossierAct(doors.print, onFold);
  return (
    <RegisterForm
      title={words.print}
      label={words.print}
      paths={['reason']}
      gaps={{ reason: reason.trim().length < 2 ? words.needed : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, reason })}
      onFold={onFold}
    >
      <TextField wide path="reason" label={words.printReason} max={500} value={reason} onChange={setReason} />
    </RegisterForm>
  );
}

/** 归档: the term is settled here; what it does is said before. */
export function FileForm({ mediation, dossier, onFold }: FormProps) {
  const { say } = useLanguage();
  const [term, setTerm] = useState<ArchiveTerm>(dossier.term);
  const knock = useDossierAct(doors.file, onFold);
  return (
    <RegisterForm
      title={words.fileIt}
      label={words.fileIt}
      paths={['term']}
      knock={knock}
      onSend={() => knock.mutate({ id: mediation.id, version: mediation.version, term })}
      onFold={onFold}
    >
      <p className="field-wide quiet">{say(words.fileHint)}</p>
      <TermField value={term} onChange={setTerm} />
    </RegisterForm>
  );
}
