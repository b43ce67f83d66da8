import type { Position } from '../locate/grid-shape.ts';

/** Whether a closed ring crosses or touches itself nowhere; O(corners²), for rings that somebody drew by hand. */
export function isSimple(ring: readonly Position[]): boolean {
  const edges = ring.slice(1).map((corner, at): [Position, Position] => [ring[at] ?? corner, corner]);
  if (edges.length < 3) return false;
  return edges.every(([from, to], at) =>
    edges.every(([start, end], other) => {
      if (other <= at) return true;
      const areNeighbours = other === at + 1 || (at === 0 && other === edges.length - 1);
      return areNeighbours ? !foldsBack(from, to, start, end) : !meet(from, to, start, end);
    }),
  );
}

function turn(one: Position, two: Position, three: Position): number {
  return Math.sign((two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0]));
}

function isBetween(one: Position, two: Position, point: Position): boolean {
  return (
    Math.min(one[0], two[0]) <= point[0] &&
    point[0] <= Math.max(one[0], two[0]) &&
    Math.min(one[1], two[1]) <= point[1] &&
    point[1] <= Math.max(one[1], two[1])
  );
}

function meet(from: Position, to: Position, start: Position, end: Position): boolean {
  const [one, two, three, four] = [
    turn(from, to, start),
    turn(from, to, end),
    turn(start, end, from),
    turn(start, end, to),
  ];
  if (one !== two && three !== four) return true;
  return (
    (one === 0 && isBetween(from, to, start)) ||
    (two === 0 && isBetween(from, to, end)) ||
    (three === 0 && isBetween(start, end, from)) ||
    (four === 0 && isBetween(start, end, to))
  );
}

// Neighbouring edges share a corner; the next one must not run back over the first.
function foldsBack(from: Position, to: Position, start: Position, end: Position): boolean {
  if (turn(from, to, start) !== 0 || turn(from, to, end) !== 0) return false;
  const isNext = to[0] === start[0] && to[1] === start[1];
  return isNext
    ? isBetween(from, to, end) || isBetween(start, end, from)
    : isBetween(start, end, to) || isBetween(from, to, start);
}
