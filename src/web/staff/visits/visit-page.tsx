import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import { matterStates } from '../../../modules/matters/words.ts';
import { doors } from '../../../modules/visits/contract.ts';
import { visitFacts, visitFields, visitStates, visitTaskStates, whyWords } from '../../../modules/visits/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { VisitRoomTabs } from './room.tsx';
import { CancelForm, TaskForm } from './visit-forms.tsx';
import { visitWords as words } from './words.ts';
import './visits.css';

type Visit = AnswerOf<typeof doors.view>;
const factWords: Readonly<Record<string, Words>> = visitFacts;
const stateWords: Readonly<Record<string, Words>> = matterStates;

/** One visit: why, what was seen, what follows from it. */
export function VisitPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.view, { id });
  const visit = asked.data;
  return (
    <div className="page visit-page">
      <div className="page-head">
        <h1>{visit ? visit.title : say(words.title)}</h1>
        <VisitRoomTabs />
      </div>
      {asked.isPending && <Waiting rows={8} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {visit && (
        <>
          <About visit={visit} />
          {visit.can.includes('cancel') && (
            <Acts
              id={visit.id}
              of={visit.title}
              acts={[
                {
                  name: 'cancel',
                  label: words.cancel,
                  danger: true,
                  form: (onFold) => <CancelForm visit={visit} onFold={onFold} />,
                },
              ]}
            />
          )}
          <Observations visit={visit} />
          <Follows visit={visit} />
          <Timeline visit={visit} />
        </>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly (readonly [Words, string])[] }) {
  const { say } = useLanguage();
  return (
    <dl className="visit-facts">
      {lines
        .filter(([, text]) => text !== '')
        .flatMap(([label, text]) => [<dt key={`${label.en}-label`}>{say(label)}</dt>, <dd key={label.en}>{text}</dd>])}
    </dl>
  );
}

function About({ visit }: { readonly visit: Visit }) {
  const { say } = useLanguage();
  return (
    <Lines
      lines={[
        [words.on, `${say(formatDay(visit.plannedOn))} · ${say(visitStates[visit.state])}`],
        [words.address, visit.address],
        [words.phone, visit.phone ?? ''],
        [words.purpose, `${say(whyWords[visit.why])}：${visit.purpose}`],
        [words.askedBy, visit.askedBy],
        [words.person, [visit.unitName, visit.personName ?? ''].filter(Boolean).join(' · ')],
      ]}
    />
  );
}

function Observations({ visit }: { readonly visit: Visit }) {
  const { say } = useLanguage();
  const lines = keysOf(visitFields).map((name) => [visitFields[name], visit.fields[name]] as const);
  const photos = visit.files.filter(({ kind }) => kind === 'photo');
  return (
    <section>
      <h2>{say(words.observations)}</h2>
      {lines.every(([, text]) => text === '') && <p className="quiet">{say(words.notWritten)}</p>}
      <Lines lines={lines} />
      {photos.length > 0 && (
        <ul className="visit-photos">
          {photos.map((file, i) => (
            <li key={file.id}>
              <a href={addressOf(platformDoors.readFile, { id: file.id })}>
                <img
                  src={addressOf(platformDoors.readFile, { id: file.id, size: 'thumbnail' })}
                  alt={`${say(words.photos)} ${i + 1}`}
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Follows({ visit }: { readonly visit: Visit }) {
  const { say } = useLanguage();
  return (
    <>
      {visit.matters.length > 0 && (
        <section>
          <h2>{say(words.matters)}</h2>
          <ul className="need-rows">
            {visit.matters.map((matter) => (
              <li key={matter.id}>
                <Link to={`/matters/${matter.id}`}>{matter.title}</Link>
                <span className="figures quiet">{matter.number}</span>
                <span>{say(stateWords[matter.state] ?? { zh: matter.state, en: matter.state })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {visit.tasks.length > 0 && (
        <section>
          <h2>{say(words.tasks)}</h2>
          {visit.tasks.map((task) => (
            <div key={task.id}>
              <p>
                <strong>{task.task}</strong>{' '}
                <span className="quiet small">
                  {say(visitTaskStates[task.state])} · {say(words.due)} {say(formatDay(task.dueOn))}
                  {task.report && ` · ${task.report}`}
                </span>
              </p>
              <Acts
                id={task.id}
                of={task.task}
                acts={task.can.map((act) => ({
                  name: act,
                  label: act === 'finish' ? words.finishTask : words.dropTask,
                  form: (onFold) => <TaskForm id={task.id} act={act} onFold={onFold} />,
                }))}
              />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function Timeline({ visit }: { readonly visit: Visit }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.timeline)}</h2>
      <ul className="need-rows">
        {visit.timeline.map((fact) => (
          <li key={fact.id}>
            <span>
              {say(factWords[fact.kind] ?? { zh: fact.kind, en: fact.kind })}
              {fact.text && `：${fact.text}`}
            </span>
            <span className="quiet">{fact.by}</span>
            <span className="figures quiet">{say(formatDayTime(fact.at))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
