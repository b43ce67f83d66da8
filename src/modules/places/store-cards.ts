import { type RawBuilder, sql } from 'kysely';
import type { Partition, PlaceKind } from './words.ts';

/** What another family's page says of a place. */
export interface PlaceCard {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
}

/** What another family's page says of a grid: its team of the day, and the grids of the other partition with theirs. */
export interface GridCard {
  readonly id: string;
  readonly name: string;
  readonly teamName: string | null;
  readonly crossed: readonly {
    readonly id: string;
    readonly name: string;
    readonly partition: Partition;
    readonly teamName: string | null;
    readonly sharePercent: number;
  }[];
}

export function placeCardJson(id: string | null): RawBuilder<PlaceCard | null> {
  return sql<PlaceCard | null>`(select json_build_object('id', p.id, 'code', p.code, 'name', p.name, 'kind', p.kind) from place p where p.id = ${id})`;
}

const teamName = (gridId: string, day: string) => sql`(select u.name from grid_team t join unit u on u.id = t.unit_id
  where t.grid_id = ${sql.ref(gridId)} and t.valid_from <= ${day} and (t.valid_to is null or t.valid_to > ${day}))`;

export function gridCardJson(id: string | null, day: string): RawBuilder<GridCard | null> {
  // Each partition by its own column of the crosswalk: a condition with "or" would read all of it.
  return sql<GridCard | null>`(select json_build_object('id', g.id, 'name', g.name, 'teamName', ${teamName('g.id', day)},
      'crossed', (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'partition', o.partition,
        'teamName', ${teamName('o.id', day)}, 'sharePercent', c.share_percent) order by c.share_percent desc, o.code), '[]')
        from (select civil_grid_id as id, share_percent from crosswalk where g.partition = 'police' and police_grid_id = g.id
          union all select police_grid_id, share_percent from crosswalk where g.partition = 'civil' and civil_grid_id = g.id) c
        join grid o on o.id = c.id)) from grid g where g.id = ${id})`;
}
