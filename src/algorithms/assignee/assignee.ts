/** Somebody who could lead a matter. */
export interface Candidate {
  readonly id: string;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
  /** Open matters led now, those that fall due soon counted more: a number from 0. */
  readonly load: number;
  /** On leave, or another stands in today. */
  readonly isAway: boolean;
  /** Named in the matter, or otherwise not free to judge it. */
  readonly isConcerned: boolean;
  /** The own unit answers for the grid. */
  readonly isOfGrid: boolean;
  /** The only one left who could visit afterwards, which whoever closes must not do. */
  readonly isOnlyVisitor: boolean;
}

export interface Wanted {
  readonly skills: readonly string[];
  /** Languages in which the reporter can be spoken to; empty: no matter. */
  readonly languages: readonly string[];
}

/** One reason for or against somebody, in points. */
export interface Term {
  readonly kind: 'skill' | 'language' | 'grid' | 'load' | 'visitor';
  readonly points: number;
  /** Skills or languages that fit. */
  readonly words: readonly string[];
}

export interface Suggestion {
  readonly id: string;
  readonly points: number;
  readonly terms: readonly Term[];
}

const worth = { skill: 3, language: 4, grid: 3, visitor: -2, load: -0.5 } as const;

/**
 * Who could lead a matter, the best first: skill, language, the own grid, and little other work speak for somebody. Nobody who is away or
 * concerned is named. Points are a sum of terms, each of which can be said in words; equal points go by less load, then by id. More load
 * never lifts anybody. O(n log n).
 */
export function suggestAssignees(candidates: readonly Candidate[], wanted: Wanted): Suggestion[] {
  const loads = new Map(candidates.map(({ id, load }) => [id, load]));
  return candidates
    .filter(({ isAway, isConcerned }) => !isAway && !isConcerned)
    .map((candidate) => {
      const terms = termsOf(candidate, wanted);
      return { id: candidate.id, terms, points: terms.reduce((sum, { points }) => sum + points, 0) };
    })
    .sort(
      (one, other) =>
        other.points - one.points ||
        (loads.get(one.id) ?? 0) - (loads.get(other.id) ?? 0) ||
        (one.id < other.id ? -1 : 1),
    );
}

function termsOf(candidate: Candidate, wanted: Wanted): Term[] {
  const skills = candidate.skills.filter((skill) => wanted.skills.includes(skill));
  const languages = candidate.languages.filter((language) => wanted.languages.includes(language));
  return [
    ...(skills.length > 0 ? [{ kind: 'skill' as const, points: worth.skill, words: skills }] : []),
    ...(languages.length > 0 ? [{ kind: 'language' as const, points: worth.language, words: languages }] : []),
    ...(candidate.isOfGrid ? [{ kind: 'grid' as const, points: worth.grid, words: [] }] : []),
    ...(candidate.isOnlyVisitor ? [{ kind: 'visitor' as const, points: worth.visitor, words: [] }] : []),
    { kind: 'load' as const, points: worth.load * candidate.load, words: [] },
  ];
}
