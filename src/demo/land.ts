import { type Lattice, oldQuarter } from './lattice.ts';
import { at, from, sumOf } from './lists.ts';
import type { Face, Mesh } from './mesh.ts';
import { nameLists } from './names.ts';
import type { Random } from './random.ts';
import { type Block, blocksOf, divide, mendParts } from './regions.ts';

/** A part of the county with its number within the whole partition. */
export interface Parcel {
  number: number;
  station: number;
  faces: Face[];
}

/** 社区 or 村: a residents' or villagers' committee and its civil grids. */
interface Community extends Parcel {
  name: string;
  township: string | null;
  civil: number[];
}

export interface Land {
  mesh: Mesh;
  police: Parcel[];
  civil: (Parcel & { community: number })[];
  communities: Community[];
  residentsOf: Float64Array;
  policeOf: Int32Array;
  civilOf: Int32Array;
}

type Quota = { residents: number; police: number; communities: number; civil: number };
type Area = { station: number; township: string | null; faces: Face[]; quota: Quota };

const town: Quota[] = [
  { residents: 76_000, police: 24, communities: 14, civil: 122 },
  { residents: 63_000, police: 22, communities: 12, civil: 104 },
  { residents: 61_000, police: 22, communities: 12, civil: 100 },
  { residents: 50_000, police: 20, communities: 10, civil: 84 },
];
const country: Quota = { residents: 6400, police: 4, communities: 4.5, civil: 18.75 };

function townStation(lattice: Lattice, face: Face): number {
  if (face.row < lattice.river) return 3;
  if (face.column < at(lattice.roadColumns, 8)) return 1;
  return face.column < at(lattice.roadColumns, 16) ? 0 : 2;
}

const side = (value: number, low: number, high: number): number => (value < low ? 0 : value < high ? 1 : 2);

/** Townships around the town by thirds of columns and rows; the middle is the town. */
const townshipAt = [1, 0, 3, 6, -1, 2, 5, 4, 7];

function areaOf(lattice: Lattice, face: Face): string {
  const acrossThird = side(face.column, at(lattice.roadColumns, 0), at(lattice.roadColumns, -1));
  const alongThird = side(face.row, at(lattice.roadRows, 0), at(lattice.roadRows, -1));
  const township = at(townshipAt, acrossThird * 3 + alongThird);
  return township < 0 ? `town-${townStation(lattice, face)}` : `country-${township}`;
}

function quotaOf(kind: string | undefined, index: number): Quota {
  if (kind === 'town') return at(town, index);
  const odd = index % 2;
  return {
    ...country,
    communities: Math.floor(country.communities) + odd,
    civil: Math.floor(country.civil) + (index % 4 === 3 ? 0 : 1),
  };
}

const orderOf = (key: string): number => (key.startsWith('town') ? 0 : 10) + Number(key.at(-1));

function listAreas(lattice: Lattice, mesh: Mesh): Area[] {
  const groups = Map.groupBy(mesh.faces, (face) => areaOf(lattice, face));
  return [...groups.keys()]
    .toSorted((one, other) => orderOf(one) - orderOf(other))
    .map((key) => {
      const [kind, text] = key.split('-');
      const index = Number(text);
      const station = kind === 'town' ? index : index < 4 ? 4 : 5;
      const township = kind === 'town' ? null : at(nameLists.townships, index);
      return { station, township, faces: from(groups, key), quota: quotaOf(kind, index) };
    });
}

/** How many people live on a piece of land, before the quota of its area scales it. */
function crowding(lattice: Lattice, face: Face, random: Random): number {
  if (face.row === lattice.river) return 0;
  const { x, y } = face.centre;
  const { columns, rows } = oldQuarter;
  const isOld =
    side(face.column, at(lattice.roadColumns, columns[0]), at(lattice.roadColumns, columns[1])) === 1 &&
    side(face.row, at(lattice.roadRows, rows[0]), at(lattice.roadRows, rows[1])) === 1;
  const towards = Math.exp(-((Math.hypot(x, y) / 3600) ** 2));
  const lot = random.share();
  const use = lot < 0.07 ? 0.02 : lot < 0.2 ? 0.4 : random.between(0.8, 1.5);
  return face.areaSquareMetres * (0.05 + towards) * use * (isOld ? 1.5 : 1);
}

const gapAt = (lines: readonly number[], index: number): number => lines.findLastIndex((line) => line <= index);

function blockKey(lattice: Lattice, face: Face): string {
  const [column, row] = [gapAt(lattice.roadColumns, face.column), gapAt(lattice.roadRows, face.row)];
  const isTown =
    column >= 0 && row >= 0 && column < lattice.roadColumns.length - 1 && row < lattice.roadRows.length - 1;
  return isTown ? `${column},${row}` : `${face.column}:${face.row}`;
}

type Sharing = { land: Land; lattice: Lattice; names: { town: string[]; country: string[] } };

const partsOf = (mesh: Mesh, blocks: readonly Block[], parts: number, bias: number): Face[][] =>
  mendParts(
    divide(blocks, parts, bias).map((part) => part.flatMap((block) => block.faces)),
    mesh,
  );

function addCommunities({ land, names }: Sharing, { station, township, quota }: Area, blocks: readonly Block[]): void {
  const residents = (face: Face) => land.residentsOf[face.index] ?? 0;
  const parts = partsOf(land.mesh, blocks, quota.communities, 1.4);
  for (const [i, part] of parts.entries()) {
    const name = (township ? names.country : names.town).shift() ?? '';
    const community: Community = { number: land.communities.length, station, faces: part, name, township, civil: [] };
    const share = Math.floor((quota.civil * (i + 1)) / parts.length) - Math.floor((quota.civil * i) / parts.length);
    for (const piece of partsOf(land.mesh, blocksOf(part, residents), share, 1)) {
      community.civil.push(land.civil.length);
      land.civil.push({ number: land.civil.length, station, community: community.number, faces: piece });
    }
    land.communities.push(community);
  }
}

function shareArea(sharing: Sharing, area: Area, crowds: readonly number[]): void {
  const { land, lattice } = sharing;
  const { faces, quota, station } = area;
  const crowd = sumOf(faces, ({ index }) => at(crowds, index));
  for (const { index } of faces) land.residentsOf[index] = (at(crowds, index) * quota.residents) / crowd;
  const blocks = blocksOf(
    faces,
    ({ index }) => land.residentsOf[index] ?? 0,
    (face) => blockKey(lattice, face),
  );
  for (const part of partsOf(land.mesh, blocks, quota.police, 0.8)) {
    land.police.push({ number: land.police.length, station, faces: part });
  }
  addCommunities(sharing, area, blocks);
}

/** Divides the county into police grids, communities and civil grids, all of the same smallest pieces of land. */
export function divideLand(lattice: Lattice, mesh: Mesh, random: Random): Land {
  const land: Land = {
    mesh,
    police: [],
    civil: [],
    communities: [],
    residentsOf: new Float64Array(mesh.faces.length),
    policeOf: new Int32Array(mesh.faces.length),
    civilOf: new Int32Array(mesh.faces.length),
  };
  const names = { town: [...nameLists.communities], country: [...nameLists.villages] };
  const crowds = mesh.faces.map((face) => crowding(lattice, face, random));
  for (const area of listAreas(lattice, mesh)) shareArea({ land, lattice, names }, area, crowds);
  for (const { number, faces } of land.police) for (const { index } of faces) land.policeOf[index] = number;
  for (const { number, faces } of land.civil) for (const { index } of faces) land.civilOf[index] = number;
  return land;
}
