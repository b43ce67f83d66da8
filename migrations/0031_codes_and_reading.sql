-- Codes sent to a phone belong to the browser that asked; hours in which one colleague opened the files of unusually many people.

delete from phone_code;
alter table phone_code drop constraint phone_code_pkey;
alter table phone_code add column asked_hash bytea primary key;
comment on column phone_code.asked_hash is 'Hash of the key that the browser which asked holds in a cookie; the code is good nowhere else.';

create table reading_alert (
  id uuid primary key,
  account_id uuid not null references account,
  began_at timestamptz not null,
  last_at timestamptz not null,
  opened int not null,
  listed int not null,
  note text not null default '',
  seen_by uuid references account,
  seen_at timestamptz,
  check ((seen_at is null) = (seen_by is null)),
  check (seen_by <> account_id)
);
comment on table reading_alert is '查阅提醒: within an hour one account opened the files of unusually many people. It stops nobody; an auditor looks and notes what it was.';
comment on column reading_alert.opened is 'People whose files were opened one by one or taken along in an export, the most in any hour.';
comment on column reading_alert.listed is 'People who were named at all, lists included, the most in any hour.';
comment on column reading_alert.note is 'personal: what an auditor found out about a colleague; keep: 2y';
create index reading_alert_by_time on reading_alert (last_at desc, id desc);
create index reading_alert_of_account on reading_alert (account_id, last_at);
grant select, insert, delete on reading_alert to maplebridge_app;
grant update (last_at, opened, listed, note, seen_by, seen_at) on reading_alert to maplebridge_app;
