-- Revisits 跟进回访: plans of further visits by template, and the sampling of closed matters for a check of their evidence.
create table revisit_template (
  code text primary key,
  zh text not null,
  en text not null,
  days int[] not null,
  categories text[] not null default '{}',
  automatic boolean not null default false,
  active boolean not null default true,
  position int not null
);
comment on table revisit_template is '回访方案: after how many days of closing somebody visits again; automatic ones start by themselves for their categories.';

create table revisit_plan (
  id uuid primary key,
  matter_id uuid not null references matter,
  template text not null references revisit_template,
  unit_id uuid not null references unit,
  started_on date not null,
  state text not null check (state in ('running', 'done', 'stopped')),
  made_at timestamptz not null,
  ended_at timestamptz
);
create index revisit_plan_matter on revisit_plan (matter_id);
create unique index revisit_plan_running on revisit_plan (matter_id, template) where state = 'running';

create table revisit_task (
  id uuid primary key,
  plan_id uuid not null references revisit_plan,
  matter_id uuid not null references matter,
  unit_id uuid not null references unit,
  nth int not null,
  planned_on date not null,
  due_on date not null,
  state text not null check (state in ('due', 'done', 'dropped')),
  tries int not null default 0,
  way text,
  found text check (found in ('settled', 'relapse', 'unreached')),
  note text not null default '',
  done_at timestamptz,
  done_by uuid,
  again_matter_id uuid references matter
);
comment on column revisit_task.note is 'personal: what was found at the visit; keep: 2y after close';
comment on column revisit_task.again_matter_id is 'the new matter, where the old one was in the archive already when it came back';
create index revisit_task_due on revisit_task (unit_id, due_on, id) where state = 'due';
create index revisit_task_matter on revisit_task (matter_id);

create table check_round (
  id uuid primary key,
  unit_id uuid not null references unit,
  from_on date not null,
  to_on date not null,
  seed text not null,
  eligible int not null,
  drawn int not null,
  by_id uuid,
  at timestamptz not null
);
comment on table check_round is '抽查: a sample of closed matters, drawn by a seed that anybody can repeat, whose evidence somebody else looks at.';
create index check_round_at on check_round (at desc, id desc);

create table check_item (
  id uuid primary key,
  round_id uuid not null references check_round,
  matter_id uuid not null references matter,
  state text not null check (state in ('open', 'sound', 'fake')),
  note text not null default '',
  judged_at timestamptz,
  judged_by uuid
);
comment on column check_item.note is 'personal: what the check found; keep: 2y after close';
create index check_item_round on check_item (round_id);
create unique index check_item_once on check_item (matter_id) where state = 'open';
create index check_item_matter on check_item (matter_id);

grant select on revisit_template to maplebridge_app;
grant select, insert, update on revisit_plan, revisit_task, check_round, check_item to maplebridge_app;

insert into revisit_template (code, zh, en, days, categories, automatic, position) values
  ('dispute', '纠纷回访', 'After a dispute', '{7,30,90}', '{dispute}', true, 1),
  ('hazard', '隐患复查', 'Hazard looked at again', '{30}', '{safety}', true, 2),
  ('fraud', '反诈回访', 'After a fraud', '{1,7}', '{fraud}', true, 3),
  ('household', '困难帮扶回访', 'Household in need', '{15,45,90}', '{help.hardship,help.elderly}', true, 4),
  ('family', '家庭跟踪', 'Family followed', '{14,30,60,90}', '{}', false, 5);
