import { useParams } from 'react-router';
import { formatYuan } from '../../../kit/money.ts';
import { supportDoors as doors } from '../../../modules/care/contract-support.ts';
import { consentWays, planStates, reviewOutcomes } from '../../../modules/care/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { AgreeForm } from './consent-forms.tsx';
import { FactLines } from './fact-lines.tsx';
import { MeasureForm } from './measure-forms.tsx';
import { Measures } from './measures.tsx';
import type { Plan } from './shapes.ts';
import { DateForm, NoteForm, ReviewForm, VisitForm, WithdrawForm } from './support-forms.tsx';
import { supportWords as words } from './words-support.ts';
import './care.css';

/** One plan: what the household agreed to, what is done, what was spent, who visits, who reviews. */
export function SupportPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.support, { id });
  if (asked.isPending) return <Waiting rows={12} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const plan = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{plan.household || say(words.panel)}</h1>
        <span className="quiet">{say(plan.isLapsed ? words.lapsed : planStates[plan.state])}</span>
      </div>
      {plan.state === 'stopped' && <p className="care-notice">{say(words.stoppedAbout)}</p>}
      <Acts id={plan.id} of={say(words.panel)} acts={actsOf(plan)} />
      <div className="care-columns">
        <div>
          <Measures plan={plan} />
          <Visits plan={plan} />
          {plan.notes && <Notes notes={plan.notes} />}
        </div>
        <aside>
          <Facts plan={plan} />
          <Reviews plan={plan} />
        </aside>
      </div>
    </div>
  );
}

function actsOf(plan: Plan): Act[] {
  const props = (onFold: () => void) => ({ plan, onFold });
  const forms = {
    measure: { label: words.measure, form: (onFold: () => void) => <MeasureForm {...props(onFold)} /> },
    date: { label: words.date, form: (onFold: () => void) => <DateForm {...props(onFold)} /> },
    note: { label: words.addNote, form: (onFold: () => void) => <NoteForm {...props(onFold)} /> },
    review: { label: words.review, form: (onFold: () => void) => <ReviewForm {...props(onFold)} /> },
    agree: { label: words.agree, form: (onFold: () => void) => <AgreeForm {...props(onFold)} /> },
    withdraw: {
      label: words.withdraw,
      danger: true,
      form: (onFold: () => void) => <WithdrawForm {...props(onFold)} />,
    },
  };
  return (['measure', 'date', 'note', 'review', 'agree', 'withdraw'] as const)
    .filter((name) => plan.can.includes(name))
    .map((name) => ({ name, ...forms[name] }));
}

function Facts({ plan }: { readonly plan: Plan }) {
  const { say } = useLanguage();
  const consent = [plan.consentBy, say(consentWays[plan.consentHow]), say(words.until(formatDay(plan.consentUntil)))];
  const lines = [
    { label: words.need, text: plan.need },
    { label: words.lead, text: plan.leadName },
    { label: words.consent, text: consent.filter(Boolean).join(' · ') },
    { label: words.consentFor, text: plan.consentFor },
    { label: words.reviewOn, text: plan.state === 'running' ? say(formatDay(plan.reviewOn)) : '' },
    { label: words.money, text: `${formatYuan(plan.spentFen)} / ${formatYuan(plan.budgetFen)}` },
  ];
  return <FactLines title={words.consent} lines={lines} matter={plan.matter} />;
}

function Visits({ plan }: { readonly plan: Plan }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.visits)}</h2>
      {plan.visits.length === 0 && <p className="quiet">{say(words.noVisits)}</p>}
      <ul className="care-lines">
        {plan.visits.map((visit) => (
          <li key={visit.id}>
            <span className="figures">{say(formatDay(visit.dueOn))}</span>{' '}
            {visit.doneAt && (
              <span className="tone-kept">
                {say(words.visited)} {visit.by}
              </span>
            )}
            {visit.note && <p className="care-text">{visit.note}</p>}
            {visit.canVisit && (
              <Acts
                id={visit.id}
                of={visit.dueOn}
                acts={[
                  {
                    name: 'visit',
                    label: words.visit,
                    form: (onFold) => <VisitForm visitId={visit.id} onFold={onFold} />,
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ notes }: { readonly notes: NonNullable<Plan['notes']> }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.notes)}</h2>
      <p className="quiet small">{say(words.notesAbout)}</p>
      <ul className="care-lines">
        {notes.map((note) => (
          <li key={note.id}>
            <span className="quiet figures">{say(formatDayTime(note.at))}</span> {note.by}
            <p className="care-text">{note.text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reviews({ plan }: { readonly plan: Plan }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.reviews)}</h2>
      {plan.reviews.length === 0 && <p className="quiet">{say(words.noReviews)}</p>}
      <ul className="care-lines">
        {plan.reviews.map((one) => (
          <li key={one.id}>
            <span className="quiet figures">{say(formatDayTime(one.at))}</span> {one.by}{' '}
            <strong>{say(reviewOutcomes[one.outcome])}</strong>
            {one.note && <p className="care-text">{one.note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
