import { Button, Input, type InputRef } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Mark } from '../../shared/mark.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { DemoSignIns } from './demo-sign-ins.tsx';
import { signInWords as words } from './words.ts';
import './sign-in.css';

const missing = { badge: words.badgeMissing, password: words.passwordMissing, code: words.codeMissing } as const;
type Part = keyof typeof missing;

/** Badge, password, one-time code. */
export function SignIn({ demo }: { readonly demo: boolean }) {
  const { say, language, setLanguage } = useLanguage();
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
    'aria-describedby': `sign-in-${part}-hint`,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [part]: event.target.value }),
  });

  return (
    <main className="sign-in">
      <form onSubmit={send} noValidate>
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <strong>{say(frameWords.product)}</strong>
            <h1>{say(words.title)}</h1>
          </div>
          <Button type="text" size="small" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </Button>
        </div>
        <p className="quiet">{say(words.lead)}</p>
        <Line part="badge" label={words.badge} gap={gap}>
          <Input ref={first} autoComplete="username" autoCapitalize="off" {...bind('badge')} />
        </Line>
        <Line part="password" label={words.password} gap={gap}>
          <Input.Password autoComplete="current-password" {...bind('password')} />
        </Line>
        <Line part="code" label={words.code} gap={gap} hint={words.codeHint}>
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={7} className="figures" {...bind('code')} />
        </Line>
        <ProblemLine problem={enter.error} />
        <Button type="primary" size="large" htmlType="submit" block loading={enter.isPending}>
          {say(words.signIn)}
        </Button>
        {demo && <DemoSignIns onChoose={enterAs} />}
        <p className="sign-in-residents">
          <a href="/">{say(words.residents)}</a>
        </p>
      </form>
    </main>
  );
}

interface LineProps {
  readonly part: Part;
  readonly label: Words;
  readonly gap: Part | null;
  readonly hint?: Words;
  readonly children: ReactNode;
}

function Line({ part, label, gap, hint, children }: LineProps) {
  const { say } = useLanguage();
  return (
    <div className="sign-in-line">
      <label htmlFor={`sign-in-${part}`}>{say(label)}</label>
      {children}
      <small id={`sign-in-${part}-hint`} className={gap === part ? 'field-problem' : 'quiet'}>
        {gap === part ? say(missing[part]) : hint && say(hint)}
      </small>
    </div>
  );
}
