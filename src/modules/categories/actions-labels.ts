import type { ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { may } from './policy.ts';
import { levelsOfLabel, proposeCategory } from './rules.ts';
import { findLabel, listEntries, listLabels, saveLabels } from './store-categories.ts';

const page = 50;

/** 外部类别对照: what stands in other dictionaries, with our category or a proposal for it. */
export async function labels(ctx: Context, { unmapped, q, after }: ParsedOf<(typeof doors)['labels']>) {
  ctx.permit(may, undefined);
  const all = await listLabels(ctx.tx);
  const entries = (await listEntries(ctx.tx)).filter(({ endedOn }) => endedOn === null);
  const wanted = all.filter(
    (label) =>
      (!unmapped || label.categoryCode === null) && (q === undefined || levelsOfLabel(label).join('/').includes(q)),
  );
  const rows = wanted.slice(after, after + page);
  return {
    rows: rows.map((label) => ({
      id: label.id,
      dictionary: label.dictionary,
      levels: levelsOfLabel(label),
      category: label.categoryCode,
      proposed: label.categoryCode === null ? (proposeCategory(levelsOfLabel(label), entries) ?? null) : null,
    })),
    total: all.length,
    mapped: all.filter(({ categoryCode }) => categoryCode !== null).length,
    next: wanted.length > after + page ? after + page : null,
  };
}

export async function mapLabels(ctx: Context, input: ParsedOf<(typeof doors)['mapLabels']>) {
  ctx.permit(may, undefined);
  const known = new Set((await listEntries(ctx.tx)).flatMap(({ code, endedOn }) => (endedOn === null ? [code] : [])));
  for (const { id, category } of input.labels) {
    const label = await findLabel(ctx.tx, id);
    if (!label) throw new Refusal('not-found');
    if (category !== null && !known.has(category)) {
      throw new Refusal('input.invalid', [
        { path: 'category', zh: '没有这个使用中的类别', en: 'No such category in use' },
      ]);
    }
    await saveLabels(ctx.tx, [{ ...label, categoryCode: category }]);
    const data = { levels: levelsOfLabel(label), from: label.categoryCode, to: category };
    ctx.record({ subject: { kind: 'foreign-label', id }, kind: 'label.mapped', audience: 'staff', data });
  }
  return { done: true as const };
}
