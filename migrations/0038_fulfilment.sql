-- 履行: what an agreement in force asks of whom, the ledger of what was done, plans agreed anew, what follows when somebody does not.

create table performance (
  mediation_id uuid primary key references mediation,
  agreement_id uuid not null references agreement,
  breach text not null default 'none' check (breach in ('none', 'overdue', 'urged', 'accounted', 'told', 'ended')),
  grace_days int not null default 3 check (grace_days between 0 and 30),
  looked_on date not null,
  visit_plan_id uuid references revisit_plan,
  begun_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table performance is '履行: one mediation whose agreement is in force, and how far the house has gone where somebody does not perform.';
comment on column performance.agreement_id is 'the version that was last taken up; a newer one in force is taken up by a job';
comment on column performance.looked_on is 'the last day for which reminders were written and overdue duties were noted';
create index performance_look on performance (looked_on);

create table obligation (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  agreement_id uuid not null references agreement,
  item int not null check (item >= 1),
  kind text not null check (kind in ('pay', 'do', 'refrain', 'apologise', 'other')),
  by_side int not null,
  by_ids uuid[] not null check (cardinality(by_ids) >= 1),
  to_ids uuid[] not null,
  what text not null,
  place text not null,
  how text not null,
  proof text not null,
  due_on date,
  from_on date,
  until_on date,
  at_once boolean not null,
  terms_hash text not null,
  state text not null check (state in ('running', 'fulfilled', 'replaced', 'ended')),
  settled_on date,
  made_at timestamptz not null,
  check ((state = 'running') = (settled_on is null))
);
comment on table obligation is '履行条目: one duty of an agreement while it is performed: who owes it to whom, and until when.';
comment on column obligation.item is 'number of the duty on the paper of agreement_id';
comment on column obligation.what is 'personal: what is owed; keep: 2y after close';
comment on column obligation.place is 'personal: where; keep: 2y after close';
comment on column obligation.how is 'personal: how it is done; keep: 2y after close';
comment on column obligation.proof is 'personal: what proves it; keep: 2y after close';
comment on column obligation.terms_hash is 'SHA-256 of the duty as agreed: the same duty of a newer version goes on with its ledger';
create index obligation_of on obligation (mediation_id, made_at, id);
create index obligation_running on obligation (mediation_id) where state = 'running';

create table obligation_plan (
  obligation_id uuid not null references obligation,
  number int not null check (number >= 1),
  agreement_id uuid not null references agreement,
  instalments jsonb not null,
  made_at timestamptz not null,
  primary key (obligation_id, number)
);
comment on table obligation_plan is '还款计划: every plan that a money duty ever had, days and amounts in 分; the highest number is in force.';

create table ledger_entry (
  id uuid primary key,
  obligation_id uuid not null references obligation,
  mediation_id uuid not null references mediation,
  what text not null check (what in ('payment', 'deed', 'breach', 'look')),
  on_day date not null,
  fen bigint check (fen between 1 and 10000000000000),
  how text not null default '',
  note text not null default '',
  found text check (found in ('done', 'not-done')),
  from_end text not null check (from_end in ('by', 'to', 'office')),
  party_id uuid references mediation_party,
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  proof_for text not null check (proof_for in ('both', 'office')),
  by_kind text not null,
  by_id uuid,
  at timestamptz not null,
  check ((what = 'payment') = (fen is not null)),
  check ((what = 'look') = (found is not null)),
  check ((from_end = 'office') = (party_id is null))
);
comment on table ledger_entry is '履行账: a payment, a deed, a breach or what a colleague saw on the spot. Lines are only ever added; what became of one stands in ledger_event.';
comment on column ledger_entry.how is 'personal: how it was paid; keep: 2y after close';
comment on column ledger_entry.note is 'personal: what was said about it, read by both ends; keep: 2y after close';
comment on column ledger_entry.proof_for is 'who may open its files: both ends, or whoever sent them and the house only';
create index ledger_entry_of on ledger_entry (mediation_id, on_day, id);
create index ledger_entry_obligation on ledger_entry (obligation_id);

create table ledger_event (
  id uuid primary key,
  entry_id uuid not null references ledger_entry,
  kind text not null check (kind in ('confirmed', 'disputed', 'withdrawn')),
  reason text not null default '',
  from_end text not null check (from_end in ('by', 'to', 'office')),
  party_id uuid references mediation_party,
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  by_kind text not null,
  by_id uuid,
  at timestamptz not null,
  unique (entry_id, kind)
);
comment on table ledger_event is 'What became of a line: confirmed or disputed by the other end, withdrawn by the end that wrote it. Confirmed and withdrawn are final, and only one of them can be.';
comment on column ledger_event.reason is 'personal: why it is disputed or withdrawn, read by both ends; keep: 2y after close';
create unique index ledger_event_final on ledger_event (entry_id) where kind in ('confirmed', 'withdrawn');

create table plan_proposal (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  obligation_id uuid not null references obligation,
  from_end text not null check (from_end in ('by', 'to', 'office')),
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  as_of date not null,
  rest_fen bigint not null check (rest_fen between 1 and 10000000000000),
  rows jsonb not null,
  instalments jsonb not null,
  reason text not null,
  state text not null check (state in ('open', 'agreed', 'declined', 'taken-back', 'dropped', 'in-force')),
  by_way text check (by_way in ('page', 'phone', 'paper', 'officer')),
  by_at timestamptz,
  to_way text check (to_way in ('page', 'phone', 'paper', 'officer')),
  to_at timestamptz,
  decline_reason text not null default '',
  agreement_id uuid references agreement,
  at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'open') <= (agreement_id is null)),
  check ((state in ('agreed', 'in-force')) <= (agreement_id is not null and by_at is not null and to_at is not null))
);
comment on table plan_proposal is '重新协商: a new plan for the rest of a money duty. When both ends say yes a new version of the agreement is proposed for signing; it counts from its signing on.';
comment on column plan_proposal.rows is 'the new instalments, days and 分';
comment on column plan_proposal.instalments is 'what was paid until as_of with the new instalments behind it: the plan once it is in force';
comment on column plan_proposal.reason is 'personal: why, read by both ends; keep: 2y after close';
comment on column plan_proposal.decline_reason is 'personal: why not, read by both ends; keep: 2y after close';
create index plan_proposal_of on plan_proposal (mediation_id, at);
create unique index plan_proposal_open on plan_proposal (obligation_id) where state in ('open', 'agreed');
create unique index plan_proposal_agreement on plan_proposal (agreement_id);

create table performance_reminder (
  obligation_id uuid not null references obligation,
  due_on date not null,
  offset_days int not null,
  number int not null,
  people int not null,
  at timestamptz not null,
  primary key (obligation_id, due_on, offset_days)
);
comment on table performance_reminder is '提醒: which day whoever owes was reminded of; each once.';

create table performance_call (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  obligation_id uuid references obligation,
  party_id uuid not null references mediation_party,
  why text not null check (why in ('reminder', 'urge', 'routes')),
  state text not null check (state in ('open', 'done')),
  note text not null default '',
  made_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  check ((state = 'done') = (done_at is not null))
);
comment on table performance_call is '电话任务: somebody to be called or called on: those without a phone are reminded so, and whoever is urged is also called.';
comment on column performance_call.note is 'personal: what was said; keep: 2y after close';
create index performance_call_of on performance_call (mediation_id, made_at);
create unique index performance_call_open on performance_call (party_id, why, obligation_id) nulls not distinct where state = 'open';

create table breach_step (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  step text not null check (step in ('note', 'urge', 'account', 'tell', 'reopen', 'end', 'cure')),
  routes text[] not null default '{}',
  note text not null default '',
  at timestamptz not null,
  by_kind text not null,
  by_id uuid
);
comment on table breach_step is '违约处置: what was done when a duty was not performed: urged, account made up, lawful ways told, mediated again, ended, made good.';
comment on column breach_step.note is 'personal: what was decided and why, colleagues only; keep: 2y after close';
create index breach_step_of on breach_step (mediation_id, at);

create table account_statement (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  obligation_id uuid not null references obligation,
  on_day date not null,
  code text not null unique,
  sha256 text not null,
  paid_fen bigint not null,
  rest_fen bigint not null,
  overdue_fen bigint not null,
  at timestamptz not null,
  by_id uuid
);
comment on table account_statement is '对账单: a sealed statement of account as it was made up on a day; the PDF lies sealed in the file store until it is taken away.';
comment on column account_statement.sha256 is 'SHA-256 of the PDF; empty once it was taken away';
create index account_statement_of on account_statement (mediation_id, at);

create table mediation_visit (
  task_id uuid primary key references revisit_task,
  mediation_id uuid not null references mediation,
  party_ids uuid[] not null,
  performed text not null check (performed in ('kept', 'partly', 'broken', 'unknown')),
  satisfaction text not null check (satisfaction in ('content', 'fair', 'discontent', 'unsaid')),
  again text not null check (again in ('no', 'signs', 'yes', 'unknown')),
  mistaken boolean not null,
  note text not null,
  risk text not null default '',
  at timestamptz not null,
  by_id uuid
);
comment on table mediation_visit is '回访记录: what a visit after a mediation found: performance, satisfaction, whether they quarrel again, whether the mediation itself went wrong, hidden risks.';
comment on column mediation_visit.note is 'personal: what was seen and said; keep: 2y after close';
comment on column mediation_visit.risk is 'personal: what may come of it; keep: 2y after close';
create index mediation_visit_of on mediation_visit (mediation_id, at);

create function ledger_stays() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['note', 'how', 'reason']) <> (to_jsonb(old) - array['note', 'how', 'reason'])
    or exists (select 1 from jsonb_each_text(to_jsonb(new)) n join jsonb_each_text(to_jsonb(old)) o using (key)
      where n.value is distinct from o.value and n.value <> '') then
    raise exception 'a line of the ledger does not change';
  end if;
  return new;
end $$;
comment on function ledger_stays() is 'Keeps the ledger as it was written; only words about people may be taken away, whole.';
create trigger ledger_entry_stays before update on ledger_entry for each row execute function ledger_stays();
create trigger ledger_event_stays before update on ledger_event for each row execute function ledger_stays();

grant select, insert on performance, obligation, obligation_plan, ledger_entry, ledger_event, plan_proposal, performance_reminder, performance_call,
  breach_step, account_statement, mediation_visit to maplebridge_app;
grant update (agreement_id, breach, grace_days, looked_on, visit_plan_id, changed_at) on performance to maplebridge_app;
grant update (what, place, how, proof, state, settled_on) on obligation to maplebridge_app;
grant update (how, note) on ledger_entry to maplebridge_app;
grant update (reason) on ledger_event to maplebridge_app;
grant update (state, by_way, by_at, to_way, to_at, reason, decline_reason, agreement_id, ended_at) on plan_proposal to maplebridge_app;
grant update (state, note, done_at, done_by) on performance_call to maplebridge_app;
grant update (note) on breach_step to maplebridge_app;
grant update (sha256) on account_statement to maplebridge_app;
grant update (note, risk) on mediation_visit to maplebridge_app;

-- 程序规定 §185: what was agreed in public-order mediation and is not performed goes back to the case, whose time starts on that day.
insert into clock_limit (id, kind, category, measure, amount, calendar) values (gen_random_uuid(), 'penalty', null, 'natural-days', 30, 'office');
insert into ladder_version (number, rules, reason)
  select number + 1, rules || '[
  {"id": "penalty-50", "kind": "penalty", "on": "share", "value": 50, "tells": ["lead"], "urges": false},
  {"id": "penalty-80", "kind": "penalty", "on": "share", "value": 80, "tells": ["lead", "unit-chief"], "urges": true}
]'::jsonb, '治安调解不履行：办案期限' from ladder_version order by number desc limit 1;

insert into revisit_template (code, zh, en, days, categories, automatic, position) values
  ('mediation', '调解回访', 'After a mediation', '{7,30,90}', '{}', false, 6);

create view stat_fulfilment as
  select date_trunc('month', p.begun_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category, m.track,
    count(*)::int as begun,
    count(*) filter (where p.breach <> 'ended' and not exists (
      select 1 from obligation o where o.mediation_id = p.mediation_id and (o.state = 'ended' or (o.state = 'running' and not (o.kind in ('refrain', 'other')
        and o.due_on is null and o.until_on is null)))))::int as kept,
    count(*) filter (where p.breach = 'ended')::int as not_kept,
    count(*) filter (where exists (select 1 from breach_step b where b.mediation_id = p.mediation_id and b.step = 'note'))::int as late,
    count(*) filter (where exists (select 1 from plan_proposal r where r.mediation_id = p.mediation_id and r.state = 'in-force'))::int as renegotiated
  from performance p join mediation m on m.id = p.mediation_id group by 1, 2, 3, 4;
comment on view stat_fulfilment is 'Agreements by month in which performance began: how many were kept, were not kept to the end, were late at some time, were agreed anew. Kept rate = kept / (kept + not_kept).';

create view stat_mediation_visits as
  select date_trunc('month', v.at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category, m.track, count(*)::int as visits,
    count(*) filter (where v.satisfaction in ('content', 'fair'))::int as content,
    count(*) filter (where v.satisfaction <> 'unsaid')::int as answered,
    count(*) filter (where v.again = 'yes')::int as again
  from mediation_visit v join mediation m on m.id = v.mediation_id group by 1, 2, 3, 4;
comment on view stat_mediation_visits is 'Visits after mediations by month: how many said how content they were, and how often they quarrelled again.';
