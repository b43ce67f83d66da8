import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context, Who } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToEntry } from './policy.ts';
import { type ContentDifference, differencesOf, isOverdue, refusalOf } from './rules.ts';
import { countUse, findEntry, listEntries, listLive } from './store-entries.ts';
import type { AnswerEntry } from './tables.ts';
import { describeBriefs, namesOfUnits } from './views.ts';
import { historyWords } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const may = (who: Who, action: keyof typeof mayToEntry, unitId: string | null) =>
  mayToEntry[action](who, { unitId }) === 'allowed';

export async function list(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const { who } = ctx;
  const holdings = who.kind === 'staff' || who.kind === 'token' ? who.holdings : [];
  const units = new Map(holdings.map(({ unitId, unitName }) => [unitId, unitName]));
  const own = [...units].filter(([id]) => may(who, 'answer.make', id)).map(([id, name]) => ({ id, name }));
  return {
    rows: await describeBriefs(ctx, await listEntries(ctx.tx)),
    makesFor: [...own, ...(may(who, 'answer.make', null) ? [{ id: null, name: null }] : [])],
  };
}

const acts = ['change', 'publish', 'review', 'drop', 'retire'] as const;

function actsOf(ctx: Context, entry: AnswerEntry) {
  const { who } = ctx;
  const accountId = who.kind === 'staff' || who.kind === 'token' ? who.accountId : '';
  const standing = { ...entry, hasDraft: entry.draft !== null };
  const own = acts.filter((act) => may(who, `answer.${act}`, entry.unit_id));
  const refusals = own.map((act) => [act, refusalOf(act, standing, accountId)] as const);
  return {
    can: refusals.flatMap(([act, refusal]) => (refusal === undefined ? [act] : [])),
    needsAnother: refusals.some(([, refusal]) => refusal === 'answer.same-person'),
  };
}

export async function view(ctx: Context, { id }: In<'view'>) {
  ctx.permit(mayInGeneral, undefined);
  const entry = await findEntry(ctx.tx, id);
  if (!entry) throw new Refusal('not-found');
  const facts = (await listFacts(ctx.tx, { kind: 'answer', id }, ['staff'])).filter(({ kind }) => kind in historyWords);
  const told = facts.flatMap(({ by_id }) => by_id ?? []);
  const names = await accountNames(ctx.tx, [...new Set([...told, ...entry.draft_by, entry.published_by ?? []].flat())]);
  const [brief] = await describeBriefs(ctx, [entry]);
  if (!brief) throw new Refusal('not-found');
  return {
    ...brief,
    version: entry.version,
    live: entry.live,
    liveNumber: entry.live_number,
    publishedAt: entry.published_at?.toISOString() ?? null,
    asOf: entry.as_of && dayOf(entry.as_of),
    publishedBy: names.get(entry.published_by ?? '') ?? null,
    draft: entry.draft,
    draftBy: entry.draft_by.flatMap((by) => names.get(by) ?? []),
    draftAt: entry.draft_at?.toISOString() ?? null,
    usedOn: entry.used_on,
    differences: entry.draft && entry.live ? differencesOf(entry.live, entry.draft) : [],
    history: facts.toReversed().map((fact) => ({
      at: fact.at.toISOString(),
      kind: fact.kind,
      by: names.get(fact.by_id ?? '') ?? null,
      differences: differencesIn(fact.data),
    })),
    ...actsOf(ctx, entry),
  };
}

function differencesIn(data: Readonly<Record<string, unknown>>): ContentDifference[] {
  const told = data['differences'];
  return Array.isArray(told) ? (told as ContentDifference[]) : [];
}

/** What waits for this colleague: entries past their review date, and drafts that somebody else wrote. */
export async function tasks(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const { who } = ctx;
  const today = dayOf(ctx.now);
  const mine = (await listEntries(ctx.tx)).filter(({ unit_id }) => may(who, 'answer.review', unit_id));
  const toReview = mine.filter(({ state, live }) => state === 'published' && live !== null && isOverdue(live, today));
  const toPublish = mine.filter((entry) => actsOf(ctx, entry).can.includes('publish'));
  return { toReview: await describeBriefs(ctx, toReview), toPublish: await describeBriefs(ctx, toPublish) };
}

export async function use(ctx: Context, { id }: In<'use'>) {
  ctx.permit(mayInGeneral, undefined);
  if (!(await countUse(ctx.tx, id, dayOf(ctx.now)))) throw new Refusal('not-found');
  return { done: true as const };
}

/** 常见问题: what is open to everybody, in one small list; what somebody looks for in it never leaves the phone. */
export async function questions(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  const entries = (await listLive(ctx.tx, 'knowledge')).filter(({ live }) => live.isPublic);
  const names = await namesOfUnits(ctx, entries);
  const today = dayOf(ctx.now);
  return {
    rows: entries.map(({ id, live, unit_id, as_of }) => ({
      id,
      titleZh: live.titleZh,
      titleEn: live.titleEn,
      textZh: live.textZh,
      textEn: live.textEn,
      words: live.words,
      category: live.category,
      sourceZh: live.sourceZh,
      sourceEn: live.sourceEn,
      unitName: names.get(unit_id ?? '') ?? null,
      asOf: dayOf(as_of ?? ctx.now),
      isOverdue: isOverdue(live, today),
    })),
  };
}
