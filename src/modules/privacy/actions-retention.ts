import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { staffOf } from './actions-glass.ts';
import type { doors } from './contract.ts';
import { mayInGeneral } from './policy.ts';
import * as store from './store-proposals.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;
const done = { done: true } as const;
const usual = 'usual';

/** Rules that wait for a second person, with what whoever looks may do. */
export async function describeProposals(ctx: Context) {
  const rows = await store.listProposals(ctx.tx);
  const names = await accountNames(ctx.tx, [...new Set(rows.map((row) => row.proposed_by))]);
  const { accountId } = staffOf(ctx);
  const mayConfirm = mayInGeneral['retention.confirm'](ctx.who) === 'allowed';
  return rows.map(({ proposed_at: at, proposed_by: by, ...rule }) => ({
    ...rule,
    byName: names.get(by) ?? '',
    at: at.toISOString(),
    can: mayConfirm ? (by === accountId ? (['drop'] as const) : (['confirm', 'drop'] as const)).slice() : [],
  }));
}

async function mustFit(ctx: Context, rule: { code: string; category: string | null }): Promise<void> {
  if ((rule.code === usual) !== (rule.category === null)) throw new Refusal('input.invalid', [unknownCategory]);
  if (rule.category !== null && !(await store.isCategory(ctx.tx, rule.category)))
    throw new Refusal('input.invalid', [unknownCategory]);
}

const unknownCategory = { path: 'category', zh: '请选择一个类别', en: 'Choose a category' };

/** 提出保存期限: nothing changes until somebody else confirms it. */
export async function propose(ctx: Context, input: In<'saveRetention'>) {
  ctx.permit(mayInGeneral, undefined);
  await mustFit(ctx, input);
  if (!(await store.isRuleFree(ctx.tx, input))) throw new Refusal('already.exists');
  await store.saveProposal(ctx.tx, input, { by: staffOf(ctx).accountId, at: ctx.now });
  ctx.accessed({ reason: `提出保存期限 ${input.code}：${input.days} 天` });
  return done;
}

/** 试算: what this night would take away; nothing is. */
export async function dryRun(ctx: Context, { code, category, days }: In<'tryRetention'>) {
  ctx.permit(mayInGeneral, undefined);
  const rule = { code, category: category ?? null, days };
  await mustFit(ctx, rule);
  return store.countTaken(ctx.tx, rule, ctx.now);
}

/** 确认: by another person than whoever proposed it, and of the very days that were seen. It counts from the next night on. */
export async function confirm(ctx: Context, { code, days }: In<'confirmRetention'>) {
  ctx.permit(mayInGeneral, undefined);
  const proposal = await store.lockProposal(ctx.tx, code);
  if (!proposal) throw new Refusal('not-found');
  const { accountId } = staffOf(ctx);
  if (proposal.proposed_by === accountId) throw new Refusal('privacy.same-person');
  if (proposal.days !== days) throw new Refusal('version.conflict');
  await store.saveRule(ctx.tx, proposal, { by: accountId, at: ctx.now });
  await store.dropProposal(ctx.tx, code);
  ctx.accessed({ reason: `确认保存期限 ${code}：${days} 天` });
  return done;
}

export async function drop(ctx: Context, { code }: In<'dropRetention'>) {
  ctx.permit(mayInGeneral, undefined);
  if (!(await store.lockProposal(ctx.tx, code))) throw new Refusal('not-found');
  await store.dropProposal(ctx.tx, code);
  ctx.accessed({ reason: `不采纳保存期限 ${code}` });
  return done;
}
