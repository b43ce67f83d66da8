import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BookFact, replay } from './books.ts';
import {
  contestDays,
  decide,
  openStates,
  type Standing,
  spokenAfter,
  stepFacts,
  stepsFrom,
  stepTable,
  type Taking,
} from './rules.ts';
import { noAnswers, type OwnWord, worstOf } from './rules-solved.ts';
import { type MatterState, type MatterStep, matterStates, matterSteps } from './words.ts';

const now = new Date('2026-11-23T02:00:00Z');
const day = 86_400_000;
const states = Object.keys(matterStates) as MatterState[];
const steps = Object.keys(matterSteps) as MatterStep[];
const calm: Standing = {
  state: 'answered',
  solved: 'asked',
  answered: true,
  closedBy: null,
  contestUntil: null,
  evidence: [],
  evidenceNeeded: [],
  openParts: 0,
  answers: noAnswers,
  stateBefore: null,
};
const take = (standing: Partial<Standing>, taking: Partial<Taking> & { step: MatterStep }) =>
  decide({ ...calm, ...standing }, { now, by: 'officer', ...taking });
const refused = (code: string) => ({ ok: false, code });

describe('from each state', () => {
  test.each<[MatterState, MatterStep[]]>([
    ['reported', ['accept', 'decline', 'withdraw', 'merge']],
    ['accepted', ['decline', 'assign', 'withdraw', 'merge']],
    ['not_accepted', ['archive', 'reopen']],
    ['assigned', ['assign', 'take', 'return', 'withdraw', 'merge']],
    ['in_hand', ['assign', 'return', 'answer', 'withdraw', 'merge']],
    ['returned', ['decline', 'assign', 'withdraw', 'merge']],
    ['answered', ['answer', 'close', 'reopen', 'withdraw', 'contest', 'confirm', 'merge']],
    ['closed', ['revisit', 'reopen', 'contest', 'confirm']],
    ['revisited', ['archive', 'reopen', 'contest', 'confirm']],
    ['archived', []],
    ['withdrawn', ['archive']],
    ['reopened', ['assign', 'take', 'withdraw', 'contest', 'merge']],
    ['merged', ['unmerge']],
  ])('%s only these steps lead on', (state, possible) => {
    expect(stepsFrom(state)).toEqual(possible);
    for (const step of steps)
      if (!possible.includes(step)) expect(take({ state }, { step })).toEqual(refused('step.not-now'));
  });

  test('every state can be left or is the end, and every state can be reached', () => {
    const reached = new Set<string>(['reported', ...Object.values(stepTable).map(({ to }) => to)]);
    expect(states.filter((state) => !reached.has(state))).toEqual([]);
    expect(states.filter((state) => stepsFrom(state).length === 0)).toEqual(['archived']);
  });
});

describe('closing', () => {
  test.each<[string, Partial<Standing>, string]>([
    ['without an answer', { answered: false }, 'step.answer-missing'],
    ['while a helping unit is at work', { openParts: 1 }, 'step.parts-open'],
    ['without what the category demands', { evidenceNeeded: ['photo-after'] }, 'step.evidence-missing'],
    [
      'with other evidence than the category demands',
      { evidenceNeeded: ['photo-after', 'visit-note'], evidence: ['visit-note', 'receipt'] },
      'step.evidence-missing',
    ],
  ])('is refused %s', (_, standing, code) => {
    expect(take(standing, { step: 'close' })).toEqual(refused(code));
  });

  test('is possible with all of it, and then the resident is asked whether it is solved', () => {
    const standing: Partial<Standing> = {
      solved: 'no',
      evidenceNeeded: ['photo-after'],
      evidence: ['photo-after', 'receipt'],
    };
    expect(take(standing, { step: 'close' })).toEqual({ ok: true, state: 'closed', solved: 'asked' });
  });

  test('never happens without answer, evidence and every part ended, whatever else is so', () => {
    fc.assert(
      fc.property(anyStanding(), (standing) => {
        const ruling = decide(standing, { step: 'close', now, by: 'officer' });
        if (!ruling.ok) return;
        expect([standing.state, standing.answered, standing.openParts]).toEqual(['answered', true, 0]);
        expect(standing.evidenceNeeded.every((needed) => standing.evidence.includes(needed))).toBe(true);
      }),
    );
  });
});

describe('the visit afterwards', () => {
  const closed: Partial<Standing> = { state: 'closed', closedBy: 'officer' };
  test('is never made by whoever closed the matter', () => {
    expect(take(closed, { step: 'revisit', found: 'yes' })).toEqual(refused('step.same-person'));
    expect(take(closed, { step: 'revisit', found: 'yes', by: 'colleague' })).toEqual({
      ok: true,
      state: 'revisited',
      solved: 'yes',
    });
  });

  test.each([
    ['yes', 'revisited', 'yes'],
    ['partly', 'revisited', 'partly'],
    ['no', 'reopened', 'no'],
    ['unreached', 'closed', 'asked'],
  ] as const)('that found "%s" leads to %s', (found, state, solved) => {
    expect(take(closed, { step: 'revisit', found, by: 'colleague' })).toEqual({ ok: true, state, solved });
  });
});

describe('"not solved"', () => {
  const until = new Date(now.getTime() + contestDays * day);
  test.each(['contest', 'confirm'] as const)(
    'or "solved" (%s) can be said up to the last moment of the promised days and not after it',
    (step) => {
      const standing: Partial<Standing> = { state: 'closed', contestUntil: until };
      expect(take(standing, { step, now: until }).ok).toBe(true);
      expect(take(standing, { step, now: new Date(until.getTime() + 1) })).toEqual(refused('step.too-late'));
    },
  );

  test("reopens and stays the resident's word until work begins anew", () => {
    expect(take({ state: 'closed', contestUntil: until }, { step: 'contest' })).toEqual({
      ok: true,
      state: 'reopened',
      solved: 'no',
    });
    expect(take({ state: 'reopened', solved: 'no' }, { step: 'take' })).toEqual({
      ok: true,
      state: 'in_hand',
      solved: 'unasked',
    });
  });

  test("is never overwritten by a colleague: only the resident's steps, a visit and new work change what is solved", () => {
    fc.assert(
      fc.property(anyStanding(), fc.constantFrom(...steps), (standing, step) => {
        const ruling = decide(standing, { step, now, by: 'colleague' });
        if (!ruling.ok || ['confirm', 'contest', 'revisit', 'answer', 'close', 'take'].includes(step)) return;
        expect(ruling.solved).toBe(standing.solved);
      }),
    );
  });
});

function anyStanding(): fc.Arbitrary<Standing> {
  const evidence = fc
    .subarray(['photo-after', 'visit-note', 'result-count', 'receipt'] as const)
    .map((list) => [...list]);
  return fc.record({
    state: fc.constantFrom(...states),
    solved: fc.constantFrom('unasked', 'asked', 'yes', 'partly', 'no' as const),
    answered: fc.boolean(),
    closedBy: fc.constantFrom(null, 'officer', 'colleague'),
    contestUntil: fc.constantFrom(null, new Date(now.getTime() - day), new Date(now.getTime() + day)),
    evidence,
    evidenceNeeded: evidence,
    openParts: fc.integer({ min: 0, max: 2 }),
    answers: fc
      .dictionary(fc.constantFrom('r1', 'r2', 'r3'), fc.constantFrom<OwnWord>('yes', 'partly', 'no'))
      .map((said) => new Map(Object.entries(said))),
    stateBefore: fc.constantFrom(null, ...states),
  });
}

/** A matter's life by a second, simpler bookkeeping, to hold the books against. */
class Life {
  standing: Standing = { ...calm, state: 'reported', solved: 'unasked', answered: false };
  returned = 0;
  reopened = 0;
  readonly facts: BookFact[] = [{ kind: 'matter.reported', at: now, byId: null, data: {} }];

  take(taking: Taking): void {
    const ruling = decide(this.standing, taking);
    if (!ruling.ok) return;
    const { step, now: at, by, found, reporter } = taking;
    const speaks = step === 'confirm' || step === 'contest';
    const byId = speaks && reporter !== undefined ? reporter : by;
    const data = {
      ...(found === undefined ? {} : { found }),
      ...(speaks || reporter === undefined ? {} : { reporterId: reporter }),
    };
    this.facts.push({ kind: stepFacts[step], at, byId, data });
    this.hear(taking);
    const again = ruling.state === 'reopened' && this.standing.state !== 'reopened' && step !== 'unmerge';
    this.returned += step === 'return' ? 1 : 0;
    this.reopened += again ? 1 : 0;
    this.standing = {
      ...this.standing,
      state: ruling.state,
      solved: ruling.solved,
      answered: again ? false : this.standing.answered || step === 'answer',
      closedBy: step === 'close' ? byId : this.standing.closedBy,
      contestUntil: again
        ? null
        : step === 'close'
          ? new Date(at.getTime() + contestDays * day)
          : this.standing.contestUntil,
    };
  }

  // Who said what in this round, written down without the rules.
  private hear({ step, found, reporter }: Taking): void {
    const word = step === 'contest' ? 'no' : found === 'unreached' ? undefined : found;
    const words = new Map(this.standing.answers);
    if (step === 'merge' || step === 'unmerge') words.clear();
    if (this.standing.state === 'reopened' && (step === 'take' || step === 'assign')) words.clear();
    if (['confirm', 'contest', 'revisit'].includes(step) && word !== undefined && reporter !== undefined) {
      words.set(reporter, step === 'confirm' && word === 'no' ? 'yes' : word);
    }
    const stateBefore = step === 'merge' ? this.standing.state : step === 'unmerge' ? null : this.standing.stateBefore;
    this.standing = { ...this.standing, answers: words, stateBefore };
  }

  letGo(reporterIds: readonly string[]): void {
    this.facts.push({ kind: 'matter.let-go', at: now, byId: 'officer', data: { reporterIds } });
    const left = [...this.standing.answers].filter(([id]) => !reporterIds.includes(id));
    if (left.length === this.standing.answers.size) return;
    const asked = ['answered', 'closed', 'revisited'].includes(this.standing.state) ? 'asked' : 'unasked';
    const answers = new Map(left);
    this.standing = { ...this.standing, answers, solved: worstOf(answers) ?? asked };
  }

  ask(id: string): void {
    this.facts.push({ kind: 'part.asked', at: now, byId: 'officer', data: { partId: id } });
    this.standing = { ...this.standing, openParts: this.standing.openParts + 1 };
  }
}

const anyTaking = fc.record({
  pick: fc.nat(),
  hours: fc.integer({ min: 0, max: 24 * 6 }),
  by: fc.constantFrom('officer', 'colleague', 'chief'),
  found: fc.constantFrom('yes', 'partly', 'no', 'unreached' as const),
  reporter: fc.constantFrom('r1', 'r2', 'r3'),
  leaves: fc.nat({ max: 20 }),
});

describe('the days in which a resident may still say "not solved"', () => {
  const revisited = { state: 'revisited', contestUntil: new Date(now.getTime() + day), closedBy: 'officer' } as const;
  const archive = { step: 'archive', by: 'chief' } as const;

  test('are not cut short by putting the matter into the archive', () => {
    for (const solved of ['asked', 'partly'] as const) {
      const standing = { ...calm, ...revisited, solved };
      expect(decide(standing, { ...archive, now })).toEqual({ ok: false, code: 'step.contest-open' });
      expect(decide(standing, { ...archive, now: new Date(now.getTime() + 2 * day) })).toMatchObject({ ok: true });
    }
  });

  test('end when the resident confirms', () => {
    expect(decide({ ...calm, ...revisited, solved: 'yes' }, { ...archive, now })).toMatchObject({ state: 'archived' });
  });
});

describe('the books', () => {
  test('replay any life of a matter to the very state, word, returns and reopenings that it had', () => {
    let longest = 0;
    fc.assert(
      fc.property(fc.array(anyTaking, { maxLength: 120, size: 'max' }), (takings) => {
        const life = new Life();
        let at = now.getTime();
        for (const { pick, hours, by, found, reporter, leaves } of takings) {
          // Mostly a step that the state allows, so that lives grow long.
          const possible =
            pick % 5 === 0
              ? steps
              : stepsFrom(life.standing.state).filter((step) => step !== 'withdraw' && step !== 'archive');
          const step = possible[pick % possible.length];
          if (step === undefined) break;
          at += hours * 3_600_000;
          const word = step === 'confirm' && found !== 'partly' ? 'yes' : found;
          const said = ['revisit', 'confirm', 'contest'].includes(step) ? { found: word, reporter } : {};
          life.take({ step, now: new Date(at), by, ...said });
          if (leaves === 0) life.letGo([reporter]);
        }
        longest = Math.max(longest, life.facts.length);
        const { state, solved } = life.standing;
        expect(replay(life.facts)).toMatchObject({
          ok: true,
          balance: { state, solved, timesReturned: life.returned, timesReopened: life.reopened },
        });
      }),
      { numRuns: 300 },
    );
    expect(longest).toBeGreaterThan(10);
  });

  test.each<[string, (facts: BookFact[]) => BookFact[], string]>([
    ['a fact was left out', (facts) => facts.filter(({ kind }) => kind !== 'matter.answered'), 'step.not-now'],
    ['the order was changed', (facts) => [...facts.slice(0, 1), ...facts.slice(1).reverse()], 'step.not-now'],
    ['the report is missing', (facts) => facts.slice(1), 'the first fact is no report'],
    [
      'the closer made the visit himself',
      (facts) => facts.map((fact) => (fact.kind === 'matter.revisited' ? { ...fact, byId: 'officer' } : fact)),
      'step.same-person',
    ],
    [
      'a helper was still at work when it was closed',
      (facts) => facts.toSpliced(4, 0, { kind: 'part.asked', at: now, byId: 'officer', data: { partId: 'p' } }),
      'step.parts-open',
    ],
    [
      'it was contested too late',
      (facts) => [
        ...facts,
        { kind: 'matter.contested', at: new Date(now.getTime() + 16 * day), byId: 'resident', data: {} },
      ],
      'step.too-late',
    ],
  ])('find it out when %s', (_, change, why) => {
    const life = new Life();
    for (const step of ['accept', 'assign', 'take', 'answer', 'close'] as const)
      life.take({ step, now, by: 'officer' });
    life.take({ step: 'revisit', now, by: 'colleague', found: 'yes' });
    expect(replay(life.facts).ok).toBe(true);
    expect(replay(change(life.facts))).toMatchObject({ ok: false, why });
  });

  test('let a matter be closed once its helper has finished, returned it or lost it', () => {
    for (const kind of ['part.done', 'part.returned', 'part.revoked']) {
      const life = new Life();
      for (const step of ['accept', 'assign', 'take', 'answer'] as const) life.take({ step, now, by: 'officer' });
      life.ask('one');
      const close = { kind: 'matter.closed', at: now, byId: 'officer', data: {} };
      expect(replay([...life.facts, close])).toMatchObject({ ok: false, why: 'step.parts-open' });
      expect(replay([...life.facts, { kind, at: now, byId: 'helper', data: { partId: 'one' } }, close]).ok).toBe(true);
    }
  });
});

test('what still owes the reporter something is open, what is over is not', () => {
  expect(states.filter((state) => !(openStates as readonly string[]).includes(state))).toEqual([
    'not_accepted',
    'revisited',
    'archived',
    'withdrawn',
    'merged',
  ]);
});

describe('several people who reported one thing', () => {
  const words = fc
    .dictionary(fc.string(), fc.constantFrom<OwnWord>('yes', 'partly', 'no'))
    .map((said) => new Map(Object.entries(said)));

  test('the worst word of those who answered counts: one "no" outweighs every "yes", and nobody who is silent says anything', () => {
    fc.assert(
      fc.property(words, (answers) => {
        const said = [...answers.values()];
        const worst = said.includes('no')
          ? 'no'
          : said.includes('partly')
            ? 'partly'
            : said.includes('yes')
              ? 'yes'
              : undefined;
        expect(worstOf(answers)).toBe(worst);
      }),
    );
  });

  test('each answers for himself: what one says never becomes better because another one says "yes"', () => {
    fc.assert(
      fc.property(words, fc.string(), (answers, reporter) => {
        const ruling = take({ state: 'closed', solved: 'asked', answers }, { step: 'confirm', found: 'yes', reporter });
        const others = [...answers].filter(([id]) => id !== reporter).map(([, word]) => word);
        const expected = others.includes('no') ? 'no' : others.includes('partly') ? 'partly' : 'yes';
        expect(ruling).toMatchObject({ solved: expected });
      }),
    );
  });

  test('a second one may say "not solved" too after the first one\'s word reopened it, each of them once', () => {
    const standing: Partial<Standing> = { state: 'reopened', solved: 'no', answers: new Map([['r1', 'no']]) };
    expect(take(standing, { step: 'contest', reporter: 'r2' })).toEqual({ ok: true, state: 'reopened', solved: 'no' });
    expect(take(standing, { step: 'contest', reporter: 'r1' })).toEqual(refused('step.not-now'));
    expect(take({ ...standing, solved: 'unasked' }, { step: 'contest', reporter: 'r2' })).toEqual(
      refused('step.not-now'),
    );
  });

  test('work that begins anew asks everybody again', () => {
    const said = new Map<string, OwnWord>([
      ['r1', 'no'],
      ['r2', 'yes'],
    ]);
    for (const step of ['take', 'assign'] as const) {
      expect(spokenAfter({ state: 'reopened', answers: said }, { step, now, by: 'officer' })).toEqual(noAnswers);
    }
    expect(take({ state: 'answered', solved: 'no' }, { step: 'close' })).toMatchObject({ solved: 'asked' });
  });

  test('merging and its undoing lead back to the very state, from wherever it was merged', () => {
    for (const state of states.filter((one) => stepsFrom(one).includes('merge'))) {
      expect(take({ state }, { step: 'merge' })).toMatchObject({ ok: true, state: 'merged' });
      expect(take({ state: 'merged', stateBefore: state }, { step: 'unmerge' })).toMatchObject({ ok: true, state });
    }
    expect(take({ state: 'in_hand', openParts: 1 }, { step: 'merge' })).toEqual(refused('step.parts-open'));
  });
});
