-- Places: two partitions into grids with a crosswalk, the responsible team of each grid, places of every kind, roads.
create table grid (
  id uuid primary key,
  code text not null unique,
  partition text not null check (partition in ('police', 'civil')),
  name text not null,
  aliases text[] not null default '{}',
  ring jsonb not null,
  extent box not null,
  households int not null default 0,
  residents int not null default 0,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
comment on column grid.extent is 'the smallest box around the ring, for the map';
comment on column grid.ring is 'polygon as [[[lng,lat],…],…], WGS-84, outer ring first';

create table grid_team (
  id uuid primary key,
  grid_id uuid not null references grid,
  unit_id uuid not null references unit,
  valid_from date not null,
  valid_to date,
  handed_over_by uuid references person,
  note text,
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (grid_id with =, daterange(valid_from, valid_to) with &&)
);
comment on table grid_team is 'The one team responsible for a grid at any time.';
create index grid_team_unit on grid_team (unit_id);

create table crosswalk (
  id uuid primary key,
  police_grid_id uuid not null references grid,
  civil_grid_id uuid not null references grid,
  share_percent int not null check (share_percent between 1 and 100),
  unique (police_grid_id, civil_grid_id)
);
comment on table crosswalk is 'How far a police grid and a civil grid overlap, percent of the civil grid''s area.';

create table place (
  id uuid primary key,
  code text not null unique,
  kind text not null,
  name text not null,
  initials text not null default '',
  aliases text[] not null default '{}',
  address text,
  lng double precision,
  lat double precision,
  shape jsonb,
  extent box,
  unit_id uuid references unit,
  grid_id uuid references grid,
  hosts text[] not null default '{}',
  hours text,
  phone text,
  visits_per_day int,
  note text,
  closed_on date
);
comment on column place.shape is 'GeoJSON geometry of an area or a line, WGS-84';
comment on column place.hosts is 'agencies with a desk here: police, justice, city, court, procuratorate';
comment on column place.initials is 'first letters of the name in pinyin, for search';
comment on column place.extent is 'the smallest box around position and shape, for the map';
create index place_extent on place using gist (extent);
create index place_kind on place (kind, code);
create index place_grid on place (grid_id);

create table road (
  id uuid primary key,
  code text not null unique,
  name text not null,
  class text not null,
  line jsonb not null,
  extent box not null,
  length_metres int not null,
  speed_kmh int not null
);
create index road_extent on road using gist (extent);
comment on column road.extent is 'the smallest box around the line, for the map';
comment on column road.line is '[[lng,lat],…] WGS-84; roads meet where end points are equal';

grant select, insert, update, delete on grid, grid_team, crosswalk, place, road to maplebridge_app;

create trigger count_change after insert or update or delete on grid for each statement execute function count_change('places');
create trigger count_change after insert or update or delete on grid_team for each statement execute function count_change('places');
create trigger count_change after insert or update or delete on place for each statement execute function count_change('places');
