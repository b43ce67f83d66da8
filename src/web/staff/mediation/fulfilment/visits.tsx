import { againWords, performedWords, satisfactions } from '../../../../modules/fulfilment/words.ts';
import { foundWords, taskStates } from '../../../../modules/revisits/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import type { PartProps, Performance } from './shapes.ts';
import { VisitForm } from './visit-form.tsx';
import { fulfilmentWords as words } from './words.ts';

type Visit = Performance['visits'][number];

/** 回访: by template, each with what it found. */
export function Visits(props: PartProps) {
  const { say } = useLanguage();
  const { visits } = props.performance;
  if (visits.length === 0 && props.performance.state !== 'performing') return null;
  return (
    <article className="duty-account">
      <h3>{say(words.visits)}</h3>
      {visits.length === 0 && <p className="quiet">{say(words.visitsHint)}</p>}
      <ul className="entry-rows">
        {visits.map((visit) => (
          <Line key={visit.taskId} {...props} visit={visit} />
        ))}
      </ul>
    </article>
  );
}

function Line(props: PartProps & { readonly visit: Visit }) {
  const { say } = useLanguage();
  const { visit, performance, mediation } = props;
  const { record } = visit;
  const canVisit = visit.state === 'due' && performance.can.includes('visit');
  return (
    <li className="mediation-entry">
      <strong>{say(words.visitNth(visit.nth, visit.of))}</strong>{' '}
      <span className={visit.state === 'due' ? 'tone-soon' : 'quiet'}>
        {say(visit.found && visit.state === 'done' ? foundWords[visit.found] : taskStates[visit.state])}
      </span>{' '}
      <span className="quiet small">
        {say(formatDay(visit.doneAt ?? visit.dueOn))}
        {visit.state === 'due' && visit.tries > 0 && ` · ${say(words.tries(visit.tries))}`}
      </span>
      {record && (
        <>
          <div className="small">
            {[
              record.parties.join('、'),
              say(performedWords[record.performed]),
              say(satisfactions[record.satisfaction]),
              say(againWords[record.again]),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <p className="mediation-text">{record.note}</p>
          {record.mistaken && <p className="tone-maple">{say(words.mistaken)}</p>}
          {record.risk && (
            <p className="mediation-text tone-soon">
              {say(words.risk)} {record.risk}
            </p>
          )}
        </>
      )}
      {!record && visit.state === 'done' && visit.found !== 'unreached' && (
        <p className="quiet">{say(words.onMatter)}</p>
      )}
      {canVisit && (
        <Acts
          id={visit.taskId}
          of={mediation.title}
          acts={[
            {
              name: 'visit',
              label: words.recordVisit,
              form: (onFold) => <VisitForm {...props} taskId={visit.taskId} onFold={onFold} />,
            },
          ]}
        />
      )}
    </li>
  );
}
