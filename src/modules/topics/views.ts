import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import { jointNumbers } from '../joint/api.ts';
import { unitNames } from '../people/api.ts';
import { isVisible } from './policy.ts';
import { listPoints, listWeeks } from './store-members.ts';
import { listMembers } from './store-topics.ts';
import type { Run, Topic } from './tables.ts';
import type { TopicFact } from './words.ts';

/** A run as pages show it. */
export function describeRun({ id, state, done, total, made_at, ended_at }: Run) {
  return { id, state, done, total, at: made_at.toISOString(), endedAt: ended_at?.toISOString() ?? null };
}

function headOf(topic: Topic, unitName: string) {
  return {
    id: topic.id,
    state: topic.state,
    label: topic.label,
    place: topic.place,
    words: [...topic.words],
    unitName,
    category: topic.category,
    matters: topic.matters,
    reporters: topic.reporters,
    firstAt: topic.first_at.toISOString(),
    lastAt: topic.last_at.toISOString(),
    raisedAt: topic.raised_at.toISOString(),
  };
}

/** Rows of the list with names in place of ids. */
export async function describeTopics(ctx: Context, topics: readonly Topic[]) {
  const units = await unitNames(ctx.tx, [...new Set(topics.map(({ unit_id }) => unit_id))]);
  return topics.map((topic) => headOf(topic, units.get(topic.unit_id) ?? ''));
}

/** Where somebody sees the whole county, its topic stands for those of single areas. */
export function withoutNarrower(ctx: Context, topics: readonly Topic[]): Topic[] {
  const seen = topics.filter((topic) => isVisible(ctx.who, topic));
  const wider = new Map(seen.map(({ id, state }) => [id, state]));
  return seen.filter(({ wider_id, state }) => wider_id === null || wider.get(wider_id) !== state);
}

/** The whole page of one topic. */
export async function describeTopic(ctx: Context, topic: Topic) {
  const facts = await listFacts(ctx.tx, { kind: 'topic', id: topic.id }, ['staff']);
  const units = await unitNames(ctx.tx, [topic.unit_id, ...facts.flatMap(({ unit_id }) => unit_id ?? [])]);
  const accountIds = [...facts.map(({ by_id }) => by_id), topic.decided_by].filter((id) => id !== null);
  const accounts = await accountNames(ctx.tx, [...new Set(accountIds)]);
  const numbers = await jointNumbers(ctx.tx, topic.joint_id === null ? [] : [topic.joint_id]);
  const number = numbers.get(topic.joint_id ?? '');
  const members = topic.joint_id === null ? [] : await listMembers(ctx.tx, topic.id);
  return {
    ...headOf(topic, units.get(topic.unit_id) ?? ''),
    version: topic.version,
    unitId: topic.unit_id,
    decidedBy: accounts.get(topic.decided_by ?? '') ?? null,
    decidedAt: topic.decided_at?.toISOString() ?? null,
    joint: topic.joint_id === null || number === undefined ? null : { id: topic.joint_id, number },
    later: members.filter(({ joint_id, left_why }) => joint_id === null && left_why === null).length,
    weeks: await listWeeks(ctx, topic.id),
    points: await listPoints(ctx, topic.id),
    timeline: facts.map((fact) => lineOf(fact, accounts, units)),
    can: topic.state === 'raised' ? ['confirm' as const, 'dismiss' as const] : [],
  };
}

function lineOf(fact: Happening, accounts: ReadonlyMap<string, string>, units: ReadonlyMap<string, string>) {
  const { text } = fact.data;
  return {
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind as TopicFact,
    by: { name: accounts.get(fact.by_id ?? '') ?? null, unit: units.get(fact.unit_id ?? '') ?? null },
    text: typeof text === 'string' && text !== '' ? text : null,
  };
}
