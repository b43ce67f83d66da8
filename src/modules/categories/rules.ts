import type { Words } from '../../kit/words.ts';
import { canonical } from '../../platform/registers/register.ts';
import type { Entry, Label } from './tables.ts';
import type { CategoryField } from './words.ts';

/** How deep the tree goes. */
const mostLevels = 4;

/** Why an entry cannot stand in the dictionary as it is; `field` is where to mend it. */
export interface EntryProblem extends Words {
  readonly field: CategoryField;
}

const levelsOf = (code: string) => code.split('.').length;

/** Judges an entry among all others (by code, itself as it was): its place in the tree, its days, its successor. */
export function findEntryProblem(entry: Entry, others: ReadonlyMap<string, Entry>): EntryProblem | undefined {
  const wrong = (field: CategoryField, zh: string, en: string) => ({ field, zh, en });
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(entry.code)) {
    return wrong(
      'code',
      '编码用小写字母、数字和连字符，各级之间用点隔开',
      'Small letters, digits and hyphens, levels parted by full stops',
    );
  }
  if (levelsOf(entry.code) > mostLevels) return wrong('code', `最多 ${mostLevels} 级`, `${mostLevels} levels at most`);
  const above = entry.code.includes('.') ? entry.code.slice(0, entry.code.lastIndexOf('.')) : null;
  if (entry.parentCode !== above) {
    return wrong(
      'parentCode',
      '编码须以上级编码开头：权限按编码的分支划分',
      'The code begins with the code above: permissions go by branches',
    );
  }
  const parent = above === null ? undefined : others.get(above);
  if (above !== null && !parent) return wrong('parentCode', '没有这个上级类别', 'There is no such category above');
  if (parent && parent.endedOn !== null && entry.endedOn === null) {
    return wrong('parentCode', '上级类别已停用', 'The category above has ended');
  }
  return findCountProblem(entry) ?? findEndProblem(entry, others);
}

function findCountProblem({ resultFields }: Entry): EntryProblem | undefined {
  const field = 'resultFields';
  if (resultFields.some(({ zh, en }) => zh.trim() === '' || en.trim() === ''))
    return { field, zh: '每个结果栏目都要有中文和英文名称', en: 'What closing counts needs a name in both languages' };
  if (new Set(resultFields.map(({ key }) => key)).size < resultFields.length)
    return { field, zh: '结果栏目的编号不能重复', en: 'Two of what closing counts have the same key' };
  return undefined;
}

function findEndProblem(entry: Entry, others: ReadonlyMap<string, Entry>): EntryProblem | undefined {
  const wrong = (field: CategoryField, zh: string, en: string) => ({ field, zh, en });
  if (entry.endedOn === null) {
    return entry.successorCode === null
      ? undefined
      : wrong('successorCode', '没有停用的类别不需要替代类别', 'Only an ended category has a successor');
  }
  if (entry.endedOn < entry.activeFrom)
    return wrong('endedOn', '停用日期早于启用日期', 'It would end before it begins');
  if (entry.code === 'other')
    return wrong('endedOn', '“其他”是说不清时的去处，不能停用', '“Other” is where the unclear goes: it cannot end');
  const below = [...others.values()].some(({ parentCode, endedOn }) => parentCode === entry.code && endedOn === null);
  if (below) return wrong('endedOn', '还有未停用的下级类别', 'Categories below it have not ended');
  if (entry.successorCode === null)
    return wrong('successorCode', '请指明由哪个类别替代', 'Name the category that takes its place');
  const successor = others.get(entry.successorCode);
  if (!successor || successor.endedOn !== null || successor.code === entry.code) {
    return wrong('successorCode', '替代类别须是另一个使用中的类别', 'The successor is another category in use');
  }
  return undefined;
}

/** One field that differs, with what it was and what it is. */
export interface Difference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What differs between two records of the same fields. */
export function differencesOf<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): Difference[] {
  return fields.flatMap((field) =>
    canonical(before[field]) === canonical(after[field]) ? [] : [{ field, from: before[field], to: after[field] }],
  );
}

export const levelsOfLabel = ({ levelOne, levelTwo, levelThree }: Label): string[] =>
  [levelOne, levelTwo, levelThree].filter((level): level is string => level !== null && level !== '');

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

/** Our category for a label of another dictionary, judged by names, synonyms and hints; undefined when nothing speaks for any. A person decides. */
export function proposeCategory(levels: readonly string[], entries: readonly Entry[]): string | undefined {
  let best: { code: string; points: number } | undefined;
  for (const entry of entries) {
    const points = levels.reduce(
      (sum, level, i) => sum + speaksFor(entry, plain(level)) * (i === levels.length - 1 ? 6 : 1),
      0,
    );
    const isBetter =
      best === undefined || points > best.points || (points === best.points && entry.code.length > best.code.length);
    if (points > 0 && isBetter) best = { code: entry.code, points };
  }
  return best?.code;
}

function speaksFor(entry: Entry, level: string): number {
  if (level.length < 2 || level === '其他') return 0;
  const names = [entry.zh, ...entry.synonyms].map(plain);
  if (names.includes(level)) return 8;
  const named = names.some((name) => level.includes(name) || name.includes(level)) ? 4 : 0;
  const hinted = entry.hints.filter((hint) => level.includes(plain(hint)) || plain(hint).includes(level)).length;
  const spoken = plain(entry.definitionZh).includes(level) ? 2 : 0;
  return named + hinted * 2 + spoken - entry.against.filter((word) => level.includes(plain(word))).length * 3;
}

/**
 * The category that a label in somebody else's file means: one of our codes, names or synonyms, a whole path of a mapped label
 * (一级/二级/三级, parted by / > - or ｜), or its last level where that means one category only. Undefined: nobody knows.
 */
export function findLabelled(text: string, entries: readonly Entry[], labels: readonly Label[]): string | undefined {
  const wanted = plain(text);
  if (wanted === '') return undefined;
  const own = entries.find(({ code, zh, synonyms }) => [code, zh, ...synonyms].some((name) => plain(name) === wanted));
  if (own) return own.code;
  const path = text
    .split(/[/>＞｜|→-]/)
    .map(plain)
    .filter(Boolean)
    .join('/');
  const mapped = labels.filter(({ categoryCode }) => categoryCode !== null);
  const whole = mapped.find((label) => levelsOfLabel(label).map(plain).join('/') === path);
  if (whole) return whole.categoryCode ?? undefined;
  const last = path.split('/').at(-1);
  const meant = new Set(
    mapped.flatMap((label) => (plain(levelsOfLabel(label).at(-1) ?? '') === last ? [label.categoryCode] : [])),
  );
  return meant.size === 1 ? ([...meant][0] ?? undefined) : undefined;
}
