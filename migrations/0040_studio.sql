-- 调解工作室: studios with rooms, staff and a walk-in desk, the register of disputes, rounds of consultation, tours of the mobile room,
-- informal meetings, squads, the family programme, what parties say afterwards, and the figures of all of it.

create table studio (
  id uuid primary key,
  code text not null unique,
  unit_id uuid not null references unit,
  name text not null,
  address text not null default '',
  phone text not null default '',
  hours jsonb not null default '{}',
  active boolean not null default true,
  version int not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table studio is '调解工作室: where people come with a dispute; its rooms, its people, its hours.';
comment on column studio.hours is 'weekday "0" (Sunday) to "6" → [[from, to], …] in minutes after midnight, as of resources';
comment on column studio.phone is 'the office telephone that hangs at the door';
create index studio_unit on studio (unit_id);

create table studio_room (
  studio_id uuid not null references studio,
  resource_id uuid not null references resource,
  primary key (studio_id, resource_id)
);
comment on table studio_room is '工作室场所: which bookable rooms belong to a studio.';

create table studio_post (
  studio_id uuid not null references studio,
  person_id uuid not null references person,
  role text not null check (role in ('head', 'mediator', 'reception')),
  since date not null,
  until date,
  primary key (studio_id, person_id, since),
  check (until is null or until >= since)
);
comment on table studio_post is '工作室人员: who works in a studio, as what, from when until when.';
create index studio_post_person on studio_post (person_id) where until is null;

create table studio_walk_in (
  id uuid primary key,
  studio_id uuid not null references studio,
  on_day date not null,
  number int not null,
  name text not null default '',
  phone text not null default '',
  about text not null default '',
  needs text not null default '',
  state text not null check (state in ('waiting', 'called', 'taken', 'advised', 'left')),
  came_at timestamptz not null,
  called_at timestamptz,
  called_by uuid references person,
  ended_at timestamptz,
  note text not null default '',
  mediation_id uuid references mediation,
  unique (studio_id, on_day, number),
  check ((state = 'taken') = (mediation_id is not null)),
  check ((state in ('taken', 'advised', 'left')) = (ended_at is not null))
);
comment on table studio_walk_in is '来访: who came to a studio on a day, by ticket number; the public screen shows numbers only.';
comment on column studio_walk_in.name is 'personal: name; keep: 180d';
comment on column studio_walk_in.phone is 'personal: phone; keep: 180d';
comment on column studio_walk_in.about is 'personal: what somebody came for; keep: 180d';
comment on column studio_walk_in.needs is 'personal: what somebody needs to take part, such as a chair or an interpreter; keep: 180d';
comment on column studio_walk_in.note is 'personal: what was advised; keep: 180d';
create index studio_walk_in_day on studio_walk_in (studio_id, on_day, number);

create table dispute_plan (
  matter_id uuid primary key references matter,
  due_on date not null,
  plan text not null,
  owner_id uuid references person,
  planned_at timestamptz not null,
  planned_by uuid,
  version int not null default 1
);
comment on table dispute_plan is '纠纷台账: until when a dispute is to be dealt with, by what plan and by whom.';
comment on column dispute_plan.plan is 'personal: what is to be done about a dispute; keep: 2y after close';

create table consultation (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  question text not null,
  due_at timestamptz not null,
  state text not null check (state in ('open', 'closed')),
  summary text not null default '',
  asked_by uuid,
  asked_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'closed') = (closed_at is not null))
);
comment on table consultation is '联动问诊: before a sitting several units give their opinion on one dispute. Parties never read it.';
comment on column consultation.question is 'personal: what units are asked; keep: 2y after close';
comment on column consultation.summary is 'personal: what the mediator takes from the opinions; keep: 2y after close';
create index consultation_of on consultation (mediation_id, asked_at);

create table consultation_opinion (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  unit_id uuid references unit,
  partner_id uuid references partner,
  state text not null check (state in ('asked', 'given', 'declined')),
  knot text not null default '',
  advice text not null default '',
  law text not null default '',
  given_at timestamptz,
  given_by uuid,
  check ((unit_id is null) <> (partner_id is null)),
  check ((state = 'asked') = (given_at is null))
);
comment on table consultation_opinion is '问诊意见: what one unit thinks: the knot, the advice, the law.';
comment on column consultation_opinion.knot is 'personal: where the knot lies; keep: 2y after close';
comment on column consultation_opinion.advice is 'personal: what a unit advises; keep: 2y after close';
comment on column consultation_opinion.law is 'personal: which law a unit points to; keep: 2y after close';
create index consultation_opinion_of on consultation_opinion (consultation_id);

create table mediation_opinion (
  mediation_id uuid not null references mediation,
  party_id uuid primary key references mediation_party,
  rating text check (rating in ('good', 'fair', 'poor')),
  words text not null default '',
  way text not null check (way in ('page', 'phone', 'paper', 'officer')),
  said_at timestamptz not null,
  by_id uuid
);
comment on table mediation_opinion is '当事人评价: what a party says of the mediation afterwards, once; no rating: would rather not say. Who is silent has no row.';
comment on column mediation_opinion.words is 'personal: what a party wrote; keep: 2y after close';
create index mediation_opinion_of on mediation_opinion (mediation_id);

create table mediation_notice (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  party_id uuid not null references mediation_party,
  text text not null,
  told_at timestamptz not null,
  told_by uuid,
  seen_at timestamptz
);
comment on table mediation_notice is '进展告知: what the victim of a small case is told of how it goes; only that party reads it.';
comment on column mediation_notice.text is 'personal: news for one party; keep: 2y after close';
create index mediation_notice_of on mediation_notice (party_id, told_at);

create table studio_tour (
  id uuid primary key,
  studio_id uuid not null references studio,
  resource_id uuid not null references resource,
  title text not null,
  state text not null check (state in ('planned', 'over', 'cancelled')),
  is_public boolean not null default true,
  made_by uuid,
  made_at timestamptz not null,
  version int not null default 1
);
comment on table studio_tour is '流动调解巡回: a route of the mobile room.';
create index studio_tour_of on studio_tour (studio_id, made_at desc, id desc);

create table studio_stop (
  id uuid primary key,
  tour_id uuid not null references studio_tour,
  position int not null,
  place text not null,
  lng double precision,
  lat double precision,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  engagement_id uuid references engagement,
  state text not null check (state in ('planned', 'held', 'cancelled')),
  visitors int check (visitors between 0 and 1000),
  note text not null default '',
  held_at timestamptz,
  check (ends_at > starts_at),
  check ((lng is null) = (lat is null)),
  check ((state = 'held') = (held_at is not null))
);
comment on table studio_stop is '巡回站点: where the mobile room stands when; how many came and what was taken up.';
comment on column studio_stop.note is 'personal: what was asked and advised, as colleagues wrote it; keep: 2y';
create index studio_stop_tour on studio_stop (tour_id, position);
create index studio_stop_next on studio_stop (starts_at) where state = 'planned';

create table informal_meeting (
  id uuid primary key,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('bench', 'kang', 'courtyard', 'field')),
  place text not null,
  lng double precision,
  lat double precision,
  attended int not null check (attended between 1 and 1000),
  note text not null default '',
  held_at timestamptz not null,
  by_id uuid,
  made_at timestamptz not null,
  check ((lng is null) = (lat is null))
);
comment on table informal_meeting is '板凳会、炕头会: a talk where people sit anyway; how many came, what they raised, what was promised.';
comment on column informal_meeting.place is 'personal: where, which may be somebody''s home; keep: 2y';
comment on column informal_meeting.note is 'personal: what was said; keep: 2y';
create index informal_meeting_of on informal_meeting (unit_id, held_at desc, id desc);

create table informal_promise (
  id uuid primary key,
  meeting_id uuid not null references informal_meeting,
  what text not null,
  who text not null,
  due_on date not null,
  state text not null check (state in ('open', 'kept', 'dropped')),
  report text not null default '',
  ended_at timestamptz,
  check ((state = 'open') = (ended_at is null))
);
comment on table informal_promise is '当场承诺: what somebody promised there, and by when.';
comment on column informal_promise.what is 'personal: what was promised; keep: 2y';
comment on column informal_promise.who is 'personal: who promised; keep: 2y';
comment on column informal_promise.report is 'personal: what came of it; keep: 2y';
create index informal_promise_of on informal_promise (meeting_id);
create index informal_promise_open on informal_promise (due_on) where state = 'open';

create table studio_matter (
  source_kind text not null check (source_kind in ('stop', 'informal', 'squad')),
  source_id uuid not null,
  matter_id uuid not null references matter,
  at timestamptz not null,
  primary key (source_kind, source_id, matter_id)
);
comment on table studio_matter is '收到的事项: what was taken up at a stop, at an informal meeting, or by a squad.';
create index studio_matter_matter on studio_matter (matter_id);

create table squad (
  id uuid primary key,
  unit_id uuid not null references unit,
  name text not null,
  area text not null default '',
  active boolean not null default true,
  version int not null default 1,
  made_at timestamptz not null
);
comment on table squad is '矛盾纠纷调解小队: grid heads, heads of buildings and people of good name who hear of a quarrel first.';
create index squad_unit on squad (unit_id);

create table squad_member (
  id uuid primary key,
  squad_id uuid not null references squad,
  name text not null,
  role text not null check (role in ('grid-head', 'building-head', 'respected', 'police', 'other')),
  phone text not null default ''
);
comment on table squad_member is '小队成员.';
comment on column squad_member.name is 'personal: name; keep: until it is removed';
comment on column squad_member.phone is 'personal: phone; keep: until it is removed';
create index squad_member_of on squad_member (squad_id);

create table squad_entry (
  id uuid primary key,
  squad_id uuid not null references squad,
  matter_id uuid references matter,
  where_text text not null,
  what text not null,
  known_since date not null,
  entered_on date not null,
  stage text not null check (stage in ('early', 'budding', 'grown')),
  outcome text not null check (outcome in ('settled', 'passed-on', 'watching')),
  by_id uuid,
  made_at timestamptz not null,
  check (entered_on >= known_since)
);
comment on table squad_entry is '早期介入: a quarrel that a squad went to: how old it was then, how far it had grown, what came of it.';
comment on column squad_entry.where_text is 'personal: where; keep: 2y';
comment on column squad_entry.what is 'personal: what it was about; keep: 2y';
create index squad_entry_of on squad_entry (squad_id, entered_on desc, id desc);

create table family_programme (
  id uuid primary key,
  unit_id uuid not null references unit,
  mediation_id uuid references mediation,
  title text not null,
  aim text not null default '',
  lead_id uuid not null references person,
  psychologist_id uuid references person,
  supervisor_id uuid references person,
  state text not null check (state in ('asked', 'running', 'ended')),
  ended_why text not null default '',
  started_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  check ((state = 'ended') = (ended_at is not null)),
  check (psychologist_id is null or psychologist_id <> supervisor_id)
);
comment on table family_programme is '家庭修复计划: a family that agreed to activities and visits afterwards. It runs while every member consents.';
comment on column family_programme.title is 'personal: which family; keep: 2y';
comment on column family_programme.aim is 'personal: what the family wants to reach; keep: 2y';
comment on column family_programme.ended_why is 'personal: why it ended; keep: 2y';
create index family_programme_of on family_programme (unit_id, started_at desc, id desc);

create table family_member (
  id uuid primary key,
  programme_id uuid not null references family_programme,
  name text not null,
  relation text not null default '',
  born_on date,
  guardian_id uuid references family_member,
  consent text not null check (consent in ('asked', 'given', 'refused', 'withdrawn')),
  consent_by text not null default '',
  consent_how text check (consent_how in ('spoken', 'paper', 'phone')),
  consent_at timestamptz,
  check ((consent = 'asked') = (consent_at is null))
);
comment on table family_member is '家庭成员: every adult consents for himself or herself, guardians for minors; consent is taken back at any time.';
comment on column family_member.name is 'personal: name; keep: 2y';
comment on column family_member.relation is 'personal: what somebody is in the family; keep: 2y';
comment on column family_member.born_on is 'personal: birthday; keep: 2y';
comment on column family_member.consent_by is 'personal: who said so; keep: 2y';
create index family_member_of on family_member (programme_id);

create table family_session (
  id uuid primary key,
  programme_id uuid not null references family_programme,
  kind text not null check (kind in ('activity', 'talk', 'visit')),
  on_day date not null,
  where_text text not null default '',
  what text not null,
  attended uuid[] not null default '{}',
  by_id uuid,
  made_at timestamptz not null
);
comment on table family_session is '活动与跟踪走访: what was done with the family, and who came.';
comment on column family_session.where_text is 'personal: where; keep: 2y';
comment on column family_session.what is 'personal: what was done; keep: 2y';
create index family_session_of on family_session (programme_id, on_day);

create table family_note (
  id uuid primary key,
  programme_id uuid not null references family_programme,
  text_sealed text not null,
  author_id uuid not null references person,
  at timestamptz not null
);
comment on table family_note is '心理记录: read by who wrote it and by the supervisor named in the programme, by nobody else, and never exported.';
comment on column family_note.text_sealed is 'personal: note of a psychologist, sealed under the house secret; keep: 2y';
create index family_note_of on family_note (programme_id, at);

create table family_report (
  member_id uuid not null references family_member,
  moment text not null check (moment in ('before', 'after')),
  score int check (score between 1 and 5),
  at timestamptz not null,
  by_id uuid,
  primary key (member_id, moment)
);
comment on table family_report is '自评: how a member feels about living together, 1 to 5, before and after; no score: would rather not say. Nothing is ever made up.';

grant select, insert, update on studio, studio_post, studio_walk_in, dispute_plan, consultation, consultation_opinion, studio_tour, studio_stop, informal_meeting,
  informal_promise, squad, squad_entry, family_programme, family_member, family_session, mediation_opinion, mediation_notice to maplebridge_app;
grant select, insert, delete on studio_room, squad_member, family_note to maplebridge_app;
grant update (text_sealed) on family_note to maplebridge_app;
grant select, insert on studio_matter, family_report to maplebridge_app;

-- 联席会议: an item may come from another room of the desk and lead back to it.
alter table agenda_item add column link text check (link ~ '^/[a-z][a-z0-9/-]{1,100}$');
comment on column agenda_item.link is 'the page of the desk that the topic is about; who may not open it sees no more than the topic';

-- Lists of a studio with many years of disputes: the newest first, and the queues counted from an index alone.
create index mediation_newest on mediation (opened_at desc, id desc);
create index mediation_working on mediation (unit_id, state) include (id, liaison_id) where state not in ('filed', 'refused', 'failed', 'withdrawn');

create view stat_mediation_ledger as
  select m.id, m.unit_id, m.track, m.mode, m.source, m.category, (m.opened_at at time zone 'Asia/Shanghai')::date as opened_on,
    (case when m.reached_at is not null then m.reached_at when m.state in ('failed', 'withdrawn', 'filed') and m.accepted_at is not null then m.ended_at end
      at time zone 'Asia/Shanghai')::date as concluded_on,
    case when m.reached_at is not null then 'reached'
      when m.accepted_at is not null and m.state in ('failed', 'withdrawn', 'filed') then 'not-reached'
      when m.state in ('refused', 'withdrawn', 'filed') then 'not-taken' else 'open' end as outcome,
    case when f.reached_at is not null and f.reopened_at is not null then 'broken'
      when m.reached_at is not null and m.state in ('revisiting', 'filed') then 'kept'
      when m.reached_at is not null then 'running' end as kept,
    (coalesce(f.reached_at, m.reached_at) at time zone 'Asia/Shanghai')::date as first_reached_on,
    (least(f.reopened_at, (select min(o.opened_at) from mediation_party a join mediation_party x on x.phone = a.phone and x.mediation_id <> m.id
        join mediation o on o.id = x.mediation_id and o.opened_at > coalesce(f.reached_at, m.reached_at)
        join mediation_party y on y.mediation_id = o.id and y.side <> x.side and y.phone is not null
        join mediation_party b on b.mediation_id = m.id and b.side <> a.side and b.phone = y.phone
      where a.mediation_id = m.id and a.phone is not null)) at time zone 'Asia/Shanghai')::date as came_back_on
  from mediation m
  left join lateral (
    select min(h.at) filter (where h.kind = 'mediation.reached') as reached_at,
      min(h.at) filter (where h.kind = 'mediation.reopened' and h.at > r.first) as reopened_at
    from happening h, (select min(g.at) as first from happening g
      where g.subject_kind = 'mediation' and g.subject_id = m.id and g.kind = 'mediation.reached') r
    where h.subject_kind = 'mediation' and h.subject_id = m.id and h.kind in ('mediation.reached', 'mediation.reopened')) f on m.times_reopened > 0;
comment on view stat_mediation_ledger is 'Read contract for statistics: one line a mediation, without anybody in it: when opened and concluded, how, whether the agreement was kept, when the same sides came back.';

create view stat_mediation_opinions as
  select l.id as mediation_id, l.unit_id, l.track, l.category, l.concluded_on, count(p.id)::int as parties,
    count(o.party_id) filter (where o.rating = 'good')::int as good, count(o.party_id) filter (where o.rating = 'fair')::int as fair,
    count(o.party_id) filter (where o.rating = 'poor')::int as poor, count(o.party_id) filter (where o.rating is null)::int as refused
  from stat_mediation_ledger l join mediation_party p on p.mediation_id = l.id and p.role in ('party', 'representative') and p.left_at is null
  left join mediation_opinion o on o.party_id = p.id
  where l.concluded_on is not null group by 1, 2, 3, 4, 5;
comment on view stat_mediation_opinions is 'Read contract for statistics: what parties of concluded mediations said, would rather not say, or left unsaid.';

create view stat_mediation_responses as
  select date_trunc('month', r.asked_at at time zone 'Asia/Shanghai')::date as month, r.asked_by as unit_id, r.of_unit_id, r.of_partner_id,
    count(*)::int as asked, count(*) filter (where r.answered_at is not null)::int as answered,
    count(*) filter (where r.answered_at is not null and (r.due_at is null or r.answered_at <= r.due_at))::int as in_time,
    percentile_cont(0.5) within group (order by extract(epoch from r.answered_at - r.asked_at) / 3600) as median_hours
  from (
    select b.asked_at, b.due_at, b.answered_at, b.unit_id as of_unit_id, b.partner_id as of_partner_id, m.unit_id as asked_by
    from mediation_member b join mediation m on m.id = b.mediation_id where b.role <> 'opinion'
    union all
    select c.asked_at, c.due_at, o.given_at, o.unit_id, o.partner_id, m.unit_id
    from consultation_opinion o join consultation c on c.id = o.consultation_id join mediation m on m.id = c.mediation_id) r
  group by 1, 2, 3, 4;
comment on view stat_mediation_responses is 'Read contract for statistics (联络员响应): requests to units and partners by month in which they were asked, how many were answered, in time, after how many hours in the middle.';

create view stat_mediation_small_things as
  select (m.closed_at at time zone 'Asia/Shanghai')::date as on_day, m.unit_id,
    case when m.category like 'safety.order%' or m.category like 'fraud.%' then 'small-case' else 'small-matter' end as kind,
    count(*)::int as closed, count(*) filter (where m.solved = 'yes')::int as solved
  from matter m where m.closed_at is not null and m.state in ('closed', 'revisited', 'archived')
    and (m.category like 'safety.order%' or m.category like 'fraud.%' or m.category = 'service' or m.category like 'service.%' or m.category = 'help'
      or m.category like 'help.%')
  group by 1, 2, 3;
comment on view stat_mediation_small_things is 'Read contract for statistics (三小工程): small cases (theft and the like, fraud) and small matters (services, help) by the day of closing; solved is what the reporter said.';

create view stat_mediation_squads as
  select e.entered_on as on_day, s.unit_id, e.stage, e.outcome, (e.entered_on - e.known_since)::int as age_days, count(*)::int as entries
  from squad_entry e join squad s on s.id = e.squad_id group by 1, 2, 3, 4, 5;
comment on view stat_mediation_squads is 'Read contract for statistics: quarrels that squads went to, by how far they had grown and how old they were then.';

grant select on stat_mediation_ledger, stat_mediation_opinions, stat_mediation_responses, stat_mediation_small_things, stat_mediation_squads to maplebridge_app;
