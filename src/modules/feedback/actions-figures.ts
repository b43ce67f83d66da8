import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import { keysOf } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import { mentionMatters } from '../matters/api.ts';
import { unitIdsBelow, unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { leavesOut, mayInUnit, sees } from './policy.ts';
import { figuresOf } from './rules-figures.ts';
import * as store from './store-figures.ts';
import { describeAnswer } from './views.ts';
import { definition, surveyWays } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

async function periodOf(
  ctx: Context,
  { unitId, from, to }: Pick<In<'figures'>, 'unitId' | 'from' | 'to'>,
): Promise<store.Period> {
  ctx.permit(mayInUnit, { unitId });
  if (from > to) {
    throw new Refusal('input.invalid', [
      { path: 'to', zh: '结束日期不能早于开始日期', en: 'The end is before the start' },
    ]);
  }
  return { unitIds: await unitIdsBelow(ctx.tx, unitId), from, to };
}

/** 满意度: what was asked and said, each question for itself, with and without upheld objections. */
export async function figures(ctx: Context, input: In<'figures'>): Out<'figures'> {
  const period = await periodOf(ctx, input);
  const groups = await store.listGroups(ctx.tx, sees(ctx.who), period, ctx.now);
  const names = await unitNames(ctx.tx, [...new Set([input.unitId, ...groups.map(({ unit_id }) => unit_id)])]);
  const nameOf = (id: string) => names.get(id) ?? '';
  const made = figuresOf(groups, keysOf(surveyWays));
  return {
    scope: { unitId: input.unitId, unitName: nameOf(input.unitId), from: input.from, to: input.to },
    asOf: ctx.now.toISOString(),
    definition,
    leftOut: await store.countLeftOut(ctx.tx, leavesOut(ctx.who), period),
    ...made,
    units: made.units.map((unit) => ({ ...unit, unitName: nameOf(unit.unitId) })),
  };
}

/** 数字后面的评价: each with its matter, none with whoever gave it. */
export async function rows(ctx: Context, input: In<'rows'>): Out<'rows'> {
  const period = await periodOf(ctx, input);
  const { state, way, question, rating, without, limit } = input;
  const page = {
    period,
    filter: { state, way, question, rating, without },
    after: decodeCursor(input.cursor),
    now: ctx.now,
  };
  const found = await store.listRows(ctx.tx, sees(ctx.who), { ...page, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  ctx.accessed({ reason: '查看评价', residents: shown.map(({ reporter_id }) => reporter_id) });
  const matters = await mentionMatters(
    ctx,
    shown.map(({ matter_id }) => matter_id),
  );
  const names = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  return {
    rows: shown.map((survey) => ({
      ...describeAnswer(survey),
      matter: matters.get(survey.matter_id) ?? null,
      unitName: names.get(survey.unit_id) ?? '',
    })),
    next: found.length > limit && last ? encodeCursor({ at: last.closed_at, id: last.id }) : null,
  };
}
