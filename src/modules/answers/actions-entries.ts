import { dayOf } from '../../kit/calendar.ts';
import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Staff } from '../../platform/context.ts';
import { findCategory } from '../categories/api.ts';
import { findUnit } from '../people/api.ts';
import type { doors } from './contract.ts';
import { mayToEntry } from './policy.ts';
import { differencesOf, type EntryAct, findContentProblem, refusalOf } from './rules.ts';
import { drawCode, insertEntry, lockEntry, removeEntries, saveEntry } from './store-entries.ts';
import type { AnswerEntry, Content } from './tables.ts';
import type { AnswerFact, AnswerKind } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const accountOf = (ctx: Context): string => (ctx.who as Staff).accountId;

function tell(ctx: Context, id: string, kind: AnswerFact, data: Readonly<Record<string, unknown>> = {}): void {
  ctx.record({ subject: { kind: 'answer', id }, kind, audience: 'staff', data });
}

async function judge(ctx: Context, kind: AnswerKind, content: Content): Promise<void> {
  const problem = findContentProblem(kind, content);
  if (problem) throw new Refusal('input.invalid', [{ path: problem.field, zh: problem.zh, en: problem.en }]);
  if (content.category !== null && !(await findCategory(ctx, content.category))) {
    throw new Refusal('input.invalid', [
      { path: 'category', zh: '没有这个类别，或已停用', en: 'No such category in use' },
    ]);
  }
}

/** Locks, asks permission and whether the act fits, before anything changes. */
async function open(
  ctx: Context,
  { id, version }: { id: string; version: number },
  act: EntryAct,
): Promise<AnswerEntry> {
  const entry = await lockEntry(ctx.tx, id);
  ctx.permit(mayToEntry, entry && { unitId: entry.unit_id });
  if (!entry) throw new Refusal('not-found');
  if (entry.version !== version) throw new Refusal('version.conflict');
  const refused = refusalOf(act, { ...entry, hasDraft: entry.draft !== null }, accountOf(ctx));
  if (refused) throw new Refusal(refused);
  return entry;
}

/** 起草: nobody uses it before a second person has published it. */
export async function make(ctx: Context, { kind, unitId, ...content }: In<'make'>) {
  ctx.permit(mayToEntry, { unitId });
  if (unitId !== null && !(await findUnit(ctx.tx, unitId))) throw new Refusal('not-found');
  await judge(ctx, kind, content);
  const id = newId(ctx.now.getTime());
  const code = await drawCode(ctx.tx, kind);
  await insertEntry(ctx.tx, {
    id,
    code,
    kind,
    unit_id: unitId,
    draft: content,
    draft_by: [accountOf(ctx)],
    draft_at: ctx.now,
  });
  tell(ctx, id, 'answer.drafted', { differences: differencesOf(null, content) });
  return { id, version: 1 };
}

/** 改: what is in use stays in use until the draft is published. */
export async function change(ctx: Context, { id, version, ...content }: In<'change'>) {
  const entry = await open(ctx, { id, version }, 'change');
  const differences = differencesOf(entry.draft ?? entry.live, content);
  if (differences.length === 0) return { id, version };
  await judge(ctx, entry.kind, content);
  const draft_by = [...new Set([...entry.draft_by, accountOf(ctx)])];
  const saved = await saveEntry(ctx.tx, { ...entry, draft: content, draft_by, draft_at: ctx.now });
  tell(ctx, id, 'answer.changed', { differences });
  return { id, version: saved };
}

const noDraft = { draft: null, draft_by: [], draft_at: null };

export async function drop(ctx: Context, input: In<'drop'>) {
  const entry = await open(ctx, input, 'drop');
  tell(ctx, entry.id, 'answer.dropped', { code: entry.code });
  if (entry.live === null) await removeEntries(ctx.tx, [entry.id]);
  else await saveEntry(ctx.tx, { ...entry, ...noDraft });
  return { gone: entry.live === null };
}

/** 发布: by somebody who wrote nothing of it; the number of the version goes up. */
export async function publish(ctx: Context, input: In<'publish'>) {
  const entry = await open(ctx, input, 'publish');
  const { draft } = entry;
  if (!draft) throw new Refusal('step.not-now');
  // Time has passed since it was written: the category may have ended, the review date may be over.
  await judge(ctx, entry.kind, draft);
  if (draft.reviewOn <= dayOf(ctx.now)) throw tooEarly();
  const by = accountOf(ctx);
  const number = entry.live_number + 1;
  const published: AnswerEntry = { ...entry, ...noDraft, state: 'published', live: draft, live_number: number };
  const version = await saveEntry(ctx.tx, { ...published, published_at: ctx.now, published_by: by, as_of: ctx.now });
  tell(ctx, entry.id, 'answer.published', { number, differences: differencesOf(entry.live, draft) });
  return { id: entry.id, version };
}

function tooEarly(): Refusal {
  return new Refusal('input.invalid', [
    { path: 'reviewOn', zh: '复核日期要晚于今天', en: 'The review date must lie after today' },
  ]);
}

/** 复核: somebody looked, it is still right until the next date. */
export async function review(ctx: Context, input: In<'review'>) {
  const entry = await open(ctx, input, 'review');
  const { live } = entry;
  if (!live) throw new Refusal('step.not-now');
  if (input.reviewOn <= dayOf(ctx.now)) throw tooEarly();
  const after = { ...live, reviewOn: input.reviewOn };
  const draft = entry.draft && { ...entry.draft, reviewOn: input.reviewOn };
  const version = await saveEntry(ctx.tx, { ...entry, live: after, draft, as_of: ctx.now });
  tell(ctx, entry.id, 'answer.reviewed', { differences: differencesOf(live, after) });
  return { id: entry.id, version };
}

export async function retire(ctx: Context, input: In<'retire'>) {
  const entry = await open(ctx, input, 'retire');
  const version = await saveEntry(ctx.tx, { ...entry, state: 'retired' });
  tell(ctx, entry.id, 'answer.retired');
  return { id: entry.id, version };
}
