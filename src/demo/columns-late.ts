import type { Columns } from './columns.ts';
import { studioColumns } from './columns-studio.ts';
import { columnsOf } from './columns-typed.ts';

/** The tables of what was done together, for people and afterwards, in an order in which rows find what they refer to. */
export const lateColumns = {
  routing_version: columnsOf({
    uuid: 'id made_by published_by',
    int: 'number revision',
    text: 'state note',
    jsonb: 'rules',
    timestamptz: 'made_at changed_at published_at',
  }),
  matter_route: columnsOf({
    uuid: 'matter_id unit_id partner_id',
    int: 'version_number partner_days',
    text: 'rule_code why_zh why_en task state',
    timestamptz: 'routed_at decided_at',
  }),
  procedure: columnsOf({ uuid: 'id', text: 'code', int: 'version' }),
  procedure_version: columnsOf(
    {
      uuid: 'id procedure_id published_by',
      int: 'number',
      text: 'state note',
      jsonb: 'content',
      timestamptz: 'made_at published_at',
    },
    { draft_by: 'uuid[]' },
  ),
  procedure_run: columnsOf({
    uuid: 'matter_id version_id',
    int: 'round version',
    text: 'stage result',
    timestamptz: 'entered_at begun_at ended_at',
  }),
  answer_entry: columnsOf(
    {
      uuid: 'id unit_id published_by',
      text: 'code kind state',
      int: 'live_number',
      jsonb: 'live draft',
      timestamptz: 'published_at as_of draft_at',
    },
    { draft_by: 'uuid[]' },
  ),
  risk_flag: columnsOf({
    uuid: 'id matter_id set_by ended_by',
    text: 'kind reason end_reason',
    date: 'until_on',
    timestamptz: 'set_at ended_at',
  }),
  link: columnsOf(
    {
      uuid: 'id subject_id made_by',
      text: 'purpose subject_kind label',
      timestamptz: 'made_at expires_at opened_at',
      int: 'times_opened',
    },
    { token_hash: 'bytea' },
  ),
  sharing: columnsOf({
    uuid: 'id matter_id part_id partner_id made_by',
    text: 'level basis reason',
    timestamptz: 'made_at ended_at',
  }),
  public_card: columnsOf({
    uuid: 'matter_id by_id',
    text: 'code title body result',
    timestamptz: 'result_at made_at changed_at',
  }),
  follower: columnsOf({
    uuid: 'id matter_id',
    text: 'code tail phone language',
    boolean: 'wants_messages',
    timestamptz: 'made_at left_at',
  }),
  share_link: columnsOf({
    uuid: 'id place_id unit_id made_by',
    text: 'code label kind',
    int: 'reports',
    timestamptz: 'made_at expires_at ended_at',
  }),
  joint_action: columnsOf({
    uuid: 'id unit_id lead_id made_by',
    text: 'number title goal where_text state result',
    date: 'starts_on',
    int: 'version',
    timestamptz: 'made_at started_at ended_at changed_at',
  }),
  joint_member: columnsOf({
    uuid: 'id action_id unit_id partner_id',
    text: 'task state answer',
    timestamptz: 'due_at asked_at changed_at',
  }),
  joint_matter: columnsOf({ uuid: 'action_id matter_id', timestamptz: 'added_at answered_at' }),
  topic: columnsOf(
    {
      uuid: 'id unit_id decided_by',
      text: 'state label place category',
      int: 'matters reporters decided_reporters version',
      timestamptz: 'first_at last_at raised_at decided_at changed_at',
    },
    { words: 'text[]', categories: 'text[]' },
  ),
  topic_member: columnsOf({ uuid: 'topic_id matter_id', timestamptz: 'joined_at' }),
  survey: columnsOf(
    {
      uuid: 'id matter_id reporter_id unit_id typed_by',
      text: 'category state way speed manner clarity result comment',
      date: 'closed_on objectable_from',
      timestamptz: 'closed_at expires_at messaged_at answered_at object_until',
    },
    { handlers: 'uuid[]' },
  ),
  objection: columnsOf({
    uuid: 'id survey_id matter_id unit_id by_id',
    text: 'ground reasons state',
    timestamptz: 'at decided_at',
  }),
  objection_vote: columnsOf({ uuid: 'objection_id account_id', boolean: 'upholds', text: 'reason', timestamptz: 'at' }),
  thanks: columnsOf({ uuid: 'id unit_id matter_id by_id', text: 'kind words', date: 'on_day', timestamptz: 'at' }),
  visit_need: columnsOf({
    uuid: 'id unit_id person_id place_id made_by',
    text: 'title address phone why purpose asked_by state end_reason',
    float8: 'lng lat',
    int: 'every_days version',
    date: 'until_on',
    timestamptz: 'made_at ended_at changed_at',
  }),
  visit: columnsOf({
    uuid: 'id need_id unit_id person_id done_by',
    text: 'state met seen wishes hazards needs cancel_reason',
    date: 'planned_on',
    int: 'version',
    jsonb: 'written',
    timestamptz: 'done_at made_at changed_at',
  }),
  visit_task: columnsOf({
    uuid: 'id visit_id unit_id ended_by',
    text: 'task state report',
    date: 'due_on',
    timestamptz: 'made_at ended_at',
  }),
  missing_search: columnsOf({
    uuid: 'id matter_id unit_id',
    text: 'state age_band looks clothes seen_where health found_where found_condition ended_note',
    float8: 'lng lat',
    jsonb: 'area',
    int: 'version',
    timestamptz: 'seen_at started_at ended_at',
  }),
  search_sector: columnsOf({
    uuid: 'id search_id unit_id person_id',
    int: 'nth',
    jsonb: 'shape',
    float8: 'square_metres',
    text: 'state team note',
    timestamptz: 'changed_at',
  }),
  search_sighting: columnsOf({
    uuid: 'id search_id told_by',
    text: 'where_text what who',
    float8: 'lng lat',
    timestamptz: 'seen_at told_at',
  }),
  search_leaflet: columnsOf({
    uuid: 'id search_id',
    text: 'code',
    boolean: 'with_photo with_health',
    timestamptz: 'made_at expires_at ended_at',
  }),
  support_plan: columnsOf({
    uuid: 'id matter_id unit_id lead_id made_by',
    text: 'state household need consent_by consent_how consent_for withdrawn_how',
    date: 'consent_until review_on',
    int: 'version',
    timestamptz: 'consent_at withdrawn_at started_at ended_at',
  }),
  support_measure: columnsOf({
    uuid: 'id plan_id person_id partner_id',
    text: 'kind what state note',
    bigint: 'budget_fen',
    date: 'due_on',
    timestamptz: 'made_at',
  }),
  support_spending: columnsOf({
    uuid: 'id measure_id by_id',
    bigint: 'amount_fen',
    date: 'on_day',
    text: 'voucher',
    timestamptz: 'at',
  }),
  support_visit: columnsOf({ uuid: 'id plan_id done_by', date: 'due_on', timestamptz: 'done_at', text: 'note' }),
  support_review: columnsOf({
    uuid: 'id plan_id by_id',
    timestamptz: 'at',
    text: 'outcome note',
    date: 'next_on',
  }),
  privacy_request: columnsOf({
    uuid: 'id matter_id reporter_id taken_by decided_by',
    text: 'kind channel words state outcome reasons law',
    jsonb: 'wish',
    timestamptz: 'made_at due_at decided_at ready_until',
  }),
  break_glass: columnsOf({ uuid: 'id account_id subject_id', text: 'subject_kind', timestamptz: 'at until' }),
  break_glass_review: columnsOf({
    uuid: 'opening_id matter_id unit_id by_unit_id reviewed_by',
    text: 'kind reason outcome note',
    timestamptz: 'due_at reviewed_at',
  }),
  unsealing: columnsOf({
    uuid: 'id reporter_id matter_id unit_id asked_by decided_by',
    text: 'reason outcome note',
    timestamptz: 'asked_at decided_at until',
  }),
  legal_hold: columnsOf({
    uuid: 'id matter_id by_id lifted_by',
    text: 'reason',
    timestamptz: 'from_at until lifted_at',
  }),
  assessment: columnsOf({
    uuid: 'id changed_by',
    text: 'title purpose risks measures author approver',
    date: 'approved_on review_on',
    int: 'version',
    timestamptz: 'made_at changed_at',
  }),
  clock: columnsOf(
    {
      uuid: 'id subject_id about unit_id owner_id asked_by',
      text: 'subject_kind kind category measure calendar state',
      boolean: 'guarded',
      int: 'round amount calendar_version holiday_version ladder_version',
      bigint: 'run_milliseconds paused_milliseconds',
      timestamptz: 'started_at due_at paused_until missed_at ended_at next_at',
    },
    { missing_years: 'int[]' },
  ),
  clock_event: columnsOf({ uuid: 'clock_id by_id', int: 'n', text: 'kind', timestamptz: 'at', jsonb: 'data' }),
  ladder_step: columnsOf({ uuid: 'clock_id', text: 'rule', timestamptz: 'at' }),
  ladder_notice: columnsOf({
    uuid: 'id clock_id person_id',
    text: 'rule role',
    timestamptz: 'told_at acknowledged_at',
  }),
  resource: columnsOf({
    uuid: 'id unit_id person_id',
    text: 'code kind name initials address',
    int: 'capacity',
    boolean: 'step_free hearing_loop',
    jsonb: 'hours',
  }),
  resource_exception: columnsOf(
    { uuid: 'id resource_id made_by', text: 'kind note', timestamptz: 'made_at' },
    { during: 'tstzrange' },
  ),
  engagement: columnsOf(
    {
      uuid: 'id subject_id made_by',
      text: 'subject_kind title state',
      timestamptz: 'made_at changed_at',
    },
    { during: 'tstzrange' },
  ),
  engagement_resource: columnsOf({ uuid: 'engagement_id resource_id', text: 'state' }, { during: 'tstzrange' }),
  mediator_card: columnsOf(
    {
      uuid: 'id person_id unit_id partner_id teacher_id',
      text: 'kind profession style times_note state state_reason',
      jsonb: 'frames',
      date: 'shown_since rest_until appointed_on term_from term_to',
      int: 'cap',
    },
    { fields: 'text[]', skills: 'text[]', languages: 'text[]', ways: 'text[]' },
  ),
  mediator_training: columnsOf({ uuid: 'id mediator_id', date: 'held_on', text: 'subject given_by', int: 'minutes' }),
  mediator_tie: columnsOf({ uuid: 'id mediator_id', text: 'kind name phone note', timestamptz: 'at' }),
  ...studioColumns,
  happening: columnsOf({
    uuid: 'request_id subject_id by_id unit_id',
    text: 'subject_kind kind audience by_kind',
    jsonb: 'data',
    timestamptz: 'at',
  }),
} as const satisfies Record<string, Columns>;

export type LateTable = keyof typeof lateColumns;
export type LateRow = Readonly<Record<string, unknown>>;

/** Rows by table; each holds every column that the loader writes. Facts of `happening` are about anything but matters. */
export type LateRows = Partial<Record<LateTable, LateRow[]>>;
