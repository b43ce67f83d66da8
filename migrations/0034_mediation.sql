-- 调解: the dispute case. Later rooms (choosing, sittings, agreements, fulfilment, confirmation) hang on it and step it through one function.

create sequence mediation_number;

create table mediation (
  id uuid primary key,
  number text not null unique,
  matter_id uuid not null references matter,
  source text not null check (source in ('matter', 'call', 'visit', 'walk-in', 'partner', 'court', 'patrol')),
  track text not null check (track in ('people', 'public-order')),
  mode text not null check (mode in ('spot', 'joint')),
  category text not null,
  title text not null,
  unit_id uuid not null references unit,
  liaison_id uuid references person,
  state text not null check (state in ('proposed', 'choosing', 'matched', 'scheduled', 'under-way', 'suspended', 'reached', 'failed', 'refused', 'withdrawn',
    'performing', 'revisiting', 'filed')),
  resume_to text,
  open_session boolean not null default false,
  gate jsonb,
  first_known_on date,
  opened_at timestamptz not null,
  accepted_at timestamptz,
  reached_at timestamptz,
  ended_at timestamptz,
  times_reopened int not null default 0,
  version int not null default 1,
  changed_at timestamptz not null,
  search tsvector
);
comment on table mediation is '调解: one dispute between sides, from the proposal to the file. Present state; facts tell how it came about.';
comment on column mediation.title is 'personal: what the dispute is about; keep: 2y after close';
comment on column mediation.resume_to is 'the state to which a suspended one goes back';
comment on column mediation.gate is 'what the suitability questions were answered, codes only';
comment on column mediation.first_known_on is 'since when the sides quarrel, as they say: the age of the dispute at the first contact';
comment on column mediation.search is 'personal: words of title and names; keep: 2y after close';
create index mediation_list on mediation (unit_id, opened_at desc, id desc);
create index mediation_open on mediation (state, unit_id, opened_at desc) where state not in ('filed', 'refused');
create index mediation_matter on mediation (matter_id);
create index mediation_liaison on mediation (liaison_id, opened_at desc);
create index mediation_search on mediation using gin (search);

create table mediation_party (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  side int not null check (side between 1 and 9),
  role text not null check (role in ('party', 'representative', 'agent', 'guardian', 'interpreter', 'support')),
  acts_for uuid references mediation_party,
  name text not null,
  phone text,
  gender text check (gender in ('female', 'male', 'other')),
  born_on date,
  id_number_sealed text,
  address text not null default '',
  employer text not null default '',
  grid_code text,
  occupation text not null default '',
  capacity text not null default 'full' check (capacity in ('full', 'limited', 'none')),
  needs text not null default '',
  language text not null default 'zh' check (language in ('zh', 'en')),
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  mandate_scope text check (mandate_scope in ('general', 'special')),
  mandate_until date,
  mandate_file_id uuid,
  code text not null unique,
  tail text not null,
  willing text not null default 'unasked' check (willing in ('unasked', 'yes', 'no')),
  willing_how text,
  willing_at timestamptz,
  rights_how text,
  rights_at timestamptz,
  wants_open boolean,
  added_at timestamptz not null,
  left_at timestamptz,
  check ((role in ('agent', 'guardian', 'interpreter', 'representative')) or acts_for is null),
  check (acts_for is null or acts_for <> id)
);
comment on table mediation_party is '当事人: whoever stands on a side, speaks for it, or helps it to be understood.';
comment on column mediation_party.name is 'personal: name; keep: 2y after close';
comment on column mediation_party.phone is 'personal: phone; keep: 2y after close';
comment on column mediation_party.gender is 'personal: gender; keep: 2y after close';
comment on column mediation_party.born_on is 'personal: birthday; keep: 2y after close';
comment on column mediation_party.id_number_sealed is 'personal: identity number, sealed under the house secret; keep: 2y after close';
comment on column mediation_party.address is 'personal: address; keep: 2y after close';
comment on column mediation_party.employer is 'personal: employer; keep: 2y after close';
comment on column mediation_party.occupation is 'personal: occupation; keep: 2y after close';
comment on column mediation_party.needs is 'personal: what the person needs to take part, such as a sign interpreter; keep: 2y after close';
comment on column mediation_party.code is 'personal: the code that opens the own page; keep: 2y after close';
comment on column mediation_party.tail is 'personal: last four digits of the phone, or digits drawn; keep: 2y after close';
create index mediation_party_of on mediation_party (mediation_id, side, added_at);
create index mediation_party_phone on mediation_party (phone) where phone is not null;

create table mediation_panel (
  mediation_id uuid not null references mediation,
  mediator_id uuid not null,
  person_id uuid not null references person,
  role text not null check (role in ('lead', 'co', 'assist', 'attend', 'apprentice')),
  since timestamptz not null,
  until timestamptz,
  why text,
  primary key (mediation_id, mediator_id, since)
);
comment on table mediation_panel is '调解组: who sits on the panel, from when until when. One lead at a time; an apprentice never alone.';
create unique index mediation_one_lead on mediation_panel (mediation_id) where role = 'lead' and until is null;
comment on column mediation_panel.why is 'personal: why somebody left the panel, as colleagues wrote it; keep: 2y after close';
create index mediation_panel_person on mediation_panel (person_id) where until is null;
create index mediation_panel_mediator on mediation_panel (mediator_id) where until is null;

create table mediation_member (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  unit_id uuid references unit,
  partner_id uuid references partner,
  role text not null check (role in ('lead', 'assist', 'attend', 'opinion')),
  speaks_on text not null default '',
  state text not null check (state in ('asked', 'accepted', 'declined')),
  answer text,
  asked_at timestamptz not null,
  due_at timestamptz,
  answered_at timestamptz,
  check ((unit_id is null) <> (partner_id is null))
);
comment on table mediation_member is '联动单位: a unit or partner asked to take part, what it speaks on, and whether it comes.';
comment on column mediation_member.speaks_on is 'personal: what of the dispute it speaks on; keep: 2y after close';
comment on column mediation_member.answer is 'personal: why it comes or does not; keep: 2y after close';
create index mediation_member_of on mediation_member (mediation_id);
create index mediation_member_unit on mediation_member (unit_id) where state <> 'declined';

create table mediation_check (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  marks text[] not null,
  level text not null check (level in ('calm', 'heed', 'grave')),
  note text not null default '',
  plan text not null default '',
  cool_until timestamptz,
  reported_to text,
  at timestamptz not null,
  by_id uuid not null
);
comment on table mediation_check is '民转刑风险检视: signs seen in the dispute (never in a person), what is done about them, whether the police were told.';
comment on column mediation_check.note is 'personal: what was seen; keep: 2y after close';
comment on column mediation_check.plan is 'personal: how it is calmed; keep: 2y after close';
create index mediation_check_of on mediation_check (mediation_id, at);

create table mediation_route (
  mediation_id uuid not null references mediation,
  party_id uuid not null references mediation_party,
  route text not null check (route in ('court', 'arbitration', 'administrative', 'legal-aid', 'penalty', 'other-mediation')),
  how text not null check (how in ('page', 'phone', 'paper', 'officer')),
  told_at timestamptz not null,
  seen_at timestamptz,
  primary key (mediation_id, party_id, route, told_at)
);
comment on table mediation_route is '告知途径: which further ways a party was told of when mediation did not come about or failed, how and when.';

grant select, insert, update on mediation, mediation_party, mediation_panel, mediation_member, mediation_route to maplebridge_app;
grant select, insert on mediation_check to maplebridge_app;
grant update (note, plan) on mediation_check to maplebridge_app;
grant usage on sequence mediation_number to maplebridge_app;

create function mediation_until(matter uuid) returns timestamptz language sql stable as $$
  select max(case when c.state in ('refused', 'withdrawn', 'failed', 'filed') then coalesce(c.ended_at, c.changed_at) else 'infinity' end)
  from mediation c where c.matter_id in (select matter_family(matter))
$$;
comment on function mediation_until is 'When the last mediation of a matter and of what was merged into it ended; infinity while one goes on, null without any. The time after which people are forgotten runs from there.';

-- Whoever is forgotten is forgotten in the story of the mediation too: every room tells its facts on it.
create function forget_mediations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if mediation_until(new.matter_id) = 'infinity' then
    raise exception 'a mediation of matter % goes on', new.number using errcode = 'P0001';
  end if;
  update happening set data = without_words(data) where subject_kind = 'mediation'
    and subject_id in (select id from mediation where matter_id = new.matter_id);
  update outgoing set recipient = '', params = '{}', sealed = null, state = case when state = 'waiting' then 'failed' else state end
    where subject_kind = 'mediation' and subject_id in (select id from mediation where matter_id = new.matter_id);
  update link set label = '', revoked_at = coalesce(revoked_at, new.at) where subject_kind = 'mediation-party'
    and subject_id in (select p.id from mediation_party p join mediation c on c.id = p.mediation_id where c.matter_id = new.matter_id);
  return null;
end $$;
create trigger erasure_mediations after insert on erasure for each row execute function forget_mediations();

insert into clock_limit (id, kind, category, measure, amount, calendar) values
  (gen_random_uuid(), 'contact', null, 'working-days', 1, 'office'),
  (gen_random_uuid(), 'choose', null, 'working-days', 3, 'office'),
  (gen_random_uuid(), 'schedule', null, 'working-days', 3, 'office'),
  (gen_random_uuid(), 'mediate', null, 'natural-days', 30, 'office'),
  (gen_random_uuid(), 'second-sitting', null, 'working-days', 7, 'office'),
  (gen_random_uuid(), 'confirm', null, 'natural-days', 30, 'office');

insert into ladder_version (number, rules, reason)
  select number + 1, rules || '[
  {"id": "contact-100", "kind": "contact", "on": "share", "value": 100, "tells": ["lead", "unit-chief"], "urges": true},
  {"id": "choose-100", "kind": "choose", "on": "share", "value": 100, "tells": ["lead"], "urges": true},
  {"id": "schedule-100", "kind": "schedule", "on": "share", "value": 100, "tells": ["lead", "unit-chief"], "urges": true},
  {"id": "mediate-80", "kind": "mediate", "on": "share", "value": 80, "tells": ["lead"], "urges": true},
  {"id": "mediate-100", "kind": "mediate", "on": "share", "value": 100, "tells": ["lead", "unit-chief", "station-chief"], "urges": true},
  {"id": "second-80", "kind": "second-sitting", "on": "share", "value": 80, "tells": ["lead"], "urges": true},
  {"id": "confirm-80", "kind": "confirm", "on": "share", "value": 80, "tells": ["lead"], "urges": false}
]'::jsonb, '调解：联系、点选、排期、调解期限、第二次治安调解、司法确认' from ladder_version order by number desc limit 1;

create view stat_mediation_cases as
  select date_trunc('month', m.opened_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category, m.track, m.mode, m.source,
    count(*)::int as opened,
    count(*) filter (where m.reached_at is not null)::int as reached,
    count(*) filter (where m.state in ('failed', 'withdrawn') or (m.state = 'filed' and m.reached_at is null and m.accepted_at is not null))::int as not_reached,
    count(*) filter (where m.state = 'refused')::int as refused,
    count(*) filter (where m.times_reopened > 0)::int as reopened
  from mediation m group by 1, 2, 3, 4, 5, 6;
comment on view stat_mediation_cases is 'Mediations by month of opening: how many there were, how many came to an agreement, how many did not, how many were not taken.';
