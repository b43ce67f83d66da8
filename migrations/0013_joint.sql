-- Joint action: several matters that stay separate, several units and partners, one result for everybody who reported them.
create sequence joint_number;

create table joint_action (
  id uuid primary key,
  number text not null unique,
  title text not null,
  goal text not null,
  where_text text not null default '',
  unit_id uuid not null references unit,
  lead_id uuid references person,
  state text not null check (state in ('planned', 'running', 'done', 'cancelled')),
  starts_on date,
  result text,
  made_by uuid not null references account,
  made_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  version int not null default 1,
  changed_at timestamptz not null,
  check ((state = 'done') = (result is not null))
);
comment on table joint_action is '联合行动: several matters about one place or topic, done together under one lead; each matter keeps its own life.';
comment on column joint_action.title is 'personal: what it is about; keep: 2y after close';
comment on column joint_action.goal is 'personal: what is to be reached; keep: 2y after close';
comment on column joint_action.where_text is 'personal: where; keep: 2y after close';
comment on column joint_action.result is 'personal: the one result; keep: 2y after close';
create index joint_action_unit on joint_action (unit_id, made_at desc);

create table joint_member (
  id uuid primary key,
  action_id uuid not null references joint_action,
  unit_id uuid references unit,
  partner_id uuid references partner,
  task text not null,
  state text not null check (state in ('asked', 'taken', 'done', 'returned')),
  answer text,
  due_at timestamptz,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  check ((unit_id is null) <> (partner_id is null))
);
comment on column joint_member.task is 'personal: what is asked of them; keep: 2y after close';
comment on column joint_member.answer is 'personal: what they did, or why it came back; keep: 2y after close';
create index joint_member_action on joint_member (action_id);
create index joint_member_unit on joint_member (unit_id) where unit_id is not null;

create table joint_matter (
  action_id uuid not null references joint_action,
  matter_id uuid not null references matter,
  added_at timestamptz not null,
  answered_at timestamptz,
  primary key (action_id, matter_id)
);
create index joint_matter_matter on joint_matter (matter_id);

grant select, insert, update on joint_action, joint_member to maplebridge_app;
grant select, insert, update, delete on joint_matter to maplebridge_app;
grant usage on sequence joint_number to maplebridge_app;

create view stat_joint_actions as
  select date_trunc('month', a.made_at at time zone 'Asia/Shanghai')::date as month, a.unit_id, a.state, count(*)::int as actions,
    sum((select count(*) from joint_matter j where j.action_id = a.id))::int as matters,
    sum((select count(*) from joint_matter j where j.action_id = a.id and j.answered_at is not null))::int as answered
  from joint_action a group by 1, 2, 3;
comment on view stat_joint_actions is 'Read contract for statistics: joint actions by month, lead unit and state, with their matters.';
