import { capitalAgrees } from '../../kit/money.ts';
import { type PlanFault, planFaults } from '../instalments/plan.ts';
import type { Duty, DutyTime } from './duty.ts';

/** What a duty lacks. `should` is advice; everything else keeps an agreement from being proposed. */
export type DutyFault =
  | 'who'
  | 'to-whom'
  | 'same-person'
  | 'what'
  | 'amount'
  | 'capital'
  | 'when'
  | 'when-unfit'
  | 'before-agreement'
  | 'until-before-from'
  | 'how'
  | `plan-${PlanFault['fault']}`
  | 'vague'
  | 'proof';

/** A fault with the field in which it is mended; `row` counts instalments from 0. */
export interface FoundFault {
  readonly field: keyof Duty;
  readonly fault: DutyFault;
  readonly severity: 'must' | 'should';
  readonly row?: number;
}

/** What the check must know beside the duty: who there is (numbers of sides and ids of parties), and the day of the agreement. */
export interface DutyBackground {
  readonly known: readonly string[];
  readonly agreedOn: string;
}

const owed = ['pay', 'do', 'apologise'] as const satisfies readonly Duty['kind'][];
const towards = (kind: Duty['kind']) => owed.some((one) => one === kind);

/** Words that leave open what is owed or until when. */
const vague =
  /尽快|尽早|适时|酌情|适当|适量|若干|另行协商|协商解决|协商确定|有钱(?:了|再)|方便(?:时|的时候)|合理(?:的)?(?:赔偿|补偿|费用|时间|期限)/u;

const must = (field: keyof Duty, fault: DutyFault, row?: number): FoundFault => ({
  field,
  fault,
  severity: 'must',
  ...(row !== undefined && { row }),
});
const should = (field: keyof Duty, fault: DutyFault): FoundFault => ({ field, fault, severity: 'should' });

/** True for a text of two characters at least in which no line of a template is left open. */
export function isWritten(text: string): boolean {
  return text.trim().length >= 2 && !text.includes('＿');
}

/**
 * What keeps a duty from being definite: who owes it, to whom, what, how much and by when (法释〔2011〕5号 §7: an agreement whose content is
 * unclear is not confirmed; 人民调解法 §29: content, way and time of performance). Empty for a definite duty. O(length of the texts and rows).
 *
 * @example missingIn({ kind: 'pay', by: '2', to: '1', amountFen: 0, … }, { known: ['1', '2'], agreedOn: '2026-11-22' }) // amount
 */
export function missingIn(duty: Duty, { known, agreedOn }: DutyBackground): FoundFault[] {
  const { kind, by, to, what, how, proof, time } = duty;
  const faults: FoundFault[] = [];
  if (!known.includes(by)) faults.push(must('by', 'who'));
  if ((towards(kind) || to !== '') && !known.includes(to)) faults.push(must('to', 'to-whom'));
  if (by !== '' && by === to) faults.push(must('to', 'same-person'));
  if (!isWritten(what)) faults.push(must('what', 'what'));
  else if (vague.test(what) || vague.test(how)) faults.push(should('what', 'vague'));
  if (kind === 'pay') faults.push(...missingInAmount(duty));
  faults.push(...missingInTime(duty, agreedOn));
  if ((kind === 'pay' || kind === 'apologise') && how.trim() === '') faults.push(must('how', 'how'));
  if (proof.trim() === '' && time !== null && time.when !== 'now') faults.push(should('proof', 'proof'));
  return faults;
}

function missingInAmount({ amountFen, capital }: Duty): FoundFault[] {
  if (!Number.isSafeInteger(amountFen) || amountFen < 1) return [must('amountFen', 'amount')];
  return capital.trim() !== '' && !capitalAgrees(capital, amountFen) ? [must('capital', 'capital')] : [];
}

/** Money has a day or days; only what is left undone runs from a day on. */
const fit: Readonly<Record<Duty['kind'], readonly DutyTime['when'][]>> = {
  pay: ['now', 'on', 'plan'],
  do: ['now', 'on'],
  refrain: ['from'],
  apologise: ['now', 'on'],
  other: ['now', 'on', 'from'],
};

/** Which times a duty of this kind can have. */
export const timesOf = (kind: Duty['kind']): readonly DutyTime['when'][] => fit[kind];

function missingInTime({ kind, time, amountFen }: Duty, agreedOn: string): FoundFault[] {
  if (time === null) return [must('time', 'when')];
  if (!fit[kind].includes(time.when)) return [must('time', 'when-unfit')];
  if (time.when === 'now') return [];
  if (time.when === 'plan') {
    return planFaults(time.rows, { totalFen: amountFen, agreedOn }).map(({ fault, row }) =>
      must('time', `plan-${fault}`, row ?? undefined),
    );
  }
  if (time.on === '') return [must('time', 'when')];
  if (time.when === 'on') return time.on < agreedOn ? [must('time', 'before-agreement')] : [];
  return time.until !== '' && time.until < time.on ? [must('time', 'until-before-from')] : [];
}
