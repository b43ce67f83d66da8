import { sortByLot } from './draw.ts';
import { canFill, checkList, isFree, type Mediator, openTo, type Seat } from './seats.ts';

/** 选票 of one side: whom it names, best first, and whom it will not have. Both may be empty. */
export interface Ballot {
  readonly sideId: string;
  readonly ranking: readonly string[];
  readonly vetoes: readonly string[];
}

/** What is wrong with a ballot. */
export type BallotFault = 'not-in-list' | 'named-twice' | 'named-and-vetoed' | 'too-many-vetoes';

/** How a seat was decided; see {@link matchPanel}. */
export type Decision = 'only-one' | 'first-of-all' | 'worst-place' | 'sum-of-places' | 'draw';

/** Where a side put somebody. */
export interface Place {
  readonly sideId: string;
  /** From 1, among the free ones; everybody whom the side did not name comes right after the last whom it named. */
  readonly place: number;
  /** The line of its ballot, from 1; null when it did not name them: then it has yet to accept them. */
  readonly line: number | null;
}

export interface SeatChoice {
  readonly seat: Seat;
  readonly mediatorId: string;
  readonly decidedBy: Decision;
  readonly places: readonly Place[];
}

/** Somebody who could not be chosen, once for each reason: 回避, 案件已满, 否决. `sideIds` says with whom, or by whom. */
export interface Exclusion {
  readonly mediatorId: string;
  readonly reason: 'conflict' | 'full' | 'veto';
  readonly sideIds: readonly string[];
}

/** 匹配结果, sealed: it holds what each side wrote. A side is shown {@link partyView} of it. */
export type MatchResult =
  | { readonly outcome: 'matched'; readonly panel: readonly SeatChoice[]; readonly excluded: readonly Exclusion[] }
  | {
      readonly outcome: 'no-common';
      /** 'list': even without vetoes no full panel can be made; 'vetoes': none is left after them. */
      readonly because: 'list' | 'vetoes';
      readonly excluded: readonly Exclusion[];
    };

export interface MatchInput {
  readonly mediators: readonly Mediator[];
  /** In the order in which they are filled. */
  readonly seats: readonly Seat[];
  /** One of each side; of a side that handed in none, an empty one. */
  readonly ballots: readonly Ballot[];
  /** As published before the ballots, at the most {@link vetoLimit}. */
  readonly vetoesPerSide: number;
  /** As published, or as committed to, before the ballots. */
  readonly seed: string;
}

/** What is wrong with a ballot, to be asked when it is handed in; empty when nothing is. */
export function ballotFaults(
  { ranking, vetoes }: Ballot,
  { mediators, vetoesPerSide }: Pick<MatchInput, 'mediators' | 'vetoesPerSide'>,
): BallotFault[] {
  const listed = new Set(mediators.map(({ id }) => id));
  const faults: BallotFault[] = [];
  if ([...ranking, ...vetoes].some((id) => !listed.has(id))) faults.push('not-in-list');
  if (new Set(ranking).size < ranking.length || new Set(vetoes).size < vetoes.length) faults.push('named-twice');
  if (vetoes.some((id) => ranking.includes(id))) faults.push('named-and-vetoed');
  if (vetoes.length > vetoesPerSide) faults.push('too-many-vetoes');
  return faults;
}

/**
 * Chooses a panel from the secret ballots of two or more sides: fallback bargaining (Brams and Kilgour 2001) with equal vetoes and silence that
 * falls back at once. Seat by seat, of those whom nobody vetoed, the one whose worst place with any side is best; of equals the smallest
 * sum of places; of those the smallest number in a lot drawn by the published seed.
 *
 * Guaranteed, and shown in match.test.ts by properties and on every case of two sides with three and four mediators:
 * - nobody vetoed, in conflict, or with a full load; a full panel whenever one exists, and one exists if each side has at most
 *   {@link vetoLimit} vetoes and the list did not get shorter since;
 * - efficient: for no seat was there somebody, able to take it, whom one side placed higher and none lower;
 * - neither the order of sides, ballots and list nor the names of the sides matter: swapping the sides changes nothing;
 * - naming fewer never helps: a side that names only the first k of those it likes gets, for the first seat that comes out otherwise,
 *   somebody it likes less. The named keep their places, the unnamed all rise to place k + 1, so silence lifts only the worse ones;
 * - of a side without an idea of how the others place particular mediators, for one seat, every other order or omission is at best as good
 *   as the true one, and vetoing anybody but its last at best as good as vetoing its last (it draws each better place at least as often).
 *
 * Not guaranteed, because it cannot be:
 * - that an unnamed mediator counts as refused. Let A accept x before y, and B y before x. A rule that chooses whenever both accept
 *   somebody gives, say, y; then A names x alone and gets x. So whoever is refused must be vetoed, and vetoes are few and equal. What a
 *   side did not name it has yet to accept (人民调解法 §23), which the caller asks;
 * - that somebody who knows the others' ballots cannot gain by a false order, by leaving out somebody in the middle (which places them last),
 *   or by vetoing somebody acceptable: no deterministic rule in which more than one side has a say is proof against that (Gibbard 1973,
 *   Satterthwaite 1975). With four mediators, who knows the one other ballot and the lot gains so in 828, 432 and 432 of 3,096 cases. Hence
 *   ballots stay secret until the deadline;
 * - that a better second seat cannot make up for a worse first one.
 *
 * Compared and not taken: an order of sides by lot (proof against all, but one side takes everything and swapping them shows); striking in turn
 * (Anbarci 1993), rule of k names (Barberà and Coelho 2010) and shortlisting (de Clippel, Eliaz and Knight 2014): sides move one after the
 * other, so they are not equal; veto-rank with half of the list (the same): its vetoes pay where places are counted anew after them, so here
 * places stay as written, and a side whose favourites were vetoed is compensated by that.
 *
 * O(seats² · mediators² + sides · mediators). RangeError for fewer than two sides, a side twice, or a ballot that names or vetoes somebody twice,
 * names whom it vetoes, or has too many vetoes. Names that have left the list count as if never written.
 *
 * @example matchPanel({ mediators, seats: [{ role: 'lead' }], ballots: [ours, theirs], vetoesPerSide: 7, seed: '48213' })
 */
export function matchPanel({ mediators, seats, ballots, vetoesPerSide, seed }: MatchInput): MatchResult {
  checkList(mediators, seats);
  checkBallots(ballots, { mediators, vetoesPerSide });
  const excluded = exclusions(mediators, ballots);
  const free = mediators.filter(isFree);
  const vetoed = new Set(ballots.flatMap(({ vetoes }) => vetoes));
  let left = free.filter(({ id }) => !vetoed.has(id));
  if (!canFill(seats, left)) {
    return { outcome: 'no-common', because: canFill(seats, free) ? 'vetoes' : 'list', excluded };
  }
  const placesOf = placesBy(ballots, new Set(free.map(({ id }) => id)));
  const panel: SeatChoice[] = [];
  for (const [i, seat] of seats.entries()) {
    const choice = choose(seat, openTo(seats.slice(i), left), { placesOf, seed });
    panel.push(choice);
    left = left.filter(({ id }) => id !== choice.mediatorId);
  }
  return { outcome: 'matched', panel, excluded };
}

function checkBallots(ballots: readonly Ballot[], list: Pick<MatchInput, 'mediators' | 'vetoesPerSide'>): void {
  const sides = new Set(ballots.map(({ sideId }) => sideId));
  if (sides.size < 2 || sides.size < ballots.length)
    throw new RangeError('not one ballot of each of two sides or more');
  for (const ballot of ballots) {
    const fault = ballotFaults(ballot, list).find((each) => each !== 'not-in-list');
    if (fault) throw new RangeError(`not a ballot: ${fault}`);
  }
}

function exclusions(mediators: readonly Mediator[], ballots: readonly Ballot[]): Exclusion[] {
  return mediators
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .flatMap((mediator): Exclusion[] => {
      const vetoing = ballots.filter(({ vetoes }) => vetoes.includes(mediator.id)).map(({ sideId }) => sideId);
      const conflict: Exclusion = {
        mediatorId: mediator.id,
        reason: 'conflict',
        sideIds: mediator.conflicts.toSorted(),
      };
      const full: Exclusion = { mediatorId: mediator.id, reason: 'full', sideIds: [] };
      const veto: Exclusion = { mediatorId: mediator.id, reason: 'veto', sideIds: vetoing.toSorted() };
      return [
        ...(mediator.conflicts.length > 0 ? [conflict] : []),
        ...(mediator.openCases >= mediator.mostCases ? [full] : []),
        ...(vetoing.length > 0 ? [veto] : []),
      ];
    });
}

function placesBy(ballots: readonly Ballot[], free: ReadonlySet<string>): (mediatorId: string) => Place[] {
  const sides = ballots
    .toSorted((one, other) => (one.sideId < other.sideId ? -1 : 1))
    .map(({ sideId, ranking }) => ({ sideId, ranking, counted: ranking.filter((id) => free.has(id)) }));
  return (mediatorId) =>
    sides.map(({ sideId, ranking, counted }) => {
      const isNamed = counted.includes(mediatorId);
      return {
        sideId,
        place: (isNamed ? counted.indexOf(mediatorId) : counted.length) + 1,
        line: isNamed ? ranking.indexOf(mediatorId) + 1 : null,
      };
    });
}

function choose(
  seat: Seat,
  candidates: readonly Mediator[],
  { placesOf, seed }: { readonly placesOf: (mediatorId: string) => Place[]; readonly seed: string },
): SeatChoice {
  const standings = candidates.map(({ id }) => {
    const places = placesOf(id);
    const numbers = places.map(({ place }) => place);
    return { id, places, worst: Math.max(...numbers), sum: numbers.reduce((total, place) => total + place, 0) };
  });
  const worst = Math.min(...standings.map((each) => each.worst));
  const inWorst = standings.filter((each) => each.worst === worst);
  const sum = Math.min(...inWorst.map((each) => each.sum));
  const equals = inWorst.filter((each) => each.sum === sum);
  const [best] = equals.length > 1 ? sortByLot(seed, equals) : equals;
  if (!best) throw new RangeError('nobody for a seat that could be filled');
  const decided = (): Decision => {
    if (standings.length === 1) return 'only-one';
    if (equals.length > 1) return 'draw';
    if (inWorst.length > 1) return 'sum-of-places';
    return worst === 1 ? 'first-of-all' : 'worst-place';
  };
  return { seat, mediatorId: best.id, decidedBy: decided(), places: best.places };
}
