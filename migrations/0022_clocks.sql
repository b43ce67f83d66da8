-- Clocks 时限: limits, calendars and holidays as data; running clocks with what happened to them; the ladder of who is told when.
create table work_calendar (
  code text not null,
  version int not null,
  zh text not null,
  en text not null,
  frames jsonb not null,
  rests boolean not null,
  reason text not null default '',
  made_by uuid references account,
  made_at timestamptz not null default now(),
  primary key (code, version)
);
comment on table work_calendar is '作息: versions of each calendar; the highest is in force. A running clock keeps the one that it was started with.';
comment on column work_calendar.frames is '{usual: [[from, to], …] in minutes after midnight, weekdays: {"0".."6": [[from, to], …]} for weekdays that differ; 0 is Sunday}';
comment on column work_calendar.rests is 'false: round the clock, no weekday or holiday rests';

create table holiday_version (
  number int primary key,
  years jsonb not null,
  year int,
  reason text not null,
  made_by uuid references account,
  made_at timestamptz not null default now()
);
comment on table holiday_version is '放假安排: every version of the table of the State Council notices; the highest is in force. year: the one that this version changed.';

create table clock_limit (
  id uuid primary key,
  kind text not null,
  category text,
  unit_id uuid references unit,
  measure text not null check (measure in ('natural-days', 'working-days', 'working-minutes', 'minutes')),
  amount int not null check (amount > 0),
  calendar text not null,
  unique nulls not distinct (kind, category, unit_id)
);
comment on table clock_limit is '时限: how long each kind of clock runs; the most specific row wins: unit and category, then unit, then category (or the nearest above it), then neither.';

create table pause_reason (
  code text primary key,
  zh text not null,
  en text not null,
  resident_zh text not null,
  resident_en text not null,
  measure text not null check (measure in ('natural-days', 'working-days')),
  amount int not null check (amount > 0),
  most_times int not null check (most_times > 0),
  ends_on_word boolean not null default false,
  active boolean not null default true,
  position int not null
);
comment on table pause_reason is '暂停理由: for how long and how often each lets a clock stand; ends_on_word: it goes on when the reporter says something.';

create table ladder_version (
  number int primary key,
  rules jsonb not null,
  reason text not null,
  made_by uuid references account,
  made_at timestamptz not null default now()
);
comment on table ladder_version is '督办阶梯: every version of the rules who is told when; a clock keeps the version that it was started with.';

-- Without references to the tables of rules: nothing is ever deleted there, and every new report would lock the same few rows.
create table clock (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  about uuid,
  kind text not null,
  category text,
  unit_id uuid,
  owner_id uuid,
  guarded boolean not null default false,
  round int not null default 0,
  started_at timestamptz not null,
  measure text check (measure in ('natural-days', 'working-days', 'working-minutes', 'minutes')),
  amount int check (amount > 0),
  calendar text not null,
  calendar_version int not null,
  holiday_version int not null,
  ladder_version int not null,
  state text not null check (state in ('running', 'paused', 'met', 'stopped')),
  due_at timestamptz not null,
  paused_until timestamptz,
  missed_at timestamptz,
  ended_at timestamptz,
  asked_by uuid,
  next_at timestamptz,
  run_milliseconds bigint,
  paused_milliseconds bigint,
  missing_years int[] not null default '{}',
  check ((measure is null) = (amount is null))
) with (fillfactor = 80);
comment on table clock is '时钟: one limit at work for one subject. What started it never changes; its present state follows its events.';
comment on column clock.about is 'what of the subject it is about, e.g. the part of a helping unit';
comment on column clock.measure is 'null: a date was given, nothing is counted';
comment on column clock.guarded is 'whoever does not oversee is not told of it';
comment on column clock.due_at is 'when it falls due; while paused, as if it went on at the end of the pause';
comment on column clock.next_at is 'when the house looks at it again: a step of the ladder, the end of a pause';
create index clock_subject on clock (subject_id);
create index clock_next on clock (next_at) where next_at is not null;
create index clock_asked on clock (unit_id) where asked_by is not null;

create table clock_event (
  clock_id uuid not null references clock,
  n int not null,
  kind text not null check (kind in ('paused', 'resumed', 'extension-asked', 'extended', 'extension-declined', 'moved', 'repinned', 'met', 'missed', 'stopped')),
  at timestamptz not null,
  by_id uuid,
  data jsonb not null default '{}',
  primary key (clock_id, n)
);
comment on table clock_event is 'What happened to a clock after it was started, in order; words of colleagues stand in the facts of its subject.';

create table ladder_step (
  clock_id uuid not null references clock,
  rule text not null,
  at timestamptz not null,
  primary key (clock_id, rule)
);
comment on table ladder_step is 'Steps of the ladder that were taken: each rule once for a clock.';

create table ladder_notice (
  id uuid primary key,
  clock_id uuid not null,
  rule text not null,
  person_id uuid not null references person,
  role text not null,
  told_at timestamptz not null,
  acknowledged_at timestamptz,
  unique (clock_id, rule, person_id),
  foreign key (clock_id, rule) references ladder_step (clock_id, rule)
);
comment on table ladder_notice is '知悉: who was told by a step of the ladder, and when that person said to have read it.';
create index ladder_notice_open on ladder_notice (person_id, told_at) where acknowledged_at is null;

create trigger count_change after insert on work_calendar for each statement execute function count_change('clocks');
create trigger count_change after insert on holiday_version for each statement execute function count_change('clocks');
create trigger count_change after insert on ladder_version for each statement execute function count_change('clocks');
create trigger count_change after insert or update or delete on clock_limit for each statement execute function count_change('clocks');
create trigger count_change after insert or update on pause_reason for each statement execute function count_change('clocks');

grant select, insert on work_calendar, holiday_version, ladder_version, clock_event, ladder_step to maplebridge_app;
grant select, insert, update, delete on clock_limit to maplebridge_app;
grant select, insert, update on pause_reason to maplebridge_app;
grant select, insert on clock, ladder_notice to maplebridge_app;
grant update (category, unit_id, owner_id, guarded, calendar_version, holiday_version, state, due_at, paused_until, missed_at, ended_at, asked_by, next_at,
  run_milliseconds, paused_milliseconds, missing_years) on clock to maplebridge_app;
grant update (acknowledged_at) on ladder_notice to maplebridge_app;

create view stat_clocks_kept as
  select date_trunc('month', ended_at at time zone 'Asia/Shanghai')::date as month, kind, category, unit_id,
    count(*) filter (where ended_at <= due_at)::int as kept,
    count(*) filter (where ended_at > due_at)::int as missed,
    count(*) filter (where paused_milliseconds > 0)::int as paused,
    coalesce(sum(run_milliseconds), 0)::bigint as run_milliseconds,
    coalesce(sum(paused_milliseconds), 0)::bigint as paused_milliseconds
  from clock where state = 'met' group by 1, 2, 3, 4;
comment on view stat_clocks_kept is 'Clocks that were met, by month of meeting: in time or late, and how much of their time they stood still.';
create view stat_clocks_running as
  select kind, category, unit_id, count(*)::int as running, count(*) filter (where state = 'paused')::int as paused,
    count(*) filter (where state = 'running' and due_at < now())::int as overdue
  from clock where state in ('running', 'paused') group by 1, 2, 3;
comment on view stat_clocks_running is 'Clocks at work now: how many stand still, how many are overdue.';
create view stat_clocks_urged as
  select date_trunc('month', n.told_at at time zone 'Asia/Shanghai')::date as month, c.kind, c.category, c.unit_id, n.rule, n.role,
    count(*)::int as told, count(n.acknowledged_at)::int as acknowledged
  from ladder_notice n join clock c on c.id = n.clock_id group by 1, 2, 3, 4, 5, 6;
comment on view stat_clocks_urged is 'Notices of the ladder by month, rule and role, and how many were acknowledged.';

insert into work_calendar (code, version, zh, en, frames, rests) values
  ('office', 1, '办公时间', 'Office hours', '{"usual": [[510, 720], [870, 1050]], "weekdays": {}}', true),
  ('duty', 1, '全天值班', 'Round the clock', '{"usual": [[0, 1440]], "weekdays": {}}', false);

insert into holiday_version (number, years, reason) values (1, '{"2024":{"off":["2024-01-01","2024-02-10","2024-02-11","2024-02-12","2024-02-13","2024-02-14","2024-02-15","2024-02-16","2024-02-17","2024-04-04","2024-04-05","2024-04-06","2024-05-01","2024-05-02","2024-05-03","2024-05-04","2024-05-05","2024-06-10","2024-09-15","2024-09-16","2024-09-17","2024-10-01","2024-10-02","2024-10-03","2024-10-04","2024-10-05","2024-10-06","2024-10-07"],"work":["2024-02-04","2024-02-18","2024-04-07","2024-04-28","2024-05-11","2024-09-14","2024-09-29","2024-10-12"]},"2025":{"off":["2025-01-01","2025-01-28","2025-01-29","2025-01-30","2025-01-31","2025-02-01","2025-02-02","2025-02-03","2025-02-04","2025-04-04","2025-04-05","2025-04-06","2025-05-01","2025-05-02","2025-05-03","2025-05-04","2025-05-05","2025-05-31","2025-06-01","2025-06-02","2025-10-01","2025-10-02","2025-10-03","2025-10-04","2025-10-05","2025-10-06","2025-10-07","2025-10-08"],"work":["2025-01-26","2025-02-08","2025-04-27","2025-09-28","2025-10-11"]},"2026":{"off":["2026-01-01","2026-01-02","2026-01-03","2026-02-15","2026-02-16","2026-02-17","2026-02-18","2026-02-19","2026-02-20","2026-02-21","2026-02-22","2026-02-23","2026-04-04","2026-04-05","2026-04-06","2026-05-01","2026-05-02","2026-05-03","2026-05-04","2026-05-05","2026-06-19","2026-06-20","2026-06-21","2026-09-25","2026-09-26","2026-09-27","2026-10-01","2026-10-02","2026-10-03","2026-10-04","2026-10-05","2026-10-06","2026-10-07"],"work":["2026-01-04","2026-02-14","2026-02-28","2026-05-09","2026-09-20","2026-10-10"]}}', '随产品提供：国务院办公厅 2024、2025、2026 年放假通知');

insert into pause_reason (code, zh, en, resident_zh, resident_en, measure, amount, most_times, ends_on_word, position) values
  ('resident', '等待反映人补充', 'Waiting for the reporter', '等待您补充情况或材料', 'we are waiting for something from you', 'working-days', 10, 2, true, 1),
  ('procedure', '等待法定程序', 'Waiting for a lawful procedure', '等待法定程序（公示、听证、复议、诉讼等）', 'a procedure laid down by law must take its course', 'natural-days', 60, 2, false, 2),
  ('appraisal', '等待鉴定检测', 'Waiting for an appraisal', '等待鉴定或检测结果', 'an expert appraisal or test is under way', 'natural-days', 30, 2, false, 3),
  ('force-majeure', '不可抗力', 'Force majeure', '遇到自然灾害等不可抗力', 'of circumstances beyond anybody''s control', 'natural-days', 30, 1, false, 4);

insert into ladder_version (number, rules, reason) values (1, '[
  {"id": "solve-50", "kind": "solve", "on": "share", "value": 50, "tells": ["lead"], "urges": false},
  {"id": "solve-80", "kind": "solve", "on": "share", "value": 80, "tells": ["lead", "unit-chief"], "urges": true},
  {"id": "solve-100", "kind": "solve", "on": "share", "value": 100, "tells": ["lead", "unit-chief", "station-chief", "oversee"], "urges": true},
  {"id": "ownerless-60", "kind": "solve", "on": "ownerless", "value": 60, "tells": ["unit-chief", "station-chief"], "urges": true},
  {"id": "reopened-2", "kind": "solve", "on": "reopened", "value": 2, "tells": ["station-chief", "oversee"], "urges": true},
  {"id": "answer-100", "kind": "first-answer", "on": "share", "value": 100, "tells": ["lead", "unit-chief"], "urges": true},
  {"id": "overall-100", "kind": "overall", "on": "share", "value": 100, "tells": ["station-chief", "oversee"], "urges": true},
  {"id": "revisit-100", "kind": "revisit", "on": "share", "value": 100, "tells": ["unit-chief"], "urges": false}
]', '随产品提供');

-- What is promised today stays promised: the days of each category become its limit.
insert into clock_limit (id, kind, category, measure, amount, calendar)
  select gen_random_uuid(), 'solve', code, 'working-days', working_days, 'office' from category;
insert into clock_limit (id, kind, category, measure, amount, calendar)
  select gen_random_uuid(), 'first-answer', code, 'minutes', 120, 'duty' from category where emergency;
insert into clock_limit (id, kind, category, measure, amount, calendar) values
  (gen_random_uuid(), 'first-answer', null, 'working-days', 1, 'office'),
  (gen_random_uuid(), 'solve', null, 'working-days', 5, 'office'),
  (gen_random_uuid(), 'overall', null, 'natural-days', 60, 'office'),
  (gen_random_uuid(), 'revisit', null, 'working-days', 5, 'office'),
  (gen_random_uuid(), 'acknowledgement', null, 'working-minutes', 240, 'office'),
  (gen_random_uuid(), 'arbitration', null, 'working-days', 2, 'office');
