import { hotTopicsInSteps } from '../../algorithms/hot-topics/hot-topics.ts';
import type { HotTopic } from '../../algorithms/hot-topics/topic.ts';
import { newId } from '../../kit/ids.ts';
import type { Context } from '../../platform/context.ts';
import { inSlices } from '../../platform/slices.ts';
import { stationOf, topUnitIds } from '../people/api.ts';
import { messageOf } from './compare.ts';
import { readerOf } from './reader.ts';
import { refresh, refreshAll, tellTopic } from './refresh.ts';
import {
  type AreaTopic,
  areasOf,
  type FoundTopic,
  fewestReporters,
  mainCategory,
  type Settled,
  settle,
} from './rules.ts';
import { listSenders, listSubmitted, type Submitted } from './store-submitted.ts';
import { addMembers, findTopic, insertTopic, listKnown, renameTopic, saveState } from './store-topics.ts';

const day = 86_400_000;
const memoryDays = 365;

/** What a search looked at and found. */
export interface Findings {
  readonly looked: number;
  readonly found: number;
}

/** 查找热点 over what was submitted in the last days: by place, topic and time, never by person. What it finds are alerts; nothing else follows. */
export async function findTopics(ctx: Context, days: number): Promise<Findings> {
  const [topId] = await topUnitIds(ctx.tx);
  if (topId === undefined) return { looked: 0, found: 0 };
  const submitted = await listSubmitted(ctx.tx, new Date(ctx.now.getTime() - days * day));
  const found = await read(ctx, submitted);
  const areas = found.flatMap((topic) => areasOf(topic, topId));
  const settled = settle(areas, await listKnown(ctx.tx, new Date(ctx.now.getTime() - memoryDays * day)));
  await write(ctx, settled);
  await refreshAll(ctx, null);
  return { looked: submitted.length, found: found.length };
}

async function read(ctx: Context, submitted: readonly Submitted[]): Promise<FoundTopic[]> {
  const { wordsOf, knownPlaces } = await readerOf(ctx.tx);
  const byId = new Map(submitted.map((one) => [one.id, one]));
  const senders = await listSenders(ctx, [...new Set(submitted.map(({ root_id }) => root_id))]);
  // Reports that were merged into one matter count as several people's: otherwise nobody would have merged them.
  const messages = submitted.map((one) => ({
    ...messageOf(one),
    ...(one.id === one.root_id && { sender: senders.get(one.root_id)?.[0] ?? one.id }),
  }));
  const asked = { wordsOf, knownPlaces, atLeast: fewestReporters, now: ctx.now };
  const topics = await inSlices(hotTopicsInSteps(messages, asked));
  const stationIds = await stationsOf(
    ctx,
    submitted.map(({ unit_id }) => unit_id),
  );
  return topics.map((topic) => foundOf(topic, byId, senders, stationIds));
}

async function stationsOf(ctx: Context, unitIds: readonly string[]): Promise<Map<string, string>> {
  const stations = new Map<string, string>();
  for (const id of new Set(unitIds)) stations.set(id, (await stationOf(ctx.tx, id))?.id ?? id);
  return stations;
}

function foundOf(
  { label, place, words, members }: HotTopic,
  byId: ReadonlyMap<string, Submitted>,
  senders: ReadonlyMap<string, readonly string[]>,
  stationIds: ReadonlyMap<string, string>,
): FoundTopic {
  const roots = new Map(
    members.flatMap(({ id }) => {
      const one = byId.get(id);
      return one ? [[one.root_id, one] as const] : [];
    }),
  );
  const matters = [...roots].map(([id, one]) => ({
    id,
    areaId: stationIds.get(one.unit_id) ?? one.unit_id,
    category: one.root_category,
    senders: senders.get(id) ?? [],
    isFree: !one.in_joint,
  }));
  return { label, place, words: words.slice(0, 8), matters };
}

// The widest first: the topics of single areas point to it.
async function write(ctx: Context, settled: readonly Settled[]): Promise<void> {
  const ids = new Map<readonly string[], string>();
  for (const one of settled.toSorted((left, right) => Number(right.area.isWider) - Number(left.area.isWider))) {
    const widerId = one.area.isWider ? null : (ids.get(one.area.words) ?? null);
    const id = await writeOne(ctx, one, widerId);
    if (one.area.isWider) ids.set(one.area.words, id);
  }
}

async function writeOne(ctx: Context, { area, known, verdict }: Settled, widerId: string | null): Promise<string> {
  const id = known?.id ?? newId(ctx.now.getTime());
  const fresh = { id, widerId, ...wordsOf(area) };
  if (!known) await insertTopic(ctx.tx, fresh, ctx.now);
  else if (known.state === 'raised' || verdict === 'raise-again') await renameTopic(ctx.tx, fresh, ctx.now);
  const free = area.matters.filter(({ isFree }) => isFree).map((matter) => matter.id);
  const added = await addMembers(ctx.tx, id, free, ctx.now);
  if (verdict === 'raise-again')
    await saveState(ctx.tx, id, { state: 'raised', by: null, jointId: null, reporters: null }, ctx.now);
  await refresh(ctx, id);
  const topic = await findTopic(ctx.tx, id);
  if (topic && verdict === 'raise') tellTopic(ctx, topic, 'topic.raised', { matters: topic.matters });
  if (topic && verdict === 'raise-again') tellTopic(ctx, topic, 'topic.raised-again', { matters: topic.matters });
  if (topic && verdict === 'grow' && added > 0) tellTopic(ctx, topic, 'topic.grown', { matters: added });
  return id;
}

function wordsOf({ unitId, label, place, words, matters }: AreaTopic) {
  return { unitId, label, place, words, category: mainCategory(matters) };
}
