import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { visitFields } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { Frame } from '../frame.tsx';
import { Area, Empty } from '../pieces.tsx';
import type { Act, SaveConflict } from '../queue/act.ts';
import { resolve } from '../queue/queue.ts';
import { usePocket } from '../store.ts';
import { queueWords, conflictWords as words } from '../words.ts';

type Conflict = SaveConflict['conflicts'][number];
type Way = 'mine' | 'theirs' | 'combine';
interface Pick {
  readonly way: Way;
  readonly combined: string;
}

/** Two people changed one field: both values, who and when; pick one or combine. */
export function ConflictPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const { acts } = usePocket();
  const act = acts.find((one) => one.id === id);
  return (
    <Frame title={say(words.title)}>
      {act?.conflict ? <Resolution act={act} conflict={act.conflict} /> : <Empty title={queueWords.none} />}
    </Frame>
  );
}

function Resolution({ act, conflict }: { readonly act: Act; readonly conflict: SaveConflict }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [picks, setPicks] = useState<Readonly<Record<string, Pick>>>({});
  const pickOf = ({ field, mine, theirs }: Conflict): Pick =>
    picks[field] ?? { way: 'mine', combined: [theirs, mine].filter(Boolean).join('\n') };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const chosen = conflict.conflicts.map((one) => {
      const { way, combined } = pickOf(one);
      return [one.field, way === 'combine' ? combined.trim() : one[way]];
    });
    void resolve(act, Object.fromEntries(chosen)).then(() => navigate('/unsent'));
  };
  return (
    <form onSubmit={send} noValidate>
      <p>
        <strong>{act.title}</strong>
      </p>
      <p className="quiet">{say(words.lead)}</p>
      {conflict.conflicts.map((one) => (
        <FieldConflict
          key={one.field}
          conflict={one}
          pick={pickOf(one)}
          onPick={(pick) => setPicks({ ...picks, [one.field]: pick })}
        />
      ))}
      <button type="submit" className="button button-first">
        {say(words.save)}
      </button>
    </form>
  );
}

const ofVisits: Readonly<Record<string, Words>> = visitFields;
const nameOf = ({ field, label }: Conflict): Words => label ?? ofVisits[field] ?? { zh: field, en: field };

interface FieldProps {
  readonly conflict: Conflict;
  readonly pick: Pick;
  readonly onPick: (pick: Pick) => void;
}

function FieldConflict({ conflict, pick, onPick }: FieldProps) {
  const { say } = useLanguage();
  const { field, base, by, at } = conflict;
  const who = `${by ?? say(words.someone)}${at === null ? '' : ` · ${say(formatDayTime(at))}`}`;
  const choice = (way: Way, label: string, text: string | null) => (
    <label className="choice">
      <input type="radio" name={`pick-${field}`} checked={pick.way === way} onChange={() => onPick({ ...pick, way })} />
      <span>
        <strong>{label}</strong>
        {text !== null && <span className="said">{text || say(words.empty)}</span>}
      </span>
    </label>
  );
  return (
    <fieldset className="choices conflict">
      <legend>{say(nameOf(conflict))}</legend>
      {choice('mine', say(words.mine), conflict.mine)}
      {choice('theirs', `${say(words.theirs)}（${who}）`, conflict.theirs)}
      {choice('combine', say(words.combine), null)}
      {pick.way === 'combine' && (
        <Area
          id={`combined-${field}`}
          label={words.combined}
          value={pick.combined}
          onType={(combined) => onPick({ ...pick, combined })}
        />
      )}
      <p className="quiet small">
        {say(words.before)}：{base || say(words.empty)}
      </p>
    </fieldset>
  );
}
