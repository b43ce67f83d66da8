import type { HostAgency, PlaceKind } from '../modules/places/words.ts';
import type { Era } from './era.ts';
import type { Land } from './land.ts';
import type { Lattice, Point } from './lattice.ts';
import { pointAt } from './lattice.ts';
import { at } from './lists.ts';
import type { Face } from './mesh.ts';
import { toPosition } from './projection.ts';
import type { Random } from './random.ts';
import type { GridRow, PlaceRow, UnitRow } from './rows.ts';

/** What is special about a place; the rest follows from where it lies. */
export type PlaceNote = Partial<Omit<PlaceRow, 'id' | 'kind' | 'name' | 'unit_id' | 'hosts'>> & {
  unit?: UnitRow | undefined;
  hosts?: HostAgency[];
};

/** Writes places down and finds the police grid of each. */
export class PlaceBook {
  readonly places: PlaceRow[] = [];
  readonly land: Land;
  readonly lattice: Lattice;
  readonly random: Random;
  private readonly era: Era;
  private readonly grids: readonly GridRow[];
  private readonly counts = new Map<string, number>();

  constructor(land: Land, lattice: Lattice, making: { random: Random; era: Era; grids: readonly GridRow[] }) {
    this.land = land;
    this.lattice = lattice;
    this.random = making.random;
    this.era = making.era;
    this.grids = making.grids;
  }

  private nextCode(prefix: string): string {
    const count = (this.counts.get(prefix) ?? 0) + 1;
    this.counts.set(prefix, count);
    return `${prefix}${String(count).padStart(prefix === 'XQ' ? 3 : 2, '0')}`;
  }

  gridAt(face: Face): GridRow {
    return at(this.grids, this.land.policeOf[face.index] ?? 0);
  }

  add(
    prefix: string,
    kind: PlaceKind,
    name: string,
    spot: { face: Face; point: Point } | null,
    note: PlaceNote = {},
  ): PlaceRow {
    const { unit, ...rest } = note;
    const [lng, lat] = spot ? toPosition(spot.point) : [null, null];
    const place: PlaceRow = {
      id: this.random.id(this.era.madeAt),
      code: this.nextCode(prefix),
      kind,
      name,
      aliases: [],
      address: null,
      lng,
      lat,
      shape: null,
      unit_id: unit?.id ?? null,
      grid_id: spot ? this.gridAt(spot.face).id : null,
      hosts: [],
      hours: null,
      phone: null,
      visits_per_day: null,
      note: null,
      closed_on: null,
      ...rest,
    };
    this.places.push(place);
    return place;
  }

  /** A piece of land in town by road gaps, counted from west and south. */
  faceAt(columnGap: number, rowGap: number): Face {
    const column = at(this.lattice.roadColumns, columnGap);
    const row = at(this.lattice.roadRows, rowGap);
    const face = this.land.mesh.faces.find((candidate) => candidate.column === column && candidate.row === row);
    return face ?? at(this.land.mesh.faces, 0);
  }

  /** The crossing of two town roads, with the land north-east of it. */
  crossing(columnGap: number, rowGap: number): { face: Face; point: Point } {
    const corner = pointAt(this.lattice, at(this.lattice.roadColumns, columnGap), at(this.lattice.roadRows, rowGap));
    return { face: this.faceAt(columnGap, rowGap), point: at(this.land.mesh.points, corner) };
  }

  spot(face: Face): { face: Face; point: Point } {
    const corner = at(this.land.mesh.points, this.random.pick(face.corners));
    const share = this.random.between(0.1, 0.55);
    const { centre } = face;
    return {
      face,
      point: { x: centre.x + (corner.x - centre.x) * share, y: centre.y + (corner.y - centre.y) * share },
    };
  }
}
