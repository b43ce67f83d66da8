import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { describedBy, Line } from '../account/line.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords, passwordWords } from '../frame/words.ts';
import { Entrance } from './entrance.tsx';
import { signInWords as words } from './words.ts';

const shortest = 10;
const fields = [
  { part: 'old', label: words.givenPassword, autoComplete: 'current-password' },
  { part: 'fresh', label: passwordWords.parts.fresh, autoComplete: 'new-password' },
  { part: 'again', label: passwordWords.parts.again, autoComplete: 'new-password' },
] as const;
type Typed = Readonly<Record<(typeof fields)[number]['part'], string>>;
type Gap = { readonly part: keyof Typed; readonly words: { readonly zh: string; readonly en: string } };

function gapOf({ old, fresh, again }: Typed): Gap | null {
  if (old === '') return { part: 'old', words: words.passwordMissing };
  if (fresh.length < shortest) return { part: 'fresh', words: passwordWords.gaps.short };
  return fresh === again ? null : { part: 'again', words: passwordWords.gaps.differs };
}

/** Between the sign-in and the desk: a password that somebody else chose is replaced by an own one. */
export function FirstPassword() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({ old: '', fresh: '', again: '' });
  const [gap, setGap] = useState<Gap | null>(null);
  const change = useKnock(platformDoors.changePassword, { refreshes: ['session.'] });
  const leave = useKnock(platformDoors.signOut, { onDone: () => client.clear(), refreshes: ['session.me'] });
  // An answer may be lost on its way: the password may be replaced already.
  const askAgain = () => void client.invalidateQueries({ queryKey: [platformDoors.me.action] });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = gapOf(typed);
    setGap(found);
    if (found) document.getElementById(`first-${found.part}`)?.focus();
    else change.mutate({ old: typed.old, fresh: typed.fresh }, { onError: askAgain });
  };
  return (
    <Entrance title={words.ownTitle} lead={words.ownLead} onSubmit={send}>
      {fields.map(({ part, label, autoComplete }) => (
        <Line key={part} id={`first-${part}`} label={label} gap={gap?.part === part ? gap.words : undefined}>
          <Input.Password
            id={`first-${part}`}
            size="large"
            autoFocus={part === 'old'}
            autoComplete={autoComplete}
            aria-invalid={gap?.part === part}
            aria-describedby={describedBy(`first-${part}`)}
            value={typed[part]}
            onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
          />
        </Line>
      ))}
      <ProblemLine problem={change.error ?? leave.error} />
      <Button type="primary" size="large" htmlType="submit" block loading={change.isPending}>
        {say(words.ownEnd)}
      </Button>
      <Button type="link" className="sign-in-lost" onClick={() => leave.mutate({})}>
        {say(frameWords.signOut)}
      </Button>
    </Entrance>
  );
}
