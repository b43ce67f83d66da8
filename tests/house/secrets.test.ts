import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import { type Base, openBase } from '../../src/platform/base.ts';
import { readConfig } from '../../src/platform/config.ts';
import { sealKeyOf } from '../../src/platform/documents/seal-key.ts';
import { listSealKeys, registerSealKey } from '../../src/platform/documents/sealed.ts';
import { openDiskStore } from '../../src/platform/files/store.ts';
import { openLog } from '../../src/platform/log.ts';
import { encrypt, type HouseSecret, openSealed, seal, sealingKeysOf } from '../../src/platform/seal.ts';
import { platformSeals } from '../../src/platform/secrets/columns.ts';
import { rotate } from '../../src/platform/secrets/rotate.ts';
import { countSealed } from '../../src/platform/secrets/standing.ts';
import { familiesOf } from '../../src/server/compose.ts';
import { migrationsFolder, type OpenHouse, openServer } from '../../src/server/house.ts';
import { Caller, type Loose } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { withDatabase } from '../support/house-at.ts';
import { testHouseSecret, testSecret } from '../support/names.ts';
import { buildTown, codeAt, type Town, townPassword } from '../support/town.ts';

const launcher = fileURLToPath(new URL('../../bin/maplebridge.mjs', import.meta.url));
const freshSecret = 'the-next-secret-of-this-house-0123456789';
const fresh: HouseSecret = { current: freshSecret, former: [] };
const both: HouseSecret = { current: freshSecret, former: [testSecret] };
const phone = '19955550001';
const note = '心里难受，夜里睡不着';

let house: TestHouse;
let town: Town;
let folder: string;
let databaseUrl: string;
/** What began before the change: a code on its way to a resident, a device that signed in. */
let asked: Caller;
let code: string;
let device: Caller;
let files: { named: string; nameless: string };
/** Connects with a password of its own, as the role belongs to the PostgreSQL of all tests. */
let appUrl: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-secrets-'));
  house = await openTestHouse({ settings: { MAPLEBRIDGE_DATA: folder } });
  town = await buildTown(house);
  const { rows } = await house.base.owner.query<{ name: string }>('select current_database() as name');
  databaseUrl = withDatabase(inject('server').ownerUrl, rows[0]?.name ?? '');
  appUrl = house.base.appConnection.connectionString ?? '';
  await live();
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const query = (text: string, values: readonly unknown[] = []) => house.base.owner.query(text, [...values]);

/** Something of each kind that a house seals; some of it as it lay before values named their secret. */
async function live(): Promise<void> {
  const resident = town.visitor();
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#284' } })
    .jpeg()
    .toBuffer();
  const sent = await resident.bytes('/api/files', photo);
  const reported = await resident.post('/api/report', {
    what: '邻居家半夜放音响',
    where: '金桐小区3号楼',
    emergency: false,
    name: '王秀兰',
    phone,
    confidential: true,
    fileIds: [sent.body['id']],
  });
  expect(reported.status).toBe(200);
  asked = new Caller(house.url, { 'x-forwarded-for': '10.9.251.1' });
  await asked.post('/api/phone/code', { phone });
  code = await sentCode(testHouseSecret);
  device = new Caller(house.url);
  expect(await signIn(house.url, 'northOfficer', device)).toBe(200);
  const sealed = seal(testHouseSecret, Buffer.from('a secret of a webhook'));
  const accountId = town.people.operator.accountId;
  await query(
    `insert into webhook (id, name, url, kinds, secret, old_secret, old_until, state, made_by, made_at, rotated_at)
     values ($1, '外部系统', 'https://hooks.example/in', '{matter.closed}', $2, $3, now() + interval '1 day', 'active', $4, now(), now())`,
    [newId(), sealed, unnamed('an earlier one'), accountId],
  );
  await query(`update account set totp_secret = $1 where id = $2`, [
    unnamed('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'),
    town.people.southClerk.accountId,
  ]);
  await query(
    `begin; set local session_replication_role = replica;
     insert into support_note (id, plan_id, at, author_id, body)
       select gen_random_uuid(), gen_random_uuid(), now(), gen_random_uuid(), '\\x${seal(testHouseSecret, Buffer.from(note)).toString('hex')}'
       from generate_series(1, 250);
     commit`,
  );
  await query(
    `insert into ceremony (key_hash, kind, begun, expires_at) values ($1, 'passkey-sign-in', $2, now() + interval '5 minutes')`,
    [Buffer.from('somebody is signing in'), seal(testHouseSecret, Buffer.from('{}'))],
  );
  files = { named: await storeFile('one', false), nameless: await storeFile('another', true) };
  await registerSealKey(house.base.app.db, sealKeyOf(testHouseSecret), new Date());
}

function unnamed(text: string): Buffer {
  return encrypt(sealingKeysOf(testHouseSecret)[0].key, Buffer.from(text), Buffer.alloc(0));
}

async function storeFile(content: string, isNameless: boolean): Promise<string> {
  const store = await openDiskStore(join(folder, 'files'), { secret: testHouseSecret });
  const { sha256 } = await store.putSealed(Buffer.from(content));
  if (isNameless) {
    const [{ key }] = sealingKeysOf(testHouseSecret);
    const place = join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.sealed`);
    const hidden = encrypt(key, Buffer.from(content), Buffer.from(sha256, 'latin1'));
    await writeFile(place, Buffer.concat([Buffer.from('MBS1'), hidden]));
  }
  return sha256;
}

function environment(secret: HouseSecret): Record<string, string> {
  return {
    PORT: '0',
    MAPLEBRIDGE_HOST: '127.0.0.1',
    MAPLEBRIDGE_DATA: folder,
    MAPLEBRIDGE_SECRET: secret.current,
    MAPLEBRIDGE_FORMER_SECRETS: secret.former.join(','),
    MAPLEBRIDGE_DEMO: '0',
    MAPLEBRIDGE_LOG: 'silent',
    MAPLEBRIDGE_PUBLIC_URL: 'http://bridge.example',
    DATABASE_URL: databaseUrl,
    DATABASE_APP_URL: appUrl,
  };
}

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly result: Loose;
}

function secrets(secret: HouseSecret, ...order: string[]): Promise<Ended> {
  return new Promise((settle) => {
    const env = { PATH: '/usr/bin:/bin', ...environment(secret) };
    execFile(process.execPath, [launcher, 'secrets', ...order], { env }, (problem, stdout) => {
      const last = stdout.trim().split('\n').at(-1) ?? '';
      const status = typeof problem?.code === 'number' ? problem.code : 0;
      settle({ status, stdout, result: last.startsWith('{') ? JSON.parse(last) : [] });
    });
  });
}

/** The house as another process opens it, with these secrets, on the same database. */
async function withHouse(secret: HouseSecret, work: (url: string, base: Base) => Promise<void>): Promise<void> {
  const config = readConfig(environment(secret));
  const base = await openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 4 });
  let open: OpenHouse | undefined;
  try {
    open = await openServer({
      config,
      base,
      log: openLog('silent'),
      clock: () => house.now(),
      webFolder: undefined,
      withJobs: false,
    });
    await work(open.url, base);
  } finally {
    await open?.close();
    await base.close();
  }
}

async function signIn(url: string, post: keyof Town['people'], caller = new Caller(url)): Promise<number> {
  house.setNow(new Date(house.now().getTime() + 60_000));
  const { badge } = town.people[post];
  const given = { badge, password: townPassword, code: codeAt(house.now()) };
  return (await caller.post('/api/sign-in', given)).status;
}

async function sentCode(secret: HouseSecret): Promise<string> {
  const { rows } = await query(
    `select sealed from outgoing where template = 'phone.code' order by made_at desc, id desc limit 1`,
  );
  const text = openSealed(secret, Buffer.from(String(rows[0]?.sealed), 'base64url')).toString();
  return (JSON.parse(text) as { params: { code: string } }).params.code;
}

async function findsOwnReport(url: string, secret: HouseSecret): Promise<boolean> {
  const caller = new Caller(url, { 'x-forwarded-for': `10.9.${Math.floor(Math.random() * 250)}.1` });
  await caller.post('/api/phone/code', { phone });
  await caller.post('/api/phone/open', { phone, code: await sentCode(secret) });
  const { body } = await caller.get('/api/phone/reports');
  return body['rows']?.length === 1;
}

/** Every value of the whole database that lies under this secret, wherever it may be, and how many name none. */
async function countEverywhere(secret: HouseSecret): Promise<Record<string, number>> {
  const mark = Buffer.concat([Buffer.from('MBSEAL'), sealingKeysOf(secret)[0].id]);
  const { rows: columns } = await query(
    `select c.relname as "table", a.attname as "column", a.atttypid::regtype::text as type from pg_attribute a
     join pg_class c on c.oid = a.attrelid where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
       and not a.attisdropped and a.atttypid in ('bytea'::regtype, 'text'::regtype)`,
  );
  const found: Record<string, number> = {};
  for (const { table, column, type } of columns) {
    const [expression, wanted] =
      type === 'bytea'
        ? [`substring("${column}" from 1 for 12)`, mark]
        : [`left("${column}", 16)`, mark.toString('base64url')];
    const { rows } = await query(`select count(*)::int as n from "${table}" where ${expression} = $1`, [wanted]);
    if (rows[0].n > 0) found[`${table}.${column}`] = rows[0].n;
  }
  return found;
}

const kinds = {
  'account.totp_secret': 11,
  'ceremony.begun': 1,
  'reporter.sealed': 1,
  'support_note.body': 250,
  'webhook.secret': 1,
  'webhook.old_secret': 1,
};

describe('changing the secret of a house', () => {
  test('without the former secret nothing opens, and the commands say so and change nothing', async () => {
    const rotated = await secrets(fresh, 'rotate', '--json');
    expect(rotated.status).toBe(1);
    expect(rotated.result).toMatchObject({ sealedAnew: 0, unopened: 270 });
    expect(await countEverywhere(fresh)).toEqual({});
  });

  test('a dry run counts what would be sealed anew, by kind', async () => {
    const { status, result, stdout } = await secrets(both, 'rotate', '--dry-run', '--json');
    expect(status).toBe(0);
    const of = (kind: string) => [...(result['kinds'] ?? [])].find((one) => String(one['kind']) === kind);
    expect(of('authenticator secrets')).toMatchObject({ current: 0, former: 10, unnamed: 1, unknown: 0 });
    expect(of('confidential reporters')).toMatchObject({ current: 0, former: 1 });
    expect(of('counselling notes')).toMatchObject({ former: 250 });
    expect(of('originals and case files')).toMatchObject({ current: 0, former: 2, unnamed: 1 });
    expect(stdout).not.toContain(testSecret);
    expect(await countEverywhere(fresh)).toEqual({});
  });

  test('interrupted half-way, everything opens with both secrets, and nothing is lost', async () => {
    const before = await countEverywhere(testHouseSecret);
    const stop = new AbortController();
    const store = await openDiskStore(join(folder, 'files'), { secret: both });
    const columns = [...platformSeals, ...familiesOf(house.base.app).flatMap((family) => family.seals ?? [])];
    const sealedAnew: string[] = [];
    const interrupted = rotate(house.base.app.db, {
      secret: both,
      columns,
      store,
      now: new Date(),
      signal: stop.signal,
      onSealed: (what, count) => {
        sealedAnew.push(`${what.en} ${count}`);
        if (what.en === 'counselling notes') stop.abort(new Error('interrupted'));
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(sealedAnew).toContain('counselling notes 100');
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(Object.keys(kinds).filter((kind) => kind !== 'webhook.old_secret')),
    );
    const [here, there] = [await countEverywhere(fresh), await countEverywhere(testHouseSecret)];
    expect([here['support_note.body'], there['support_note.body']]).toEqual([100, 150]);
    const standings = await countSealed(house.base.app.db, { secret: both, columns, store });
    expect(standings.map(({ unknown }) => unknown).every((unknown) => unknown === 0)).toBe(true);
    await withHouse(both, async (url) => {
      expect(await signIn(url, 'northClerk')).toBe(200);
      expect(await signIn(url, 'southClerk')).toBe(200);
      expect(await findsOwnReport(url, both)).toBe(true);
    });
    expect(await Promise.all([files.named, files.nameless].map((hash) => store.readSealed(hash).then(String)))).toEqual(
      ['one', 'another'],
    );
  });

  test('a known device and a code that was asked for before the change are good until the former secret goes', async () => {
    await withHouse(both, async (url) => {
      const resident = new Caller(url, { 'x-forwarded-for': '10.9.251.1', cookie: asked.cookies });
      expect((await resident.post('/api/phone/open', { phone, code })).status).toBe(200);
      const { badge } = town.people.northOfficer;
      const guess = { badge, password: 'wrong', code: '000000' };
      // Ten failures are for a known device, five for an unknown one.
      const known = new Caller(url, { cookie: device.cookies.replace(/mb_session=[^;]*;? ?/, '') });
      for (let n = 0; n < 6; n += 1) expect((await known.post('/api/sign-in', guess)).status).toBe(401);
    });
  });

  test('run again it goes on where it was, and nothing lies under the former secret any more', async () => {
    const { status, result } = await secrets(both, 'rotate', '--json');
    expect(status).toBe(0);
    expect(result).toMatchObject({ unopened: 0 });
    expect(Number(result['sealedAnew'])).toBeLessThan(200);
    expect(await countEverywhere(testHouseSecret)).toEqual({});
    expect(await countEverywhere(fresh)).toMatchObject(kinds);
    expect((await secrets(fresh, 'status')).stdout).toContain('everything lies under the current secret');
  });

  test('with the new secret alone colleagues sign in, confidential reporters are found, originals and notes open', async () => {
    await withHouse(fresh, async (url, base) => {
      expect(await signIn(url, 'northChief')).toBe(200);
      expect(await signIn(url, 'southClerk')).toBe(200);
      expect(await findsOwnReport(url, fresh)).toBe(true);
      const { rows } = await query('select body from support_note');
      expect(new Set(rows.map(({ body }) => openSealed(fresh, body).toString()))).toEqual(new Set([note]));
      const webhook = (await query('select secret, old_secret from webhook')).rows[0];
      expect([webhook.secret, webhook.old_secret].map((value) => openSealed(fresh, value).toString())).toEqual([
        'a secret of a webhook',
        'an earlier one',
      ]);
      const store = await openDiskStore(join(folder, 'files'), { secret: fresh });
      const contents: string[] = [];
      for await (const { sha256 } of store.listSealed()) contents.push((await store.readSealed(sha256)).toString());
      expect(contents).toHaveLength(3);
      expect(contents).toEqual(expect.arrayContaining(['one', 'another']));
      // Both keys stay in the register: what was sealed under either can be checked for good.
      const keys = (await listSealKeys(base.app.db)).map(({ id }) => id);
      expect(keys).toEqual(expect.arrayContaining([sealKeyOf(fresh).id, sealKeyOf(testHouseSecret).id]));
    });
  });

  test('the change stands in the access log', async () => {
    const { rows } = await query(
      `select reason from access_log where action = 'secrets.rotate' order by at desc limit 1`,
    );
    expect(rows[0].reason).toContain(sealingKeysOf(fresh)[0].id.toString('hex'));
  });
});

test('whoever seals something is known: each of these files belongs to a column that is sealed anew', async () => {
  const folderOfSource = fileURLToPath(new URL('../../src', import.meta.url));
  const sealing: string[] = [];
  for (const file of await readdir(folderOfSource, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const source = await readFile(join(folderOfSource, file), 'utf8');
    if (/\bseal\b[^}]*\} from '[./a-z]*\/seal\.ts'/.test(source)) sealing.push(file);
  }
  expect(sealing.sort()).toEqual([
    'modules/care/actions-support.ts',
    'modules/choosing/sealed.ts',
    'modules/matters/identity.ts',
    'modules/mediation/parties.ts',
    'modules/sittings/actions-notes.ts',
    'modules/studio/notes.ts',
    'platform/ceremonies.ts',
    'platform/messages/outbox.ts',
    'platform/secrets/rotate.ts',
    'platform/sign-in.ts',
    'platform/webhooks/doors.ts',
  ]);
});
