import type { ParsedOf } from '../../kit/contract.ts';
import { decodeCursor, encodeCursor } from '../../kit/cursor.ts';
import { Refusal } from '../../kit/refusal.ts';
import { type Context, holdsCountyWide } from '../../platform/context.ts';
import { planJoint } from '../joint/api.ts';
import { unitNames } from '../people/api.ts';
import type { doors } from './contract.ts';
import { startFinding } from './jobs.ts';
import { mayInGeneral, mayToTopic } from './policy.ts';
import { refresh, tellTopic } from './refresh.ts';
import { listMemberRows } from './store-members.ts';
import { findLastRun } from './store-runs.ts';
import { findTopic, listMembers, listTopics, saveState } from './store-topics.ts';
import type { Topic } from './tables.ts';
import { describeRun, describeTopic, describeTopics, withoutNarrower } from './views.ts';
import type { TopicState } from './words.ts';

type In<K extends keyof typeof doors> = ParsedOf<(typeof doors)[K]>;

const mostTopics = 500;
const pageSize = 20;

/** 热点提示 of the own area, the latest first; the figures count the same. */
export async function list(ctx: Context, input: In<'list'>) {
  ctx.permit(mayInGeneral, undefined);
  const unitIds =
    ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? ctx.who.holdings.flatMap((held) => held.unitIds) : [];
  const topics = withoutNarrower(ctx, await listTopics(ctx.tx, [...new Set(unitIds)], mostTopics));
  const shown = topics.filter(({ state }) => state === input.state);
  ctx.accessed({ reason: `热点 ${shown.length} 项` });
  const figures = Object.fromEntries(
    (['raised', 'confirmed', 'dismissed', 'faded'] as const).map((state) => [
      state,
      topics.filter((topic) => topic.state === state).length,
    ]),
  ) as Record<TopicState, number>;
  const run = await findLastRun(ctx.tx, 'find');
  // How many matters a search of the whole county looked at is not for a single station.
  const seesAll = holdsCountyWide(ctx.who, 'oversee');
  return {
    rows: await describeTopics(ctx, shown),
    figures,
    run: run === undefined ? null : { ...describeRun(run), ...(!seesAll && { done: 0, total: 0 }) },
    can: mayInGeneral['duplicate-rule.list'](ctx.who) === 'allowed' ? ['rules' as const] : [],
  };
}

async function openTopic(ctx: Context, id: string, lock = false): Promise<Topic> {
  const topic = await findTopic(ctx.tx, id, lock);
  ctx.accessed({ subject: { kind: 'topic', id } });
  ctx.permit(mayToTopic, topic);
  if (!topic) throw new Refusal('not-found');
  return topic;
}

export async function view(ctx: Context, input: In<'view'>) {
  return describeTopic(ctx, await openTopic(ctx, input.id));
}

/** A page of the matters in a topic. */
export async function members(ctx: Context, input: In<'members'>) {
  const topic = await openTopic(ctx, input.id);
  const found = await listMemberRows(ctx, topic, { after: decodeCursor(input.cursor), limit: pageSize + 1 });
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  ctx.accessed({
    subject: { kind: 'topic', id: topic.id },
    residents: page.flatMap(({ reporter_ids }) => reporter_ids),
  });
  const units = await unitNames(ctx.tx, [...new Set(page.map(({ unit_id }) => unit_id))]);
  return {
    rows: page.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state: row.state,
      where: row.where_text,
      reportedAt: row.reported_at.toISOString(),
      unitName: units.get(row.unit_id) ?? '',
      left: row.left_why,
      inJoint: row.in_joint,
    })),
    next: found.length > pageSize && last ? encodeCursor({ at: last.reported_at, id: last.id }) : null,
  };
}

const accountOf = ({ who }: Context) => (who.kind === 'staff' || who.kind === 'token' ? who.accountId : null);

/** 现在查找: queues a search, or answers the one that is under way. */
export async function find(ctx: Context, input: In<'find'>) {
  ctx.permit(mayInGeneral, undefined);
  const run = (await startFinding(ctx, input.days, accountOf(ctx))) ?? (await findLastRun(ctx.tx, 'find'));
  if (!run) throw new Refusal('step.not-now');
  return { ...describeRun(run), done: 0, total: 0 };
}

/** Locked and brought up to date, as long as nobody decided. */
async function openUndecided(ctx: Context, input: { id: string; version: number }): Promise<Topic> {
  const topic = await openTopic(ctx, input.id, true);
  if (topic.version !== input.version) throw new Refusal('version.conflict');
  if (topic.state !== 'raised') throw new Refusal('step.not-now');
  const fresh = await refresh(ctx, topic.id);
  if (fresh?.state !== 'raised') throw new Refusal('topic.over');
  return fresh;
}

/** 确认: a person says that it is one thing; its matters become a joint action, whose one result answers them all. */
export async function confirm(ctx: Context, input: In<'confirm'>) {
  const topic = await openUndecided(ctx, input);
  const found = await listMembers(ctx.tx, topic.id);
  const matterIds = found.filter(({ left_why }) => left_why === null).map(({ matter_id }) => matter_id);
  const { title, goal, unitId, leadId } = input;
  const joint = await planJoint(ctx, {
    title,
    goal,
    where: topic.place ?? '',
    unitId,
    ...(leadId !== undefined && { leadId }),
    matterIds,
    members: [],
  });
  const decision = { state: 'confirmed', by: accountOf(ctx), jointId: joint.id, reporters: topic.reporters } as const;
  await saveState(ctx.tx, topic.id, decision, ctx.now);
  tellTopic(ctx, topic, 'topic.confirmed', { text: goal, matters: matterIds.length });
  return { id: topic.id, state: 'confirmed' as const, jointId: joint.id, number: joint.number };
}

/** 不是热点: remembered; it comes back only when it has grown by half. */
export async function dismiss(ctx: Context, input: In<'dismiss'>) {
  const topic = await openUndecided(ctx, input);
  const decision = { state: 'dismissed', by: accountOf(ctx), jointId: null, reporters: topic.reporters } as const;
  const version = await saveState(ctx.tx, topic.id, decision, ctx.now);
  tellTopic(ctx, topic, 'topic.dismissed', { text: input.reason });
  return { id: topic.id, state: 'dismissed' as const, version };
}
