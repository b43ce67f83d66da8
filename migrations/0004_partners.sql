-- Partners: departments and companies that help, each with a liaison and a deputy.
create table partner (
  id uuid primary key,
  code text not null unique,
  name text not null,
  initials text not null default '',
  aliases text[] not null default '{}',
  kind text not null,
  remit text not null default '',
  liaison_name text,
  liaison_phone text,
  deputy_name text,
  deputy_phone text,
  phone text,
  ended_on date
);
comment on column partner.liaison_name is 'personal: name of the liaison; keep: while liaison';
comment on column partner.liaison_phone is 'personal: phone of the liaison; keep: while liaison';
comment on column partner.deputy_name is 'personal: name of the deputy; keep: while deputy';
comment on column partner.deputy_phone is 'personal: phone of the deputy; keep: while deputy';
comment on column partner.initials is 'first letters of the name in pinyin, for search';
comment on column partner.phone is 'public office phone';
grant select, insert, update, delete on partner to maplebridge_app;
