-- Sign-in: passkeys, steps that begin in one request and end in another, and the enrolment of a new authenticator after a lost phone.
create table passkey (
  id uuid primary key,
  account_id uuid not null references account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  synced boolean not null,
  made_at timestamptz not null,
  used_at timestamptz
);
comment on table passkey is 'WebAuthn credentials: they sign in without password and code.';
comment on column passkey.credential_id is 'personal: number of the credential on a device, base64url; keep: until it is removed';
comment on column passkey.counter is 'Signatures made so far, as the device counts them; a device that counts must count upwards.';
comment on column passkey.transports is 'personal: how the device is reached; keep: until it is removed';
comment on column passkey.name is 'personal: what the colleague calls the device; keep: until it is removed';
comment on column passkey.synced is 'The passkey may be copied to other devices of its owner by their maker.';
create index passkey_account on passkey (account_id);

create table ceremony (
  key_hash bytea primary key,
  kind text not null check (kind in ('passkey-add', 'passkey-sign-in', 'single-sign-on', 'second-factor', 'authenticator', 'enrolment')),
  account_id uuid references account,
  begun bytea not null,
  expires_at timestamptz not null
);
comment on table ceremony is 'A sign-in step that was begun and must end in the same browser within minutes: the key lies in its cookie, what was begun is sealed.';
create index ceremony_expiry on ceremony (expires_at);

create table enrolment (
  account_id uuid primary key references account,
  code_hash bytea not null,
  made_by uuid references account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table enrolment is 'Lets one account tie a new authenticator once, with its password; null in made_by: made on the command line.';

grant select, insert, update, delete on passkey, ceremony to maplebridge_app;
grant select, insert, update on enrolment to maplebridge_app;
comment on table account is 'Sign-in of a colleague: badge number, password, one-time code. An empty totp_secret: no authenticator until the colleague enrols one.';
