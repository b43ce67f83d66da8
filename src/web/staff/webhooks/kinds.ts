import type { Words } from '../../../kit/words.ts';
import { matterFacts } from '../../../modules/matters/words.ts';
import { mediatorFacts } from '../../../modules/mediators/words.ts';
import { partnerFacts } from '../../../modules/partners/words.ts';
import { peopleFacts } from '../../../modules/people/words.ts';
import { placeFacts } from '../../../modules/places/words.ts';
import { familyWords, webhookWords as words } from './words.ts';

const ofMatters = Object.entries(matterFacts).map(([kind, { staff }]): [string, Words] => [kind, staff]);
const known = new Map<string, Words>([
  ...ofMatters,
  ...Object.entries({ ...peopleFacts, ...placeFacts, ...partnerFacts, ...mediatorFacts }),
  ['webhook.test', words.test],
]);

/** What a kind of event is called; kinds of other families show their own name. */
export function kindWords(kind: string): Words {
  if (!kind.endsWith('.*')) return known.get(kind) ?? { zh: kind, en: kind };
  const family = kind.slice(0, -2);
  const { zh, en } = familyWords[family] ?? { zh: family, en: family };
  return { zh: `${zh}的全部变化`, en: `all about ${en}` };
}

/** What can be chosen: each family as a whole, then its kinds one by one. */
export const offeredKinds: readonly string[] = [...known.keys()]
  .filter((kind) => kind !== 'webhook.test')
  .flatMap((kind, i, kinds) => {
    const family = `${kind.split('.')[0]}.`;
    return kinds.findIndex((other) => other.startsWith(family)) === i ? [`${family}*`, kind] : [kind];
  });
