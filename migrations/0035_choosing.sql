-- 点选: both sides choose their mediators by secret ballots; what is in a ballot lies sealed and is opened by nobody but the count.

create table choosing_round (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  number int not null,
  kind text not null check (kind in ('choose', 'fallback', 'proposal', 'replacement')),
  state text not null check (state in ('open', 'matched', 'none', 'cancelled')),
  seats jsonb not null,
  kept jsonb not null,
  sides int[] not null check (cardinality(sides) >= 2),
  candidate_ids uuid[] not null,
  barred_ids uuid[] not null default '{}',
  vetoes int not null check (vetoes >= 0),
  seed_hash text not null,
  seed_sealed text not null,
  seed text,
  ballots_of uuid not null,
  opened_at timestamptz not null,
  opened_by uuid,
  due_at timestamptz not null,
  closed_at timestamptz,
  closed_how text check (closed_how in ('all-in', 'deadline', 'same-ballots', 'answered', 'over')),
  counted jsonb,
  panel jsonb,
  is_by_draw boolean,
  because text check (because in ('list', 'vetoes', 'declined', 'silence', 'stopped')),
  unique (mediation_id, number),
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'open') or (closed_how is not null))
);
comment on table choosing_round is '一轮点选: seats asked for, the list, the number of vetoes and the hash of the seed are published before the first ballot; the seed when it is closed.';
comment on column choosing_round.kept is 'who keeps a seat beside the seats that are filled: mediator and role';
comment on column choosing_round.candidate_ids is 'the open list in the order in which it is shown';
comment on column choosing_round.barred_ids is 'who left a seat before and is not counted again';
comment on column choosing_round.seed_sealed is 'the seed of the lot from the opening on, sealed under the house secret';
comment on column choosing_round.ballots_of is 'the round whose ballots are counted: its own, or those of an earlier one where somebody left';
comment on column choosing_round.counted is 'mediators as they were counted: fields, load, and sides with which they have a conflict';
comment on column choosing_round.panel is 'who was chosen or is proposed, seat by seat';
create unique index choosing_one_open on choosing_round (mediation_id) where state = 'open';
create index choosing_closed on choosing_round (closed_at desc, id desc) where state <> 'open';

create table choosing_ballot (
  id uuid primary key,
  round_id uuid not null references choosing_round,
  side int not null,
  party_id uuid not null references mediation_party,
  content_sealed text not null,
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  witness text not null default '',
  by_id uuid,
  handed_at timestamptz not null,
  replaced_at timestamptz,
  check ((way = 'page') = (by_id is null))
);
comment on table choosing_ballot is '选票: of a side; the last one before closing counts. Ranking, vetoes and salt lie sealed; the commitment is SHA-256 of them.';
comment on column choosing_ballot.content_sealed is 'personal: whom a side names and whom it will not have, sealed under the house secret; keep: 2y after close';
comment on column choosing_ballot.witness is 'personal: who was there when a colleague wrote it down; keep: 2y after close';
create unique index choosing_one_ballot on choosing_ballot (round_id, side) where replaced_at is null;

create table choosing_side (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references choosing_round,
  side int not null,
  view_sealed text,
  is_asked boolean not null,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz,
  way text check (way in ('page', 'phone', 'paper', 'officer')),
  party_id uuid references mediation_party,
  witness text not null default '',
  by_id uuid,
  unique (round_id, side),
  check ((answer is null) = (answered_at is null))
);
comment on table choosing_side is '一方看到的结果: what one side may know of a round, and whether it accepts whom it did not name (人民调解法 §23).';
comment on column choosing_side.view_sealed is 'personal: the lines of the own ballot behind the result, sealed under the house secret; keep: 2y after close';
comment on column choosing_side.witness is 'personal: who was there when a colleague wrote the answer down; keep: 2y after close';

create table choosing_order (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  round_id uuid not null references choosing_round,
  mediator_id uuid not null,
  person_id uuid not null references person,
  role text not null check (role in ('lead', 'co', 'assist')),
  state text not null check (state in ('asked', 'accepted', 'declined', 'over')),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  by_id uuid,
  reason text not null default '',
  is_free boolean,
  disclosure text not null default ''
);
comment on table choosing_order is '订单: a mediator is asked to take a case, says yes or no within a working day, and what he has to disclose.';
comment on column choosing_order.reason is 'personal: why a mediator does not take a case; keep: 2y after close';
comment on column choosing_order.is_free is 'true: declared that nothing ties him to a side';
comment on column choosing_order.disclosure is 'personal: what a mediator discloses to both sides; keep: 2y after close';
create index choosing_order_of on choosing_order (mediation_id, asked_at);
create index choosing_order_person on choosing_order (person_id, asked_at desc, id desc);

create table choosing_challenge (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  mediator_id uuid not null,
  person_id uuid not null references person,
  by_kind text not null check (by_kind in ('side', 'mediator')),
  side int,
  party_id uuid references mediation_party,
  ground text not null check (ground in ('kin', 'interest', 'contact', 'partial', 'not-accepted', 'other')),
  reason text not null,
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  by_id uuid,
  made_at timestamptz not null,
  state text not null check (state in ('open', 'upheld', 'rejected')),
  decided_at timestamptz,
  decided_by uuid references person,
  why text not null default '',
  check ((by_kind = 'side') = (side is not null and party_id is not null)),
  check ((state = 'open') = (decided_at is null))
);
comment on table choosing_challenge is '回避: a side or the mediator himself asks that he leaves; somebody else decides.';
comment on column choosing_challenge.reason is 'personal: why a mediator should leave; keep: 2y after close';
comment on column choosing_challenge.why is 'personal: why it was decided so; keep: 2y after close';
create unique index choosing_one_challenge on choosing_challenge (mediation_id, mediator_id, by_kind, coalesce(side, 0)) where state = 'open';

grant select, insert on choosing_round, choosing_ballot, choosing_side, choosing_order, choosing_challenge to maplebridge_app;
grant update (state, seed, seed_sealed, due_at, closed_at, closed_how, counted, panel, is_by_draw, because) on choosing_round to maplebridge_app;
grant update (content_sealed, witness, replaced_at) on choosing_ballot to maplebridge_app;
grant update (view_sealed, answer, answered_at, way, party_id, witness, by_id) on choosing_side to maplebridge_app;
grant update (state, reminded_at, answered_at, by_id, reason, is_free, disclosure) on choosing_order to maplebridge_app;
grant update (state, decided_at, decided_by, why, reason) on choosing_challenge to maplebridge_app;

create view stat_choosing_rounds as
  select date_trunc('month', r.closed_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, r.kind, r.state,
    count(*)::int as rounds
  from choosing_round r join mediation m on m.id = r.mediation_id where r.closed_at is not null group by 1, 2, 3, 4;
comment on view stat_choosing_rounds is 'Rounds of choosing by the month of their closing: how many found a panel, how many did not.';
