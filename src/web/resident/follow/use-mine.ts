import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { call, Refused } from '../../shared/call.ts';
import { failureWords } from '../failure-words.ts';

export type Mine = AnswerOf<typeof reporterDoors.mine>;

interface Known {
  readonly mine: Mine | undefined;
  readonly failure: Words | undefined;
  readonly refresh: () => void;
}

/** The report that the receipt opened; asked again when the page comes back into view. Without a receipt one is asked for it. */
export function useMine(): Known {
  const navigate = useNavigate();
  const [mine, setMine] = useState<Mine>();
  const [failure, setFailure] = useState<Words>();
  const refresh = useCallback(() => {
    call(reporterDoors.mine, {})
      .then((answer) => {
        setMine(answer);
        setFailure(undefined);
      })
      .catch((problem) => {
        if (problem instanceof Refused && problem.status === 401) return navigate('/follow', { replace: true });
        return setFailure(failureWords(problem));
      });
  }, [navigate]);
  useEffect(() => {
    refresh();
    const again = () => {
      if (document.visibilityState === 'visible') refresh();
    };
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [refresh]);
  return { mine, failure, refresh };
}
