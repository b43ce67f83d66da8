-- Event webhooks: who wants to hear which kinds of facts, and what was delivered.
create table webhook (
  id uuid primary key,
  name text not null,
  url text not null,
  kinds text[] not null check (cardinality(kinds) > 0),
  unit_ids uuid[],
  secret bytea not null,
  old_secret bytea,
  old_until timestamptz,
  state text not null default 'active' check (state in ('active', 'paused', 'ended')),
  paused_at timestamptz,
  paused_why text check (paused_why in ('asked', 'failing')),
  made_by uuid not null references account,
  made_at timestamptz not null,
  rotated_at timestamptz not null
);
comment on table webhook is 'Subscription of another system to kinds of facts. The secret is sealed; the one before it signs too until old_until.';
comment on column webhook.kinds is 'exact kinds (matter.closed) or all with a beginning (matter.*)';
comment on column webhook.unit_ids is 'these units and all below them; null = the whole county';

create table webhook_delivery (
  seq bigint generated always as identity primary key,
  webhook_id uuid not null references webhook,
  delivery_id uuid not null,
  way text not null check (way in ('fact', 'replay', 'test')),
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'skipped')),
  tries int not null default 0,
  not_before timestamptz not null,
  made_at timestamptz not null,
  tried_at timestamptz,
  status int,
  milliseconds int,
  problem text check (problem in ('status', 'timeout', 'network', 'address')),
  answer text
);
comment on table webhook_delivery is 'What is to be delivered and how it went, in order; kept 30 days. A replay is a line of its own with the same delivery id.';
comment on column webhook_delivery.at is 'when the fact happened';
comment on column webhook_delivery.answer is 'personal: first 500 characters of what the receiver answered; keep: 30d';
create index webhook_delivery_waiting on webhook_delivery (webhook_id, seq) where state = 'waiting';
create index webhook_delivery_log on webhook_delivery (webhook_id, seq desc);
create index webhook_delivery_made on webhook_delivery (made_at);

grant select, insert, update, delete on webhook, webhook_delivery to maplebridge_app;
create trigger count_change after insert or update of kinds, unit_ids, state or delete on webhook
  for each statement execute function count_change('webhooks');
