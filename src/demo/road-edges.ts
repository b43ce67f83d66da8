import type { RoadClass } from '../modules/places/words.ts';
import { type Lattice, oldQuarter, pointAt } from './lattice.ts';
import { at } from './lists.ts';
import { edgeKey } from './mesh.ts';
import { nameLists } from './names.ts';
import type { Random } from './random.ts';

/** A lattice edge that carries a road. */
export interface RoadEdge {
  start: number;
  end: number;
  name: string;
  class: RoadClass;
}

/** Road edges by `edgeKey`; whoever draws first has the edge. */
export type RoadEdges = Map<number, RoadEdge>;

type Draw = { lattice: Lattice; edges: RoadEdges; random: Random };
type Named = { name: string; class: RoadClass };

const centralGap = 12;
const ringInset = 1;
const cornerSteps = 6;

function draw({ edges }: Draw, start: number, end: number, { name, class: roadClass }: Named): void {
  const key = edgeKey(start, end);
  if (!edges.has(key)) edges.set(key, { start, end, name, class: roadClass });
}

function ringBounds({ roadColumns, roadRows }: Lattice) {
  return {
    west: at(roadColumns, ringInset),
    east: at(roadColumns, -1 - ringInset),
    south: at(roadRows, ringInset),
    north: at(roadRows, -1 - ringInset),
  };
}

/** Columns on which a road crosses the river: ring road west and east, and the central street. */
function bridgeColumns(lattice: Lattice): number[] {
  const { west, east } = ringBounds(lattice);
  return [west, at(lattice.roadColumns, centralGap), east];
}

function slant(lattice: Lattice, column: number, row: number, steps: number, up: 1 | -1): [number, number][] {
  return Array.from({ length: steps }, (_, i) => [
    pointAt(lattice, column + i, row + up * i),
    pointAt(lattice, column + i + 1, row + up * (i + 1)),
  ]);
}

/** Slanting edges: the ring's four cut corners, and three streets across the blocks. */
function slantedRoads(lattice: Lattice): { edges: [number, number][]; road: Named }[] {
  const { west, east, south, north } = ringBounds(lattice);
  const ring: Named = { name: nameLists.ringRoad, class: 'trunk' };
  const [lakeside, dragon, southern] = nameLists.diagonals;
  const oldEast = at(lattice.roadColumns, oldQuarter.columns[1]);
  const oldWest = at(lattice.roadColumns, oldQuarter.columns[0]);
  const oldNorth = at(lattice.roadRows, oldQuarter.rows[1]);
  return [
    { edges: slant(lattice, west, south + cornerSteps, cornerSteps, -1), road: ring },
    { edges: slant(lattice, east - cornerSteps, south, cornerSteps, 1), road: ring },
    { edges: slant(lattice, west, north - cornerSteps, cornerSteps, 1), road: ring },
    { edges: slant(lattice, east - cornerSteps, north, cornerSteps, -1), road: ring },
    { edges: slant(lattice, oldEast, oldNorth, 10, 1), road: { name: lakeside ?? '', class: 'primary' } },
    { edges: slant(lattice, oldWest - 12, oldNorth + 12, 12, -1), road: { name: dragon ?? '', class: 'primary' } },
    {
      edges: slant(lattice, at(lattice.roadColumns, centralGap), at(lattice.roadRows, 1), 8, 1),
      road: { name: southern ?? '', class: 'secondary' },
    },
  ];
}

/** The edges along which pieces of land are cut in two. */
export function diagonalsOf(lattice: Lattice): Set<number> {
  return new Set(slantedRoads(lattice).flatMap(({ edges }) => edges.map(([start, end]) => edgeKey(start, end))));
}

function column(drawing: Draw, index: number, [low, high]: [number, number], road: Named): void {
  for (let row = low; row < high; row += 1) {
    draw(drawing, pointAt(drawing.lattice, index, row), pointAt(drawing.lattice, index, row + 1), road);
  }
}

function row(drawing: Draw, index: number, [low, high]: [number, number], road: Named): void {
  for (let step = low; step < high; step += 1) {
    draw(drawing, pointAt(drawing.lattice, step, index), pointAt(drawing.lattice, step + 1, index), road);
  }
}

function drawRing(drawing: Draw): void {
  const { west, east, south, north } = ringBounds(drawing.lattice);
  const ring: Named = { name: nameLists.ringRoad, class: 'trunk' };
  row(drawing, south, [west + cornerSteps, east - cornerSteps], ring);
  row(drawing, north, [west + cornerSteps, east - cornerSteps], ring);
  column(drawing, west, [south + cornerSteps, north - cornerSteps], ring);
  column(drawing, east, [south + cornerSteps, north - cornerSteps], ring);
}

const classOf = (gap: number): RoadClass => (gap % 4 === 0 ? 'primary' : gap % 2 === 0 ? 'secondary' : 'tertiary');

/** A minor street leaves out some blocks: parks, works, a school ground. */
function withGaps(drawing: Draw, lines: number[], roadClass: RoadClass, paint: (span: [number, number]) => void): void {
  for (let i = 0; i < lines.length - 1; i += 1) {
    const left = roadClass === 'tertiary' ? 0.26 : roadClass === 'secondary' ? 0.07 : 0;
    if (!drawing.random.chance(left)) paint([at(lines, i), at(lines, i + 1)]);
  }
}

function drawStreets(drawing: Draw): void {
  const { roadColumns, roadRows, river } = drawing.lattice;
  const northRows = roadRows.filter((index) => index > river);
  const southRows = roadRows.filter((index) => index <= river);
  const names = [...nameLists.streets];
  const southNames = [...nameLists.southStreets];
  for (const [gap, index] of roadColumns.entries()) {
    const roadClass = classOf(gap);
    const name = gap === centralGap ? at(nameLists.streets, 0) : (names.splice(gap < centralGap ? 1 : 0, 1)[0] ?? '');
    withGaps(drawing, northRows, roadClass, (span) => column(drawing, index, span, { name, class: roadClass }));
    if (gap % 2 === 1) continue;
    const southName = gap === centralGap ? at(nameLists.southStreets, 0) : (southNames.splice(1, 1)[0] ?? '');
    withGaps(drawing, southRows, roadClass, (span) =>
      column(drawing, index, span, { name: southName, class: roadClass }),
    );
  }
}

function drawRoads(drawing: Draw): void {
  const { roadColumns, roadRows, river } = drawing.lattice;
  const names = [...nameLists.roads];
  for (const [gap, index] of roadRows.entries()) {
    if (index === river || index === river + 1) {
      const name = index === river ? nameLists.southBank : nameLists.northBank;
      row(drawing, index, [at(roadColumns, 0), at(roadColumns, -1)], { name, class: 'primary' });
      continue;
    }
    const roadClass = classOf(gap + 1);
    const name = names.shift() ?? '';
    withGaps(drawing, roadColumns, roadClass, (span) => row(drawing, index, span, { name, class: roadClass }));
  }
}

function drawLanes(drawing: Draw): void {
  const { lattice, random } = drawing;
  const [west, east] = oldQuarter.columns.map((gap) => at(lattice.roadColumns, gap)) as [number, number];
  const [south, north] = oldQuarter.rows.map((gap) => at(lattice.roadRows, gap)) as [number, number];
  const names = random.shuffled(nameLists.lanes);
  const lane = (): Named => ({ name: names.pop() ?? at(nameLists.lanes, 0), class: 'residential' });
  for (let index = west; index < east; index += 1) {
    const name = lane();
    for (let step = south; step < north; step += 1) {
      if (random.chance(0.8)) column(drawing, index, [step, step + 1], name);
    }
  }
  for (let index = south; index < north; index += 1) {
    const name = lane();
    for (let step = west; step < east; step += 1) {
      if (random.chance(0.8)) row(drawing, index, [step, step + 1], name);
    }
  }
}

function drawCountry(drawing: Draw): void {
  const { lattice } = drawing;
  const { roadColumns, roadRows, xs, ys } = lattice;
  const names = [...nameLists.ruralRoads];
  const rural = (): Named => ({ name: names.shift() ?? at(nameLists.ruralRoads, 0), class: 'secondary' });
  for (const gap of [2, 9, 15]) {
    const name = rural();
    row(drawing, at(roadRows, gap), [0, at(roadColumns, 2)], name);
    row(drawing, at(roadRows, gap), [at(roadColumns, -3), xs.length - 1], rural());
  }
  for (const gap of [6, 12, 20]) {
    column(drawing, at(roadColumns, gap), [at(roadRows, -3), ys.length - 1], rural());
    if (gap !== 6) column(drawing, at(roadColumns, gap), [0, at(roadRows, 2)], rural());
  }
  const outerWest = 5;
  const outerEast = xs.length - 6;
  const loop = rural();
  column(drawing, outerWest, [lattice.river + 1, ys.length - 6], loop);
  column(drawing, outerEast, [lattice.river + 1, ys.length - 6], rural());
  column(drawing, outerEast, [5, lattice.river], rural());
  row(drawing, ys.length - 6, [outerWest, outerEast], loop);
  row(drawing, 5, [at(roadColumns, 12), outerEast], rural());
}

/** Draws the county's roads on the lattice: the ring first, then bridges, slants, streets, lanes and country roads. */
export function drawRoadEdges(lattice: Lattice, random: Random): RoadEdges {
  const drawing: Draw = { lattice, edges: new Map(), random };
  drawRing(drawing);
  for (const { edges, road } of slantedRoads(lattice)) {
    for (const [start, end] of edges) draw(drawing, start, end, road);
  }
  const bridges = bridgeColumns(lattice);
  const { river } = lattice;
  column(drawing, at(bridges, 1), [river, river + 1], { name: at(nameLists.streets, 0), class: 'primary' });
  drawRoads(drawing);
  drawStreets(drawing);
  drawLanes(drawing);
  drawCountry(drawing);
  return drawing.edges;
}
