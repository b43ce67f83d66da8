import { explainMatch } from '../../algorithms/mediator-matching/explain.ts';
import type { MatchResult } from '../../algorithms/mediator-matching/match.ts';
import { explanationWords, roleWords } from '../../algorithms/mediator-matching/words.ts';
import type { Seated } from './tables.ts';
import { noneWords } from './words.ts';

/** Two sentences in both languages. */
export interface Sentences {
  readonly zh: string[];
  readonly en: string[];
}

/** What comes after a round in which nobody was found. */
const afterwards = {
  zh: '接下来从更大的名册里再选一次，或者由调解室推荐；接不接受都由您决定。',
  en: 'Next you choose from a wider list, or the studio proposes somebody; whether you accept is up to you.',
} as const;

/** A count in two sentences for one side, from its own part of the result alone. */
export function sentencesOf(part: MatchResult, side: number, names: Readonly<Record<string, string>>): Sentences {
  if (part.outcome === 'no-common')
    return {
      zh: [`${explanationWords.none.zh}${noneWords[part.because].zh}。`, afterwards.zh],
      en: [`${explanationWords.none.en} The list had ${noneWords[part.because].en}.`, afterwards.en],
    };
  const said = (language: 'zh' | 'en') => explainMatch(part, String(side), names, language);
  return { zh: said('zh'), en: said('en') };
}

/** The same for a proposal of the studio, which no ballot stands behind. */
export function sentencesOfProposal(
  isAccepted: boolean,
  panel: readonly Seated[],
  names: Readonly<Record<string, string>>,
): Sentences {
  const people = (language: 'zh' | 'en') =>
    panel
      .map(({ mediatorId, role }) =>
        language === 'zh'
          ? `${roleWords[role].zh}${names[mediatorId] ?? ''}`
          : `${names[mediatorId] ?? ''} (${roleWords[role].en})`,
      )
      .join(explanationWords.between[language]);
  return isAccepted
    ? {
        zh: [`调解组是${people('zh')}。`, '由调解室推荐，各方都接受了。'],
        en: [`The panel is ${people('en')}.`, 'The studio proposed it and all sides accepted.'],
      }
    : {
        zh: ['这次推荐没有成。', '没有指定任何人；可以再选一次，也可以走其他途径，联络员会告诉您。'],
        en: [
          'Nothing came of the proposal.',
          'Nobody was assigned: you may choose again or go another way, as your liaison will tell you.',
        ],
      };
}
