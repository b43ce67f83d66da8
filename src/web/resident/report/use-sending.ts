import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { failureWords } from '../failure-words.ts';
import { reportInput } from './report-input.ts';

interface Sending {
  readonly busy: boolean;
  readonly failure: Words | undefined;
  readonly send: () => Promise<void>;
}

/** Sends the draft; the same content always carries the same request id, so pressing again never makes a second report. */
export function useSending(): Sending {
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { draft, change } = useDraft();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const send = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    const input = reportInput(draft, language);
    const content = JSON.stringify(input);
    const requestId = draft.attempt?.content === content ? draft.attempt.requestId : newId();
    change({ attempt: { requestId, content } });
    try {
      const receipt = await call(reporterDoors.report, input, { requestId });
      await navigate('/receipt', { replace: true, state: { receipt, requestId } });
    } catch (problem) {
      setFailure(failureWords(problem));
      setBusy(false);
    }
  };
  return { busy, failure, send };
}
