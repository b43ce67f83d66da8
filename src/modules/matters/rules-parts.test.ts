import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../kit/words.ts';
import { differingPart, partsAfter } from './books-parts.ts';
import { decide, type Standing } from './rules.ts';
import {
  type ArbiterCandidate,
  askedPart,
  chooseArbiter,
  decidePart,
  isPartOpen,
  isWithin,
  lesserOf,
  type PartStanding,
  type PartStep,
  partFactOf,
  partStepsFrom,
  partTable,
} from './rules-parts.ts';
import { partStates, shareLevels, type Verdict, verdictWords } from './words.ts';

const steps = keysOf(partTable);
const verdicts = keysOf(verdictWords);

function become(standing: PartStanding, step: PartStep, verdict?: Verdict): PartStanding {
  const ruling = decidePart(standing, { step, ...(verdict && { verdict }) });
  if (!ruling.ok) throw new Error(ruling.code);
  const { ok: _, ...next } = ruling;
  return next;
}

describe('a part that a helping unit was asked for', () => {
  test('is taken and finished, or finished at once', () => {
    expect(become(become(askedPart, 'take'), 'finish').state).toBe('done');
    expect(become(askedPart, 'finish').state).toBe('done');
  });

  test('may be returned once; the second return goes to the arbiter', () => {
    const returned = become(askedPart, 'return');
    expect(returned).toEqual({ state: 'returned', timesReturned: 1, bound: false });
    expect(become(become(returned, 'ask-again'), 'return')).toEqual({
      state: 'disputed',
      timesReturned: 2,
      bound: false,
    });
  });

  test('is in hand and cannot be returned any more once the arbiter decided that the unit must do it', () => {
    const disputed: PartStanding = { state: 'disputed', timesReturned: 2, bound: false };
    const bound = become(disputed, 'arbitrate', 'must');
    expect(bound).toEqual({ state: 'taken', timesReturned: 2, bound: true });
    expect(decidePart(bound, { step: 'return' })).toEqual({ ok: false, code: 'part.bound' });
    for (const verdict of ['released', 'other'] as const)
      expect(become(disputed, 'arbitrate', verdict).state).toBe('released');
  });

  test('is decided by nobody who does not say what he decided', () => {
    const disputed: PartStanding = { state: 'disputed', timesReturned: 2, bound: false };
    expect(decidePart(disputed, { step: 'arbitrate' }).ok).toBe(false);
  });

  test('goes, from every state and by every step, only where the table leads', () => {
    const outcomes = Object.fromEntries(
      keysOf(partStates).map((state) => [
        state,
        Object.fromEntries(
          partStepsFrom({ state, timesReturned: 0, bound: false }).map((step) => [
            step,
            become({ state, timesReturned: 0, bound: false }, step, step === 'arbitrate' ? 'must' : undefined).state,
          ]),
        ),
      ]),
    );
    expect(outcomes).toEqual({
      asked: { take: 'taken', tell: 'asked', finish: 'done', return: 'returned', revoke: 'revoked' },
      taken: { tell: 'taken', finish: 'done', return: 'returned', revoke: 'revoked' },
      done: {},
      returned: { 'ask-again': 'asked', revoke: 'revoked' },
      disputed: { revoke: 'revoked', arbitrate: 'taken' },
      released: {},
      revoked: {},
    });
  });
});

interface Move {
  readonly step: PartStep;
  readonly verdict: Verdict;
}
const anyMoves = fc.array(fc.record<Move>({ step: fc.constantFrom(...steps), verdict: fc.constantFrom(...verdicts) }), {
  maxLength: 30,
});

/** Takes what the rules allow of these moves; the facts that it leaves. */
function live(moves: readonly Move[]) {
  let standing = askedPart;
  const lives: PartStanding[] = [standing];
  const facts: { kind: string; data: Record<string, unknown> }[] = [{ kind: 'part.asked', data: { partId: 'p' } }];
  for (const { step, verdict } of moves) {
    const ruling = decidePart(standing, { step, verdict });
    if (!ruling.ok) continue;
    const { ok: _, ...next } = ruling;
    standing = next;
    lives.push(standing);
    facts.push({
      kind: partFactOf(step, standing.state),
      data: { partId: 'p', ...(step === 'arbitrate' && { verdict }) },
    });
  }
  return { standing, lives, facts };
}

describe('whatever people do with a part', () => {
  test('it never comes back a third time, and what ended stays ended', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const { lives } = live(moves);
        for (const [at, now] of lives.entries()) {
          expect(now.timesReturned).toBeLessThanOrEqual(2);
          expect(now.bound && now.state === 'returned').toBe(false);
          expect(now.bound && now.state === 'disputed').toBe(false);
          const ended = ['done', 'released', 'revoked'].includes(now.state);
          if (ended) expect(lives.length - 1).toBe(at);
        }
      }),
    );
  });

  test('its facts replay to the same standing, and a fact more or less is noticed', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const { standing, facts } = live(moves);
        let book: ReturnType<typeof partsAfter> = new Map();
        for (const fact of facts) if (typeof book !== 'string') book = partsAfter(book, fact);
        if (typeof book === 'string') throw new Error(book);
        expect(differingPart(new Map([['p', standing]]), book)).toBeUndefined();
        expect(differingPart(new Map([['p', { ...standing, timesReturned: 9 }]]), book)).toContain('p');
        expect(differingPart(new Map(), book)).toContain('row none');
      }),
    );
  });

  test('a fact that the rules would not allow is a bug report', () => {
    const done = new Map([['p', { state: 'done', timesReturned: 0, bound: false } as const]]);
    expect(partsAfter(done, { kind: 'part.returned', data: { partId: 'p' } })).toBe('step.not-now');
    expect(partsAfter(new Map(), { kind: 'part.taken', data: { partId: 'p' } })).toBe('a part that nobody asked for');
    const once = new Map([['p', { state: 'asked', timesReturned: 1, bound: false } as const]]);
    expect(partsAfter(once, { kind: 'part.returned', data: { partId: 'p' } })).toBe('the wrong return');
  });
});

const holder = (personId: string, dutyUnitId: string, more: Partial<ArbiterCandidate> = {}): ArbiterCandidate => ({
  personId,
  dutyUnitId,
  unitIds: [dutyUnitId],
  waiting: 0,
  ...more,
});

describe('the arbiter', () => {
  const of = { path: ['group', 'station', 'bureau'], sides: ['group', 'other-group'], exceptPersonIds: ['lead'] };

  test.each([
    ['is the holder of the nearest unit upward', [holder('far', 'bureau'), holder('near', 'station')], 'near'],
    ['comes from the county where no unit below has one', [holder('far', 'bureau')], 'far'],
    ['is not of the lead’s own unit while another exists', [holder('own', 'group'), holder('far', 'bureau')], 'far'],
    [
      'is not of the helping unit either, also by a second post',
      [holder('both', 'station', { unitIds: ['station', 'other-group'] }), holder('far', 'bureau')],
      'far',
    ],
    ['is of one of the sides where nobody else is left', [holder('own', 'group')], 'own'],
    ['is never the lead himself', [holder('lead', 'station')], undefined],
    ['is nobody from beside the path', [holder('beside', 'other-station')], undefined],
    [
      'is the one with fewer disputes waiting',
      [holder('busy', 'station', { waiting: 3 }), holder('free', 'station', { waiting: 1 })],
      'free',
    ],
  ])('%s', (_, candidates, chosen) => {
    expect(chooseArbiter(candidates, of)).toBe(chosen);
  });

  test('is impartial whenever anybody impartial may be asked, whoever else there is', () => {
    const candidate = fc.record<ArbiterCandidate>({
      personId: fc.uuid(),
      dutyUnitId: fc.constantFrom('group', 'station', 'bureau', 'elsewhere'),
      unitIds: fc.subarray(['group', 'station', 'bureau', 'other-group']),
      waiting: fc.nat(5),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 8 }), (candidates) => {
        const isOfSide = (one: ArbiterCandidate) =>
          [one.dutyUnitId, ...one.unitIds].some((id) => of.sides.includes(id));
        const possible = candidates.filter((one) => of.path.includes(one.dutyUnitId));
        const chosen = possible.find(({ personId }) => personId === chooseArbiter(candidates, of));
        expect(chosen === undefined).toBe(possible.length === 0);
        if (chosen && possible.some((one) => !isOfSide(one))) expect(isOfSide(chosen)).toBe(false);
      }),
    );
  });
});

test('of two levels of sharing the lesser one tells no more than either', () => {
  for (const one of keysOf(shareLevels)) {
    for (const other of keysOf(shareLevels)) {
      const least = lesserOf(one, other);
      expect([isWithin(least, one), isWithin(least, other)]).toEqual([true, true]);
      expect(least).toBe(lesserOf(other, one));
    }
  }
  expect(isWithin('words', 'minimum')).toBe(false);
});

test('only what somebody still owes keeps a matter from being closed', () => {
  expect(keysOf(partStates).filter(isPartOpen)).toEqual(['asked', 'taken', 'disputed']);
});

describe('a matter whose owner keeps it to the end', () => {
  const kept = { unitId: 'group', leadId: 'officer' };
  const standing: Standing = {
    state: 'in_hand',
    solved: 'unasked',
    answered: false,
    closedBy: null,
    contestUntil: null,
    evidence: [],
    evidenceNeeded: [],
    openParts: 0,
    answers: new Map(),
    stateBefore: null,
    kept,
  };
  const now = new Date('2026-11-23T02:00:00Z');

  test.each([
    ['another unit', { unitId: 'other', leadId: 'officer' }, false],
    ['another lead', { unitId: 'group', leadId: 'colleague' }, false],
    ['nobody by name', { unitId: 'group', leadId: null }, false],
    ['the same owner', kept, true],
  ])('cannot be assigned elsewhere: %s', (_, to, allowed) => {
    const ruling = decide(standing, { step: 'assign', now, by: 'clerk', to });
    expect(ruling.ok ? 'allowed' : ruling.code).toBe(allowed ? 'allowed' : 'step.kept');
  });

  test('cannot be returned by its owner, and is an ordinary matter once it was released', () => {
    expect(decide(standing, { step: 'return', now, by: 'officer' })).toEqual({ ok: false, code: 'step.kept' });
    expect(decide({ ...standing, kept: null }, { step: 'return', now, by: 'officer' }).ok).toBe(true);
  });

  test('cannot be closed while a part of it waits for the arbiter', () => {
    const answered = { ...standing, state: 'answered' as const, answered: true, openParts: 1, disputedParts: 1 };
    expect(decide(answered, { step: 'close', now, by: 'officer' })).toEqual({ ok: false, code: 'step.part-disputed' });
  });
});
