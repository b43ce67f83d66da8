import { addDays } from '../kit/calendar.ts';
import type { Era } from './era.ts';
import type { Estate } from './estates.ts';
import type { Land, Parcel } from './land.ts';
import { addTo, at, sumOf } from './lists.ts';
import { nameLists } from './names.ts';
import type { Organisation } from './organisation.ts';
import { toPosition } from './projection.ts';
import type { Random } from './random.ts';
import { traceRings } from './regions.ts';
import type { CrosswalkRow, GridRow, GridTeamRow, Position, UnitRow } from './rows.ts';
import type { Staff } from './staff.ts';

/** The grids in the order of the land's parcels, and who answers for them. */
export interface Grids {
  police: GridRow[];
  civil: GridRow[];
  teams: GridTeamRow[];
  crosswalk: CrosswalkRow[];
}

const peoplePerHousehold = 2.3;

/** Closed rings of a parcel in degrees. */
export function ringsOf(land: Land, faces: Parcel['faces']): Position[][] {
  return traceRings(faces, land.mesh.points).map((ring) =>
    [...ring, at(ring, 0)].map((corner) => toPosition(at(land.mesh.points, corner))),
  );
}

function namesWithin(estates: readonly Estate[]): string[] {
  return estates.flatMap(({ name, village, buildings }) =>
    village ? [name] : [name, ...Array.from({ length: buildings }, (_, i) => `${name}${i + 1}号楼`)],
  );
}

type Making = { land: Land; random: Random; era: Era };

function gridRow(
  { land, random, era }: Making,
  { faces }: Parcel,
  row: Pick<GridRow, 'code' | 'partition' | 'name' | 'aliases'>,
): GridRow {
  const residents = Math.round(sumOf(faces, ({ index }) => land.residentsOf[index] ?? 0));
  return {
    id: random.id(era.madeAt),
    ...row,
    ring: ringsOf(land, faces),
    households: Math.round(residents / peoplePerHousehold),
    residents,
    valid_from: era.begunOn,
    valid_to: null,
  };
}

function policeGrids(making: Making, estates: readonly Estate[], streets: ReadonlyMap<number, string[]>): GridRow[] {
  const counts = new Map<number, number>();
  return making.land.police.map((parcel) => {
    const rank = (counts.get(parcel.station) ?? 0) + 1;
    counts.set(parcel.station, rank);
    const { code, short } = at(nameLists.stations, parcel.station);
    const within = estates.filter(({ police }) => police === parcel.number);
    const villages = new Set(within.flatMap(({ village }) => village ?? []));
    const own = [...villages].filter((name) =>
      estates.every((estate) => estate.village !== name || estate.police === parcel.number),
    );
    const number = String(rank).padStart(2, '0');
    return gridRow(making, parcel, {
      code: `J-${code}${number}`,
      partition: 'police',
      name: `${short}${number}号警格`,
      aliases: [...namesWithin(within), ...own, ...(streets.get(parcel.number) ?? [])],
    });
  });
}

function civilGrids(making: Making, estates: readonly Estate[]): GridRow[] {
  return making.land.civil.map((parcel) => {
    const { name, township, civil, number } = at(making.land.communities, parcel.community);
    const rank = civil.indexOf(parcel.number) + 1;
    return gridRow(making, parcel, {
      code: `Z-${String(number + 1).padStart(2, '0')}-${String(rank).padStart(2, '0')}`,
      partition: 'civil',
      name: `${name}${township ? '村' : '社区'}第${rank}网格`,
      aliases: namesWithin(estates.filter(({ civil: of }) => of === parcel.number)),
    });
  });
}

/** How the land of each civil grid falls to police grids, in whole percent that add up to 100. */
function crosswalkOf(
  { land, random, era }: Making,
  police: readonly GridRow[],
  civil: readonly GridRow[],
): CrosswalkRow[] {
  return land.civil.flatMap(({ number, faces }) => {
    const whole = sumOf(faces, ({ areaSquareMetres }) => areaSquareMetres);
    const byPolice = Map.groupBy(faces, ({ index }) => land.policeOf[index] ?? 0);
    const shares = [...byPolice].map(([policeNumber, group]) => {
      const exact = (sumOf(group, ({ areaSquareMetres }) => areaSquareMetres) / whole) * 100;
      return { policeNumber, exact, percent: Math.max(1, Math.floor(exact)) };
    });
    const largest = shares.reduce((best, share) => (share.exact > best.exact ? share : best));
    largest.percent += 100 - sumOf(shares, ({ percent }) => percent);
    return shares.map(({ policeNumber, percent }) => ({
      id: random.id(era.madeAt),
      police_grid_id: at(police, policeNumber).id,
      civil_grid_id: at(civil, number).id,
      share_percent: percent,
    }));
  });
}

const handOverNotes = [
  '警务组调整，辖区划转',
  '警力调配，责任区交接',
  '新建小区入住，重新划分责任区',
  '原负责民警轮岗交接',
];

function policeTeams(
  { random, era }: Making,
  grids: readonly GridRow[],
  organisation: Organisation,
  staff: Staff,
): GridTeamRow[] {
  return grids.flatMap((grid, number) => {
    const unit = at(organisation.groupOfGrid, number);
    const station = organisation.stations.find(({ groups }) => groups.includes(unit));
    const team = (of: UnitRow, more: Partial<GridTeamRow>): GridTeamRow => ({
      id: random.id(era.madeAt),
      grid_id: grid.id,
      unit_id: of.id,
      valid_from: grid.valid_from,
      valid_to: null,
      handed_over_by: null,
      note: null,
      ...more,
    });
    if (!station || !random.chance(0.16)) return [team(unit, {})];
    const before = random.pick(station.groups.filter((group) => group !== unit));
    const day = addDays(era.today, -random.int(60, 620));
    const head = staff.byUnit.get(station.community.id)?.[0];
    return [
      team(before, { valid_to: day }),
      team(unit, { valid_from: day, handed_over_by: head?.person.id ?? null, note: random.pick(handOverNotes) }),
    ];
  });
}

/** Both partitions with their teams and the crosswalk; `streets` are roads that lie in one police grid only. */
export function makeGrids(
  making: Making,
  estates: readonly Estate[],
  streets: ReadonlyMap<number, string[]>,
  { organisation, staff }: { organisation: Organisation; staff: Staff },
): Grids {
  const police = policeGrids(making, estates, streets);
  const civil = civilGrids(making, estates);
  const { random, era } = making;
  const teams = policeTeams(making, police, organisation, staff);
  for (const { number, community } of making.land.civil) {
    teams.push({
      id: random.id(era.madeAt),
      grid_id: at(civil, number).id,
      unit_id: at(organisation.communities, community).id,
      valid_from: era.begunOn,
      valid_to: null,
      handed_over_by: null,
      note: null,
    });
  }
  return { police, civil, teams, crosswalk: crosswalkOf(making, police, civil) };
}

/** Roads, by police grid, whose every stretch borders that grid alone. */
export function streetsOfOneGrid(land: Land, roadNames: ReadonlyMap<number, string>): Map<number, string[]> {
  const gridsOf = new Map<string, Set<number>>();
  for (const [edge, name] of roadNames) {
    for (const face of land.mesh.sides.get(edge) ?? []) {
      const grids = gridsOf.get(name) ?? new Set<number>();
      gridsOf.set(name, grids.add(land.policeOf[face] ?? 0));
    }
  }
  const streets = new Map<number, string[]>();
  for (const [name, grids] of gridsOf) {
    const [only, another] = grids;
    if (only !== undefined && another === undefined) addTo(streets, only, name);
  }
  return streets;
}
