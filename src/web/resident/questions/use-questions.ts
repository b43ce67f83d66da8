import { useEffect, useState } from 'react';
import { type AnswerIndex, indexAnswers } from '../../../algorithms/answer-match/match.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { publicDoors } from '../../../modules/answers/contract-public.ts';
import { call } from '../../shared/call.ts';

export type Question = AnswerOf<typeof publicDoors.questions>['rows'][number];

export interface Questions {
  readonly rows: readonly Question[];
  readonly byId: ReadonlyMap<string, Question>;
  readonly index: AnswerIndex;
}

// Fetched once while the page lives, whoever needs it first: afterwards nothing about a search goes over the network.
let fetched: Promise<Questions> | undefined;

async function fetchQuestions(): Promise<Questions> {
  const { rows } = await call(publicDoors.questions, {});
  const index = indexAnswers(
    rows.map(({ id, titleZh, titleEn, textZh, textEn, words }) => ({
      id,
      title: `${titleZh} ${titleEn}`,
      words,
      text: `${textZh} ${textEn}`,
    })),
  );
  return { rows, byId: new Map(rows.map((row) => [row.id, row])), index };
}

/** The public answers with their index; `isWanted` false asks nothing yet. */
export function useQuestions(isWanted: boolean): {
  readonly questions: Questions | undefined;
  readonly failed: boolean;
} {
  const [questions, setQuestions] = useState<Questions>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    let isShown = true;
    fetched ??= fetchQuestions();
    fetched.then(
      (found) => isShown && setQuestions(found),
      () => {
        fetched = undefined;
        if (isShown) setFailed(true);
      },
    );
    return () => {
      isShown = false;
    };
  }, [isWanted]);
  return { questions, failed };
}
