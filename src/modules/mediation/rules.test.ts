import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../kit/words.ts';
import { decides, isOneOfMany, settles, speaks } from './parties.ts';
import { decide, isOpen, isOver, type Standing, stepsFrom, stepTable } from './rules.ts';
import { isMinor, judgeGate, judgeRisk, mustReport, questionsOf, withoutGuardian } from './rules-gate.ts';
import type { Party } from './tables.ts';
import { type MediationState, mediationFacts, mediationStates, mediationSteps, modes, tracks } from './words.ts';
import { gateQuestions, riskSigns } from './words-risk.ts';

const standing = (state: MediationState, more: Partial<Standing> = {}): Standing => ({
  state,
  resumeTo: null,
  mode: 'joint',
  hasPanel: false,
  ...more,
});

describe('the life of a mediation', () => {
  test('either side may stop wherever mediation still goes on, and nowhere else', () => {
    for (const state of keysOf(mediationStates))
      expect([state, decide(standing(state), 'stop').ok]).toEqual([state, isOpen(state)]);
  });

  test('from every state some step leads on, and from every open state the end can be reached', () => {
    for (const state of keysOf(mediationStates)) {
      const seen = new Set<MediationState>([state]);
      const todo = [standing(state)];
      for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
        for (const step of stepsFrom(one)) {
          const ruling = decide(one, step);
          if (!ruling.ok || seen.has(ruling.state)) continue;
          seen.add(ruling.state);
          todo.push(standing(ruling.state, { resumeTo: ruling.resumeTo }));
        }
      }
      expect([state, seen.has('filed')]).toEqual([state, true]);
    }
  });

  test('whatever steps are tried, a refused one changes nothing and a suspended one goes back to where it was', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keysOf(mediationSteps)), { maxLength: 40 }), (steps) => {
        let now = standing('proposed', { hasPanel: true });
        let before: MediationState = 'proposed';
        for (const step of steps) {
          const ruling = decide(now, step);
          if (!ruling.ok) {
            expect(stepTable[step].from).not.toContain(now.state);
            continue;
          }
          if (step === 'suspend') before = now.state;
          if (step === 'resume') expect(ruling.state).toBe(before);
          expect(mediationFacts).toHaveProperty([ruling.fact]);
          now = { ...now, state: ruling.state, resumeTo: ruling.resumeTo };
        }
      }),
    );
  });

  test('a simple dispute is settled on the spot, and taken up again without choosing anew', () => {
    expect(decide(standing('proposed', { mode: 'spot' }), 'accept')).toMatchObject({ state: 'under-way' });
    expect(decide(standing('filed', { mode: 'spot' }), 'reopen')).toMatchObject({ state: 'under-way' });
    expect(decide(standing('filed'), 'reopen')).toMatchObject({ state: 'choosing' });
    expect(keysOf(mediationStates).filter(isOver)).toEqual(['failed', 'refused', 'withdrawn', 'filed']);
  });
});

describe('who may speak', () => {
  const now = new Date('2026-11-22T02:00:00Z');
  const party = (more: Partial<Party>): Party => ({
    ...{
      id: 'a',
      mediation_id: 'm',
      side: 1,
      role: 'party',
      acts_for: null,
      name: '王秀兰',
      phone: null,
      gender: null,
    },
    ...{
      born_on: null,
      id_number_sealed: null,
      address: '',
      employer: '',
      grid_code: null,
      occupation: '',
      capacity: 'full',
    },
    ...{ needs: '', language: 'zh', way: 'officer', mandate_scope: null, mandate_until: null, mandate_file_id: null },
    ...{
      code: '',
      tail: '',
      willing: 'unasked',
      willing_how: null,
      willing_at: null,
      rights_how: null,
      rights_at: null,
    },
    ...{ wants_open: null, added_at: now, left_at: null },
    ...more,
  });

  test('a child neither speaks nor settles for itself, its guardian does; yet a child may say that it wants to stop', () => {
    const child = party({ born_on: '2015-05-01' });
    const guardian = party({ id: 'b', role: 'guardian', acts_for: 'a' });
    expect([speaks(child, now), settles(child, now), decides(child, now)]).toEqual([false, false, true]);
    expect([speaks(guardian, now), settles(guardian, now), decides(guardian, now)]).toEqual([true, true, true]);
  });

  test('an agent speaks until the end of the last day of the mandate; helpers never', () => {
    const agent = (until: string) =>
      party({ role: 'agent', acts_for: 'x', mandate_scope: 'special', mandate_until: until });
    expect([decides(agent('2026-11-22'), now), decides(agent('2026-11-21'), now)]).toEqual([true, false]);
    expect(decides(party({ role: 'interpreter', acts_for: 'x' }), now)).toBe(false);
    expect(decides(party({ left_at: now }), now)).toBe(false);
  });

  test('one of several neighbours stops for himself, whoever stands alone or was named to speak for all ends it', () => {
    const [one, other, lone] = [party({}), party({ id: 'b' }), party({ id: 'c', side: 2 })];
    const spokesman = party({ id: 'd', role: 'representative' });
    const agent = party({ id: 'e', role: 'agent', acts_for: 'a', mandate_scope: 'special' });
    const all = [one, other, lone, spokesman, agent];
    expect(all.map((each) => isOneOfMany(each, all))).toEqual([true, true, false, false, true]);
    expect(isOneOfMany(agent, [one, agent])).toBe(false);
  });
});

describe('the gate', () => {
  test('every reason names a lawful way out, and nothing ticked opens it', () => {
    for (const track of keysOf(tracks)) {
      expect(judgeGate(track, [])).toEqual({ open: true, reasons: [], ways: [], peopleInstead: false });
      for (const question of questionsOf(track)) expect(judgeGate(track, [question]).ways.length).toBeGreaterThan(0);
    }
    expect([...questionsOf('public-order')].sort()).toEqual([...keysOf(gateQuestions)].sort());
  });

  test('what excludes the public-order track alone leaves the civil side to people’s mediation', () => {
    expect(judgeGate('public-order', ['gang'])).toMatchObject({ open: false, ways: ['penalty'], peopleInstead: true });
    expect(judgeGate('public-order', ['gang', 'crime'])).toMatchObject({ peopleInstead: false });
    expect(judgeGate('people', ['gang'])).toMatchObject({ open: true });
  });

  test('a minor needs a guardian until the eighteenth birthday', () => {
    expect(isMinor('2008-11-23', '2026-11-22')).toBe(true);
    expect(isMinor('2008-11-22', '2026-11-22')).toBe(false);
    const child = { id: 'a', role: 'party', actsFor: null, capacity: 'full', bornOn: '2015-01-01' } as const;
    const guardian = { id: 'b', role: 'guardian', actsFor: 'a', capacity: 'full', bornOn: null } as const;
    expect(withoutGuardian([child], '2026-11-22')).toEqual(['a']);
    expect(withoutGuardian([child, guardian], '2026-11-22')).toEqual([]);
  });

  test('more signs never make a dispute calmer, and what must be reported is at least heeded', () => {
    const order = ['calm', 'heed', 'grave'];
    const signs = fc.uniqueArray(fc.constantFrom(...keysOf(riskSigns)));
    fc.assert(
      fc.property(signs, fc.constantFrom(...keysOf(riskSigns)), (seen, another) => {
        const [before, after] = [judgeRisk(seen), judgeRisk([...seen, another])];
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
        if (mustReport(seen)) expect(judgeRisk(seen)).not.toBe('calm');
      }),
    );
    expect(keysOf(modes)).toEqual(['spot', 'joint']);
  });
});
