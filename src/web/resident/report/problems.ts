import { isMobileNumber } from '../../../kit/text.ts';
import type { Draft } from '../draft.tsx';
import type { Problem } from '../pieces.tsx';
import { problems, youWords } from '../words-report.ts';

export const whatLimit = 5000;
const whereLimit = 200;

export const stepNames = ['what', 'where', 'you', 'check'] as const;
export type StepName = (typeof stepNames)[number];

/** What must be put right on one step before going on; on the last step, everything, with the page to go to. */
export function problemsOf(step: StepName, draft: Draft, photosBusy: boolean): readonly Problem[] {
  if (step === 'what') return whatProblems(draft);
  if (step === 'where') return whereProblems(draft);
  if (step === 'you') return youProblems(draft);
  return [
    ...elsewhere(whatProblems(draft), 'what'),
    ...elsewhere(whereProblems(draft), 'where'),
    ...elsewhere(photosBusy ? [{ field: 'photos', words: problems.photosBusy }] : [], 'where'),
    ...elsewhere(youProblems(draft), 'you'),
  ];
}

function elsewhere(found: readonly Problem[], step: StepName): readonly Problem[] {
  return found.map((problem) => ({ ...problem, page: `/report/${step}` }));
}

function whatProblems({ what }: Draft): readonly Problem[] {
  const length = what.trim().length;
  if (length < 5) return [{ field: 'what', words: problems.whatShort }];
  return length > whatLimit ? [{ field: 'what', words: problems.whatLong }] : [];
}

function whereProblems({ where }: Draft): readonly Problem[] {
  return where.trim().length > whereLimit ? [{ field: 'where', words: problems.whereLong }] : [];
}

function youProblems({ phone }: Draft): readonly Problem[] {
  return phone.trim() !== '' && !isMobileNumber(phone) ? [{ field: 'phone', words: youWords.phoneWrong }] : [];
}
