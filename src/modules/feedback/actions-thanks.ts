import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { findMatterInfo, mayOnMatter, mentionMatters } from '../matters/api.ts';
import { unitIdsBelow, unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayInUnit, working } from './policy.ts';
import * as store from './store-thanks.ts';
import { fileIdsOf } from './views.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const ofThanks = (id: string) => ({ kind: 'thanks', id });

const cursorOf = (text: string | undefined) => {
  const found = /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/.exec(text ?? '');
  return found ? { on: found[1] ?? '', id: found[2] ?? '' } : undefined;
};

/** 锦旗和感谢: of one's units, or of one of them; counted nowhere. */
export async function thanks(ctx: Context, { unitId, cursor, limit }: In<'thanks'>): Out<'thanks'> {
  ctx.permit(mayInGeneral, undefined);
  ctx.accessed({ reason: '锦旗和感谢' });
  const own = unitsWith(ctx.who, ...working);
  const asked = unitId === undefined ? own : (await unitIdsBelow(ctx.tx, unitId)).filter((id) => own.includes(id));
  const found = await store.listThanks(ctx.tx, asked, { after: cursorOf(cursor), limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const matters = await mentionMatters(
    ctx,
    shown.flatMap(({ matter_id }) => matter_id ?? []),
  );
  const names = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  const rows = [];
  for (const { id, unit_id, kind, on_day, words, matter_id } of shown) {
    rows.push({
      id,
      unitName: names.get(unit_id) ?? '',
      kind,
      on: on_day,
      words,
      matter: matter_id === null ? null : (matters.get(matter_id) ?? null),
      photoIds: await fileIdsOf(ctx, 'thanks', id),
      canStrike: mayInUnit['thanks.strike'](ctx.who, { unitId: unit_id }) === 'allowed',
    });
  }
  return { rows, next: found.length > limit && last ? `${last.on_day}.${last.id}` : null };
}

export async function recordThanks(ctx: Context, input: In<'recordThanks'>): Out<'recordThanks'> {
  const { unitId, kind, on, words, matterId, fileIds } = input;
  ctx.permit(mayInUnit, { unitId });
  if (on > dayOf(ctx.now)) {
    throw new Refusal('input.invalid', [
      { path: 'on', zh: '日期不能晚于今天', en: 'The day cannot be later than today' },
    ]);
  }
  if (matterId !== undefined) await mustSee(ctx, matterId);
  const id = newId(ctx.now.getTime());
  const byId = ctx.who.kind === 'staff' ? ctx.who.accountId : null;
  const made = { id, unit_id: unitId, matter_id: matterId ?? null, kind, on_day: on, words, at: ctx.now, byId };
  await store.insertThanks(ctx.tx, made);
  await attachFiles(ctx, fileIds, { subject: ofThanks(id), audience: 'staff' });
  ctx.record({ subject: ofThanks(id), kind: 'thanks.recorded', audience: 'staff', data: { kind } });
  return { id };
}

async function mustSee(ctx: Context, matterId: string): Promise<void> {
  const info = await findMatterInfo(ctx, matterId);
  if (mayOnMatter(ctx.who, info?.subject, { duties: working, lead: true }) !== 'allowed') {
    throw new Refusal('input.invalid', [{ path: 'matterId', zh: '没有找到这件事项', en: 'There is no such matter' }]);
  }
}

export async function strikeThanks(ctx: Context, { id, reason }: In<'strikeThanks'>): Out<'strikeThanks'> {
  const found = await store.findThanks(ctx.tx, id);
  ctx.accessed({ subject: ofThanks(id) });
  ctx.permit(mayInUnit, { unitId: found?.unit_id ?? '' });
  if (!(await store.strikeThanks(ctx.tx, id, { reason, at: ctx.now }))) throw new Refusal('step.not-now');
  ctx.record({ subject: ofThanks(id), kind: 'thanks.struck', audience: 'staff', data: {} });
  return { done: true };
}
