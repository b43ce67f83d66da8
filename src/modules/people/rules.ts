import type { Duty } from '../../kit/duties.ts';
import type { Post, UnitKind } from './words.ts';

interface Span {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whether something that begins on a day and is over from `validTo` on is valid on this day. */
export function isValidOn({ validFrom, validTo }: Span, day: string): boolean {
  return validFrom <= day && (validTo === null || validTo > day);
}

type Slots = Readonly<Partial<Record<Post, number>>>;

// 社区“1+2+N”小分队: one community officer, two auxiliaries, at least one grid worker. 一村一辅警, 村书记（主任）助理: one for each village.
const slots: Readonly<Partial<Record<UnitKind, Slots>>> = {
  station: { 'station-head': 1 },
  detachment: { 'team-head': 1 },
  team: { 'community-officer': 1, auxiliary: 2, 'grid-worker': 1 },
  village: { 'village-auxiliary': 1, 'village-assistant': 1 },
};

export interface Vacancy {
  readonly post: Post;
  readonly wanted: number;
  readonly held: number;
}

/** Posts of a unit's template that are not all filled. */
export function listVacancies(kind: UnitKind, held: readonly Post[]): Vacancy[] {
  return (Object.entries(slots[kind] ?? {}) as [Post, number][])
    .map(([post, wanted]) => ({ post, wanted, held: held.filter((one) => one === post).length }))
    .filter((vacancy) => vacancy.held < vacancy.wanted);
}

const guarded: readonly Duty[] = ['system', 'audit', 'protect'];

/** Duties over the whole house, which only an administrator gives to others. */
export function listGuarded(duties: readonly Duty[]): Duty[] {
  return duties.filter((duty) => guarded.includes(duty));
}

/** Duties that no one person holds at the same time: whoever runs the system does not also guard personal data (PIPL 52; GB/T 22239). */
export const apart: readonly (readonly [Duty, Duty])[] = [['system', 'protect']];

interface Node {
  readonly code: string;
  readonly parentCode: string | null;
}

/** The same records, each after its parent; those in a circle or under one stand at the end in their own order. */
export function parentsFirst<T extends Node>(nodes: readonly T[]): T[] {
  const waiting = Map.groupBy(nodes, ({ parentCode }) => parentCode);
  const codes = new Set(nodes.map(({ code }) => code));
  const ordered = nodes.filter(({ parentCode }) => parentCode === null || !codes.has(parentCode));
  for (const node of ordered) {
    if (node.code !== node.parentCode) ordered.push(...(waiting.get(node.code) ?? []));
  }
  const placed = new Set(ordered);
  return [...ordered, ...nodes.filter((node) => !placed.has(node))];
}
