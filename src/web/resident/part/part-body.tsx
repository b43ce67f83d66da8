import type { ReactNode } from 'react';
import type { Words } from '../../../kit/words.ts';
import { verdictWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise, untilWords } from '../../shared/time.ts';
import { StateIcon } from '../follow/state-icon.tsx';
import { callWords } from '../words.ts';
import { decidedBy, partFactWords, partStateWords, partWords, takeBy } from '../words-part.ts';
import type { PartShown } from './shapes.ts';

const running = new Set<PartShown['state']>(['asked', 'taken']);

/** What is asked, where, by when, and who leads. */
export function PartTask({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  const state = partStateWords[part.state];
  return (
    <section className={`standing standing-${state.tone}`}>
      <p className="state">
        <StateIcon tone={state.tone} /> <strong>{say(state)}</strong>
      </p>
      {part.state === 'asked' && part.ackDueAt && <p>{say(takeBy(formatPromise(part.ackDueAt)))}</p>}
      <h2 className="part-label">{say(partWords.task)}</h2>
      <p className="words part-task">{part.task}</p>
      <dl>
        <Line label={partWords.due}>
          <Due part={part} />
        </Line>
        {part.where !== '' && <Line label={partWords.where}>{part.where}</Line>}
        <Line label={partWords.lead}>
          {part.lead.unit} {part.lead.person}
          {part.lead.phone && (
            <a className="inline-call" href={`tel:${part.lead.phone}`}>
              {say(callWords(part.lead.phone))}
            </a>
          )}
        </Line>
        <Line label={partWords.number}>
          <span className="whole">{part.number}</span>
        </Line>
      </dl>
    </section>
  );
}

function Line({ label, children }: { readonly label: Words; readonly children: ReactNode }) {
  const { say } = useLanguage();
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Due({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  if (!part.dueAt) return say(partWords.noDue);
  const now = new Date();
  const isLate = running.has(part.state) && new Date(part.dueAt) < now;
  return (
    <span className={isLate ? 'late' : ''}>
      {say(formatPromise(part.dueAt))}
      {running.has(part.state) && ` · ${say(untilWords(part.dueAt, now))}`}
    </span>
  );
}

/** What was said to and fro: the return, the lead's answer, the decision, the result. */
export function PartSaid({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  const { verdict } = part;
  return (
    <>
      {verdict && (
        <Said title={decidedBy(verdict.by)} at={verdict.at}>
          <strong>{say(verdictWords[verdict.verdict])}</strong>
          {'\n'}
          {verdict.reason}
        </Said>
      )}
      {part.reply && <Said title={partWords.reply}>{part.reply}</Said>}
      {part.returnReason && <Said title={partWords.returned}>{part.returnReason}</Said>}
      {part.answer && <Said title={partWords.answer}>{part.answer}</Said>}
    </>
  );
}

function Said({ title, at, children }: { readonly title: Words; readonly at?: string; readonly children: ReactNode }) {
  const { say } = useLanguage();
  return (
    <section className="answer">
      <h2>{say(title)}</h2>
      <p className="words">{children}</p>
      {at && <p className="hint">{say(formatDayTime(at))}</p>}
    </section>
  );
}

/** What happened to this part, newest first. */
export function PartTimeline({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(partWords.timeline)}</h2>
      <ol className="timeline">
        {part.timeline.toReversed().map((entry) => (
          <li key={entry.id}>
            <p className="timeline-head">
              <strong>{say(partFactWords[entry.kind] ?? partWords.timeline)}</strong>
              <span>{say(entry.mine ? partWords.mine : partWords.theirs)}</span>
              <time dateTime={entry.at}>{say(formatDayTime(entry.at))}</time>
            </p>
            {entry.text && <p className="words">{entry.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
