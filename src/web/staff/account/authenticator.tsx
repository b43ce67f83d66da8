import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { CodeInput } from './code-input.tsx';
import { Line } from './line.tsx';
import { SecretCard } from './secret-card.tsx';
import { accountWords, authenticatorWords as words } from './words.ts';

type Standing = 'idle' | 'asking' | 'tying' | 'left' | 'done';

/** Another phone: password and a code of the old authenticator, then a code of the new one. */
export function Authenticator() {
  const { say } = useLanguage();
  const [standing, setStanding] = useState<Standing>('idle');
  const [typed, setTyped] = useState({ password: '', code: '' });
  const [fresh, setFresh] = useState('');
  const begin = useKnock(platformDoors.beginAuthenticator, {
    onDone: () => {
      setTyped({ password: '', code: '' });
      setStanding('tying');
    },
  });
  const replace = useKnock(platformDoors.replaceAuthenticator, {
    refreshes: ['session.list'],
    onDone: () => {
      setFresh('');
      setStanding('done');
    },
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate(typed);
  };
  const tie = (event: FormEvent) => {
    event.preventDefault();
    replace.mutate({ code: fresh });
  };
  return (
    <section className="account-part" aria-labelledby="my-authenticator">
      <h2 id="my-authenticator">{say(words.title)}</h2>
      <p className="quiet">{say(words.lead)}</p>
      {standing === 'done' && <p role="status">{say(words.replaced)}</p>}
      {(standing === 'idle' || standing === 'left' || standing === 'done') && (
        <Button autoFocus={standing !== 'idle'} onClick={() => setStanding('asking')}>
          {say(words.replace)}
        </Button>
      )}
      {standing === 'asking' && (
        <form className="account-form" onSubmit={ask}>
          <Line id="authenticator-password" label={accountWords.password}>
            <Input.Password
              autoFocus
              id="authenticator-password"
              autoComplete="current-password"
              value={typed.password}
              onChange={(event) => setTyped({ ...typed, password: event.target.value })}
            />
          </Line>
          <Line id="authenticator-old" label={words.oldCode} hint={words.lost}>
            <CodeInput id="authenticator-old" value={typed.code} onChange={(code) => setTyped({ ...typed, code })} />
          </Line>
          <ProblemLine problem={begin.error} />
          <div className="account-acts">
            <Button
              type="primary"
              htmlType="submit"
              loading={begin.isPending}
              disabled={typed.password === '' || typed.code.length < 6}
            >
              {say(accountWords.begin)}
            </Button>
            <Button type="text" onClick={() => setStanding('left')}>
              {say(frameWords.cancel)}
            </Button>
          </div>
        </form>
      )}
      {standing === 'tying' && begin.data && (
        <form className="account-form" onSubmit={tie}>
          <SecretCard {...begin.data} />
          <Line id="authenticator-new" label={words.newCode}>
            <CodeInput autoFocus id="authenticator-new" value={fresh} onChange={setFresh} />
          </Line>
          <ProblemLine problem={replace.error} />
          <div className="account-acts">
            <Button type="primary" htmlType="submit" loading={replace.isPending} disabled={fresh.length < 6}>
              {say(words.confirm)}
            </Button>
            <Button type="text" onClick={() => setStanding('left')}>
              {say(frameWords.cancel)}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
