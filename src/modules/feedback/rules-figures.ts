import { hideSmall, noTally, sharesOf, type Tally } from './rules.ts';
import type { Answers } from './tables.ts';
import type { Question, SurveyState, SurveyWay } from './words.ts';

/** Surveys that stand alike, counted. */
export interface Counted extends Answers {
  readonly state: SurveyState;
  readonly way: SurveyWay | null;
  readonly unit_id: string;
  readonly upheld: boolean;
  readonly count: number;
}

function sum(groups: readonly Counted[]): number {
  return groups.reduce((total, { count }) => total + count, 0);
}

/** How often each rating was given to a question; what is null or declined is in none. */
export function ratingsOf(groups: readonly Counted[], question: Question): Tally {
  const tally = { ...noTally };
  for (const group of groups) {
    const word = group[question];
    if (word !== null && word !== 'declined') tally[word] += group.count;
  }
  return tally;
}

function sharesByQuestion(groups: readonly Counted[]) {
  const shares = (question: Question) => sharesOf(ratingsOf(groups, question));
  return { speed: shares('speed'), manner: shares('manner'), clarity: shares('clarity'), result: shares('result') };
}

function countsOf(groups: readonly Counted[]) {
  const inState = (state: SurveyState) => sum(groups.filter((group) => group.state === state));
  const [answered, refused, silent, waiting] = [
    inState('answered'),
    inState('refused'),
    inState('silent'),
    inState('open'),
  ];
  const asked = answered + refused + silent + waiting;
  return { asked, answered, refused, silent, waiting, lapsed: inState('lapsed') };
}

/** The figures of a period; every share rests on those only who rated that question. */
export function figuresOf(groups: readonly Counted[], ways: readonly SurveyWay[]) {
  const answered = groups.filter(({ state }) => state === 'answered');
  return {
    counts: countsOf(groups),
    upheld: sum(answered.filter(({ upheld }) => upheld)),
    shares: sharesByQuestion(answered),
    sharesWithout: sharesByQuestion(answered.filter(({ upheld }) => !upheld)),
    ways: partsOf(answered, ways, ({ way }) => way).map(({ key, ...part }) => ({ way: key, ...part })),
    units: partsOf(groups, [...new Set(groups.map(({ unit_id }) => unit_id))].sort(), ({ unit_id }) => unit_id).map(
      ({ key, result, hidden, within }) => {
        const { asked, answered: said } = countsOf(within);
        return { unitId: key, asked, answered: said, result, hidden };
      },
    ),
  };
}

function partsOf<Key extends string>(
  groups: readonly Counted[],
  keys: readonly Key[],
  keyOf: (group: Counted) => Key | string | null,
) {
  const parts = keys.map((key) => ({ key, within: groups.filter((group) => keyOf(group) === key) }));
  const rated = (within: readonly Counted[]) => {
    const { good, fair, poor } = ratingsOf(within, 'result');
    return good + fair + poor;
  };
  const hidden = hideSmall(new Map(parts.map(({ key, within }) => [key, rated(within)])));
  return parts.map(({ key, within }) => ({
    key,
    within,
    answered: sum(within.filter(({ state }) => state === 'answered')),
    hidden: hidden.has(key),
    result: hidden.has(key) ? null : sharesOf(ratingsOf(within, 'result')),
  }));
}
