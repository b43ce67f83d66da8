import { dayOf } from '../../kit/calendar.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { linkLabels } from '../../platform/links.ts';
import { unitNamesOfAccounts } from '../people/api.ts';
import { mayInGeneral } from './policy.ts';
import { countOpened, listOpened, timeOfLog } from './store-opened.ts';

/** What an action is called, for people. */
export type SummaryOf = (action: string) => Words;

const page = 40;

// When the first page was asked, and how many entries were shown: what is written meanwhile moves nothing.
function cursorOf(text: string | undefined, now: Date): { asOf: Date; offset: number } {
  const [time, offset] = (text ?? '').split('.').map((part) => Number.parseInt(part, 36));
  const asOf = new Date(time ?? Number.NaN);
  if (Number.isNaN(asOf.getTime()) || asOf > now || !Number.isInteger(offset)) return { asOf: now, offset: 0 };
  return { asOf, offset: Math.max(0, offset ?? 0) };
}

/** 谁看过: every line of the access log about this reporter, in words: openings one by one, lists summed up per day and colleague. */
export async function opened(ctx: Context, input: { cursor?: string | undefined }, summaryOf: SummaryOf) {
  ctx.permit(mayInGeneral, undefined);
  if (ctx.who.kind !== 'receipt') throw new Refusal('sign-in.required');
  const { reporterId } = ctx.who;
  ctx.accessed({ residents: [reporterId], reason: '本人查看记录' });
  const { asOf, offset } = cursorOf(input.cursor, await timeOfLog(ctx.tx));
  const found = await listOpened(ctx.tx, { reporterId, asOf, offset, limit: page + 1 });
  const rows = found.slice(0, page);
  const ids = [...new Set(rows.flatMap((row) => (isAccount(row.who_kind) && row.who_id !== null ? [row.who_id] : [])))];
  const linkIds = [
    ...new Set(rows.flatMap((row) => (row.who_kind === 'link' && row.who_id !== null ? [row.who_id] : []))),
  ];
  const names = new Map([...(await accountNames(ctx.tx, ids)), ...(await linkLabels(ctx.tx, linkIds))]);
  const units = await unitNamesOfAccounts(ctx.tx, ids, dayOf(ctx.now));
  return {
    rows: rows.map((row) => ({
      at: row.at.toISOString(),
      since: row.since.toISOString(),
      count: row.count,
      action: row.action,
      words: summaryOf(row.action),
      who: row.who_kind,
      name: row.who_id === null ? null : (names.get(row.who_id) ?? null),
      unit: row.who_id === null ? null : (units.get(row.who_id) ?? null),
      // A refused line begins with the code of its refusal.
      reason: row.outcome === 'refused' ? (row.reason?.split(' ').slice(1).join(' ') ?? null) || null : row.reason,
      outcome: row.outcome,
    })),
    next: found.length > page ? `${asOf.getTime().toString(36)}.${(offset + page).toString(36)}` : null,
    total: await countOpened(ctx.tx, reporterId, asOf),
  };
}

function isAccount(kind: string): boolean {
  return kind === 'staff' || kind === 'token';
}
