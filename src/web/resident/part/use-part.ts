import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { helperDoors } from '../../../modules/matters/contract-helper.ts';
import { linkDoors } from '../../../platform/contract-links.ts';
import { call, Refused } from '../../shared/call.ts';
import { failureWords } from '../failure-words.ts';

export type PartShown = AnswerOf<typeof helperDoors.helperView>;

interface Known {
  readonly part: PartShown | undefined;
  readonly shut: boolean;
  readonly failure: Words | undefined;
  readonly refresh: () => void;
}

/** Opens the part of the link in the address; the secret leaves the address bar at once. Without one, what was opened before. */
export function usePart(): Known {
  const secret = useRef(window.location.hash.slice(1));
  const [part, setPart] = useState<PartShown>();
  const [shut, setShut] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const refresh = useCallback(() => {
    const open = secret.current === '' ? Promise.resolve() : call(linkDoors.openLink, { secret: secret.current });
    open
      .then(() => {
        secret.current = '';
        return call(helperDoors.helperView, {});
      })
      .then((answer) => {
        setPart(answer);
        setShut(false);
        setFailure(undefined);
      })
      .catch((problem) => {
        const isShut = problem instanceof Refused && (problem.status === 401 || problem.status === 404);
        if (isShut) secret.current = '';
        setShut(isShut);
        setFailure(isShut ? undefined : failureWords(problem));
      });
  }, []);
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
    refresh();
    const again = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [refresh]);
  return { part, shut, failure, refresh };
}
