import { dayOf, startOfDay } from '../../kit/calendar.ts';
import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import { keysOf } from '../../kit/words.ts';
import { accountNames } from '../../platform/account-names.ts';
import { type Context, unitsWith } from '../../platform/context.ts';
import { attachFiles } from '../../platform/files/rows.ts';
import { findMatterInfo, hearersOf, type MatterInfo, tellFact } from '../matters/api.ts';
import type { doors } from './contract.ts';
import { accountOf, mayInGeneral, mayToProof } from './policy.ts';
import { proofOf } from './proof.ts';
import { isOver } from './rules.ts';
import * as figuresOf from './store-figures.ts';
import { hasUtilityPart, insertProof } from './store-proof.ts';
import type { ProofEntry } from './tables.ts';
import { measureKinds, proofItems } from './words.ts';

type Doors = typeof doors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

async function openMatter(ctx: Context, id: string): Promise<MatterInfo> {
  const info = await findMatterInfo(ctx, id);
  ctx.permit(mayToProof, { matter: info?.subject, personIds: [], unitIds: [] });
  if (!info) throw new Refusal('not-found');
  return info;
}

/** 举证清单: what a joint case with a utility should have at hand, and what of it is there. */
export async function proof(ctx: Context, { id }: In<'proof'>): Out<'proof'> {
  const info = await openMatter(ctx, id);
  const { lines } = await proofOf(ctx, id);
  const by = lines.flatMap(({ entries }) => entries.flatMap(({ by_id }) => by_id ?? []));
  const names = await accountNames(ctx.tx, [...new Set(by)]);
  const isBegun = lines.some(({ entries }) => entries.length > 0);
  const mayAdd = mayToProof['proof.add'](ctx.who, { matter: info.subject, personIds: [], unitIds: [] }) === 'allowed';
  return {
    isWanted: isBegun || (await hasUtilityPart(ctx.tx, id)),
    items: lines.map(({ item, state, entries, found }) => ({
      item,
      state,
      found: [...found],
      entries: entries.map((entry) => ({
        id: entry.id,
        note: entry.note,
        fileIds: entry.file_ids,
        at: entry.at.toISOString(),
        by: names.get(entry.by_id ?? '') ?? null,
      })),
    })),
    canAdd: mayAdd && !isOver(info.matter.state),
  };
}

async function put(
  ctx: Context,
  matterId: string,
  entry: Pick<ProofEntry, 'item' | 'note' | 'file_ids' | 'waived'>,
): Promise<{ id: string }> {
  const { subject, matter } = await openMatter(ctx, matterId);
  if (isOver(matter.state)) throw new Refusal('step.not-now');
  await attachFiles(ctx, entry.file_ids, { subject: { kind: 'matter', id: matterId }, audience: 'staff' });
  const id = newId(ctx.now.getTime());
  await insertProof(ctx.tx, matterId, { ...entry, id, at: ctx.now, by_id: accountOf(ctx.who) });
  const text = `${proofItems[entry.item].zh}：${entry.note}`;
  tellFact(ctx, matterId, entry.waived ? 'proof.waived' : 'proof.added', { item: entry.item, text });
  ctx.signal({ kind: 'proof', id: matterId }, ...hearersOf(subject));
  ctx.signal({ kind: 'matter', id: matterId }, ...hearersOf(subject));
  return { id };
}

export const addProof = (ctx: Context, { id, item, note, fileIds }: In<'addProof'>): Out<'addProof'> =>
  put(ctx, id, { item, note, file_ids: fileIds, waived: false });

export const waiveProof = (ctx: Context, { id, item, reason }: In<'waiveProof'>): Out<'waiveProof'> =>
  put(ctx, id, { item, note: reason, file_ids: [], waived: true });

/** Figures of the own units: counts, times and money. Nothing about one household, and no score. */
export async function figures(ctx: Context, { fromOn, toOn }: In<'figures'>): Out<'figures'> {
  ctx.permit(mayInGeneral, undefined);
  const today = dayOf(ctx.now);
  const from = startOfDay(fromOn ?? `${today.slice(0, 4)}-01-01`);
  const before = new Date(startOfDay(toOn ?? today).getTime() + 86_400_000);
  const span = { unitIds: unitsWith(ctx.who, 'oversee', 'assign'), from, before };
  const searches = await figuresOf.countSearches(ctx.tx, span);
  const counted = new Map((await figuresOf.countMeasures(ctx.tx, span)).map((row) => [row.kind, row]));
  const hours = searches.medianHours;
  return {
    searches: { ...searches, medianHours: hours === null ? null : Math.round(hours * 10) / 10 },
    support: {
      ...(await figuresOf.countSupport(ctx.tx, span)),
      measures: keysOf(measureKinds).map((kind) => counted.get(kind) ?? { kind, count: 0, done: 0 }),
    },
  };
}
