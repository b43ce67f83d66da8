import type { Rule } from '../../algorithms/routing-check/rule.ts';
import type { Words } from '../../kit/words.ts';
import { type Difference, differencesOf } from './rules.ts';
import type { RoutingRule } from './tables.ts';
import { weekdayWords } from './words.ts';

/** A grid is narrower than any unit. */
const gridDepth = 99;

/** A rule as the algorithms see it; `depthOf` answers how deep a unit lies in the tree, the top being 1. */
export function asRule(rule: RoutingRule, depthOf: (unitId: string) => number): Rule {
  const { code, category, areaKind, areaId, channel, weekdays, fromMinute, toMinute, fromOn, toOn } = rule;
  const depth = areaKind === 'grid' ? gridDepth : depthOf(areaId ?? '');
  return {
    code,
    category,
    channel,
    weekdays,
    area: areaId === null ? null : { id: areaId, depth },
    hours: fromMinute === null || toMinute === null ? null : { from: fromMinute, to: toMinute },
    days: { from: fromOn, to: toOn },
    target: [rule.target, rule.unitId, rule.partnerId, rule.task, rule.partnerDays].join(' '),
  };
}

/** The next free code of rules: numbers of removed rules are not given again within what is known. */
export function nextCode(rules: readonly Pick<RoutingRule, 'code'>[]): string {
  const highest = rules.reduce((most, { code }) => Math.max(most, Number(code.slice(1)) || 0), 0);
  return `R${highest + 1}`;
}

const ruleFields = [
  'category',
  'areaKind',
  'areaId',
  'channel',
  'weekdays',
  'fromMinute',
  'toMinute',
  'fromOn',
  'toOn',
  'target',
  'unitId',
  'partnerId',
  'task',
  'partnerDays',
  'note',
] as const satisfies readonly (keyof RoutingRule)[];

/** What a draft would change. */
export interface RuleChange {
  readonly code: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly differences: readonly Difference[];
}

/** The difference of two sets of rules, by code. */
export function changesBetween(before: readonly RoutingRule[], after: readonly RoutingRule[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.code, rule]));
  const fresh = new Set(after.map(({ code }) => code));
  const kept = after.flatMap((rule): RuleChange[] => {
    const known = old.get(rule.code);
    if (!known) return [{ code: rule.code, kind: 'added', differences: [] }];
    const differences = differencesOf(known, rule, ruleFields);
    return differences.length === 0 ? [] : [{ code: rule.code, kind: 'changed', differences }];
  });
  const gone = before.filter(({ code }) => !fresh.has(code));
  return [...kept, ...gone.map(({ code }) => ({ code, kind: 'removed' as const, differences: [] }))];
}

/** What rules refer to, as far as it is there. */
export interface Known {
  readonly categories: ReadonlyMap<
    string,
    { unitKinds: readonly string[]; partnerKinds: readonly string[]; ended: boolean }
  >;
  readonly units: ReadonlyMap<string, { kind: string; ended: boolean }>;
  readonly grids: ReadonlySet<string>;
  readonly partners: ReadonlyMap<string, { kind: string; ended: boolean }>;
  readonly channels: ReadonlySet<string>;
}

export interface RuleProblem extends Words {
  readonly path: keyof RoutingRule;
}

/** Why a rule cannot be followed: what it names is not there, has ended, or may not do this kind of matter. */
export function findRuleProblem(rule: RoutingRule, known: Known): RuleProblem | undefined {
  return findScopeProblem(rule, known) ?? findTargetProblem(rule, known);
}

function findScopeProblem(rule: RoutingRule, known: Known): RuleProblem | undefined {
  const category = rule.category === null ? undefined : known.categories.get(rule.category);
  if (rule.category !== null && (!category || category.ended)) {
    return wrong('category', '没有这个使用中的类别', 'No such category in use');
  }
  if (rule.channel !== null && !known.channels.has(rule.channel))
    return wrong('channel', '没有这个渠道', 'No such channel');
  return findAreaProblem(rule, known) ?? findTimeProblem(rule);
}

function wrong(path: RuleProblem['path'], zh: string, en: string): RuleProblem {
  return { path, zh, en };
}

function findAreaProblem({ areaKind, areaId }: RoutingRule, known: Known): RuleProblem | undefined {
  if ((areaKind === null) !== (areaId === null)) return wrong('areaId', '请选择片区', 'Choose the area');
  if (areaKind === 'grid' && !known.grids.has(areaId ?? '')) return wrong('areaId', '没有这个网格', 'No such grid');
  if (areaKind === 'unit' && known.units.get(areaId ?? '')?.ended !== false) {
    return wrong('areaId', '没有这个使用中的单位', 'No such unit in use');
  }
  return undefined;
}

function findTimeProblem({ fromMinute, toMinute, fromOn, toOn }: RoutingRule): RuleProblem | undefined {
  const isHalf = (fromMinute === null) !== (toMinute === null);
  if (isHalf || (fromMinute !== null && fromMinute === toMinute)) {
    return wrong('fromMinute', '请写明从几点到几点', 'Say from when to when');
  }
  return fromOn !== null && toOn !== null && toOn < fromOn
    ? wrong('toOn', '结束早于开始', 'It would end before it begins')
    : undefined;
}

function findTargetProblem(rule: RoutingRule, known: Known): RuleProblem | undefined {
  const category = rule.category === null ? undefined : known.categories.get(rule.category);
  const unit = rule.unitId === null ? undefined : known.units.get(rule.unitId);
  const partner = rule.partnerId === null ? undefined : known.partners.get(rule.partnerId);
  if ((rule.target === 'unit' || rule.unitId !== null) && unit?.ended !== false)
    return wrong('unitId', '请选择使用中的单位', 'Choose a unit in use');
  if (rule.target === 'partner' && partner?.ended !== false)
    return wrong('partnerId', '请选择使用中的联动单位', 'Choose a partner in use');
  if (rule.target === 'partner' && (rule.task ?? '').trim().length < 2)
    return wrong('task', '请写明请对方做什么', 'Say what the partner is asked to do');
  if (unit && category && category.unitKinds.length > 0 && !category.unitKinds.includes(unit.kind)) {
    return wrong('unitId', '该类别不归这类单位负责', 'Units of this kind may not be responsible for the category');
  }
  if (partner && category && category.partnerKinds.length > 0 && !category.partnerKinds.includes(partner.kind)) {
    return wrong('partnerId', '该类别不请这类单位协办', 'Partners of this kind are not asked for the category');
  }
  return undefined;
}

/** Names that a rule's sentence needs; an unknown id answers itself. */
export interface RuleNames {
  category(code: string): Words;
  area(id: string): string;
  channel(code: string): Words;
  unit(id: string): string;
  partner(id: string): string;
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** When a rule speaks, in words; empty at all times. */
export function timeSentence(
  rule: Pick<RoutingRule, 'weekdays' | 'fromMinute' | 'toMinute' | 'fromOn' | 'toOn'>,
): Words {
  const { weekdays, fromMinute, toMinute, fromOn, toOn } = rule;
  const days = weekdays.map((day) => weekdayWords[day - 1]).filter((word) => word !== undefined);
  const hours = fromMinute === null || toMinute === null ? '' : `${clock(fromMinute)}–${clock(toMinute)}`;
  const span = fromOn === null && toOn === null ? '' : `${fromOn ?? '…'} – ${toOn ?? '…'}`;
  return {
    zh: [span, days.map(({ zh }) => zh).join('、'), hours].filter(Boolean).join(' '),
    en: [span, days.map(({ en }) => en).join(', '), hours].filter(Boolean).join(' '),
  };
}

/** A rule in one sentence: 噪声扰民 × 槐北片区 × 22:00–06:00 → … */
export function ruleSentence(rule: RoutingRule, names: RuleNames): Words {
  const category = rule.category === null ? { zh: '任何类别', en: 'Any category' } : names.category(rule.category);
  const channel = rule.channel === null ? null : names.channel(rule.channel);
  const when = timeSentence(rule);
  const area = rule.areaId === null ? '' : names.area(rule.areaId);
  const target = targetSentence(rule, names);
  return {
    zh: `${[category.zh, area, when.zh, channel?.zh ?? ''].filter(Boolean).join(' × ')} → ${target.zh}`,
    en: `${[category.en, area, when.en, channel?.en ?? ''].filter(Boolean).join(' × ')} → ${target.en}`,
  };
}

function targetSentence({ target, unitId, partnerId, task }: RoutingRule, names: RuleNames): Words {
  const lead =
    unitId === null
      ? { zh: '网格所属派出所', en: "the grid's station" }
      : { zh: names.unit(unitId), en: names.unit(unitId) };
  switch (target) {
    case 'team':
      return { zh: '网格责任单位', en: "the grid's own team" };
    case 'station':
      return { zh: '网格所属派出所', en: "the grid's station" };
    case 'unit':
      return lead;
    case 'partner': {
      const partner = names.partner(partnerId ?? '');
      return {
        zh: `${lead.zh}牵头，请${partner}：${task ?? ''}`,
        en: `${lead.en} leads and asks ${partner}: ${task ?? ''}`,
      };
    }
  }
}
