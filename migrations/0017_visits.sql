-- Visits 走访: who is to be visited and why, planned visits with their observations, what is to be done afterwards, what was found.
create table visit_need (
  id uuid primary key,
  unit_id uuid not null references unit,
  person_id uuid references person,
  title text not null,
  address text not null,
  phone text,
  place_id uuid references place,
  lng double precision,
  lat double precision,
  why text not null check (why in ('asked', 'hazard', 'elderly', 'shop', 'school', 'other')),
  purpose text not null,
  asked_by text not null,
  every_days int check (every_days between 1 and 365),
  until_on date not null,
  state text not null check (state in ('open', 'ended')),
  end_reason text,
  version int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  changed_at timestamptz not null,
  check ((lng is null) = (lat is null))
);
comment on table visit_need is '走访清单: a place or household somebody wants visited, with who asked, why and until when. Nobody is graded.';
comment on column visit_need.title is 'personal: name of a household or place; keep: 1y after the need ends';
comment on column visit_need.address is 'personal: where a household lives; keep: 1y after the need ends';
comment on column visit_need.phone is 'personal: phone of a household; keep: 1y after the need ends';
comment on column visit_need.purpose is 'personal: why somebody is visited; keep: 1y after the need ends';
comment on column visit_need.asked_by is 'personal: who asked for the visit; keep: 1y after the need ends';
comment on column visit_need.end_reason is 'personal: why the visits ended; keep: 1y after the need ends';
create index visit_need_unit on visit_need (unit_id, id) where state = 'open';

create table visit (
  id uuid primary key,
  need_id uuid not null references visit_need,
  unit_id uuid not null references unit,
  person_id uuid references person,
  planned_on date not null,
  state text not null check (state in ('planned', 'done', 'cancelled')),
  met text not null default '',
  seen text not null default '',
  wishes text not null default '',
  hazards text not null default '',
  needs text not null default '',
  written jsonb not null default '{}',
  cancel_reason text,
  version int not null default 1,
  done_at timestamptz,
  done_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table visit is '走访: one visit of the need list with its observation form.';
comment on column visit.written is 'personal: which colleague wrote each field last, and when; keep: 2y after the visit';
comment on column visit.met is 'personal: who was met; keep: 2y after the visit';
comment on column visit.seen is 'personal: what was seen; keep: 2y after the visit';
comment on column visit.wishes is 'personal: what people wish; keep: 2y after the visit';
comment on column visit.hazards is 'personal: hazards in a household; keep: 2y after the visit';
comment on column visit.needs is 'personal: what a household needs; keep: 2y after the visit';
comment on column visit.cancel_reason is 'personal: why nobody went; keep: 2y after the visit';
create index visit_planned on visit (unit_id, planned_on, id) where state = 'planned';
create index visit_need_of on visit (need_id, planned_on desc);
create index visit_done on visit (unit_id, done_at desc, id desc) where state = 'done';

create table visit_task (
  id uuid primary key,
  visit_id uuid not null references visit,
  unit_id uuid not null references unit,
  task text not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  report text not null default '',
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid
);
comment on table visit_task is '走访后续: what the unit promised to do after a visit, and by when.';
comment on column visit_task.task is 'personal: what is to be done for a household; keep: 2y after the visit';
comment on column visit_task.report is 'personal: what was done for a household; keep: 2y after the visit';
create index visit_task_visit on visit_task (visit_id);
create index visit_task_open on visit_task (unit_id, due_on, id) where state = 'open';

create table visit_matter (
  visit_id uuid not null references visit,
  matter_id uuid primary key references matter,
  at timestamptz not null
);
comment on table visit_matter is 'Matters taken down at a visit.';
create index visit_matter_visit on visit_matter (visit_id);

grant select, insert, update on visit_need, visit, visit_task to maplebridge_app;
grant select, insert on visit_matter to maplebridge_app;
