import type { Era } from './era.ts';
import type { Estate } from './estates.ts';
import type { Grids } from './grids.ts';
import type { Organisation } from './organisation.ts';
import type { Partners } from './partners.ts';
import type { PlaceRow } from './rows.ts';
import type { Staff } from './staff.ts';

/** What matters happen in. */
export interface Town {
  era: Era;
  estates: readonly Estate[];
  townshipOf: (estate: Estate) => string;
  placeOf: ReadonlyMap<Estate, PlaceRow>;
  grids: Grids;
  organisation: Organisation;
  staff: Staff;
  partners: Partners;
}
