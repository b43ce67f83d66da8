-- 调解会: times that suit everybody, sittings with facts, notes and a record, offers in turns, and what one side told the mediators alone.

alter table mediation add column unrecorded int not null default 0 check (unrecorded >= 0);
comment on column mediation.unrecorded is 'sittings that began and have no record yet: neither agreement nor failure while there is one (若干规定 §35, 治安调解工作规范)';

create table sitting_window (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  party_id uuid not null references mediation_party,
  from_at timestamptz not null,
  to_at timestamptz not null,
  preferred boolean not null default false,
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  said_at timestamptz not null,
  check (from_at < to_at)
);
comment on table sitting_window is '方便的时间: when a party says that he or she could come.';
create index sitting_window_of on sitting_window (mediation_id, party_id, from_at);

create table sitting_round (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  number int not null,
  kind text not null check (kind in ('joint', 'separate', 'shuttle', 'on-site', 'phone', 'video-link')),
  sides int[] not null,
  minutes int not null check (minutes between 15 and 480),
  place text not null default '',
  link text not null default '',
  state text not null check (state in ('open', 'agreed', 'failed', 'lapsed', 'withdrawn')),
  answer_by timestamptz not null,
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  unique (mediation_id, number),
  check ((state = 'open') = (ended_at is null))
);
comment on table sitting_round is '约时间: up to three times offered to everybody who must come; their rooms and people are held until the answers are in.';
comment on column sitting_round.place is 'personal: where, when it is no room of ours; keep: 2y after close';
comment on column sitting_round.link is 'personal: the address of a video link; keep: 2y after close';
create unique index sitting_round_open on sitting_round (mediation_id) where state = 'open';

create table sitting_slot (
  round_id uuid not null references sitting_round,
  number int not null check (number between 1 and 3),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  room_id uuid references resource,
  engagement_id uuid not null references engagement,
  primary key (round_id, number)
);
comment on table sitting_slot is '可选时间: one of the times of a round, with the engagement that holds it.';

create table sitting_answer (
  round_id uuid not null references sitting_round,
  party_id uuid not null references mediation_party,
  slots int[] not null,
  way text not null check (way in ('page', 'sms', 'phone', 'paper', 'officer')),
  witness text not null default '',
  at timestamptz not null,
  primary key (round_id, party_id)
);
comment on table sitting_answer is '答复: which of the times suit a party; none of them is an answer too. The last one counts.';
comment on column sitting_answer.witness is 'personal: who heard it, when somebody else wrote it down; keep: 2y after close';

create table sitting (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  number int not null,
  kind text not null check (kind in ('joint', 'separate', 'shuttle', 'on-site', 'phone', 'video-link')),
  sides int[] not null,
  state text not null check (state in ('planned', 'under-way', 'held', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  room_id uuid references resource,
  place text not null default '',
  link text not null default '',
  engagement_id uuid references engagement,
  open_session boolean not null default false,
  begun_at timestamptz,
  ended_at timestamptz,
  stage text check (stage in ('speak', 'sort-out', 'together')),
  stages jsonb not null default '[]',
  calm text[] not null default '{}',
  outcome text check (outcome in ('go-on', 'agreed', 'none')),
  law text not null default '',
  reason text not null default '',
  feeling text not null default '',
  course text not null default '',
  result text not null default '',
  present jsonb not null default '{}',
  articles jsonb not null default '{}',
  written jsonb not null default '{}',
  is_simple boolean not null default false,
  record_state text not null default 'draft' check (record_state in ('draft', 'read-out', 'locked')),
  record_number int not null default 0,
  record_text text,
  record_hash text,
  record_at timestamptz,
  locked_at timestamptz,
  version int not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  unique (mediation_id, number),
  check ((state in ('under-way', 'held')) <= (begun_at is not null)),
  check ((state = 'held') = (ended_at is not null and outcome is not null)),
  check ((record_state = 'draft') or (record_text is not null)),
  check ((record_state = 'locked') = (locked_at is not null and record_hash is not null))
);
comment on table sitting is '调解会: who meets when and where; what was said, agreed and disputed; its record, read back and signed.';
comment on column sitting.place is 'personal: where, when it is no room of ours; keep: 2y after close';
comment on column sitting.link is 'personal: the address of a video link; keep: 2y after close';
comment on column sitting.law is 'personal: notes 法; keep: 2y after close';
comment on column sitting.reason is 'personal: notes 理; keep: 2y after close';
comment on column sitting.feeling is 'personal: notes 情; keep: 2y after close';
comment on column sitting.course is 'personal: how it went; keep: 2y after close';
comment on column sitting.result is 'personal: what came of it; keep: 2y after close';
comment on column sitting.record_text is 'personal: the record as it was read back; keep: 2y after close';
comment on column sitting.present is 'attendee → yes, no or late; ids only';
comment on column sitting.written is 'field → who wrote it last and when: told when two people wrote the same field';
create unique index sitting_one_under_way on sitting (mediation_id) where state = 'under-way';
create index sitting_ahead on sitting (starts_at) where state = 'planned';

create table sitting_fact (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  text text not null,
  stands jsonb not null default '{}',
  remarks jsonb not null default '{}',
  written jsonb not null default '{}',
  added_at timestamptz not null
);
comment on table sitting_fact is '事实: what is agreed and what is disputed, with the stand of each side; both sides read it.';
comment on column sitting_fact.text is 'personal: a fact of the dispute; keep: 2y after close';
comment on column sitting_fact.remarks is 'personal: what a side says to it; keep: 2y after close';
comment on column sitting_fact.stands is 'side → agreed or disputed';
create index sitting_fact_of on sitting_fact (mediation_id, added_at);

create table sitting_note (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  sitting_id uuid references sitting,
  side int not null check (side between 1 and 9),
  sealed text not null,
  for_apprentices boolean not null default false,
  by_id uuid not null,
  at timestamptz not null
);
comment on table sitting_note is '私下记录: what one side told the mediators alone, sealed; nobody else reads it.';
comment on column sitting_note.sealed is 'personal: what one side said alone, sealed under the house secret; keep: 2y after close';
create index sitting_note_of on sitting_note (mediation_id, at);

create table sitting_offer (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  answers_to uuid references sitting_offer,
  from_side int not null check (from_side between 1 and 9),
  to_sides int[] not null,
  text text not null,
  amount_fen bigint check (amount_fen >= 0),
  conditions text not null default '',
  valid_until timestamptz,
  state text not null check (state in ('unconfirmed', 'held', 'open', 'accepted', 'declined', 'countered', 'withdrawn', 'lapsed')),
  keep_back boolean not null default false,
  accepted_by int[] not null default '{}',
  party_id uuid references mediation_party,
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  made_by uuid,
  made_at timestamptz not null,
  confirmed_how text check (confirmed_how in ('page', 'code', 'witness')),
  witness text not null default '',
  opened_at timestamptz,
  ended_at timestamptz,
  answer text not null default '',
  check (not (from_side = any(to_sides)))
);
comment on table sitting_offer is '方案: an offer or counter-offer of one side to others. Until it is opened only the own side and the mediators read it.';
comment on column sitting_offer.text is 'personal: what is offered; keep: 2y after close';
comment on column sitting_offer.conditions is 'personal: under which conditions; keep: 2y after close';
comment on column sitting_offer.answer is 'personal: what the other side said to it; keep: 2y after close';
comment on column sitting_offer.witness is 'personal: who heard it, when somebody else wrote it down; keep: 2y after close';
create unique index sitting_offer_open on sitting_offer (mediation_id) where state = 'open';
create index sitting_offer_of on sitting_offer (mediation_id, made_at);

create table sitting_signature (
  sitting_id uuid not null references sitting,
  record_number int not null,
  party_id uuid not null references mediation_party,
  verdict text not null check (verdict in ('confirmed', 'refused', 'correction')),
  way text not null check (way in ('page', 'tablet', 'paper')),
  typed_name text not null default '',
  note text not null default '',
  file_id uuid,
  by_id uuid,
  at timestamptz not null,
  primary key (sitting_id, record_number, party_id)
);
comment on table sitting_signature is '核对签名: what a party said to the record as it was read back, and how it was signed.';
comment on column sitting_signature.typed_name is 'personal: the name as it was typed; keep: 2y after close';
comment on column sitting_signature.note is 'personal: what should be corrected, or why it was refused; keep: 2y after close';

create table inbound_reply (
  provider_id text primary key,
  at timestamptz not null
);
comment on table inbound_reply is 'Replies by SMS that were read, by the id of the provider: each is read once. Emptied after thirty days.';

grant select, insert, update on sitting, sitting_round, sitting_answer, sitting_fact, sitting_offer, sitting_signature to maplebridge_app;
grant select, insert, delete on sitting_window to maplebridge_app;
grant select, insert on sitting_slot to maplebridge_app;
grant select, insert on sitting_note to maplebridge_app;
grant update (sealed) on sitting_note to maplebridge_app;
grant select, insert, delete on inbound_reply to maplebridge_app;

create view stat_sittings_sittings as
  select date_trunc('month', s.begun_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.track, s.kind, s.outcome,
    count(*)::int as sittings, (sum(extract(epoch from s.ended_at - s.begun_at)) / 60)::bigint as minutes,
    count(*) filter (where s.record_state = 'locked')::int as recorded
  from sitting s join mediation m on m.id = s.mediation_id where s.state = 'held' group by 1, 2, 3, 4, 5;
comment on view stat_sittings_sittings is 'Sittings by month of their beginning: how many, how long, how many with a record that all confirmed or refused.';
