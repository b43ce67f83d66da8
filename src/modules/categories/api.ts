import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { findLabelled } from './rules.ts';
import * as store from './store-categories.ts';
import type { Category, StoredEntry } from './tables.ts';

export { openRouter, type Route, type Router } from './router.ts';
export { categoryJson, listChannels } from './store-categories.ts';
export type { Category } from './tables.ts';

/** Categories in use today, in the order of the tree. */
export function listCategories(ctx: Pick<Context, 'tx' | 'now'>): Promise<Category[]> {
  return store.listCategories(ctx.tx, dayOf(ctx.now));
}

/** A category in use today; undefined for an unknown one and for one that has ended. */
export function findCategory(ctx: Pick<Context, 'tx' | 'now'>, code: string): Promise<Category | undefined> {
  return store.findCategory(ctx.tx, code, dayOf(ctx.now));
}

/** Every code of the dictionary, ended ones too, for registers that name categories. */
export async function categoryCodes(tx: Context['tx']): Promise<string[]> {
  return (await store.listEntries(tx)).map(({ code }) => code);
}

/** The few choices of residents, in plain words with an example. */
export async function listResidentKinds(ctx: Pick<Context, 'tx' | 'now'>) {
  const entries = await store.listEntries(ctx.tx);
  return entries
    .flatMap((entry) =>
      entry.residentPosition === null || entry.residentZh === null || entry.endedOn !== null
        ? []
        : [{ ...entry, place: entry.residentPosition }],
    )
    .sort((one, other) => one.place - other.place)
    .map(({ code, zh, en, residentZh, residentEn, residentExampleZh, residentExampleEn, emergency }) => ({
      code,
      emergency,
      zh: residentZh ?? zh,
      en: residentEn ?? en,
      exampleZh: residentExampleZh ?? '',
      exampleEn: residentExampleEn ?? '',
    }));
}

/** Answers the code of our category for a label in somebody else's file; undefined while nobody said what it means. Read once, asked for many rows. */
export async function readLabels(ctx: Pick<Context, 'tx' | 'now'>): Promise<(label: string) => string | undefined> {
  const entries = (await store.listEntries(ctx.tx)).filter(
    ({ endedOn }) => endedOn === null || endedOn > dayOf(ctx.now),
  );
  const labels = await store.listLabels(ctx.tx);
  return (label) => findLabelled(label, entries, labels);
}

/** A category in use with the words that people have for it. */
export type HintedCategory = Pick<StoredEntry, 'code' | 'zh' | 'en' | 'synonyms' | 'hints' | 'against'>;

/** Categories in use today with their keywords, in the order of the tree. */
export async function listHinted(ctx: Pick<Context, 'tx' | 'now'>): Promise<HintedCategory[]> {
  const today = dayOf(ctx.now);
  const entries = await store.listEntries(ctx.tx);
  return entries.filter(({ activeFrom, endedOn }) => activeFrom <= today && (endedOn === null || endedOn > today));
}
