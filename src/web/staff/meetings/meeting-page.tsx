import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { meetingFacts, meetingKinds, meetingStates } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { CancelForm } from './cancel-form.tsx';
import { Decisions } from './decisions.tsx';
import { HoldForm } from './hold-form.tsx';
import { MeetingTabs } from './meetings.tsx';
import { PlanForm } from './plan-form.tsx';
import { meetingWords as words } from './words.ts';
import './meetings.css';

type Meeting = AnswerOf<typeof doors.view>;

/** One meeting: its agenda, and once it was held its minutes and decisions. */
export function MeetingPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.view, { id });
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const meeting = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{meeting.title}</h1>
        <span className="quiet">
          {say(meetingKinds[meeting.kind])} · {say(meetingStates[meeting.state])}
        </span>
        <div className="push">
          <MeetingTabs />
        </div>
      </div>
      <Acts id={meeting.id} of={meeting.title} acts={actsOf(meeting)} />
      <div className="meeting-columns">
        <div>
          <Agenda meeting={meeting} />
          {meeting.state === 'held' && (
            <section>
              <h2>{say(words.minutes)}</h2>
              <p className="meeting-text">{meeting.minutes}</p>
            </section>
          )}
          {meeting.state === 'held' && (
            <section>
              <h2>{say(words.decisions)}</h2>
              <Decisions rows={meeting.decisions} empty={words.noDecisions} />
            </section>
          )}
        </div>
        <MeetingFacts meeting={meeting} />
      </div>
    </div>
  );
}

function actsOf(meeting: Meeting): Act[] {
  const forms = {
    hold: { label: words.hold, form: (onFold: () => void) => <HoldForm meeting={meeting} onFold={onFold} /> },
    change: { label: words.change, form: (onFold: () => void) => <PlanForm meeting={meeting} onFold={onFold} /> },
    cancel: {
      label: words.cancel,
      danger: true,
      form: (onFold: () => void) => <CancelForm meeting={meeting} onFold={onFold} />,
    },
  };
  return (['hold', 'change', 'cancel'] as const)
    .filter((name) => meeting.can.includes(name))
    .map((name) => ({ name, ...forms[name] }));
}

function Agenda({ meeting }: { readonly meeting: Meeting }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.agenda)}</h2>
      <ol className="agenda">
        {meeting.items.map((item) => (
          <li key={item.id}>
            {item.hidden && <span className="quiet">{say(words.topicHidden)}</span>}
            {!item.hidden && <strong>{item.link ? <Link to={item.link}>{item.topic}</Link> : item.topic}</strong>}
            {item.matter && (
              <Link className="small" to={`/matters/${item.matter.id}`}>
                {' '}
                {item.matter.number}
              </Link>
            )}
            {item.outcome && <p className="meeting-text">{item.outcome}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function MeetingFacts({ meeting }: { readonly meeting: Meeting }) {
  const { say } = useLanguage();
  const facts = [
    { label: words.when, text: say(formatPromise(meeting.startsAt)) },
    { label: words.where, text: meeting.where },
    { label: words.unit, text: meeting.unitName },
    { label: words.chair, text: meeting.chairName ?? '' },
    {
      label: words.attendees,
      text: meeting.attendees.map(({ name, of }) => (of ? `${name}（${of}）` : name)).join('、'),
    },
  ];
  return (
    <aside>
      <dl className="fact-list">
        {facts
          .filter(({ text }) => text !== '')
          .map(({ label, text }) => (
            <div key={label.zh}>
              <dt>{say(label)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <section>
        <h2>{say(words.timeline)}</h2>
        <ul>
          {meeting.timeline.map((fact) => (
            <li key={fact.id}>
              <span className="quiet figures">{say(formatDayTime(fact.at))}</span>{' '}
              {say(meetingFacts[fact.kind as keyof typeof meetingFacts] ?? { zh: fact.kind, en: fact.kind })} {fact.by}
              {fact.text && <div className="quiet small">{fact.text}</div>}
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
