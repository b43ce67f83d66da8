import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../shared/language.tsx';
import { Mark } from '../shared/mark.tsx';
import { useFormFacts } from './form-facts.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { readStored, writeStored } from './stored.ts';
import { callWords, frameWords } from './words.ts';
import { nationalNumbers } from './words-report.ts';

/** What stands around every page: the name, ways to read, notices, and always a way to reach a person. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { say } = useLanguage();
  const { facts } = useFormFacts();
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
          <Tools />
        </div>
      </header>
      <Notices />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </>
  );
}

function Tools() {
  const { say, language, setLanguage } = useLanguage();
  const [large, setLarge] = useState(() => readStored('large') === true);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large', large);
    writeStored('large', large || undefined);
  }, [large]);
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <nav className="tools" aria-label={say(frameWords.tools)}>
      <button type="button" onClick={() => setLarge(!large)}>
        {say(large ? frameWords.normal : frameWords.larger)}
      </button>
      <ReadAloud />
      <button type="button" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLanguage(other)}>
        {other === 'zh' ? '中文' : 'English'}
      </button>
    </nav>
  );
}

function Notices() {
  const { say } = useLanguage();
  const { facts, unreachable, retry } = useFormFacts();
  return (
    <div className="notices" role="status">
      {unreachable && (
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
        <Link to="/about-privacy">{say(frameWords.privacy)}</Link>
      </p>
    </footer>
  );
}
