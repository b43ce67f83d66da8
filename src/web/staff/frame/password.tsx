import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useKnock } from './doors.ts';
import { ProblemLine } from './states.tsx';
import { frameWords, passwordWords } from './words.ts';

const shortest = 10;
const nothing = { old: '', fresh: '', again: '' };
type Part = keyof typeof nothing;

/** A new password for whoever knows the old one; every other device is signed out with it. */
export function Password() {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(nothing);
  const [gap, setGap] = useState<'short' | 'differs' | null>(null);
  const change = useKnock(platformDoors.changePassword, {
    refreshes: ['session.list'],
    onDone: () => setTyped(nothing),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = typed.fresh.length < shortest ? 'short' : typed.fresh === typed.again ? null : 'differs';
    setGap(found);
    if (found === null) change.mutate({ old: typed.old, fresh: typed.fresh });
  };
  const field = (part: Part, autoComplete: string) => (
    <div className="password-field">
      <label htmlFor={`password-${part}`}>{say(passwordWords.parts[part])}</label>
      <Input.Password
        id={`password-${part}`}
        autoComplete={autoComplete}
        value={typed[part]}
        onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
      />
    </div>
  );
  return (
    <form className="password" aria-labelledby="my-password" onSubmit={send}>
      <h2 id="my-password">{say(frameWords.changePassword)}</h2>
      {field('old', 'current-password')}
      {field('fresh', 'new-password')}
      {field('again', 'new-password')}
      {gap !== null && (
        <p className="field-problem" role="alert">
          {say(passwordWords.gaps[gap])}
        </p>
      )}
      <ProblemLine problem={change.error} />
      {change.isSuccess && <p role="status">{say(frameWords.passwordChanged)}</p>}
      <Button htmlType="submit" loading={change.isPending} disabled={typed.old === ''}>
        {say(frameWords.changePassword)}
      </Button>
    </form>
  );
}
