import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { residentDoors } from '../../../modules/feedback/contract-resident.ts';
import { call } from '../../shared/call.ts';
import { failureWords } from '../failure-words.ts';

export type MySurvey = AnswerOf<typeof residentDoors.mine>['survey'];

/** What the holder of the receipt is asked; undefined until it is known. */
export function useSurvey(): { readonly survey: MySurvey | undefined; readonly failure: Words | undefined } {
  const [survey, setSurvey] = useState<MySurvey>();
  const [failure, setFailure] = useState<Words>();
  useEffect(() => {
    call(residentDoors.mine, {})
      .then((answer) => setSurvey(answer.survey))
      .catch((problem: unknown) => setFailure(failureWords(problem)));
  }, []);
  return { survey, failure };
}
