import type { Language, Words } from '../../kit/words.ts';
import type { MatchResult } from './match.ts';
import type { Seat } from './seats.ts';
import { explanationWords, roleWords } from './words.ts';

/** Somebody of the panel, as one side may know it. */
export interface PartySeat {
  readonly seat: Seat;
  readonly mediatorId: string;
  /** The line of its own ballot; null when it did not name them, and has yet to accept them. */
  readonly line: number | null;
}

/** What one side may know of a result: nothing that another wrote, but what follows from who was chosen. */
export type PartyView =
  | {
      readonly outcome: 'matched';
      readonly panel: readonly PartySeat[];
      readonly isByDraw: boolean;
      readonly excluded: readonly PartyExclusion[];
    }
  | {
      readonly outcome: 'no-common';
      readonly because: 'list' | 'vetoes';
      readonly excluded: readonly PartyExclusion[];
    };

/** Somebody who could not be chosen, as one side may know it: conflicts without whose, full loads, and its own vetoes. */
export interface PartyExclusion {
  readonly mediatorId: string;
  readonly reason: 'conflict' | 'full' | 'own-veto';
}

/**
 * The part of a result that one side is shown. While its own ballot and the list are the same, two results with the same panel, in which the
 * lot decided both times or neither, show it the same, whatever the others wrote. RangeError for a side that had no ballot. O(result).
 *
 * @example partyView(result, 'applicant').panel[0].line // 2
 */
export function partyView(result: MatchResult, sideId: string): PartyView {
  const excluded = result.excluded.flatMap(({ mediatorId, reason, sideIds }): PartyExclusion[] => {
    if (reason !== 'veto') return [{ mediatorId, reason }];
    return sideIds.includes(sideId) ? [{ mediatorId, reason: 'own-veto' }] : [];
  });
  if (result.outcome === 'no-common') return { outcome: 'no-common', because: result.because, excluded };
  const panel = result.panel.map(({ seat, mediatorId, places }) => {
    const own = places.find((place) => place.sideId === sideId);
    if (!own) throw new RangeError(`no side of this result: ${sideId}`);
    return { seat, mediatorId, line: own.line };
  });
  return { outcome: 'matched', panel, isByDraw: result.panel.some(({ decidedBy }) => decidedBy === 'draw'), excluded };
}

/**
 * A result in two sentences for one side: who, and why; made of {@link partyView} alone. `names` are those of the mediators by id; RangeError
 * when one is missing.
 *
 * @example explainMatch(result, 'applicant', { m7: '王建国' }, 'zh')[0] // '调解员是王建国（您这一方排在第 2 位）。'
 */
export function explainMatch(
  result: MatchResult,
  forSide: string,
  names: Readonly<Record<string, string>>,
  locale: Language,
): [string, string] {
  const view = partyView(result, forSide);
  if (view.outcome === 'no-common') {
    const because = view.because === 'list' ? explanationWords.noneList : explanationWords.noneVetoes;
    return [explanationWords.none[locale], because[locale]];
  }
  const isAlone = view.panel.length === 1;
  const people = view.panel.map(({ seat, mediatorId, line }) => {
    const name = names[mediatorId];
    if (name === undefined) throw new RangeError(`no name of ${mediatorId}`);
    return filled(isAlone ? explanationWords.person : explanationWords.personInRole, locale, {
      name,
      role: roleWords[seat.role][locale],
      line:
        line === null
          ? explanationWords.notNamed[locale]
          : filled(explanationWords.onLine, locale, { line: String(line) }),
    });
  });
  const who = isAlone ? explanationWords.chosen : explanationWords.chosenSeveral;
  const why = view.isByDraw ? explanationWords.byDraw : explanationWords.byPlaces;
  return [filled(who, locale, { people: people.join(explanationWords.between[locale]) }), why[locale]];
}

function filled(words: Words, locale: Language, values: Readonly<Record<string, string>>): string {
  return words[locale].replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
