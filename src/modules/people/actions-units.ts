import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { showPost } from './actions-posts.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { isValidOn, listVacancies } from './rules.ts';
import { listPostsOfUnit } from './store-holdings.ts';
import * as store from './store-units.ts';

type Doors = typeof doors;
type UnitRow = AnswerOf<Doors['unitTree']>['rows'][number];

function canDo(ctx: Context, id: string, isValid: boolean): UnitRow['can'] {
  if (!isValid) return [];
  const here = { unitIds: [id] };
  const steps = { make: 'unit.make', change: 'unit.change', end: 'unit.end', give: 'post.give' } as const;
  return (['make', 'change', 'end', 'give'] as const).filter((step) => may[steps[step]](ctx.who, here) === 'allowed');
}

export async function unitTree(
  ctx: Context,
  { day: asked }: ParsedOf<Doors['unitTree']>,
): Promise<GivenOf<Doors['unitTree']>> {
  ctx.permit(may, { unitIds: [] });
  const day = asked ?? dayOf(ctx.now);
  const units = await store.listUnitsOn(ctx.tx, day);
  return {
    day,
    rows: units.map((unit) => ({ ...unit, can: canDo(ctx, unit.id, true) })),
    canMakeRoot: may['unit.make'](ctx.who, { unitIds: [null] }) === 'allowed',
  };
}

export async function unit(ctx: Context, { id, day: asked }: ParsedOf<Doors['unit']>): Promise<GivenOf<Doors['unit']>> {
  const day = asked ?? dayOf(ctx.now);
  const found = await store.findUnit(ctx.tx, id);
  if (!found) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: [id] });
  ctx.accessed({ subject: { kind: 'unit', id } });
  const posts = await listPostsOfUnit(ctx.tx, id, day);
  return {
    ...found,
    people: new Set(posts.map(({ personId }) => personId)).size,
    can: canDo(ctx, id, isValidOn(found, dayOf(ctx.now))),
    above: await store.listAbove(ctx.tx, id),
    below: await store.listBelow(ctx.tx, id, day),
    holdings: posts.map((post) => showPost(ctx, post)),
    vacancies: listVacancies(
      found.kind,
      posts.map(({ post }) => post),
    ),
    ...(await store.listKin(ctx.tx, id)),
  };
}

export async function coverage(ctx: Context, input: ParsedOf<Doors['coverage']>): Promise<GivenOf<Doors['coverage']>> {
  ctx.permit(may, { unitIds: [] });
  ctx.accessed({ reason: `${input.kind} × ${input.post}` });
  const rows = await store.listCoverage(ctx.tx, { ...input, day: input.day ?? dayOf(ctx.now) });
  return { units: rows.length, covered: rows.filter(({ holders }) => holders.length > 0).length, rows };
}

async function refuseTakenCode(ctx: Context, code: string, exceptId: string | null): Promise<void> {
  const known = await store.findUnitByCode(ctx.tx, code);
  if (known && known.id !== exceptId) {
    throw new Refusal('already.exists', [
      { path: 'code', zh: `编号已用于“${known.name}”`, en: `the code is used by ${known.name}` },
    ]);
  }
}

async function refuseUnfitParent(ctx: Context, parentId: string | null, childId: string): Promise<void> {
  if (parentId === null) return;
  const problem = {
    path: 'parentId',
    zh: '上级单位不存在、已撤销，或在本单位之下',
    en: 'there is no such unit above, it has ended, or it lies below',
  };
  const parent = await store.findUnit(ctx.tx, parentId);
  const above = parent ? await store.listAbove(ctx.tx, parentId) : [];
  const isBelow = parentId === childId || above.some(({ id }) => id === childId);
  if (!parent || parent.validTo !== null || isBelow) throw new Refusal('input.invalid', [problem]);
}

export async function makeUnit(ctx: Context, input: ParsedOf<Doors['makeUnit']>): Promise<GivenOf<Doors['makeUnit']>> {
  ctx.permit(may, { unitIds: [input.parentId] });
  const id = newId(ctx.now.getTime());
  await refuseTakenCode(ctx, input.code, null);
  await refuseUnfitParent(ctx, input.parentId, id);
  await store.saveUnits(ctx.tx, [{ ...input, id, validTo: null }]);
  ctx.record({
    subject: { kind: 'unit', id },
    kind: 'unit.made',
    audience: 'staff',
    data: { name: input.name, kind: input.kind },
  });
  return { id };
}

export async function changeUnit(
  ctx: Context,
  input: ParsedOf<Doors['changeUnit']>,
): Promise<GivenOf<Doors['changeUnit']>> {
  const before = await store.findUnit(ctx.tx, input.id);
  if (!before) throw new Refusal('not-found');
  const moves = input.parentId !== before.parentId;
  ctx.permit(may, { unitIds: moves ? [input.id, input.parentId] : [input.id] });
  await refuseTakenCode(ctx, input.code, input.id);
  if (moves) await refuseUnfitParent(ctx, input.parentId, input.id);
  await store.saveUnits(ctx.tx, [{ ...before, ...input }]);
  ctx.record({
    subject: { kind: 'unit', id: input.id },
    kind: 'unit.changed',
    audience: 'staff',
    data: {
      from: { name: before.name, code: before.code, parentId: before.parentId },
      to: { name: input.name, code: input.code, parentId: input.parentId },
    },
  });
  return { done: true };
}

/** Loads a unit that can end on the day: it began before, has not ended, and nothing is left below it but what ends too. */
async function getEndable(
  ctx: Context,
  id: string,
  { on, together }: { on: string; together: readonly string[] },
): Promise<store.Unit> {
  const unit = await store.findUnit(ctx.tx, id);
  if (!unit) throw new Refusal('not-found');
  if (unit.validTo !== null || unit.validFrom >= on) {
    throw new Refusal('step.not-now', [
      { path: 'on', zh: '单位已撤销，或日期早于设立日期', en: 'it has ended already, or had not begun by then' },
    ]);
  }
  const below = await store.listBelow(ctx.tx, id, on);
  if (below.some((child) => !together.includes(child.id))) {
    throw new Refusal('already.used', [
      { path: 'id', zh: '请先把下级单位移走或撤销', en: 'move or end the units below it first' },
    ]);
  }
  return unit;
}

export async function endUnit(
  ctx: Context,
  { id, on }: ParsedOf<Doors['endUnit']>,
): Promise<GivenOf<Doors['endUnit']>> {
  ctx.permit(may, { unitIds: [id] });
  const unit = await getEndable(ctx, id, { on, together: [] });
  await store.endUnit(ctx.tx, id, on);
  ctx.record({ subject: { kind: 'unit', id }, kind: 'unit.ended', audience: 'staff', data: { name: unit.name, on } });
  return { done: true };
}

export async function reorganise(
  ctx: Context,
  { endIds, into, on }: ParsedOf<Doors['reorganise']>,
): Promise<GivenOf<Doors['reorganise']>> {
  ctx.permit(may, { unitIds: [...endIds, ...into.map(({ parentId }) => parentId)] });
  for (const id of endIds) await getEndable(ctx, id, { on, together: endIds });
  const made = into.map((fields) => ({ ...fields, id: newId(ctx.now.getTime()), validFrom: on, validTo: null }));
  for (const fresh of made) {
    await refuseTakenCode(ctx, fresh.code, null);
    for (const ending of endIds) await refuseUnfitParent(ctx, fresh.parentId, ending);
  }
  if (new Set(made.map(({ code }) => code)).size < made.length) throw new Refusal('already.exists');
  for (const id of endIds) await store.endUnit(ctx.tx, id, on);
  await store.saveUnits(ctx.tx, made);
  const ids = made.map(({ id }) => id);
  await store.saveSuccession(ctx.tx, { oldIds: endIds, newIds: ids, on });
  for (const id of [...endIds, ...ids]) {
    ctx.record({
      subject: { kind: 'unit', id },
      kind: 'unit.reorganised',
      audience: 'staff',
      data: { endIds, ids, on },
    });
  }
  return { ids };
}
