import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyContent, inspection, soundContent } from '../../../tests/support/procedures.ts';
import { actionsFrom, follow, inForceFor, missingFor, refusalOf, stageOf } from './rules.ts';
import { type Action, type Content, findingsOf, isTakeable } from './words-findings.ts';

const [firstStage] = inspection.stages;
const [firstAction] = inspection.actions;
if (!firstStage || !firstAction) throw new Error('nothing to try');
const deadEnd: Content = {
  ...inspection,
  stages: [...inspection.stages, { ...firstStage, code: 'S6', zh: '等', en: 'Waits' }],
  actions: [...inspection.actions, { ...firstAction, from: 'S2', to: 'S6', code: 'WAIT', zh: '等一等' }],
};
const errorsOf = (content: Content) => findingsOf(content).filter(({ level }) => level === 'error');
const withActions = (change: (action: Action) => Action | undefined): Content => ({
  ...inspection,
  actions: inspection.actions.flatMap((action) => change(action) ?? []),
});

describe('a procedure may be published', () => {
  test('when every stage is reached and comes to an end', () => {
    expect(findingsOf(inspection)).toEqual([]);
  });

  test.each<[string, Content]>([
    ['a first stage that is not there', { ...inspection, start: 'S9' }],
    ['a first stage that is an end', { ...inspection, start: 'S4' }],
    [
      'no end that is done',
      {
        ...inspection,
        stages: inspection.stages.map((stage) => (stage.kind === 'done' ? { ...stage, kind: 'refused' } : stage)),
      },
    ],
    ['two stages of one code', { ...inspection, stages: [...inspection.stages, { ...firstStage, zh: '又一个' }] }],
    [
      'two stages of one name',
      {
        ...inspection,
        stages: inspection.stages.map((stage) => (stage.code === 'S3' ? { ...stage, zh: '登记' } : stage)),
      },
    ],
    [
      'two actions of one name in a stage',
      { ...inspection, actions: [...inspection.actions, { ...firstAction, code: 'X' }] },
    ],
    ['an action to nowhere', withActions((action) => (action.to === 'S4' ? { ...action, to: 'S9' } : action))],
    [
      'an action out of an end',
      { ...inspection, actions: [...inspection.actions, { ...firstAction, from: 'S4', code: 'AGAIN' }] },
    ],
    ['a stage that nothing leads to', withActions((action) => (action.to === 'S5' ? undefined : action))],
    ['a stage that is left by nobody', deadEnd],
    [
      'a stage that never ends',
      withActions((action) => (action.from === 'S3' && action.to === 'S4' ? { ...action, to: 'S3' } : action)),
    ],
    [
      'an action that nobody may take',
      withActions((action) => (action.to === 'S4' ? { ...action, duties: [], lead: false } : action)),
    ],
    [
      'an action for somebody who sees no matters',
      withActions((action) => (action.to === 'S4' ? { ...action, duties: ['audit'], lead: false } : action)),
    ],
    [
      'evidence that comes with closing only',
      withActions((action) => (action.to === 'S4' ? { ...action, needs: ['result-count'] } : action)),
    ],
    ['a refusal without a reason', withActions((action) => ({ ...action, needsNote: false }))],
    [
      'an end with a limit',
      {
        ...inspection,
        stages: inspection.stages.map((stage) =>
          stage.code === 'S4' ? { ...stage, limit: { measure: 'minutes', amount: 5 } } : stage,
        ),
      },
    ],
  ])('never with %s', (_, content) => {
    const errors = errorsOf(content);
    expect(errors.length).toBeGreaterThan(0);
    for (const { zh, en } of errors)
      expect([zh, en]).toEqual([expect.stringMatching(/[一-鿿]/), expect.stringMatching(/[a-z]/)]);
  });

  test('although a name in English or a limit is missing: that is a hint', () => {
    const bare = { ...inspection, stages: inspection.stages.map((stage) => ({ ...stage, en: '', limit: null })) };
    expect(errorsOf(bare)).toEqual([]);
    expect(findingsOf(bare).length).toBe(8);
  });
});

/** Whether some steps from here come to an end: tried out, not searched as the findings do. */
function comesToEnd(content: Content, from: string, seen: readonly string[] = []): boolean {
  if (stageOf(content, from)?.kind !== 'open') return stageOf(content, from) !== undefined;
  return actionsFrom(content, from)
    .filter(isTakeable)
    .some(({ to }) => !seen.includes(to) && comesToEnd(content, to, [...seen, from]));
}

describe('a published procedure', () => {
  const walks = fc.array(fc.nat(), { maxLength: 12 });
  const walkOf = (content: Content, choices: readonly number[]) => {
    let at = content.start;
    for (const choice of choices) {
      const next = actionsFrom(content, at).filter(isTakeable);
      at = next[choice % Math.max(next.length, 1)]?.to ?? at;
    }
    return at;
  };

  test('never traps a matter: wherever its steps lead, an end can be reached', () => {
    fc.assert(
      fc.property(soundContent, walks, (content, choices) => {
        expect(comesToEnd(content, walkOf(content, choices))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('is told from one that traps: the stage from which no end can be reached is named', () => {
    fc.assert(
      fc.property(anyContent, walks, (content, choices) => {
        fc.pre(stageOf(content, content.start)?.kind === 'open');
        const at = walkOf(content, choices);
        const isTold = errorsOf(content).some((finding) => finding.at === at);
        if (!comesToEnd(content, at)) expect(isTold).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

test('whoever wrote on a draft does not publish it', () => {
  const held = { draft: { draft_by: ['a', 'b'] }, published: undefined };
  expect(refusalOf('publish', held, 'b')).toBe('procedure.same-person');
  expect(refusalOf('publish', held, 'c')).toBeUndefined();
  expect(refusalOf('publish', { draft: undefined, published: {} }, 'c')).toBe('step.not-now');
  expect(refusalOf('retire', held, 'c')).toBe('step.not-now');
});

const versions = ['environment', 'environment.dust', 'environment.dust.site'].map((category, i) => ({
  id: `v${i}`,
  procedure_id: `p${i}`,
  state: i === 2 ? ('retired' as const) : ('published' as const),
  content: { ...inspection, category },
}));

test('the most exact procedure in force goes for a category; what was retired goes for none', () => {
  expect(inForceFor(versions, 'environment.dust.site')?.id).toBe('v1');
  expect(inForceFor(versions, 'environment.noise')?.id).toBe('v0');
  expect(inForceFor(versions, 'environmental')).toBeUndefined();
});

describe('a matter', () => {
  const held = { id: 'old', procedure_id: 'p1', content: inspection };
  const going = { ended_at: null, held };
  const ended = { ended_at: new Date(), held };
  const dust = { state: 'in_hand' as const, category: 'environment.dust.site' };
  const newer = { id: 'new', procedure_id: 'p1' };
  const other = { id: 'x', procedure_id: 'p2' };

  test.each([
    [
      'begins when it is taken in hand',
      { kind: 'matter.taken', matter: dust, run: undefined, inForce: newer },
      false,
      true,
    ],
    [
      'has none where none is in force',
      { kind: 'matter.taken', matter: dust, run: undefined, inForce: undefined },
      false,
      false,
    ],
    [
      'keeps its version when it is taken again',
      { kind: 'matter.taken', matter: dust, run: going, inForce: newer },
      false,
      false,
    ],
    [
      'keeps it within its branch, also when a more exact one is in force',
      { kind: 'matter.recategorised', matter: dust, run: going, inForce: other },
      false,
      false,
    ],
    [
      'goes on with a retired one',
      { kind: 'matter.taken', matter: dust, run: going, inForce: undefined },
      false,
      false,
    ],
    [
      'leaves it in another branch',
      { kind: 'matter.recategorised', matter: { ...dust, category: 'other' }, run: going, inForce: undefined },
      true,
      false,
    ],
    [
      'begins that of another branch',
      { kind: 'matter.recategorised', matter: { ...dust, category: 'other' }, run: going, inForce: other },
      true,
      true,
    ],
    [
      'leaves it when it is withdrawn',
      { kind: 'matter.withdrawn', matter: { ...dust, state: 'withdrawn' as const }, run: going, inForce: newer },
      true,
      false,
    ],
    [
      'begins anew when it is taken up again after an end',
      { kind: 'matter.taken', matter: dust, run: ended, inForce: newer },
      false,
      true,
    ],
    [
      'stays at its end when only the category changes within the branch',
      { kind: 'matter.recategorised', matter: dust, run: ended, inForce: newer },
      false,
      false,
    ],
    [
      'does not begin while nobody works on it',
      { kind: 'matter.recategorised', matter: { ...dust, state: 'assigned' as const }, run: undefined, inForce: newer },
      false,
      false,
    ],
  ])('%s', (_, given, leaves, begins) => {
    expect(follow(given)).toEqual({ leaves, begins });
  });

  test('that runs keeps its version, whatever is published, retired and told meanwhile within its branch', () => {
    const told = fc.constantFrom('matter.taken', 'matter.recategorised', 'matter.unmerged', 'matter.merged');
    const state = fc.constantFrom('in_hand' as const, 'answered' as const, 'assigned' as const, 'reopened' as const);
    const category = fc.constantFrom('environment.dust', 'environment.dust.site', 'environment.dust.plant');
    const inForce = fc.constantFrom(undefined, newer, other);
    fc.assert(
      fc.property(told, state, category, inForce, (kind, now, code, current) => {
        const matter = { state: now, category: code };
        expect(follow({ kind, matter, run: going, inForce: current })).toEqual({ leaves: false, begins: false });
      }),
    );
  });
});

test('an action asks for what it needs, each at its field', () => {
  const [, order, , , pass] = inspection.actions;
  const nothing = { text: '', files: 0, evidence: [] };
  expect(order && missingFor(order, nothing)).toEqual(['text', 'fileIds']);
  expect(order && missingFor(order, { ...nothing, text: '已开整改通知', files: 1 })).toEqual([]);
  expect(pass && missingFor(pass, nothing)).toEqual(['photo-after']);
  expect(pass && missingFor(pass, { ...nothing, evidence: ['photo-after'] })).toEqual([]);
});
