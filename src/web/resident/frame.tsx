import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { Mark } from '../shared/mark.tsx';
import { useElder } from './elder.tsx';
import { useFormFacts } from './form-facts.tsx';
import { isKiosk } from './kiosk.ts';
import { ReadingBar } from './reading-bar.tsx';
import { useOnline } from './use-online.ts';
import { useReading } from './use-reading.ts';
import { callWords, frameWords } from './words.ts';
import { readWords } from './words-read.ts';
import { nationalNumbers } from './words-report.ts';

const KioskWatch = lazy(() => import('./kiosk-watch.tsx').then((room) => ({ default: room.KioskWatch })));

/** What stands around every page: the name, ways to read, notices, and always a way to reach a person. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { say } = useLanguage();
  const { facts } = useFormFacts();
  const reading = useReading();
  return (
    <>
      <a className="skip" href="#main">
        {say(frameWords.skip)}
      </a>
      <header className="head">
        <div className="head-row">
          <Link className="brand" to="/">
            <Mark size={40} />
            <span className="brand-words">
              <strong>{say(frameWords.name)}</strong>
              {facts && <span>{say(facts.county)}</span>}
            </span>
          </Link>
          <Tools reading={reading} />
        </div>
      </header>
      <ReadingBar reading={reading} />
      <Notices />
      <main id="main" tabIndex={-1}>
        {children}
        <MoreSwitch />
      </main>
      <Foot />
      <CallBar />
      {isKiosk && (
        <Suspense>
          <KioskWatch />
        </Suspense>
      )}
    </>
  );
}

function Tools({ reading }: { readonly reading: ReturnType<typeof useReading> }) {
  const { say, language, setLanguage } = useLanguage();
  const { isElder, setElder } = useElder();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <nav className="tools" aria-label={say(frameWords.tools)}>
      <button type="button" className="tool-elder" onClick={() => setElder(!isElder)}>
        {say(isElder ? frameWords.standard : frameWords.elder)}
      </button>
      <button type="button" onClick={reading.isReading ? reading.stop : reading.start}>
        {say(reading.isReading ? readWords.stop : readWords.read)}
      </button>
      <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
        {other === 'zh' ? '中文' : 'English'}
      </button>
    </nav>
  );
}

/** In the elder version explanations wait behind one button; it shows where there are any. */
function MoreSwitch() {
  const { say } = useLanguage();
  const { isElder } = useElder();
  const [isOpen, setOpen] = useState(false);
  if (!isElder) return null;
  const toggle = () => {
    document.documentElement.toggleAttribute('data-more', !isOpen);
    setOpen(!isOpen);
  };
  return (
    <button type="button" className="plain more-switch" aria-expanded={isOpen} onClick={toggle}>
      {say(isOpen ? frameWords.less : frameWords.more)}
    </button>
  );
}

/** In the elder version the number to call stays in sight. */
function CallBar() {
  const { say } = useLanguage();
  const { isElder } = useElder();
  const { facts } = useFormFacts();
  if (!isElder || !facts) return null;
  return (
    <aside className="call-bar" aria-label={say(frameWords.callBar)}>
      <a className="button" href={`tel:${facts.phone}`}>
        {say(callWords(facts.phone))}
      </a>
    </aside>
  );
}

function Notices() {
  const { say } = useLanguage();
  const { facts, unreachable, retry } = useFormFacts();
  const isOnline = useOnline();
  return (
    <div className="notices" role="status">
      {(unreachable || !isOnline) && (
        <p className="notice notice-soon">
          {say(frameWords.offline)}{' '}
          <button type="button" className="plain" onClick={retry}>
            {say(frameWords.retry)}
          </button>
        </p>
      )}
      {facts?.loading && <p className="notice notice-soon">{say(frameWords.loading)}</p>}
      {facts?.demo && <p className="notice">{say(frameWords.demo)}</p>}
    </div>
  );
}

function Foot() {
  const { say } = useLanguage();
  const { facts } = useFormFacts();
  const numbers = facts?.emergencies ?? nationalNumbers;
  return (
    <footer className="foot">
      <p className="foot-danger">
        <span>{say(frameWords.danger)}</span>
        {numbers.map((one) => (
          <a key={one.number} href={`tel:${one.number}`}>
            <strong>{one.number}</strong> <span>{say(one)}</span>
          </a>
        ))}
      </p>
      <p className="foot-person">
        {say(frameWords.person)}
        {facts && (
          <a className="foot-phone" href={`tel:${facts.phone}`}>
            {say(callWords(facts.phone))}
          </a>
        )}
      </p>
      <p className="foot-links">
        <Link to="/about-privacy">{say(frameWords.privacy)}</Link>{' '}
        <Link to="/mediators">{say(frameWords.mediators)}</Link>
      </p>
    </footer>
  );
}
