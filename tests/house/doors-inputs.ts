import { encodeModel } from '../../src/algorithms/text-classes/model-bytes.ts';
import { newId, newReceiptCode } from '../../src/kit/ids.ts';
import { hashSecret } from '../../src/platform/identify.ts';
import { seal } from '../../src/platform/seal.ts';
import type { TestHouse } from '../support/house.ts';
import { makeMatter } from '../support/matters.ts';
import { testHouseSecret } from '../support/names.ts';
import { agreementInputs } from './doors-inputs-agreements.ts';
import { choosingInputs } from './doors-inputs-choosing.ts';
import { confirmationInputs } from './doors-inputs-confirmation.ts';
import { fulfilmentInputs } from './doors-inputs-fulfilment.ts';
import { mediationInputs } from './doors-inputs-mediation.ts';
import { procedureInputs } from './doors-inputs-procedures.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';
import { sittingInputs } from './doors-inputs-sittings.ts';
import { studioInputs } from './doors-inputs-studio.ts';

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

/** A retention rule that somebody else proposed. */
async function freshProposal({ house, accountId }: Scene): Promise<string> {
  await house.base.owner.query(
    `insert into retention_proposal (code, category, days, zh, en, law, proposed_at, proposed_by)
      select 'usual', null, 730, '办结满两年', 'Two years', '个人信息保护法 §19', $1, id from account
      where id is distinct from $2::uuid order by badge limit 1 on conflict (code) do update set proposed_by = excluded.proposed_by`,
    [house.now(), accountId ?? null],
  );
  return 'usual';
}

/** A note that whoever knocks has just written. */
async function freshNote({ house, matter, accountId }: Scene): Promise<string> {
  const { rows } = await house.base.owner.query<{ id: string }>(
    `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind, by_id)
      values ($1, $2, 'matter', $3, 'matter.noted', 'staff', '{"text":"记错了"}', 'staff', $4) returning id`,
    [house.now(), newId(), matter.id, accountId ?? newId()],
  );
  return String(rows[0]?.id);
}

const answerSaid = {
  titleZh: '走失怎么办？',
  titleEn: '',
  category: null,
  words: [],
  textZh: '马上打 110。',
  textEn: '',
  steps: [],
  paper: null,
  nextStep: null,
  sourceZh: '安全常识',
  sourceEn: '',
  isPublic: false,
  reviewOn: '2030-01-01',
};

/** An entry of the northern station: in use, with a draft that nobody in the house wrote. */
async function freshAnswer({ house, town }: Scene): Promise<{ id: string; version: number }> {
  const text = `insert into answer_entry (id, code, kind, unit_id, state, live, live_number, published_at, as_of, draft, draft_at)
    values ($1, $2, 'knowledge', $3, 'published', $4, 1, now(), now(), $5, now())`;
  const draft = { ...answerSaid, textZh: '不用等，马上打 110。' };
  const id = await row(house, text, [code(), town.units.north, JSON.stringify(answerSaid), JSON.stringify(draft)]);
  return { id, version: 1 };
}

/** A checklist for every matter of the house. */
function freshChecklist({ house, town }: Scene): Promise<string> {
  const said = { ...answerSaid, textZh: '', sourceZh: '', steps: [{ zh: '去看', en: '', must: false }] };
  const text = `insert into answer_entry (id, code, kind, unit_id, state, live, live_number, published_at, as_of)
    values ($1, $2, 'checklist', $3, 'published', $4, 1, now(), now())`;
  return row(house, text, [code(), town.units.north, JSON.stringify(said)]);
}

/** A room of the northern station. */
function freshRoom({ house, town }: Scene, active = true): Promise<string> {
  const text = `insert into resource (id, code, kind, name, unit_id, active) values ($1, $2, 'room', '调解室', $3, $4)`;
  return row(house, text, [code(), town.units.north, active]);
}

/** A time in a fresh room of the northern station that somebody else blocked. */
async function freshEngagement(scene: Scene): Promise<string> {
  const roomId = await freshRoom(scene);
  const text = `with made as (insert into engagement (id, subject_kind, subject_id, title, during, state, made_at, changed_at)
      values ($1, 'block', $1, '培训', tstzrange('2026-11-25', '2026-11-26'), 'confirmed', now(), now()) returning id, during, state)
    insert into engagement_resource (engagement_id, resource_id, during, state) select id, $2, during, state from made`;
  return row(scene.house, text, [roomId]);
}

/** An address of the northern clerk for a fresh room; answers the row's id and its secret. */
async function freshFeed(scene: Scene): Promise<{ id: string; token: string }> {
  const token = `mbc_${newId()}`;
  const text = `insert into calendar_feed (id, resource_id, account_id, token_hash, made_at) values ($1, $2, $3, $4, now())`;
  const values = [await freshRoom(scene), scene.town.people.northClerk.accountId, hashSecret(token)];
  return { id: await row(scene.house, text, values), token };
}

const someHour = { from: '2026-11-27T01:00:00Z', to: '2026-11-27T02:00:00Z' };

// Knows no word and two categories: every text is as likely the one as the other.
const emptyModel = Buffer.from(
  encodeModel({
    labels: ['other', 'street.parking'],
    words: [],
    grams: [],
    importance: new Float32Array(0),
    weights: new Int16Array(0),
    scales: Float32Array.of(1, 1),
    sharpness: 1,
    rows: 300,
  }),
);

function freshModel(house: TestHouse): Promise<string> {
  const figures = { accuracy: 0.9, macroF1: 0.9, top2: 0.95 };
  const report = {
    ...{
      crossed: figures,
      deviation: figures,
      classes: [],
      confusion: { labels: [], counts: [] },
      coverage: [],
      curve: [],
    },
    latest: { rows: 60, challenger: figures, champion: figures, championNumber: null },
    ruling: 'not-better',
  };
  return row(
    house,
    `insert into triage_model (id, state, bytes, rows, from_on, to_on, fingerprint, report, trained_at)
      select $1::uuid, 'candidate', $3::bytea, 300, '2026-01-01', '2026-11-01', $1::uuid::text, $2, now()`,
    [JSON.stringify(report), emptyModel],
  );
}

/** The code of a card that shows the matter to everybody. */
async function publicCode({ house, matter }: Scene): Promise<string> {
  const card = code();
  await house.base.owner.query(
    `insert into public_card (matter_id, code, title, body, by_id, made_at, changed_at)
      values ($1, $2, '路灯不亮', '已登记维修', (select id from account limit 1), now(), now())`,
    [matter.id, card],
  );
  return card;
}

const categoryText = { zh: '新类别', en: 'New', own: true, workingDays: 5, activeFrom: '2020-01-01' };

async function freshCategory({ house }: Scene): Promise<{ code: string; version: number }> {
  const made = `street.${code().toLowerCase()}`;
  const text = `insert into category (id, code, parent_code, zh, en, position) values ($1, $2, 'street', '旧类别', 'Old', 1000)`;
  await row(house, text, [made]);
  return { code: made, version: 1 };
}

const oneRule = JSON.stringify([
  {
    code: 'R1',
    category: null,
    areaKind: null,
    areaId: null,
    channel: null,
    weekdays: [],
    fromMinute: null,
    toMinute: null,
    fromOn: null,
    toOn: null,
    target: 'station',
    unitId: null,
    partnerId: null,
    task: null,
    partnerDays: null,
    note: '',
  },
]);

/** Rules in a version of their own; its number. */
async function freshRules({ house }: Scene, state: 'draft' | 'retired'): Promise<number> {
  if (state === 'draft') await house.base.owner.query(`delete from routing_version where state = 'draft'`);
  const { rows } = await house.base.owner.query<{ number: number }>(
    `insert into routing_version (id, number, state, rules, made_at, changed_at, published_at)
     select $1, coalesce(max(number), 0) + 1, $2::text, $3::jsonb, now(), now(), case when $2::text = 'draft' then null else now() end
     from routing_version returning number`,
    [newId(), state, oneRule],
  );
  return rows[0]?.number ?? 0;
}

/** The one draft, anew; its revision. */
async function freshDraft(scene: Scene): Promise<number> {
  await freshRules(scene, 'draft');
  return 1;
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

/** A mediator of the northern station, or whoever knocks; an apprentice has a teacher and the hours of a year. */
async function freshCard({ house, town }: Scene, state = 'active', ownerId?: string): Promise<string> {
  const [id, personId, teacherId] = [newId(), newId(), newId()];
  const query = (text: string, values: unknown[]) => house.base.owner.query<{ id: string }>(text, values);
  for (const person of [personId, teacherId])
    await query(`insert into person (id, code, name, kind) values ($1, $2, '陶玉兰', 'invited')`, [person, code()]);
  const insert = `insert into mediator_card (id, person_id, unit_id, kind, profession, fields, languages, ways, state, appointed_on, term_from, term_to, cap, teacher_id)
    values ($1, $2, $3, 'lay', 'elder', '{dispute}', '{zh}', '{in-person}', $4, '2023-12-01', '2023-12-01', '2026-12-01', 5, $5)
    on conflict (person_id) do update set state = 'active', version = 1 returning id`;
  if (state === 'apprentice') await query(insert, [teacherId, teacherId, town.units.north, 'active', null]);
  const teacher = state === 'apprentice' ? teacherId : null;
  const { rows } = await query(insert, [id, ownerId ?? personId, town.units.north, state, teacher]);
  await query(
    `insert into mediator_training (id, mediator_id, held_on, subject, minutes, given_by) values ($1, $2, '2026-03-01', '培训', 1440, '司法局') on conflict do nothing`,
    [newId(), rows[0]?.id ?? id],
  );
  return rows[0]?.id ?? id;
}

const cardFields = ({ town }: Scene) => ({
  unitId: town.units.north,
  kind: 'lay',
  profession: 'elder',
  fields: ['dispute'],
  ...ownCardFields,
  cap: 5,
});
const ownCardFields = { style: '', timesNote: '', frames: [], languages: ['zh'], ways: ['phone'], isShown: false };

async function ownCard(scene: Scene): Promise<object> {
  const { rows } = await scene.house.base.owner.query<{ id: string }>('select id from person where account_id = $1', [
    scene.accountId ?? newId(),
  ]);
  if (rows[0]) await freshCard(scene, 'active', rows[0].id);
  return { version: 1, ...ownCardFields };
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
  return row(house, text, [seal(testHouseSecret, Buffer.from('a secret')), state]);
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

/** A promise that runs, stands still, or waits for somebody to decide about more time. */
async function freshClock({ house, matter, town }: Scene, change = ''): Promise<string> {
  const text = `insert into clock (id, subject_kind, subject_id, kind, category, unit_id, started_at, measure, amount, calendar, calendar_version, holiday_version,
      ladder_version, state, due_at) values ($1, 'matter', $2, 'solve', 'other', $3, $4, 'working-days', 5, 'office', 1, 1, 1, 'running', $5)`;
  const soon = new Date(house.now().getTime() + 7 * 86_400_000);
  const id = await row(house, text, [matter.id, town.units.north, house.now(), soon]);
  if (change !== '') await house.base.owner.query(`update clock set ${change} where id = $1`, [id]);
  return id;
}

async function pausedClock(scene: Scene): Promise<string> {
  const until = new Date(scene.house.now().getTime() + 3 * 86_400_000);
  const id = await freshClock(scene, `state = 'paused', paused_until = '${until.toISOString()}'`);
  await scene.house.base.owner.query(
    `insert into clock_event (clock_id, n, kind, at, data) values ($1, 1, 'paused', $2, $3)`,
    [id, scene.house.now(), { reason: 'procedure', until: until.toISOString() }],
  );
  return id;
}

async function askedClock(scene: Scene): Promise<string> {
  const id = await freshClock(
    scene,
    `asked_by = (select id from account where id <> coalesce(${scene.accountId ? `'${scene.accountId}'::uuid` : 'null'}, gen_random_uuid()) limit 1)`,
  );
  await scene.house.base.owner.query(
    `insert into clock_event (clock_id, n, kind, at, data) values ($1, 1, 'extension-asked', $2, '{"amount": 2}')`,
    [id, scene.house.now()],
  );
  return id;
}

/** A notice to whoever knocks, where that is a colleague. */
async function freshNotice(scene: Scene): Promise<string> {
  const clock = await freshClock(scene);
  await scene.house.base.owner.query(`insert into ladder_step (clock_id, rule, at) values ($1, 'solve-80', now())`, [
    clock,
  ]);
  const text = `insert into ladder_notice (id, clock_id, rule, person_id, role, told_at) select $1, $2, 'solve-80', p.id, 'lead', now()
    from person p where $3::uuid is null or p.account_id = $3::uuid limit 1`;
  return row(scene.house, text, [clock, scene.accountId ?? null]);
}

function clocked(state: string, make: (scene: Scene) => Promise<string>, fields: object): Entry {
  return {
    state,
    aboutMatter: true,
    input: async (scene) => {
      await make(scene);
      return { id: scene.matter.id, version: scene.matter.version, ...fields };
    },
  };
}

const ladderRule = { id: 'half', kind: 'solve', on: 'share', value: 50, tells: ['lead'], urges: false };

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

function freshSurvey({ house, town, matter }: Scene, more = ''): Promise<string> {
  const text = `insert into survey (id, matter_id, reporter_id, unit_id, category, handlers, closed_at, closed_on, expires_at, state,
      way, result, answered_at, objectable_from, object_until)
    select $1, $2, $3, $4, 'other', '{}', clock_timestamp(), $5, $6, x.state, x.way, x.result, x.at, x.day, $6
      from (values ${more === '' ? "('open', null, null, null::timestamptz, null::date)" : more}) as x(state, way, result, at, day)`;
  const until = new Date(house.now().getTime() + 10 * 86_400_000);
  return row(house, text, [matter.id, matter.reporterId, town.units.north, today, until]);
}

const poorSurvey = (scene: Scene) =>
  freshSurvey(scene, "('answered', 'page', 'poor', timestamptz '2026-11-01', date '2026-11-02')");

async function freshObjection(scene: Scene): Promise<string> {
  const text = `insert into objection (id, survey_id, matter_id, unit_id, ground, reasons, by_id, at)
    values ($1, $2, $3, $4, 'unfair', '不属实', $5, now())`;
  const { matter, town } = scene;
  return row(scene.house, text, [
    await poorSurvey(scene),
    matter.id,
    town.units.north,
    town.people.northOfficer.accountId,
  ]);
}

function freshThanks({ house, town }: Scene): Promise<string> {
  const text = `insert into thanks (id, unit_id, kind, on_day, words, at) values ($1, $2, 'banner', '2026-11-01', '谢谢', now())`;
  return row(house, text, [town.units.north]);
}

const feedbackPeriod = (scene: Scene) => ({ unitId: scene.town.units.north, from: '2026-11-01', to: '2026-11-30' });
function freshNeed({ house, town }: Scene): Promise<string> {
  const text = `insert into visit_need (id, unit_id, title, address, why, purpose, asked_by, until_on, state, made_at, changed_at)
    values ($1, $2, '王奶奶家', '金桐小区', 'elderly', '看望', '本人', '2099-01-01', 'open', now(), now())`;
  return row(house, text, [town.units.northGroup]);
}

async function freshHomeVisit(scene: Scene): Promise<string> {
  const text = `insert into visit (id, need_id, unit_id, planned_on, state, made_at, changed_at)
    values ($1, $2, $3, '2026-11-22', 'planned', now(), now())`;
  return row(scene.house, text, [await freshNeed(scene), scene.town.units.northGroup]);
}

async function freshHomeTask(scene: Scene): Promise<string> {
  const text = `insert into visit_task (id, visit_id, unit_id, task, due_on, state, made_at)
    values ($1, $2, $3, '换插座', '2099-01-01', 'open', now())`;
  return row(scene.house, text, [await freshHomeVisit(scene), scene.town.units.northGroup]);
}

const needFields = () => ({
  title: '王奶奶家',
  address: '金桐小区',
  why: 'elderly',
  purpose: '看望',
  askedBy: '本人',
  untilOn: '2099-01-01',
});
const visitFields = { met: '', seen: '', wishes: '', hazards: '', needs: '' };

function freshSearch({ house, town, matter }: Scene): Promise<string> {
  const text = `insert into missing_search (id, matter_id, unit_id, state, age_band, looks, seen_where, started_at)
    values ($1, $2, $3, 'running', 'old', '短白发', '南门', '2026-01-01')`;
  return row(house, text, [matter.id, town.units.north]);
}

async function freshSector(scene: Scene): Promise<string> {
  const text = `insert into search_sector (id, search_id, nth, shape, square_metres, state, changed_at) values ($1, $2, 1, '[]', 1, 'waiting', now())`;
  return row(scene.house, text, [await freshSearch(scene)]);
}

async function freshLeaflet(scene: Scene, name = code()): Promise<string> {
  const text = `insert into search_leaflet (id, search_id, code, with_photo, with_health, made_at, expires_at)
    values ($1, $2, $3, false, false, now(), now() + interval '1 day')`;
  return row(scene.house, text, [await freshSearch(scene), name]);
}

async function leafletCode(scene: Scene): Promise<string> {
  const name = code();
  await freshLeaflet(scene, name);
  return name;
}

// Responsible for the plan is nobody who knocks, so that the duties speak.
function freshSupport({ house, town, matter }: Scene): Promise<string> {
  const text = `insert into support_plan (id, matter_id, unit_id, state, household, need, lead_id, consent_by, consent_how, consent_for, consent_at,
      consent_until, review_on, started_at)
    values ($1, $2, $3, 'running', '李家', '取暖', $4, '李某', 'paper', '取暖补助', now(), '2027-06-01', '2026-12-20', now())`;
  return row(house, text, [matter.id, town.units.north, town.people.keeper.personId]);
}

async function freshMeasure(scene: Scene): Promise<string> {
  const text = `insert into support_measure (id, plan_id, kind, what, person_id, budget_fen, due_on, state, made_at)
    values ($1, $2, 'money', '取暖补助', $3, 10000, '2026-12-31', 'open', now())`;
  return row(scene.house, text, [await freshSupport(scene), scene.town.people.keeper.personId]);
}

async function freshSupportVisit(scene: Scene): Promise<string> {
  return row(scene.house, `insert into support_visit (id, plan_id, due_on) values ($1, $2, '2026-11-22')`, [
    await freshSupport(scene),
  ]);
}

/** A matter about a missing person cannot be wished for beforehand: its category is set here. */
async function missingMatter({ house, matter }: Scene): Promise<string> {
  await house.base.owner.query(`update matter set category = 'help.missing' where id = $1`, [matter.id]);
  return matter.id;
}

const described = { ageBand: 'old', looks: '短白发', seenWhere: '南门' };
const agreed = { consentBy: '李某', consentHow: 'paper', consentFor: '取暖补助', consentUntil: '2027-06-01' };

const meetingFields = (scene: Scene) => ({
  kind: 'joint',
  unitId: scene.town.units.north,
  title: '联席会议',
  startsAt: '2026-12-01T01:00:00Z',
});
function freshRequest({ house, matter }: Scene, outcome?: 'copied'): Promise<string> {
  const text = `insert into privacy_request (id, kind, channel, matter_id, reporter_id, words, made_at, due_at, state, outcome, decided_at, ready_until)
    values ($1, $4, 'receipt', $2, $3, '想知道', now(), now() + interval '20 days', $5, $6, case when $6::text is null then null else now() end,
      case when $6::text is null then null else now() + interval '400 days' end)`;
  const kind = outcome ? 'copy' : 'explain';
  return row(house, text, [matter.id, matter.reporterId, kind, outcome ? 'done' : 'open', outcome ?? null]);
}

function freshGlass({ house, town, matter }: Scene): Promise<string> {
  const text = `with g as (insert into break_glass (id, account_id, subject_kind, subject_id, at, until)
      values ($1, $4, 'matter', $2, now(), now()))
    insert into break_glass_review (opening_id, matter_id, unit_id, by_unit_id, kind, reason, due_at) values ($1, $2, $3, $3, 'life', '救人', now())`;
  return row(house, text, [matter.id, town.units.north, town.people.southOfficer.accountId]);
}

function freshUnsealing({ house, town, matter }: Scene): Promise<string> {
  const text = `insert into unsealing (id, reporter_id, matter_id, unit_id, reason, asked_by, asked_at) values ($1, $2, $3, $4, '联系', $5, now())`;
  return row(house, text, [matter.reporterId, matter.id, town.units.north, town.people.northChief.accountId]);
}

/** A public card of a matter; answers its code. */
async function makeCard(house: TestHouse, matterId: string): Promise<string> {
  const card = newReceiptCode();
  await house.base.owner.query(
    `insert into public_card (matter_id, code, title, body, by_id, made_at, changed_at) select $1, $2, '路口摊点', '正在劝导', id, now(), now() from account limit 1`,
    [matterId, card],
  );
  return card;
}

async function freshShare({ house, town }: Scene): Promise<{ id: string; code: string }> {
  const share = newReceiptCode().slice(3).replace('-', '');
  const text = `insert into share_link (id, code, label, kind, unit_id, made_by, made_at, expires_at)
    select $1, $2, '业主群', 'owners', $3, id, now(), now() + interval '30 days' from account limit 1`;
  return { id: await row(house, text, [share, town.units.north]), code: share };
}

/** A joint action led by the north station, with the scene's matter in it. */
async function freshJoint({ house, town, matter }: Scene, state = 'planned'): Promise<string> {
  const text = `insert into joint_action (id, number, title, goal, unit_id, state, made_by, made_at, changed_at)
    select $1, $2, '联合整治', '一次清理', $3, $4, id, now(), now() from account limit 1`;
  const id = await row(house, text, [code(), town.units.north, state]);
  await house.base.owner.query(`insert into joint_matter (action_id, matter_id, added_at) values ($1, $2, now())`, [
    id,
    matter.id,
  ]);
  return id;
}

/** An alert of the north station: three people reported one thing, the scene's matter among them. */
async function freshTopic({ house, town, matter }: Scene): Promise<string> {
  const text = `insert into topic (id, unit_id, state, label, category, categories, matters, reporters, first_at, last_at, raised_at, changed_at)
    values ($1, $2, 'raised', '搅拌站', 'other', '{other}', 3, 3, now(), now(), now(), now())`;
  const id = await row(house, text, [town.units.north]);
  const others = await Promise.all(
    ['19900000001', '19900000002'].map((phone) => makeMatter(house, { unitId: town.units.north, phone })),
  );
  const ids = [matter, ...others].map((one) => one.id);
  await house.base.owner.query(
    'insert into topic_member (topic_id, matter_id, joined_at) select $1, x, now() from unnest($2::uuid[]) x',
    [id, ids],
  );
  return id;
}

async function toldApart({ house, town, matter }: Scene): Promise<string> {
  const other = await makeMatter(house, { unitId: town.units.north });
  await house.base.owner.query(
    `insert into topic_apart (one_id, other_id, by_id, at)
      select least($1::uuid, $2), greatest($1::uuid, $2), id, now() from account limit 1`,
    [matter.id, other.id],
  );
  return other.id;
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
  ...mediationInputs,
  ...fulfilmentInputs,
  ...confirmationInputs,
  ...choosingInputs,
  ...sittingInputs,
  ...studioInputs,
  ...agreementInputs,
  ...procedureInputs,
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
      password: 'not-the-password',
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
  'audit.reading': nothing,
  'audit.reading-seen': {
    input: async ({ house, town }) => ({
      id: await row(
        house,
        `insert into reading_alert (id, account_id, began_at, last_at, opened, listed) values ($1, $2, now(), now(), 80, 90)`,
        [town.people.northOfficer.accountId],
      ),
      note: '入户走访前集中核对',
    }),
  },
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
  'mediator.menu': nothing,
  'mediator.list': nothing,
  'mediator.mine': nothing,
  'mediator.view': { input: async (scene) => ({ id: await freshCard(scene) }) },
  'mediator.add': {
    input: async (scene) => ({
      ...cardFields(scene),
      personId: await row(
        scene.house,
        `insert into person (id, code, name, kind) values ($1, $2, '陶玉兰', 'invited')`,
        [code()],
      ),
      termFrom: today,
    }),
  },
  'mediator.change': {
    input: async (scene) => ({ ...cardFields(scene), id: await freshCard(scene), version: 1 }),
  },
  'mediator.change-own': { input: ownCard },
  'mediator.rest': { input: async (scene) => ({ id: await freshCard(scene), version: 1, reason: '休养' }) },
  'mediator.return': { input: async (scene) => ({ id: await freshCard(scene, 'resting'), version: 1 }) },
  'mediator.renew': { input: async (scene) => ({ id: await freshCard(scene), version: 1 }) },
  'mediator.end': { input: async (scene) => ({ id: await freshCard(scene), version: 1, reason: '年事已高' }) },
  'mediator.sign-off': { input: async (scene) => ({ id: await freshCard(scene, 'apprentice'), version: 1 }) },
  'mediator.train': {
    input: async (scene) => ({
      id: await freshCard(scene),
      heldOn: '2026-05-01',
      subject: '邻里纠纷',
      minutes: 240,
      givenBy: '司法局',
    }),
  },
  'mediator.strike-training': {
    input: async (scene) => {
      const id = await freshCard(scene);
      const text = `insert into mediator_training (id, mediator_id, held_on, subject, minutes, given_by) values ($1, $2, '2026-02-01', '错', 60, '司法局')`;
      return { id, trainingId: await row(scene.house, text, [id]) };
    },
  },
  'mediator.declare-tie': { input: async (scene) => ({ id: await freshCard(scene), kind: 'grid', name: 'G-N' }) },
  'mediator.end-tie': {
    input: async (scene) => {
      const id = await freshCard(scene);
      const text = `insert into mediator_tie (id, mediator_id, kind, name, at) values ($1, $2, 'grid', 'G-N', now())`;
      return { id, tieId: await row(scene.house, text, [id]) };
    },
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
  'report.cross': { input: ({ matter }) => ({ code: matter.code }) },
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
  'note.strike': {
    aboutMatter: true,
    input: async (scene) => ({ id: scene.matter.id, noteId: await freshNote(scene) }),
  },
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
  'matter.pause': clocked('in_hand', freshClock, { reason: 'procedure', text: reason }),
  'matter.resume': clocked('in_hand', pausedClock, { text: reason }),
  'matter.ask-extension': clocked('in_hand', freshClock, { amount: 2, text: reason }),
  'matter.decide-extension': clocked('in_hand', askedClock, { approve: true, text: reason }),
  'clock.settings': nothing,
  'clock.mine': nothing,
  'clock.moves': nothing,
  'clock.repin': { input: async (scene) => ({ ids: [await freshClock(scene)], reason }) },
  'calendar.save': {
    input: () => ({
      code: `c-${code().toLowerCase()}`,
      zh: '夜班',
      en: 'Night',
      usual: [[0, 480]],
      weekdays: {},
      rests: false,
      reason,
    }),
  },
  'holiday.save': { input: () => ({ year: 2027, off: ['2027-01-01'], work: [], reason }) },
  'holiday.import': { input: () => ({ text: '2027-01-01,休', reason, dryRun: true }) },
  'limit.save': {
    input: () => ({
      category: 'other',
      unitId: null,
      limits: [{ kind: 'solve', measure: 'working-days', amount: 5, calendar: 'office' }],
      reason,
    }),
  },
  'reason.save': {
    input: () => ({
      code: `r-${code().toLowerCase()}`,
      zh: '等待材料',
      en: 'Waiting',
      residentZh: '等待材料',
      residentEn: 'we wait',
      measure: 'natural-days',
      amount: 5,
      mostTimes: 1,
      endsOnWord: false,
      active: true,
    }),
  },
  'ladder.save': { input: () => ({ rules: [ladderRule], reason }) },
  'ladder.try': { input: () => ({ rules: [ladderRule], months: 1 }) },
  'notice.acknowledge': { input: async (scene) => ({ id: await freshNotice(scene) }) },
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
  'feedback.mine': nothing,
  'feedback.answer': { state: 'closed', input: (scene) => freshSurvey(scene).then(() => ({ result: 'good' })) },
  'feedback.refuse': { state: 'closed', input: (scene) => freshSurvey(scene).then(() => ({})) },
  'feedback.reply': { input: () => ({ bytes: Buffer.from('{}') }) },
  'feedback.of': { state: 'closed', aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'feedback.to-ask': nothing,
  'feedback.type-in': {
    state: 'closed',
    aboutMatter: true,
    input: async (scene) => ({ id: await freshSurvey(scene), way: 'phone', result: 'good' }),
  },
  'feedback.own': nothing,
  'feedback.figures': { input: feedbackPeriod },
  'feedback.rows': { input: feedbackPeriod },
  'objection.list': nothing,
  'objection.make': {
    state: 'closed',
    aboutMatter: true,
    input: async (scene) => ({ id: await poorSurvey(scene), ground: 'unfair', reasons: '与事实不符' }),
  },
  'objection.decide': {
    state: 'closed',
    aboutMatter: true,
    input: async (scene) => ({ id: await freshObjection(scene), upholds: true, reason }),
  },
  'thanks.list': nothing,
  'thanks.record': {
    input: ({ town }) => ({ unitId: town.units.north, kind: 'letter', on: '2026-11-20', words: '感谢帮助' }),
  },
  'thanks.strike': { input: async (scene) => ({ id: await freshThanks(scene), reason }) },
  'visit.needs': nothing,
  'visit.need-add': {
    input: (scene) => ({ ...needFields(), unitId: scene.town.units.northGroup, firstOn: '2026-11-22' }),
  },
  'visit.need-change': { input: async (scene) => ({ ...needFields(), id: await freshNeed(scene), version: 1 }) },
  'visit.need-end': { input: async (scene) => ({ id: await freshNeed(scene), version: 1, reason }) },
  'visit.list': nothing,
  'visit.report': { input: () => ({ from: '2026-11-01', to: '2026-11-30' }) },
  'visit.view': { input: async (scene) => ({ id: await freshHomeVisit(scene) }) },
  'visit.plan': { input: async (scene) => ({ needId: await freshNeed(scene), on: dayAhead(scene, 1) }) },
  'visit.save': {
    input: async (scene) => ({
      id: await freshHomeVisit(scene),
      base: { version: 1, fields: visitFields },
      changes: { seen: '没人在家' },
    }),
  },
  'visit.cancel': { input: async (scene) => ({ id: await freshHomeVisit(scene), version: 1, reason }) },
  'visit.take-down': { input: async (scene) => ({ id: await freshHomeVisit(scene), what: report.what }) },
  'visit.task-add': {
    input: async (scene) => ({ id: await freshHomeVisit(scene), task: '换插座', dueOn: dayAhead(scene, 2) }),
  },
  'visit.task-finish': { input: async (scene) => ({ id: await freshHomeTask(scene), report: '已换' }) },
  'visit.task-drop': { input: async (scene) => ({ id: await freshHomeTask(scene), report: '已搬走' }) },
  'street.today': nothing,
  'street.standing': { input: () => ({ sessionId: newId() }) },
  'search.list': nothing,
  'search.of': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'search.view': { state: 'in_hand', input: async (scene) => ({ id: await freshSearch(scene) }) },
  'search.start': {
    state: 'in_hand',
    aboutMatter: true,
    input: async (scene) => ({ id: await missingMatter(scene), ...described }),
  },
  'search.change': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshSearch(scene), version: 1, ...described }),
  },
  'search.divide': {
    state: 'in_hand',
    input: async (scene) => ({
      id: await freshSearch(scene),
      version: 1,
      gridIds: [scene.town.grids.north],
      count: 2,
    }),
  },
  'sector.give': { state: 'in_hand', input: async (scene) => ({ id: await freshSector(scene), team: '志愿队' }) },
  'sector.mark': { state: 'in_hand', input: async (scene) => ({ id: await freshSector(scene), state: 'searched' }) },
  'search.sight': {
    state: 'in_hand',
    input: async (scene) => ({
      id: await freshSearch(scene),
      seenAt: scene.house.now().toISOString(),
      where: '公园',
      what: '有人看见',
    }),
  },
  'search.publish': { state: 'in_hand', input: async (scene) => ({ id: await freshSearch(scene) }) },
  'search.unpublish': { state: 'in_hand', input: async (scene) => ({ id: await freshLeaflet(scene) }) },
  'search.find': {
    state: 'in_hand',
    input: async (scene) => ({
      id: await freshSearch(scene),
      version: 1,
      at: scene.house.now().toISOString(),
      where: '公园',
      condition: 'well',
    }),
  },
  'search.stop': { state: 'in_hand', input: async (scene) => ({ id: await freshSearch(scene), version: 1, reason }) },
  'leaflet.open': { state: 'in_hand', input: async (scene) => ({ code: await leafletCode(scene) }) },
  'leaflet.photo': { state: 'in_hand', input: async (scene) => ({ code: await leafletCode(scene) }) },
  'support.list': nothing,
  'support.of': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'support.view': { state: 'in_hand', input: async (scene) => ({ id: await freshSupport(scene) }) },
  'support.start': {
    state: 'in_hand',
    aboutMatter: true,
    input: ({ matter, town }) => ({
      id: matter.id,
      household: '李家',
      need: '取暖',
      leadId: town.people.keeper.personId,
      ...agreed,
      reviewOn: '2026-12-20',
    }),
  },
  'support.agree': { state: 'in_hand', input: async (scene) => ({ id: await freshSupport(scene), ...agreed }) },
  'support.withdraw': { state: 'in_hand', input: async (scene) => ({ id: await freshSupport(scene), how: 'phone' }) },
  'support.measure': {
    state: 'in_hand',
    input: async (scene) => ({
      id: await freshSupport(scene),
      kind: 'work',
      what: '介绍工作',
      personId: scene.town.people.keeper.personId,
      dueOn: '2026-12-31',
    }),
  },
  'measure.mark': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshMeasure(scene), state: 'done', note: '已发放' }),
  },
  'measure.spend': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshMeasure(scene), amountFen: 100, onDay: today, voucher: '凭证 1' }),
  },
  'support.date': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshSupport(scene), dueOn: dayAhead(scene, 3) }),
  },
  'support.visit': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshSupportVisit(scene), note: '屋里暖和' }),
  },
  'support.note': { state: 'in_hand', input: async (scene) => ({ id: await freshSupport(scene), ...text }) },
  'support.review': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshSupport(scene), outcome: 'close', note: '已稳定' }),
  },
  'proof.view': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'proof.add': {
    state: 'in_hand',
    aboutMatter: true,
    input: ({ matter }) => ({ id: matter.id, item: 'letters', note: '复函' }),
  },
  'proof.waive': {
    state: 'in_hand',
    aboutMatter: true,
    input: ({ matter }) => ({ id: matter.id, item: 'letters', reason }),
  },
  'care.figures': nothing,
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
  'privacy.opened': nothing,
  'request.mine': nothing,
  'request.ask': { input: () => ({ kind: 'explain', words: '为什么要留电话' }) },
  'request.copy': { input: async (scene) => ({ id: await freshRequest(scene, 'copied') }) },
  'erasure.certificate': { input: ({ matter }) => ({ code: matter.code }) },
  'phone.code': { input: () => ({ phone: '19900005678' }) },
  'phone.open': { input: () => ({ phone: '19900005678', code: '000000' }) },
  'phone.reports': nothing,
  'phone.receipt': { input: ({ matter }) => ({ id: matter.reporterId }) },
  'phone.requests': nothing,
  'phone.ask': { input: ({ matter }) => ({ reportId: matter.reporterId, kind: 'explain', words: '为什么要留电话' }) },
  'phone.copy': { input: async (scene) => ({ id: await freshRequest(scene, 'copied') }) },
  'phone.leave': nothing,
  'glass.break': {
    input: ({ matter }) => ({ number: matter.number, kind: 'life', reason: '人身安全，要马上核对地址' }),
  },
  'glass.list': nothing,
  'glass.review': { input: async (scene) => ({ id: await freshGlass(scene), outcome: 'upheld', note: reason }) },
  'unseal.ask': {
    aboutMatter: true,
    input: async ({ house, matter }) => {
      await house.base.owner.query(`update reporter set name = null, phone = null, confidential = true where id = $1`, [
        matter.reporterId,
      ]);
      return { matterId: matter.id, reporterId: matter.reporterId, reason: '当事人要求当面道歉，需要联系' };
    },
  },
  'unseal.list': nothing,
  'unseal.decide': { input: async (scene) => ({ id: await freshUnsealing(scene), outcome: 'refused', note: reason }) },
  'unseal.look': { input: async (scene) => ({ id: await freshUnsealing(scene) }) },
  'request.list': nothing,
  'request.view': { input: async (scene) => ({ id: await freshRequest(scene) }) },
  'request.take-down': {
    input: ({ matter }) => ({ code: matter.code, channel: 'call', kind: 'explain', words: '为什么要留电话' }),
  },
  'request.decide': {
    input: async (scene) => ({ id: await freshRequest(scene), outcome: 'answered', reasons: reason }),
  },
  'privacy.export': { input: ({ matter }) => ({ code: matter.code, reason: '本人到所提出，已核对身份证' }) },
  'retention.list': nothing,
  'purpose.save': {
    input: () => ({
      code: 'test',
      zh: '试用',
      en: 'Test',
      basis: 'duty',
      kinds: ['电话'],
      law: '个人信息保护法 §13',
      retention: '两年',
    }),
  },
  'retention.save': {
    input: () => ({ code: 'usual', days: 730, zh: '办结满两年', en: 'Two years', law: '个人信息保护法 §19' }),
  },
  'retention.try': { input: () => ({ code: 'usual', days: 730 }) },
  'retention.confirm': { input: async (scene) => ({ code: await freshProposal(scene), days: 730 }) },
  'retention.drop': { input: async (scene) => ({ code: await freshProposal(scene) }) },
  'privacy.set': { input: () => ({ name: 'request-days', value: 15 }) },
  'hold.list': nothing,
  'hold.place': { input: ({ matter }) => ({ number: matter.number, reason: '已进入诉讼，法院要求保存' }) },
  'hold.lift': {
    input: async ({ house, matter }) => ({
      id: await row(
        house,
        `insert into legal_hold (id, matter_id, reason, by_id, from_at) select $1, $2, '诉讼', (select id from account limit 1), now()`,
        [matter.id],
      ),
    }),
  },
  'erasure.list': nothing,
  'assessment.list': nothing,
  'assessment.save': {
    input: () => ({
      id: newId(),
      title: '走失寻人',
      purpose: '找人',
      risks: '行踪外泄',
      measures: '三十天后删除',
      author: '孙强',
      reviewOn: '2027-11-22',
      version: 0,
    }),
  },
  'passkey.list': nothing,
  'passkey.begin': { input: () => ({ password: 'not-the-password', code: '000000' }) },
  'passkey.add': { input: () => ({ name: '手机', credential: { ...credential, response: madeResponse } }) },
  'passkey.rename': { input: async (scene) => ({ id: await freshPasskey(scene), name: '新手机' }) },
  'passkey.remove': { input: async (scene) => ({ id: await freshPasskey(scene), password: 'not-the-password' }) },
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
  'matter.alike': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'matter.similar': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'matter.apart': {
    aboutMatter: true,
    input: async ({ house, town, matter }) => ({
      id: matter.id,
      otherId: (await makeMatter(house, { unitId: town.units.north })).id,
    }),
  },
  'matter.reconsider': {
    aboutMatter: true,
    input: async (scene) => ({ id: scene.matter.id, otherId: await toldApart(scene) }),
  },
  'topic.draft': { input: () => ({ what: '半夜搅拌站很吵' }) },
  'public.alike': { input: () => ({ what: '半夜搅拌站很吵' }) },
  'topic.list': nothing,
  'topic.view': { input: async (scene) => ({ id: await freshTopic(scene) }) },
  'topic.members': { input: async (scene) => ({ id: await freshTopic(scene) }) },
  'topic.find': { input: () => ({}) },
  'topic.confirm': {
    input: async (scene) => ({
      id: await freshTopic(scene),
      version: 1,
      title: '搅拌站整治',
      goal: '一次解决',
      unitId: scene.town.units.north,
    }),
  },
  'topic.dismiss': { input: async (scene) => ({ id: await freshTopic(scene), version: 1, reason }) },
  'duplicate-rule.list': nothing,
  'duplicate-rule.history': { input: () => ({ id: '0d000000-0000-4000-8000-000000000001' }) },
  'duplicate-rule.save': {
    input: () => ({ version: 0, zh: '新规则', condition: { all: [{ fuzzy: 70 }] }, isOn: true }),
  },
  'duplicate-rule.try': { input: () => ({ condition: { all: [{ fuzzy: 70 }] } }) },
  'mark.make': nothing,
  'mark.stop': {
    input: async ({ house }) => {
      await house.base.owner.query(
        `insert into topic_run (id, kind, state, made_at) values ($1, 'mark', 'waiting', now()) on conflict do nothing`,
        [newId()],
      );
      return {};
    },
  },
  'matter.merge': {
    state: 'in_hand',
    aboutMatter: true,
    input: async ({ house, town, matter }) => {
      const into = await makeMatter(house, { unitId: town.units.north, state: 'in_hand', watch: true });
      await house.base.owner.query(`update part set state = 'revoked' where matter_id = $1 and role = 'helper'`, [
        matter.id,
      ]);
      return { id: matter.id, version: 1, intoId: into.id, reason };
    },
  },
  'matter.unmerge': {
    state: 'in_hand',
    aboutMatter: true,
    input: async ({ house, town, matter }) => {
      const into = await makeMatter(house, { unitId: town.units.north, state: 'in_hand', watch: true });
      await house.base.owner.query(
        `update matter set state = 'merged', state_before = 'in_hand', merged_into = $2, merged_at = now() where id = $1`,
        [matter.id, into.id],
      );
      return { id: matter.id, version: 1, reason };
    },
  },
  'matter.split': step('in_hand', {
    title: '另一件事',
    what: '另外还有路灯不亮',
    category: 'facility.light',
    reason,
  }),
  'matter.figures': nothing,
  'matter.publish': {
    state: 'in_hand',
    aboutMatter: true,
    input: ({ matter }) => ({ id: matter.id, title: '路口摊点占道', body: '正在劝导进入市场' }),
  },
  'matter.unpublish': {
    state: 'in_hand',
    aboutMatter: true,
    input: async ({ house, matter }) => {
      await makeCard(house, matter.id);
      return { id: matter.id };
    },
  },
  'public.list': { input: () => ({ place: 'P1' }) },
  'public.view': { input: async ({ house, matter }) => ({ code: await makeCard(house, matter.id) }) },
  'public.follow': { input: async ({ house, matter }) => ({ code: await makeCard(house, matter.id) }) },
  'public.mine': nothing,
  'public.leave': nothing,
  'share.list': nothing,
  'share.make': { input: ({ town }) => ({ label: '业主群', kind: 'owners', unitId: town.units.north }) },
  'share.end': { input: async (scene) => ({ id: (await freshShare(scene)).id }) },
  'share.open': { input: async (scene) => ({ code: (await freshShare(scene)).code }) },
  'triage.suggest': { input: () => ({ text: '楼上漏水' }) },
  'triage.of': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'triage.models': nothing,
  'triage.model': { input: async ({ house }) => ({ id: await freshModel(house) }) },
  'triage.corrections': nothing,
  'triage.train': nothing,
  'triage.promote': { input: async ({ house }) => ({ id: await freshModel(house), reason }) },
  'triage.roll-back': {
    input: async ({ house }) => {
      // One more than can be rolled back at the same moment: each knock finds a version in use.
      const ids = [await freshModel(house), await freshModel(house)];
      const lock = `select pg_advisory_xact_lock(hashtext('triage_model'))`;
      const among = ids.map((id) => `'${id}'`).join();
      await house.base.owner.query(`begin; ${lock}; update triage_model set promoted_at = now() where id in (${among});
        update triage_model set state = 'retired' where state = 'champion';
        update triage_model set state = 'champion' where id = (select id from triage_model where id in (${among}) order by number desc limit 1);
        commit`);
      return { reason };
    },
  },
  'risk.list': nothing,
  'answer.list': nothing,
  'answer.view': { input: async (scene) => ({ id: (await freshAnswer(scene)).id }) },
  'answer.make': { input: ({ town }) => ({ kind: 'knowledge', unitId: town.units.north, ...answerSaid }) },
  'answer.change': { input: async (scene) => ({ ...(await freshAnswer(scene)), ...answerSaid }) },
  'answer.drop': { input: freshAnswer },
  'answer.publish': { input: freshAnswer },
  'answer.review': { input: async (scene) => ({ ...(await freshAnswer(scene)), reviewOn: '2031-01-01' }) },
  'answer.retire': { input: freshAnswer },
  'answer.tasks': nothing,
  'answer.use': { input: async (scene) => ({ id: (await freshAnswer(scene)).id }) },
  'answer.for': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'answer.public': nothing,
  'checklist.of': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'checklist.tick': {
    aboutMatter: true,
    input: async (scene) => ({
      id: scene.matter.id,
      entryId: await freshChecklist(scene),
      step: '去看',
      done: true,
    }),
  },
  'risk.of': { aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'risk.set': {
    aboutMatter: true,
    input: ({ matter, house }) => ({
      id: matter.id,
      kind: 'violence',
      reason,
      untilOn: new Date(house.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
    }),
  },
  'risk.end': {
    aboutMatter: true,
    input: async ({ house, matter }) => ({
      id: await row(
        house,
        `insert into risk_flag (id, matter_id, kind, reason, until_on, set_by, set_at)
          select $1, $2, 'violence', '扬言报复', '2099-01-01', (select id from account limit 1), now()`,
        [matter.id],
      ),
      reason,
    }),
  },
  'joint.list': nothing,
  'joint.view': { input: async (scene) => ({ id: await freshJoint(scene) }) },
  'joint.plan': {
    state: 'in_hand',
    input: ({ town, matter }) => ({
      title: '联合整治',
      goal: '一次清理',
      unitId: town.units.north,
      matterIds: [matter.id],
    }),
  },
  'joint.start': { input: async (scene) => ({ id: await freshJoint(scene), version: 1 }) },
  'joint.finish': {
    state: 'in_hand',
    input: async (scene) => ({ id: await freshJoint(scene, 'running'), version: 1, ...text }),
  },
  'joint.cancel': { input: async (scene) => ({ id: await freshJoint(scene), version: 1, reason }) },
  'joint.add-matter': {
    state: 'in_hand',
    input: async (scene) => ({
      id: await freshJoint(scene),
      matterId: (await makeMatter(scene.house, { unitId: scene.town.units.north, state: 'in_hand' })).id,
    }),
  },
  'joint.remove-matter': {
    input: async (scene) => ({ id: await freshJoint(scene), matterId: scene.matter.id, reason }),
  },
  'joint.ask': {
    input: async (scene) => ({ id: await freshJoint(scene), partnerId: scene.town.partnerId, task: '请清运' }),
  },
  'joint.answer': {
    input: async (scene) => {
      const id = await freshJoint(scene);
      const text = `insert into joint_member (id, action_id, unit_id, task, state, asked_at, changed_at) values ($1, $2, $3, '疏导', 'asked', now(), now())`;
      return { id, memberId: await row(scene.house, text, [id, scene.town.units.southGroup]), state: 'taken' };
    },
  },
  'joint.note': { input: async (scene) => ({ id: await freshJoint(scene), ...text }) },
  'joint.evidence': { input: async (scene) => ({ id: await freshJoint(scene), fileIds: [newId()] }) },
  'open311.discover': nothing,
  'open311.services': nothing,
  'open311.service': { input: () => ({ code: 'street.parking' }) },
  'open311.report': {
    input: () => ({ service_code: 'street.parking', address_string: '金桐小区', description: `路灯不亮 ${code()}` }),
  },
  'open311.token': { aboutMatter: true, input: async (scene) => ({ id: await publicCode(scene) }) },
  'open311.requests': nothing,
  'open311.request': { aboutMatter: true, input: async (scene) => ({ id: await publicCode(scene) }) },
  'open311.media': { aboutMatter: true, input: async (scene) => ({ id: await publicCode(scene) }) },
  'open311.updates': nothing,
  'open311.update': {
    input: async ({ house, matter, accountId }) => {
      const id = code();
      await house.base.owner.query(
        `insert into open311_request (id, matter_id, reporter_id, token_id, made_at) select $1, $2, $3, t.id, now() from api_token t
          order by (t.account_id = $4) desc nulls last, t.made_at desc, t.id desc limit 1`,
        [id, matter.id, matter.reporterId, accountId ?? null],
      );
      return { service_request_id: id, update_id: 'u-1', description: '还是不亮' };
    },
  },
  'open311.clients': nothing,
  'category.list': nothing,
  'category.view': { input: () => ({ code: 'street.stall' }) },
  'category.make': { input: () => ({ code: `street.${code().toLowerCase()}`, parentCode: 'street', ...categoryText }) },
  'category.change': {
    input: async (scene) => ({ ...(await freshCategory(scene)), ...categoryText, zh: '改过的类别' }),
  },
  'category.end': {
    input: async (scene) => ({ ...(await freshCategory(scene)), on: '2030-01-01', successorCode: 'other' }),
  },
  'label.list': nothing,
  'label.map': {
    input: async ({ house }) => {
      const text = `insert into foreign_label (id, level_one, level_two) values ($1, '城乡建设', $2)`;
      return { labels: [{ id: await row(house, text, [code()]), category: 'street' }] };
    },
  },
  'routing.view': nothing,
  'routing.version': {
    oneAtATime: 'routing',
    input: async (scene) => ({ number: await freshRules(scene, 'retired') }),
  },
  'routing.check': nothing,
  'routing.begin': {
    oneAtATime: 'routing',
    input: async ({ house }) => {
      await house.base.owner.query(`delete from routing_version where state = 'draft'`);
      return {};
    },
  },
  'routing.save-rule': {
    oneAtATime: 'routing',
    input: async (scene) => ({ revision: await freshDraft(scene), target: 'station' }),
  },
  'routing.drop-rule': {
    oneAtATime: 'routing',
    input: async (scene) => ({ revision: await freshDraft(scene), code: 'R1' }),
  },
  'routing.drop': { oneAtATime: 'routing', input: async (scene) => ({ revision: await freshDraft(scene) }) },
  'routing.publish': {
    oneAtATime: 'routing',
    input: async (scene) => ({ revision: await freshDraft(scene), note: reason }),
  },
  'matter.route': { state: 'accepted', aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'matter.follow-route': {
    oneAtATime: 'routing',
    state: 'accepted',
    aboutMatter: true,
    input: async (scene) => {
      const { house, matter, town } = scene;
      const text = `insert into matter_route (matter_id, version_number, rule_code, why_zh, why_en, unit_id, state, routed_at)
        select m.id, $2, 'R1', '规则', 'Rule', $3, 'open', now() from matter m where m.id = $1 on conflict do nothing`;
      await house.base.owner.query(text, [matter.id, await freshRules(scene, 'retired'), town.units.north]);
      return { id: matter.id, version: matter.version, follow: false, reason };
    },
  },
  'matter.rehearse-routing': {
    oneAtATime: 'routing',
    input: async (scene) => {
      await freshDraft(scene);
      return {};
    },
  },
  'matter.routing-figures': nothing,
  'matter.suggest-lead': { state: 'accepted', aboutMatter: true, input: ({ matter }) => ({ id: matter.id }) },
  'resource.list': nothing,
  'resource.view': { input: async (scene) => ({ id: await freshRoom(scene) }) },
  'resource.make': {
    input: async ({ town }) => ({ code: code(), kind: 'room', name: '调解室', unitId: town.units.north }),
  },
  'resource.change': {
    input: async (scene) => {
      const room = { code: code(), kind: 'room', name: '调解室', unitId: scene.town.units.north };
      return { id: await freshRoom(scene), version: 1, ...room };
    },
  },
  'resource.hours': {
    input: async (scene) => ({ id: await freshRoom(scene), version: 1, hours: {}, keepsHolidays: true }),
  },
  'resource.retire': { input: async (scene) => ({ id: await freshRoom(scene) }) },
  'resource.restore': { input: async (scene) => ({ id: await freshRoom(scene, false) }) },
  'exception.add': { input: async (scene) => ({ id: await freshRoom(scene), kind: 'closed', ...someHour }) },
  'exception.drop': {
    input: async (scene) => {
      const text = `insert into resource_exception (id, resource_id, kind, during, made_at)
        values ($1, $2, 'closed', tstzrange('2026-11-25', '2026-11-26'), now())`;
      return { id: await row(scene.house, text, [await freshRoom(scene)]) };
    },
  },
  'calendar.week': { input: ({ town }) => ({ from: today, unitId: town.units.north }) },
  'calendar.own': { input: () => ({ from: today }) },
  'calendar.open': { input: async () => ({}) },
  'engagement.block': {
    input: async (scene) => ({ resourceIds: [await freshRoom(scene)], ...someHour, title: '培训' }),
  },
  'engagement.move': { input: async (scene) => ({ id: await freshEngagement(scene), ...someHour }) },
  'engagement.release': { input: async (scene) => ({ id: await freshEngagement(scene) }) },
  'feed.list': nothing,
  'feed.make': { input: async (scene) => ({ resourceId: await freshRoom(scene) }) },
  'feed.revoke': { input: async (scene) => ({ id: (await freshFeed(scene)).id }) },
  'feed.read': { input: async (scene) => ({ token: (await freshFeed(scene)).token }) },
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
