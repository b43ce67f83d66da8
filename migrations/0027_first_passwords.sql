-- A password that somebody else chose opens for 72 hours, and only the way to a password of one's own.
alter table account add column password_given_at timestamptz;
comment on column account.password_given_at is 'when the command line gave this password; null: the colleague chose it, or the account is one of the demo';
alter table session add column with_given_password boolean not null default false;
comment on column session.with_given_password is 'opened with a given password: opens nothing but the way to a new one';

-- A retention rule decides what is taken away for good: one person proposes it, another one confirms it.
create table retention_proposal (
  code text primary key,
  category text references category,
  days int not null check (days between 1 and 36500),
  zh text not null,
  en text not null,
  law text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null references account
);
comment on table retention_proposal is '保存期限的提议: a rule, new or changed, that waits for the confirmation of a second person; gone once it is confirmed or dropped.';
grant select, insert, update, delete on retention_proposal to maplebridge_app;
