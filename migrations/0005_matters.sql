-- Matters 事项: anything a resident or a patrol brings to us that must be answered.
create table channel (
  code text primary key,
  zh text not null,
  en text not null,
  for_residents boolean not null default false,
  active boolean not null default true,
  position int not null
);
comment on table channel is 'How a matter came in: data, so that a county can add its own.';

create table category (
  code text primary key,
  parent_code text references category,
  zh text not null,
  en text not null,
  own boolean not null default true,
  working_days int not null default 5,
  evidence text[] not null default '{}',
  emergency boolean not null default false,
  active boolean not null default true,
  position int not null
);
comment on column category.own is 'true: the station does it itself; false: it leads and a partner helps (公安业务立刻办、非公安业务牵头协调办)';
comment on column category.evidence is 'what closing demands: photo-after, visit-note, result-count, receipt';

create table matter (
  id uuid primary key,
  number text not null unique,
  state text not null check (state in ('reported', 'accepted', 'not_accepted', 'assigned', 'in_hand', 'returned', 'answered',
    'closed', 'revisited', 'archived', 'withdrawn', 'reopened')),
  title text not null,
  what text not null,
  category text not null references category,
  channel text not null references channel,
  where_text text not null default '',
  lng double precision,
  lat double precision,
  place_id uuid references place,
  grid_id uuid references grid,
  unit_id uuid not null references unit,
  lead_id uuid references person,
  watch boolean not null default false,
  reported_at timestamptz not null,
  happened_on date,
  promised_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  solved text not null default 'unasked' check (solved in ('unasked', 'asked', 'yes', 'partly', 'no')),
  contest_until timestamptz,
  revisit_due_on date,
  revisited_at timestamptz,
  revisited_by uuid,
  archived_at timestamptz,
  times_returned int not null default 0,
  times_reopened int not null default 0,
  evidence text[] not null default '{}',
  import_run_id uuid references import_run,
  fingerprint text,
  search tsvector not null default '',
  version int not null default 1,
  changed_at timestamptz not null
) with (fillfactor = 80);
comment on column matter.title is 'personal: what it is about, in the reporter''s words; keep: 2y after close';
comment on column matter.what is 'personal: what happened; keep: 2y after close';
comment on column matter.where_text is 'personal: where; keep: 2y after close';
comment on column matter.search is 'personal: words of title, text and place; keep: 2y after close';
comment on column matter.fingerprint is 'personal: hash of source id or text, finds a repeated import; keep: 2y after close';
comment on column matter.lng is 'personal: where; keep: 2y after close';
comment on column matter.lat is 'personal: where; keep: 2y after close';
comment on column matter.watch is 'wording of self-harm or danger: only the lead, colleagues on duty and supervisors see it';
create index matter_unit_time on matter (unit_id, reported_at desc, id desc);
create index matter_time on matter (reported_at desc, id desc);
-- Holds all that counting a colleague's queues asks for, so that no row has to be read for it.
create index matter_open on matter (unit_id, state, reported_at desc) include (promised_at, lead_id, watch, category, id) where state not in ('archived', 'withdrawn', 'not_accepted', 'revisited');
create index matter_open_time on matter (reported_at desc, id desc) where state not in ('archived', 'withdrawn', 'not_accepted', 'revisited');
create index matter_due on matter (unit_id, promised_at) where state in ('reported', 'accepted', 'assigned', 'in_hand', 'returned', 'reopened', 'answered');
create index matter_revisit on matter (unit_id, revisit_due_on) where state = 'closed';
create index matter_lead on matter (lead_id, state) where lead_id is not null and state not in ('archived', 'withdrawn', 'not_accepted', 'revisited');
-- Without a pending list: its clean-up would hold up a writer for a tenth of a second, and every search would read it.
create index matter_search on matter using gin (search) with (fastupdate = off);
create index matter_fingerprint on matter (fingerprint) where fingerprint is not null;
create index matter_import on matter (import_run_id) where import_run_id is not null;

create table reporter (
  id uuid primary key,
  matter_id uuid not null references matter,
  code text not null unique,
  tail text not null,
  name text,
  phone text,
  language text not null default 'zh',
  on_behalf_by uuid references person,
  behalf_note text,
  wants_messages boolean not null default true,
  seen_at timestamptz,
  made_at timestamptz not null
);
comment on table reporter is '反映人: whoever brought the matter; each has an own receipt code.';
comment on column reporter.name is 'personal: name; keep: 2y after close';
comment on column reporter.phone is 'personal: phone; keep: 2y after close';
comment on column reporter.tail is 'personal: last four digits of the phone, or a number printed on the receipt; keep: 2y after close';
comment on column reporter.code is 'personal: receipt code; keep: 2y after close';
comment on column reporter.behalf_note is 'personal: who spoke for whom; keep: 2y after close';
create index reporter_matter on reporter (matter_id);

create table part (
  id uuid primary key,
  matter_id uuid not null references matter,
  role text not null check (role in ('lead', 'helper')),
  unit_id uuid references unit,
  partner_id uuid references partner,
  person_id uuid references person,
  task text not null default '',
  state text not null check (state in ('asked', 'taken', 'done', 'returned', 'revoked')),
  answer text,
  due_at timestamptz,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  check ((unit_id is null) <> (partner_id is null))
);
comment on table part is 'Who has which part of a matter: one accountable lead and any number of helping units.';
comment on column part.task is 'personal: what is asked of them; keep: 2y after close';
comment on column part.answer is 'personal: what they did; keep: 2y after close';
create index part_matter on part (matter_id);
create unique index part_one_lead on part (matter_id) where role = 'lead' and state <> 'revoked';
create index part_helper on part (unit_id, matter_id) where role = 'helper' and state <> 'revoked';
create index part_unit_open on part (unit_id, state) where role = 'helper' and state in ('asked', 'taken');

create table saved_queue (
  id uuid primary key,
  account_id uuid not null references account,
  name text not null,
  filter jsonb not null,
  position int not null default 0,
  made_at timestamptz not null
);
create index saved_queue_account on saved_queue (account_id);

create sequence matter_number;

grant select on channel, category to maplebridge_app;
grant insert, update on channel, category to maplebridge_app;
grant select, insert, update on matter, part to maplebridge_app;
grant select, insert, update on reporter to maplebridge_app;
grant select, insert, update, delete on saved_queue to maplebridge_app;
grant usage on sequence matter_number to maplebridge_app;

insert into channel (code, zh, en, for_residents, position) values
  ('resident-page', '居民网页', 'Resident page', true, 1),
  ('qr', '扫码反映', 'QR code at a place', true, 2),
  ('phone', '电话', 'Phone', false, 3),
  ('counter', '窗口', 'Counter', false, 4),
  ('patrol', '巡逻发现', 'Patrol', false, 5),
  ('visit', '入户走访', 'Home visit', false, 6),
  ('market-desk', '赶集咨询台', 'Market desk', false, 7),
  ('meeting', '板凳会', 'Bench meeting', false, 8),
  ('message-board', '留言板', 'Message board', false, 9),
  ('livestream', '直播提问', 'Livestream question', false, 10),
  ('partner', '部门转来', 'Partner unit', false, 11),
  ('import', '批量导入', 'File import', false, 12),
  ('api', '系统对接', 'API', false, 13);

insert into category (code, parent_code, zh, en, own, working_days, evidence, emergency, position) values
  ('street', null, '街面秩序', 'Street order', false, 5, '{}', false, 10),
  ('street.stall', 'street', '占道经营', 'Stall blocking the road', false, 3, '{photo-after}', false, 11),
  ('street.parking', 'street', '乱停乱放', 'Wrong parking', true, 3, '{photo-after}', false, 12),
  ('street.wreck', 'street', '僵尸车', 'Abandoned car', true, 10, '{photo-after}', false, 13),
  ('street.fire-lane', 'street', '占用消防通道', 'Fire lane blocked', false, 1, '{photo-after}', false, 14),
  ('street.overload', 'street', '超载运输', 'Overloaded lorry', true, 5, '{}', false, 15),
  ('street.traffic', 'street', '道路不畅', 'Traffic obstruction', true, 5, '{}', false, 16),
  ('environment', null, '环境卫生', 'Environment', false, 5, '{}', false, 20),
  ('environment.dust', 'environment', '扬尘污染', 'Dust', false, 5, '{photo-after}', false, 21),
  ('environment.rubbish', 'environment', '垃圾清运', 'Rubbish', false, 2, '{photo-after}', false, 22),
  ('environment.smell', 'environment', '异味油烟', 'Smell and fumes', false, 5, '{visit-note}', false, 23),
  ('environment.noise', 'environment', '噪声扰民', 'Noise', true, 5, '{visit-note}', false, 24),
  ('environment.dogs', 'environment', '犬只管理', 'Dogs', true, 5, '{}', false, 25),
  ('facility', null, '公共设施', 'Public facilities', false, 7, '{}', false, 30),
  ('facility.leak', 'facility', '跑冒滴漏', 'Leaking pipes', false, 2, '{photo-after}', false, 31),
  ('facility.drain', 'facility', '下水道堵塞', 'Blocked drain', false, 2, '{photo-after}', false, 32),
  ('facility.light', 'facility', '路灯故障', 'Street light', false, 5, '{photo-after}', false, 33),
  ('facility.road', 'facility', '道路破损', 'Damaged road', false, 10, '{photo-after}', false, 34),
  ('facility.heating', 'facility', '供暖供水供气', 'Heating, water, gas', false, 2, '{visit-note}', false, 35),
  ('facility.lift', 'facility', '电梯故障', 'Lift', false, 2, '{}', false, 36),
  ('dispute', null, '矛盾纠纷', 'Disputes', true, 10, '{}', false, 40),
  ('dispute.neighbour', 'dispute', '邻里纠纷', 'Neighbours', true, 10, '{visit-note}', false, 41),
  ('dispute.water', 'dispute', '房屋漏水', 'Leak from upstairs', true, 10, '{visit-note}', false, 42),
  ('dispute.property', 'dispute', '物业纠纷', 'Property management', false, 10, '{visit-note}', false, 43),
  ('dispute.debt', 'dispute', '借贷债务', 'Debt', true, 15, '{visit-note}', false, 44),
  ('dispute.family', 'dispute', '婚姻家庭', 'Family', true, 10, '{visit-note}', false, 45),
  ('dispute.wages', 'dispute', '劳资欠薪', 'Wages', false, 10, '{visit-note}', false, 46),
  ('dispute.land', 'dispute', '土地田界', 'Land', false, 15, '{visit-note}', false, 47),
  ('dispute.consumer', 'dispute', '消费退款', 'Consumer', false, 7, '{}', false, 48),
  ('safety', null, '安全隐患', 'Hazards', true, 3, '{}', false, 50),
  ('safety.fire', 'safety', '消防隐患', 'Fire hazard', false, 2, '{photo-after}', false, 51),
  ('safety.charging', 'safety', '电动车飞线充电', 'Charging in corridors', false, 3, '{photo-after}', false, 52),
  ('safety.manhole', 'safety', '井盖缺失', 'Missing manhole cover', false, 1, '{photo-after}', false, 53),
  ('safety.school', 'safety', '校园周边', 'Around schools', true, 3, '{}', false, 54),
  ('safety.order', 'safety', '治安隐患', 'Public order', true, 3, '{}', false, 55),
  ('fraud', null, '反诈求助', 'Fraud', true, 1, '{}', false, 60),
  ('fraud.suspected', 'fraud', '疑似诈骗', 'Suspected fraud', true, 1, '{}', false, 61),
  ('fraud.transferred', 'fraud', '已经转账', 'Money already sent', true, 1, '{}', true, 62),
  ('help', null, '求助', 'Help', true, 2, '{}', false, 70),
  ('help.missing', 'help', '走失寻人', 'Missing person', true, 1, '{}', true, 71),
  ('help.elderly', 'help', '老人帮扶', 'Help for the old', true, 3, '{visit-note}', false, 72),
  ('help.hardship', 'help', '生活困难', 'Hardship', false, 5, '{visit-note}', false, 73),
  ('help.mind', 'help', '心理关怀', 'Distress of mind', true, 1, '{visit-note}', false, 74),
  ('help.lost', 'help', '失物招领', 'Lost property', true, 5, '{}', false, 75),
  ('service', null, '业务咨询', 'Questions about services', true, 3, '{}', false, 80),
  ('service.household', 'service', '户籍业务', 'Household registration', true, 3, '{}', false, 81),
  ('service.permit', 'service', '居住证', 'Residence permit', true, 3, '{}', false, 82),
  ('service.traffic', 'service', '车驾管业务', 'Vehicles and licences', true, 3, '{}', false, 83),
  ('service.exit', 'service', '出入境业务', 'Passports', true, 3, '{}', false, 84),
  ('service.policy', 'service', '政策咨询', 'Policy question', false, 5, '{}', false, 85),
  ('suggestion', null, '意见建议', 'Suggestions', true, 10, '{}', false, 90),
  ('suggestion.work', 'suggestion', '工作建议', 'About our work', true, 10, '{}', false, 91),
  ('suggestion.town', 'suggestion', '城市建设', 'About the town', false, 10, '{}', false, 92),
  ('other', null, '其他', 'Other', true, 5, '{}', false, 99);
