-- Feedback 评价: each reporter is asked after each closing; objections that two people decide; thanks, which are no indicator.
create table survey (
  id uuid primary key,
  matter_id uuid not null references matter,
  reporter_id uuid not null references reporter,
  unit_id uuid not null references unit,
  category text not null references category,
  handlers uuid[] not null,
  closed_at timestamptz not null,
  closed_on date not null,
  expires_at timestamptz not null,
  state text not null check (state in ('open', 'answered', 'refused', 'lapsed')),
  messaged_at timestamptz,
  way text check (way in ('page', 'phone', 'sms', 'paper')),
  speed text check (speed in ('good', 'fair', 'poor', 'declined')),
  manner text check (manner in ('good', 'fair', 'poor', 'declined')),
  clarity text check (clarity in ('good', 'fair', 'poor', 'declined')),
  result text check (result in ('good', 'fair', 'poor', 'declined')),
  comment text not null default '',
  answered_at timestamptz,
  typed_by uuid references account,
  reply_id text unique,
  objectable_from date,
  object_until timestamptz,
  unique (reporter_id, closed_at),
  check ((state in ('answered', 'refused')) = (answered_at is not null)),
  check ((answered_at is null) = (way is null)),
  check (state = 'answered' or coalesce(speed, manner, clarity, result) is null),
  check (state <> 'answered' or 'good' in (speed, manner, clarity, result) or 'fair' in (speed, manner, clarity, result)
    or 'poor' in (speed, manner, clarity, result))
);
comment on table survey is '满意度评价: one for each reporter and closing. What was not said stays null and is counted nowhere; who handled the matter never reads it.';
comment on column survey.handlers is 'accounts and people who led, answered or closed the matter: they see neither who answered nor the comment';
comment on column survey.expires_at is 'open after this is silence; nothing has to run for it';
comment on column survey.result is 'personal: what the reporter thinks of the result; keep: with the matter, as a figure';
comment on column survey.speed is 'personal: what the reporter thinks of the speed; keep: with the matter, as a figure';
comment on column survey.manner is 'personal: what the reporter thinks of the manner; keep: with the matter, as a figure';
comment on column survey.clarity is 'personal: what the reporter thinks of the clarity; keep: with the matter, as a figure';
comment on column survey.comment is 'personal: what the reporter wrote; keep: 2y after close';
comment on column survey.reply_id is 'the provider''s id of the SMS, so that a repeated delivery counts once';
comment on column survey.objectable_from is 'a Monday: poor ratings of a week become known to handlers together, so that the day says nothing';
create index survey_unit on survey (unit_id, closed_on, id);
create index survey_matter on survey (matter_id);
create index survey_open on survey (reporter_id) where state = 'open';
create index survey_handlers on survey using gin (handlers) with (fastupdate = off);
create index survey_objectable on survey (objectable_from) where objectable_from is not null;

create table objection (
  id uuid primary key,
  survey_id uuid not null unique references survey,
  matter_id uuid not null references matter,
  unit_id uuid not null references unit,
  ground text not null check (ground in ('unfair', 'beyond')),
  reasons text not null,
  by_id uuid not null references account,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'rejected')),
  decided_at timestamptz,
  check ((state = 'open') = (decided_at is null))
);
comment on table objection is '评价申诉: a handler objects to a poor rating; the resident''s words stay as they are, figures are shown with and without upheld ones.';
comment on column objection.reasons is 'personal: why the rating is thought unfair; keep: 2y after close';
create index objection_unit on objection (unit_id, at desc, id desc);
create index objection_matter on objection (matter_id);

create table objection_vote (
  objection_id uuid not null references objection,
  account_id uuid not null references account,
  upholds boolean not null,
  reason text not null,
  at timestamptz not null,
  primary key (objection_id, account_id)
);
comment on table objection_vote is 'Two people decide, neither of whom had a part in the matter; neither sees the other''s word before his own.';
comment on column objection_vote.reason is 'personal: why it was decided so; keep: 2y after close';

create table thanks (
  id uuid primary key,
  unit_id uuid not null references unit,
  matter_id uuid references matter,
  kind text not null check (kind in ('banner', 'letter', 'spoken')),
  on_day date not null,
  words text not null,
  by_id uuid references account,
  at timestamptz not null,
  struck_at timestamptz,
  struck_reason text
);
comment on table thanks is '锦旗、感谢信、口头感谢: written down for the unit to be glad of; counted in no figure.';
comment on column thanks.words is 'personal: what was written or said, by whom; keep: 2y after close';
comment on column thanks.struck_reason is 'personal: why the entry was wrong; keep: 2y after close';
create index thanks_unit on thanks (unit_id, on_day desc, id desc);
create index thanks_matter on thanks (matter_id) where matter_id is not null;

grant select, insert, update on survey, objection, thanks to maplebridge_app;
grant select, insert, update on objection_vote to maplebridge_app;

-- Answers of fewer than five people are nobody's figure.
create view stat_feedback_monthly as
  select month, unit_id, asked, answered, refused, silent, waiting, upheld,
    case when speed_good + speed_fair + speed_poor >= 5 then speed_good end as speed_good, case when speed_good + speed_fair + speed_poor >= 5 then speed_fair end as speed_fair, case when speed_good + speed_fair + speed_poor >= 5 then speed_poor end as speed_poor,
    case when manner_good + manner_fair + manner_poor >= 5 then manner_good end as manner_good, case when manner_good + manner_fair + manner_poor >= 5 then manner_fair end as manner_fair, case when manner_good + manner_fair + manner_poor >= 5 then manner_poor end as manner_poor,
    case when clarity_good + clarity_fair + clarity_poor >= 5 then clarity_good end as clarity_good, case when clarity_good + clarity_fair + clarity_poor >= 5 then clarity_fair end as clarity_fair, case when clarity_good + clarity_fair + clarity_poor >= 5 then clarity_poor end as clarity_poor,
    case when result_good + result_fair + result_poor >= 5 then result_good end as result_good, case when result_good + result_fair + result_poor >= 5 then result_fair end as result_fair, case when result_good + result_fair + result_poor >= 5 then result_poor end as result_poor,
    case when result_good_without + result_fair_without + result_poor_without >= 5 then result_good_without end as result_good_without, case when result_good_without + result_fair_without + result_poor_without >= 5 then result_fair_without end as result_fair_without, case when result_good_without + result_fair_without + result_poor_without >= 5 then result_poor_without end as result_poor_without
  from (
    select date_trunc('month', s.closed_on::timestamp)::date as month, s.unit_id,
      count(*) filter (where s.state <> 'lapsed')::int as asked,
      count(*) filter (where s.state = 'answered')::int as answered,
      count(*) filter (where s.state = 'refused')::int as refused,
      count(*) filter (where s.state = 'open' and s.expires_at <= now())::int as silent,
      count(*) filter (where s.state = 'open' and s.expires_at > now())::int as waiting,
      count(*) filter (where s.state = 'answered' and o.state = 'upheld')::int as upheld,
      count(*) filter (where s.speed = 'good')::int as speed_good, count(*) filter (where s.speed = 'fair')::int as speed_fair,
      count(*) filter (where s.speed = 'poor')::int as speed_poor,
      count(*) filter (where s.manner = 'good')::int as manner_good, count(*) filter (where s.manner = 'fair')::int as manner_fair,
      count(*) filter (where s.manner = 'poor')::int as manner_poor,
      count(*) filter (where s.clarity = 'good')::int as clarity_good, count(*) filter (where s.clarity = 'fair')::int as clarity_fair,
      count(*) filter (where s.clarity = 'poor')::int as clarity_poor,
      count(*) filter (where s.result = 'good')::int as result_good, count(*) filter (where s.result = 'fair')::int as result_fair,
      count(*) filter (where s.result = 'poor')::int as result_poor,
      count(*) filter (where s.result = 'good' and o.state is distinct from 'upheld')::int as result_good_without,
      count(*) filter (where s.result = 'fair' and o.state is distinct from 'upheld')::int as result_fair_without,
      count(*) filter (where s.result = 'poor' and o.state is distinct from 'upheld')::int as result_poor_without
    from survey s left join objection o on o.survey_id = s.id group by 1, 2
  ) counted;
comment on view stat_feedback_monthly is 'Read contract for statistics: surveys by month of closing and unit; values of at least five answers, the result also without upheld objections. Thanks are not in it.';
