import { useState } from 'react';
import { ownDoors } from '../../../modules/mediation/contract-own.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useAct } from '../follow/use-act.ts';
import { Failure, Field } from '../pieces.tsx';
import type { SectionProps } from './shapes.ts';
import { ownWords as words } from './words.ts';

/** What a party says by itself: willing or not, open or closed, no more. */
export function OwnActs({ own, refresh }: SectionProps) {
  const isAsked = own.can.includes('willing') && (own.state === 'proposed' || own.me.willing !== 'yes');
  const isGoing = own.can.includes('stop') && own.state !== 'proposed';
  return (
    <>
      {isAsked && <Willing own={own} refresh={refresh} />}
      {own.can.includes('openness') && own.me.willing === 'yes' && <Openness own={own} refresh={refresh} />}
      {isGoing && !(own.me.isOneOfMany && own.me.willing === 'no') && <Stop own={own} refresh={refresh} />}
    </>
  );
}

function Willing({ own, refresh }: SectionProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownWilling);
  const send = async (willing: 'yes' | 'no') => {
    if (await act({ willing })) refresh();
  };
  return (
    <section>
      <h2>{say(own.can.includes('stop') ? words.ask : words.askAgain)}</h2>
      <p className="hint">{say(words.askHint)}</p>
      <p role="status">
        {own.me.willing === 'yes' && say(words.saidYes)}
        {own.me.willing === 'no' && say(words.saidNo)}
      </p>
      <Failure words={failure} />
      <div className="moves">
        {own.me.willing !== 'yes' && (
          <button type="button" className="button button-first" aria-disabled={busy} onClick={() => void send('yes')}>
            {say(words.yes)}
          </button>
        )}
        {own.me.willing !== 'no' && (
          <button type="button" className="button" aria-disabled={busy} onClick={() => void send('no')}>
            {say(words.no)}
          </button>
        )}
      </div>
    </section>
  );
}

function Openness({ own, refresh }: SectionProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownOpenness);
  const send = async (wantsOpen: boolean) => {
    if (await act({ wantsOpen })) refresh();
  };
  return (
    <details className="fold">
      <summary>
        {say(words.openness)} · {say(own.openSession ? words.nowOpen : words.nowClosed)}
      </summary>
      <p className="hint">{say(words.opennessHint)}</p>
      <Failure words={failure} />
      <div className="moves">
        <button
          type="button"
          className="button"
          aria-pressed={own.me.wantsOpen === true}
          aria-disabled={busy}
          onClick={() => void send(true)}
        >
          {say(words.wantOpen)}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={own.me.wantsOpen === false}
          aria-disabled={busy}
          onClick={() => void send(false)}
        >
          {say(words.wantClosed)}
        </button>
      </div>
    </details>
  );
}

function stopHint({ me, track }: SectionProps['own']) {
  if (me.isOneOfMany) return words.stopAloneHint;
  return track === 'public-order' ? words.stopPoliceHint : words.stopHint;
}

function Stop({ own, refresh }: SectionProps) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const { busy, failure, act } = useAct(ownDoors.ownStop);
  const send = async () => {
    if (await act({ text })) refresh();
  };
  return (
    <details className="fold">
      <summary>{say(words.stop)}</summary>
      <p className="hint">{say(stopHint(own))}</p>
      <Field id="stop-text" label={words.stopText} problem={undefined}>
        {(describedBy) => (
          <textarea
            id="stop-text"
            rows={2}
            maxLength={500}
            value={text}
            aria-describedby={describedBy}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Failure words={failure} />
      <button type="button" className="button" aria-disabled={busy} onClick={() => void send()}>
        {say(words.stopSure)}
      </button>
    </details>
  );
}
