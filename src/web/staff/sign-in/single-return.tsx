import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { platformDoors } from '../../../platform/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { CodeInput } from '../account/code-input.tsx';
import { Line } from '../account/line.tsx';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine, Waiting } from '../frame/states.tsx';
import { Entrance } from './entrance.tsx';
import { signInWords as words } from './words.ts';

/** Where the employer's provider sends people back: hands over what it brought, once, and asks for the code where the provider asked for none. */
export function SingleReturn() {
  const { say } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [code, setCode] = useState('');
  const sent = useRef(false);
  const arrive = async ({ next }: { next: 'desk' | 'code' }) => {
    if (next === 'code') return;
    await client.invalidateQueries({ queryKey: [platformDoors.me.action] });
    await navigate('/', { replace: true });
  };
  const end = useKnock(platformDoors.endSingleSignOn, { onDone: (answer) => void arrive(answer) });
  const prove = useKnock(platformDoors.singleSignOnCode, { onDone: (answer) => void arrive(answer) });
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    // What the provider wrote into the address works once; it has no business in the history.
    window.history.replaceState(window.history.state, '', window.location.pathname);
    end.mutate({ query: search });
  }, [end, search]);
  const asksCode = end.data?.next === 'code';
  const send = (event: FormEvent) => {
    event.preventDefault();
    prove.mutate({ code });
  };
  return (
    <Entrance title={words.single} lead={asksCode ? words.singleCode : words.singleLead} onSubmit={send}>
      {!asksCode && !end.error && <Waiting rows={2} />}
      <ProblemLine problem={end.error} />
      {asksCode && (
        <>
          <Line id="single-code" label={words.code} hint={words.codeHint}>
            <CodeInput autoFocus id="single-code" size="large" value={code} onChange={setCode} />
          </Line>
          <ProblemLine problem={prove.error} />
          <Button
            type="primary"
            size="large"
            block
            htmlType="submit"
            loading={prove.isPending}
            disabled={code.length < 6}
          >
            {say(words.signIn)}
          </Button>
        </>
      )}
      {(end.error || asksCode) && (
        <Button type="link" className="sign-in-lost" onClick={() => void navigate('/', { replace: true })}>
          {say(words.back)}
        </Button>
      )}
    </Entrance>
  );
}
