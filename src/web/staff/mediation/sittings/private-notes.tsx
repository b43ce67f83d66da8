import { LockOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { offerDoors } from '../../../../modules/sittings/contract-offers.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { ChoiceField, TextField } from '../../forms/fields.tsx';
import { RegisterForm, useFields } from '../../forms/form.tsx';
import { useDoor } from '../../frame/doors.ts';
import { ProblemLine, Waiting } from '../../frame/states.tsx';
import { mediationWords } from '../words.ts';
import { type SittingsProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

interface NotesProps extends SittingsProps {
  readonly sittingId: string;
}

/** 私下记录: under a lock. Nothing is fetched before somebody opens it, and what is typed stays in the form until it is sealed. */
export function PrivateNotes({ sittings, sittingId }: NotesProps) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="sitting-private" aria-labelledby="sitting-private">
      <h2 id="sitting-private">
        <LockOutlined aria-hidden="true" /> {say(words.private)}
      </h2>
      <p className="quiet small">{say(words.privateHint)}</p>
      <Button onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
        {say(isOpen ? words.lock : words.unlock)}
      </Button>
      {isOpen && <Opened sittings={sittings} sittingId={sittingId} />}
    </section>
  );
}

function Opened({ sittings, sittingId }: NotesProps) {
  const { say } = useLanguage();
  const asked = useDoor(offerDoors.notes, { id: sittings.id });
  const write = {
    name: 'private-note',
    label: words.privateWrite,
    form: (onFold: () => void) => (
      <WriteForm sittings={sittings} sittingId={sittingId} onFold={onFold} onWritten={() => void asked.refetch()} />
    ),
  };
  if (asked.isPending) return <Waiting rows={2} />;
  if (!asked.data) return <ProblemLine problem={asked.error} />;
  return (
    <>
      {asked.data.notes.length === 0 && <p className="quiet">{say(words.privateNone)}</p>}
      <ul className="entry-rows">
        {asked.data.notes.map((note) => (
          <li key={note.id} className="mediation-entry">
            <strong>{say(mediationWords.side(note.side))}</strong>{' '}
            <span className="quiet small">
              {note.by} {say(formatDayTime(note.at))}
              {note.forApprentices && ` · ${say(words.forApprentices)}`}
            </span>
            <p className="mediation-text">{note.text}</p>
          </li>
        ))}
      </ul>
      {asked.data.canWrite && <Acts id={sittingId} of={say(words.private)} acts={[write]} />}
    </>
  );
}

interface WriteProps extends NotesProps {
  readonly onFold: () => void;
  readonly onWritten: () => void;
}

function WriteForm({ sittings, sittingId, onFold, onWritten }: WriteProps) {
  const { say, list } = useLanguage();
  const [fields, set] = useFields({ side: String(sittings.sides[0]?.side ?? 1), text: '', forApprentices: false });
  const knock = useSittingAct(offerDoors.writeNote, words.saved, () => {
    onWritten();
    onFold();
  });
  const { side, text, forApprentices } = fields;
  return (
    <RegisterForm
      title={words.privateWrite}
      label={words.save}
      paths={['side', 'text']}
      gaps={{ text: text.trim().length < 2 ? words.tooShort : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id: sittings.id, sittingId, side: Number(side), text, forApprentices })}
      onFold={onFold}
    >
      <ChoiceField
        path="side"
        label={words.whichSide}
        value={side}
        onChange={set('side')}
        options={sittings.sides.map((one) => ({
          value: String(one.side),
          label: `${say(mediationWords.side(one.side))} ${list(one.names)}`,
        }))}
      />
      <TextField wide path="text" label={words.private} max={5000} rows={4} value={text} onChange={set('text')} />
      <Checkbox checked={forApprentices} onChange={({ target }) => set('forApprentices')(target.checked)}>
        {say(words.forApprentices)}
      </Checkbox>
    </RegisterForm>
  );
}
