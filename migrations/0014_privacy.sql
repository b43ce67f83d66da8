-- Privacy: complete access lines, emergency openings and their review, sealed reporters, phone account, requests of residents, purposes,
-- retention with proof of deletion, impact assessments.

-- All lines about one resident. Without a pending list: its clean-up would hold up whoever opens a queue just then.
create index access_log_residents on access_log using gin (resident_ids) with (fastupdate = off);

-- 保密反映人: name, phone and note lie sealed; nothing of them is in a column that any page reads.
alter table reporter
  add column confidential boolean not null default false,
  add column sealed text,
  add column phone_key text,
  add constraint reporter_sealed check (not confidential or (name is null and phone is null and behalf_note is null));
comment on column reporter.confidential is '保密: colleagues do not see who it is; two of them together may, with a reason, and the reporter is told';
comment on column reporter.sealed is 'personal: name, phone and note of a confidential reporter, AES-256-GCM under the house secret; keep: 2y after close';
comment on column reporter.phone_key is 'personal: keyed hash of a sealed phone, so that its owner finds the own reports; keep: 2y after close';
create index reporter_phone on reporter (phone) where phone is not null;
create index reporter_phone_key on reporter (phone_key) where phone_key is not null;

alter table outgoing add column sealed text;
comment on column outgoing.sealed is 'personal: recipient and params that no colleague may read (confidential reporters, one-time codes), sealed; keep: 180d';

alter table matter add column forgotten_at timestamptz;
comment on column matter.forgotten_at is 'when everything personal of it was taken away; what figures need stays';
create index matter_over on matter (closed_at) where forgotten_at is null and state in ('closed', 'revisited', 'archived', 'withdrawn', 'not_accepted');

create table break_glass (
  id uuid primary key,
  account_id uuid not null references account,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamptz not null,
  until timestamptz not null
);
comment on table break_glass is '紧急查看: who may look at one subject out of reach, until when; append-only.';
create index break_glass_account on break_glass (account_id, subject_id, until);

create table break_glass_review (
  opening_id uuid primary key references break_glass,
  matter_id uuid not null references matter,
  unit_id uuid not null references unit,
  by_unit_id uuid not null references unit,
  kind text not null check (kind in ('life', 'child', 'missing', 'disaster', 'other')),
  reason text not null,
  due_at timestamptz not null,
  outcome text check (outcome in ('upheld', 'rejected')),
  note text,
  reviewed_by uuid references account,
  reviewed_at timestamptz,
  check ((outcome is null) = (reviewed_by is null))
);
comment on table break_glass_review is '紧急查看复核: another person says whether it was an emergency.';
comment on column break_glass_review.reason is 'personal: why it was opened; keep: 2y after close';
comment on column break_glass_review.note is 'personal: what the reviewer found; keep: 2y after close';
create index break_glass_review_open on break_glass_review (due_at) where outcome is null;
create index break_glass_review_matter on break_glass_review (matter_id);

create table unsealing (
  id uuid primary key,
  reporter_id uuid not null references reporter,
  matter_id uuid not null references matter,
  unit_id uuid not null references unit,
  reason text not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  outcome text check (outcome in ('approved', 'refused')),
  note text,
  decided_by uuid references account,
  decided_at timestamptz,
  until timestamptz,
  check (decided_by is null or decided_by <> asked_by)
);
comment on table unsealing is '解封: one colleague asks with a reason, another one decides; open for the asker only, for a day.';
comment on column unsealing.reason is 'personal: why the name is needed; keep: 2y after close';
comment on column unsealing.note is 'personal: why it was decided so; keep: 2y after close';
create index unsealing_reporter on unsealing (reporter_id);
create index unsealing_open on unsealing (asked_at) where outcome is null;

create table phone_code (
  phone_key text primary key,
  code_hash text not null,
  tries int not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table phone_code is 'One-time codes on their way to a phone; neither the phone nor the code lies here.';
comment on column phone_code.phone_key is 'personal: keyed hash of a phone; keep: 1d';
comment on column phone_code.code_hash is 'personal: keyed hash of a one-time code; keep: 1d';

create table privacy_request (
  id uuid primary key,
  kind text not null check (kind in ('correct', 'withdraw', 'copy', 'delete', 'explain', 'complain')),
  channel text not null check (channel in ('receipt', 'phone', 'paper', 'call')),
  matter_id uuid not null references matter,
  reporter_id uuid not null references reporter,
  words text not null,
  wish jsonb not null default '{}',
  made_at timestamptz not null,
  taken_by uuid references account,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done', 'refused')),
  outcome text,
  reasons text,
  law text,
  decided_by uuid references account,
  decided_at timestamptz,
  ready_until timestamptz,
  check ((state = 'open') = (decided_at is null))
);
comment on table privacy_request is '个人信息请求 (PIPL 44–50): asked by a resident, answered with reasons within the days of the setting.';
comment on column privacy_request.words is 'personal: what is asked and why; keep: 2y after close';
comment on column privacy_request.wish is 'personal: the name, phone or words as they should be; keep: 2y after close';
comment on column privacy_request.reasons is 'personal: the answer; keep: 2y after close';
create index privacy_request_open on privacy_request (due_at) where state = 'open';
create index privacy_request_reporter on privacy_request (reporter_id, made_at desc);

create table purpose (
  code text primary key,
  zh text not null,
  en text not null,
  basis text not null check (basis in ('consent', 'contract', 'duty', 'emergency', 'news', 'public', 'other')),
  kinds text[] not null,
  law text not null,
  retention text not null,
  active boolean not null default true,
  position int not null,
  changed_at timestamptz not null default now(),
  changed_by uuid references account
);
comment on table purpose is '处理目的: why personal data is held, on which ground of PIPL art. 13, which kinds, how long.';

create table retention_rule (
  code text primary key,
  category text references category,
  days int not null check (days between 1 and 36500),
  zh text not null,
  en text not null,
  law text not null,
  changed_at timestamptz not null default now(),
  changed_by uuid references account,
  unique nulls not distinct (category)
);
comment on table retention_rule is '保存期限: days after closing until a matter is anonymised; the rule of the nearest category counts, the one without category for all others.';

create table legal_hold (
  id uuid primary key,
  matter_id uuid not null references matter,
  reason text not null,
  by_id uuid not null references account,
  from_at timestamptz not null,
  until timestamptz,
  lifted_at timestamptz,
  lifted_by uuid references account
);
comment on table legal_hold is '保全: a matter that must not be anonymised while a suit, an inquiry or a review needs it.';
comment on column legal_hold.reason is 'personal: why it must be kept; keep: 2y after close';
create index legal_hold_matter on legal_hold (matter_id);

create table privacy_setting (
  name text primary key,
  value int not null check (value between 1 and 10000),
  changed_at timestamptz not null default now(),
  changed_by uuid references account
);
comment on table privacy_setting is 'Periods that a county may set: request-days, review-days, unseal-hours, glass-minutes, copy-days.';

create table erasure (
  id uuid primary key,
  matter_id uuid not null unique references matter,
  number text not null,
  rule text not null,
  reason text not null,
  by_kind text not null,
  by_id uuid,
  at timestamptz not null,
  counts jsonb not null,
  hash text not null
);
comment on table erasure is '删除证明: what was taken away, when, by which rule and by whom; append-only. hash = sha256 of erasure_text.';
create index erasure_at on erasure (at desc, id desc);

create table assessment (
  id uuid primary key,
  title text not null,
  purpose text not null,
  risks text not null,
  measures text not null,
  author text not null,
  approver text,
  approved_on date,
  review_on date not null,
  ended_on date,
  version int not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null references account
);
comment on table assessment is '个人信息保护影响评估 (PIPL 55, 56): kept at least three years; never deleted, only ended.';
comment on column assessment.author is 'personal: name of a colleague; keep: while employed, then 2y';
comment on column assessment.approver is 'personal: name of a colleague; keep: while employed, then 2y';

-- What figures and books need of a fact: numbers, truth values, ids, days and words of ours; never what somebody wrote.
create function without_words(value jsonb) returns jsonb language plpgsql immutable as $$
declare
  kept jsonb;
begin
  case jsonb_typeof(value)
    when 'object' then
      select coalesce(jsonb_object_agg(e.key, without_words(e.value)) filter (where without_words(e.value) is not null), '{}') into kept
        from jsonb_each(value) e
        where e.key not in ('text', 'note', 'reason', 'reasons', 'comment', 'turnTo', 'title', 'what', 'where', 'name', 'phone', 'label',
          'task', 'answer', 'boxes', 'words', 'old', 'fresh', 'by', 'attendees', 'minutes', 'receiver', 'purpose');
      return kept;
    when 'array' then
      select coalesce(jsonb_agg(without_words(e)) filter (where without_words(e) is not null), '[]') into kept from jsonb_array_elements(value) e;
      return kept;
    when 'string' then
      return case when (value #>> '{}') ~ '^([a-z][a-z0-9_.:-]{0,59}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(T[0-9:.]+Z)?)?$'
        then value end;
    else return value;
  end case;
end $$;

create function erasure_text(e erasure) returns text language sql stable as $$
  select json_build_object('matter', e.number, 'rule', e.rule, 'reason', e.reason, 'by', e.by_kind,
    'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'counts', e.counts)::text
$$;
comment on function erasure_text is 'The text whose sha256 stands on the certificate.';

-- The application cannot change facts; anonymising is the one thing it may ask for, and only this way, with the proof in the same breath.
create function forget_matter(target uuid, why jsonb) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  root matter;
  done jsonb := '{}';
  hashes jsonb;
  n int;
  proof erasure;
begin
  select m.* into root from matter m where m.id = matter_root(target) for update;
  if root.id is null then raise exception 'no such matter' using errcode = 'P0002'; end if;
  if root.state not in ('closed', 'revisited', 'archived', 'withdrawn', 'not_accepted') then
    raise exception 'matter % is not over', root.number using errcode = 'P0001';
  end if;
  if exists (select 1 from legal_hold h where h.matter_id in (select matter_family(root.id)) and h.lifted_at is null
      and (h.until is null or h.until > (why ->> 'at')::timestamptz)) then
    raise exception 'matter % is on hold', root.number using errcode = 'P0001';
  end if;
  update matter set title = '（已到保存期限，内容已删除）', what = '', where_text = '', lng = null, lat = null, place_id = null, search = '',
    fingerprint = null, kept_reason = null, forgotten_at = (why ->> 'at')::timestamptz where id = target and forgotten_at is null;
  if not found then return null; end if;
  delete from receipt_session where reporter_id in (select id from reporter where matter_id = target);
  update reporter set name = null, phone = null, tail = '', behalf_note = null, sealed = null, phone_key = null, wants_messages = false,
    code = 'gone:' || encode(sha256(convert_to(code, 'UTF8')), 'hex') where matter_id = target;
  get diagnostics n = row_count;
  done := done || jsonb_build_object('reporter', n);
  update part set task = '', answer = null, return_reason = null, reply = null, verdict_reason = null where matter_id = target;
  get diagnostics n = row_count;
  done := done || jsonb_build_object('part', n);
  -- The reason itself is free text; that one was given stays.
  update sharing set reason = case when reason is null then null else '' end where matter_id = target;
  update follower set code = 'gone:' || id, tail = '', phone = null, wants_messages = false where matter_id = target;
  get diagnostics n = row_count;
  done := done || jsonb_build_object('follower', n);
  update happening set data = without_words(data) where subject_kind = 'matter' and subject_id = target;
  get diagnostics n = row_count;
  done := done || jsonb_build_object('happening', n);
  with gone as (delete from stored_file where subject_kind = 'matter' and subject_id = target
    returning original_hash, clean_hash, thumbnail_hash, public_hash, public_thumbnail_hash)
  select jsonb_build_object('count', (select count(*) from gone),
      'sealed', (select coalesce(jsonb_agg(distinct original_hash), '[]') from gone),
      'plain', (select coalesce(jsonb_agg(distinct hash), '[]')
        from gone, unnest(array[clean_hash, thumbnail_hash, public_hash, public_thumbnail_hash]) as hash where hash is not null)) into hashes;
  done := done || jsonb_build_object('file', hashes -> 'count');
  update outgoing set recipient = '', params = '{}', sealed = null,
    state = case when state = 'waiting' then 'failed' else state end where subject_kind = 'matter' and subject_id = target;
  get diagnostics n = row_count;
  done := done || jsonb_build_object('outgoing', n);
  update import_row set before = null where subject_id = target;
  proof.id := (why ->> 'id')::uuid;
  proof.matter_id := target;
  proof.number := (select number from matter where id = target);
  proof.rule := why ->> 'rule';
  proof.reason := why ->> 'reason';
  proof.by_kind := why ->> 'byKind';
  proof.by_id := (why ->> 'byId')::uuid;
  proof.at := (why ->> 'at')::timestamptz;
  proof.counts := done || coalesce(why -> 'counts', '{}');
  proof.hash := encode(sha256(convert_to(erasure_text(proof), 'UTF8')), 'hex');
  insert into erasure select proof.*;
  return hashes;
end $$;
comment on function forget_matter is '匿名化: takes away everything personal of one matter that is over and not on hold, writes the proof, answers the hashes of its files; null when it was done before.';

grant select, insert on break_glass to maplebridge_app;
grant select, insert, update on break_glass_review, unsealing, privacy_request, purpose, retention_rule, legal_hold, privacy_setting, assessment
  to maplebridge_app;
grant select, insert, update, delete on phone_code to maplebridge_app;
grant select on erasure to maplebridge_app;
revoke all on function forget_matter from public;
grant execute on function forget_matter, erasure_text to maplebridge_app;

insert into privacy_setting (name, value) values
  ('request-days', 15), ('review-days', 3), ('unseal-hours', 24), ('glass-minutes', 60), ('copy-days', 30);

insert into retention_rule (code, category, days, zh, en, law) values
  ('usual', null, 730, '办结满两年', 'Two years after closing', '个人信息保护法 §19、§47'),
  ('missing', 'help.missing', 30, '走失寻人：办结满三十天', 'Missing person: thirty days after closing', '个人信息保护法 §19、§28、§47');

insert into purpose (code, zh, en, basis, kinds, law, retention, position) values
  ('answer', '受理、办理、答复和回访居民反映的事', 'Taking in, handling, answering and visiting after what residents bring', 'duty',
    '{姓名,电话,反映内容,地点,照片}', '个人信息保护法 §13（三）、§34', '办结后两年', 1),
  ('message', '用短信告诉反映人进展', 'Telling reporters news by message', 'consent', '{电话}', '个人信息保护法 §13（一）、§15', '180 天', 2),
  ('share', '把办理所需的信息交给协办单位', 'Passing what is needed to units that help', 'consent', '{反映内容,电话}', '个人信息保护法 §23', '办结后两年', 3),
  ('emergency', '紧急情况下保护人身和财产安全', 'Protecting life and property in an emergency', 'emergency', '{姓名,电话,反映内容,地点}',
    '个人信息保护法 §13（四）、§18', '办结后两年', 4),
  ('missing', '寻找走失的人', 'Searching for missing people', 'emergency', '{照片,外貌,行踪}', '个人信息保护法 §13（四）、§28', '找到后 30 天', 5),
  ('proof', '证明谁看过、谁办过', 'Proving who looked and who acted', 'duty', '{同事姓名,查看记录}', '个人信息保护法 §51、§54；网络安全法 §21', '长期', 6);
