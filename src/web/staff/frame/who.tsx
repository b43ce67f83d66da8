import { DownOutlined, LogoutOutlined, SafetyOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Popover, Segmented } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { duties as dutyWords } from '../../../kit/duties.ts';
import type { Language, Words } from '../../../kit/words.ts';
import { posts } from '../../../modules/people/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { accountWords } from '../account/words.ts';
import { useKnock } from './doors.ts';
import { useMe } from './me.ts';
import { ProblemLine } from './states.tsx';
import { frameWords } from './words.ts';

// Most days nobody opens it: it comes when it is asked for.
const AccountDrawer = lazy(async () => ({ default: (await import('../account/account-drawer.tsx')).AccountDrawer }));

/** The post in words; a post that a county made itself is its own word. */
function postWords(post: string): Words {
  const known: Readonly<Record<string, Words>> = posts;
  return known[post] ?? { zh: post, en: post };
}

/** Who am I, for which units, in which language; my sessions; the way out. */
export function Who() {
  const { say } = useLanguage();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const [account, setAccount] = useState<'never' | 'open' | 'closed'>('never');
  const button = useRef<HTMLButtonElement>(null);
  const [first] = me.holdings;
  const openAccount = () => {
    setOpen(false);
    setAccount('open');
  };
  const closeAccount = () => {
    setAccount('closed');
    button.current?.focus();
  };
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        content={<WhoPanel onAccount={openAccount} />}
        destroyOnHidden
      >
        <button ref={button} type="button" className="who" aria-expanded={open}>
          <strong>{me.name}</strong>
          <span className="who-unit">{first ? `${first.unitName} · ${say(postWords(first.post))}` : me.badge}</span>
          <DownOutlined aria-hidden="true" />
          <span className="unseen">{say(frameWords.myDuties)}</span>
        </button>
      </Popover>
      {account !== 'never' && (
        <Suspense>
          <AccountDrawer open={account === 'open'} onClose={closeAccount} />
        </Suspense>
      )}
    </>
  );
}

function WhoPanel({ onAccount }: { readonly onAccount: () => void }) {
  const { say } = useLanguage();
  const me = useMe();
  const client = useQueryClient();
  const leave = useKnock(platformDoors.signOut, { onDone: () => client.clear(), refreshes: ['session.me'] });
  return (
    <div className="who-panel">
      <h2>{say(frameWords.myDuties)}</h2>
      <ul className="who-holdings">
        {me.holdings.map((holding) => (
          <li key={`${holding.unitId} ${holding.post}`}>
            <strong>{holding.unitName}</strong> {say(postWords(holding.post))}
            <div className="quiet">{holding.duties.map((duty) => say(dutyWords[duty])).join(' · ')}</div>
          </li>
        ))}
      </ul>
      <Button icon={<SafetyOutlined aria-hidden="true" />} onClick={onAccount}>
        {say(accountWords.open)}
      </Button>
      <ProblemLine problem={leave.error} />
      <Button
        icon={<LogoutOutlined aria-hidden="true" />}
        loading={leave.isPending}
        onClick={() => leave.mutate({}, { onSuccess: () => window.location.assign('/desk') })}
      >
        {say(frameWords.signOut)}
      </Button>
    </div>
  );
}

/** Chinese or English; remembered on this device and in the account. */
export function LanguageSwitch() {
  const { language, setLanguage, say } = useLanguage();
  const keep = useKnock(platformDoors.setLanguage, { refreshes: ['session.me'] });
  return (
    <Segmented<Language>
      size="small"
      aria-label={say(frameWords.language)}
      value={language}
      options={[
        { value: 'zh', label: '中' },
        { value: 'en', label: 'EN' },
      ]}
      onChange={(next) => {
        setLanguage(next);
        keep.mutate({ language: next });
      }}
    />
  );
}
