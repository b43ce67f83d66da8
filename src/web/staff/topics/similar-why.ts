import type { Words } from '../../../kit/words.ts';
import { sameWords } from '../../../modules/topics/words.ts';
import type { Similar } from './shapes.ts';
import { similarWords as words } from './words.ts';

/** Why somebody is shown a matter as perhaps the same, the strongest reason first. */
export function whyOf(row: Similar, say: (words: Words) => string): string {
  const same = row.same.filter((name) => name !== 'place-name').map((name) => say(sameWords[name]));
  return [
    ...same,
    row.place === null ? '' : `${say(words.placeName)} ${row.place}`,
    row.metres === null ? '' : say(words.metres(row.metres)),
    say(row.daysApart === 0 ? words.sameDay : words.days(row.daysApart)),
    row.words.length === 0 ? '' : `${say(words.words)} ${row.words.slice(0, 4).join('、')}`,
    row.textPercent >= 50 ? say(words.text(row.textPercent)) : say(words.like(row.likePercent)),
  ]
    .filter(Boolean)
    .join(' · ');
}
