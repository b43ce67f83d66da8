import { dutyList } from '../../src/kit/duties.ts';
import type { TestHouse } from '../support/house-at.ts';
import { makeMatter } from '../support/matters.ts';
import { buildTown, type Town } from '../support/town.ts';
import { Canaries, plantAccount, plantFile, plantMatter, type Secret } from './canaries.ts';
import { Lawfully } from './lawful.ts';
import { Pool } from './pool.ts';
import { colleague, linkHolder, programme, receiptHolder, residentWith, visitor, type Who } from './who.ts';

/** Two stations, what must not leak, and everybody who knocks. */
export interface Scene {
  readonly canaries: Canaries;
  readonly pool: Pool;
  /** Ids of what the canaries stand in. */
  readonly hidden: ReadonlyMap<string, Secret>;
  /** Who may see neither the south nor what is under watch in the north; what they change opens nothing to them. */
  readonly outsiders: readonly Who[];
  /** Everybody else. They may rightly hand a matter to others, so that afterwards more may see it. */
  readonly insiders: readonly Who[];
  /** Whoever must find the canary of the south on its page, so that the check looks where it would be. */
  readonly witness: { readonly who: Who; readonly path: string };
  /** Who knocks as the house was built for, with a subject of the own. */
  readonly lawfully: Lawfully;
  /** Brings back what knocks took away, and fresh matters. */
  renew(): Promise<void>;
}

const all = ['south', 'watch', 'nobody'] as const;
const nobody = ['nobody'] as const;
// Whoever may do most is let in most often: there are three of them.
const threefold = [1, 2, 3];
const quiet = dutyList.filter((duty) => duty !== 'watch' && duty !== 'oversee');

export async function setScene(house: TestHouse, actions: readonly string[]): Promise<Scene> {
  const town = await buildTown(house);
  const { bureau, north, northGroup, south } = town.units;
  const canaries = new Canaries();
  const secret = await makeMatter(house, {
    unitId: south,
    state: 'in_hand',
    helperUnitId: town.units.southGroup,
    phone: '19955550001',
  });
  const watched = await makeMatter(house, { unitId: north, state: 'accepted', watch: true, phone: '19955550002' });
  await plantMatter(house, secret, 'south', canaries);
  await plantMatter(house, watched, 'watch', canaries);
  const account = await plantAccount(house, south, canaries);
  const ordinary = await makeMatter(house, {
    unitId: north,
    state: 'in_hand',
    helperUnitId: northGroup,
    phone: '19900007777',
  });
  const witness = await colleague(house, {
    name: 'south, all duties',
    unitId: south,
    duties: dutyList,
    forbidden: nobody,
  });
  const outsiders = await Promise.all([
    visitor(all),
    receiptHolder(house, 'receipt of another matter', ordinary.reporterId, all),
    linkHolder(house, 'link to a part of another matter', ordinary.partId ?? ordinary.id, all),
    residentWith(house, 'resident with another phone', '19900007777', all),
    ...quiet.map((duty) => colleague(house, { name: `north ${duty}`, unitId: north, duties: [duty], forbidden: all })),
    ...threefold.map((n) =>
      colleague(house, { name: `north, all quiet duties ${n}`, unitId: north, duties: quiet, forbidden: all }),
    ),
    colleague(house, { name: 'north group, handle', unitId: northGroup, duties: ['handle'], forbidden: all }),
    programme(house, { name: 'token of the north', unitId: north, duties: quiet, forbidden: all, actions }),
  ]);
  const insiders = await Promise.all([
    witness,
    receiptHolder(house, 'receipt of the south', secret.reporterId, ['watch', 'nobody']),
    ...(['watch', 'oversee'] as const).map((duty) =>
      colleague(house, { name: `north ${duty}`, unitId: north, duties: [duty], forbidden: nobody }),
    ),
    ...dutyList.map((duty) =>
      colleague(house, { name: `bureau ${duty}`, unitId: bureau, duties: [duty], forbidden: nobody }),
    ),
    ...threefold.map((n) =>
      colleague(house, { name: `bureau, all duties ${n}`, unitId: bureau, duties: dutyList, forbidden: nobody }),
    ),
    programme(house, { name: 'token of the bureau', unitId: bureau, duties: dutyList, forbidden: nobody, actions }),
  ]);
  const hidden = new Map<string, Secret>([
    [secret.id, 'south'],
    [secret.reporterId, 'south'],
    [secret.partId ?? secret.id, 'south'],
    [await plantFile(house, secret), 'south'],
    [watched.id, 'watch'],
    [watched.reporterId, 'watch'],
    [await plantFile(house, watched), 'watch'],
    [account, 'nobody'],
  ]);
  const pool = new Pool(house, [...hidden.keys()], [secret.number, watched.number]);
  const renew = async () => {
    await restore(house);
    await addMatters(house, town);
    await pool.read();
  };
  await renew();
  return {
    canaries,
    pool,
    hidden,
    outsiders,
    insiders,
    witness: { who: witness, path: `/api/matters/${secret.id}` },
    lawfully: await Lawfully.begin(house, town),
    renew,
  };
}

// Whoever keeps registers may end units, posts and sign-ins; the next knocks need them again.
async function restore(house: TestHouse): Promise<void> {
  const db = house.base.owner;
  for (const text of [
    'update unit set valid_to = null where valid_to is not null',
    'update person set left_on = null where left_on is not null',
    'update account set active = true where not active',
    'update holding set valid_to = null where valid_to is not null',
  ])
    await db.query(text).catch(() => undefined);
}

const states = ['reported', 'accepted', 'assigned', 'in_hand', 'answered', 'closed', 'revisited'];

async function addMatters(house: TestHouse, { units }: Town): Promise<void> {
  for (const state of states) {
    for (const unitId of [units.north, units.north, units.south]) {
      const helperUnitId = state === 'in_hand' ? units.northGroup : undefined;
      await makeMatter(house, { unitId, state, ...(helperUnitId && { helperUnitId }) });
    }
  }
}
