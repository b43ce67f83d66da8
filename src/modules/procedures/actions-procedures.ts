import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context, Staff } from '../../platform/context.ts';
import { findCategory } from '../categories/api.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { inOrder, type ProcedureAct, refusalOf } from './rules.ts';
import * as store from './store-procedures.ts';
import type { ProcedureVersion } from './tables.ts';
import type { ProcedureFact } from './words.ts';
import { type Content, findingsOf } from './words-findings.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

const accountOf = (ctx: Context): string => (ctx.who as Staff).accountId;

function tell(ctx: Context, id: string, kind: ProcedureFact, data: Readonly<Record<string, unknown>>): void {
  ctx.record({ subject: { kind: 'procedure', id }, kind, audience: 'staff', data });
}

async function mustKnowCategory(ctx: Context, { category }: Content): Promise<void> {
  if (await findCategory(ctx, category)) return;
  throw new Refusal('input.invalid', [
    { path: 'content.category', zh: '没有这个类别，或已停用', en: 'No such category in use' },
  ]);
}

/** Versions of a procedure by what can be done with them. */
export function versionsOf({ versions }: store.WholeProcedure) {
  const inState = (state: ProcedureVersion['state']) => versions.find((version) => version.state === state);
  return { draft: inState('draft'), published: inState('published') };
}

/** Asks permission, locks, and whether the act fits, before anything changes. */
async function open(ctx: Context, { id, version }: { id: string; version: number }, act: ProcedureAct) {
  ctx.permit(may, undefined);
  const whole = await store.findProcedure(ctx.tx, id, true);
  if (!whole) throw new Refusal('not-found');
  if (whole.version !== version) throw new Refusal('version.conflict');
  const { draft, published } = versionsOf(whole);
  const refused = refusalOf(act, { draft, published }, accountOf(ctx));
  if (refused) throw new Refusal(refused);
  return { whole, draft, published };
}

/** 起草: nothing goes by it before another person has published it. */
export async function make(ctx: Context, { content }: In<'make'>): Out<'make'> {
  ctx.permit(may, undefined);
  await mustKnowCategory(ctx, content);
  const id = newId(ctx.now.getTime());
  const code = await store.insertProcedure(ctx.tx, id);
  await store.insertDraft(ctx.tx, {
    id: newId(ctx.now.getTime()),
    procedureId: id,
    number: 1,
    content: inOrder(content),
    by: accountOf(ctx),
    at: ctx.now,
  });
  const { origin, titleZh } = content;
  if (origin) tell(ctx, id, 'procedure.imported', { number: 1, text: `${origin.file.businessService} → ${titleZh}` });
  else tell(ctx, id, 'procedure.drafted', { number: 1, text: titleZh });
  return { id, code, version: 1 };
}

/** 改草稿: what is in force stays as it is; the first change begins a draft beside it. */
export async function change(ctx: Context, { id, version, content }: In<'change'>): Out<'change'> {
  const { whole, draft } = await open(ctx, { id, version }, 'change');
  await mustKnowCategory(ctx, content);
  const by = accountOf(ctx);
  if (draft) {
    await store.saveDraft(ctx.tx, draft.id, inOrder(content), [...new Set([...draft.draft_by, by])]);
    tell(ctx, id, 'procedure.changed', { number: draft.number });
  } else {
    const number = (whole.versions[0]?.number ?? 0) + 1;
    const draftId = newId(ctx.now.getTime());
    const made = { id: draftId, procedureId: id, number, content: inOrder(content), by, at: ctx.now };
    await store.insertDraft(ctx.tx, made);
    tell(ctx, id, 'procedure.drafted', { number });
  }
  return { id, version: await store.touch(ctx.tx, id) };
}

export async function drop(ctx: Context, input: In<'drop'>): Out<'drop'> {
  const { whole, draft } = await open(ctx, input, 'drop');
  if (!draft) throw new Refusal('step.not-now');
  await store.removeDraft(ctx.tx, draft.id);
  tell(ctx, input.id, 'procedure.dropped', { number: draft.number });
  if (whole.versions.length > 1) {
    await store.touch(ctx.tx, input.id);
    return { gone: false };
  }
  await store.removeProcedure(ctx.tx, input.id);
  return { gone: true };
}

/** 发布: by another person than whoever wrote on it, and only what traps no matter. Matters that run keep their version. */
export async function publish(ctx: Context, input: In<'publish'>): Out<'publish'> {
  const { draft } = await open(ctx, input, 'publish');
  if (!draft) throw new Refusal('step.not-now');
  await mustKnowCategory(ctx, draft.content);
  const errors = findingsOf(draft.content).filter(({ level }) => level === 'error');
  if (errors.length > 0)
    throw new Refusal(
      'procedure.broken',
      errors.map(({ at, zh, en }) => ({ path: at, zh, en })),
    );
  const inForce = await store.listInForce(ctx.tx);
  const isTaken = inForce.some(
    ({ procedure_id, content }) => procedure_id !== input.id && content.category === draft.content.category,
  );
  if (isTaken) throw new Refusal('procedure.category-taken');
  await store.publishDraft(ctx.tx, draft, { by: accountOf(ctx), note: input.note, at: ctx.now });
  tell(ctx, input.id, 'procedure.published', { number: draft.number, text: input.note });
  return { id: input.id, version: await store.touch(ctx.tx, input.id), number: draft.number };
}

/** 停用: no matter begins with it any more; those that run go on to their end. */
export async function retire(ctx: Context, input: In<'retire'>): Out<'retire'> {
  const { published } = await open(ctx, input, 'retire');
  await store.retireVersion(ctx.tx, input.id);
  tell(ctx, input.id, 'procedure.retired', { number: published?.number ?? 0, text: input.note });
  return { id: input.id, version: await store.touch(ctx.tx, input.id) };
}
