import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Door } from '../../src/kit/contract.ts';
import { type Duty, dutyList } from '../../src/kit/duties.ts';
import { newId } from '../../src/kit/ids.ts';
import { platformDoors } from '../../src/platform/contract.ts';
import { familiesOf } from '../../src/server/compose.ts';
import { type Answered, Caller } from '../support/caller.ts';
import { isAsked } from '../support/env.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import {
  confirmPhone,
  giveToken,
  hire,
  openLinkTo,
  openPartyLink,
  openReceiptOf,
  sessionOf,
} from '../support/knockers.ts';
import { type MadeMatter, makeMatter } from '../support/matters.ts';
import { buildTown, type Town } from '../support/town.ts';
import { inputs, png } from './doors-inputs.ts';
import { freshMediation } from './doors-inputs-mediation.ts';
import type { Entry } from './doors-inputs-shapes.ts';

// Who knocks. The matter lies with the north station; its lead belongs to no working post, and the south group helps where a helper is needed.
const colleagues: Record<string, { unit: keyof Town['units']; duties: readonly Duty[] }> = {
  ...Object.fromEntries(dutyList.map((duty) => [`north ${duty}`, { unit: 'north', duties: [duty] } as const])),
  'south, all duties': { unit: 'south', duties: dutyList },
  'helping unit, handle': { unit: 'southGroup', duties: ['handle'] },
  'lead without a working duty': { unit: 'bureau', duties: ['audit'] },
  'bureau register': { unit: 'bureau', duties: ['register'] },
  'bureau system': { unit: 'bureau', duties: ['system'] },
  'bureau messages': { unit: 'bureau', duties: ['messages'] },
  'bureau protect': { unit: 'bureau', duties: ['protect'] },
};

/** What people from outside hold: receipts of the matter and of another one, and the ids of both. */
interface Around {
  readonly reporterId: string;
  readonly otherReporterId: string;
  readonly matterId: string;
  readonly otherMatterId: string;
}

const phone = '19900005678';

interface Knocker {
  readonly name: string;
  readonly accountId: string | undefined;
  readonly caller: (subject: Around, door: Door) => Caller | Promise<Caller>;
  /** Comes with a part of the matter that is made for the knock. */
  readonly bringsPart?: true;
}

const file = new URL('./doors-matrix.json', import.meta.url);
let house: TestHouse;
let town: Town;
let knockers: Knocker[];
let leadId: string;
let doors: Door[];

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-22T02:00:00Z') });
  town = await buildTown(house);
  const hired = await Promise.all(
    Object.entries(colleagues).map(async ([name, { unit, duties }]) => ({
      name,
      ...(await hire(house, { unitId: town.units[unit], duties })),
    })),
  );
  leadId = hired.find(({ name }) => name.startsWith('lead'))?.personId ?? '';
  const all = await hire(house, { unitId: town.units.north, duties: dutyList });
  knockers = [
    { name: 'visitor', accountId: undefined, caller: () => new Caller(house.url, { 'x-forwarded-for': '10.7.0.1' }) },
    {
      name: 'receipt of the matter',
      accountId: undefined,
      caller: ({ reporterId }) => openReceiptOf(house, reporterId, { network: '10.9.0.1' }),
    },
    {
      name: 'receipt of another matter',
      accountId: undefined,
      caller: ({ otherReporterId }) => openReceiptOf(house, otherReporterId, { network: '10.9.0.2' }),
    },
    {
      name: 'link to a part of the matter',
      accountId: undefined,
      bringsPart: true,
      caller: async ({ matterId }) => openLinkTo(house, await partnerPart(matterId), { network: '10.9.0.3' }),
    },
    {
      name: 'link to a part of another matter',
      accountId: undefined,
      bringsPart: true,
      caller: async ({ otherMatterId }) => openLinkTo(house, await partnerPart(otherMatterId), { network: '10.9.0.4' }),
    },
    {
      name: 'party of a mediation of the matter',
      accountId: undefined,
      bringsPart: true,
      caller: async ({ matterId }, door) => openPartyLink(house, await party(matterId, door), { network: '10.9.0.7' }),
    },
    {
      name: 'party of another mediation',
      accountId: undefined,
      bringsPart: true,
      caller: async ({ otherMatterId }, door) =>
        openPartyLink(house, await party(otherMatterId, door), { network: '10.9.0.8' }),
    },
    {
      name: 'confirmed phone of the reporter',
      accountId: undefined,
      caller: () => confirmPhone(house, phone, { network: '10.9.0.5' }),
    },
    {
      name: 'confirmed phone of nobody here',
      accountId: undefined,
      caller: () => confirmPhone(house, '19911112222', { network: '10.9.0.6' }),
    },
    // A fresh session each time: some doors end it.
    ...hired.map(({ name, accountId }) => ({ name, accountId, caller: () => signedIn(accountId) })),
    {
      name: 'token with the scope',
      accountId: all.accountId,
      caller: (_: unknown, door: Door) => giveToken(house, all.accountId, [door.action], { network: '10.8.0.1' }),
    },
    {
      name: 'token without the scope',
      accountId: all.accountId,
      caller: () => giveToken(house, all.accountId, ['nothing.at-all'], { network: '10.8.0.2' }),
    },
  ];
  doors = [platformDoors, ...familiesOf(house.base.app).map((family) => family.doors)].flatMap(
    (table) => Object.values(table) as Door[],
  );
  // A content to open behind every file.
  await new Caller(house.url).bytes('/api/files', png);
});
afterAll(() => house.close());

// Everybody comes from a network of his own, so that nobody uses up another's tries.
function networkOf(id: string): string {
  return `10.${[24, 26, 28].map((at) => Number.parseInt(id.slice(at, at + 2), 16)).join('.')}`;
}

async function signedIn(accountId: string): Promise<Caller> {
  return new Caller(house.url, { cookie: await sessionOf(house, accountId), 'x-forwarded-for': networkOf(accountId) });
}

async function partnerPart(matterId: string): Promise<string> {
  const id = newId();
  await house.base.owner.query(
    `insert into part (id, matter_id, role, partner_id, task, state, asked_at, changed_at) values ($1, $2, 'helper', $3, '请协助', 'asked', $4, $4)`,
    [id, matterId, town.partnerId, house.now()],
  );
  return id;
}

async function party(matterId: string, door: Door): Promise<string> {
  const state = inputs[door.action]?.ownState ?? 'under-way';
  return (await freshMediation({ house, town, matter: { id: matterId } }, state)).partyId;
}

interface Subject {
  readonly matter: MadeMatter;
  readonly around: Around;
}

async function makeSubject(door: Door, entry: Entry, watch: boolean): Promise<Subject> {
  const wish = {
    unitId: town.units.north,
    leadId,
    watch,
    phone,
    ...(entry.state === undefined ? {} : { state: entry.state }),
    ...(entry.helped || entry.aboutMatter ? { helperUnitId: town.units.southGroup } : {}),
    ...(door.action === 'matter.close' ? { helperUnitId: undefined } : {}),
  };
  const matter = await makeMatter(house, wish as never);
  const other = await makeMatter(house, { unitId: town.units.south, state: entry.state ?? 'reported' });
  const around = {
    reporterId: matter.reporterId,
    otherReporterId: other.reporterId,
    matterId: matter.id,
    otherMatterId: other.id,
  };
  return { matter, around };
}

/** What was answered, and whether the subject is still as it was made: who was turned away or only read changed nothing. */
async function knock(
  door: Door,
  entry: Entry,
  knocker: Knocker,
  { matter, around }: Subject,
): Promise<{ verdict: string; isUntouched: boolean }> {
  const caller = await knocker.caller(around, door);
  const given = entry.input({ house, town, matter, accountId: knocker.accountId });
  const verdict = verdictOf(await send(caller, door, { ...(await given) }));
  const isPrepared = !entry.keepsMatter && (knocker.bringsPart || given instanceof Promise);
  return { verdict, isUntouched: !isPrepared && (verdict !== 'allowed' || door.method === 'GET') };
}

function send(caller: Caller, door: Door, given: Record<string, unknown>): Promise<Answered> {
  const take = (name: string) => {
    const value = given[name];
    delete given[name];
    return value;
  };
  const path = door.path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(take(name))));
  const bytes = take('bytes');
  const inQuery = door.method === 'GET' || door.body === 'bytes';
  const query = inQuery ? `?${new URLSearchParams(given as Record<string, string>)}` : '';
  if (door.body === 'bytes') return caller.bytes(path + query, bytes as Uint8Array);
  if (door.method === 'GET') return caller.get(path + query);
  return caller.send(door.method, path, { body: JSON.stringify(given), type: 'application/json' });
}

function verdictOf({ status, body }: Answered): string {
  if (status === 200) return 'allowed';
  // A standard of others has its own form of refusal, and no words of ours.
  if (Array.isArray(body)) return { 403: 'forbidden', 404: 'hidden' }[status] ?? String(status);
  const code = String(body['error']?.['code']);
  return { 'not-found': 'hidden', 'not-allowed': 'forbidden', 'sign-in.required': 'sign-in' }[code] ?? code;
}

type Matrix = Record<string, Record<string, string[]>>;

async function knockEverywhere(): Promise<Matrix> {
  const rows = doors.flatMap((door) => {
    const entry = inputs[door.action];
    if (!entry) return [];
    return [false, ...(entry.aboutMatter ? [true] : [])].map((watch) => ({ door, entry, watch }));
  });
  const matrix: Matrix = {};
  const isAlone = ({ entry }: (typeof rows)[number]) => entry.oneAtATime !== undefined;
  const together = [rows.filter(isAlone), ...rows.filter((row) => !isAlone(row)).map((row) => [row])];
  await inParallel(together, 6, async (lane) => {
    for (const row of lane) await knockAtRow(row);
  });
  return sorted(matrix);

  async function knockAtRow({ door, entry, watch }: (typeof rows)[number]): Promise<void> {
    const verdicts: Record<string, string[]> = {};
    let subject: Subject | undefined;
    for (const knocker of knockers) {
      subject ??= await makeSubject(door, entry, watch);
      const { verdict, isUntouched } = await knock(door, entry, knocker, subject);
      if (!isUntouched) subject = undefined;
      verdicts[verdict] = [...(verdicts[verdict] ?? []), knocker.name];
    }
    matrix[watch ? `${door.action} (under watch)` : door.action] = sorted(verdicts);
  }
}

function sorted<T>(table: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function inParallel<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
    }),
  );
}

test('every door of every contract has an entry in the table of inputs', () => {
  const missing = doors.map((door) => door.action).filter((action) => !(action in inputs));
  expect(missing, 'these doors were added: write the least input that each takes into doors-inputs.ts').toEqual([]);
  const gone = Object.keys(inputs).filter((action) => !doors.some((door) => door.action === action));
  expect(gone, 'these doors are no more: take them out of doors-inputs.ts').toEqual([]);
});

test('every door gives every knocker the answer that the checked-in matrix says', { timeout: 300_000 }, async () => {
  const matrix = await knockEverywhere();
  const broken = Object.entries(matrix).flatMap(([door, verdicts]) =>
    (verdicts['broken'] ?? []).map((who) => `${door}: ${who}`),
  );
  expect(broken, 'these knocks were answered 500').toEqual([]);
  if (isAsked('UPDATE_MATRIX')) await writeFile(file, `${JSON.stringify(matrix, null, 2)}\n`);
  expect(
    matrix,
    'a permission changed: if it was meant, run again with UPDATE_MATRIX=1 and read the difference',
  ).toEqual(JSON.parse(await readFile(file, 'utf8')));
});
