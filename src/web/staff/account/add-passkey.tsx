import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { signInWords } from '../sign-in/words.ts';
import { CodeInput } from './code-input.tsx';
import { makePasskey } from './device.ts';
import { describedBy, Line } from './line.tsx';
import { useFold } from './use-fold.ts';
import { accountWords, passkeyWords as words } from './words.ts';

const nothing = { name: '', password: '', code: '' };

function missing(typed: typeof nothing): keyof typeof nothing | null {
  if (typed.name === '') return 'name';
  if (typed.password === '') return 'password';
  return typed.code.length < 6 ? 'code' : null;
}

/** Name, password and one-time code, then the device asks for finger, face or PIN. */
export function AddPasskey() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const folding = useFold();
  const [typed, setTyped] = useState(nothing);
  const [gap, setGap] = useState<keyof typeof nothing | null>(null);
  const add = useMutation({
    mutationFn: async ({ name, password, code }: typeof nothing) => {
      const { options } = await call(platformDoors.beginPasskey, { password, code });
      return call(platformDoors.addPasskey, { name, credential: await makePasskey(options) });
    },
    onSuccess: async () => {
      folding.fold();
      setTyped(nothing);
      await client.invalidateQueries({ queryKey: [platformDoors.passkeys.action] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const name = typed.name.trim();
    const empty = missing({ ...typed, name });
    setGap(empty);
    if (empty) document.getElementById(`passkey-${empty}`)?.focus();
    else add.mutate({ ...typed, name });
  };
  if (!folding.isOpen)
    return (
      <>
        {add.isSuccess && <p role="status">{say(words.added)}</p>}
        <Button autoFocus={folding.isFolded} onClick={folding.open}>
          {say(words.add)}
        </Button>
      </>
    );
  return (
    <form className="account-form" onSubmit={send} noValidate>
      <Line
        id="passkey-name"
        label={words.name}
        hint={words.nameHint}
        gap={gap === 'name' ? words.nameMissing : undefined}
      >
        <Input
          autoFocus
          id="passkey-name"
          maxLength={40}
          aria-invalid={gap === 'name'}
          aria-describedby={describedBy('passkey-name')}
          value={typed.name}
          onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        />
      </Line>
      <Line
        id="passkey-password"
        label={accountWords.password}
        gap={gap === 'password' ? words.passwordMissing : undefined}
      >
        <Input.Password
          id="passkey-password"
          autoComplete="current-password"
          aria-invalid={gap === 'password'}
          value={typed.password}
          onChange={(event) => setTyped({ ...typed, password: event.target.value })}
        />
      </Line>
      <Line
        id="passkey-code"
        label={signInWords.code}
        hint={words.codeHint}
        gap={gap === 'code' ? signInWords.codeMissing : undefined}
      >
        <CodeInput id="passkey-code" value={typed.code} onChange={(code) => setTyped({ ...typed, code })} />
      </Line>
      <ProblemLine problem={add.error} />
      <div className="account-acts">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {say(words.add)}
        </Button>
        <Button type="text" onClick={folding.fold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </form>
  );
}
