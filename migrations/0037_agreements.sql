-- 调解协议: settlement agreements in versions, who must sign them and who did.

create table agreement (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  number int not null check (number >= 1),
  form text not null check (form in ('written', 'spot', 'oral')),
  track text not null check (track in ('people', 'public-order')),
  state text not null check (state in ('draft', 'proposed', 'effective', 'replaced', 'discarded')),
  template text,
  draft jsonb,
  locked text,
  hash text,
  code text unique,
  text_pdf text,
  signed_pdf text,
  replaces uuid references agreement,
  done_at_once boolean not null default false,
  drafted_at timestamptz not null,
  drafted_by uuid,
  proposed_at timestamptz,
  effective_at timestamptz,
  replaced_at timestamptz,
  discarded_at timestamptz,
  discard_reason text,
  list_closed_at timestamptz,
  version int not null default 1,
  changed_at timestamptz not null,
  unique (mediation_id, number),
  check ((state = 'draft') <= (locked is null)),
  check ((locked is null) = (hash is null)),
  check (state in ('draft', 'discarded') or locked is not null),
  check ((state in ('effective', 'replaced')) <= (effective_at is not null))
);
comment on table agreement is '调解协议: one version of what the sides agreed on. A draft is words in the making; a locked one is never changed, a new version takes its place.';
comment on column agreement.draft is 'personal: the text while it is written; keep: 2y after close';
comment on column agreement.locked is 'personal: the whole text with the parties as everybody saw it when it was proposed, canonical JSON; keep: 2y after close';
comment on column agreement.hash is 'SHA-256 of the locked text: signatures are bound to it';
comment on column agreement.code is 'check code printed on every page; asked for with four digits of a signer, it tells state and dates, nothing of the text';
comment on column agreement.text_pdf is 'SHA-256 of the PDF as proposed, which lies sealed in the file store';
comment on column agreement.signed_pdf is 'SHA-256 of the PDF with its signatures';
comment on column agreement.done_at_once is 'everything was done when it was signed: nothing is left to be performed';
comment on column agreement.discard_reason is 'personal: why it was discarded, read by everybody; keep: 2y after close';
create unique index agreement_open on agreement (mediation_id) where state in ('draft', 'proposed');
create unique index agreement_in_force on agreement (mediation_id) where state = 'effective';

create table agreement_signer (
  id uuid primary key,
  agreement_id uuid not null references agreement,
  nth int not null,
  kind text not null check (kind in ('party', 'witness', 'mediator', 'seal')),
  party_id uuid references mediation_party,
  person_id uuid references person,
  side int,
  name text not null,
  what text not null default '',
  state text not null check (state in ('waiting', 'signed', 'declined', 'absent')),
  signed_by uuid references mediation_party,
  signed_name text,
  how text check (how in ('page', 'tablet', 'paper', 'noted')),
  hash text,
  strokes jsonb,
  file_id uuid,
  witness text,
  reason text,
  at timestamptz,
  by_kind text,
  by_id uuid,
  unique (agreement_id, nth),
  check ((kind = 'party') = (party_id is not null)),
  check ((state = 'signed') = (hash is not null)),
  check ((state = 'waiting') = (at is null))
);
comment on table agreement_signer is '签名: who must sign a locked agreement, in order, and who did, how and when, bound to its hash.';
comment on column agreement_signer.name is 'personal: whose signature it is; keep: 2y after close';
comment on column agreement_signer.what is 'personal: as what: side, profession, unit; keep: 2y after close';
comment on column agreement_signer.signed_name is 'personal: the name that was typed or read from the paper; keep: 2y after close';
comment on column agreement_signer.strokes is 'personal: the handwriting, points of its strokes; keep: 2y after close';
comment on column agreement_signer.witness is 'personal: before whom it was signed; keep: 2y after close';
comment on column agreement_signer.reason is 'personal: why somebody does not sign, read by the panel only; keep: 2y after close';
create index agreement_signer_of on agreement_signer (agreement_id, nth);

create function agreement_stays() returns trigger language plpgsql as $$
begin
  if old.hash is null then return new; end if;
  if new.hash is distinct from old.hash or new.code is distinct from old.code or new.mediation_id <> old.mediation_id or new.number <> old.number
    or (new.locked is distinct from old.locked and new.locked <> '')
    or (old.text_pdf is not null and new.text_pdf is distinct from old.text_pdf)
    or (old.signed_pdf is not null and new.signed_pdf is distinct from old.signed_pdf)
    or (old.effective_at is not null and new.effective_at is distinct from old.effective_at) then
    raise exception 'a locked agreement does not change';
  end if;
  return new;
end $$;
comment on function agreement_stays() is 'Keeps the text, hash, code and documents of a locked agreement; its words may only be taken away whole.';
create trigger agreement_stays before update on agreement for each row execute function agreement_stays();

create function agreement_signature_stays() returns trigger language plpgsql as $$
begin
  if old.state = 'waiting' then return new; end if;
  if new.state <> old.state or new.hash is distinct from old.hash or new.at is distinct from old.at or new.how is distinct from old.how
    or new.signed_by is distinct from old.signed_by or (new.strokes is distinct from old.strokes and new.strokes is not null) then
    raise exception 'a signature does not change';
  end if;
  return new;
end $$;
comment on function agreement_signature_stays() is 'Keeps a signature as it was given; only what is personal in it may be taken away.';
create trigger agreement_signature_stays before update on agreement_signer for each row execute function agreement_signature_stays();

grant select, insert on agreement, agreement_signer to maplebridge_app;
grant update (state, template, draft, locked, hash, code, text_pdf, signed_pdf, done_at_once, proposed_at, effective_at, replaced_at, discarded_at,
  discard_reason, list_closed_at, version, changed_at) on agreement to maplebridge_app;
grant update (name, what, state, signed_by, signed_name, how, hash, strokes, file_id, witness, reason, at, by_kind, by_id) on agreement_signer to maplebridge_app;

create view stat_agreements as
  select date_trunc('month', a.drafted_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category, a.track, a.form,
    count(*) filter (where a.state <> 'draft' and a.proposed_at is not null)::int as proposed,
    count(*) filter (where a.effective_at is not null)::int as effective,
    count(*) filter (where a.effective_at is not null and a.done_at_once)::int as done_at_once,
    count(*) filter (where a.replaces is not null and a.effective_at is not null)::int as renegotiated,
    count(*) filter (where a.state = 'discarded')::int as discarded
  from agreement a join mediation m on m.id = a.mediation_id group by 1, 2, 3, 4, 5;
comment on view stat_agreements is 'Agreements by month in which they were begun: how many were proposed, came into force, were done at once, took the place of an earlier one, were discarded.';
