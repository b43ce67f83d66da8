import type { Point } from './lattice.ts';
import { addTo, at, sumOf } from './lists.ts';
import { type Face, largestPiece, type Mesh, ringArea } from './mesh.ts';

/** Faces that stay together when land is divided, with the weight that parts are to share evenly. */
export interface Block {
  column: number;
  row: number;
  weight: number;
  faces: Face[];
}

function spread(blocks: readonly Block[], measure: (point: Point) => number): number {
  const values = blocks.map(({ faces }) => measure(at(faces, 0).centre));
  return Math.max(...values) - Math.min(...values);
}

/** Sorted along the longer side, cut where the weight is shared; recursive coordinate bisection (Berger and Bokhari, 1987). */
export function divide(blocks: readonly Block[], parts: number, bias = 1): Block[][] {
  if (parts <= 1 || blocks.length <= 1) return [[...blocks]];
  if (blocks.length <= parts) return blocks.map((block) => [block]);
  const eastWest = spread(blocks, ({ x }) => x) * bias > spread(blocks, ({ y }) => y);
  const sorted = blocks.toSorted((one, other) =>
    eastWest ? one.column - other.column || one.row - other.row : one.row - other.row || one.column - other.column,
  );
  const firstParts = Math.floor(parts / 2);
  const goal = (sumOf(sorted, ({ weight }) => weight) * firstParts) / parts;
  let [cut, weight] = [0, 0];
  while (weight < goal && cut < sorted.length) {
    const next = at(sorted, cut).weight;
    if (weight + next / 2 > goal) break;
    weight += next;
    cut += 1;
  }
  cut = Math.max(firstParts, Math.min(sorted.length - (parts - firstParts), cut));
  return [...divide(sorted.slice(0, cut), firstParts, bias), ...divide(sorted.slice(cut), parts - firstParts, bias)];
}

/** One block per face, or one per pair of columns and rows that roads enclose. */
export function blocksOf(
  faces: readonly Face[],
  weightOf: (face: Face) => number,
  keyOf?: (face: Face) => string,
): Block[] {
  const groups = new Map<string, Face[]>();
  for (const face of faces) addTo(groups, keyOf ? keyOf(face) : String(face.index), face);
  return [...groups.values()].map((group) => ({
    column: at(group, 0).column,
    row: at(group, 0).row,
    weight: sumOf(group, weightOf),
    faces: group,
  }));
}

/** Gives faces that hang on no part to a neighbouring one, in rounds until none is left. */
function settle(loose: Face[], partOf: Map<number, number>): void {
  for (let rounds = 0; loose.length > 0 && rounds < 100; rounds += 1) {
    for (const face of loose.splice(0)) {
      const host = face.neighbours.map((index) => partOf.get(index)).find((number) => number !== undefined);
      if (host === undefined) loose.push(face);
      else partOf.set(face.index, host);
    }
  }
}

/** The same parts, each in one piece: islands go to the neighbouring part of the same parent. */
export function mendParts(parts: readonly Face[][], mesh: Mesh): Face[][] {
  const partOf = new Map<number, number>();
  const loose: Face[] = [];
  for (const [number, part] of parts.entries()) {
    const main = largestPiece(part);
    for (const face of part) {
      if (main.has(face.index)) partOf.set(face.index, number);
      else loose.push(face);
    }
  }
  settle(loose, partOf);
  const mended: Face[][] = parts.map(() => []);
  for (const [index, number] of partOf) at(mended, number).push(at(mesh.faces, index));
  return mended;
}

function angleOf(points: readonly Point[], start: number, end: number): number {
  const [one, other] = [at(points, start), at(points, end)];
  return Math.atan2(other.y - one.y, other.x - one.x);
}

/** Of the border edges that leave a corner, the first clockwise from where we came: the one of the same piece of land. */
function nextCorner(points: readonly Point[], before: number, here: number, choices: readonly number[]): number {
  if (choices.length === 1) return at(choices, 0);
  const back = angleOf(points, here, before);
  const turn = (choice: number) => (back - angleOf(points, here, choice) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
  return choices.reduce((best, choice) => (turn(choice) < turn(best) ? choice : best));
}

/** The rings around a set of faces, the outer one first and counter-clockwise, holes clockwise; corner numbers, not closed. */
export function traceRings(faces: readonly Face[], points: readonly Point[]): number[][] {
  const walked = new Set<number>();
  for (const { corners } of faces) {
    for (const [i, corner] of corners.entries()) walked.add(corner * 100_000 + at(corners, (i + 1) % corners.length));
  }
  const leaving = new Map<number, number[]>();
  for (const step of walked) {
    const [start, end] = [Math.floor(step / 100_000), step % 100_000];
    if (!walked.has(end * 100_000 + start)) addTo(leaving, start, end);
  }
  const rings: number[][] = [];
  // Corners where two rings touch come last, so that no walk begins at one.
  for (const [start, ends] of [...leaving].toSorted(([, one], [, other]) => one.length - other.length)) {
    while (ends.length > 0) {
      const ring = [start];
      let [before, here] = [start, ends.pop() ?? start];
      while (here !== start) {
        ring.push(here);
        const choices = leaving.get(here) ?? [];
        const next = nextCorner(points, before, here, choices);
        choices.splice(choices.indexOf(next), 1);
        [before, here] = [here, next];
      }
      rings.push(ring);
    }
  }
  return rings.toSorted((one, other) => ringArea(points, other) - ringArea(points, one));
}
