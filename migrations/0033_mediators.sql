-- Mediators 调解员: their cards, ties for conflicts of interest, training. 人民调解法 §13–16: appointed, trained by the county, three years at a time.
create table mediator_card (
  id uuid primary key,
  person_id uuid not null unique references person,
  unit_id uuid references unit,
  partner_id uuid references partner,
  kind text not null check (kind in ('lay', 'specialist')),
  profession text not null check (profession in ('police', 'judicial', 'judge', 'lawyer', 'doctor', 'teacher', 'psychologist', 'engineer', 'accountant',
    'cadre', 'elder', 'other')),
  fields text[] not null,
  skills text[] not null default '{}' check (skills <@ array['law', 'medicine', 'building', 'psychology', 'farming', 'accounts']),
  languages text[] not null check (cardinality(languages) > 0),
  style text not null default '' check (char_length(style) <= 240),
  times_note text not null default '' check (char_length(times_note) <= 240),
  frames jsonb not null default '[]',
  ways text[] not null check (cardinality(ways) > 0 and ways <@ array['in-person', 'phone']),
  shown_since date,
  state text not null check (state in ('active', 'resting', 'apprentice', 'ended')),
  rest_until date,
  state_reason text not null default '',
  appointed_on date not null,
  term_from date not null,
  term_to date not null,
  cap int not null check (cap between 1 and 30),
  teacher_id uuid references mediator_card,
  signed_off_on date,
  signed_off_by uuid references person,
  ended_on date,
  term_noticed_for date,
  training_noticed_in int,
  version int not null default 1,
  check (num_nonnulls(unit_id, partner_id) = 1),
  check (term_to > term_from),
  check ((state = 'ended') = (ended_on is not null)),
  check (state <> 'apprentice' or teacher_id is not null),
  check (teacher_id is distinct from id),
  check ((signed_off_on is null) = (signed_off_by is null) and signed_off_by is distinct from person_id),
  check (rest_until is null or state = 'resting')
);
comment on table mediator_card is '调解员名片: a person of the register who mediates, for a term; a card over is kept. Who settled how many is kept nowhere on it: nobody is ranked.';
comment on column mediator_card.unit_id is 'the own unit that residents read; exactly one of this and partner_id';
comment on column mediator_card.fields is 'codes of categories; a field stands for everything below it';
comment on column mediator_card.style is 'personal: how a colleague mediates, in own words; keep: 2y after the term';
comment on column mediator_card.times_note is 'personal: when a colleague can be had, in own words; keep: 2y after the term';
comment on column mediator_card.frames is 'personal: weekly times of a colleague as [{"day": 1 to 7 from Monday on, "from": "HH:MM", "to": "HH:MM"}]; keep: 2y after the term';
comment on column mediator_card.shown_since is 'since when residents may read the card, by the own agreement; null: they may not';
comment on column mediator_card.state_reason is 'personal: why a colleague rests or ended; keep: 2y after the term';
comment on column mediator_card.term_to is 'the first day on which the term is over';
comment on column mediator_card.cap is 'open cases at a time';
comment on column mediator_card.term_noticed_for is 'the end of the term that the registrar was told of';
create index mediator_card_teacher on mediator_card (teacher_id) where teacher_id is not null;
create index mediator_card_unit on mediator_card (unit_id) where unit_id is not null;
create index mediator_card_partner on mediator_card (partner_id) where partner_id is not null;

create table mediator_tie (
  id uuid primary key,
  mediator_id uuid not null references mediator_card,
  kind text not null check (kind in ('employer', 'kin', 'household', 'grid', 'declared')),
  name text not null,
  phone text,
  note text not null default '',
  by_id uuid references account,
  at timestamptz not null
);
comment on table mediator_tie is '关系: what ties a mediator to possible parties, so that he is not chosen where he is not free. Compared, never shown to parties.';
comment on column mediator_tie.name is 'personal: employer, relative or party, address of the household, or code of the grid; keep: 2y after the term';
comment on column mediator_tie.phone is 'personal: phone of a relative or party, digits; keep: 2y after the term';
comment on column mediator_tie.note is 'personal: what kind of tie; keep: 2y after the term';
create index mediator_tie_mediator on mediator_tie (mediator_id);

create table mediator_training (
  id uuid primary key,
  mediator_id uuid not null references mediator_card,
  held_on date not null,
  subject text not null check (char_length(subject) between 1 and 120),
  minutes int not null check (minutes between 15 and 6000),
  given_by text not null check (char_length(given_by) between 1 and 80),
  unique (mediator_id, held_on, subject)
);
comment on table mediator_training is '培训: what a mediator learnt, when, how long and from whom (人民调解法 §14).';
comment on column mediator_training.given_by is 'office or school that taught';

grant select, insert, update, delete on mediator_card, mediator_training to maplebridge_app;
grant select, insert, delete on mediator_tie to maplebridge_app;
