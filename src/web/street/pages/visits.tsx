import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { whyWords } from '../../../modules/visits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDraft } from '../draft.ts';
import { Frame } from '../frame.tsx';
import { ActsAbout, Area, Empty, NothingAlong, Row } from '../pieces.tsx';
import { enqueue } from '../queue/queue.ts';
import { type Today, usePocket, type VisitSheet } from '../store.ts';
import { frameWords } from '../words.ts';
import { matterWords, visitWords as words } from '../words-pages.ts';

/** Visits of the need list: today's and late ones first; then what we promised afterwards. */
export function Visits() {
  const { say } = useLanguage();
  const { today } = usePocket();
  const planned = today?.visits.filter((visit) => visit.state === 'planned') ?? [];
  const groups = [
    { words: words.due, visits: planned.filter((visit) => visit.plannedOn <= (today?.today ?? '')) },
    { words: words.later, visits: planned.filter((visit) => visit.plannedOn > (today?.today ?? '')) },
    { words: words.done, visits: today?.visits.filter((visit) => visit.state === 'done') ?? [] },
  ];
  const tasks = today?.tasks.filter((task) => task.state === 'open') ?? [];
  return (
    <Frame title={say(frameWords.visits)}>
      {!today && <NothingAlong />}
      {today?.visits.length === 0 && <Empty title={words.none} />}
      {planned.length > 0 && (
        <p>
          <Link className="button" to="/route">
            {say(frameWords.route)}
          </Link>
        </p>
      )}
      {groups
        .filter(({ visits }) => visits.length > 0)
        .map((group) => (
          <VisitGroup key={group.words.en} title={group.words} visits={group.visits} today={today?.today ?? ''} />
        ))}
      {tasks.length > 0 && (
        <section>
          <h2>{say(words.tasks)}</h2>
          <ul className="rows">
            {tasks.map((task) => (
              <li key={task.id}>
                <TaskForm task={task} today={today?.today ?? ''} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  );
}

interface GroupProps {
  readonly title: Words;
  readonly visits: readonly VisitSheet[];
  readonly today: string;
}

function VisitGroup({ title, visits, today }: GroupProps) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(title)}</h2>
      <ul className="rows">
        {visits.map((visit) => (
          <li key={visit.id}>
            <Row to={`/visits/${visit.id}`}>
              <strong>{visit.title}</strong>
              <span className="quiet small">
                {visit.address} · {say(whyWords[visit.why])}
                {visit.state === 'planned' && (
                  <span className={visit.plannedOn < today ? 'late' : ''}> · {say(formatDay(visit.plannedOn))}</span>
                )}
              </span>
            </Row>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskForm({ task, today }: { readonly task: Today['tasks'][number]; readonly today: string }) {
  const { say } = useLanguage();
  const draft = useDraft(`task:${task.id}`, '');
  const [isOpen, setOpen] = useState(false);
  const [isShort, setShort] = useState(false);
  const subject = `task:${task.id}`;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const report = draft.value.trim();
    setShort(report.length < 2);
    if (report.length < 2) return;
    const wish = { kind: 'finishTask', subject, title: task.task, input: { id: task.id, report } } as const;
    draft.handOver(() => enqueue(wish), '');
    setOpen(false);
  };
  return (
    <div className="task">
      <strong>{task.task}</strong>
      <span className="quiet small">
        {task.title} · <span className={task.dueOn < today ? 'late' : ''}>{say(formatDay(task.dueOn))}</span>
      </span>
      <ActsAbout subject={subject} title={matterWords.line} />
      {task.can.includes('finish') && !isOpen && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {say(words.finishTask)}
        </button>
      )}
      {isOpen && (
        <form onSubmit={send} noValidate>
          <Area
            id={`report-${task.id}`}
            label={words.report}
            value={draft.value}
            onType={draft.set}
            problem={isShort ? matterWords.noteMissing : null}
          />
          <button type="submit" className="button">
            {say(words.finishTask)}
          </button>
        </form>
      )}
    </div>
  );
}
