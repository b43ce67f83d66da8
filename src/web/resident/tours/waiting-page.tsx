import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { publicStudioDoors } from '../../../modules/studio/contract-public.ts';
import { call, Offline } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Heading } from '../heading.tsx';
import { tourWords as words } from './words.ts';
import './tours.css';

type Screen = AnswerOf<typeof publicStudioDoors.screen>;
const everySeconds = 10;

/** 叫号屏: numbers only, read from across the room. */
export function WaitingPage() {
  const { say } = useLanguage();
  const { code = '' } = useParams();
  const [screen, setScreen] = useState<Screen>();
  const [unknown, setUnknown] = useState(false);
  useEffect(() => {
    const read = () =>
      call(publicStudioDoors.screen, { code }).then(
        (found) => setScreen(found),
        // Without a network the last numbers stay.
        (problem) => setUnknown(!(problem instanceof Offline)),
      );
    void read();
    const timer = setInterval(() => void read(), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [code]);
  if (!screen) return <p className="wait">{say(unknown ? words.unknown : words.wait)}</p>;
  return (
    <div className="waiting-screen">
      <Heading title={screen.name}>{screen.name}</Heading>
      <section aria-labelledby="waiting-now" aria-live="polite">
        <h2 id="waiting-now">{say(words.now)}</h2>
        <p className="waiting-numbers waiting-called">{screen.called.length > 0 ? screen.called.join('　') : '—'}</p>
        {screen.called.length === 0 && <p className="hint">{say(words.nobody)}</p>}
      </section>
      <section aria-labelledby="waiting-queue">
        <h2 id="waiting-queue">{say(words.queue)}</h2>
        <p className="waiting-numbers">{screen.waiting.length > 0 ? screen.waiting.join('　') : say(words.empty)}</p>
      </section>
    </div>
  );
}
