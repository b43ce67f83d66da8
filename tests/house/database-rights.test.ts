import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Door } from '../../src/kit/contract.ts';
import { platformDoors } from '../../src/platform/contract.ts';
import { familiesOf } from '../../src/server/compose.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const asApp = (text: string) =>
  house.base.app.pool.query(text).then(
    () => 'done',
    (problem: { code: string }) => problem.code,
  );
const refused = '42501';

describe("the application's own database role", () => {
  test.each([
    `update happening set kind = 'x'`,
    'delete from happening',
    'truncate happening',
    `update access_log set action = 'x'`,
    'delete from access_log',
    'truncate access_log',
    `insert into access_log (chain, seq, at, request_id, action, who_kind, outcome, hash) values (0, 1, now(), gen_random_uuid(), 'x', 'staff', 'allowed', '')`,
    `update access_chain set seq = 0`,
    'delete from access_chain',
    `insert into access_chain (chain, hash) values (99, '')`,
    'delete from matter',
    'delete from reporter',
    'delete from account',
    `update erasure set rule = 'x'`,
    'delete from erasure',
    `insert into erasure (id, matter_id, number, rule, reason, by_kind, at, counts, hash) values (gen_random_uuid(), gen_random_uuid(), '', '', '', '', now(), '{}', '')`,
    `update break_glass set until = now()`,
    'delete from break_glass',
    `update clock set started_at = now()`,
    `update clock_event set at = now()`,
    'delete from clock_event',
    `update holiday_version set years = '{}'`,
    `update ladder_notice set told_at = now()`,
    `update duplicate_rule set zh = 'x'`,
    'delete from duplicate_rule',
    'delete from triage_model',
    'delete from triage_suggestion',
    'delete from risk_flag',
    `update answer_tick set step = ''`,
    'delete from topic',
    `insert into migration (name) values ('9999_x.sql')`,
    'create table mine (id int)',
    'alter table matter add column mine int',
    'drop table part',
    'create role friend',
    'alter table access_log disable trigger all',
    'delete from open311_request',
    `update open311_changeset set changed_at = now()`,
    `update open311_update set client_id = ''`,
    `copy reporter to program 'cat'`,
  ])('may not: %s', async (text) => {
    expect(await asApp(text)).toBe(refused);
  });

  test('may read and append what it must', async () => {
    expect(await asApp('select * from happening, access_log limit 1')).toBe('done');
    expect(await asApp(`select access_append('[]'::jsonb)`)).toBe('done');
  });

  test('is no superuser, makes no roles and owns nothing', async () => {
    const { rows } = await house.base.owner.query(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = 'maplebridge_app'`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false, owned: 0 },
    ]);
  });
});

// Tables in which something of a resident or of a colleague lies; a new table is put here or into the list of those without.
const withPersonal = [
  'account',
  'agenda_item',
  'answered',
  'attempt',
  'case_file',
  'check_item',
  'decision',
  'happening',
  'import_row',
  'matter',
  'meeting',
  'outgoing',
  'part',
  'partner',
  'passkey',
  'person',
  'reporter',
  'revisit_task',
  'session',
  'sharing',
  'stored_file',
  'webhook_delivery',
  'assessment',
  'break_glass_review',
  'legal_hold',
  'link',
  'phone_code',
  'phone_session',
  'privacy_request',
  'unsealing',
  'survey',
  'objection',
  'objection_vote',
  'thanks',
  'follower',
  'joint_action',
  'joint_member',
  'visit',
  'visit_need',
  'visit_task',
  'missing_search',
  'proof_item',
  'search_leaflet',
  'search_sector',
  'search_sighting',
  'support_measure',
  'support_note',
  'support_plan',
  'support_review',
  'support_spending',
  'support_visit',
  'topic',
  'topic_mark',
  'risk_flag',
];
const withoutPersonal = [
  'answer_entry',
  'answer_tick',
  'triage_model',
  'triage_suggestion',
  'access_chain',
  'access_log',
  'api_token',
  'category',
  'ceremony',
  'foreign_label',
  'matter_route',
  'routing_version',
  'change_counter',
  'channel',
  'check_round',
  'crosswalk',
  'enrolment',
  'grid',
  'grid_team',
  'holding',
  'import_mapping',
  'import_run',
  'migration',
  'opt_out',
  'place',
  'receipt_session',
  'road',
  'saved_queue',
  'seal_key',
  'sealed_document',
  'unit',
  'unit_successor',
  'webhook',
  'worker_process',
  'break_glass',
  'erasure',
  'privacy_setting',
  'purpose',
  'retention_rule',
  'retention_proposal',
  'revisit_plan',
  'revisit_template',
  'joint_matter',
  'public_card',
  'share_link',
  'visit_matter',
  'duplicate_rule',
  'open311_changeset',
  'open311_request',
  'open311_update',
  'topic_apart',
  'topic_card_mark',
  'topic_member',
  'topic_run',
  'clock',
  'clock_event',
  'clock_limit',
  'holiday_version',
  'ladder_notice',
  'ladder_step',
  'ladder_version',
  'pause_reason',
  'work_calendar',
];
// Columns of those tables that are words of ours, links or hashes of nobody.
const ofOurs = new Set([
  'risk_flag.kind',
  'topic.categories',
  'topic.category',
  'topic.state',
  'visit.state',
  'visit_need.state',
  'visit_need.why',
  'visit_task.state',
  'account.badge',
  'account.language',
  'account.password_hash',
  'account.demo_role',
  'answered.who',
  'answered.door',
  'answered.input_hash',
  'case_file.asked_kind',
  'case_file.code',
  'case_file.kind',
  'case_file.sections',
  'case_file.state',
  'check_item.state',
  'decision.kind',
  'decision.state',
  'meeting.kind',
  'meeting.state',
  'revisit_task.state',
  'revisit_task.way',
  'revisit_task.found',
  'happening.subject_kind',
  'happening.kind',
  'happening.audience',
  'happening.by_kind',
  'import_row.outcome',
  'import_row.message',
  'matter.number',
  'matter.state',
  'matter.category',
  'matter.channel',
  'matter.solved',
  'matter.evidence',
  'matter.state_before',
  'matter.result',
  'follower.language',
  'joint_action.number',
  'joint_action.state',
  'joint_member.state',
  'outgoing.template',
  'outgoing.language',
  'outgoing.channel',
  'outgoing.subject_kind',
  'outgoing.state',
  'outgoing.reason',
  'outgoing.provider_id',
  'part.role',
  'part.state',
  'part.verdict',
  'partner.code',
  'partner.name',
  'partner.initials',
  'partner.aliases',
  'partner.kind',
  'partner.remit',
  'partner.phone',
  'person.code',
  'person.kind',
  'person.languages',
  'person.skills',
  'reporter.language',
  'reporter.shares',
  'sharing.basis',
  'sharing.level',
  'stored_file.kind',
  'stored_file.media_type',
  'stored_file.extension',
  'stored_file.subject_kind',
  'stored_file.audience',
  'stored_file.by_kind',
  'webhook_delivery.way',
  'webhook_delivery.kind',
  'webhook_delivery.subject_kind',
  'webhook_delivery.state',
  'webhook_delivery.problem',
  'survey.category',
  'survey.state',
  'survey.way',
  'survey.reply_id',
  'objection.ground',
  'objection.state',
  'thanks.kind',
  'assessment.title',
  'assessment.purpose',
  'assessment.risks',
  'assessment.measures',
  'break_glass_review.kind',
  'break_glass_review.outcome',
  'link.purpose',
  'link.subject_kind',
  'privacy_request.channel',
  'privacy_request.kind',
  'privacy_request.law',
  'privacy_request.outcome',
  'privacy_request.state',
  'unsealing.outcome',
  'missing_search.age_band',
  'missing_search.area',
  'missing_search.state',
  'proof_item.item',
  'search_leaflet.code',
  'search_sector.shape',
  'search_sector.state',
  'support_measure.kind',
  'support_measure.state',
  'support_plan.consent_how',
  'support_plan.state',
  'support_plan.withdrawn_how',
  'support_review.outcome',
  'support_spending.voucher',
]);

interface Column {
  readonly name: string;
  readonly table: string;
  readonly type: string;
  readonly comment: string | null;
}

async function columns(): Promise<Column[]> {
  const { rows } = await house.base.owner.query<Column>(
    `select c.table_name || '.' || c.column_name as name, c.table_name as table, c.udt_name as type,
       col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position) as comment
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1`,
  );
  return rows;
}

describe('personal data', () => {
  test('every table is known to hold some or none', async () => {
    const tables = [...new Set((await columns()).map(({ table }) => table))].sort();
    expect(tables).toEqual([...withPersonal, ...withoutPersonal].sort());
  });

  test('every column of words in a table about people says what it holds and how long it is kept', async () => {
    const wordy = (await columns()).filter(
      ({ table, type }) => withPersonal.includes(table) && /^(_?text|jsonb|inet|varchar|tsvector)$/.test(type),
    );
    const silent = wordy
      .filter(({ name, comment }) => !ofOurs.has(name) && !(comment ?? '').startsWith('personal: '))
      .map(({ name }) => name);
    expect(silent, 'comment these as "personal: what it is; keep: how long", or list them as words of ours').toEqual(
      [],
    );
  });

  test('every column that is marked personal has a rule for how long it is kept', async () => {
    const marked = (await columns()).filter(({ comment }) => comment?.startsWith('personal:'));
    expect(marked.length).toBeGreaterThan(25);
    expect(marked.filter(({ comment }) => !/^personal: [^;]+; keep: \S+/.test(comment ?? ''))).toEqual([]);
  });

  test('lies in no column of a table that is said to hold none', async () => {
    const marked = (await columns()).filter(
      ({ table, comment }) => withoutPersonal.includes(table) && comment?.startsWith('personal:'),
    );
    expect(marked).toEqual([]);
  });

  test('leaves only through doors that are marked personal, so that each answer leaves an access line', () => {
    const doors = [platformDoors, ...familiesOf(house.base.app).map((family) => family.doors)].flatMap(
      (table) => Object.values(table) as Door[],
    );
    const telling = doors.filter((door) =>
      fieldsOf(door.output).some((field) =>
        /(^|\.)(what|title|recipient|holderName|liaisonPhone|reporters\.phone|reporters\.name|holdings\.phone|rows\.phone)$/.test(
          field,
        ),
      ),
    );
    expect(telling.length).toBeGreaterThan(6);
    const unmarked = telling.filter((door) => !door.personal).map((door) => door.action);
    expect(unmarked.filter((action) => !harmless.has(action))).toEqual([]);
  });
});

// Office telephones of units, which hang at the door of every station; what the asker himself is told before he sends; public cards,
// which a colleague wrote for neighbours.
const harmless = new Set([
  'unit.list',
  'report.preview',
  'public.alike',
  'public.list',
  'public.view',
  'open311.requests',
  'open311.request',
]);

interface Shape {
  readonly properties?: Record<string, Shape>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

function fieldsOf(schema: z.ZodType): string[] {
  const walk = (shape: Shape, path: string): string[] => [
    path,
    ...Object.entries(shape.properties ?? {}).flatMap(([name, inner]) =>
      walk(inner, path === '' ? name : `${path}.${name}`),
    ),
    ...(shape.items ? walk(shape.items, path) : []),
    ...(shape.anyOf ?? []).flatMap((inner) => walk(inner, path)),
  ];
  return walk(schema.toJSONSchema({ unrepresentable: 'any' }) as Shape, '');
}
