import type { Context } from '../../platform/context.ts';
import { unitIdsBelow } from '../people/api.ts';
import { hearersOf } from './policy.ts';
import { countReporters, isEnough, leavingOf, mainCategory, unfinishedStates } from './rules.ts';
import { listSenders } from './store-submitted.ts';
import {
  findTopic,
  listMembers,
  listRaisedIds,
  type Member,
  saveCounts,
  saveLeaving,
  saveState,
} from './store-topics.ts';
import type { Topic } from './tables.ts';
import type { TopicFact } from './words.ts';

const ofTopic = (id: string) => ({ kind: 'topic', id });

/** Writes a line into a topic's story and tells open pages. */
export function tellTopic(ctx: Context, topic: Topic, kind: TopicFact, data: Record<string, unknown>): void {
  ctx.record({ subject: ofTopic(topic.id), kind, audience: 'staff', data });
  ctx.signal(ofTopic(topic.id), hearersOf(topic));
}

function hasLeft(member: Member, unitIds: ReadonlySet<string>) {
  const unfinished: readonly string[] = unfinishedStates;
  return leavingOf({
    mergedInto: member.merged_into,
    isOpen: unfinished.includes(member.state),
    watch: member.watch,
    inArea: unitIds.has(member.unit_id),
    inJoint: member.joint_id !== null,
  });
}

/** Brings an undecided alert up to date with its matters: who left, who counts, and whether it is still worth a look. */
export async function refresh(ctx: Context, topicId: string): Promise<Topic | undefined> {
  const topic = await findTopic(ctx.tx, topicId, true);
  if (topic?.state !== 'raised') return topic;
  const members = await listMembers(ctx.tx, topicId);
  const unitIds = new Set(await unitIdsBelow(ctx.tx, topic.unit_id));
  const standing = members.map((member) => ({ member, why: hasLeft(member, unitIds) }));
  const changed = standing.filter(({ member, why }) => member.left_why !== why);
  await saveLeaving(
    ctx.tx,
    topicId,
    changed.map(({ member, why }) => ({ id: member.matter_id, why })),
    ctx.now,
  );
  const present = standing.filter(({ why }) => why === null).map(({ member }) => member);
  const senders = await listSenders(
    ctx,
    present.map(({ matter_id }) => matter_id),
  );
  const reporters = countReporters(present.map(({ matter_id }) => ({ senders: senders.get(matter_id) ?? [] })));
  const at = present.map(({ reported_at }) => reported_at.getTime());
  await saveCounts(
    ctx.tx,
    topicId,
    {
      matters: present.length,
      reporters,
      category: present.length === 0 ? topic.category : mainCategory(present),
      categories: present.length === 0 ? topic.categories : [...new Set(present.map(({ category }) => category))],
      firstAt: at.length === 0 ? topic.first_at : new Date(Math.min(...at)),
      lastAt: at.length === 0 ? topic.last_at : new Date(Math.max(...at)),
    },
    ctx.now,
  );
  const fresh = await findTopic(ctx.tx, topicId);
  if (fresh && !isEnough(reporters, present.length)) {
    await saveState(ctx.tx, topicId, { state: 'faded', by: null, jointId: null, reporters: null }, ctx.now);
    tellTopic(ctx, fresh, 'topic.faded', { matters: present.length });
    return findTopic(ctx.tx, topicId);
  }
  if (fresh && changed.length > 0) ctx.signal(ofTopic(topicId), hearersOf(fresh));
  return fresh;
}

/** The alerts that hold this matter, or all of them. */
export async function refreshAll(ctx: Context, matterId: string | null): Promise<void> {
  for (const id of await listRaisedIds(ctx.tx, matterId)) await refresh(ctx, id);
}
