import './css/kiosk.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { reporterDoors } from '../../modules/matters/contract-reporter.ts';
import { residentDoors } from '../../modules/privacy/contract-resident.ts';
import { linkDoors } from '../../platform/contract-links.ts';
import { call } from '../shared/call.ts';
import { useLanguage } from '../shared/language.tsx';
import { kioskAddress } from './kiosk.ts';
import { clearsIn, kioskWords } from './words-kiosk.ts';

const idleSeconds = 90;
const warnSeconds = 20;
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** A kiosk is cleared when nobody has touched it for 90 seconds, the last 20 of them counted down; or at once, by its button. */
export function KioskWatch() {
  const { say } = useLanguage();
  const left = useSecondsLeft();
  const isWarning = left !== undefined && left <= warnSeconds;
  useEffect(() => {
    if (left === 0) wipe();
  }, [left]);
  return (
    <div className={isWarning ? 'kiosk kiosk-warning' : 'kiosk'}>
      <p role="alert">{isWarning && say(kioskWords.still)}</p>
      {isWarning && (
        <>
          <p className="kiosk-count" aria-hidden="true">
            {say(clearsIn(left))}
          </p>
          <button type="button" className="button button-first">
            {say(kioskWords.stay)}
          </button>
        </>
      )}
      <button type="button" className="button" onClick={wipe}>
        {say(kioskWords.finish)}
      </button>
    </div>
  );
}

/** Undefined until somebody has touched it since it was cleared. */
function useSecondsLeft(): number | undefined {
  const [left, setLeft] = useState<number>();
  const touchedAt = useRef<number>(undefined);
  const alive = useCallback(() => {
    touchedAt.current = Date.now();
    setLeft((now) => (now === undefined || now <= warnSeconds ? idleSeconds : now));
  }, []);
  useEffect(() => {
    for (const sign of signsOfLife) window.addEventListener(sign, alive, { passive: true });
    const timer = setInterval(() => {
      if ('speechSynthesis' in window && speechSynthesis.speaking) touchedAt.current = Date.now();
      if (touchedAt.current === undefined) return;
      setLeft(Math.max(0, Math.ceil(idleSeconds - (Date.now() - touchedAt.current) / 1000)));
    }, 500);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, alive);
    };
  }, [alive]);
  return left;
}

/** Leaves every door, forgets the language, and loads the page anew, so that nothing of the last person is in its memory. */
function wipe(): void {
  const patience = new Promise((resolve) => setTimeout(resolve, 1500));
  void Promise.race([leaveAll(), patience]).then(() => {
    try {
      localStorage.removeItem('maplebridge.language');
    } catch {
      // Storage that is shut has kept nothing.
    }
    window.location.replace(kioskAddress ?? '/');
  });
}

async function leaveAll(): Promise<void> {
  for (const door of [reporterDoors.leave, residentDoors.phoneLeave, linkDoors.leaveLink])
    await call(door, {}).catch(() => undefined);
}
