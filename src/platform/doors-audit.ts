import { sql } from 'kysely';
import { addDays, startOfDay } from '../kit/calendar.ts';
import type { AnswerOf, ParsedOf } from '../kit/contract.ts';
import { verifyAccessLog } from './access-log.ts';
import { type Context, holdsCountyWide, type MayTable } from './context.ts';
import type { platformDoors } from './contract.ts';
import { accessOutcomes } from './contract-audit.ts';
import type { Db } from './database.ts';
import type { Handlers } from './module.ts';

type Asked = ParsedOf<typeof platformDoors.accessLog>;
type Line = AnswerOf<typeof platformDoors.accessLog>['rows'][number];

const may = {
  'audit.list': (who) => (holdsCountyWide(who, 'audit') ? 'allowed' : 'forbidden'),
  'audit.check': (who) => (holdsCountyWide(who, 'audit') || holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden'),
} as const satisfies MayTable<undefined>;

/** How subjects of one kind are named to an auditor: by their number, found by it and listed for ids; handed in by their module. */
export interface SubjectNumbers {
  readonly kind: string;
  findId(tx: Db, number: string): Promise<string | undefined>;
  listNumbers(tx: Db, ids: readonly string[]): Promise<Map<string, string>>;
}

interface Row {
  readonly at: Date;
  /** To the microsecond, as the cursor needs it. */
  readonly moment: string;
  readonly action: string;
  readonly who_kind: Line['who']['kind'];
  readonly name: string | null;
  readonly badge: string | null;
  readonly subject_kind: string | null;
  readonly subject_id: string | null;
  /** Of a colleague's account. */
  readonly subject_badge: string | null;
  readonly reason: string | null;
  readonly outcome: Line['outcome'];
  readonly chain: number;
  readonly seq: string;
}

/** The access log as auditors read it; reading it leaves a line of its own that says what was looked for. */
export function auditHandlers(
  numbers: SubjectNumbers,
): Handlers<Pick<typeof platformDoors, 'accessLog' | 'accessChains'>> {
  return {
    accessLog: async (ctx, asked) => {
      ctx.permit(may, undefined);
      ctx.accessed({ reason: reasonOf(asked) });
      const rows = await listLines(ctx, asked, await subjectIdsOf(ctx, asked.subject, numbers));
      const page = rows.slice(0, asked.limit);
      const last = page.at(-1);
      return {
        rows: await showAll(ctx, page, numbers),
        next: rows.length > asked.limit && last ? `${last.moment}~${last.chain}~${last.seq}` : null,
      };
    },
    accessChains: async (ctx) => {
      ctx.permit(may, undefined);
      const { lines, chains, broken } = await verifyAccessLog(ctx.tx);
      ctx.accessed({ reason: '核对哈希链' });
      return { lines, chains, broken: broken.map(({ chain, seq, why }) => ({ chain, seq: Number(seq), why })) };
    },
  };
}

function reasonOf({ from, to, who, subject, action, outcome, cursor }: Asked): string {
  const parts = [
    (from || to) && `${from ?? ''}至${to ?? '今'}`,
    who && `人员“${who}”`,
    subject && `对象“${subject}”`,
    action && `操作 ${action}`,
    outcome && accessOutcomes[outcome].zh,
    cursor && '续页',
  ].filter(Boolean);
  return `查看访问日志：${parts.length === 0 ? '全部' : parts.join('，')}`;
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cursorPattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)~(\d{1,5})~(\d{1,18})$/;

/** The subject that was asked for by id or by number; null when none was asked for, empty when there is no such number. */
async function subjectIdsOf(ctx: Context, text: string | undefined, numbers: SubjectNumbers): Promise<string[] | null> {
  if (!text) return null;
  if (idPattern.test(text.toLowerCase())) return [text.toLowerCase()];
  const id = await numbers.findId(ctx.tx, text);
  return id === undefined ? [] : [id];
}

async function accountIdsOf(tx: Db, text: string | undefined): Promise<string[] | null> {
  if (!text) return null;
  const { rows } = await sql<{
    id: string;
  }>`select id from account where badge = ${text} or position(${text} in name) > 0
    limit 500`.execute(tx);
  return rows.map(({ id }) => id);
}

async function listLines(ctx: Context, asked: Asked, subjectIds: string[] | null): Promise<readonly Row[]> {
  const whoIds = await accountIdsOf(ctx.tx, asked.who);
  const from = asked.from ? startOfDay(asked.from) : null;
  const before = asked.to ? startOfDay(addDays(asked.to, 1)) : null;
  const [, moment = null, chain = null, seq = null] = cursorPattern.exec(asked.cursor ?? '') ?? [];
  const { rows } =
    await sql<Row>`select l.at, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as moment,
      l.action, l.who_kind, a.name, a.badge, l.subject_kind, l.subject_id, s.badge as subject_badge, l.reason, l.outcome, l.chain, l.seq::text
    from access_log l left join account a on a.id = l.who_id and l.who_kind in ('staff', 'token')
    left join account s on s.id = l.subject_id and l.subject_kind = 'account'
    where (${from}::timestamptz is null or l.at >= ${from}) and (${before}::timestamptz is null or l.at < ${before})
      and (${whoIds}::uuid[] is null or l.who_id = any(${whoIds}::uuid[]))
      and (${subjectIds}::uuid[] is null or l.subject_id = any(${subjectIds}::uuid[]))
      and (${asked.action ?? null}::text is null or l.action = ${asked.action ?? null})
      and (${asked.outcome ?? null}::text is null or l.outcome = ${asked.outcome ?? null})
      and (${moment}::timestamptz is null
        or (l.at, l.chain, l.seq) < (${moment}::timestamptz, ${chain}::smallint, ${seq}::bigint))
    order by l.at desc, l.chain desc, l.seq desc limit ${asked.limit + 1}`.execute(ctx.tx);
  return rows;
}

async function showAll(ctx: Context, rows: readonly Row[], numbers: SubjectNumbers): Promise<Line[]> {
  const numbered = rows.flatMap((row) =>
    row.subject_kind === numbers.kind && row.subject_id !== null ? [row.subject_id] : [],
  );
  const known = await numbers.listNumbers(ctx.tx, [...new Set(numbered)]);
  return rows.map((row) => ({
    at: row.at.toISOString(),
    action: row.action,
    who: { kind: row.who_kind, name: row.name, badge: row.badge },
    subject:
      row.subject_kind === null || row.subject_id === null
        ? null
        : { kind: row.subject_kind, id: row.subject_id, number: known.get(row.subject_id) ?? row.subject_badge },
    reason: row.reason,
    outcome: row.outcome,
    chain: row.chain,
    seq: Number(row.seq),
  }));
}
