-- Platform: facts, answers already given, access log, sign-in, files, messages, imports.
-- Two roles: the owner runs this file; `maplebridge_app` serves requests, without DDL and without UPDATE/DELETE on facts and access log.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table happening (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  request_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  kind text not null,
  audience text not null check (audience in ('resident', 'staff', 'sealed')),
  data jsonb not null default '{}',
  by_kind text not null check (by_kind in ('staff', 'token', 'receipt', 'visitor', 'system')),
  by_id uuid,
  unit_id uuid
);
comment on table happening is 'Facts: what happened, append-only. The present state of a subject is a row of its module.';
comment on column happening.data is 'personal: what was said and done; keep: 2y after close';
create index happening_subject on happening (subject_kind, subject_id, id);

create table answered (
  request_id uuid primary key,
  who text not null,
  door text not null,
  input_hash text not null,
  status int,
  answer jsonb,
  at timestamptz not null
);
comment on table answered is 'Requests already answered: a repeat gets the first answer. Emptied after a day.';
comment on column answered.answer is 'personal: the first answer; keep: 1d';
create index answered_at on answered (at);

-- Access log: several hash chains, so that readers do not queue behind one another.
create table access_chain (
  chain smallint primary key,
  seq bigint not null default 0,
  hash bytea not null
) with (fillfactor = 30);
insert into access_chain (chain, hash) select n, sha256(convert_to('maplebridge access chain ' || n, 'UTF8')) from generate_series(0, 31) n;

create table access_log (
  chain smallint not null,
  seq bigint not null,
  at timestamptz not null,
  request_id uuid not null,
  action text not null,
  who_kind text not null,
  who_id uuid,
  subject_kind text,
  subject_id uuid,
  resident_ids uuid[] not null default '{}',
  outcome text not null check (outcome in ('allowed', 'refused')),
  reason text,
  hash bytea not null,
  primary key (chain, seq)
);
comment on table access_log is 'Who opened what, when and why. Each line carries the hash of the line before it in its chain.';
create index access_log_subject on access_log (subject_kind, subject_id, at) where subject_id is not null;
create index access_log_who on access_log (who_id, at);

create function access_line(l access_log) returns text language sql stable as $$
  select json_build_object(
    'chain', l.chain, 'seq', l.seq, 'at', to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'request', l.request_id, 'action', l.action, 'whoKind', l.who_kind, 'whoId', l.who_id,
    'subjectKind', l.subject_kind, 'subjectId', l.subject_id, 'residents', l.resident_ids,
    'outcome', l.outcome, 'reason', l.reason)::text
$$;
comment on function access_line is 'The text of a line that is hashed: hash = sha256(hex of the hash before || text).';

create function access_append(lines jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head access_chain;
  fresh access_log;
  line jsonb;
begin
  select * into head from access_chain order by chain limit 1 offset (pg_backend_pid() % 32) for update skip locked;
  if not found then
    select * into head from access_chain limit 1 for update skip locked;
  end if;
  if not found then
    select * into head from access_chain where chain = pg_backend_pid() % 32 for update;
  end if;
  for line in select * from jsonb_array_elements(lines) loop
    fresh.chain := head.chain;
    fresh.seq := head.seq + 1;
    fresh.at := clock_timestamp();
    fresh.request_id := (line ->> 'requestId')::uuid;
    fresh.action := line ->> 'action';
    fresh.who_kind := line ->> 'whoKind';
    fresh.who_id := (line ->> 'whoId')::uuid;
    fresh.subject_kind := line ->> 'subjectKind';
    fresh.subject_id := (line ->> 'subjectId')::uuid;
    fresh.resident_ids := array(select jsonb_array_elements_text(coalesce(line -> 'residents', '[]'))::uuid);
    fresh.outcome := coalesce(line ->> 'outcome', 'allowed');
    fresh.reason := line ->> 'reason';
    fresh.hash := sha256(convert_to(encode(head.hash, 'hex') || access_line(fresh), 'UTF8'));
    insert into access_log select fresh.*;
    head.seq := fresh.seq;
    head.hash := fresh.hash;
  end loop;
  update access_chain set seq = head.seq, hash = head.hash where chain = head.chain;
end $$;
comment on function access_append is 'The only way into the access log: picks a free chain, links and hashes the lines.';

create table account (
  id uuid primary key,
  badge text not null unique,
  name text not null,
  language text not null default 'zh' check (language in ('zh', 'en')),
  password_hash text not null,
  totp_secret bytea not null,
  totp_last_step bigint not null default 0,
  demo_role text,
  active boolean not null default true,
  made_at timestamptz not null
);
comment on table account is 'Sign-in of a colleague: badge number, password, one-time code.';
comment on column account.demo_role is 'what the account is for in a demo; null everywhere else';
comment on column account.name is 'personal: name of a colleague; keep: while employed, then 2y';

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account,
  device text not null,
  network text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on column session.network is 'personal: network address; keep: 180d';
comment on column session.device is 'personal: kind of device; keep: 180d';
create index session_account on session (account_id);

create table receipt_session (
  token_hash bytea primary key,
  reporter_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index receipt_session_expiry on receipt_session (expires_at);

create table api_token (
  id uuid primary key,
  token_hash bytea not null unique,
  name text not null,
  scopes text[] not null,
  account_id uuid not null references account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz
);

create table attempt (
  key text primary key,
  failures int not null,
  first_at timestamptz not null
);
comment on table attempt is 'Failed tries per badge and device, badge and network, network: whoever guesses locks out only himself.';
comment on column attempt.key is 'personal: hash of badge, device or network address; keep: 1d';

create table stored_file (
  id uuid primary key,
  kind text not null check (kind in ('photo', 'pdf', 'audio')),
  media_type text not null,
  extension text not null,
  original_hash text not null,
  clean_hash text not null,
  thumbnail_hash text,
  bytes bigint not null,
  width_pixels int,
  height_pixels int,
  subject_kind text,
  subject_id uuid,
  audience text not null default 'staff' check (audience in ('resident', 'staff', 'sealed')),
  by_kind text not null,
  by_id uuid,
  at timestamptz not null
);
comment on column stored_file.original_hash is 'personal: sealed original; keep: 2y after close';
comment on column stored_file.clean_hash is 'personal: copy without metadata; keep: 2y after close';
comment on column stored_file.thumbnail_hash is 'personal: small copy; keep: 2y after close';
create index stored_file_subject on stored_file (subject_kind, subject_id);

create table outgoing (
  id uuid primary key,
  template text not null,
  language text not null check (language in ('zh', 'en')),
  params jsonb not null default '{}',
  channel text not null check (channel in ('sms', 'wecom', 'print')),
  recipient text not null,
  subject_kind text not null,
  subject_id uuid not null,
  urgent boolean not null default false,
  state text not null check (state in ('waiting', 'sent', 'delivered', 'failed', 'opted-out')),
  tries int not null default 0,
  reason text,
  provider_id text,
  not_before timestamptz not null,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
comment on table outgoing is 'Outbox: messages are written in the transaction that causes them and sent by a job.';
comment on column outgoing.recipient is 'personal: phone; keep: 180d';
comment on column outgoing.params is 'personal: receipt code and link; keep: 180d';
create index outgoing_state on outgoing (state, made_at desc);
create index outgoing_made on outgoing (made_at desc);
create index outgoing_provider on outgoing (provider_id) where provider_id is not null;

create table opt_out (
  recipient_hash text primary key,
  at timestamptz not null
);

create table import_run (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  file_hash text not null,
  mapping jsonb not null,
  rows int not null default 0,
  created int not null default 0,
  duplicates int not null default 0,
  rejected int not null default 0,
  by_kind text not null,
  by_id uuid,
  at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz
);
create index import_run_at on import_run (at desc);

create table import_row (
  run_id uuid not null references import_run,
  row_number int not null,
  outcome text not null check (outcome in ('created', 'changed', 'duplicate', 'rejected')),
  subject_id uuid,
  before jsonb,
  message text,
  primary key (run_id, row_number)
);
comment on column import_row.before is 'personal: the record as it was, for undo; keep: 90d';

create table import_mapping (
  kind text not null,
  header_hash text not null,
  mapping jsonb not null,
  at timestamptz not null,
  primary key (kind, header_hash)
);

create table worker_process (
  id uuid primary key,
  worker_ids text[] not null,
  seen_at timestamptz not null
);
comment on table worker_process is 'Heartbeat of each running process; the jobs of one that fell silent are released.';
grant select, insert, update, delete on worker_process to maplebridge_app;

-- Lets every process know cheaply whether what it keeps in memory (posts, grids) is still true.
create table change_counter (
  name text primary key,
  value bigint not null
);
create function count_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into change_counter as c (name, value) values (tg_argv[0], 1) on conflict (name) do update set value = c.value + 1;
  return null;
end $$;

grant usage on schema public to maplebridge_app;
grant select on change_counter to maplebridge_app;
grant select, insert on happening, access_log to maplebridge_app;
revoke insert on access_log from maplebridge_app;
grant select, insert, update, delete on answered, receipt_session, attempt, import_mapping, opt_out to maplebridge_app;
grant delete on stored_file to maplebridge_app;
grant select, insert, update on account, session, api_token, stored_file, outgoing, import_run, import_row to maplebridge_app;
grant select on access_chain to maplebridge_app;
revoke all on function access_append from public;
grant execute on function access_append, access_line to maplebridge_app;
