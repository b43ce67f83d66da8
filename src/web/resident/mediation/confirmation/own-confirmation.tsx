import { useCallback, useEffect, useState } from 'react';
import type { Words } from '../../../../kit/words.ts';
import { ownDoors } from '../../../../modules/confirmation/contract-own.ts';
import { confirmationStates, exclusions } from '../../../../modules/confirmation/words.ts';
import { call } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { failureWords } from '../../failure-words.ts';
import { StateIcon } from '../../follow/state-icon.tsx';
import { Failure } from '../../pieces.tsx';
import type { SectionProps } from '../shapes.ts';
import { MyWord } from './my-word.tsx';
import type { KnownProps, OwnConfirmation } from './shapes.ts';
import { ownConfirmWords as words } from './words.ts';
import './confirmation.css';

/** 司法确认 as a party sees it: how many days are left, what I and the others said, where it stands with the court. */
export function OwnConfirmationSection({ own, refresh }: SectionProps) {
  const [known, setKnown] = useState<OwnConfirmation | null>(null);
  const [failure, setFailure] = useState<Words>();
  const newest = own.timeline.at(-1)?.id;
  const read = useCallback(() => {
    call(ownDoors.own, {}).then(
      ({ confirmation }) => {
        setKnown(confirmation);
        setFailure(undefined);
      },
      (problem) => setFailure(failureWords(problem)),
    );
  }, []);
  useEffect(() => {
    // A newer line in the timeline may be about it.
    void newest;
    read();
  }, [newest, read]);
  const done = () => {
    read();
    refresh();
  };
  return (
    <>
      <Failure words={failure} />
      {known && known.state !== 'replaced' && <Known one={known} done={done} />}
    </>
  );
}

function Known({ one, done }: KnownProps) {
  const { say } = useLanguage();
  const isOpen = one.state === 'open' || one.state === 'declined';
  return (
    <section aria-labelledby="own-confirmation">
      <h2 id="own-confirmation">{say(words.title)}</h2>
      {one.exclusions.length > 0 ? (
        <>
          <p>{say(words.excluded)}</p>
          <ul>
            {one.exclusions.map((name) => (
              <li key={name}>{say(exclusions[name])}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          {isOpen && <Countdown one={one} />}
          {!isOpen && <Standing one={one} />}
          {isOpen && one.can.includes('say') && <MyWord one={one} done={done} />}
          {one.state !== 'lapsed' && <Others one={one} />}
        </>
      )}
    </section>
  );
}

function Countdown({ one }: Pick<KnownProps, 'one'>) {
  const { say } = useLanguage();
  const { left, lawfulLastOn } = one.days;
  return (
    <>
      <p>{say(words.what)}</p>
      {one.doneAtOnce && <p className="hint">{say(words.doneAtOnce)}</p>}
      <p className="own-confirm-left">
        <strong>{say(left > 0 ? words.left(left) : words.lastDay)}</strong>{' '}
        <span className="hint">{say(words.until(formatDay(lawfulLastOn)))}</span>
      </p>
      {one.state === 'declined' && <Reason one={one} />}
    </>
  );
}

function Reason({ one }: Pick<KnownProps, 'one'>) {
  const { say } = useLanguage();
  return (
    <p>
      {say(confirmationStates[one.state])}
      {one.reason && `。${say(words.reason)}：${one.reason}`}
    </p>
  );
}

const tones = { submitted: 'open', accepted: 'open', confirmed: 'kept' } as const;

function Standing({ one }: Pick<KnownProps, 'one'>) {
  const { say } = useLanguage();
  const { state, days, caseNumber } = one;
  const tone = state in tones ? tones[state as keyof typeof tones] : 'ended';
  return (
    <>
      <p className="state">
        <StateIcon tone={tone} /> <strong>{say(confirmationStates[state])}</strong>
      </p>
      {state === 'submitted' && days.acceptDueOn && <p>{say(words.acceptBy(formatDay(days.acceptDueOn)))}</p>}
      {state === 'accepted' && days.decideDueOn && <p>{say(words.decideBy(formatDay(days.decideDueOn)))}</p>}
      {state === 'unconfirmed' && <Reason one={one} />}
      {caseNumber && (
        <p>
          {say(words.caseNumber)} {caseNumber}
        </p>
      )}
      {days.enforceUntil && <p>{say(words.enforce(formatDay(days.enforceUntil)))}</p>}
    </>
  );
}

function Others({ one }: Pick<KnownProps, 'one'>) {
  const { say } = useLanguage();
  return (
    <dl className="own-confirm-facts">
      {one.voices.map(({ partyId, name, said }) => (
        <div key={partyId}>
          <dt>{name}</dt>
          <dd>{say(words.otherSaid[said ?? 'none'])}</dd>
        </div>
      ))}
      {one.court && (
        <div>
          <dt>{say(words.court)}</dt>
          <dd>{one.court.name}</dd>
        </div>
      )}
    </dl>
  );
}
