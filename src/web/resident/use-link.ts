import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, Door, InputOf } from '../../kit/contract.ts';
import type { Words } from '../../kit/words.ts';
import { linkDoors } from '../../platform/contract-links.ts';
import { call, Refused } from '../shared/call.ts';
import { failureWords } from './failure-words.ts';

interface Known<D extends Door> {
  readonly shown: AnswerOf<D> | undefined;
  readonly shut: boolean;
  readonly failure: Words | undefined;
  readonly refresh: () => void;
}

/** Opens what the link in the address is for; the secret leaves the address bar at once. Without one, what was opened before. */
export function useLink<D extends Door>(door: D, input: InputOf<D>): Known<D> {
  const secret = useRef(window.location.hash.slice(1));
  const asked = useRef(input);
  const [shown, setShown] = useState<AnswerOf<D>>();
  const [shut, setShut] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const refresh = useCallback(() => {
    const open = secret.current === '' ? Promise.resolve() : call(linkDoors.openLink, { secret: secret.current });
    open
      .then(() => {
        secret.current = '';
        return call(door, asked.current);
      })
      .then((answer) => {
        setShown(answer);
        setShut(false);
        setFailure(undefined);
      })
      .catch((problem) => {
        const isShut = problem instanceof Refused && (problem.status === 401 || problem.status === 404);
        if (isShut) secret.current = '';
        setShut(isShut);
        setFailure(isShut ? undefined : failureWords(problem));
      });
  }, [door]);
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
    refresh();
    const again = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [refresh]);
  return { shown, shut, failure, refresh };
}
