import { dayOf } from '../../kit/calendar.ts';
import type { AnswerOf, GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { showPost } from './actions-posts.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { listPostsOfPerson, markLeft } from './store-holdings.ts';
import * as store from './store-people.ts';

type Doors = typeof doors;
type PersonRow = AnswerOf<Doors['people']>['rows'][number];
type Listed = NonNullable<Awaited<ReturnType<typeof store.findPerson>>>;

function show(ctx: Context, { signsIn: _, ...person }: Listed): PersonRow {
  const unitIds = person.posts.map(({ unitId }) => unitId);
  const can: PersonRow['can'] = [];
  if (may['person.change'](ctx.who, { unitIds }) === 'allowed') {
    can.push('change');
    if (person.leftOn === null) can.push('leave', 'give');
  }
  return { ...person, can };
}

export async function people(ctx: Context, input: ParsedOf<Doors['people']>): Promise<GivenOf<Doors['people']>> {
  ctx.permit(may, { unitIds: [] });
  ctx.accessed(input.unitId === undefined ? {} : { subject: { kind: 'unit', id: input.unitId } });
  const { q, unitId, kind, post, duty, left, cursor, limit } = input;
  const rows = await store.listPeople(ctx.tx, {
    filter: { q, unitId, kind, post, duty, left },
    day: dayOf(ctx.now),
    after: cursor ?? '',
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    rows: page.map((person) => show(ctx, person)),
    next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
    canMake: may['person.make'](ctx.who, { unitIds: [] }) === 'allowed',
  };
}

export async function person(ctx: Context, { id }: ParsedOf<Doors['person']>): Promise<GivenOf<Doors['person']>> {
  const found = await store.findPerson(ctx.tx, id, dayOf(ctx.now));
  if (!found) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: found.posts.map(({ unitId }) => unitId) });
  ctx.accessed({ subject: { kind: 'person', id } });
  const posts = await listPostsOfPerson(ctx.tx, id);
  return { ...show(ctx, found), signsIn: found.signsIn, holdings: posts.map((post) => showPost(ctx, post)) };
}

async function refuseTakenCode(ctx: Context, code: string, exceptId: string | null): Promise<void> {
  if (await store.isPersonCodeTaken(ctx.tx, code, exceptId)) {
    throw new Refusal('already.exists', [
      { path: 'code', zh: '警号（工号）已登记', en: 'the badge number is registered already' },
    ]);
  }
}

export async function makePerson(
  ctx: Context,
  input: ParsedOf<Doors['makePerson']>,
): Promise<GivenOf<Doors['makePerson']>> {
  ctx.permit(may, { unitIds: [] });
  await refuseTakenCode(ctx, input.code, null);
  const id = newId(ctx.now.getTime());
  await store.savePeople(ctx.tx, [{ ...input, id, leftOn: null }]);
  ctx.record({ subject: { kind: 'person', id }, kind: 'person.made', audience: 'staff', data: { code: input.code } });
  return { id };
}

async function getForChange(ctx: Context, id: string): Promise<Listed> {
  const found = await store.findPerson(ctx.tx, id, dayOf(ctx.now));
  if (!found) throw new Refusal('not-found');
  ctx.permit(may, { unitIds: found.posts.map(({ unitId }) => unitId) });
  return found;
}

export async function changePerson(
  ctx: Context,
  input: ParsedOf<Doors['changePerson']>,
): Promise<GivenOf<Doors['changePerson']>> {
  const before = await getForChange(ctx, input.id);
  await refuseTakenCode(ctx, input.code, input.id);
  await store.savePeople(ctx.tx, [{ ...input, leftOn: before.leftOn }]);
  const changed = (['code', 'name', 'kind', 'phone'] as const).filter((field) => before[field] !== input[field]);
  ctx.record({
    subject: { kind: 'person', id: input.id },
    kind: 'person.changed',
    audience: 'staff',
    data: { changed },
  });
  return { done: true };
}

export async function leave(ctx: Context, { id, on }: ParsedOf<Doors['leave']>): Promise<GivenOf<Doors['leave']>> {
  const before = await getForChange(ctx, id);
  if (before.leftOn !== null) throw new Refusal('step.not-now');
  await markLeft(ctx.tx, id, on);
  ctx.record({ subject: { kind: 'person', id }, kind: 'person.left', audience: 'staff', data: { on } });
  return { done: true };
}
