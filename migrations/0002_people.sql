-- People: units with valid-from/to, people, the posts they hold.
create table unit (
  id uuid primary key,
  code text not null unique,
  parent_id uuid references unit,
  kind text not null,
  name text not null,
  initials text not null default '',
  aliases text[] not null default '{}',
  phone text,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from)
);
comment on table unit is 'Organisation tree: bureau, station, detachment, work group, community. Old records keep their old unit.';
comment on column unit.phone is 'public office phone';
comment on column unit.initials is 'first letters of the name in pinyin, for search';
create index unit_parent on unit (parent_id);

create table unit_successor (
  old_unit_id uuid not null references unit,
  new_unit_id uuid not null references unit,
  on_day date not null,
  primary key (old_unit_id, new_unit_id)
);
comment on table unit_successor is 'Which unit took the place of which when units were split or merged.';
create index unit_successor_new on unit_successor (new_unit_id);

create table person (
  id uuid primary key,
  code text not null unique,
  account_id uuid unique references account,
  name text not null,
  initials text not null default '',
  kind text not null,
  phone text,
  languages text[] not null default '{zh}',
  skills text[] not null default '{}',
  left_on date
);
comment on table person is 'A colleague: officer, auxiliary, grid worker, liaison. Residents are no persons here.';
comment on column person.name is 'personal: name of a colleague; keep: while employed, then 2y';
comment on column person.initials is 'personal: first letters of the name in pinyin, for search; keep: while employed, then 2y';
comment on column person.phone is 'personal: duty phone of a colleague; keep: while employed';

create table holding (
  id uuid primary key,
  person_id uuid not null references person,
  unit_id uuid not null references unit,
  post text not null,
  duties text[] not null,
  categories text[],
  concurrent boolean not null default false,
  stands_in_for uuid references holding,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to > valid_from),
  exclude using gist (person_id with =, unit_id with =, post with =, daterange(valid_from, valid_to) with &&)
);
comment on table holding is 'A post held: person, unit, duties, kinds of matters (null = all), from/to; concurrent posts and stand-ins too.';
create index holding_person on holding (person_id);
create index holding_unit on holding (unit_id);
create index holding_stand_in on holding (stands_in_for) where stands_in_for is not null;

grant select, insert, update, delete on unit, unit_successor, person, holding to maplebridge_app;

create trigger count_change after insert or update or delete on unit for each statement execute function count_change('people');
create trigger count_change after insert or update or delete on person for each statement execute function count_change('people');
create trigger count_change after insert or update or delete on holding for each statement execute function count_change('people');
