-- Open311 GeoReport v2: requests that came from other programmes, what they added later, and when the list of services last changed.
insert into channel (code, zh, en, for_residents, position) values ('open311', 'Open311 接口', 'Open311', false, 26);

create table open311_request (
  id text primary key,
  matter_id uuid not null references matter,
  reporter_id uuid not null references reporter,
  token_id uuid not null references api_token,
  fingerprint bytea,
  made_at timestamptz not null
);
comment on table open311_request is 'Which matter a service_request_id stands for, and whose token brought it; nothing of what was said.';
comment on column open311_request.fingerprint is 'keyed hash of what was sent, to know a repeat by; taken away with the next request after ten minutes';
create index open311_request_matter on open311_request (matter_id);
create index open311_request_token on open311_request (token_id, made_at);
create index open311_request_fresh on open311_request (token_id, fingerprint) where fingerprint is not null;

create table open311_update (
  id uuid primary key,
  request_id text not null references open311_request,
  client_id text not null,
  made_at timestamptz not null,
  unique (request_id, client_id)
);
comment on table open311_update is 'What a programme added to its own request, by the update_id that it gave: a repeat adds nothing. The words are a fact of the matter.';

create table open311_changeset (
  sole boolean primary key default true check (sole),
  changed_at timestamptz not null
);
comment on table open311_changeset is 'When services last changed, for the changeset of the service discovery.';
insert into open311_changeset (changed_at) values (now());

create function note_service_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update open311_changeset set changed_at = now();
  return null;
end $$;
revoke all on function note_service_change from public;
create trigger open311_services after insert or update or delete on category for each statement execute function note_service_change();

alter table public_card add column photo_id uuid references stored_file on delete set null;
comment on column public_card.photo_id is 'a photo of the matter whose public copy, blacked out by a colleague, is shown on the card';

grant select, insert, update on open311_request to maplebridge_app;
grant select, insert on open311_update to maplebridge_app;
grant select on open311_changeset to maplebridge_app;
