import { decodeCursor, encodeCursor } from '../kit/cursor.ts';
import { Refusal } from '../kit/refusal.ts';
import { holdsCountyWide, type MayTable, type Who } from './context.ts';
import type { platformDoors } from './contract.ts';
import type { Handlers } from './module.ts';
import {
  listReadingAlerts,
  lockReadingAlert,
  type ReadingAlert,
  type ReadingLimits,
  saveReadingSeen,
} from './reading-alerts.ts';

const may = {
  'audit.reading': (who) => (holdsCountyWide(who, 'audit') ? 'allowed' : 'forbidden'),
  // Nobody clears himself.
  'audit.reading-seen': (who, about) =>
    holdsCountyWide(who, 'audit') && (who.kind !== 'staff' || who.accountId !== about) ? 'allowed' : 'forbidden',
} as const satisfies MayTable<string | undefined>;

/** 查阅提醒 as auditors read and close them; the lines themselves stand in the access log. */
export function readingHandlers(
  limits: ReadingLimits,
): Handlers<Pick<typeof platformDoors, 'readingAlerts' | 'readingSeen'>> {
  return {
    readingAlerts: async (ctx, { cursor, limit }) => {
      ctx.permit(may, undefined);
      ctx.accessed({ reason: '查看查阅提醒' });
      const rows = await listReadingAlerts(ctx.tx, { before: decodeCursor(cursor), limit: limit + 1 });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return {
        limits,
        rows: page.map((row) => show(row, ctx.who)),
        next: rows.length > limit && last ? encodeCursor({ at: last.last_at, id: last.id }) : null,
      };
    },
    readingSeen: async (ctx, { id, note }) => {
      const alert = await lockReadingAlert(ctx.tx, id);
      ctx.permit(may, alert?.accountId);
      if (!alert || ctx.who.kind !== 'staff') throw new Refusal('not-found');
      if (alert.isSeen) throw new Refusal('step.not-now');
      await saveReadingSeen(ctx.tx, { id, note, by: ctx.who.accountId, at: ctx.now });
      ctx.accessed({ subject: { kind: 'account', id: alert.accountId }, reason: '查阅提醒已查看' });
      return { done: true };
    },
  };
}

function show(row: ReadingAlert, who: Who) {
  const canSee = row.seen_at === null && may['audit.reading-seen'](who, row.account_id) === 'allowed';
  return {
    id: row.id,
    who: { name: row.name, badge: row.badge },
    beganAt: row.began_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    opened: row.opened,
    listed: row.listed,
    seen: row.seen_at && { at: row.seen_at.toISOString(), name: row.seen_name ?? '', note: row.note },
    can: canSee ? ['seen' as const] : [],
  };
}
