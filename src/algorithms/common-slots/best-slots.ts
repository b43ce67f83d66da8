import { freeSlots, type Slot, type SlotSearch } from './free-slots.ts';

/** What speaks for a slot: nothing earlier is free; every party prefers it; no free slot makes the panel move less. */
export type SlotReason = 'earliest' | 'preferred' | 'fewest-moves';

export interface OfferedSlot extends Slot {
  readonly reasons: readonly SlotReason[];
}

/**
 * At most `count` free slots to offer, none overlapping another: those that more parties prefer first, then those for which the panel moves less,
 * then the earlier, then in the order of rooms. From two on, the last is the earliest of all, unless one that overlaps it is there already.
 * Empty when nothing is free. Cost and errors as {@link freeSlots}, and O(s log s + s · count) for s slots.
 *
 * @example bestSlots(search, 3).map(({ startsAt, reasons }) => …) // what goes out as 1, 2 and 3
 */
export function bestSlots(search: SlotSearch, count: number): OfferedSlot[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of slots: ${count}`);
  const all = freeSlots(search);
  const [earliest] = all;
  if (!earliest) return [];
  // Sorting keeps what was earlier first among equals.
  const ordered = all.toSorted(
    (one, other) => other.preferredBy.length - one.preferredBy.length || one.moves - other.moves,
  );
  const chosen: Slot[] = [];
  for (const slot of ordered) {
    if (chosen.length === count) break;
    if (!chosen.some((each) => overlap(each, slot))) chosen.push(slot);
  }
  if (chosen.length === count && count > 1 && !chosen.some((each) => overlap(each, earliest))) {
    chosen[count - 1] = earliest;
  }
  const fewest = all.reduce((least, { moves }) => Math.min(least, moves), Number.POSITIVE_INFINITY);
  return chosen.map((slot) => ({
    ...slot,
    reasons: [
      ...(slot.startsAt.getTime() === earliest.startsAt.getTime() ? ['earliest' as const] : []),
      ...(search.parties.length > 0 && slot.preferredBy.length === search.parties.length ? ['preferred' as const] : []),
      ...(slot.moves === fewest ? ['fewest-moves' as const] : []),
    ],
  }));
}

function overlap(one: Slot, other: Slot): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
