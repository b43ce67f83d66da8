import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/procedures/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Acts } from '../forms/acts.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { Procedure } from './shapes.ts';
import { procedureWords as words } from './words.ts';

type Named = 'publish' | 'retire' | 'drop';

/** What this colleague may do with the procedure as a whole. */
export function ProcedureActs({ procedure }: { readonly procedure: Procedure }) {
  const { say } = useLanguage();
  const labels = { publish: words.publish, retire: words.retire, drop: words.drop } as const;
  const acts = (Object.keys(labels) as Named[])
    .filter((name) => procedure.can.includes(name))
    .map((name) => ({
      name,
      label: labels[name],
      danger: name !== 'publish',
      form: (onFold: () => void) =>
        name === 'drop' ? (
          <DropForm procedure={procedure} onFold={onFold} />
        ) : (
          <NoteForm procedure={procedure} name={name} onFold={onFold} />
        ),
    }));
  return (
    <>
      {procedure.needsAnother && <p className="tone-soon">{say(words.needsAnother)}</p>}
      <Acts id="procedure" of={procedure.code} acts={acts} />
    </>
  );
}

interface NoteFormProps {
  readonly procedure: Procedure;
  readonly name: 'publish' | 'retire';
  readonly onFold: () => void;
}

const told: Readonly<Record<NoteFormProps['name'], { label: Words; hint: Words; done: Words }>> = {
  publish: { label: words.publish, hint: words.publishHint, done: words.published },
  retire: { label: words.retire, hint: words.retireHint, done: words.retired },
};

function NoteForm({ procedure, name, onFold }: NoteFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [note, setNote] = useDraft(`procedure ${name} ${procedure.id}`);
  const { label, hint, done } = told[name];
  const knock = useKnock(name === 'publish' ? doors.publish : doors.retire, {
    refreshes: ['procedure.'],
    onDone: () => {
      setNote('');
      void message.success(say(done));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={label}
      label={label}
      danger={name === 'retire'}
      paths={['note']}
      gaps={{ note: note.trim().length < 2 ? words.noteMissing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: procedure.id, version: procedure.version, note })}
      onFold={onFold}
    >
      <p className="quiet">{say(hint)}</p>
      <TextField path="note" label={words.note} max={500} rows={2} value={note} onChange={setNote} />
    </RegisterForm>
  );
}

function DropForm({ procedure, onFold }: { readonly procedure: Procedure; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const knock = useKnock(doors.drop, {
    refreshes: ['procedure.'],
    onDone: ({ gone }) => {
      void message.success(say(words.dropped));
      if (gone) void navigate('/system/procedures');
      else onFold();
    },
  });
  return (
    <RegisterForm
      title={words.drop}
      label={words.drop}
      danger
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id: procedure.id, version: procedure.version })}
      onFold={onFold}
    >
      <p className="quiet">{say(words.dropHint)}</p>
    </RegisterForm>
  );
}

/** The version as a file of DIGIT's. */
export function ExportButton({ id, which }: { readonly id: string; readonly which: 'draft' | 'published' }) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState<unknown>();
  const save = async () => {
    setProblem(undefined);
    try {
      const { fileName, services } = await call(doors.export, { id, which });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(services, null, 2)], { type: 'application/json' }));
      link.download = fileName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (refused) {
      setProblem(refused);
    }
  };
  return (
    <>
      <Button onClick={() => void save()}>{say(words.export)}</Button>
      <ProblemLine problem={problem} />
    </>
  );
}
