import { useRef, useState } from 'react';
import type { AnswerOf, Door, InputOf } from '../../../kit/contract.ts';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { call, Refused } from '../../shared/call.ts';
import { failureWords } from '../failure-words.ts';

interface Act<D extends Door> {
  readonly busy: boolean;
  readonly failure: Words | undefined;
  readonly act: (input: InputOf<D>) => Promise<AnswerOf<D> | undefined>;
}

/** One act through a door: shows that it works, says what failed (`instead` by its code, where a page knows better words), and repeats the same content under the same request id. */
export function useAct<D extends Door>(door: D, instead: Readonly<Record<string, Words>> = {}): Act<D> {
  const last = useRef({ content: '', requestId: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const act = async (input: InputOf<D>) => {
    if (busy) return undefined;
    setBusy(true);
    setFailure(undefined);
    const content = JSON.stringify(input);
    if (last.current.content !== content) last.current = { content, requestId: newId() };
    try {
      const answer = await call(door, input, { requestId: last.current.requestId });
      last.current = { content: '', requestId: '' };
      return answer;
    } catch (problem) {
      const own = problem instanceof Refused ? instead[problem.code] : undefined;
      setFailure(own ?? failureWords(problem));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, act };
}
