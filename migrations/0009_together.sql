-- Many reporters of one thing: merging and splitting, everybody's own word, public cards and followers, group links, counted results.
alter table matter drop constraint matter_state_check;
alter table matter add constraint matter_state_check check (state in ('reported', 'accepted', 'not_accepted', 'assigned', 'in_hand',
  'returned', 'answered', 'closed', 'revisited', 'archived', 'withdrawn', 'reopened', 'merged'));
alter table matter
  add column merged_into uuid references matter,
  add column merged_at timestamptz,
  add column state_before text,
  add column split_from uuid references matter,
  add column last_closed_at timestamptz,
  add column result jsonb,
  add constraint matter_merged check ((state = 'merged') = (merged_into is not null) and (merged_into is null) = (state_before is null)
    and merged_into <> id);
comment on column matter.merged_into is 'the matter about the same thing that it is handled with; reporters, words and files stay where they are';
comment on column matter.state_before is 'what it was before it was merged, and becomes again when that is undone';
comment on column matter.last_closed_at is 'when it was closed last; stays when the reporter says "not solved" and it is opened again';
comment on column matter.result is 'what was counted at closing: {"type": "cleared", "counts": {"stalls": 3}}';
create index matter_merged_into on matter (merged_into) where merged_into is not null;
create index matter_split_from on matter (split_from) where split_from is not null;
create index matter_last_closed on matter (last_closed_at desc) where last_closed_at is not null;

create function matter_family(root uuid) returns setof uuid language sql stable rows 2 as $$
  with recursive family as (
    select root as id union all select m.id from matter m join family f on m.merged_into = f.id
  ) select id from family
$$;
comment on function matter_family is 'A matter and everything that was merged into it, directly or by steps.';

create function matter_root(start uuid) returns uuid language sql stable as $$
  with recursive up as (
    select m.id, m.merged_into from matter m where m.id = start
    union all select m.id, m.merged_into from matter m join up u on m.id = u.merged_into
  ) select id from up where merged_into is null
$$;
comment on function matter_root is 'The matter that is handled: the end of the chain of merges.';
grant execute on function matter_family, matter_root to maplebridge_app;

alter table reporter
  add column solved text check (solved in ('yes', 'partly', 'no')),
  add column solved_at timestamptz,
  add column withdrawn_at timestamptz,
  add column split_of uuid references reporter;
comment on column reporter.solved is 'personal: the own word on whether it is solved, in this round; keep: 2y after close';
comment on column reporter.split_of is 'the same person at the matter that this one was split from';
create index reporter_split_of on reporter (split_of) where split_of is not null;

alter table stored_file add column reporter_id uuid references reporter;
comment on column stored_file.reporter_id is 'whose file it is where several people reported one thing: no other reporter sees it';
update stored_file f set reporter_id = coalesce(
    (select r.id from reporter r where r.id = f.by_id and f.by_kind = 'receipt'),
    (select r.id from reporter r join matter m on m.id = r.matter_id
      where r.matter_id = f.subject_id and (f.by_kind in ('visitor', 'receipt') or f.at <= m.reported_at) order by r.made_at, r.id limit 1))
  where f.subject_kind = 'matter' and f.audience = 'resident';

-- Run here, and after a county was loaded past the doors.
create function derive_from_facts() returns void language sql as $$
  update matter m set last_closed_at = c.at
    from (select subject_id, max(at) as at from happening where subject_kind = 'matter' and kind = 'matter.closed' group by subject_id) c
    where c.subject_id = m.id and m.last_closed_at is null;
  update reporter r set solved = w.word, solved_at = w.at
    from (select distinct on (h.by_id) h.by_id, h.subject_id, h.id, h.at,
        case when h.kind = 'matter.contested' then 'no' when h.data ->> 'found' = 'partly' then 'partly' else 'yes' end as word
      from happening h where h.subject_kind = 'matter' and h.kind in ('matter.confirmed', 'matter.contested') and h.by_kind = 'receipt'
      order by h.by_id, h.id desc) w
    where w.by_id = r.id and r.solved is null and not exists (
      select 1 from happening l where l.subject_kind = 'matter' and l.subject_id = w.subject_id and l.id > w.id
        and (l.kind in ('matter.assigned', 'matter.taken')
          or (l.kind = 'matter.revisited' and coalesce(l.data ->> 'found', 'unreached') <> 'unreached' and l.data ->> 'reporterId' is null)));
$$;
comment on function derive_from_facts is 'Fills reporter.solved and matter.last_closed_at from the facts.';
select derive_from_facts();

create table public_card (
  matter_id uuid primary key references matter,
  code text not null unique,
  title text not null,
  body text not null,
  result text,
  result_at timestamptz,
  by_id uuid not null references account,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  ended_at timestamptz
);
comment on table public_card is '公开卡片: what neighbours read of a public problem, written by a colleague for them; nothing of it comes from a reporter''s words by itself.';

create table follower (
  id uuid primary key,
  matter_id uuid not null references matter,
  code text not null unique,
  tail text not null,
  phone text,
  language text not null default 'zh' check (language in ('zh', 'en')),
  wants_messages boolean not null default true,
  made_at timestamptz not null,
  left_at timestamptz
);
comment on table follower is '关心的邻居: hears the result of a public problem; has a code of the same form as a receipt, and sees the public card only.';
comment on column follower.code is 'personal: code; keep: 2y after close';
comment on column follower.tail is 'personal: last four digits of the phone, or a number given with the code; keep: 2y after close';
comment on column follower.phone is 'personal: phone; keep: 2y after close';
create index follower_matter on follower (matter_id);

create table share_link (
  id uuid primary key,
  code text not null unique,
  label text not null,
  kind text not null check (kind in ('owners', 'company', 'street', 'other')),
  place_id uuid references place,
  unit_id uuid not null references unit,
  reports int not null default 0,
  made_by uuid not null references account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
comment on table share_link is '分享链接: one for each group; carries no person. Only how many reports came through it is counted, not which.';
create index share_link_unit on share_link (unit_id, made_at desc);

alter table category add column result_fields jsonb not null default '[]';
comment on column category.result_fields is 'what closing counts: [{"key", "zh", "en", "unit_zh", "unit_en"}]';
update category c set result_fields = x.fields::jsonb from (values
  ('street.stall', '[{"key":"stalls","zh":"摊点","en":"stalls","unit_zh":"件","unit_en":""},{"key":"goods","zh":"占道物品","en":"things on the road","unit_zh":"件","unit_en":""}]'),
  ('street.parking', '[{"key":"vehicles","zh":"车辆","en":"vehicles","unit_zh":"辆","unit_en":""}]'),
  ('street.wreck', '[{"key":"wrecks","zh":"僵尸车","en":"abandoned cars","unit_zh":"辆","unit_en":""}]'),
  ('street.fire-lane', '[{"key":"lanes","zh":"消防通道","en":"fire lanes","unit_zh":"处","unit_en":""},{"key":"vehicles","zh":"车辆","en":"vehicles","unit_zh":"辆","unit_en":""}]'),
  ('street.overload', '[{"key":"overloads","zh":"超载","en":"overloads","unit_zh":"起","unit_en":""},{"key":"lorries","zh":"大货车","en":"lorries","unit_zh":"辆","unit_en":""}]'),
  ('street.traffic', '[{"key":"obstacles","zh":"堵点","en":"obstacles","unit_zh":"处","unit_en":""}]'),
  ('environment.dust', '[{"key":"sites","zh":"工地","en":"sites","unit_zh":"处","unit_en":""},{"key":"lorries","zh":"大货车","en":"lorries","unit_zh":"辆","unit_en":""}]'),
  ('environment.rubbish', '[{"key":"heaps","zh":"垃圾堆放点","en":"rubbish heaps","unit_zh":"处","unit_en":""}]'),
  ('facility.leak', '[{"key":"leaks","zh":"跑冒滴漏","en":"leaks","unit_zh":"处","unit_en":""}]'),
  ('facility.drain', '[{"key":"drains","zh":"下水道","en":"drains","unit_zh":"处","unit_en":""}]'),
  ('facility.light', '[{"key":"lights","zh":"路灯","en":"street lights","unit_zh":"盏","unit_en":""}]'),
  ('safety.fire', '[{"key":"hazards","zh":"消防隐患","en":"fire hazards","unit_zh":"处","unit_en":""}]'),
  ('safety.charging', '[{"key":"wires","zh":"飞线","en":"loose charging wires","unit_zh":"处","unit_en":""}]'),
  ('safety.manhole', '[{"key":"covers","zh":"井盖","en":"manhole covers","unit_zh":"个","unit_en":""}]')
) as x(code, fields) where c.code = x.code;

insert into channel (code, zh, en, for_residents, position) values ('share-link', '群分享链接', 'Group link', true, 14);

grant select, insert, update on public_card, follower, share_link to maplebridge_app;

create view stat_matters_closing as
  select date_trunc('month', m.last_closed_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category,
    count(*)::int as closed,
    count(*) filter (where m.solved = 'yes')::int as solved_yes,
    count(*) filter (where m.solved = 'partly')::int as solved_partly,
    count(*) filter (where m.solved = 'no')::int as solved_no,
    count(*) filter (where m.solved in ('unasked', 'asked'))::int as unconfirmed,
    sum((select count(*) from reporter r where r.matter_id in (select matter_family(m.id)) and r.withdrawn_at is null and r.split_of is null))::int as reports
  from matter m where m.last_closed_at is not null and m.state <> 'merged'
  group by 1, 2, 3;
comment on view stat_matters_closing is 'Read contract for statistics: matters by the month of their last closing; merged ones count once as a matter and as often as people reported as reports. Closed is ours to say, solved is theirs.';
