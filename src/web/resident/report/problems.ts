import { isMobileNumber } from '../../../kit/text.ts';
import type { Draft } from '../draft.tsx';
import { isKiosk } from '../kiosk.ts';
import type { Problem } from '../pieces.tsx';
import { problems, youWords } from '../words-report.ts';

export const whatLimit = 5000;
const whereLimit = 200;

const stepNames = ['what', 'where', 'photos', 'you', 'check'] as const;
export type StepName = (typeof stepNames)[number];

/** The steps in their order: photos have a page of their own in the elder version, and none in a kiosk. */
export function stepsOf({ isElder }: { readonly isElder: boolean }): readonly StepName[] {
  return stepNames.filter((step) => step !== 'photos' || (isElder && !isKiosk));
}

export function isStepName(name: string | undefined): name is StepName {
  return stepNames.some((step) => step === name);
}

interface Asked {
  readonly draft: Draft;
  readonly steps: readonly StepName[];
  /** A photo was refused, so that waiting does not help. */
  readonly hasBadPhoto: boolean;
}

/** What must be put right on one step before going on; on the last step, everything, with the page to go to. */
export function problemsOf(step: StepName, { draft, steps, hasBadPhoto }: Asked): readonly Problem[] {
  if (step === 'what') return whatProblems(draft);
  if (step === 'where') return whereProblems(draft);
  if (step === 'photos') return [];
  if (step === 'you') return youProblems(draft);
  return [
    ...elsewhere(whatProblems(draft), 'what'),
    ...elsewhere(whereProblems(draft), 'where'),
    ...elsewhere(
      hasBadPhoto ? [{ field: 'photos', words: problems.photoRefused }] : [],
      steps.includes('photos') ? 'photos' : 'where',
    ),
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
