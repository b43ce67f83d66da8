import type { Leaving, TopicState } from './words.ts';

/** An alert needs so many people who reported, and so many matters that are still open. */
export const fewestReporters = 3;
const fewestMatters = 2;

/** Two searches found the same topic when it shares this much with the smaller of both. */
const sameCore = 0.5;

/** A dismissed topic comes back when it has grown by half. */
const growthToReturn = 1.5;

/** A matter that belongs to a topic which a search found. */
export interface FoundMatter {
  readonly id: string;
  /** The station whose matter it is, or the unit at the top. */
  readonly areaId: string;
  readonly category: string;
  readonly senders: readonly string[];
  /** Open, and not in a joint action already. */
  readonly isFree: boolean;
}

/** A topic as a search found it, over the whole county. */
export interface FoundTopic {
  readonly label: string;
  readonly place: string | null;
  readonly words: readonly string[];
  readonly matters: readonly FoundMatter[];
}

/** The part of a found topic that lies in one area, which its people may see. */
export interface AreaTopic extends FoundTopic {
  readonly unitId: string;
  readonly isWider: boolean;
}

/** A topic from the books: every matter that ever was in it. */
export interface KnownTopic {
  readonly id: string;
  readonly unitId: string;
  readonly state: TopicState;
  readonly matterIds: readonly string[];
  readonly decidedReporters: number | null;
}

export type Verdict = 'raise' | 'grow' | 'raise-again' | 'keep';

export interface Settled {
  readonly area: AreaTopic;
  /** The topic that it is already; undefined for a new one. */
  readonly known: KnownTopic | undefined;
  readonly verdict: Verdict;
}

/** How many distinct people reported. */
export function countReporters(matters: readonly Pick<FoundMatter, 'senders'>[]): number {
  return new Set(matters.flatMap(({ senders }) => senders)).size;
}

/** True when so many people and open matters are worth a colleague's look. */
export function isEnough(reporters: number, matters: number): boolean {
  return reporters >= fewestReporters && matters >= fewestMatters;
}

const freeOf = ({ matters }: FoundTopic) => matters.filter(({ isFree }) => isFree);

function isWorthRaising(topic: FoundTopic): boolean {
  const free = freeOf(topic);
  return isEnough(countReporters(free), free.length);
}

/** A found topic by areas: what each station has of it, and all of it for the top where it reaches beyond one station. Nobody learns of another's. */
export function areasOf(topic: FoundTopic, topId: string): AreaTopic[] {
  const byArea = Map.groupBy(topic.matters, ({ areaId }) => areaId);
  const own = [...byArea].map(([unitId, matters]) => ({ ...topic, matters, unitId, isWider: unitId === topId }));
  if (byArea.size === 1) return own;
  return [...own.filter(({ isWider }) => !isWider), { ...topic, unitId: topId, isWider: true }];
}

/** The category of most of the matters. */
export function mainCategory(matters: readonly Pick<FoundMatter, 'category'>[]): string {
  const counted = [...Map.groupBy(matters, ({ category }) => category)];
  return counted.toSorted((one, other) => other[1].length - one[1].length)[0]?.[0] ?? 'other';
}

function overlap(area: AreaTopic, known: KnownTopic): number {
  if (area.unitId !== known.unitId) return 0;
  const ids = new Set(known.matterIds);
  const shared = area.matters.filter(({ id }) => ids.has(id)).length;
  const smaller = Math.min(area.matters.length, ids.size);
  return smaller > 0 && shared / smaller >= sameCore ? shared : 0;
}

/** Says of each area's topic which one it is already, the most alike first and each once, and what follows; what is not worth a look stays out. */
export function settle(areas: readonly AreaTopic[], known: readonly KnownTopic[]): Settled[] {
  const pairs = areas.flatMap((area) =>
    known.flatMap((one) => {
      const shared = overlap(area, one);
      return shared > 0 ? [{ area, one, shared }] : [];
    }),
  );
  const taken = new Map<AreaTopic, KnownTopic>();
  const used = new Set<string>();
  for (const { area, one } of pairs.toSorted((left, right) => right.shared - left.shared)) {
    if (taken.has(area) || used.has(one.id)) continue;
    taken.set(area, one);
    used.add(one.id);
  }
  return areas.flatMap((area) => {
    const mine = taken.get(area);
    const verdict = verdictOn(area, mine);
    return verdict === undefined ? [] : [{ area, known: mine, verdict }];
  });
}

function verdictOn(area: AreaTopic, known: KnownTopic | undefined): Verdict | undefined {
  if (!known) return isWorthRaising(area) ? 'raise' : undefined;
  if (known.state === 'faded') return isWorthRaising(area) ? 'raise-again' : 'keep';
  if (known.state !== 'dismissed') return 'grow';
  const needed = Math.ceil(growthToReturn * (known.decidedReporters ?? 0));
  return isWorthRaising(area) && countReporters(freeOf(area)) >= needed ? 'raise-again' : 'keep';
}

/** What keeps a matter from counting for an alert; null when it counts. */
export function leavingOf(matter: {
  readonly mergedInto: string | null;
  readonly isOpen: boolean;
  readonly watch: boolean;
  readonly inArea: boolean;
  readonly inJoint: boolean;
}): Leaving | null {
  if (matter.watch) return 'watch';
  if (matter.mergedInto !== null) return 'merged';
  if (!matter.isOpen) return 'over';
  if (matter.inJoint) return 'joint';
  return matter.inArea ? null : 'elsewhere';
}

/** Work on it is not finished, so that it may still be done together with others. */
export const unfinishedStates = [
  'reported',
  'accepted',
  'assigned',
  'in_hand',
  'returned',
  'reopened',
  'answered',
] as const;
