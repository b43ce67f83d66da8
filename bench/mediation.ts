import { performance } from 'node:perf_hooks';
import { bestSlots } from '../src/algorithms/common-slots/best-slots.ts';
import type { Hours, SlotSearch, Time } from '../src/algorithms/common-slots/free-slots.ts';
import { statementOn } from '../src/algorithms/instalments/ledger.ts';
import { makePlan } from '../src/algorithms/instalments/plan.ts';
import { type Ballot, matchPanel } from '../src/algorithms/mediator-matching/match.ts';
import { type Mediator, type Seat, vetoLimit } from '../src/algorithms/mediator-matching/seats.ts';
import { addDays, startOfDay } from '../src/kit/calendar.ts';

const rounds = 2000;
const times = 3;
const minute = 60_000;
const monday = startOfDay('2026-11-02').getTime();

/** Numbers from 0 to below 1 that are the same in every run: a linear congruential generator (Lehmer 1951, Park and Miller 1988). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Each question is asked three times and its best counts, so that the figures tell of questions and not of what else the machine does. */
function measure(what: string, run: (round: number) => number): void {
  const taken: number[] = [];
  let found = 0;
  for (let round = 0; round < rounds; round += 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let time = 0; time < times; time += 1) {
      const start = performance.now();
      found += run(round) / times;
      best = Math.min(best, performance.now() - start);
    }
    taken.push(best);
  }
  taken.sort((one, other) => one - other);
  const at = (share: number) => (taken[Math.floor(rounds * share)] ?? 0).toFixed(3);
  process.stdout.write(
    `${what.padEnd(80)}p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  (${(found / rounds).toFixed(1)} found)\n`,
  );
}

const office: Hours = {
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5].map((day) => [
      day,
      [
        { from: 510, to: 720 },
        { from: 870, to: 1050 },
      ],
    ]),
  ),
  exceptions: { '2026-11-11': [] },
};

const places = ['studio', 'court', 'station', 'village'];

function searchOf(round: number): SlotSearch {
  const next = chance(round + 1);
  const busy = (times: number) =>
    Array.from({ length: times }, () => {
      const from = monday + Math.floor(next() * 14) * 1440 * minute + (480 + Math.floor(next() * 18) * 30) * minute;
      const placeId = places[Math.floor(next() * 4)];
      return { from: new Date(from), to: new Date(from + (30 + Math.floor(next() * 4) * 30) * minute), placeId };
    });
  const within: Time = { from: new Date(monday), to: new Date(monday + 14 * 1440 * minute) };
  return {
    within,
    durationMinutes: 90,
    bufferMinutes: 15,
    stepMinutes: 15,
    parties: ['a', 'b'].map((id) => ({
      id,
      offered: [{ ...within, isPreferred: false }, ...busy(10).map((each) => ({ ...each, isPreferred: true }))],
    })),
    panel: Array.from({ length: 5 }, (_, i) => ({ id: `m${i}`, hours: office, busy: busy(20) })),
    rooms: Array.from({ length: 3 }, (_, i) => ({
      id: `r${i}`,
      placeId: places[i] ?? 'studio',
      hours: office,
      busy: busy(30),
    })),
    travelMinutes: () => 20,
  };
}

const searches = Array.from({ length: rounds }, (_, round) => searchOf(round));
measure('three slots for 2 parties, 5 mediators with 20 engagements, 3 rooms, 14 days', (round) => {
  const search = searches[round];
  return search ? bestSlots(search, 3).length : 0;
});

const mediators = Array.from(
  { length: 200 },
  (_, i): Mediator => ({
    id: `mediator-${i}`,
    fields: i % 5 === 0 ? ['law'] : [],
    openCases: i % 7,
    mostCases: 6,
    conflicts: i % 11 === 0 ? ['a'] : [],
  }),
);
const seats: Seat[] = [{ role: 'lead' }, { role: 'co', field: 'law' }, { role: 'assist' }];
const vetoesPerSide = vetoLimit({ mediators, seats, sides: 2 });
measure('a panel of three out of 200 mediators', (round) => {
  const next = chance(round + 1);
  const ballots = ['a', 'b'].map((sideId): Ballot => {
    const order = mediators
      .map(({ id }) => ({ id, by: next() }))
      .sort((one, other) => one.by - other.by)
      .map(({ id }) => id);
    return { sideId, ranking: order.slice(vetoesPerSide, 40), vetoes: order.slice(0, vetoesPerSide) };
  });
  const result = matchPanel({ mediators, seats, ballots, vetoesPerSide, seed: String(round) });
  return result.outcome === 'matched' ? result.panel.length : 0;
});

const instalments = makePlan({
  totalFen: 20_000_000,
  count: 60,
  from: '2026-12-01',
  rhythm: { every: 'month', day: 31 },
});
const payments = Array.from({ length: 120 }, (_, i) => ({
  id: `payment-${i}`,
  paidOn: addDays('2026-12-01', i * 12),
  fen: 150_000 + i,
  state: 'confirmed' as const,
}));
measure('a statement of 60 instalments and 120 payments', (round) => {
  return statementOn({ instalments, payments, on: addDays('2027-01-01', round), graceDays: 3 }).lines.length;
});
