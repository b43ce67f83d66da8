-- Meetings 会议: joint meetings and committee meetings, what they discussed and decided, and the board of what is to be done.
create table meeting (
  id uuid primary key,
  kind text not null check (kind in ('joint', 'committee')),
  unit_id uuid not null references unit,
  title text not null,
  starts_at timestamptz not null,
  where_text text not null default '',
  chair_id uuid references person,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  attendees jsonb not null default '[]',
  minutes text not null default '',
  version int not null default 1,
  made_at timestamptz not null,
  held_at timestamptz,
  changed_at timestamptz not null
);
comment on table meeting is '会议: 联席会议 with partner units, or the committee of a unit (支委会) on special cases.';
comment on column meeting.title is 'personal: what it is about; keep: 2y after the meeting';
comment on column meeting.where_text is 'personal: where; keep: 2y after the meeting';
comment on column meeting.minutes is 'personal: what was said; keep: 2y after the meeting';
comment on column meeting.attendees is 'personal: names of those who came; keep: 2y after the meeting';
create index meeting_time on meeting (starts_at desc, id desc);
create index meeting_unit on meeting (unit_id, starts_at desc);

create table agenda_item (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  position int not null,
  matter_id uuid references matter,
  topic text not null,
  outcome text not null default ''
);
comment on table agenda_item is '议题: a stuck matter or a topic of its own, and what came of it.';
comment on column agenda_item.topic is 'personal: what is discussed; keep: 2y after close';
comment on column agenda_item.outcome is 'personal: what came of it; keep: 2y after close';
create index agenda_item_meeting on agenda_item (meeting_id, position);
create index agenda_item_matter on agenda_item (matter_id) where matter_id is not null;

create table decision (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  matter_id uuid references matter,
  kind text not null check (kind in ('task', 'keep', 'release')),
  task text not null,
  unit_id uuid references unit,
  partner_id uuid references partner,
  due_on date,
  state text not null check (state in ('open', 'done', 'dropped')),
  report text not null default '',
  ended_at timestamptz,
  changed_at timestamptz not null,
  check (kind <> 'task' or ((unit_id is null) <> (partner_id is null)) and due_on is not null),
  check (kind = 'task' or matter_id is not null)
);
comment on table decision is '议定事项: a task with a department and a day, or that one colleague keeps a matter to the end (包办).';
comment on column decision.task is 'personal: what is to be done; keep: 2y after close';
comment on column decision.report is 'personal: what was done; keep: 2y after close';
create index decision_meeting on decision (meeting_id);
create index decision_open on decision (due_on) where state = 'open';

grant select, insert, update on meeting, decision to maplebridge_app;
grant select, insert, update, delete on agenda_item to maplebridge_app;
