import type { MatterState, MatterStep, Solved } from './words.ts';

/** What one reporter says of whether it is solved. */
export type OwnWord = 'yes' | 'partly' | 'no';

/** Who has spoken in this round, and with which word. */
export type Answers = ReadonlyMap<string, OwnWord>;

export const noAnswers: Answers = new Map();

/** The word that counts for the matter while several people answer: one "no" outweighs every "yes"; undefined while nobody spoke. */
export function worstOf(answers: Answers): OwnWord | undefined {
  const words = new Set(answers.values());
  return (['no', 'partly', 'yes'] as const).find((word) => words.has(word));
}

interface Spoken {
  readonly state: MatterState;
  readonly answers: Answers;
}

interface Speaking {
  readonly step: MatterStep;
  /** Reporter who speaks, or whom the visit asked; null where nobody is named: then the word is for all. */
  readonly reporter: string | null;
  readonly found: OwnWord | 'unreached' | undefined;
}

/** Who has spoken after a step. Work that begins anew ends the round: everybody is asked again. */
export function answersAfter({ state, answers }: Spoken, { step, reporter, found }: Speaking): Answers {
  const word = wordOf(step, found);
  if (word !== undefined) return reporter === null ? noAnswers : new Map([...answers, [reporter, word]]);
  const beginsAnew = state === 'reopened' && (step === 'assign' || step === 'take');
  return beginsAnew || step === 'merge' || step === 'unmerge' ? noAnswers : answers;
}

function wordOf(step: MatterStep, found: Speaking['found']): OwnWord | undefined {
  if (step === 'contest') return 'no';
  if (step === 'confirm') return found === 'partly' ? 'partly' : 'yes';
  if (step === 'revisit') return found === 'unreached' ? undefined : found;
  return undefined;
}

/** What a matter's word becomes when these reporters no longer belong to it. */
export function solvedWithout(
  standing: { readonly state: MatterState; readonly solved: Solved; readonly answers: Answers },
  gone: readonly string[],
): { answers: Answers; solved: Solved } {
  if (!gone.some((id) => standing.answers.has(id))) return { answers: standing.answers, solved: standing.solved };
  const answers: Answers = new Map([...standing.answers].filter(([id]) => !gone.includes(id)));
  const isAsked = standing.state === 'answered' || standing.state === 'closed' || standing.state === 'revisited';
  return { answers, solved: worstOf(answers) ?? (isAsked ? 'asked' : 'unasked') };
}
