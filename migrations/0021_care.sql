-- Care 帮扶: the search for a missing person, plans of support for households, and what must be at hand for a joint case with a utility.
create table missing_search (
  id uuid primary key,
  matter_id uuid not null unique references matter,
  unit_id uuid not null references unit,
  state text not null check (state in ('running', 'found', 'stopped')),
  age_band text not null check (age_band in ('child', 'teen', 'adult', 'old', 'unknown')),
  looks text not null,
  clothes text not null default '',
  seen_where text not null,
  seen_at timestamptz,
  lng double precision,
  lat double precision,
  health text not null default '',
  photo_id uuid,
  area jsonb not null default '[]',
  started_at timestamptz not null,
  ended_at timestamptz,
  found_where text not null default '',
  found_condition text check (found_condition in ('well', 'unwell', 'hurt', 'dead')),
  ended_note text not null default '',
  version int not null default 1,
  check ((state = 'running') = (ended_at is null)),
  check (found_condition is null or state = 'found')
);
comment on table missing_search is '寻人: the search for a missing person; what is personal goes with the matter (retention rule of help.missing), state and times stay.';
comment on column missing_search.looks is 'personal: what somebody looks like; keep: 2y after close';
comment on column missing_search.clothes is 'personal: what somebody wore; keep: 2y after close';
comment on column missing_search.seen_where is 'personal: where somebody was seen last; keep: 2y after close';
comment on column missing_search.lng is 'personal: where somebody was seen last; keep: 2y after close';
comment on column missing_search.lat is 'personal: where somebody was seen last; keep: 2y after close';
comment on column missing_search.health is 'personal: what helpers must know of the health; keep: 2y after close';
comment on column missing_search.found_where is 'personal: where somebody was found; keep: 2y after close';
comment on column missing_search.found_condition is 'personal: how somebody was found; keep: 2y after close';
comment on column missing_search.ended_note is 'personal: how the search ended; keep: 2y after close';
comment on column missing_search.photo_id is 'a photo of the matter; of it only the public copy leaves the house';
create index missing_search_unit on missing_search (unit_id, started_at desc);

create table search_sector (
  id uuid primary key,
  search_id uuid not null references missing_search,
  nth int not null,
  shape jsonb not null,
  square_metres double precision not null,
  state text not null check (state in ('waiting', 'searching', 'searched', 'found')),
  unit_id uuid references unit,
  person_id uuid references person,
  team text not null default '',
  note text not null default '',
  changed_at timestamptz not null,
  unique (search_id, nth)
);
comment on table search_sector is '搜索分区: a part of the search area, and who searches it.';
comment on column search_sector.shape is 'MultiPolygon as [[[[lng,lat],…],…],…], WGS-84';
comment on column search_sector.team is 'personal: names of volunteers; keep: 2y after close';
comment on column search_sector.note is 'personal: what was seen; keep: 2y after close';
create index search_sector_person on search_sector (person_id) where person_id is not null;
create index search_sector_unit on search_sector (unit_id) where unit_id is not null;

create table search_sighting (
  id uuid primary key,
  search_id uuid not null references missing_search,
  seen_at timestamptz not null,
  where_text text not null,
  what text not null,
  who text not null default '',
  lng double precision,
  lat double precision,
  told_at timestamptz not null,
  told_by uuid
);
comment on table search_sighting is '线索: who saw what, where and when.';
comment on column search_sighting.where_text is 'personal: where somebody was seen; keep: 2y after close';
comment on column search_sighting.what is 'personal: what was seen; keep: 2y after close';
comment on column search_sighting.who is 'personal: who saw it; keep: 2y after close';
comment on column search_sighting.lng is 'personal: where somebody was seen; keep: 2y after close';
comment on column search_sighting.lat is 'personal: where somebody was seen; keep: 2y after close';
create index search_sighting_search on search_sighting (search_id, seen_at);

create table search_leaflet (
  id uuid primary key,
  search_id uuid not null references missing_search,
  code text not null unique,
  with_photo boolean not null,
  with_health boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table search_leaflet is '寻人启事: a public page behind a code; it says nothing of a person once the search has ended.';
create index search_leaflet_search on search_leaflet (search_id);

create table support_plan (
  id uuid primary key,
  matter_id uuid not null references matter,
  unit_id uuid not null references unit,
  state text not null check (state in ('running', 'stopped', 'closed')),
  household text not null,
  need text not null,
  lead_id uuid not null references person,
  consent_by text not null,
  consent_how text not null check (consent_how in ('paper', 'spoken', 'phone')),
  consent_for text not null,
  consent_at timestamptz not null,
  consent_until date not null,
  withdrawn_at timestamptz,
  withdrawn_how text check (withdrawn_how in ('paper', 'spoken', 'phone')),
  review_on date not null,
  started_at timestamptz not null,
  made_by uuid,
  ended_at timestamptz,
  version int not null default 1,
  check ((state = 'stopped') = (withdrawn_at is not null)),
  check ((state = 'running') = (ended_at is null))
);
comment on table support_plan is '帮扶计划: what is done for a household that agreed to it; it stops when the consent is taken back, and is closed by a review of another person.';
comment on column support_plan.household is 'personal: which household; keep: 2y after close';
comment on column support_plan.need is 'personal: what it needs; keep: 2y after close';
comment on column support_plan.consent_by is 'personal: who agreed; keep: 2y after close';
comment on column support_plan.consent_for is 'personal: what was agreed to; keep: 2y after close';
create unique index support_plan_running on support_plan (matter_id) where state = 'running';
create index support_plan_unit on support_plan (unit_id, started_at desc, id desc);
create index support_plan_matter on support_plan (matter_id);

create table support_measure (
  id uuid primary key,
  plan_id uuid not null references support_plan,
  kind text not null check (kind in ('money', 'work', 'mind', 'other')),
  what text not null,
  person_id uuid references person,
  partner_id uuid references partner,
  budget_fen bigint not null check (budget_fen >= 0),
  due_on date not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  note text not null default '',
  made_at timestamptz not null,
  check ((person_id is null) <> (partner_id is null))
);
comment on column support_measure.what is 'personal: what is done for a household; keep: 2y after close';
comment on column support_measure.note is 'personal: what came of it; keep: 2y after close';
comment on column support_measure.budget_fen is 'integer 分';
create index support_measure_plan on support_measure (plan_id);

create table support_spending (
  id uuid primary key,
  measure_id uuid not null references support_measure,
  amount_fen bigint not null check (amount_fen > 0),
  on_day date not null,
  voucher text not null,
  file_id uuid,
  at timestamptz not null,
  by_id uuid
);
comment on table support_spending is '支出: what was spent, with the number of its voucher; accounts must be kept, also after the consent was taken back.';
comment on column support_spending.amount_fen is 'integer 分';
create index support_spending_measure on support_spending (measure_id);

create table support_visit (
  id uuid primary key,
  plan_id uuid not null references support_plan,
  due_on date not null,
  done_at timestamptz,
  done_by uuid,
  note text not null default '',
  unique (plan_id, due_on)
);
comment on column support_visit.note is 'personal: what was found at the visit; keep: 2y after close';
create index support_visit_due on support_visit (due_on) where done_at is null;

create table support_note (
  id uuid primary key,
  plan_id uuid not null references support_plan,
  at timestamptz not null,
  author_id uuid not null,
  body bytea not null
);
comment on table support_note is '心理关怀记录: read by its author and the lead of the plan, by nobody else.';
comment on column support_note.body is 'personal: words of counselling, AES-256-GCM under the house secret; keep: 2y after close';
create index support_note_plan on support_note (plan_id, at);

create table support_review (
  id uuid primary key,
  plan_id uuid not null references support_plan,
  at timestamptz not null,
  by_id uuid not null,
  outcome text not null check (outcome in ('go-on', 'close')),
  note text not null,
  next_on date
);
comment on column support_review.note is 'personal: what the review found; keep: 2y after close';
create index support_review_plan on support_review (plan_id, at);

create table proof_item (
  id uuid primary key,
  matter_id uuid not null references matter,
  item text not null check (item in ('assessment', 'minutes', 'photos', 'letters', 'result')),
  note text not null,
  file_ids uuid[] not null default '{}',
  waived boolean not null default false,
  at timestamptz not null,
  by_id uuid
);
comment on table proof_item is '举证清单: what was put to an item of the list of a joint case, or why the item is not needed.';
comment on column proof_item.note is 'personal: what it is; keep: 2y after close';
create index proof_item_matter on proof_item (matter_id, at);

grant select, insert, update on missing_search, support_plan, support_measure, support_spending, support_visit to maplebridge_app;
grant select, insert on support_review to maplebridge_app;
grant update (note) on support_review to maplebridge_app;
grant select, insert, update, delete on search_sector, search_sighting, search_leaflet, support_note, proof_item to maplebridge_app;
