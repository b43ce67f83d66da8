import type { Duty } from '../../src/kit/duties.ts';
import { newId } from '../../src/kit/ids.ts';
import { hashPassword, sealTotpSecret, totpAt } from '../../src/platform/sign-in.ts';
import { Caller } from './caller.ts';
import type { TestHouse } from './house.ts';
import { testHouseSecret } from './names.ts';

const password = 'a-good-password';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Colleagues of the little town, by what they do. */
export const posts = {
  northClerk: { unit: 'north', duties: ['intake', 'assign'] },
  northOfficer: { unit: 'northGroup', duties: ['handle'] },
  northColleague: { unit: 'northGroup', duties: ['handle'] },
  northVisitor: { unit: 'north', duties: ['revisit'] },
  northWatch: { unit: 'north', duties: ['watch'] },
  northChief: { unit: 'north', duties: ['oversee', 'assign'] },
  southClerk: { unit: 'south', duties: ['intake', 'assign', 'handle', 'revisit', 'oversee'] },
  southOfficer: { unit: 'southGroup', duties: ['handle'] },
  keeper: { unit: 'bureau', duties: ['register'] },
  operator: { unit: 'bureau', duties: ['system', 'messages'] },
  auditor: { unit: 'bureau', duties: ['audit'] },
} as const satisfies Record<string, { unit: string; duties: readonly Duty[] }>;
export type Post = keyof typeof posts;

export interface Town {
  readonly units: Record<'bureau' | 'north' | 'northGroup' | 'south' | 'southGroup', string>;
  readonly people: Record<Post, { personId: string; accountId: string; badge: string }>;
  readonly grids: Record<'north' | 'south', string>;
  readonly placeId: string;
  readonly partnerId: string;
  /** A caller who signed in as this colleague. */
  signIn(post: Post): Promise<Caller>;
  visitor(): Caller;
}

/** Builds two stations with a grid each: north of latitude 43.2 and south of it. */
export async function buildTown(house: TestHouse): Promise<Town> {
  const db = house.base.owner;
  const units = { bureau: newId(), north: newId(), northGroup: newId(), south: newId(), southGroup: newId() };
  const unitRows = [
    [units.bureau, 'B', null, 'bureau', '云岭市公安局'],
    [units.north, 'B-N', units.bureau, 'station', '河北路派出所'],
    [units.northGroup, 'B-N-1', units.north, 'group', '河北路第一警务组'],
    [units.south, 'B-S', units.bureau, 'station', '南湖派出所'],
    [units.southGroup, 'B-S-1', units.south, 'group', '南湖第一警务组'],
  ];
  for (const row of unitRows) {
    await db.query(
      `insert into unit (id, code, parent_id, kind, name, phone, valid_from) values ($1, $2, $3, $4, $5, '0475-0000110', '2020-01-01')`,
      row,
    );
  }
  const people = await hire(house, units);
  const grids = { north: newId(), south: newId() };
  await addGrid(house, {
    id: grids.north,
    code: 'G-N',
    name: '金桐网格',
    alias: '金桐小区',
    south: 43.2,
    unitId: units.northGroup,
  });
  await addGrid(house, {
    id: grids.south,
    code: 'G-S',
    name: '南湖网格',
    alias: '南湖花园',
    south: 43.1,
    unitId: units.southGroup,
  });
  const placeId = newId();
  await db.query(
    `insert into place (id, code, kind, name, address, lng, lat, unit_id, grid_id) values ($1, 'P001', 'work-station', '金桐警务工作站', '河北路8号', 121.65, 43.25, $2, $3)`,
    [placeId, units.north, grids.north],
  );
  const partnerId = newId();
  await db.query(
    `insert into partner (id, code, name, kind, liaison_name, liaison_phone) values ($1, 'W01', '环卫所', 'department', '周明', '19900001234')`,
    [partnerId],
  );
  const callers = new Map<Post, Promise<Caller>>();
  return {
    units,
    people,
    grids,
    placeId,
    partnerId,
    signIn: (post) => {
      // A one-time code counts once: a second sign-in of the same colleague is the same session.
      const caller = callers.get(post) ?? signIn(house, people[post].badge);
      callers.set(post, caller);
      return caller;
    },
    visitor: () => new Caller(house.url),
  };
}

async function hire(house: TestHouse, units: Town['units']): Promise<Town['people']> {
  const hash = await hashPassword(password);
  const people: Partial<Record<Post, { personId: string; accountId: string; badge: string }>> = {};
  let number = 100;
  for (const [post, { unit, duties }] of Object.entries(posts) as [Post, (typeof posts)[Post]][]) {
    const personId = newId();
    const accountId = newId();
    number += 1;
    const badge = `1${number}`;
    await house.base.owner.query(
      `insert into account (id, badge, name, password_hash, totp_secret, made_at) values ($1, $2, $3, $4, $5, now())`,
      [accountId, badge, `${post}同志`, hash, sealTotpSecret(testHouseSecret, totpSecret)],
    );
    await house.base.owner.query(
      `insert into person (id, code, account_id, name, kind, phone) values ($1, $2, $3, $4, 'officer', $5)`,
      [personId, badge, accountId, `${post}同志`, `1990000${badge}`],
    );
    await house.base.owner.query(
      `insert into holding (id, person_id, unit_id, post, duties, valid_from) values ($1, $2, $3, 'community-officer', $4, '2020-01-01')`,
      [newId(), personId, units[unit], [...duties]],
    );
    people[post] = { personId, accountId, badge };
  }
  return people as Town['people'];
}

async function addGrid(
  house: TestHouse,
  grid: { id: string; code: string; name: string; alias: string; south: number; unitId: string },
): Promise<void> {
  const { south } = grid;
  const ring = [
    [
      [121.6, south],
      [121.7, south],
      [121.7, south + 0.1],
      [121.6, south + 0.1],
      [121.6, south],
    ],
  ];
  await house.base.owner.query(
    `insert into grid (id, code, partition, name, aliases, ring, extent, households, residents, valid_from)
     values ($1, $2, 'police', $3, $4, $5, box(point(121.6, $6::float8), point(121.7, $6::float8 + 0.1)), 400, 1000, '2020-01-01')`,
    [grid.id, grid.code, grid.name, [grid.alias], JSON.stringify(ring), south],
  );
  await house.base.owner.query(
    `insert into grid_team (id, grid_id, unit_id, valid_from) values ($1, $2, $3, '2020-01-01')`,
    [newId(), grid.id, grid.unitId],
  );
}

/** The one-time code of every colleague of the town at this instant. */
export function codeAt(at: Date): string {
  return totpAt(totpSecret, at);
}

async function signIn(house: TestHouse, badge: string): Promise<Caller> {
  const caller = new Caller(house.url);
  // A code counts once; colleagues that sign in twice within half a minute use the next one.
  for (const ahead of [0, 30_000]) {
    const answer = await caller.post('/api/sign-in', {
      badge,
      password,
      code: codeAt(new Date(house.now().getTime() + ahead)),
    });
    if (answer.status === 200) return caller;
  }
  throw new Error(`could not sign in as ${badge}`);
}

export { password as townPassword };
