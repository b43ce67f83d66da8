import { dutyFaults } from '../../../../modules/agreements/words.ts';
import { doors } from '../../../../modules/confirmation/contract.ts';
import { confirmationStates, courtBases, exclusions, saidWords } from '../../../../modules/confirmation/words.ts';
import { ways } from '../../../../modules/mediation/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../../shared/time.ts';
import { Failed, Waiting } from '../../frame/states.tsx';
import type { PanelProps } from '../shapes.ts';
import { useFollowing } from '../use-following.ts';
import { ConfirmActs } from './acts.tsx';
import { PaperLines } from './papers.tsx';
import type { Confirmation, Courts } from './shapes.ts';
import { confirmWords as words } from './words.ts';
import './confirmation.css';

const before = ['proposed', 'choosing', 'matched', 'scheduled', 'under-way', 'suspended', 'refused'];

/** 司法确认: the countdown, who joins in, the papers, and what the court answered. */
export function ConfirmationPanel({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const isEarly = before.includes(mediation.state) && mediation.timesReopened === 0;
  const asked = useFollowing(doors.view, mediation, !isEarly);
  if (isEarly || asked.data?.confirmation === null) return null;
  return (
    <section aria-labelledby="mediation-confirmation">
      <h2 id="mediation-confirmation">{say(words.title)}</h2>
      {asked.isPending && <Waiting rows={4} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.confirmation && (
        <Known
          mediationId={mediation.id}
          title={mediation.title}
          one={asked.data.confirmation}
          courts={asked.data.courts}
        />
      )}
    </section>
  );
}

interface KnownProps {
  readonly mediationId: string;
  readonly title: string;
  readonly one: Confirmation;
  readonly courts: Courts;
}

function Known({ mediationId, title, one, courts }: KnownProps) {
  const { say } = useLanguage();
  const isAsked = one.exclusions.length === 0 && one.state !== 'lapsed' && one.state !== 'replaced';
  return (
    <>
      <Countdown one={one} />
      {one.doneAtOnce && one.exclusions.length === 0 && <p className="quiet">{say(words.doneAtOnce)}</p>}
      <Against one={one} />
      {isAsked && <Voices one={one} />}
      {isAsked && <Court one={one} />}
      {isAsked && <PaperLines mediationId={mediationId} one={one} />}
      <ConfirmActs mediationId={mediationId} title={title} one={one} courts={courts} />
      <Answers one={one} />
    </>
  );
}

const tones = {
  open: 'tone-action',
  submitted: 'tone-action',
  accepted: 'tone-action',
  declined: 'tone-maple',
  confirmed: 'tone-kept',
  unconfirmed: 'tone-maple',
  lapsed: 'tone-quiet',
  replaced: 'tone-quiet',
} as const;

const soonDays = 5;

function Countdown({ one }: { readonly one: Confirmation }) {
  const { say } = useLanguage();
  const { days, state, exclusions: against } = one;
  const isCounting = (state === 'open' || state === 'declined') && against.length === 0;
  const tone = days.left < 0 ? 'tone-maple' : days.left <= soonDays ? 'tone-soon' : 'tone-plain';
  const left = days.left === 0 ? words.lastDay : days.left > 0 ? words.left(days.left) : words.over(-days.left);
  return (
    <>
      <p>
        <span className={`state-tag ${tones[state]}`}>{say(confirmationStates[state])}</span>{' '}
        {isCounting && <strong className={`figures ${tone}`}>{say(left)}</strong>}
      </p>
      <p className="quiet">
        {say(words.window(formatDay(days.effectiveOn), formatDay(days.lastOn)))}
        {days.lawfulLastOn !== days.lastOn && ` · ${say(words.lawful(formatDay(days.lawfulLastOn)))}`}
      </p>
    </>
  );
}

function Against({ one }: { readonly one: Confirmation }) {
  const { say } = useLanguage();
  const doubts = one.doubts.filter(({ severity }) => severity === 'should');
  return (
    <>
      {one.exclusions.length > 0 && (
        <>
          <h3>{say(words.excluded)}</h3>
          <ul>
            {one.exclusions.map((name) => (
              <li key={name}>{say(exclusions[name])}</li>
            ))}
          </ul>
        </>
      )}
      {one.exclusions.length === 0 && doubts.length > 0 && (
        <>
          <h3>{say(words.doubts)}</h3>
          <ul>
            {doubts.map(({ nth, fault }) => (
              <li key={`${nth} ${fault}`}>
                {say(words.duty(nth))} · {say(dutyFaults[fault])}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Voices({ one }: { readonly one: Confirmation }) {
  const { say } = useLanguage();
  return (
    <>
      <h3>{say(words.voices)}</h3>
      <ul className="entry-rows">
        {one.voices.map((voice) => (
          <li key={voice.partyId}>
            <span>
              {say(words.side(voice.side))} {voice.name}
            </span>
            <span className={voice.said === 'yes' ? 'tone-kept' : voice.said === null ? 'quiet' : 'tone-maple'}>
              {say(voice.said ? saidWords[voice.said] : words.silent)}
              {voice.how && (
                <span className="quiet small">
                  {' '}
                  {say(ways[voice.how])}
                  {voice.by && ` ${say(words.throughWhom(voice.by))}`} {voice.at && say(formatDayTime(voice.at))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {one.days.submittedOn === null && (
        <p className={one.joint ? 'tone-kept' : 'quiet'}>{say(one.joint ? words.joint : words.notJoint)}</p>
      )}
    </>
  );
}

function Court({ one }: { readonly one: Confirmation }) {
  const { say } = useLanguage();
  return (
    <dl className="mediation-facts">
      <dt>{say(words.courtOf)}</dt>
      <dd>
        {one.court ? one.court.name : say(words.noCourt)}{' '}
        {one.court?.basis && <span className="quiet">{say(courtBases[one.court.basis])}</span>}
      </dd>
    </dl>
  );
}

/** What runs and ran with the court. */
function Answers({ one }: { readonly one: Confirmation }) {
  const { say } = useLanguage();
  const { days, state, caseNumber, reason, links } = one;
  const rows = [
    { label: words.submittedOn, day: days.submittedOn, note: '' },
    { label: words.acceptDue, day: state === 'submitted' ? days.acceptDueOn : null, note: '' },
    {
      label: words.decideDue,
      day: state === 'accepted' ? days.decideDueOn : null,
      note: days.extended ? say(words.extended) : '',
    },
    { label: words.decided, day: days.decidedOn, note: '' },
    { label: words.enforce, day: days.enforceUntil, note: '' },
  ].flatMap(({ day, ...rest }) => (day ? [{ ...rest, day }] : []));
  return (
    <>
      {rows.length > 0 && (
        <dl className="mediation-facts confirm-days">
          {rows.map(({ label, day, note }) => (
            <div key={label.en}>
              <dt>{say(label)}</dt>
              <dd className="figures">
                {say(formatDay(day))} {note}
              </dd>
            </div>
          ))}
          {caseNumber && (
            <div>
              <dt>{say(words.caseNumber)}</dt>
              <dd>{caseNumber}</dd>
            </div>
          )}
          {reason && (
            <div>
              <dt>{say(words.reason)}</dt>
              <dd className="mediation-text">{reason}</dd>
            </div>
          )}
        </dl>
      )}
      {days.enforceUntil && <p className="quiet">{say(words.enforceHint)}</p>}
      {links.length > 0 && (
        <ul className="entry-rows" aria-label={say(words.links)}>
          {links.map(({ label, at, opened }) => (
            <li key={at}>
              <span>{label}</span>
              <span className="quiet small">
                {say(formatDayTime(at))} {opened && say(words.openedLink)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
