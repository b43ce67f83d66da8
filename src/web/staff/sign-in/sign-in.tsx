import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { describedBy, Line } from '../account/line.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { Enrol } from './enrol.tsx';
import { Entrance } from './entrance.tsx';
import { OtherWays } from './other-ways.tsx';
import { signInWords as words } from './words.ts';

const missing = { badge: words.badgeMissing, password: words.passwordMissing, code: words.codeMissing } as const;
type Part = keyof typeof missing;

interface SignInProps {
  readonly demo: boolean;
  readonly singleSignOn: boolean;
}

/** The ways to the desk: badge, password and one-time code; a passkey; the employer's provider; an enrolment after a lost phone. */
export function SignIn(props: SignInProps) {
  const [isLost, setLost] = useState(false);
  if (isLost) return <Enrol onBack={() => setLost(false)} />;
  return <WithPassword {...props} onLost={() => setLost(true)} />;
}

function WithPassword({ demo, singleSignOn, onLost }: SignInProps & { readonly onLost: () => void }) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState({ badge: '', password: '', code: '' });
  const [gap, setGap] = useState<Part | null>(null);
  const first = useRef<InputRef>(null);
  const enter = useKnock(platformDoors.signIn, { refreshes: ['session.'] });
  useEffect(() => first.current?.focus(), []);

  const send = (event: FormEvent) => {
    event.preventDefault();
    const empty = (['badge', 'password', 'code'] as const).find((part) => typed[part].trim() === '') ?? null;
    setGap(empty);
    if (empty) document.getElementById(`sign-in-${empty}`)?.focus();
    else enter.mutate({ ...typed, badge: typed.badge.trim(), code: typed.code.replaceAll(/\s/g, '') });
  };
  const enterAs = (account: typeof typed) => {
    setTyped(account);
    setGap(null);
    enter.mutate(account);
  };
  const bind = (part: Part) => ({
    id: `sign-in-${part}`,
    name: part,
    size: 'large' as const,
    value: typed[part],
    'aria-invalid': gap === part,
    'aria-describedby': describedBy(`sign-in-${part}`),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [part]: event.target.value }),
  });

  const line = (part: Part) => ({
    id: `sign-in-${part}`,
    label: words[part],
    gap: gap === part ? missing[part] : undefined,
  });

  return (
    <Entrance title={words.title} lead={words.lead} onSubmit={send}>
      <Line {...line('badge')}>
        <Input ref={first} autoComplete="username" autoCapitalize="off" {...bind('badge')} />
      </Line>
      <Line {...line('password')}>
        <Input.Password autoComplete="current-password" {...bind('password')} />
      </Line>
      <Line {...line('code')} hint={words.codeHint}>
        <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} className="figures" {...bind('code')} />
      </Line>
      <ProblemLine problem={enter.error} />
      <Button type="primary" size="large" htmlType="submit" block loading={enter.isPending}>
        {say(words.signIn)}
      </Button>
      <OtherWays singleSignOn={singleSignOn} onLost={onLost} />
      {demo && <DemoSignIns onChoose={enterAs} />}
      <p className="sign-in-residents">
        <a href="/">{say(words.residents)}</a>
      </p>
    </Entrance>
  );
}
