-- Two more who may knock: a time-limited link without an account, and a resident whose phone a one-time code confirmed.
alter table happening drop constraint happening_by_kind_check;
alter table happening add constraint happening_by_kind_check
  check (by_kind in ('staff', 'token', 'receipt', 'link', 'resident', 'visitor', 'system'));

create table link (
  id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null,
  subject_kind text not null,
  subject_id uuid not null,
  label text not null,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  times_opened int not null default 0,
  revoked_at timestamptz
);
comment on table link is 'Time-limited links without an account: one purpose, one subject; only the hash of the secret is kept.';
comment on column link.label is 'personal: who was given the link; keep: 2y';
create index link_subject on link (subject_kind, subject_id);

create table phone_session (
  id uuid primary key,
  token_hash bytea not null unique,
  phone text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table phone_session is 'A resident whose phone was confirmed by a one-time code; gathers the own reports.';
comment on column phone_session.phone is 'personal: phone; keep: 1d';
create index phone_session_expiry on phone_session (expires_at);

grant select, insert, update on link to maplebridge_app;
grant select, insert, update, delete on phone_session to maplebridge_app;
