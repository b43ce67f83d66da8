import fc from 'fast-check';
import type { Duty } from '../../src/kit/duties.ts';
import { type Action, type Content, isPublishable, type Stage } from '../../src/modules/procedures/words-findings.ts';

const stage = (code: string, zh: string, fields: Partial<Stage> = {}): Stage => ({
  ...{ code, zh, en: zh, kind: 'open', limit: null, residentZh: '', residentEn: '' },
  ...fields,
});

const action = (from: string, to: string, zh: string, fields: Partial<Action> = {}): Action => ({
  ...{ code: `${from}_${to}`, from, to, zh, en: zh, duties: ['handle'], lead: true },
  ...{ needs: [], needsFile: false, needsNote: false },
  ...fields,
});

/** 扬尘检查: registered, inspected, put right by order, inspected again, done; or refused with a reason. */
export const inspection: Content = {
  titleZh: '扬尘检查流程',
  titleEn: 'Dust inspection',
  category: 'environment.dust',
  start: 'S1',
  stages: [
    stage('S1', '登记', { en: 'Registered', limit: { measure: 'working-minutes', amount: 240 } }),
    stage('S2', '现场核查', { en: 'Inspection', limit: { measure: 'working-days', amount: 1 } }),
    stage('S3', '责令整改', {
      en: 'Ordered to put right',
      limit: { measure: 'working-days', amount: 3 },
      residentZh: '已到现场看过，要求对方整改',
      residentEn: 'We were there and ordered it to be put right',
    }),
    stage('S4', '整改到位', { en: 'Put right', kind: 'done' }),
    stage('S5', '不属实', { en: 'Not as reported', kind: 'refused' }),
  ],
  actions: [
    action('S1', 'S2', '到场', { en: 'Arrive', lead: true }),
    action('S2', 'S3', '责令整改', { en: 'Order', needsFile: true, needsNote: true }),
    action('S2', 'S5', '查无此事', { en: 'Nothing found', duties: ['assign'], lead: false, needsNote: true }),
    action('S3', 'S2', '再去核查', { en: 'Inspect again' }),
    action('S3', 'S4', '复查合格', { en: 'Passed', needs: ['photo-after'] }),
  ],
  origin: null,
};

const limit = fc.option(
  fc.record({
    measure: fc.constantFrom(
      'working-days' as const,
      'natural-days' as const,
      'working-minutes' as const,
      'minutes' as const,
    ),
    amount: fc.integer({ min: 1, max: 40 }),
  }),
);
const flag = fc.boolean();
const duties = fc.constantFrom<Duty[]>(['handle'], ['assign'], ['handle', 'oversee'], []);

interface Drawn {
  readonly ends: readonly boolean[];
  readonly limits: readonly Stage['limit'][];
  readonly ways: readonly (Pick<Action, 'duties' | 'lead' | 'needsFile' | 'needsNote'> & {
    readonly from: number;
    readonly to: number;
  })[];
}

function contentOf({ ends, limits, ways }: Drawn): Content {
  const kinds = ends.map((end, i): Stage['kind'] => (end ? (i % 2 === 0 ? 'done' : 'refused') : 'open'));
  const codes = ends.map((_, i) => `S${i}`);
  return {
    ...{ titleZh: '流程', titleEn: '', category: 'other', start: 'S0', origin: null },
    stages: codes.map((code, i) =>
      stage(code, `环节${i}`, {
        kind: kinds[i] ?? 'open',
        limit: kinds[i] === 'open' ? (limits[i] ?? null) : null,
        residentZh: i % 3 === 0 ? '有进展' : '',
      }),
    ),
    actions: ways.map(({ from, to, ...how }, i) =>
      action(`S${from % ends.length}`, `S${to % ends.length}`, `动作${i}`, { code: `A${i}`, ...how }),
    ),
  };
}

/** Any procedure at all, sound or not. */
export const anyContent: fc.Arbitrary<Content> = fc
  .record({
    ends: fc.array(flag, { minLength: 2, maxLength: 6 }),
    limits: fc.array(limit, { minLength: 6, maxLength: 6 }),
    ways: fc.array(
      fc.record({ from: fc.nat(5), to: fc.nat(5), duties, lead: flag, needsFile: flag, needsNote: flag }),
      { maxLength: 16 },
    ),
  })
  .map(contentOf);

/** Procedures that may be published: a chain to the end, with further ways between its stages and sometimes a refusal. */
export const soundContent: fc.Arbitrary<Content> = fc
  .record({
    length: fc.integer({ min: 1, max: 4 }),
    refuses: flag,
    limits: fc.array(limit, { minLength: 6, maxLength: 6 }),
    chain: fc.array(fc.record({ needsFile: flag, needsNote: flag, lead: flag }), { minLength: 4, maxLength: 4 }),
    more: fc.array(
      fc.record({ from: fc.nat(3), to: fc.nat(5), duties, lead: flag, needsFile: flag, needsNote: flag }),
      { maxLength: 6 },
    ),
  })
  .map(({ length, refuses, limits, chain, more }) => {
    const opens = Array.from({ length }, (_, i) => stage(`S${i}`, `环节${i}`, { limit: limits[i] ?? null }));
    const ends = [
      stage('DONE', '办成', { kind: 'done' }),
      ...(refuses ? [stage('NO', '不办', { kind: 'refused', residentZh: '这件事不能办' })] : []),
    ];
    const stages = [...opens, ...ends];
    const place = (n: number) => stages[n % stages.length]?.code ?? 'DONE';
    const along = opens.map(({ code }, i) =>
      action(code, place(i + 1), `前进${i}`, { code: `A${i}`, ...chain[i], duties: ['handle'] }),
    );
    const refusal = refuses ? [action('S0', 'NO', '不办', { code: 'REFUSE', needsNote: true })] : [];
    const others = more.map(({ from, to, ...how }, i) =>
      action(`S${from % length}`, place(to), `另外${i}`, { code: `B${i}`, ...how, needsNote: true }),
    );
    return {
      ...inspection,
      titleEn: '',
      start: 'S0',
      stages,
      actions: [...along, ...refusal, ...others.filter(({ duties: held, lead }) => lead || held.length > 0)],
    };
  })
  .filter(isPublishable);
