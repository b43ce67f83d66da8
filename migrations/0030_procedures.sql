-- Procedures 办理流程: how a category of matter is handled between taking and answering, as data with versions; what is published never changes.
create sequence procedure_code start 1001;

create table procedure (
  id uuid primary key,
  code text not null unique,
  version int not null default 1
);
comment on table procedure is '办理流程: the name under which versions follow each other.';

create table procedure_version (
  id uuid primary key,
  procedure_id uuid not null references procedure,
  number int not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  content jsonb not null,
  category text generated always as (content ->> 'category') stored references category (code),
  draft_by uuid[] not null,
  made_at timestamptz not null,
  published_by uuid references account,
  published_at timestamptz,
  note text,
  unique (procedure_id, number),
  check ((state = 'draft') = (published_at is null)),
  check ((published_at is null) = (published_by is null)),
  check (published_by is null or published_by <> all (draft_by))
);
comment on table procedure_version is '流程版本: a draft is written by one and published by another person; a matter keeps the version that it began with.';
comment on column procedure_version.content is 'see ContentShape in modules/procedures/contract-shapes.ts; words of ours, nothing of a resident';
comment on column procedure_version.draft_by is 'everybody who wrote on it: none of them may publish it';
create unique index procedure_version_draft on procedure_version (procedure_id) where state = 'draft';
create unique index procedure_version_published on procedure_version (procedure_id) where state = 'published';
create unique index procedure_version_category on procedure_version (category) where state = 'published';

create function keep_published_procedure() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.content is distinct from old.content or new.number <> old.number or new.procedure_id <> old.procedure_id
    or new.published_at is distinct from old.published_at or new.state = 'draft') then
    raise exception 'a published procedure never changes';
  end if;
  return new;
end $$;
create trigger keep_published before update on procedure_version for each row execute function keep_published_procedure();

create table procedure_run (
  matter_id uuid primary key references matter,
  version_id uuid not null references procedure_version,
  round int not null default 0,
  stage text not null,
  entered_at timestamptz not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  result text check (result in ('done', 'refused', 'left')),
  version int not null default 1,
  check ((ended_at is null) = (result is null))
);
comment on table procedure_run is '经过: which version a matter goes by and where it stands. Who did what when is told by the facts of the matter.';
create index procedure_run_version on procedure_run (version_id);

grant usage on sequence procedure_code to maplebridge_app;
grant select, insert, update, delete on procedure to maplebridge_app;
grant select, insert, update, delete on procedure_version to maplebridge_app;
grant select, insert, update on procedure_run to maplebridge_app;

create view stat_procedures_runs as
  select v.procedure_id, v.number, v.category, r.stage, r.result, date_trunc('month', r.begun_at at time zone 'Asia/Shanghai')::date as month,
    count(*)::int as runs
  from procedure_run r join procedure_version v on v.id = r.version_id group by 1, 2, 3, 4, 5, 6;
comment on view stat_procedures_runs is 'Read contract for statistics: how many matters went by which version, where they stand and how they ended.';
