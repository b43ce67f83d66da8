import { type FormEvent, useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.ts';
import { Photos } from '../photos.tsx';
import { Area, Field } from '../pieces.tsx';
import type { QueuedPhoto } from '../queue/act.ts';
import { enqueue } from '../queue/queue.ts';
import type { VisitSheet } from '../store.ts';
import { takeDownWords, visitWords as words } from '../words-pages.ts';

interface Found {
  readonly what: string;
  readonly photos: readonly QueuedPhoto[];
}
const nothingFound: Found = { what: '', photos: [] };

/** What the visit found goes round as a matter. */
export function FoundMatter({ visit }: { readonly visit: VisitSheet }) {
  const { say } = useLanguage();
  const draft = useDraft(`found:${visit.id}`, nothingFound);
  const [isShort, setShort] = useState(false);
  const { what, photos } = draft.value;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShort(what.trim().length < 5);
    if (what.trim().length < 5) return;
    const input = { id: visit.id, what: what.trim() };
    const wish = { kind: 'visitMatter', subject: `visit:${visit.id}`, title: visit.title, input, photos } as const;
    draft.handOver(() => enqueue(wish), nothingFound);
  };
  return (
    <details>
      <summary>{say(words.matter)}</summary>
      <form onSubmit={send} noValidate>
        <Area
          id="found"
          label={words.matterWhat}
          value={what}
          onType={(text) => draft.set({ ...draft.value, what: text })}
          problem={isShort ? takeDownWords.whatMissing : null}
        />
        <Photos photos={photos} onChange={(next) => draft.set({ ...draft.value, photos: next })} />
        <button type="submit" className="button">
          {say(words.keepMatter)}
        </button>
      </form>
    </details>
  );
}

const noTask = { task: '', dueOn: '' };

/** What we promised to do afterwards. */
export function PromisedTask({ visit }: { readonly visit: VisitSheet }) {
  const { say } = useLanguage();
  const draft = useDraft(`promised:${visit.id}`, noTask);
  const [isMissing, setMissing] = useState(false);
  const { task, dueOn } = draft.value;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const isWrong = task.trim().length < 2 || dueOn === '';
    setMissing(isWrong);
    if (isWrong) return;
    const input = { id: visit.id, task: task.trim(), dueOn };
    draft.handOver(() => enqueue({ kind: 'addTask', subject: `visit:${visit.id}`, title: task.trim(), input }), noTask);
  };
  return (
    <details>
      <summary>{say(words.task)}</summary>
      <form onSubmit={send} noValidate>
        <Area id="task" label={words.task} rows={2} value={task} onType={(text) => draft.set({ task: text, dueOn })} />
        <Field id="due" label={words.dueOn} problem={isMissing ? words.taskMissing : null}>
          {(bind) => (
            <input
              {...bind}
              type="date"
              value={dueOn}
              onChange={(event) => draft.set({ task, dueOn: event.target.value })}
            />
          )}
        </Field>
        <button type="submit" className="button">
          {say(words.keepTask)}
        </button>
      </form>
    </details>
  );
}
