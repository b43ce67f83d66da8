import { dayOf } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findMatterInfo, mayOnMatter, tellFact } from '../matters/api.ts';
import { accessed, asked, findMediation, listOfMatter, runs, subjectOf, supervises } from '../mediation/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import type { figureDoors } from './contract-figures.ts';
import { mayInGeneral, mayPlan } from './policy.ts';
import { ageAtContact, stageOf } from './rules.ts';
import * as store from './store-register.ts';
import { accountOf, invalid } from './subject.ts';
import { registerLists } from './words.ts';

type Doors = typeof figureDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const cursorOf = (text: string | undefined): store.RegisterCursor | undefined => {
  const found = /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/.exec(text ?? '');
  return found ? { on: found[1] ?? '', id: found[2] ?? '' } : undefined;
};

/** 纠纷台账: mediations and disputes without one, by stage; what is overdue without a plan comes first of all lists. */
export async function register(ctx: Context, input: In<'register'>): Out<'register'> {
  ctx.permit(mayInGeneral, undefined);
  const today = dayOf(ctx.now);
  const { list, category, cursor, limit } = input;
  const page = { after: cursorOf(cursor), limit: limit + 1 };
  const found = await store.listEntries(ctx.tx, ctx.who, { list, category, today }, page);
  const shown = found.slice(0, limit);
  ctx.accessed({
    residents: shown.flatMap(({ resident_ids }) => resident_ids),
    reason: `纠纷台账 ${registerLists[list].zh} ${shown.length} 件`,
  });
  const units = await unitNames(ctx.tx, [...new Set(shown.map(({ unit_id }) => unit_id))]);
  const owners = await personNames(ctx.tx, [...new Set(shown.flatMap(({ owner_id }) => owner_id ?? []))]);
  const last = shown.at(-1);
  return {
    rows: shown.map((entry) => ({
      matterId: entry.matter_id,
      mediationId: entry.mediation_id,
      number: entry.number,
      title: entry.title,
      category: entry.category,
      unitName: units.get(entry.unit_id) ?? '',
      stage: stageOf(entry.state),
      state: entry.state,
      openedAt: entry.opened_at.toISOString(),
      ageDays: ageAtContact(entry.first_known_on, entry.opened_on),
      dueOn: entry.due_on,
      isOverdue: entry.due_on < today && ['prevent', 'resolve'].includes(stageOf(entry.state)),
      plan: entry.plan,
      ownerName: owners.get(entry.owner_id ?? '') ?? null,
      version: entry.version,
    })),
    next: found.length > limit && last ? `${last.due_on}.${last.mediation_id ?? last.matter_id}` : null,
    counts: cursor === undefined ? await store.countLate(ctx.tx, ctx.who, today) : null,
  };
}

const planning = { duties: ['assign', 'oversee', 'handle'], lead: true } as const;
const mayPlanCase = asked((who, of) => runs(who, of) || supervises(who, of));

/** Through the matter, or through a mediation of it that one runs or supervises. */
async function verdictOf(ctx: Context, matterId: string) {
  const info = await findMatterInfo(ctx, matterId, '纠纷台账');
  const own = mayOnMatter(ctx.who, info?.subject, planning);
  if (own === 'allowed') return own;
  for (const { id } of await listOfMatter(ctx.tx, ctx.who, matterId)) {
    const whole = await findMediation(ctx.tx, id);
    if (!whole) continue;
    accessed(ctx, whole);
    if (mayPlanCase(ctx.who, subjectOf(whole)) === 'allowed') return 'allowed';
    if (own === 'hidden') return 'forbidden';
  }
  return own;
}

export async function planDispute(ctx: Context, input: In<'planDispute'>): Out<'planDispute'> {
  const { matterId, version, dueOn, plan, ownerId } = input;
  ctx.permit(mayPlan, await verdictOf(ctx, matterId));
  if (dueOn < dayOf(ctx.now))
    throw invalid('dueOn', { zh: '期限不能早于今天', en: 'The due day cannot lie in the past' });
  if (ownerId !== undefined && !(await personNames(ctx.tx, [ownerId])).has(ownerId))
    throw invalid('ownerId', { zh: '没有这个人，请重新选择', en: 'There is no such person: choose again' });
  const row = { matterId, dueOn, plan, ownerId: ownerId ?? null, by: accountOf(ctx) };
  const saved = await store.savePlan(ctx.tx, row, version, ctx.now);
  if (saved === undefined) throw new Refusal('version.conflict');
  tellFact(ctx, matterId, 'dispute.planned', { dueOn });
  return { matterId, version: saved };
}
