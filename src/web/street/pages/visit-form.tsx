import { type FormEvent, useState } from 'react';
import { keysOf, type Words } from '../../../kit/words.ts';
import { type VisitField, visitFields } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.ts';
import { Photos } from '../photos.tsx';
import { Area } from '../pieces.tsx';
import type { Act, QueuedPhoto } from '../queue/act.ts';
import { enqueue } from '../queue/queue.ts';
import { usePocket, type VisitSheet } from '../store.ts';
import { visitWords as words } from '../words-pages.ts';

type Fields = Readonly<Record<VisitField, string>>;
const names = keysOf(visitFields);

interface Draft {
  readonly changes: Readonly<Partial<Fields>>;
  readonly photos: readonly QueuedPhoto[];
}
const emptyDraft: Draft = { changes: {}, photos: [] };

/** What the form shows: what the house holds, with what was written here and has not arrived yet laid over it. */
function shownFields(visit: VisitSheet, acts: readonly Act[]): Fields {
  const waiting = acts.filter(
    (act) => act.kind === 'saveVisit' && act.subject === `visit:${visit.id}` && act.state !== 'delivered',
  );
  return Object.assign({}, visit.fields, ...waiting.map((act) => act.input['changes']));
}

/** 走访记录: five fields; saved as often as one likes, done once. */
export function Observations({ visit }: { readonly visit: VisitSheet }) {
  const { say } = useLanguage();
  const { acts } = usePocket();
  const draft = useDraft(`visit:${visit.id}`, emptyDraft);
  const [problem, setProblem] = useState<Words | null>(null);
  const base = shownFields(visit, acts);
  const { changes, photos } = draft.value;
  const isFinishing = acts.some(
    (act) => act.kind === 'saveVisit' && act.subject === `visit:${visit.id}` && act.input['finish'] === true,
  );
  const isDone = visit.state === 'done' || isFinishing;
  const keep = (finish: boolean) => {
    const now = { ...base, ...changes };
    const changed = Object.fromEntries(
      names.filter((name) => now[name].trim() !== base[name]).map((name) => [name, now[name].trim()]),
    );
    const isSame = Object.keys(changed).length === 0 && photos.length === 0;
    if (finish && now.met.trim() === '' && now.seen.trim() === '') return setProblem(words.empty);
    if (!finish && isSame) return setProblem(words.unchanged);
    setProblem(null);
    const input = { id: visit.id, base: { version: visit.version, fields: base }, changes: changed, finish };
    const wish = { kind: 'saveVisit', subject: `visit:${visit.id}`, title: visit.title, input, photos } as const;
    draft.handOver(() => enqueue(wish), emptyDraft);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    keep(!isDone);
  };
  return (
    <form onSubmit={send} noValidate>
      <h2>{say(words.form)}</h2>
      {names.map((name) => (
        <Area
          key={name}
          id={name}
          label={visitFields[name]}
          rows={2}
          value={changes[name] ?? base[name]}
          onType={(text) => draft.set({ ...draft.value, changes: { ...changes, [name]: text } })}
        />
      ))}
      <Photos photos={photos} onChange={(next) => draft.set({ ...draft.value, photos: next })} />
      {problem && (
        <p className="problem" role="alert">
          {say(problem)}
        </p>
      )}
      <div className="pair">
        {!isDone && (
          <button type="submit" className="button button-first">
            {say(words.finish)}
          </button>
        )}
        <button type="button" className={isDone ? 'button button-first' : 'button'} onClick={() => keep(false)}>
          {say(words.keep)}
        </button>
      </div>
    </form>
  );
}
