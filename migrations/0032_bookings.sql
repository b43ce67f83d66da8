-- Bookings 预约占用: rooms, mobile rooms, equipment and people's time; when they are open, and who has them when.
create table resource (
  id uuid primary key,
  code text unique,
  kind text not null check (kind in ('room', 'mobile-room', 'equipment', 'person')),
  name text,
  initials text not null default '',
  unit_id uuid not null references unit,
  place_id uuid references place,
  person_id uuid unique references person,
  address text not null default '',
  lng double precision,
  lat double precision,
  capacity int not null default 0 check (capacity between 0 and 1000),
  step_free boolean not null default false,
  hearing_loop boolean not null default false,
  hours jsonb not null default '{}',
  keeps_holidays boolean not null default true,
  active boolean not null default true,
  version int not null default 1,
  check ((kind = 'person') = (person_id is not null)),
  check ((kind = 'person') = (code is null)),
  check ((kind = 'person') = (name is null)),
  check ((lng is null) = (lat is null))
);
comment on table resource is '可预约资源: a room, a mobile room, a piece of equipment, or a colleague whose time can be booked; a colleague has one at the most and is named by people.';
comment on column resource.hours is 'weekday "0" (Sunday) to "6" → [[from, to], …] in minutes after midnight, in ascending order';
comment on column resource.keeps_holidays is 'closed on days off by the State Council notice; on make-up workdays open like on a Monday where that weekday has no hours';
comment on column resource.capacity is 'how many people find room; 0: not said';
create index resource_unit on resource (unit_id);

create table resource_exception (
  id uuid primary key,
  resource_id uuid not null references resource,
  kind text not null check (kind in ('closed', 'extra', 'leave')),
  during tstzrange not null,
  note text not null default '',
  made_by uuid references account,
  made_at timestamptz not null,
  check (not isempty(during) and lower(during) > '-infinity' and upper(during) < 'infinity')
);
comment on table resource_exception is '例外时间: closed, open beyond the usual hours, or a colleague on leave. Closed and leave outweigh extra hours.';
comment on column resource_exception.note is 'personal: why, as colleagues wrote it; keep: 180d';
create index resource_exception_when on resource_exception using gist (resource_id, during);

create table engagement (
  id uuid primary key,
  subject_kind text not null,
  subject_id uuid not null,
  subject_number text,
  title text not null,
  during tstzrange not null,
  state text not null check (state in ('held', 'confirmed', 'released')),
  hold_until timestamptz,
  lapsed boolean not null default false,
  made_by uuid references account,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check (not isempty(during) and lower(during) > '-infinity' and upper(during) < 'infinity'),
  check ((state = 'held') <= (hold_until is not null)),
  check (lapsed <= (state = 'released')),
  unique (id, during, state)
);
comment on table engagement is '预约占用: one or several resources taken for a stretch of time by a block, a mediation, a service …';
comment on column engagement.title is 'personal: what it is about, as colleagues wrote it; keep: 2y';
comment on column engagement.hold_until is 'a hold that nobody confirmed blocks nothing from then on';
comment on column engagement.lapsed is 'released because its hold was over';
create index engagement_subject on engagement (subject_id);
create index engagement_holds on engagement (hold_until) where state = 'held';

create table engagement_resource (
  engagement_id uuid not null,
  resource_id uuid not null references resource,
  during tstzrange not null,
  state text not null,
  primary key (engagement_id, resource_id),
  foreign key (engagement_id, during, state) references engagement (id, during, state) on update cascade,
  constraint booked_once exclude using gist (resource_id with =, during with &&) where (state in ('held', 'confirmed'))
);
comment on table engagement_resource is 'What an engagement takes. Time and state are those of the engagement, by the foreign key; the exclusion constraint is why nothing is ever booked twice.';

create table calendar_feed (
  id uuid primary key,
  resource_id uuid not null references resource,
  account_id uuid not null references account,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  read_at timestamptz,
  revoked_at timestamptz
);
comment on table calendar_feed is '日历订阅: an unguessable address under which a calendar program reads one resource, as the colleague who asked for it may.';
create index calendar_feed_account on calendar_feed (account_id, made_at desc);
create index calendar_feed_resource on calendar_feed (resource_id);

grant select, insert, update, delete on resource to maplebridge_app;
grant select, insert, delete on resource_exception to maplebridge_app;
grant select, insert, update on engagement, calendar_feed to maplebridge_app;
grant select, insert, delete on engagement_resource to maplebridge_app;

create view stat_bookings_rooms as
  select r.unit_id, r.id as resource_id, r.kind, (lower(b.during) at time zone 'Asia/Shanghai')::date as on_day, e.subject_kind,
    count(*)::int as engagements, (sum(extract(epoch from upper(b.during) - lower(b.during))) / 60)::bigint as minutes
  from engagement_resource b join resource r on r.id = b.resource_id join engagement e on e.id = b.engagement_id
  where b.state = 'confirmed' and r.kind <> 'person' group by 1, 2, 3, 4, 5;
comment on view stat_bookings_rooms is 'Read contract for statistics: how long rooms and equipment were in use, by day and by what for. Never about people.';
