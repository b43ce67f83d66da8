import { compareRules, rankOf } from '../../algorithms/routing-check/rule.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import type { Terrain } from './router.ts';
import { asRule, changesBetween, findRuleProblem, type Known, ruleSentence } from './rules-routing.ts';
import type { RoutingRule, RoutingVersion } from './tables.ts';

/** Rules in the order in which they speak, each as a sentence. */
export function describeRules(rules: readonly RoutingRule[], terrain: Terrain, known: Known) {
  return rules
    .map((rule) => ({ rule, scope: asRule(rule, terrain.depthOf) }))
    .sort((one, other) => compareRules(one.scope, other.scope))
    .map(({ rule, scope }) => {
      const problem = findRuleProblem(rule, known);
      return {
        ...rule,
        sentence: ruleSentence(rule, terrain.names),
        rank: [...rankOf(scope)],
        problem: problem ? { zh: problem.zh, en: problem.en } : null,
      };
    });
}

export function describeChanges(before: readonly RoutingRule[], after: readonly RoutingRule[], terrain: Terrain) {
  const sentence = (rules: readonly RoutingRule[], code: string) => {
    const rule = rules.find((one) => one.code === code);
    return rule ? ruleSentence(rule, terrain.names) : null;
  };
  return changesBetween(before, after).map((change) => ({
    ...change,
    differences: [...change.differences],
    before: sentence(before, change.code),
    after: sentence(after, change.code),
  }));
}

export async function describeVersions(ctx: Context, versions: readonly RoutingVersion[]) {
  const ids = versions.flatMap(({ made_by, published_by }) => [made_by, published_by]).filter((id) => id !== null);
  const names = await accountNames(ctx.tx, [...new Set(ids)]);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return versions.map(({ number, state, rules, note, made_by, made_at, published_by, published_at }) => ({
    number,
    state,
    rules: rules.length,
    note,
    madeBy: nameOf(made_by),
    madeAt: made_at.toISOString(),
    publishedBy: nameOf(published_by),
    publishedAt: published_at?.toISOString() ?? null,
  }));
}
