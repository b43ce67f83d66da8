import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { InputOf } from '../../../kit/contract.ts';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Draft, useDraft } from '../draft.tsx';
import { failureWords } from '../failure-words.ts';
import { holdReceipt } from '../held-receipt.ts';
import { isKiosk } from '../kiosk.ts';
import { reportInput } from './report-input.ts';

export interface Sending {
  readonly busy: boolean;
  readonly failure: Words | undefined;
  readonly send: () => Promise<void>;
}

type ReportInput = InputOf<typeof reporterDoors.report>;

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
    const input = inputOfAttempt(draft, reportInput(draft, language));
    const content = JSON.stringify(input);
    const requestId = draft.attempt?.content === content ? draft.attempt.requestId : newId();
    change({ attempt: { requestId, content } });
    try {
      const receipt = await call(reporterDoors.report, input, { requestId });
      if (isKiosk) holdReceipt({ receipt, requestId });
      await navigate('/receipt', { replace: true, ...(!isKiosk && { state: { receipt, requestId } }) });
    } catch (problem) {
      // A lawful no is an answer; only without one may the report have arrived.
      if (problem instanceof Refused && problem.status < 500) change({ attempt: null });
      setFailure(failureWords(problem));
      setBusy(false);
    }
  };
  return { busy, failure, send };
}

// Reading the page in the other language does not make it another report.
function inputOfAttempt({ attempt }: Draft, input: ReportInput): ReportInput {
  if (!attempt) return input;
  const before = JSON.parse(attempt.content) as ReportInput;
  const same = { ...input, language: before.language };
  return JSON.stringify(same) === attempt.content ? same : input;
}
