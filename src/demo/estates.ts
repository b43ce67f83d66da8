import type { Land } from './land.ts';
import type { Point } from './lattice.ts';
import { at, sumOf } from './lists.ts';
import { edgeKey, type Face, type Mesh } from './mesh.ts';
import { nameLists } from './names.ts';
import type { Random } from './random.ts';
import type { Stretch } from './roads.ts';

/** 小区 or 屯: a housing estate or hamlet on one piece of land. */
export interface Estate {
  name: string;
  /** In the country the village it belongs to; in town null. */
  village: string | null;
  civil: number;
  police: number;
  community: number;
  station: number;
  face: Face;
  point: Point;
  buildings: number;
  residents: number;
  /** Roads that border it, the nearest named ones when none does. */
  roads: string[];
}

/** A point within a piece of land, not on its border. */
function pointWithin(mesh: Mesh, face: Face, random: Random): Point {
  const corner = at(mesh.points, random.pick(face.corners));
  const share = random.between(0.05, 0.6);
  return {
    x: face.centre.x + (corner.x - face.centre.x) * share,
    y: face.centre.y + (corner.y - face.centre.y) * share,
  };
}

function estateNames(random: Random): string[] {
  const { estateHeads, estateTails, workplaceEstates } = nameLists;
  const names = new Set(workplaceEstates);
  for (const tails of [
    random.shuffled(estateTails),
    random.shuffled(estateTails),
    ...estateTails.map((tail) => [tail]),
  ]) {
    for (const head of random.shuffled(estateHeads)) names.add(head + random.pick(tails));
  }
  return [...names];
}

/** Names of the roads along the edges of pieces of land. */
export function roadsBeside(stretches: readonly Stretch[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const { corners, name } of stretches) {
    for (let i = 1; i < corners.length; i += 1) names.set(edgeKey(at(corners, i - 1), at(corners, i)), name);
  }
  return names;
}

function roadsAround(start: Face, mesh: Mesh, names: ReadonlyMap<number, string>): string[] {
  const seen = new Set([start.index]);
  let ring = [start];
  for (let distance = 0; distance < 12; distance += 1) {
    const found = new Set<string>();
    for (const { corners } of ring) {
      for (const [i, corner] of corners.entries()) {
        const name = names.get(edgeKey(corner, at(corners, (i + 1) % corners.length)));
        if (name) found.add(name);
      }
    }
    if (found.size > 0) return [...found];
    ring = ring
      .flatMap(({ neighbours }) => neighbours)
      .filter((index) => !seen.has(index))
      .map((index) => at(mesh.faces, index));
    for (const { index } of ring) seen.add(index);
  }
  return [nameLists.ringRoad];
}

/** One or two estates in every civil grid, hamlets in the country. */
export function makeEstates(land: Land, stretches: readonly Stretch[], random: Random): Estate[] {
  const names = estateNames(random);
  const roadNames = roadsBeside(stretches);
  const estates: Estate[] = [];
  for (const { number, station, faces, community } of land.civil) {
    const { township, name: village, civil } = at(land.communities, community);
    const crowd = (face: Face) => land.residentsOf[face.index] ?? 0;
    const sites = faces
      .toSorted((one, other) => crowd(other) - crowd(one))
      .slice(0, faces.length > 3 && !township ? 2 : 1);
    for (const face of sites) {
      const residents = sumOf(faces, crowd) / sites.length;
      const hamlet = at(nameLists.hamlets, (civil.indexOf(number) + village.length) % nameLists.hamlets.length);
      estates.push({
        name: township ? `${village}${hamlet}` : (names.shift() ?? ''),
        village: township ? village : null,
        civil: number,
        police: land.policeOf[face.index] ?? 0,
        community,
        station,
        face,
        point: pointWithin(land.mesh, face, random),
        buildings: Math.max(2, Math.min(28, Math.round(residents / 75))),
        residents,
        roads: roadsAround(face, land.mesh, roadNames),
      });
    }
  }
  return estates;
}
