import type { DoorTable } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors as feedbackDoors } from '../../../modules/feedback/contract.ts';
import { doors as matterDoors } from '../../../modules/matters/contract.ts';
import { doors as partnerDoors } from '../../../modules/partners/contract.ts';
import { doors as peopleDoors } from '../../../modules/people/contract.ts';
import { doors as placeDoors } from '../../../modules/places/contract.ts';
import { doors as privacyDoors } from '../../../modules/privacy/contract.ts';
import { platformDoors } from '../../../platform/contract.ts';

const tables: readonly DoorTable[] = [
  matterDoors,
  peopleDoors,
  placeDoors,
  partnerDoors,
  privacyDoors,
  feedbackDoors,
  platformDoors,
];

/** Every action that a line can name, with the words of its door. */
export const actionWords: ReadonlyMap<string, Words> = new Map(
  tables.flatMap((table) => Object.values(table).map(({ action, summary }) => [action, summary] as const)),
);
