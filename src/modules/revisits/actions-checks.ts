import { wilson } from '../../algorithms/proportion/wilson.ts';
import { drawSample } from '../../algorithms/sampling/bottom-k.ts';
import { addDays, dayOf, startOfDay } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { findMatterInfo, listClosedIds, mentionMatters } from '../matters/api.ts';
import { unitIdsBelow, unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { comeBack, tellMatter } from './matter-hears.ts';
import { mayInGeneral, mayInUnit, mayToVisits } from './policy.ts';
import { judgeByOther } from './rules.ts';
import * as store from './store-checks.ts';
import type { CheckRound } from './tables.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

function viewOf(round: CheckRound, unitName: string) {
  const judged = round.sound + round.fake;
  return {
    id: round.id,
    unitName,
    fromOn: round.from_on,
    toOn: round.to_on,
    seed: round.seed,
    eligible: round.eligible,
    drawn: round.drawn,
    judged,
    fake: wilson(round.fake, judged),
    at: round.at.toISOString(),
  };
}

export async function rounds(ctx: Context, { cursor, limit }: In<'rounds'>): Out<'rounds'> {
  ctx.permit(mayInGeneral, undefined);
  const unitIds = unitsWith(ctx.who, 'oversee');
  const found = await store.listRounds(ctx.tx, unitIds, { after: decodeCursor(cursor), limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const names = await unitNames(ctx.tx, [...new Set(page.map((round) => round.unit_id))]);
  return {
    rows: page.map((round) => viewOf(round, names.get(round.unit_id) ?? '')),
    next: found.length > limit && last ? encodeCursor(last) : null,
  };
}

/** 抽取样本: from what was closed in the unit in these days and never checked; the seed is kept, so that anybody can draw the same. */
export async function draw(ctx: Context, input: In<'draw'>): Out<'draw'> {
  ctx.permit(mayInUnit, { unitId: input.unitId });
  if (input.fromOn > input.toOn) {
    throw new Refusal('input.invalid', [
      { path: 'toOn', zh: '结束日期不能早于开始日期', en: 'The end is before the start' },
    ]);
  }
  const closed = await listClosedIds(ctx, {
    unitIds: await unitIdsBelow(ctx.tx, input.unitId),
    from: startOfDay(input.fromOn),
    before: startOfDay(addDays(input.toOn, 1)),
  });
  const eligible = await store.neverChecked(ctx.tx, closed);
  if (eligible.length === 0) throw new Refusal('check.nothing');
  const seed = input.seed ?? `${dayOf(ctx.now)} ${newId()}`;
  const drawn = drawSample(eligible, { size: input.size, seed });
  const round = {
    id: newId(ctx.now.getTime()),
    unit_id: input.unitId,
    from_on: input.fromOn,
    to_on: input.toOn,
    seed,
    eligible: eligible.length,
    drawn: drawn.length,
  };
  const by = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.accountId : null;
  await store.insertRound(
    ctx.tx,
    round,
    drawn.map((matterId) => ({ id: newId(), matterId })),
    { by, at: ctx.now },
  );
  for (const matterId of drawn) tellMatter(ctx, matterId, 'check.drawn', {});
  return { id: round.id, eligible: round.eligible, drawn: round.drawn };
}

export async function items(ctx: Context, { id }: In<'items'>): Out<'items'> {
  const round = await store.findRound(ctx.tx, id);
  ctx.accessed({ subject: { kind: 'check', id } });
  ctx.permit(mayInUnit, { unitId: round?.unit_id ?? '' });
  if (!round) throw new Refusal('not-found');
  const rows = await store.listItems(ctx.tx, id);
  const matters = await mentionMatters(
    ctx,
    rows.map((item) => item.matter_id),
  );
  const names = await unitNames(ctx.tx, [round.unit_id]);
  return {
    round: viewOf(round, names.get(round.unit_id) ?? ''),
    items: rows.flatMap((item) => {
      const matter = matters.get(item.matter_id);
      if (!matter) return [];
      const { state, note } = item;
      return [
        {
          id: item.id,
          matter,
          state,
          note,
          judgedAt: item.judged_at?.toISOString() ?? null,
          canJudge: state === 'open',
        },
      ];
    }),
  };
}

/** 核查结论: a closure that was not real is visible in the matter and in the figures, and the matter is taken up again. */
export async function judge(ctx: Context, { id, verdict, note }: In<'judge'>): Out<'judge'> {
  const item = await store.lockItem(ctx.tx, id);
  const info = item && (await findMatterInfo(ctx, item.matter_id));
  ctx.permit(mayToVisits, info?.subject);
  if (!item || !info) throw new Refusal('not-found');
  if (item.state !== 'open') throw new Refusal('step.not-now');
  const by = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who : undefined;
  const refused =
    judgeByOther(by?.accountId ?? null, [info.matter.closed_by, info.matter.answered_by]) ??
    judgeByOther(by?.personId ?? null, [info.matter.lead_id]);
  if (refused) throw new Refusal(refused);
  await store.judgeItem(ctx.tx, id, { state: verdict, note, by: by?.accountId ?? null, at: ctx.now });
  tellMatter(ctx, item.matter_id, verdict === 'fake' ? 'check.fake' : 'check.sound', { text: note });
  if (verdict === 'fake') await comeBack(ctx, info, note);
  return { id };
}
