import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { call } from '../../shared/call.ts';
import type { Draft } from '../draft.tsx';
import { previewInput } from './report-input.ts';

export type Preview = AnswerOf<typeof reporterDoors.preview>;

const afterTypingMs = 600;

/** Who will see what, asked again when the person stops typing; `failed` when it cannot be worked out now. */
export function usePreview(draft: Draft): { readonly preview: Preview | undefined; readonly failed: boolean } {
  const [preview, setPreview] = useState<Preview>();
  const [failed, setFailed] = useState(false);
  const input = JSON.stringify(previewInput(draft));
  const worthAsking = draft.what.trim().length > 1 || draft.where.trim() !== '' || draft.place !== null;
  useEffect(() => {
    if (!worthAsking) {
      setPreview(undefined);
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      call(reporterDoors.preview, JSON.parse(input), { signal: stop.signal })
        .then((answer) => {
          setPreview(answer);
          setFailed(false);
        })
        .catch(() => {
          if (!stop.signal.aborted) setFailed(true);
        });
    }, afterTypingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [input, worthAsking]);
  return { preview, failed };
}
