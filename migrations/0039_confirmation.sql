-- 司法确认与调解卷宗: asking the court together to confirm an agreement, and the file of one mediation.

create table confirmation (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  agreement_id uuid not null unique references agreement,
  state text not null check (state in ('open', 'submitted', 'accepted', 'declined', 'confirmed', 'unconfirmed', 'lapsed', 'replaced')),
  effective_on date not null,
  last_on date not null,
  lawful_last_on date not null,
  marks text[],
  property text check (property in ('needed', 'none')),
  court_id uuid references partner,
  court_name text not null default '',
  court_basis text check (court_basis in ('party', 'subject', 'body')),
  submitted_on date,
  submitted_how text check (submitted_how in ('window', 'post', 'link', 'online')),
  bundle text,
  application_pdf text,
  accepted_on date,
  extended boolean not null default false,
  case_number text not null default '',
  decided_on date,
  reason text not null default '',
  opened_at timestamptz not null,
  version int not null default 1,
  changed_at timestamptz not null,
  check (last_on = effective_on + 30),
  check (lawful_last_on >= last_on),
  check ((state in ('submitted', 'accepted', 'declined', 'confirmed', 'unconfirmed')) <= (submitted_on is not null)),
  check ((submitted_on is null) = (bundle is null)),
  check ((state in ('confirmed', 'unconfirmed')) <= (decided_on is not null))
);
comment on table confirmation is '司法确认: the time in which both sides may ask the court together, and what the court answers. One for each agreement that came into force.';
comment on column confirmation.last_on is 'the thirtieth day after the agreement came into force (人民调解法 §33)';
comment on column confirmation.lawful_last_on is 'the same, or the first working day after it where it is a day of rest (民法典 §203)';
comment on column confirmation.marks is 'what speaks against it by law, as a colleague looked at it; null: nobody looked yet';
comment on column confirmation.court_name is 'the court, also where it is no partner of ours';
comment on column confirmation.bundle is 'personal: the application with all its parties as it went to the court, JSON; keep: 2y after close';
comment on column confirmation.application_pdf is 'SHA-256 of the application as it went out; the PDF lies sealed in the file store';
comment on column confirmation.case_number is 'personal: the number that the court gave it; keep: 2y after close';
comment on column confirmation.reason is 'personal: why the court did not take or confirm it; keep: 2y after close';
create index confirmation_of on confirmation (mediation_id, opened_at desc);
create index confirmation_open on confirmation (lawful_last_on) where state = 'open';

create table confirmation_word (
  id uuid primary key,
  confirmation_id uuid not null references confirmation,
  party_id uuid not null references mediation_party,
  said text not null check (said in ('yes', 'no', 'back')),
  how text not null check (how in ('page', 'phone', 'paper', 'officer')),
  spoken_by uuid not null references mediation_party,
  witness text not null default '',
  file_id uuid,
  at timestamptz not null,
  by_kind text not null,
  by_id uuid
);
comment on table confirmation_word is '共同申请: what each side said about asking the court; the last word of each counts, and none is ever changed.';
comment on column confirmation_word.witness is 'personal: before whom it was said, where it was not on the own page; keep: 2y after close';
create index confirmation_word_of on confirmation_word (confirmation_id, at);

create table confirmation_contact (
  confirmation_id uuid not null references confirmation,
  party_id uuid not null references mediation_party,
  address text not null,
  phone text not null,
  at timestamptz not null,
  primary key (confirmation_id, party_id)
);
comment on table confirmation_contact is '送达地址确认: where and by which phone the court reaches a party.';
comment on column confirmation_contact.address is 'personal: address for the papers of the court; keep: 2y after close';
comment on column confirmation_contact.phone is 'personal: phone for the court; keep: 2y after close';

create table confirmation_paper (
  id uuid primary key,
  confirmation_id uuid not null references confirmation,
  kind text not null check (kind in ('identity', 'property', 'attorney', 'other', 'decision')),
  party_id uuid references mediation_party,
  file_id uuid,
  label text not null default '',
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  removed_at timestamptz
);
comment on table confirmation_paper is '申请材料: papers for the court, and what the court gave; without a file the original is shown at its window.';
comment on column confirmation_paper.label is 'personal: what paper it is; keep: 2y after close';
create index confirmation_paper_of on confirmation_paper (confirmation_id, at);

create table dossier (
  mediation_id uuid primary key references mediation,
  term text not null default '10y' check (term in ('10y', '30y', 'permanent')),
  filed_at timestamptz,
  filed_by uuid,
  keep_until date,
  version int not null default 1,
  changed_at timestamptz not null,
  check ((filed_at is null) = (filed_by is null))
);
comment on table dossier is '调解卷宗: one mediation, one file. Papers, sections and notes are gathered when it is printed.';
comment on column dossier.term is '保管期限 (机关文件材料归档范围和文书档案保管期限规定)';

create table dossier_paper (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  item text not null,
  party_id uuid references mediation_party,
  file_id uuid not null,
  label text not null default '',
  at timestamptz not null,
  by_id uuid not null,
  removed_at timestamptz,
  removed_by uuid
);
comment on table dossier_paper is '卷内材料: scans and other papers that somebody put under an item of the file.';
comment on column dossier_paper.label is 'personal: what paper it is; keep: 2y after close';
create index dossier_paper_of on dossier_paper (mediation_id, at);

create table dossier_note (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  item text not null,
  reason text not null,
  at timestamptz not null,
  by_id uuid not null
);
comment on table dossier_note is '情况说明: why an item of the file cannot be had; the last word counts.';
comment on column dossier_note.reason is 'personal: why it cannot be had; keep: 2y after close';
create index dossier_note_of on dossier_note (mediation_id, at);

create table dossier_print (
  id uuid primary key,
  mediation_id uuid not null references mediation,
  code text not null unique,
  purpose text not null,
  final boolean not null,
  state text not null check (state in ('waiting', 'ready', 'removed')),
  done int not null default 0,
  steps int not null default 0,
  contents jsonb not null default '[]',
  document_id uuid references sealed_document,
  asked_by uuid not null,
  asked_at timestamptz not null,
  remove_on date,
  check ((state = 'ready') <= (document_id is not null))
);
comment on table dossier_print is '卷宗成册: each PDF that was made of a file. The one of filing stays until the end of its term, others for seven days.';
comment on column dossier_print.purpose is 'personal: why it was made; keep: 2y after close';
comment on column dossier_print.contents is 'personal: hashes of the enclosures in it; keep: 2y after close';
create index dossier_print_of on dossier_print (mediation_id, asked_at desc);
create index dossier_print_remove on dossier_print (remove_on) where state = 'ready';

create function confirmation_stays() returns trigger language plpgsql as $$
begin
  if new.mediation_id <> old.mediation_id or new.agreement_id <> old.agreement_id or new.effective_on <> old.effective_on or new.last_on <> old.last_on
    or (old.state in ('confirmed', 'unconfirmed', 'replaced') and new.state <> old.state)
    or (old.decided_on is not null and new.decided_on is distinct from old.decided_on) then
    raise exception 'what was asked of the court, and what it decided, does not change';
  end if;
  return new;
end $$;
comment on function confirmation_stays() is 'Keeps which agreement it is about, its days, and the decision of the court.';
create trigger confirmation_stays before update on confirmation for each row execute function confirmation_stays();

grant select, insert on confirmation, confirmation_word, confirmation_contact, confirmation_paper, dossier, dossier_paper, dossier_note, dossier_print
  to maplebridge_app;
grant update (state, lawful_last_on, marks, property, court_id, court_name, court_basis, submitted_on, submitted_how, bundle, application_pdf, accepted_on,
  extended, case_number, decided_on, reason, version, changed_at) on confirmation to maplebridge_app;
grant update (witness) on confirmation_word to maplebridge_app;
grant update (address, phone, at) on confirmation_contact to maplebridge_app;
grant update (label, removed_at) on confirmation_paper to maplebridge_app;
grant update (term, filed_at, filed_by, keep_until, version, changed_at) on dossier to maplebridge_app;
grant update (label, removed_at, removed_by) on dossier_paper to maplebridge_app;
grant update (reason) on dossier_note to maplebridge_app;
grant update (purpose, state, done, steps, contents, document_id, remove_on) on dossier_print to maplebridge_app;

create view stat_confirmation_applications as
  select date_trunc('month', c.opened_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category,
    count(*) filter (where c.state <> 'replaced')::int as possible,
    count(*) filter (where c.submitted_on is not null)::int as submitted,
    count(*) filter (where c.state = 'confirmed')::int as confirmed,
    count(*) filter (where c.state in ('declined', 'unconfirmed'))::int as not_confirmed,
    count(*) filter (where c.state = 'lapsed')::int as lapsed
  from confirmation c join mediation m on m.id = c.mediation_id group by 1, 2, 3;
comment on view stat_confirmation_applications is 'Agreements by month in which they came into force: how many could go to the court, went there, were confirmed, were not, ran out.';

create view stat_confirmation_dossiers as
  select date_trunc('month', d.filed_at at time zone 'Asia/Shanghai')::date as month, m.unit_id, m.category, m.track, d.term, count(*)::int as filed
  from dossier d join mediation m on m.id = d.mediation_id where d.filed_at is not null group by 1, 2, 3, 4, 5;
comment on view stat_confirmation_dossiers is 'Files of mediations by month of filing and term.';
