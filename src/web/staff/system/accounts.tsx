import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { useMe } from '../frame/me.ts';
import { ProblemLine } from '../frame/states.tsx';
import { ResetAccount } from './reset-account.tsx';
import { accountsWords as words } from './words-accounts.ts';
import '../account/account.css';

type Account = AnswerOf<typeof platformDoors.account>;

/** How a colleague signs in, found by badge, and the reset after a lost phone. */
export function Accounts() {
  const { say } = useLanguage();
  const [typed, setTyped] = useState('');
  const [badge, setBadge] = useState('');
  const account = useDoor(platformDoors.account, { badge }, { enabled: badge !== '', staleMilliseconds: 0 });
  const find = (event: FormEvent) => {
    event.preventDefault();
    setBadge(typed.trim());
  };
  return (
    <section className="system-part" aria-labelledby="accounts">
      <h2 id="accounts">{say(words.title)}</h2>
      <p className="quiet">{say(words.lead)}</p>
      <form className="account-inline" onSubmit={find}>
        <label htmlFor="account-badge">{say(words.badge)}</label>
        <Input
          id="account-badge"
          maxLength={30}
          autoCapitalize="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" loading={account.isFetching} disabled={typed.trim() === ''}>
          {say(words.find)}
        </Button>
      </form>
      <ProblemLine problem={account.error} />
      {account.data && <Standing key={account.data.badge} account={account.data} />}
    </section>
  );
}

function Standing({ account }: { readonly account: Account }) {
  const { say } = useLanguage();
  const me = useMe();
  const facts = [
    say(account.active ? words.active : words.closed),
    say(account.hasAuthenticator ? words.authenticator : words.noAuthenticator),
    `${account.passkeys} ${say(words.passkeys)}`,
    `${account.sessions} ${say(words.sessions)}`,
    account.enrolmentUntil && `${say(words.waiting)} ${say(formatDayTime(account.enrolmentUntil))}`,
  ];
  return (
    <div className="account-standing">
      <p>
        <strong>{account.name}</strong> <span className="quiet figures">{account.badge}</span>
      </p>
      <p className="quiet figures">{facts.filter(Boolean).join(' · ')}</p>
      {account.badge === me.badge && <p>{say(words.own)}</p>}
      {account.can.includes('reset') && <ResetAccount badge={account.badge} name={account.name} />}
    </div>
  );
}
