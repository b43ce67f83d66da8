import { newId } from '../../src/kit/ids.ts';
import type { TestHouse } from '../support/house.ts';
import type { MadeMatter, MatterWish } from '../support/matters.ts';
import type { Town } from '../support/town.ts';

/** What one knock has to go by: the town, and a subject of its own. */
export interface Scene {
  readonly house: TestHouse;
  readonly town: Town;
  readonly matter: MadeMatter;
  /** Account of whoever knocks, where that is a colleague. */
  readonly accountId: string | undefined;
}

export interface Entry {
  /** State of the fresh matter that the knock is about. */
  readonly state?: MatterWish['state'];
  /** The door is about one matter: it is also knocked at with a matter under urgent watch. */
  readonly aboutMatter?: true;
  /** The matter has a helping unit. */
  readonly helped?: true;
  readonly input: (scene: Scene) => object | Promise<object>;
}

const nothing: Entry = { input: () => ({}) };
const reason = '按规定办理';
const today = '2026-11-22';
let made = 0;
function code(): string {
  made += 1;
  return `T${made}`;
}

function step(state: string, fields: object = {}): Entry {
  return { state, aboutMatter: true, input: ({ matter }) => ({ id: matter.id, version: matter.version, ...fields }) };
}

function part(fields: object = {}): Entry {
  return {
    state: 'in_hand',
    aboutMatter: true,
    helped: true,
    input: ({ matter }) => ({ id: matter.id, partId: matter.partId, ...fields }),
  };
}

async function row(house: TestHouse, text: string, values: readonly unknown[]): Promise<string> {
  const id = newId();
  await house.base.owner.query(text, [id, ...values]);
  return id;
}

function freshUnit({ house, town }: Scene): Promise<string> {
  return row(
    house,
    `insert into unit (id, code, parent_id, kind, name, valid_from) values ($1, $2, $3, 'team', '小分队', '2020-01-01')`,
    [code(), town.units.north],
  );
}

function freshPerson({ house }: Scene): Promise<string> {
  return row(house, `insert into person (id, code, name, kind) values ($1, $2, '李四', 'officer')`, [code()]);
}

async function freshPost(scene: Scene): Promise<string> {
  const person = await freshPerson(scene);
  const text = `insert into holding (id, person_id, unit_id, post, duties, valid_from) values ($1, $2, $3, 'auxiliary', '{handle}', '2020-01-01')`;
  return row(scene.house, text, [person, scene.town.units.north]);
}

function freshPlace({ house, town }: Scene): Promise<string> {
  return row(house, `insert into place (id, code, kind, name, unit_id) values ($1, $2, 'other', '广场', $3)`, [
    code(),
    town.units.north,
  ]);
}

function freshGrid({ house, town }: Scene): Promise<string> {
  const text = `with g as (insert into grid (id, code, partition, name, ring, extent, valid_from)
      values ($1, $2, 'civil', '网格', '[[[0,0],[1,0],[1,1],[0,0]]]', box(point(0, 0), point(1, 1)), '2020-01-01'))
    insert into grid_team (id, grid_id, unit_id, valid_from) values (gen_random_uuid(), $1, $3, '2020-01-01')`;
  return row(house, text, [code(), town.units.northGroup]);
}

function freshPartner({ house }: Scene): Promise<string> {
  return row(house, `insert into partner (id, code, name, kind) values ($1, $2, '供热公司', 'utility')`, [code()]);
}

function freshImport({ house }: Scene): Promise<string> {
  const text = `insert into import_run (id, kind, file_name, file_hash, mapping, by_kind, at) values ($1, 'partners', $2, '', '[]', 'system', now())`;
  return row(house, text, ['名单.csv']);
}

const unitFields = (scene: Scene) => ({ code: code(), parentId: scene.town.units.north, kind: 'team', name: '小分队' });
const personFields = () => ({ code: code(), name: '李四', kind: 'officer' });
const placeFields = (scene: Scene) => ({ code: code(), kind: 'other', name: '广场', unitId: scene.town.units.north });
const partnerFields = () => ({ code: code(), name: '供热公司', kind: 'utility' });
const report = { what: '楼道里堆了很多纸箱，走不过去。', where: '金桐小区3号楼', emergency: false };
const text = { text: '已到现场查看' };

/** A photo of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const sheet = Buffer.from('编号,名称,类型\nW99,供热公司,水电气暖企业\n');

/** The least that each door takes, by its action. */
export const inputs: Readonly<Record<string, Entry>> = {
  'session.open': { input: () => ({ badge: '0', password: 'x', code: '000000' }) },
  'demo.sign-ins': nothing,
  'session.close': nothing,
  'session.me': nothing,
  'session.language': { input: () => ({ language: 'zh' }) },
  'session.password': { input: () => ({ old: 'not-the-password', fresh: 'a-much-better-password' }) },
  'session.list': nothing,
  'session.revoke': {
    input: async ({ house, accountId }) => ({
      id: await row(
        house,
        `insert into session (id, token_hash, account_id, device, network, made_at, seen_at, expires_at)
         select $1, sha256($2), coalesce($3, (select id from account limit 1)), '', '', now(), now(), now() + interval '1 day'`,
        [Buffer.from(newId()), accountId ?? null],
      ),
    }),
  },
  'token.list': nothing,
  'token.make': { input: () => ({ name: '对接', scopes: ['matter.list'], days: 30 }) },
  'token.revoke': {
    input: async ({ house }) => ({
      id: await row(
        house,
        `insert into api_token (id, token_hash, name, scopes, account_id, made_at, expires_at)
         select $1, sha256($2), '对接', '{}', (select id from account limit 1), now(), now() + interval '1 day'`,
        [Buffer.from(newId())],
      ),
    }),
  },
  'file.send': { input: () => ({ bytes: png }) },
  'file.read': {
    aboutMatter: true,
    input: async ({ house, matter }) => ({
      id: await row(
        house,
        `insert into stored_file (id, kind, media_type, extension, original_hash, clean_hash, bytes, subject_kind, subject_id, audience, by_kind, at)
         select $1, 'photo', 'image/png', 'png', original_hash, clean_hash, 1, 'matter', $2, 'resident', 'visitor', now() from stored_file limit 1`,
        [matter.id],
      ),
    }),
  },
  'message.list': nothing,
  'message.retry': {
    input: async ({ house, matter }) => ({
      id: await row(
        house,
        `insert into outgoing (id, template, language, params, channel, recipient, subject_kind, subject_id, state, not_before, made_at, changed_at)
         values ($1, 'matter.received', 'zh', '{"code":"FQ","link":"x"}', 'sms', '1', 'matter', $2, 'failed', now(), now(), now())`,
        [matter.id],
      ),
    }),
  },
  'message.receipt': { input: () => ({ bytes: Buffer.from('{}') }) },
  'message.opt-out': { input: () => ({ wants: true }) },
  'system.view': nothing,
  'audit.list': nothing,
  'audit.check': nothing,
  'import.list': nothing,
  'register.import': { input: () => ({ register: 'partners', fileName: '名单.csv', dryRun: 'true', bytes: sheet }) },
  'import.undo': { input: async (scene) => ({ id: await freshImport(scene) }) },
  'register.export': { input: () => ({ register: 'partners', format: 'csv' }) },
  'unit.list': nothing,
  'unit.coverage': nothing,
  'unit.view': { input: ({ town }) => ({ id: town.units.north }) },
  'unit.make': { input: (scene) => ({ ...unitFields(scene), validFrom: today }) },
  'unit.change': { input: async (scene) => ({ ...unitFields(scene), id: await freshUnit(scene) }) },
  'unit.end': { input: async (scene) => ({ id: await freshUnit(scene), on: today }) },
  'unit.reorganise': {
    input: async (scene) => ({ endIds: [await freshUnit(scene)], into: [unitFields(scene)], on: today }),
  },
  'person.list': nothing,
  'person.view': { input: ({ town }) => ({ id: town.people.northOfficer.personId }) },
  'person.make': { input: personFields },
  'person.change': { input: async (scene) => ({ ...personFields(), id: await freshPerson(scene) }) },
  'person.leave': { input: async (scene) => ({ id: await freshPerson(scene), on: today }) },
  'post.give': {
    input: async (scene) => ({
      id: await freshPerson(scene),
      unitId: scene.town.units.north,
      post: 'auxiliary',
      validFrom: today,
    }),
  },
  'post.end': { input: async (scene) => ({ id: await freshPost(scene), on: today }) },
  'post.stand-in': {
    input: async (scene) => ({
      id: await freshPost(scene),
      personId: await freshPerson(scene),
      validFrom: today,
      validTo: '2026-12-01',
    }),
  },
  'grid.list': nothing,
  'grid.check': nothing,
  'grid.view': { input: ({ town }) => ({ id: town.grids.north }) },
  'grid.hand-over': {
    input: async (scene) => ({ id: await freshGrid(scene), unitId: scene.town.units.north, on: today }),
  },
  'place.list': nothing,
  'place.map': { input: () => ({ west: 121.6, south: 43.1, east: 121.7, north: 43.3 }) },
  'place.view': { input: ({ town }) => ({ id: town.placeId }) },
  'place.make': { input: placeFields },
  'place.change': { input: async (scene) => ({ ...placeFields(scene), id: await freshPlace(scene) }) },
  'place.close': { input: async (scene) => ({ id: await freshPlace(scene), on: today }) },
  'place.qr': { input: ({ town }) => ({ id: town.placeId }) },
  'place.locate': { input: () => ({ text: '金桐小区' }) },
  'partner.list': nothing,
  'partner.view': { input: ({ town }) => ({ id: town.partnerId }) },
  'partner.make': { input: partnerFields },
  'partner.change': { input: async (scene) => ({ ...partnerFields(), id: await freshPartner(scene) }) },
  'partner.end': { input: async (scene) => ({ id: await freshPartner(scene), on: today }) },
  'report.form': nothing,
  'report.preview': { input: () => ({ where: '金桐小区', what: '楼道堆物' }) },
  'report.send': { input: () => report },
  'report.open': { input: ({ matter }) => ({ code: matter.code, tail: '5678' }) },
  'report.leave': nothing,
  'report.mine': nothing,
  'report.add': { input: () => text },
  'report.withdraw': nothing,
  'report.confirm': { state: 'closed', input: () => ({ solved: 'yes' }) },
  'matter.dictionary': nothing,
  'matter.list': nothing,
  'matter.counts': nothing,
  'matter.suggest': { input: () => ({ q: '楼道' }) },
  'matter.export': { input: () => ({ reason }) },
  'matter.view': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'matter.access': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'matter.take-down': { input: () => ({ ...report, channel: 'phone' }) },
  'matter.accept': step('reported'),
  'matter.decline': step('reported', { reason, turnTo: '法院立案庭' }),
  'matter.assign': {
    state: 'accepted',
    aboutMatter: true,
    input: ({ matter, town }) => ({ id: matter.id, version: 1, unitId: town.units.northGroup }),
  },
  'matter.take': step('assigned'),
  'matter.return': step('assigned', { reason }),
  'matter.answer': step('in_hand', text),
  'matter.close': step('answered'),
  'matter.revisit': step('closed', { way: 'phone', solved: 'yes', note: '居民满意' }),
  'matter.archive': step('revisited'),
  'matter.reopen': step('closed', { reason }),
  'matter.recategorise': step('in_hand', { category: 'street', reason }),
  'matter.evidence': step('in_hand', { evidence: 'visit-note' }),
  'matter.note': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id, ...text }) },
  'matter.tell': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id, ...text }) },
  'part.ask': {
    state: 'in_hand',
    aboutMatter: true,
    input: ({ matter, town }) => ({ id: matter.id, partnerId: town.partnerId, task: '请清运' }),
  },
  'part.take': part(),
  'part.finish': part({ answer: '已完成' }),
  'part.return': part({ reason }),
  'part.revoke': part({ reason }),
  'matter.bulk': { state: 'reported', input: ({ matter }) => ({ ids: [matter.id], step: 'accept' }) },
  'queue.list': nothing,
  'queue.save': { input: () => ({ name: '我的', filter: { queue: 'open' } }) },
  'queue.drop': {
    input: async ({ house, accountId }) => ({
      id: await row(
        house,
        `insert into saved_queue (id, account_id, name, filter, made_at) select $1, coalesce($2, (select id from account limit 1)), '旧', '{}', now()`,
        [accountId ?? null],
      ),
    }),
  },
};
