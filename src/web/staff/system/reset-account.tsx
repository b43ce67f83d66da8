import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { describedBy, Line } from '../account/line.tsx';
import { useFold } from '../account/use-fold.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { accountsWords as words } from './words-accounts.ts';

const nothing = { reason: '', password: '' };
const missing = { reason: words.reasonMissing, password: words.passwordMissing } as const;
type Part = keyof typeof nothing;

/** What a reset does, why, and the own password; then the enrolment code, once. */
export function ResetAccount({ badge, name }: { readonly badge: string; readonly name: string }) {
  const { say } = useLanguage();
  const folding = useFold();
  const [typed, setTyped] = useState(nothing);
  const [gap, setGap] = useState<Part | null>(null);
  const reset = useKnock(platformDoors.resetAccount, {
    refreshes: ['account.view'],
    onDone: () => {
      folding.fold();
      setTyped(nothing);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const reason = typed.reason.trim();
    const empty = reason.length < 4 ? 'reason' : typed.password === '' ? 'password' : null;
    setGap(empty);
    if (empty) document.getElementById(`reset-${empty}`)?.focus();
    else reset.mutate({ badge, reason, password: typed.password });
  };
  const bind = (part: Part) => ({
    id: `reset-${part}`,
    value: typed[part],
    'aria-invalid': gap === part,
    'aria-describedby': describedBy(`reset-${part}`),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [part]: event.target.value }),
  });
  const gapOf = (part: Part) => (gap === part ? missing[part] : undefined);
  return (
    <>
      {reset.data && (
        <output className="token-made">
          <span>{say(words.made)}</span>
          <code className="secret-text">{reset.data.code}</code>
          <span className="figures">
            {say(words.until)} {say(formatDayTime(reset.data.expiresAt))}
          </span>
          <span>{say(reset.data.told ? words.told : words.untold)}</span>
        </output>
      )}
      {!folding.isOpen && (
        <Button autoFocus={folding.isFolded} aria-label={`${say(words.reset)} ${name}`} onClick={folding.open}>
          {say(words.reset)}
        </Button>
      )}
      {folding.isOpen && (
        <form className="account-form" onSubmit={send} noValidate>
          <p>{say(words.effects)}</p>
          <Line id="reset-reason" label={words.reason} hint={words.reasonHint} gap={gapOf('reason')}>
            <Input autoFocus maxLength={200} {...bind('reason')} />
          </Line>
          <Line id="reset-password" label={words.password} gap={gapOf('password')}>
            <Input.Password autoComplete="current-password" {...bind('password')} />
          </Line>
          <ProblemLine problem={reset.error} />
          <div className="account-acts">
            <Button danger htmlType="submit" loading={reset.isPending}>
              {say(words.reset)} {name}
            </Button>
            <Button type="text" onClick={folding.fold}>
              {say(frameWords.cancel)}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
