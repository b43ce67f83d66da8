import { sortByLot } from './draw.ts';
import { canFill, checkList, isFree, type Mediator, openTo, type Seat } from './seats.ts';

/** Somebody whom a side vetoed, declined or challenged in an earlier round. */
export interface Objection {
  readonly sideId: string;
  readonly mediatorId: string;
}

/** Somebody whom the studio proposes for a seat, and why. */
export interface SeatProposal {
  readonly seat: Seat;
  readonly mediatorId: string;
  /** Sides that objected to them. */
  readonly objections: number;
  readonly openCases: number;
  /** What set them apart from the next. */
  readonly decidedBy: 'only-one' | 'fewest-objections' | 'smallest-load' | 'draw';
}

/**
 * The panel that the studio proposes when rounds of ballots came to nothing: seat by seat the one to whom the fewest sides objected, of equals
 * the one with the fewest open cases, of those by the lot of the seed; never anybody in conflict or with a full load. Undefined when no
 * full panel exists. A side is free to refuse it (人民调解法 §23). What is objected is not for the other sides: show them neither
 * `objections` nor `decidedBy`. O(seats² · mediators²).
 *
 * @example proposePanel({ mediators, seats: [{ role: 'lead' }], objections: [{ sideId: 'a', mediatorId: 'm1' }], seed: '48213' })
 */
export function proposePanel({
  mediators,
  seats,
  objections,
  seed,
}: {
  readonly mediators: readonly Mediator[];
  readonly seats: readonly Seat[];
  readonly objections: readonly Objection[];
  readonly seed: string;
}): SeatProposal[] | undefined {
  checkList(mediators, seats);
  const objecting = new Map<string, Set<string>>();
  for (const { sideId, mediatorId } of objections) {
    objecting.set(mediatorId, (objecting.get(mediatorId) ?? new Set()).add(sideId));
  }
  let left = mediators.filter(isFree);
  if (!canFill(seats, left)) return undefined;
  return seats.map((seat, i) => {
    const standings = openTo(seats.slice(i), left).map((each) => ({
      ...each,
      count: objecting.get(each.id)?.size ?? 0,
    }));
    // Sorting keeps the lot's order among equals.
    const [best, next] = sortByLot(seed, standings).sort(
      (one, other) => one.count - other.count || one.openCases - other.openCases,
    );
    if (!best) throw new RangeError('nobody for a seat that could be filled');
    left = left.filter(({ id }) => id !== best.id);
    const { id, count, openCases } = best;
    return { seat, mediatorId: id, objections: count, openCases, decidedBy: decision(best, next) };
  });
}

interface Standing {
  readonly count: number;
  readonly openCases: number;
}

function decision(best: Standing, next: Standing | undefined): SeatProposal['decidedBy'] {
  if (!next) return 'only-one';
  if (next.count > best.count) return 'fewest-objections';
  return next.openCases > best.openCases ? 'smallest-load' : 'draw';
}
