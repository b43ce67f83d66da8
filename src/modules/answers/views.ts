import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { unitNames } from '../people/api.ts';
import { fitOf, isOverdue } from './rules.ts';
import type { LiveEntry } from './store-entries.ts';
import type { AnswerEntry } from './tables.ts';

/** What a list says of an entry: what is in use, else its draft. */
function briefOf(entry: AnswerEntry, names: ReadonlyMap<string, string>, today: string) {
  const content = entry.live ?? entry.draft;
  if (!content) throw new Error(`entry ${entry.code} says nothing`);
  const { titleZh, titleEn, category, words, isPublic, reviewOn } = content;
  return {
    id: entry.id,
    code: entry.code,
    kind: entry.kind,
    state: entry.state,
    unitId: entry.unit_id,
    unitName: entry.unit_id === null ? null : (names.get(entry.unit_id) ?? null),
    titleZh,
    titleEn,
    category,
    words,
    isPublic,
    reviewOn,
    isOverdue: entry.state === 'published' && isOverdue(content, today),
    hasDraft: entry.draft !== null,
    uses: entry.uses,
  };
}

/** The same for many, with the names of their units. */
export async function describeBriefs(ctx: Context, entries: readonly AnswerEntry[]) {
  const names = await namesOfUnits(ctx, entries);
  const today = dayOf(ctx.now);
  return entries.map((entry) => briefOf(entry, names, today));
}

/** Names of the units that keep these entries, by id. */
export function namesOfUnits(ctx: Context, entries: readonly AnswerEntry[]): Promise<Map<string, string>> {
  return unitNames(ctx.tx, [...new Set(entries.flatMap(({ unit_id }) => unit_id ?? []))]);
}

/** Entries as somebody uses them on a matter: those closest to its category first, the often used before the others. */
export function usable(entries: readonly LiveEntry[], category: string, today: string) {
  return entries
    .map(({ id, live, uses }) => ({ id, live, uses, fit: fitOf(live, category) }))
    .sort((one, other) => (other.fit ?? -1) - (one.fit ?? -1) || other.uses - one.uses)
    .map(({ id, live, fit }) => ({
      id,
      titleZh: live.titleZh,
      titleEn: live.titleEn,
      textZh: live.textZh,
      textEn: live.textEn,
      words: live.words,
      category: live.category,
      fit: fit ?? null,
      paper: live.paper,
      nextStep: live.nextStep,
      sourceZh: live.sourceZh,
      sourceEn: live.sourceEn,
      reviewOn: live.reviewOn,
      isOverdue: isOverdue(live, today),
    }));
}
