import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPlaceholders, gapsIn, placeholdersOf } from '../../algorithms/placeholder-text/placeholders.ts';
import type { Staff, Who } from '../../platform/context.ts';
import dictionary from '../categories/dictionary.json' with { type: 'json' };
import { ContentFields } from './contract.ts';
import { mayToEntry } from './policy.ts';
import { bothNames, differencesOf, findContentProblem, fitOf, isOverdue, missingSteps, refusalOf } from './rules.ts';
import type { Content } from './tables.ts';
import { type AnswerKind, placeholders } from './words.ts';
import { formatSteps, readSteps } from './words-steps.ts';

const content: Content = {
  titleZh: '路灯：已修好',
  titleEn: '',
  category: 'facility.light',
  words: ['路灯'],
  textZh: '{地点}的路灯修好了。',
  textEn: '',
  steps: [],
  paper: 'answer',
  nextStep: 'close',
  sourceZh: '',
  sourceEn: '',
  isPublic: false,
  reviewOn: '2027-05-01',
};
const step = (zh: string, must = false) => ({ zh, en: '', must });

describe('what an entry must say', () => {
  test.each<[string, AnswerKind, Partial<Content>, string | undefined]>([
    ['a template with text and paper', 'template', {}, undefined],
    ['a template without text', 'template', { textZh: '' }, 'textZh'],
    ['a template without paper', 'template', { paper: null }, 'paper'],
    ['a template for residents', 'template', { isPublic: true }, 'isPublic'],
    ['a checklist without steps', 'checklist', {}, 'steps'],
    ['a checklist with a step twice', 'checklist', { steps: [step('去看'), step('去看', true)] }, 'steps'],
    ['a checklist', 'checklist', { steps: [step('去看'), step('再去看')] }, undefined],
    ['knowledge without a source', 'knowledge', { textZh: '不收费。' }, 'sourceZh'],
    ['knowledge with a placeholder', 'knowledge', { sourceZh: '人民调解法' }, 'textZh'],
    ['knowledge', 'knowledge', { textZh: '不收费。', sourceZh: '人民调解法第四条', isPublic: true }, undefined],
  ])('%s', (_, kind, part, field) => {
    expect(findContentProblem(kind, { ...content, ...part })?.field).toBe(field);
  });
});

describe('four eyes', () => {
  const published = { state: 'published', draft_by: ['li'], hasDraft: true } as const;
  test('whoever wrote on a draft does not publish it, a second person does', () => {
    expect(refusalOf('publish', published, 'li')).toBe('answer.same-person');
    expect(refusalOf('publish', published, 'wang')).toBeUndefined();
    expect(refusalOf('publish', { ...published, hasDraft: false }, 'wang')).toBe('step.not-now');
  });
  test('only what is in use is reviewed or retired; a retired entry comes back by a new draft', () => {
    expect(refusalOf('review', published, 'li')).toBeUndefined();
    expect(refusalOf('retire', { ...published, state: 'retired' }, 'li')).toBe('step.not-now');
    expect(refusalOf('change', { ...published, state: 'retired', hasDraft: false }, 'li')).toBeUndefined();
  });
});

function colleague(duty: 'handle' | 'oversee', isTop: boolean): Who {
  const holding = { unitId: 'u', unitName: '', unitIds: ['u'], isTop, post: '', duties: [duty], categories: null };
  return { kind: 'staff', accountId: 'a', holdings: [holding] } as Partial<Staff> as Staff;
}

describe('who keeps it current', () => {
  test.each<[string, Who, keyof typeof mayToEntry, string | null, string]>([
    ['whoever handles matters writes for the own unit', colleague('handle', false), 'answer.change', 'u', 'allowed'],
    ['but does not publish', colleague('handle', false), 'answer.publish', 'u', 'forbidden'],
    ['nor write for another unit', colleague('oversee', false), 'answer.change', 'v', 'forbidden'],
    ['a supervisor of the unit publishes', colleague('oversee', false), 'answer.publish', 'u', 'allowed'],
    ["not the county's", colleague('oversee', false), 'answer.publish', null, 'forbidden'],
    [
      "a supervisor of the county publishes the county's",
      colleague('oversee', true),
      'answer.publish',
      null,
      'allowed',
    ],
    ['handling at the top is not enough for those', colleague('handle', true), 'answer.change', null, 'forbidden'],
    ['a visitor does nothing', { kind: 'visitor' }, 'answer.change', 'u', 'forbidden'],
  ])('%s', (_, who, action, unitId, verdict) => {
    expect(mayToEntry[action](who, { unitId })).toBe(verdict);
  });
});

describe('versions and dates', () => {
  test('the difference names what changed, with its old and its new words, whatever the order of keys', () => {
    const after = { ...content, textZh: '修好了。', steps: [step('再看一次', true)] };
    expect(differencesOf(content, after)).toEqual([
      { field: 'textZh', from: '{地点}的路灯修好了。', to: '修好了。' },
      { field: 'steps', from: '', to: '* 再看一次' },
    ]);
    const turned = { ...Object.fromEntries(Object.entries(content).reverse()), ...content };
    expect(differencesOf(content, turned)).toEqual([]);
    expect(differencesOf(null, content).map(({ field }) => field)).not.toContain('isPublic');
  });
  test('an entry is overdue from the day after its review date', () => {
    expect([isOverdue(content, '2027-05-01'), isOverdue(content, '2027-05-02')]).toEqual([false, true]);
  });
  test('an entry fits its category and what lies below it, one for everything fits last', () => {
    const levels = (category: string | null, of: string) => fitOf({ ...content, category }, of);
    expect(levels('facility', 'facility.light')).toBe(1);
    expect(levels('facility.light', 'facility.light')).toBe(2);
    expect(levels('facility.lig', 'facility.light')).toBeUndefined();
    expect(levels('facility.light', 'facility')).toBeUndefined();
    expect(levels(null, 'facility.light')).toBe(0);
  });
});

describe('steps', () => {
  test('lines as people write them', () => {
    expect(readSteps('* 清开通道 | Clear the lane\n\n 拍照片 \n|')).toEqual([
      { zh: '清开通道', en: 'Clear the lane', must: true },
      { zh: '拍照片', en: '', must: false },
    ]);
  });
  test('what is written is read back the same', () => {
    const word = fc.stringMatching(/^[一-龥a-z]([一-龥a-z ]{0,10}[一-龥a-z])?$/u);
    const one = fc.record({ zh: word, en: fc.oneof(word, fc.constant('')), must: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one), (steps) => {
        expect(readSteps(formatSteps(steps))).toEqual(steps);
      }),
    );
  });
  test('closing waits for the marked steps only, of each checklist its own', () => {
    const lists = [
      { id: 'a', steps: [step('一', true), step('二')] },
      { id: 'b', steps: [step('一', true)] },
    ];
    expect(missingSteps(lists, [{ entry_id: 'b', step: '一' }]).map(({ zh }) => zh)).toEqual(['一']);
    expect(
      missingSteps(
        lists,
        ['a', 'b'].map((entry_id) => ({ entry_id, step: '一' })),
      ),
    ).toEqual([]);
  });
});

describe("the product's own entries", () => {
  const migration = readFileSync(new URL('../../../migrations/0028_answers.sql', import.meta.url), 'utf8');
  const own = JSON.parse(`[${migration.split('$entries$[')[1]?.split(']$entries$')[0] ?? ''}]`) as {
    readonly code: string;
    readonly kind: AnswerKind;
    readonly says: object;
  }[];
  const categories = new Set(dictionary.map(({ code }) => code));

  test.each(own.map((entry) => [entry.code, entry] as const))('%s is whole, in both languages', (_, { kind, says }) => {
    const said = ContentFields.parse({ ...says, reviewOn: '2027-05-01' });
    expect(findContentProblem(kind, said)).toBeUndefined();
    expect(said.category === null || categories.has(said.category)).toBe(true);
    expect(said.titleEn).not.toBe('');
    expect(said.textEn === '').toBe(said.textZh === '');
    expect(said.steps.every(({ en }) => en !== '')).toBe(true);
    expect(kind === 'knowledge').toBe(said.sourceEn !== '');
  });

  test('their placeholders are the same in both languages: what the house fills in one it fills in the other', () => {
    const pairs = Object.values(placeholders);
    for (const { code, says } of own) {
      const { textZh, textEn } = ContentFields.parse({ ...says, reviewOn: '2027-05-01' });
      expect([code, gapsIn(textEn).length > 0]).toEqual([code, gapsIn(textZh).length > 0]);
      for (const name of placeholdersOf(textEn))
        if (pairs.some(({ en }) => en.toLowerCase() === name.toLowerCase()))
          expect([code, pairs.some(({ en }) => en === name)]).toEqual([code, true]);
    }
  });

  test('there are as many as were promised', () => {
    const count = (kind: AnswerKind) => own.filter((entry) => entry.kind === kind).length;
    expect([count('template') >= 25, count('checklist') >= 8, count('knowledge') >= 30]).toEqual([true, true, true]);
  });

  test('a value is found under its name in either language', () => {
    const nothing = Object.fromEntries(Object.keys(placeholders).map((key) => [key, null]));
    const values = bothNames({
      ...(nothing as Record<keyof typeof placeholders, null>),
      承诺日期: { zh: '11月30日', en: '30 Nov' },
    });
    expect(fillPlaceholders('{承诺日期}/{promised date}/{地点}', values)).toBe('11月30日/30 Nov/{地点}');
  });
});
