import type { Estate } from './estates.ts';
import { ringsOf } from './grids.ts';
import type { Point } from './lattice.ts';
import { addTo, at, sumOf } from './lists.ts';
import type { Face } from './mesh.ts';
import { largestPiece } from './mesh.ts';
import type { Organisation } from './organisation.ts';
import type { PlaceBook } from './place-book.ts';
import { toPosition } from './projection.ts';
import { lengthOf, type Stretch } from './roads.ts';
import type { UnitRow } from './rows.ts';

const coreNames: [name: string, column: number, row: number][] = [
  ['市府核心区', 11, 13],
  ['鼓楼商圈', 12, 9],
  ['鼓楼广场', 12, 11],
  ['槐川站前', 17, 9],
  ['客运总站', 16, 10],
  ['望湖夜市', 21, 10],
  ['万福商圈', 7, 10],
  ['米市市场', 11, 10],
  ['市人民医院', 14, 10],
  ['第一中学', 9, 15],
  ['实验小学', 13, 12],
  ['会展中心', 20, 11],
  ['体育馆', 19, 13],
  ['南岸综合市场', 12, 4],
  ['南岸公园', 14, 3],
  ['北关早市', 8, 16],
  ['学府街高校区', 21, 14],
  ['金融街口', 10, 14],
  ['滨河桥头', 13, 7],
  ['龙泉广场', 6, 13],
  ['大剧院', 15, 13],
];
const keyNames: [name: string, column: number, row: number][] = [
  ['老城棋盘片', 10, 9],
  ['站东出租房片', 19, 8],
  ['物流园', 3, 15],
  ['铁匠街旧货片', 9, 11],
  ['青禾批发市场', 19, 15],
  ['西辽路烧烤街', 5, 10],
  ['南岸在建片', 16, 2],
  ['化工仓储片', 2, 9],
  ['双塔网吧片', 15, 15],
  ['东湖水域', 22, 12],
  ['城南回迁片', 9, 2],
  ['粮库片', 4, 13],
];
const reachKinds = [
  '银行网点',
  '加油站',
  '校门口',
  '医院急诊',
  '夜间公交站',
  '自来水泵房',
  '变电所',
  '商场入口',
  '出租车候客点',
  '桥头',
];

/** A block and, for larger areas, the blocks around it, in one piece. */
function areaAround(book: PlaceBook, start: Face, count: number): Face[] {
  const faces = [start];
  const taken = new Set([start.index]);
  for (const face of faces) {
    for (const index of face.neighbours) {
      if (faces.length >= count || taken.has(index)) continue;
      const next = at(book.land.mesh.faces, index);
      if (next.row === book.lattice.river) continue;
      taken.add(index);
      faces.push(next);
    }
  }
  const main = largestPiece(faces);
  return faces.filter(({ index }) => main.has(index));
}

function addAreas(book: PlaceBook, unitAt: (face: Face) => UnitRow): void {
  const add = (
    prefix: string,
    kind: 'core-area' | 'key-area',
    names: typeof coreNames,
    sizes: [number, number],
    visits: [number, number],
  ) => {
    for (const [name, column, row] of names) {
      const face = book.faceAt(column, row);
      const faces = areaAround(book, face, book.random.int(...sizes));
      const shape = { type: 'Polygon' as const, coordinates: ringsOf(book.land, faces) };
      book.add(
        prefix,
        kind,
        name,
        { face, point: face.centre },
        { shape, unit: unitAt(face), visits_per_day: book.random.int(...visits) },
      );
    }
  };
  add('HX', 'core-area', coreNames, [4, 8], [4, 6]);
  add('ZD', 'key-area', keyNames, [9, 16], [2, 4]);
}

function addReachPoints(book: PlaceBook, estates: readonly Estate[], unitAt: (face: Face) => UnitRow): void {
  const town = book.random.shuffled(estates.filter(({ village }) => village === null));
  for (let i = 0; i < 60; i += 1) {
    const { face, roads, name } = at(town, i);
    const kind = at(reachKinds, i % reachKinds.length);
    const road = at(roads, 0);
    book.add('BD', 'must-reach', `${road}${kind}`, book.spot(face), {
      unit: unitAt(face),
      visits_per_day: book.random.int(1, 4),
      address: `${road}，近${name}`,
    });
  }
}

type Line = { name: string; corners: number[]; metres: number };

/** Consecutive stretches of one road, joined while they touch. */
function chainsOf(stretches: readonly Stretch[], points: readonly Point[]): Line[] {
  const byName = new Map<string, Stretch[]>();
  for (const stretch of stretches) addTo(byName, stretch.name, stretch);
  return [...byName].flatMap(([name, parts]) => {
    const lines: Line[] = [];
    for (const { corners } of parts) {
      const last = lines.at(-1);
      const metres = lengthOf(points, corners);
      if (last && last.metres < 1900 && last.corners.at(-1) === corners[0]) {
        last.corners.push(...corners.slice(1));
        last.metres += metres;
      } else lines.push({ name, corners: [...corners], metres });
    }
    return lines;
  });
}

function addPatrolLines(book: PlaceBook, stretches: readonly Stretch[], unitAt: (face: Face) => UnitRow): void {
  const { points, sides, faces } = book.land.mesh;
  const town = stretches.filter(({ name }) => !name.endsWith('线'));
  const lines = chainsOf(town, points).filter(({ metres }) => metres > 450);
  const chosen = book.random
    .shuffled(lines)
    .toSorted((one, other) => other.metres - one.metres)
    .slice(0, 78);
  const counts = new Map<string, number>();
  for (const { name, corners, metres } of chosen.toSorted((one, other) => one.name.localeCompare(other.name, 'zh'))) {
    const number = (counts.get(name) ?? 0) + 1;
    counts.set(name, number);
    const [start, end] = [at(corners, 0), at(corners, 1)];
    const face = at(faces, (sides.get(Math.min(start, end) * 100_000 + Math.max(start, end)) ?? [0])[0] ?? 0);
    const several = sumOf(chosen, (line) => (line.name === name ? 1 : 0)) > 1;
    book.add(
      'BX',
      'must-patrol',
      several ? `${name}${number}段` : name,
      { face, point: at(points, start) },
      {
        shape: { type: 'LineString', coordinates: corners.map((corner) => toPosition(at(points, corner))) },
        unit: unitAt(face),
        visits_per_day: book.random.int(1, 3),
        note: `约${Math.round(metres / 100) / 10}公里`,
      },
    );
  }
}

/** The patrol catalogue: 21 core areas, 12 key areas, 60 must-reach points, 78 must-patrol lines. */
export function addPatrolPlaces(
  book: PlaceBook,
  organisation: Organisation,
  estates: readonly Estate[],
  stretches: readonly Stretch[],
): void {
  const unitAt = (face: Face) => at(organisation.groupOfGrid, book.land.policeOf[face.index] ?? 0);
  addAreas(book, unitAt);
  addReachPoints(book, estates, unitAt);
  addPatrolLines(book, stretches, unitAt);
}
