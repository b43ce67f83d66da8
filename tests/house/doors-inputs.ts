import { newId } from '../../src/kit/ids.ts';
import { seal } from '../../src/platform/seal.ts';
import type { TestHouse } from '../support/house.ts';
import type { MadeMatter, MatterWish } from '../support/matters.ts';
import { testSecret } from '../support/names.ts';
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

function freshPasskey({ house, accountId }: Scene): Promise<string> {
  return row(
    house,
    `insert into passkey (id, account_id, credential_id, public_key, name, synced, made_at)
      select $1::uuid, coalesce($2, (select id from account limit 1)), $1::text, '', '手机', false, now()`,
    [accountId ?? null],
  );
}

const credential = { id: 'AAAA', rawId: 'AAAA', type: 'public-key' };
const madeResponse = { clientDataJSON: 'AAAA', attestationObject: 'AAAA' };
const signedResponse = { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' };

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

function freshCaseFile({ house, matter }: Scene): Promise<string> {
  const text = `insert into case_file (id, kind, matter_id, code, purpose, state, asked_kind, asked_at) values ($1, 'whole', $2, $3, '归档', 'waiting', 'system', now())`;
  return row(house, text, [matter.id, code()]);
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

function boundPhoto({ house, matter }: Scene): Promise<string> {
  const text = `insert into stored_file (id, kind, media_type, extension, original_hash, clean_hash, bytes, subject_kind, subject_id, audience, by_kind, at)
    select $1, 'photo', 'image/png', 'png', original_hash, clean_hash, 1, 'matter', $2, 'resident', 'visitor', now() from stored_file limit 1`;
  return row(house, text, [matter.id]);
}

function freshImport({ house }: Scene): Promise<string> {
  const text = `insert into import_run (id, kind, file_name, file_hash, mapping, by_kind, at) values ($1, 'partners', $2, '', '[]', 'system', now())`;
  return row(house, text, ['名单.csv']);
}

// Its address is refused before anything leaves, so that the test delivery fails at once.
function freshWebhook({ house }: Scene, state = 'active'): Promise<string> {
  const text = `insert into webhook (id, name, url, kinds, secret, state, made_by, made_at, rotated_at)
    select $1, '对接', 'https://127.0.0.1/', '{matter.closed}', $2, $3, (select id from account limit 1), now(), now()`;
  return row(house, text, [seal(testSecret, Buffer.from('a secret')), state]);
}

const webhookFields = () => ({ name: '对接', url: 'https://hooks.example/', kinds: ['matter.closed'] });
function freshMeeting({ house, town }: Scene): Promise<string> {
  const text = `insert into meeting (id, kind, unit_id, title, starts_at, state, made_at, changed_at)
    values ($1, 'joint', $2, '联席会议', '2026-01-01', 'planned', now(), now())`;
  return row(house, text, [town.units.north]);
}

async function freshDecision(scene: Scene): Promise<string> {
  const text = `insert into decision (id, meeting_id, kind, task, unit_id, due_on, state, changed_at)
    values ($1, $2, 'task', '修路灯', $3, '2026-12-01', 'open', now())`;
  return row(scene.house, text, [await freshMeeting(scene), scene.town.units.southGroup]);
}

function dayAhead({ house }: Scene, days: number): string {
  return new Date(house.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

function freshPlan({ house, town, matter }: Scene): Promise<string> {
  const text = `insert into revisit_plan (id, matter_id, template, unit_id, started_on, state, made_at)
    values ($1, $2, 'dispute', $3, '2026-11-01', 'running', now())`;
  return row(house, text, [matter.id, town.units.north]);
}

async function freshVisit(scene: Scene): Promise<string> {
  const text = `insert into revisit_task (id, plan_id, matter_id, unit_id, nth, planned_on, due_on, state)
    values ($1, $2, $3, $4, 1, '2026-11-08', '2026-11-08', 'due')`;
  return row(scene.house, text, [await freshPlan(scene), scene.matter.id, scene.town.units.north]);
}

function freshRound({ house, town }: Scene): Promise<string> {
  const text = `insert into check_round (id, unit_id, from_on, to_on, seed, eligible, drawn, at)
    values ($1, $2, '2026-11-01', '2026-11-30', 's', 1, 1, now())`;
  return row(house, text, [town.units.north]);
}

async function freshCheckItem(scene: Scene): Promise<string> {
  const text = `insert into check_item (id, round_id, matter_id, state) values ($1, $2, $3, 'open')`;
  return row(scene.house, text, [await freshRound(scene), scene.matter.id]);
}

const meetingFields = (scene: Scene) => ({
  kind: 'joint',
  unitId: scene.town.units.north,
  title: '联席会议',
  startsAt: '2026-12-01T01:00:00Z',
});
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
  'link.open': { input: () => ({ secret: 'nobody-s-secret' }) },
  'link.leave': nothing,
  'file.send': { input: () => ({ bytes: png }) },
  'file.read': { aboutMatter: true, input: async (scene) => ({ id: await boundPhoto(scene) }) },
  'file.redact': { aboutMatter: true, input: async (scene) => ({ id: await boundPhoto(scene), none: true }) },
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
  'webhook.list': nothing,
  'webhook.make': { input: webhookFields },
  'webhook.change': { input: async (scene) => ({ ...webhookFields(), id: await freshWebhook(scene) }) },
  'webhook.remove': { input: async (scene) => ({ id: await freshWebhook(scene) }) },
  'webhook.pause': { input: async (scene) => ({ id: await freshWebhook(scene) }) },
  'webhook.resume': { input: async (scene) => ({ id: await freshWebhook(scene, 'paused') }) },
  'webhook.rotate': { input: async (scene) => ({ id: await freshWebhook(scene) }) },
  'webhook.test': { input: async (scene) => ({ id: await freshWebhook(scene) }) },
  'webhook.log': { input: async (scene) => ({ id: await freshWebhook(scene) }) },
  'webhook.replay': {
    input: async (scene) => ({
      id: await freshWebhook(scene),
      what: { from: '2026-11-22T00:00:00Z', to: '2026-11-23T00:00:00Z' },
    }),
  },
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
  'report.allow': { input: () => ({ level: 'words' }) },
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
  'part.ask-again': part({ reply: reason }),
  'part.arbitrate': part({ verdict: 'must', reason }),
  'part.share': part({ level: 'minimum' }),
  'part.send-link': part({ to: 'liaison' }),
  'part.revoke-link': part({ reason }),
  'part.responses': { input: () => ({ month: '2026-11' }) },
  'helper.view': nothing,
  'helper.take': nothing,
  'helper.tell': { input: () => text },
  'helper.finish': { input: () => ({ answer: '已完成' }) },
  'helper.return': { input: () => ({ reason }) },
  'matter.keep': step('in_hand', { reason }),
  'part.take': part(),
  'part.finish': part({ answer: '已完成' }),
  'part.return': part({ reason }),
  'part.revoke': part({ reason }),
  'matter.bulk': { state: 'reported', input: ({ matter }) => ({ ids: [matter.id], step: 'accept' }) },
  'revisit.list': nothing,
  'revisit.of': { state: 'closed', aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'revisit.start': {
    state: 'closed',
    aboutMatter: true,
    input: ({ matter }) => ({ id: matter.id, template: 'family' }),
  },
  'revisit.stop': { state: 'closed', input: async (scene) => ({ id: await freshPlan(scene), reason }) },
  'revisit.visit': {
    state: 'closed',
    input: async (scene) => ({ id: await freshVisit(scene), way: 'phone', found: 'settled', note: '没有反复' }),
  },
  'revisit.snooze': {
    state: 'closed',
    input: async (scene) => ({ id: await freshVisit(scene), until: dayAhead(scene, 3), reason }),
  },
  'check.list': nothing,
  'check.draw': {
    state: 'closed',
    input: (scene) => ({
      unitId: scene.town.units.north,
      fromOn: dayAhead(scene, -1),
      toOn: dayAhead(scene, 1),
      size: 1,
    }),
  },
  'check.view': { input: async (scene) => ({ id: await freshRound(scene) }) },
  'check.judge': {
    state: 'closed',
    input: async (scene) => ({ id: await freshCheckItem(scene), verdict: 'sound', note: '看过了' }),
  },
  'meeting.list': nothing,
  'meeting.board': nothing,
  'meeting.stuck': nothing,
  'meeting.view': { input: async (scene) => ({ id: await freshMeeting(scene) }) },
  'meeting.plan': { input: meetingFields },
  'meeting.change': {
    input: async (scene) => ({
      id: await freshMeeting(scene),
      version: 1,
      title: '改期',
      startsAt: '2026-12-02T01:00:00Z',
    }),
  },
  'meeting.hold': {
    input: async (scene) => ({
      id: await freshMeeting(scene),
      version: 1,
      attendees: [{ name: '孙强' }],
      minutes: '研究了供暖。',
    }),
  },
  'meeting.cancel': { input: async (scene) => ({ id: await freshMeeting(scene), version: 1, reason }) },
  'decision.finish': { input: async (scene) => ({ id: await freshDecision(scene), report: '已修好' }) },
  'decision.drop': { input: async (scene) => ({ id: await freshDecision(scene), reason }) },
  'casefile.make': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id, reason }) },
  'casefile.pack': {
    aboutMatter: true,
    input: ({ matter }) => ({ id: matter.id, receiver: '燃气公司', purpose: reason, sections: ['matter.result'] }),
  },
  'casefile.parts': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'casefile.list': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'casefile.mine': nothing,
  'casefile.own': nothing,
  'casefile.progress': { input: async (scene) => ({ id: await freshCaseFile(scene) }) },
  'casefile.read': { input: async (scene) => ({ id: await freshCaseFile(scene), form: 'pdf' }) },
  'document.check': { input: () => ({ code: 'JD-7K3M-9PQX4', sha256: '0'.repeat(64) }) },
  'document.key': nothing,
  'passkey.list': nothing,
  'passkey.begin': { input: () => ({ password: 'not-the-password' }) },
  'passkey.add': { input: () => ({ name: '手机', credential: { ...credential, response: madeResponse } }) },
  'passkey.rename': { input: async (scene) => ({ id: await freshPasskey(scene), name: '新手机' }) },
  'passkey.remove': { input: async (scene) => ({ id: await freshPasskey(scene) }) },
  'passkey.ask': nothing,
  'passkey.sign-in': { input: () => ({ credential: { ...credential, response: signedResponse } }) },
  'authenticator.begin': { input: () => ({ password: 'not-the-password', code: '000000' }) },
  'authenticator.replace': { input: () => ({ code: '000000' }) },
  'account.view': { input: ({ town }) => ({ badge: town.people.southOfficer.badge }) },
  'account.reset': {
    input: ({ town }) => ({ badge: town.people.southOfficer.badge, password: 'not-the-password', reason }),
  },
  'enrolment.begin': {
    input: () => ({ badge: 'nobody', password: 'not-the-password', enrolmentCode: 'AAAAA-AAAAA' }),
  },
  'enrolment.end': { input: () => ({ code: '000000' }) },
  'single.begin': nothing,
  'single.end': { input: () => ({ query: '?code=x&state=y' }) },
  'single.code': { input: () => ({ code: '000000' }) },
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
