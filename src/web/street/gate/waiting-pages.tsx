import { type ReactNode, useEffect } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Mark } from '../../shared/mark.tsx';
import { usePocket } from '../store.ts';
import { gateWords as words } from '../words-gate.ts';
import { leave, start, takeOver } from './gate.ts';

interface GateProps {
  readonly title: Words;
  readonly lead?: Words;
  readonly children?: ReactNode;
}

/** A page before the PIN: mark, language, one thing to do. */
export function Gate({ title, lead, children }: GateProps) {
  const { say, language, setLanguage } = useLanguage();
  const { notice } = usePocket();
  useEffect(() => {
    document.title = `${say(title)} · ${say(words.product)}`;
  }, [title, say]);
  return (
    <main className="gate">
      <div className="gate-brand">
        <Mark size={44} />
        <strong>{say(words.product)}</strong>
        <button type="button" className="plain" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </div>
      {notice && (
        <p className="notice" role="status">
          {say(notice)}
        </p>
      )}
      <h1>{say(title)}</h1>
      {lead && <p className="quiet">{say(lead)}</p>}
      {children}
    </main>
  );
}

export function Starting() {
  return <Gate title={words.starting} />;
}

export function NoNetwork() {
  const { say } = useLanguage();
  return (
    <Gate title={words.noNetworkTitle} lead={words.noNetworkLead}>
      <button type="button" className="button button-first" onClick={() => void start()}>
        {say(words.again)}
      </button>
    </Gate>
  );
}

export function OtherAccount() {
  const { say } = useLanguage();
  return (
    <Gate title={words.otherTitle} lead={words.otherLead}>
      <button type="button" className="button button-danger" onClick={() => void takeOver()}>
        {say(words.wipeNow)}
      </button>
    </Gate>
  );
}

/** Wiping by hand, asked in place. */
export function WipeHere({ onKeep }: { readonly onKeep: () => void }) {
  const { say } = useLanguage();
  return (
    <div className="sure">
      <p>{say(words.forgotLead)}</p>
      <button type="button" className="button button-danger" onClick={() => void leave()}>
        {say(words.wipeNow)}
      </button>
      <button type="button" className="button" onClick={onKeep}>
        {say(words.keep)}
      </button>
    </div>
  );
}
