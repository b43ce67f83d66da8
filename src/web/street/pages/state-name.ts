import type { Words } from '../../../kit/words.ts';
import { matterStates } from '../../../modules/matters/words.ts';

const names: Readonly<Record<string, Words>> = matterStates;

/** A matter's state in words; one that this version does not know yet as it came. */
export function stateName(state: string): Words {
  return names[state] ?? { zh: state, en: state };
}
