-- Parts of helping units: clocks, returns, arbitration; what is shared with partners on which basis; owner to the end.
alter table part drop constraint part_state_check;
alter table part add constraint part_state_check
  check (state in ('asked', 'taken', 'done', 'returned', 'disputed', 'released', 'revoked'));
alter table part
  add column ack_due_at timestamptz,
  add column acknowledged_at timestamptz,
  add column acknowledged_in_time boolean,
  add column ended_at timestamptz,
  add column times_returned int not null default 0,
  add column bound boolean not null default false,
  add column return_reason text,
  add column reply text,
  add column arbiter_id uuid references person,
  add column arbitrate_due_at timestamptz,
  add column verdict text check (verdict in ('must', 'released', 'other')),
  add column verdict_reason text,
  add column verdict_at timestamptz,
  add column deputy_told_at timestamptz,
  add column reminded_at timestamptz,
  add column arbiter_reminded_at timestamptz;
comment on column part.ack_due_at is 'By when the helping unit says that it has the part: working hours';
comment on column part.acknowledged_in_time is 'Whether the first answer came before ack_due_at of that time; null while none came, or when no clock ran';
comment on column part.bound is 'An arbiter decided that this unit must do it: it cannot return the part again';
comment on column part.return_reason is 'personal: why the unit returned it last; keep: 2y after close';
comment on column part.reply is 'personal: what the lead answered to the return when asking again; keep: 2y after close';
comment on column part.arbiter_id is '裁定人: the one person who decides whose it is';
comment on column part.verdict_reason is 'personal: why the arbiter decided so; keep: 2y after close';
create index part_arbiter on part (arbiter_id, matter_id) where arbiter_id is not null;
create index part_waiting on part (state, ack_due_at, due_at) where role = 'helper' and state in ('asked', 'taken', 'disputed');
create index part_partner_asked on part (asked_at, partner_id) where partner_id is not null;

-- Parts that were answered before their clocks were kept.
update part p set acknowledged_at = f.first_at, ended_at = f.done_at, times_returned = f.returned,
    return_reason = case when p.state = 'returned' then p.answer end, answer = case when p.state = 'returned' then null else p.answer end
  from (select data ->> 'partId' as part_id, min(at) as first_at, max(at) filter (where kind = 'part.done') as done_at,
      count(*) filter (where kind = 'part.returned') as returned
    from happening where subject_kind = 'matter' and kind in ('part.taken', 'part.done', 'part.returned') group by data ->> 'partId') f
  where p.role = 'helper' and p.id::text = f.part_id;

create table sharing (
  id uuid primary key,
  matter_id uuid not null references matter,
  part_id uuid not null references part,
  partner_id uuid not null references partner,
  level text not null check (level in ('minimum', 'words', 'contact')),
  basis text not null check (basis in ('minimum', 'consent', 'duty', 'emergency', 'other')),
  reason text,
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  check ((basis in ('duty', 'emergency', 'other')) = (reason is not null))
);
comment on table sharing is 'What of a matter was passed to a partner, since when and on which basis (PIPL art. 23); a row is ended, never changed.';
comment on column sharing.reason is 'personal: why more is shared than the reporter allowed; keep: 2y after close';
comment on column sharing.made_by is 'Account of whoever shared it; null when the reporter lowered it himself';
create unique index sharing_open on sharing (part_id) where ended_at is null;
create index sharing_matter on sharing (matter_id);

alter table reporter add column shares text not null default 'minimum' check (shares in ('minimum', 'words', 'contact'));
comment on column reporter.shares is 'What the reporter allows to be passed to the department that does the work';

alter table matter
  add column kept_by uuid references person,
  add column kept_reason text,
  add column kept_at timestamptz;
comment on column matter.kept_by is '包办: this owner stays to the end; another lead or unit is refused until a committee releases it';
comment on column matter.kept_reason is 'personal: why the owner stays to the end; keep: 2y after close';

grant select, insert, update on sharing to maplebridge_app;
