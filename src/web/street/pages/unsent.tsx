import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { Frame } from '../frame.tsx';
import { ActLine, Empty } from '../pieces.tsx';
import type { Act } from '../queue/act.ts';
import { drop, sendAgain } from '../queue/queue.ts';
import { hurry } from '../queue/send.ts';
import { usePocket } from '../store.ts';
import { queueWords as words } from '../words.ts';

/** 未发送: the line as it stands, honestly; what arrived lately below. */
export function Unsent() {
  const { say } = useLanguage();
  const { acts, isOnline } = usePocket();
  const unsent = acts.filter((act) => act.state !== 'delivered');
  const arrived = acts.filter((act) => act.state === 'delivered').reverse();
  return (
    <Frame title={say(words.title)}>
      {unsent.length === 0 && <Empty title={words.none} hint={words.noneHint} />}
      {isOnline && unsent.some((act) => act.state === 'waiting') && (
        <button type="button" className="button" onClick={hurry}>
          {say(words.sendNow)}
        </button>
      )}
      <ul className="rows" aria-live="polite">
        {unsent.map((act) => (
          <li key={act.id} className="act">
            <ActLine act={act} />
            {unsent.some((other) => other.subject === act.subject && other.seq < act.seq) && (
              <span className="quiet small">{say(words.earlierFirst)}</span>
            )}
            {act.state !== 'sending' && <Remedies act={act} />}
          </li>
        ))}
      </ul>
      {arrived.length > 0 && (
        <section>
          <h2>{say(words.arrived)}</h2>
          <ul className="rows">
            {arrived.map((act) => (
              <li key={act.id} className="act">
                <ActLine act={act} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  );
}

/** What a person can do about an act: choose, send again, throw away. */
function Remedies({ act }: { readonly act: Act }) {
  const { say } = useLanguage();
  const [isAsked, setAsked] = useState(false);
  if (isAsked) {
    return (
      <div className="pair">
        <button type="button" className="button button-danger" onClick={() => void drop(act)}>
          {say(words.dropSure)}
        </button>
        <button type="button" className="button" onClick={() => setAsked(false)}>
          {say(words.keep)}
        </button>
      </div>
    );
  }
  return (
    <div className="pair">
      {act.conflict && (
        <Link className="button button-first" to={`/unsent/${act.id}`}>
          {say(words.resolve)}
        </Link>
      )}
      {act.state === 'attention' && !act.conflict && (
        <button type="button" className="button" onClick={() => void sendAgain(act)}>
          {say(words.sendAgain)}
        </button>
      )}
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {say(words.drop)}
        <span className="unseen">：{act.title}</span>
      </button>
    </div>
  );
}
