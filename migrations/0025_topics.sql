-- Topics 相似与热点: what may be the same matter (signatures, rules as data, pairs told apart) and what many report (alerts that a person decides).
create table topic_mark (
  matter_id uuid primary key references matter,
  bands integer[] not null,
  places integer[] not null,
  form smallint not null,
  made_at timestamptz not null
);
comment on table topic_mark is '相似特征: keys under which a matter is found by the like of it; no words, and gone when the matter is forgotten or withdrawn.';
comment on column topic_mark.bands is 'personal: keys of the reporter''s words (MinHash bands); keep: 2y after close';
comment on column topic_mark.places is 'personal: keys of the place names in them; keep: 2y after close';
comment on column topic_mark.form is 'how they were made; those of an older form are made anew';
create index topic_mark_bands on topic_mark using gin (bands);
create index topic_mark_places on topic_mark using gin (places);

create table topic_card_mark (
  matter_id uuid primary key references matter,
  keys integer[] not null,
  form smallint not null
);
comment on table topic_card_mark is 'Keys of a public card''s own text, which is all that a resident''s draft is compared with.';
create index topic_card_mark_keys on topic_card_mark using gin (keys);

create table topic_apart (
  one_id uuid not null references matter,
  other_id uuid not null references matter,
  by_id uuid not null references account,
  at timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
comment on table topic_apart is '不是同一件: a colleague looked at both; they are not suggested to each other again.';
create index topic_apart_other on topic_apart (other_id);

create table duplicate_rule (
  id uuid not null,
  version int not null,
  zh text not null,
  en text not null,
  condition jsonb not null,
  is_on boolean not null,
  note text not null default '',
  changed_by uuid references account,
  changed_at timestamptz not null,
  primary key (id, version)
);
comment on table duplicate_rule is '相似规则, every version of it: the highest version holds; condition as in src/algorithms/duplicate-rules.';

insert into duplicate_rule (id, version, zh, en, condition, is_on, note, changed_at) values
  ('0d000000-0000-4000-8000-000000000001', 1, '文字几乎一样', 'Almost the same words',
   '{"all": [{"fuzzy": 60}, {"days": 90}]}', true, '', now()),
  ('0d000000-0000-4000-8000-000000000002', 1, '同一地点，说的是一回事', 'Same place, same topic',
   '{"all": [{"alike": 50}, {"days": 60}, {"any": [{"same": "place"}, {"same": "place-name"}, {"near": 300}]}]}', true, '', now()),
  ('0d000000-0000-4000-8000-000000000003', 1, '同类、就在附近、前后几天', 'Same category, close by, within days',
   '{"all": [{"same": "category"}, {"days": 14}, {"any": [{"same": "place"}, {"near": 200}]}]}', true, '', now());

create table topic (
  id uuid primary key,
  unit_id uuid not null references unit,
  wider_id uuid references topic,
  state text not null check (state in ('raised', 'confirmed', 'dismissed', 'faded')),
  label text not null,
  place text,
  words text[] not null default '{}',
  category text not null,
  categories text[] not null,
  matters int not null,
  reporters int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  raised_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references account,
  decided_reporters int,
  joint_id uuid references joint_action,
  version int not null default 1,
  changed_at timestamptz not null,
  check ((state = 'confirmed') = (joint_id is not null)),
  check (state in ('raised', 'faded') or decided_by is not null)
);
comment on table topic is '热点: what several people report of one place or subject within one area; nothing follows from it until a colleague confirms it.';
comment on column topic.unit_id is 'the area: every matter in it belongs to this unit or one below it';
comment on column topic.wider_id is 'the same thing over the whole county, where it reaches beyond this area';
comment on column topic.label is 'personal: place and words that the reports share; keep: 2y after close';
comment on column topic.place is 'personal: place that the reports share; keep: 2y after close';
comment on column topic.words is 'personal: words that the reports share; keep: 2y after close';
create index topic_unit on topic (unit_id, state, last_at desc);

create table topic_member (
  topic_id uuid not null references topic,
  matter_id uuid not null references matter,
  joined_at timestamptz not null,
  left_at timestamptz,
  left_why text check (left_why in ('merged', 'over', 'joint', 'watch', 'elsewhere')),
  primary key (topic_id, matter_id),
  check ((left_at is null) = (left_why is null))
);
create index topic_member_matter on topic_member (matter_id);

create table topic_run (
  id uuid primary key,
  kind text not null check (kind in ('find', 'mark')),
  state text not null check (state in ('waiting', 'running', 'done', 'stopped')),
  days int,
  done int not null default 0,
  total int not null default 0,
  by_id uuid references account,
  made_at timestamptz not null,
  ended_at timestamptz
);
comment on table topic_run is 'Searches for topics, and the making of signatures for matters that have none yet: how far each is.';
create unique index topic_run_one on topic_run (kind) where state in ('waiting', 'running');

grant select, insert, update, delete on topic_mark, topic_card_mark, topic_member to maplebridge_app;
grant select, insert, delete on topic_apart to maplebridge_app;
grant select, insert on duplicate_rule to maplebridge_app;
grant select, insert, update on topic, topic_run to maplebridge_app;

create view stat_topics_alerts as
  select date_trunc('month', t.raised_at at time zone 'Asia/Shanghai')::date as month, t.unit_id, t.category, t.state, count(*)::int as topics,
    sum(t.matters)::int as matters
  from topic t group by 1, 2, 3, 4;
comment on view stat_topics_alerts is 'Read contract for statistics: hot topics by month, area, category and what was decided, with their matters.';
