import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainMatch, partyView } from '../../algorithms/mediator-matching/explain.ts';
import { type Ballot, type MatchResult, matchPanel } from '../../algorithms/mediator-matching/match.ts';
import type { Party } from '../mediation/api.ts';
import {
  commitmentOf,
  findSeatProblem,
  isNamedByAll,
  isSamePanel,
  listHashOf,
  maySpeakBallot,
  panelOf,
  partOf,
  sidesOf,
  sidesToAsk,
} from './rules.ts';

const ids = ['m1', 'm2', 'm3', 'm4'];
const names = { m1: '王', m2: '李', m3: '赵', m4: '孙' };
const mediators = ids.map((id) => ({ id, fields: [], openCases: 0, mostCases: 3, conflicts: [] }));

function count(ballots: readonly Ballot[], seats: Parameters<typeof matchPanel>[0]['seats'] = [{ role: 'lead' }]) {
  return matchPanel({ mediators, seats, ballots, vetoesPerSide: 1, seed: '7' });
}

const side = (sideId: string) =>
  fc
    .tuple(fc.shuffledSubarray(ids), fc.nat({ max: 1 }))
    .map(([order, vetoes]): Ballot => ({ sideId, ranking: order.slice(vetoes), vetoes: order.slice(0, vetoes) }));

describe('what one side may know of a result', () => {
  test('reads as the whole result does to it, and holds no line or veto of the other side', () => {
    fc.assert(
      fc.property(side('1'), side('2'), (one, other) => {
        const whole = count([one, other]);
        const part = partOf(whole, '1');
        expect(partyView(part, '1')).toEqual(partyView(whole, '1'));
        expect(explainMatch(part, '1', names, 'zh')).toEqual(explainMatch(whole, '1', names, 'zh'));
        expect(JSON.stringify(part)).not.toContain('"sideId":"2"');
        expect(part.excluded.filter(({ reason }) => reason === 'veto').map(({ mediatorId }) => mediatorId)).toEqual([
          ...one.vetoes,
        ]);
      }),
    );
  });

  test('a side that did not name who was chosen is asked, and nobody else', () => {
    const result = count([
      { sideId: '1', ranking: ['m2'], vetoes: [] },
      { sideId: '2', ranking: [], vetoes: [] },
    ]);
    expect(panelOf(result)).toEqual([{ mediatorId: 'm2', role: 'lead' }]);
    expect(sidesToAsk(result, [1, 2])).toEqual([2]);
    expect(isNamedByAll(result)).toBe(false);
    const none: MatchResult = { outcome: 'no-common', because: 'list', excluded: [] };
    expect([panelOf(none), sidesToAsk(none, [1, 2]), isNamedByAll(none)]).toEqual([[], [], false]);
  });
});

describe('the commitment of a ballot', () => {
  test('is another one for every other ballot, side, round and salt', () => {
    const said = { ranking: ['m1', 'm2'], vetoes: ['m3'], salt: 'a'.repeat(32) };
    const of = new Set([
      commitmentOf('r', 1, said),
      commitmentOf('r', 2, said),
      commitmentOf('q', 1, said),
      commitmentOf('r', 1, { ...said, ranking: ['m2', 'm1'] }),
      commitmentOf('r', 1, { ...said, ranking: ['m1', 'm2', 'm3'], vetoes: [] }),
      commitmentOf('r', 1, { ...said, salt: 'b'.repeat(32) }),
    ]);
    expect(of.size).toBe(6);
  });

  test('and the hash of the list change with everything that was counted', () => {
    const [first, ...rest] = mediators;
    const changed = [
      { ...mediators[0], openCases: 1 },
      { ...mediators[0], conflicts: ['2'] },
      { ...mediators[0], fields: ['law'] },
    ];
    const hashes = changed.flatMap((one) => (first ? [listHashOf([{ ...first, ...one }, ...rest])] : []));
    expect(new Set([listHashOf(mediators), ...hashes]).size).toBe(4);
  });
});

describe('who speaks for a side', () => {
  const party = (more: Partial<Party>): Party => ({
    id: 'p1',
    mediation_id: 'c1',
    side: 1,
    role: 'party',
    acts_for: null,
    name: '王秀兰',
    phone: null,
    gender: null,
    born_on: null,
    id_number_sealed: null,
    address: '',
    employer: '',
    grid_code: null,
    occupation: '',
    capacity: 'full',
    needs: '',
    language: 'zh',
    way: 'page',
    mandate_scope: null,
    mandate_until: null,
    mandate_file_id: null,
    code: '',
    tail: '',
    willing: 'yes',
    willing_how: null,
    willing_at: null,
    rights_how: null,
    rights_at: null,
    wants_open: null,
    added_at: new Date(0),
    left_at: null,
    ...more,
  });
  const now = new Date('2026-11-23T02:00:00Z');

  test('is anybody of it until it names a representative; then he, or who acts for him', () => {
    const one = party({});
    const representative = party({ id: 'p2', role: 'representative' });
    const agent = party({ id: 'p3', role: 'agent', acts_for: 'p2', mandate_scope: 'general' });
    const other = party({ id: 'p4', side: 2 });
    expect(maySpeakBallot(one, [one, other], now)).toBe(true);
    const all = [one, representative, agent, other];
    expect(all.map((each) => maySpeakBallot(each, all, now))).toEqual([false, true, true, true]);
  });

  test('is never an interpreter, a companion, somebody without full capacity, or an agent whose mandate is over', () => {
    const others: readonly Partial<Party>[] = [
      { role: 'interpreter' },
      { role: 'support' },
      { capacity: 'limited' },
      { role: 'agent', mandate_scope: 'special', mandate_until: '2026-11-22' },
    ];
    for (const each of others) expect(maySpeakBallot(party(each), [party(each)], now)).toBe(false);
  });

  test('sides are those on which somebody stands for himself', () => {
    const parties = [party({ side: 3 }), party({ side: 1 }), party({ side: 2, role: 'support' })];
    expect(sidesOf(parties)).toEqual([1, 3]);
  });
});

describe('the seats of a panel', () => {
  test('have one lead; an officer leads public-order mediation', () => {
    expect(findSeatProblem([{ role: 'co' }], 'people')).toBe('choosing.one-lead');
    expect(findSeatProblem([{ role: 'lead' }, { role: 'lead' }], 'people')).toBe('choosing.one-lead');
    expect(findSeatProblem([{ role: 'lead' }, { role: 'assist', field: 'law' }], 'people')).toBe(undefined);
    expect(findSeatProblem([{ role: 'lead' }], 'public-order')).toBe('choosing.police-leads');
    expect(findSeatProblem([{ role: 'lead', field: 'police' }], 'public-order')).toBe(undefined);
  });

  test('are the same when the same people sit in the same roles', () => {
    const panel = [{ mediatorId: 'm1', role: 'lead' } as const];
    expect(isSamePanel(panel, [{ mediatorId: 'm1', role: 'lead' }])).toBe(true);
    expect(isSamePanel(panel, [{ mediatorId: 'm1', role: 'co' }])).toBe(false);
    expect(isSamePanel(panel, [])).toBe(false);
  });
});
