/** 调解员 in the open list, as of the count. */
export interface Mediator {
  readonly id: string;
  /** Fields in which they may mediate, such as 'law'. */
  readonly fields: readonly string[];
  /** Cases in hand, and how many they may have. */
  readonly openCases: number;
  readonly mostCases: number;
  /** 回避: sides with which they have a conflict of interest that keeps them away; one is enough to exclude them for all. */
  readonly conflicts: readonly string[];
}

/** 主调解员, 共同调解员, 协助调解. Whoever only attends or learns is not chosen. */
export type SeatRole = 'lead' | 'co' | 'assist';

/** A place in the panel; with a field only somebody of that field may take it. */
export interface Seat {
  readonly role: SeatRole;
  readonly field?: string | undefined;
}

const mostSeats = 8;

/** RangeError unless there are one to eight seats and every mediator stands in the list once. */
export function checkList(mediators: readonly Mediator[], seats: readonly Seat[]): void {
  if (seats.length < 1 || seats.length > mostSeats) throw new RangeError(`not a panel: ${seats.length} seats`);
  if (new Set(mediators.map(({ id }) => id)).size < mediators.length)
    throw new RangeError('a mediator twice in the list');
}

export function isFree({ conflicts, openCases, mostCases }: Mediator): boolean {
  return conflicts.length === 0 && openCases < mostCases;
}

function fits(mediator: Mediator, { field }: Seat): boolean {
  return field === undefined || mediator.fields.includes(field);
}

/** Whether each seat can have somebody of its own: augmenting paths (Berge 1957, Kuhn 1955), O(seats² · mediators). */
export function canFill(seats: readonly Seat[], mediators: readonly Mediator[]): boolean {
  const seatOf = new Map<string, Seat>();
  function place(seat: Seat, tried: Set<string>): boolean {
    for (const mediator of mediators) {
      if (!fits(mediator, seat) || tried.has(mediator.id)) continue;
      tried.add(mediator.id);
      const holder = seatOf.get(mediator.id);
      if (holder === undefined || place(holder, tried)) {
        seatOf.set(mediator.id, seat);
        return true;
      }
    }
    return false;
  }
  return seats.every((seat) => place(seat, new Set()));
}

/** Who may take the first of the seats, so that all that follow can still be filled by those who are left. */
export function openTo(seats: readonly Seat[], mediators: readonly Mediator[]): Mediator[] {
  const [first, ...following] = seats;
  if (!first) return [];
  return mediators.filter(
    (mediator) =>
      fits(mediator, first) &&
      canFill(
        following,
        mediators.filter((each) => each !== mediator),
      ),
  );
}

/**
 * How many mediators each side may veto at the most, so that a full panel exists whatever they veto: by the marriage theorem (Hall 1935) for
 * every set of seats the mediators who fit, less the seats, shared among the sides. For one seat this is ⌊(n − 1) / sides⌋, the
 * number of the veto-rank rule for arbitrators. 0 where the list is too short for any. Publish it before the ballots. O(2^seats · mediators).
 *
 * @example vetoLimit({ mediators: sixteenOfThem, seats: [{ role: 'lead' }], sides: 2 }) // 7
 */
export function vetoLimit({
  mediators,
  seats,
  sides,
}: {
  readonly mediators: readonly Mediator[];
  readonly seats: readonly Seat[];
  readonly sides: number;
}): number {
  checkList(mediators, seats);
  if (!Number.isInteger(sides) || sides < 2) throw new RangeError(`not two sides or more: ${sides}`);
  const free = mediators.filter(isFree);
  let spare = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 2 ** seats.length; set += 1) {
    const taken = seats.filter((_, i) => set & (1 << i));
    const fitting = free.filter((mediator) => taken.some((seat) => fits(mediator, seat)));
    spare = Math.min(spare, fitting.length - taken.length);
  }
  return Math.max(0, Math.floor(spare / sides));
}
