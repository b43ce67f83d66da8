import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { ProblemLine } from './states.tsx';
import { frameWords, passwordWords } from './words.ts';

interface AskPasswordProps {
  /** Names the fields of this form on the page. */
  readonly id: string;
  readonly question: string;
  readonly act: string;
  readonly isBusy: boolean;
  readonly problem: unknown;
  readonly onPassword: (password: string) => void;
  readonly onFold: () => void;
}

/** Asks for the own password before something about the sign-in is taken away. */
export function AskPassword({ id, question, act, isBusy, problem, onPassword, onFold }: AskPasswordProps) {
  const { say } = useLanguage();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') onPassword(password);
  };
  return (
    <form className="ask-password" onSubmit={send}>
      <p>{question}</p>
      <label htmlFor={`${id}-password`}>{say(passwordWords.parts.old)}</label>
      <Input.Password
        autoFocus
        id={`${id}-password`}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <ProblemLine problem={problem} />
      <div className="ask-password-acts">
        <Button danger htmlType="submit" loading={isBusy} disabled={password === ''}>
          {act}
        </Button>
        <Button type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </form>
  );
}
