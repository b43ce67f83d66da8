import { App } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/care/contract.ts';
import { type ProofItem, proofItems, proofStates } from '../../../modules/care/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { ChoiceField, Field, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { frameWords } from '../frame/words.ts';
import { searchWords, proofWords as words } from './words.ts';

type Line = AnswerOf<typeof doors.proof>['items'][number];

const tones = { there: 'tone-kept', missing: 'tone-soon', waived: 'tone-quiet' } as const;

/** 举证清单: what a joint case with a utility should have at hand, and what of it is there. */
export function MatterProof({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { data } = useDoor(doors.proof, { id });
  if (!data?.isWanted) return null;
  const acts = (['add', 'waive'] as const).map((name) => ({
    name,
    label: words[name],
    form: (onFold: () => void) => <ProofForm id={id} as={name} onFold={onFold} />,
  }));
  return (
    <section className="side-part" aria-label={say(words.title)}>
      <h2>{say(words.title)}</h2>
      <p className="quiet small">{say(words.about)}</p>
      <ul className="care-lines">
        {data.items.map((line) => (
          <ProofLine key={line.item} line={line} />
        ))}
      </ul>
      {data.canAdd && <Acts id={`proof-${id}`} of={say(words.title)} acts={acts} />}
    </section>
  );
}

function ProofLine({ line }: { readonly line: Line }) {
  const { say } = useLanguage();
  return (
    <li>
      <div className="care-line">
        <strong>{say(proofItems[line.item])}</strong>
        <span className={tones[line.state]}>{say(proofStates[line.state])}</span>
      </div>
      {line.found.map((text) => (
        <div key={text} className="quiet small">
          {text}
        </div>
      ))}
      {line.entries.map((entry) => (
        <div key={entry.id} className="small">
          {entry.note}{' '}
          {entry.fileIds.map((fileId, at) => (
            <a key={fileId} href={addressOf(platformDoors.readFile, { id: fileId })} target="_blank" rel="noreferrer">
              {say(words.file(at + 1))}{' '}
            </a>
          ))}
        </div>
      ))}
    </li>
  );
}

interface ProofFormProps {
  readonly id: string;
  readonly as: 'add' | 'waive';
  readonly onFold: () => void;
}

function ProofForm({ id, as, onFold }: ProofFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ item: 'assessment' as ProofItem, note: '' });
  const [files, setFiles] = useState<{ readonly ids: readonly string[]; readonly isSending: boolean }>({
    ids: [],
    isSending: false,
  });
  const onDone = () => {
    void message.success(say(as === 'add' ? words.added : words.waived));
    onFold();
  };
  const add = useKnock(doors.addProof, { refreshes: ['proof.', 'matter.'], onDone });
  const waive = useKnock(doors.waiveProof, { refreshes: ['proof.', 'matter.'], onDone });
  const { item, note } = fields;
  const path = as === 'add' ? 'note' : 'reason';
  const send = () =>
    as === 'add' ? add.mutate({ id, item, note, fileIds: [...files.ids] }) : waive.mutate({ id, item, reason: note });
  return (
    <RegisterForm
      title={words[as]}
      label={words[as]}
      paths={['item', path, 'fileIds']}
      gaps={{
        [path]: note.trim().length < 2 ? searchWords.tooShort : undefined,
        fileIds: files.isSending ? frameWords.stillUploading : undefined,
      }}
      knock={as === 'add' ? add : waive}
      onSend={send}
      onFold={onFold}
    >
      <ChoiceField
        path="item"
        label={words.item}
        value={item}
        onChange={set('item')}
        options={keysOf(proofItems).map((value) => ({ value, label: say(proofItems[value]) }))}
      />
      <TextField
        wide
        path={path}
        label={as === 'add' ? words.what : searchWords.reason}
        max={500}
        rows={2}
        value={note}
        onChange={set('note')}
      />
      {as === 'add' && (
        <Field wide path="fileIds" label={words.files}>
          {() => <FilePicker label={words.files} onChange={(ids, isSending) => setFiles({ ids, isSending })} />}
        </Field>
      )}
    </RegisterForm>
  );
}
