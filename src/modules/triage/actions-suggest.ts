import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { findMatterInfo } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { mayInGeneral, mayToMatter } from './policy.ts';
import { type Read, readText } from './reader.ts';
import { hasSuggestion, keepSuggestion, noteDecision } from './store-suggestions.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const toAnswer = ({ source, version, isSure, ranked, reasons, against }: Read) => ({
  source,
  version,
  isSure,
  ranked,
  reasons,
  against,
});

/** While a colleague takes something down: the text is read and not kept. */
export async function suggest(ctx: Context, input: In<'suggest'>) {
  ctx.permit(mayInGeneral, undefined);
  return toAnswer(await readText(ctx, input.text));
}

async function keep(ctx: Context, matterId: string, read: Read, isShown: boolean): Promise<void> {
  const [first] = read.ranked;
  if (!first) return;
  const ranked = read.ranked.map(({ category }) => category);
  const one = {
    matter_id: matterId,
    model_id: read.modelId,
    category: first.category,
    ranked,
    margin: read.margin,
    shown: isShown,
  };
  await keepSuggestion(ctx.tx, one, ctx.now);
}

/** For a matter that waits for its category: what is shown is written down, with the version that said it. */
export async function of(ctx: Context, input: In<'of'>) {
  const info = await findMatterInfo(ctx, input.id);
  ctx.permit(mayToMatter, info?.subject);
  if (!info) throw new Refusal('not-found');
  const { matter } = info;
  const read = await readText(ctx, `${matter.title}\n${matter.what}`);
  if (matter.state === 'reported') await keep(ctx, matter.id, read, true);
  return toAnswer(read);
}

/** A person gave the matter its category, or put it right: that is what the next version learns from. */
export async function hearDecision(ctx: Context, { id }: { readonly id: string }): Promise<void> {
  const info = await findMatterInfo(ctx, id, '核对类别建议');
  if (!info) return;
  const { matter } = info;
  if (!(await hasSuggestion(ctx.tx, id)))
    await keep(ctx, id, await readText(ctx, `${matter.title}\n${matter.what}`), false);
  await noteDecision(ctx.tx, id, matter.category, ctx.now);
}
