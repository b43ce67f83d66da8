-- Triage 分类建议: models as versions, what each suggested and what a person then decided; risks marked on matters.
create table triage_model (
  id uuid primary key,
  number int generated always as identity unique,
  state text not null check (state in ('candidate', 'champion', 'retired')),
  bytes bytea,
  rows int not null,
  from_on date not null,
  to_on date not null,
  fingerprint text not null,
  report jsonb not null,
  trained_by uuid references account,
  trained_at timestamptz not null,
  promoted_by uuid references account,
  promoted_at timestamptz,
  promoted_why text,
  retired_by uuid references account,
  retired_at timestamptz,
  retired_why text,
  check (state <> 'champion' or bytes is not null)
);
comment on table triage_model is '分类模型: learned from what people decided; words and pairs of characters of at least three matters, no numbers, no text of anybody.';
comment on column triage_model.bytes is 'the model itself; null for old versions';
comment on column triage_model.fingerprint is 'hash of the decisions it learned from: the same ones are not learned twice';
comment on column triage_model.report is 'figures by cross-validation and against the champion of that time on the latest matters, which neither had seen';
create unique index triage_model_one_champion on triage_model (state) where state = 'champion';

create table triage_suggestion (
  matter_id uuid primary key references matter,
  model_id uuid references triage_model,
  category text not null,
  ranked text[] not null,
  margin real,
  shown boolean not null,
  made_at timestamptz not null,
  decided text,
  decided_at timestamptz
);
comment on table triage_suggestion is '建议与决定: what a version (null: the keywords of the dictionary) suggested for a matter, and which category a person then gave it.';
create index triage_suggestion_decided on triage_suggestion (decided_at desc) where decided is not null;

create table risk_flag (
  id uuid primary key,
  matter_id uuid not null references matter,
  kind text not null check (kind in ('violence', 'minors', 'self-harm', 'escalation')),
  reason text not null,
  until_on date not null,
  set_by uuid not null references account,
  set_at timestamptz not null,
  ended_by uuid references account,
  ended_at timestamptz,
  end_reason text
);
comment on table risk_flag is '风险标注: set by a colleague on a matter, never on a person; ends on its day or earlier with a reason.';
comment on column risk_flag.reason is 'personal: why this matter may turn dangerous; keep: 2y after close';
comment on column risk_flag.end_reason is 'personal: why that is over; keep: 2y after close';
create index risk_flag_matter on risk_flag (matter_id);
create index risk_flag_open on risk_flag (until_on) where ended_at is null;

grant select, insert, update on triage_model, triage_suggestion, risk_flag to maplebridge_app;

create view stat_triage_suggestions as
  select date_trunc('month', s.decided_at at time zone 'Asia/Shanghai')::date as month, m.number as model,
    count(*)::int as decided, count(*) filter (where s.decided = s.category)::int as accepted,
    count(*) filter (where s.decided = any(s.ranked[1:2]))::int as among_two
  from triage_suggestion s left join triage_model m on m.id = s.model_id where s.decided is not null group by 1, 2;
comment on view stat_triage_suggestions is 'Read contract for statistics: decisions by month and version of the model, and how many took the suggestion.';
create view stat_triage_risks as
  select date_trunc('month', f.set_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, f.kind, count(*)::int as flags,
    count(*) filter (where f.ended_at is null)::int as not_ended
  from risk_flag f join matter m on m.id = f.matter_id group by 1, 2, 3;
comment on view stat_triage_risks is 'Read contract for statistics: risks marked on matters by month, unit and kind.';
