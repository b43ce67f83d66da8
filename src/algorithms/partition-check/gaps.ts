import type { Point } from './plane.ts';
import { type Edge, sweepSlabs, type Trapezoid } from './sweep.ts';

/** A hole that nobody covers: square metres and a point inside it. */
export type PlaneGap = { area: number; at: Point };

type Span = { left: number; right: number };
/** What nobody covers at one height: `part` 0 is the open country around. */
type Uncovered = Span & { part: number };

class Parts {
  private readonly parentOf: number[] = [0];

  add(): number {
    return this.parentOf.push(this.parentOf.length) - 1;
  }

  rootOf(part: number): number {
    let root = part;
    while (this.parentOf[root] !== root) root = this.parentOf[root] ?? 0;
    this.parentOf[part] = root;
    return root;
  }

  join(one: number, other: number): void {
    const [low, high] = [this.rootOf(one), this.rootOf(other)].sort((a, b) => a - b);
    this.parentOf[high ?? 0] = low ?? 0;
  }
}

function openCountry(spans: readonly Span[]): Uncovered[] {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return [{ left: -Infinity, right: Infinity, part: 0 }];
  return [
    { left: -Infinity, right: first.left, part: 0 },
    { left: last.right, right: Infinity, part: 0 },
  ];
}

/**
 * The uncovered regions that do not open to the country around by more than the tolerance (metres) and are larger than
 * a square of that side, from south-west on.
 */
export function findGaps(edges: readonly Edge[], tolerance: number): PlaneGap[] {
  const parts = new Parts();
  const pieces: { part: number; trapezoid: Trapezoid }[] = [];
  let below: Uncovered[] = openCountry([]);
  const joinBelow = (above: readonly Uncovered[]) => {
    for (const one of below) {
      for (const other of above) {
        if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > tolerance)
          parts.join(one.part, other.part);
      }
    }
  };
  sweepSlabs(edges, (trapezoids) => {
    const uncovered = trapezoids
      .filter(({ cover }) => cover === 0)
      .map((trapezoid) => ({ part: parts.add(), trapezoid }));
    pieces.push(...uncovered);
    joinBelow([
      ...openCountry(trapezoids.map(({ bottom }) => bottom)),
      ...uncovered.map(({ part, trapezoid }) => ({ ...trapezoid.bottom, part })),
    ]);
    below = [
      ...openCountry(trapezoids.map(({ top }) => top)),
      ...uncovered.map(({ part, trapezoid }) => ({ ...trapezoid.top, part })),
    ];
  });
  joinBelow(openCountry([]));
  const gaps = new Map<number, PlaneGap & { largest: number }>();
  for (const { part, trapezoid } of pieces) {
    const root = parts.rootOf(part);
    if (root === 0) continue;
    const gap = gaps.get(root) ?? { area: 0, at: trapezoid.middle, largest: 0 };
    gap.area += trapezoid.area;
    if (trapezoid.area > gap.largest) Object.assign(gap, { largest: trapezoid.area, at: trapezoid.middle });
    gaps.set(root, gap);
  }
  return [...gaps.values()].filter(({ area }) => area > tolerance * tolerance).map(({ area, at }) => ({ area, at }));
}
