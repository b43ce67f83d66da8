import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawNumber } from './draw.ts';
import { type Ballot, ballotFaults, type MatchInput, type MatchResult, matchPanel } from './match.ts';
import { canFill, isFree, type Mediator, type Seat, vetoLimit } from './seats.ts';

const lead: readonly Seat[] = [{ role: 'lead' }];
const mediator = (id: string, more: Partial<Mediator> = {}): Mediator => ({
  id,
  fields: [],
  openCases: 0,
  mostCases: 5,
  conflicts: [],
  ...more,
});
const chosen = (result: MatchResult): string[] =>
  result.outcome === 'matched' ? result.panel.map(({ mediatorId }) => mediatorId) : [];

describe('the lot', () => {
  test('is what sha256sum prints', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ maxLength: 80 }), (seed, id) => {
        expect(drawNumber(seed, id)).toBe(createHash('sha256').update(`${seed}\n${id}`).digest('hex'));
      }),
    );
  });
});

/** Every list without repetition of some of the ids, the empty one and the full ones among them. */
function rankings(ids: readonly string[]): string[][] {
  return [[], ...ids.flatMap((id) => rankings(ids.filter((each) => each !== id)).map((rest) => [id, ...rest]))];
}

/** One seed for every order in which the lot can put the ids. */
function seedsOf(ids: readonly string[]): string[] {
  const seeds = new Map<string, string>();
  const orders = ids.reduce((product, _, i) => product * (i + 1), 1);
  for (let i = 0; seeds.size < orders; i += 1) {
    const order = ids.toSorted((one, other) => (drawNumber(`${i}`, one) < drawNumber(`${i}`, other) ? -1 : 1));
    if (!seeds.has(order.join())) seeds.set(order.join(), `${i}`);
  }
  return [...seeds.values()];
}

/** Every ballot of a side over these ids with at most so many vetoes. */
function ballotsOf(sideId: string, ids: readonly string[], vetoes: number): Ballot[] {
  return rankings(ids).flatMap((ranking) => {
    const rest = ids.filter((id) => !ranking.includes(id));
    const choices = vetoes > 0 ? [[], ...rest.map((id) => [id])] : [[]];
    return choices.map((each) => ({ sideId, ranking, vetoes: each }));
  });
}

// The lot can put the ids in any order, so it is no loss to let the truth of side A be the order of the alphabet.
describe.each([
  { ids: ['m1', 'm2', 'm3'], others: 1 },
  { ids: ['m1', 'm2', 'm3'], others: 2 },
  { ids: ['m1', 'm2', 'm3', 'm4'], others: 1 },
])('with $ids against $others, in every case there is', ({ ids, others }) => {
  const mediators = ids.map((id) => mediator(id));
  const vetoesPerSide = vetoLimit({ mediators, seats: lead, sides: others + 1 });
  const seeds = seedsOf(ids);
  const one = ballotsOf('B', ids, vetoesPerSide);
  const against: Ballot[][] =
    others === 1 ? one.map((each) => [each]) : one.flatMap((b) => one.map((c) => [b, { ...c, sideId: 'C' }]));
  const pick = (own: Omit<Ballot, 'sideId'>, theirs: readonly Ballot[], seed: string, seats = lead): string[] =>
    chosen(matchPanel({ mediators, seats, ballots: [{ sideId: 'A', ...own }, ...theirs], vetoesPerSide, seed }));

  test('naming only the first few of those it likes never gets a side somebody it likes better', () => {
    const vetoes = vetoesPerSide > 0 ? [[], ...ids.map((id) => [id])] : [[]];
    for (const theirs of against) {
      for (const seed of seeds) {
        for (const veto of vetoes) {
          const truth = ids.filter((id) => !veto.includes(id));
          const [honest = ''] = pick({ ranking: truth, vetoes: veto }, theirs, seed);
          for (let k = 0; k < truth.length; k += 1) {
            const [got = ''] = pick({ ranking: truth.slice(0, k), vetoes: veto }, theirs, seed);
            if (truth.indexOf(got) < truth.indexOf(honest))
              expect.fail(JSON.stringify({ theirs, veto, k, honest, got }));
          }
        }
      }
    }
  });

  test('nor, in a panel of two, is the first seat that comes out otherwise somebody it likes better', () => {
    const seats: Seat[] = [{ role: 'lead' }, { role: 'co' }];
    const withoutVetoes = against.filter((theirs) => theirs.every(({ vetoes }) => vetoes.length === 0));
    for (const theirs of withoutVetoes) {
      for (const seed of seeds) {
        const honest = pick({ ranking: ids, vetoes: [] }, theirs, seed, seats);
        for (let k = 0; k < ids.length; k += 1) {
          const got = pick({ ranking: ids.slice(0, k), vetoes: [] }, theirs, seed, seats);
          const at = got.findIndex((id, i) => id !== honest[i]);
          if (at >= 0 && (got[at] ?? '') < (honest[at] ?? '')) expect.fail(JSON.stringify({ theirs, k, honest, got }));
        }
      }
    }
  });

  test('who does not know how others place whom does best by the truth, and with a veto by using it on its last', () => {
    /** How often somebody at least as liked as each of the ids is chosen, over all complete orders of the others and all lots. */
    const complete = against.filter((theirs) => theirs.every(({ ranking }) => ranking.length === ids.length));
    const often = (own: Omit<Ballot, 'sideId'>): number[] => {
      const got = complete.flatMap((theirs) => seeds.map((seed) => pick(own, theirs, seed)[0] ?? ''));
      return ids.map((id) => got.filter((each) => each <= id).length);
    };
    const truths = [
      { ranking: ids, vetoes: [] },
      { ranking: ids.slice(0, -1), vetoes: ids.slice(-1) },
    ].slice(0, vetoesPerSide + 1);
    for (const truth of truths) {
      const best = often(truth);
      for (const own of ballotsOf('A', ids, truth.vetoes.length)) {
        if (own.vetoes.length < truth.vetoes.length) continue;
        for (const [i, times] of often(own).entries())
          expect(times, JSON.stringify(own)).toBeLessThanOrEqual(best[i] ?? 0);
      }
    }
  });
});

test.each(
  [
    ['m1', 'm2', 'm3'],
    ['m1', 'm2', 'm3', 'm4'],
  ].map((ids) => ({ ids })),
)(
  'with $ids, whatever two sides write, swapping them changes nothing, no veto is passed over and nobody suits both better',
  ({ ids }) => {
    const mediators = ids.map((id) => mediator(id));
    const all = ballotsOf('A', ids, 1);
    const place = ({ ranking }: Ballot, id: string) => (ranking.includes(id) ? ranking.indexOf(id) : ranking.length);
    for (const own of all) {
      for (const theirs of all) {
        const count = (a: Ballot, b: Ballot) =>
          matchPanel({ mediators, seats: lead, ballots: [a, { ...b, sideId: 'B' }], vetoesPerSide: 1, seed: '7' });
        const [id = ''] = chosen(count(own, theirs));
        const left = ids.filter((each) => ![own, theirs].some(({ vetoes }) => vetoes.includes(each)));
        const isDominated = left.some((each) => {
          const steps = [own, theirs].map((ballot) => place(ballot, each) - place(ballot, id));
          return steps.every((step) => step <= 0) && steps.some((step) => step < 0);
        });
        if (!left.includes(id) || isDominated || chosen(count(theirs, own))[0] !== id) {
          expect.fail(JSON.stringify({ own, theirs, id }));
        }
      }
    }
  },
);

test('what no rule can promise: who knows the other ballot and the lot sometimes gains, though never by naming fewer', () => {
  const ids = ['m1', 'm2', 'm3', 'm4'];
  const mediators = ids.map((id) => mediator(id));
  const without = (id: string) => ids.filter((each) => each !== id);
  const orders = rankings(ids).filter(({ length }) => length === 4);
  const ways = {
    'a false order': orders.map((ranking) => ({ ranking, vetoes: [] })),
    'leaving out somebody': ids.map((id) => ({ ranking: without(id), vetoes: [] })),
    'a veto of somebody acceptable': ids.slice(0, -1).map((id) => ({ ranking: without(id), vetoes: [id] })),
    'naming fewer': ids.map((_, k) => ({ ranking: ids.slice(0, k), vetoes: [] })),
  };
  const gains = Object.fromEntries(Object.keys(ways).map((way) => [way, 0]));
  const seeds = seedsOf(ids);
  let cases = 0;
  for (const theirs of ballotsOf('B', ids, 1)) {
    for (const seed of seeds) {
      cases += 1;
      const by = (own: Omit<Ballot, 'sideId'>) =>
        chosen(
          matchPanel({ mediators, seats: lead, ballots: [{ sideId: 'A', ...own }, theirs], vetoesPerSide: 1, seed }),
        )[0] ?? '';
      const honest = by({ ranking: ids, vetoes: [] });
      for (const [way, owns] of Object.entries(ways)) {
        if (owns.some((own) => by(own) < honest)) gains[way] = (gains[way] ?? 0) + 1;
      }
    }
  }
  expect({ cases, ...gains }).toEqual({
    cases: 3096,
    'a false order': 828,
    'leaving out somebody': 432,
    'a veto of somebody acceptable': 432,
    'naming fewer': 0,
  });
});

const fields = ['law', 'medicine'];
const lists = fc.array(
  fc.record({
    fields: fc.subarray(fields),
    openCases: fc.integer({ min: 0, max: 3 }),
    mostCases: fc.integer({ min: 2, max: 4 }),
    conflicts: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.constant(['s1']), fc.constant(['s2', 's1'])),
  }),
  { minLength: 1, maxLength: 10 },
);
const seatLists = fc.array(
  fc.record({
    role: fc.constantFrom('lead' as const, 'co' as const, 'assist' as const),
    field: fc.option(fc.constantFrom(...fields), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 4 },
);
const input: fc.Arbitrary<MatchInput> = fc
  .tuple(lists, seatLists, fc.integer({ min: 2, max: 4 }), fc.string({ maxLength: 6 }), fc.infiniteStream(fc.nat()))
  .map(([list, seats, sides, seed, chance]) => {
    const next = () => chance.next().value ?? 0;
    const mediators = list.map((each, i) => ({ id: `m${i}`, ...each }));
    const vetoesPerSide = vetoLimit({ mediators, seats, sides });
    const ballots = Array.from({ length: sides }, (_, side): Ballot => {
      const ids = mediators.map(({ id }) => ({ id, by: next() })).sort((one, other) => one.by - other.by);
      const named = next() % (ids.length + 1);
      const order = ids.map(({ id }) => id);
      const vetoes = order.slice(named).slice(0, next() % (vetoesPerSide + 1));
      return { sideId: `s${side}`, ranking: order.slice(0, named), vetoes };
    });
    return { mediators, seats, ballots, vetoesPerSide, seed };
  });

describe('a panel', () => {
  test('has nobody who was vetoed, is in conflict or has a full load, nobody twice, and in each seat somebody of its field', () => {
    fc.assert(
      fc.property(input, (given) => {
        const panel = chosen(matchPanel(given));
        expect(new Set(panel).size).toBe(panel.length);
        for (const [i, id] of panel.entries()) {
          const found = given.mediators.find((each) => each.id === id);
          expect(found && isFree(found)).toBe(true);
          expect(given.ballots.some(({ vetoes }) => vetoes.includes(id))).toBe(false);
          const field = given.seats[i]?.field;
          expect(field === undefined || found?.fields.includes(field)).toBe(true);
        }
      }),
    );
  });

  test('is found whenever the list can fill the seats, since vetoes are limited; else the list is to blame', () => {
    fc.assert(
      fc.property(input, (given) => {
        const result = matchPanel(given);
        const isPossible = canFill(given.seats, given.mediators.filter(isFree));
        expect(result.outcome).toBe(isPossible ? 'matched' : 'no-common');
        if (result.outcome === 'no-common') expect(result.because).toBe('list');
        else expect(result.panel).toHaveLength(given.seats.length);
      }),
    );
  });

  test('one veto more than the limit for each side can leave nobody', () => {
    const mediators = ['m1', 'm2', 'm3'].map((id) => mediator(id));
    expect(vetoLimit({ mediators, seats: lead, sides: 2 })).toBe(1);
    const ballots = [
      { sideId: 'A', ranking: [], vetoes: ['m1', 'm2'] },
      { sideId: 'B', ranking: [], vetoes: ['m3'] },
    ];
    const result = matchPanel({ mediators, seats: lead, ballots, vetoesPerSide: 2, seed: '' });
    expect(result).toMatchObject({ outcome: 'no-common', because: 'vetoes' });
  });

  test('leaves no mediator whom one side would rather have had and the others at least as much', () => {
    fc.assert(
      fc.property(input, (given) => {
        const result = matchPanel({ ...given, seats: given.seats.slice(0, 1).map(({ role }) => ({ role })) });
        const [id = ''] = chosen(result);
        const place = ({ ranking }: Ballot, of: string) => {
          const free = ranking.filter((each) => given.mediators.some((one) => one.id === each && isFree(one)));
          return free.includes(of) ? free.indexOf(of) : free.length;
        };
        for (const other of given.mediators.filter(isFree)) {
          if (id === '' || given.ballots.some(({ vetoes }) => vetoes.includes(other.id))) continue;
          const steps = given.ballots.map((ballot) => place(ballot, other.id) - place(ballot, id));
          expect(steps.some((step) => step < 0) && steps.every((step) => step <= 0)).toBe(false);
        }
      }),
    );
  });

  test('stays the same when sides change places or names, the list is turned round, or it is counted again', () => {
    fc.assert(
      fc.property(input, (given) => {
        const result = matchPanel(given);
        expect(matchPanel(structuredClone(given))).toEqual(result);
        const turned = { ...given, mediators: given.mediators.toReversed(), ballots: given.ballots.toReversed() };
        expect(matchPanel(turned)).toEqual(result);
        const swapped = given.ballots.map((ballot, i) => ({ ...ballot, sideId: `s${given.ballots.length - 1 - i}` }));
        expect(chosen(matchPanel({ ...given, ballots: swapped }))).toEqual(chosen(result));
      }),
    );
  });
});

describe('sixteen mediators of a county', () => {
  const mediators = Array.from({ length: 16 }, (_, i) => mediator(`m${i + 1}`, { fields: i % 4 === 0 ? ['law'] : [] }));

  test('each of two sides may veto seven of them for one seat, and only one where two seats need one of four lawyers', () => {
    expect(vetoLimit({ mediators, seats: lead, sides: 2 })).toBe(7);
    const seats: Seat[] = [{ role: 'lead', field: 'law' }, { role: 'co', field: 'law' }, { role: 'assist' }];
    expect(vetoLimit({ mediators, seats, sides: 2 })).toBe(1);
  });

  test('somebody in the middle of both lists is chosen rather than the first of one and the last of the other', () => {
    const ballots = [
      { sideId: 'lender', ranking: ['m1', 'm2', 'm3'], vetoes: ['m9'] },
      { sideId: 'borrower', ranking: ['m4', 'm2', 'm9', 'm1'], vetoes: [] },
    ];
    const result = matchPanel({ mediators, seats: lead, ballots, vetoesPerSide: 7, seed: '48213' });
    expect(result).toEqual({
      outcome: 'matched',
      panel: [
        {
          seat: { role: 'lead' },
          mediatorId: 'm2',
          decidedBy: 'worst-place',
          places: [
            { sideId: 'borrower', place: 2, line: 2 },
            { sideId: 'lender', place: 2, line: 2 },
          ],
        },
      ],
      excluded: [{ mediatorId: 'm9', reason: 'veto', sideIds: ['lender'] }],
    });
  });

  test('a side that handed in nothing leaves the choice to the other, and has yet to accept it', () => {
    const ballots = [
      { sideId: 'a', ranking: ['m5', 'm6'], vetoes: [] },
      { sideId: 'b', ranking: [], vetoes: [] },
    ];
    const result = matchPanel({ mediators, seats: lead, ballots, vetoesPerSide: 7, seed: '1' });
    expect(result).toMatchObject({
      panel: [{ mediatorId: 'm5', decidedBy: 'first-of-all', places: [{ line: 1 }, { place: 1, line: null }] }],
    });
  });

  test('the lead does not take the only lawyer whom another seat needs', () => {
    const list = [mediator('lawyer', { fields: ['law'] }), mediator('teacher')];
    const ballots = ['a', 'b'].map((sideId) => ({ sideId, ranking: ['lawyer', 'teacher'], vetoes: [] }));
    const seats: Seat[] = [{ role: 'lead' }, { role: 'co', field: 'law' }];
    const result = matchPanel({ mediators: list, seats, ballots, vetoesPerSide: 0, seed: '' });
    expect(chosen(result)).toEqual(['teacher', 'lawyer']);
  });

  test('a place in a list does not suffer from somebody above who fell away, and the line stays as it was written', () => {
    const list = mediators.map((each) => (each.id === 'm1' ? { ...each, openCases: 5 } : each));
    const ballots = [
      { sideId: 'a', ranking: ['m1', 'gone', 'm2'], vetoes: [] },
      { sideId: 'b', ranking: ['m2'], vetoes: [] },
    ];
    const result = matchPanel({ mediators: list, seats: lead, ballots, vetoesPerSide: 7, seed: '' });
    expect(result).toMatchObject({
      panel: [{ mediatorId: 'm2', decidedBy: 'first-of-all', places: [{ place: 1, line: 3 }, { line: 1 }] }],
      excluded: [{ mediatorId: 'm1', reason: 'full', sideIds: [] }],
    });
  });

  test('a ballot says what is wrong with it, and a wrong one is not counted', () => {
    const list = { mediators, vetoesPerSide: 1 };
    const faults = (ranking: string[], vetoes: string[]) => ballotFaults({ sideId: 'a', ranking, vetoes }, list);
    expect(faults(['m1', 'm2'], ['m3'])).toEqual([]);
    expect(faults(['nobody'], [])).toEqual(['not-in-list']);
    expect(faults(['m1', 'm1'], [])).toEqual(['named-twice']);
    expect(faults(['m1'], ['m1'])).toEqual(['named-and-vetoed']);
    expect(faults([], ['m1', 'm2'])).toEqual(['too-many-vetoes']);
    const other = { sideId: 'b', ranking: [], vetoes: [] };
    const count = (ballots: Ballot[]) => () => matchPanel({ ...list, seats: lead, ballots, seed: '' });
    expect(count([{ sideId: 'a', ranking: ['m1', 'm1'], vetoes: [] }, other])).toThrow(RangeError);
    expect(count([other])).toThrow(RangeError);
    expect(count([other, other])).toThrow(RangeError);
  });
});
