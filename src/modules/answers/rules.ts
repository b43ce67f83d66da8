import { placeholdersOf } from '../../algorithms/placeholder-text/placeholders.ts';
import type { RefusalCode } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import { coversCategory } from '../../platform/context.ts';
import type { MatterState } from '../matters/words.ts';
import type { AnswerEntry, Content } from './tables.ts';
import { type AnswerKind, type ContentField, contentWords, placeholders } from './words.ts';
import { formatSteps, type Step } from './words-steps.ts';

/** Why an entry cannot stand as it is; `field` is where to mend it. */
export interface ContentProblem extends Words {
  readonly field: ContentField;
}

const wrong = (field: ContentField, zh: string, en: string): ContentProblem => ({ field, zh, en });

/** Judges what an entry says by its kind. */
export function findContentProblem(kind: AnswerKind, content: Content): ContentProblem | undefined {
  if (content.titleZh === '') return wrong('titleZh', '请写标题', 'Write a title');
  if (content.isPublic && kind !== 'knowledge') {
    return wrong('isPublic', '只有知识条目可以给居民看', 'Only knowledge can be open to residents');
  }
  return problems[kind](content);
}

const problems: Record<AnswerKind, (content: Content) => ContentProblem | undefined> = {
  template: ({ textZh, paper }) => {
    if (textZh === '') return wrong('textZh', '请写正文', 'Write the text');
    return paper === null ? wrong('paper', '请选择用在哪里', 'Choose what it is used for') : undefined;
  },
  checklist: ({ steps }) => {
    if (steps.length === 0) return wrong('steps', '至少写一个步骤', 'Write at least one step');
    return new Set(steps.map(({ zh }) => zh)).size < steps.length
      ? wrong('steps', '有两个步骤写得一样', 'Two steps have the same words')
      : undefined;
  },
  knowledge: ({ textZh, sourceZh }) => {
    if (textZh === '') return wrong('textZh', '请写答案', 'Write the answer');
    if (sourceZh === '')
      return wrong(
        'sourceZh',
        '请写依据：法规、通知或本单位规定',
        'Name the source: a law, a notice, a rule of the unit',
      );
    return placeholdersOf(textZh).length > 0
      ? wrong('textZh', '知识条目里不能有占位符', 'Knowledge has no placeholders')
      : undefined;
  },
};

export type EntryAct = 'change' | 'drop' | 'publish' | 'review' | 'retire';

interface Standing {
  readonly state: AnswerEntry['state'];
  readonly draft_by: readonly string[];
  readonly hasDraft: boolean;
}

/** Whether the act fits where the entry stands; 四眼: whoever wrote on a draft does not publish it. */
export function refusalOf(act: EntryAct, standing: Standing, accountId: string): RefusalCode | undefined {
  const { state, hasDraft, draft_by } = standing;
  switch (act) {
    case 'change':
      return undefined;
    case 'drop':
      return hasDraft ? undefined : 'step.not-now';
    case 'publish':
      if (!hasDraft) return 'step.not-now';
      return draft_by.includes(accountId) ? 'answer.same-person' : undefined;
    case 'review':
    case 'retire':
      return state === 'published' ? undefined : 'step.not-now';
  }
}

export interface ContentDifference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

const fields = Object.keys(contentWords) as ContentField[];
const same = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other));
// jsonb keeps no order of keys.
const plain = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
      : value;

/** What changed between two versions, field by field; from nothing every field that says something. */
export function differencesOf(before: Content | null, after: Content): ContentDifference[] {
  return fields.flatMap((field) => {
    const [from, to] = [shown(field, before), shown(field, after)];
    return same(from, to) || (before === null && (to === '' || to === null || to === false || same(to, [])))
      ? []
      : [{ field, from, to }];
  });
}

function shown(field: ContentField, content: Content | null): unknown {
  if (content === null) return null;
  return field === 'steps' ? formatSteps(content.steps) : content[field];
}

/** 过期: past its review date; it stays in use, and says so wherever it is used. */
export function isOverdue(content: Content, today: string): boolean {
  return content.reviewOn < today;
}

/** How closely an entry fits a category: levels of the category that it names; 0 for an entry for every matter, undefined for one of another branch. */
export function fitOf(content: Content, category: string): number | undefined {
  if (content.category === null) return 0;
  return coversCategory([content.category], category) ? content.category.split('.').length : undefined;
}

/** Steps that closing waits for and nobody ticked, in their order. */
export function missingSteps(
  checklists: readonly { readonly id: string; readonly steps: readonly Step[] }[],
  ticked: readonly { readonly entry_id: string; readonly step: string }[],
): Step[] {
  const done = new Set(ticked.map(({ entry_id, step }) => `${entry_id} ${step}`));
  return checklists.flatMap(({ id, steps }) => steps.filter(({ zh, must }) => must && !done.has(`${id} ${zh}`)));
}

/** Values under the names that templates of either language use. */
export function bothNames(
  values: Readonly<Record<keyof typeof placeholders, Words | null>>,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(placeholders).flatMap(([key, name]) => {
      const value = values[key as keyof typeof placeholders];
      return [
        [name.zh, value?.zh ?? null],
        [name.en, value?.en ?? null],
      ];
    }),
  );
}

const workedOn: readonly MatterState[] = [
  'reported',
  'accepted',
  'assigned',
  'in_hand',
  'answered',
  'returned',
  'reopened',
];

/** Whether steps can still be ticked: what is closed stays as it was when it closed. */
export function isWorkedOn(state: MatterState): boolean {
  return workedOn.includes(state);
}
