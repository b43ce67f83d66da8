-- Case files 卷宗: everything about one matter as one sealed PDF; the register of seals.
create table seal_key (
  id text primary key,
  public_key text not null,
  first_used_at timestamptz not null
);
comment on table seal_key is 'Every public key that ever sealed here, so that documents sealed under an earlier secret can still be checked.';

create table sealed_document (
  id uuid primary key,
  code text not null unique,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  sha256 text not null,
  bytes bigint not null,
  pages int not null,
  signature text not null,
  key_id text not null references seal_key,
  made_at timestamptz not null,
  by_kind text not null,
  by_id uuid
);
comment on table sealed_document is 'Seals: hash and signature of every document that left the house, append-only; nothing of what it says.';
create index sealed_document_subject on sealed_document (subject_kind, subject_id, made_at);

create table case_file (
  id uuid primary key,
  kind text not null check (kind in ('whole', 'pack', 'own')),
  matter_id uuid not null references matter,
  code text not null unique,
  reporter_id uuid references reporter,
  receiver text,
  purpose text not null,
  sections text[],
  file_ids uuid[],
  state text not null check (state in ('waiting', 'ready', 'removed')),
  done int not null default 0,
  steps int not null default 0,
  document_id uuid references sealed_document,
  contents jsonb not null default '[]',
  asked_kind text not null,
  asked_id uuid,
  asked_at timestamptz not null,
  ready_at timestamptz,
  remove_at timestamptz,
  check ((kind = 'pack') = (receiver is not null)),
  check ((kind = 'own') = (reporter_id is not null)),
  check ((state = 'waiting') = (document_id is null))
);
comment on table case_file is 'Case files that somebody asked for; the PDF itself is sealed in the file store and taken away after seven days.';
comment on column case_file.receiver is 'personal: who was given an evidence pack; keep: 2y after close';
comment on column case_file.purpose is 'personal: why it was made; keep: 2y after close';
comment on column case_file.contents is 'personal: hashes of the attachments in it; keep: 7d';
create index case_file_matter on case_file (matter_id, asked_at desc);
create index case_file_remove on case_file (remove_at) where state = 'ready';

-- Whoever is forgotten is forgotten here too: the paper leaves the store with the next tidying, its seal says nothing of him.
create function forget_case_files() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update case_file set purpose = '', receiver = case when receiver is null then null else '' end, contents = '[]', remove_at = new.at
    where matter_id = new.matter_id;
  return null;
end $$;
create trigger erasure_case_files after insert on erasure for each row execute function forget_case_files();

grant select, insert on seal_key, sealed_document to maplebridge_app;
grant select, insert, update on case_file to maplebridge_app;
