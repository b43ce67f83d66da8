import { smallCells } from '../../algorithms/proportion/small-cells.ts';
import { type Share, wilson } from '../../algorithms/proportion/wilson.ts';
import { addDays } from '../../kit/calendar.ts';
import type { MediationState } from '../mediation/words.ts';
import type { RegisterStage, WalkInState } from './words.ts';

/** A dispute has a month unless somebody plans otherwise (人民调解: 30 days). */
export const usualDays = 30;
/** Fewer than this are nobody's figure. */
export const leastRated = 5;
/** So long after an agreement the same sides coming back is a relapse. */
export const repeatDays = 90;

const stages: Readonly<Record<MediationState, RegisterStage>> = {
  proposed: 'prevent',
  choosing: 'resolve',
  matched: 'resolve',
  scheduled: 'resolve',
  'under-way': 'resolve',
  suspended: 'resolve',
  reached: 'consolidate',
  performing: 'consolidate',
  revisiting: 'consolidate',
  failed: 'improve',
  refused: 'improve',
  withdrawn: 'improve',
  filed: 'improve',
};

/** Where a dispute stands in the register; without a mediation it is heard of and watched: prevention. */
export function stageOf(state: MediationState | null): RegisterStage {
  return state === null ? 'prevent' : stages[state];
}

/** States of a stage, and whether disputes without a mediation belong to it. */
export function statesOf(stage: RegisterStage): { readonly states: MediationState[]; readonly bare: boolean } {
  const states = (Object.keys(stages) as MediationState[]).filter((state) => stages[state] === stage);
  return { states, bare: stage === 'prevent' };
}

/** Stages in which a dispute may be overdue. */
export const watchedStages = ['prevent', 'resolve'] as const satisfies readonly RegisterStage[];

/** Whole days between two days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** How old the quarrel was when we first heard of it; null when nobody said, 0 when it began that day or later. */
export function ageAtContact(knownOn: string | null, contactOn: string): number | null {
  return knownOn === null ? null : Math.max(0, daysBetween(knownOn, contactOn));
}

const walkInSteps: Readonly<Record<WalkInState, readonly WalkInState[]>> = {
  waiting: ['called', 'taken', 'advised', 'left'],
  called: ['waiting', 'taken', 'advised', 'left'],
  taken: [],
  advised: [],
  left: [],
};

/** Where somebody who came may go from here. */
export const nextOf = (state: WalkInState): readonly WalkInState[] => walkInSteps[state];

/** The same day of the year before; 29 February becomes the 28th. */
export function yearBefore(day: string): string {
  const year = Number(day.slice(0, 4)) - 1;
  const rest = day.slice(4);
  const isLeapDay = rest === '-02-29' && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return `${String(year).padStart(4, '0')}${isLeapDay ? '-02-28' : rest}`;
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** 同比: the same days of the year before; a period that is not over ends today. */
export function comparedDays({ from, to }: Days, today: string): { readonly now: Days; readonly before: Days } {
  const end = to > today ? today : to;
  const now = { from, to: end < from ? from : end };
  return { now, before: { from: yearBefore(now.from), to: yearBefore(now.to) } };
}

/** Growth in per cent to one decimal, null where there was nothing before. */
export function growthOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) * 1000) / before) / 10;
}

/** A share with its interval, null where fewer than five are behind it. */
function shareOf(count: number, of: number): Share | null {
  return of < leastRated ? null : wilson(count, of);
}

/** The last day on which an agreement can have been reached whose 90 days are over. */
export const ripeUntil = (today: string): string => addDays(today, -repeatDays);

/** Counts of one kind or unit, as the views tell them. */
export interface Tally {
  readonly opened: number;
  readonly reached: number;
  readonly notReached: number;
  readonly kept: number;
  readonly broken: number;
  readonly ripe: number;
  readonly repeated: number;
  readonly good: number;
  readonly fair: number;
  readonly poor: number;
  readonly refused: number;
  readonly silent: number;
}

export const noTally: Tally = {
  opened: 0,
  reached: 0,
  notReached: 0,
  kept: 0,
  broken: 0,
  ripe: 0,
  repeated: 0,
  good: 0,
  fair: 0,
  poor: 0,
  refused: 0,
  silent: 0,
};

/** Tallies added up. */
export function sumOf(tallies: readonly Tally[]): Tally {
  const sum: { -readonly [Key in keyof Tally]: number } = { ...noTally };
  for (const tally of tallies) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key];
  return sum;
}

const ratedOf = ({ good, fair, poor }: Tally) => good + fair + poor;

/** Figures of one tally; `isHidden`: what parties said is not shown, so that nobody is told by subtraction. */
export function figuresOf(tally: Tally, isHidden = false) {
  const { opened, reached, notReached, kept, broken, ripe, repeated, good, fair, poor, refused, silent } = tally;
  const rated = ratedOf(tally);
  const hides = isHidden || rated < leastRated;
  return {
    opened,
    concluded: reached + notReached,
    reached,
    notReached,
    success: shareOf(reached, reached + notReached),
    kept: { kept, broken, share: shareOf(kept, kept + broken) },
    repeat: { repeated, of: ripe, share: shareOf(repeated, ripe) },
    content: {
      /** Null: too few to be told. */
      ratings: hides ? null : { good, fair, poor },
      share: hides ? null : shareOf(good, rated),
      answered: hides ? null : rated,
      refused: hides ? null : refused,
      silent: hides ? null : silent,
    },
  };
}

/** Keys whose ratings are not shown beside the whole. */
export function hiddenOf(tallies: ReadonlyMap<string, Tally>): Set<string> {
  return smallCells(new Map([...tallies].map(([key, tally]) => [key, ratedOf(tally)])), leastRated);
}

/** A member of a family as consent goes by. */
export interface Consenting {
  readonly id: string;
  readonly bornOn: string | null;
  readonly guardianId: string | null;
  readonly consent: 'asked' | 'given' | 'refused' | 'withdrawn';
}

/** Under 18 on the day; nobody of unknown age is taken for a child. */
export function isMinorOn(bornOn: string | null, day: string): boolean {
  return bornOn !== null && day < `${Number(bornOn.slice(0, 4)) + 18}${bornOn.slice(4)}`;
}

/** What stands in the way of a programme: somebody has not agreed, or a child has no guardian who agreed. */
export function consentGaps(members: readonly Consenting[], day: string): 'few' | 'consent' | 'guardian' | null {
  if (members.length < 2) return 'few';
  if (members.some(({ consent }) => consent !== 'given')) return 'consent';
  const adults = new Set(members.filter(({ bornOn }) => !isMinorOn(bornOn, day)).map(({ id }) => id));
  const children = members.filter(({ id }) => !adults.has(id));
  return children.every(({ guardianId }) => guardianId !== null && adults.has(guardianId)) ? null : 'guardian';
}

/** Before and after of those who said both; who refused or is missing is counted, never worked out. */
export function changeOf(reports: readonly { memberId: string; moment: 'before' | 'after'; score: number | null }[]) {
  const scoreOf = (memberId: string, moment: 'before' | 'after') =>
    reports.find((one) => one.memberId === memberId && one.moment === moment)?.score ?? null;
  const both = [...new Set(reports.map(({ memberId }) => memberId))].flatMap((id) => {
    const [before, after] = [scoreOf(id, 'before'), scoreOf(id, 'after')];
    return before === null || after === null ? [] : [{ before, after }];
  });
  return {
    both: both.length,
    better: both.filter(({ before, after }) => after > before).length,
    same: both.filter(({ before, after }) => after === before).length,
    worse: both.filter(({ before, after }) => after < before).length,
    refused: reports.filter(({ score }) => score === null).length,
  };
}
