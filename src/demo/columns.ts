/** The columns of a table with their types, as the loader writes them. */
export type Columns = Record<string, string>;

const texts = (names: string, type = 'text'): Columns =>
  Object.fromEntries(names.split(' ').map((name) => [name, type]));

export const unitColumns: Columns = {
  ...texts('id parent_id', 'uuid'),
  ...texts('code kind name initials phone'),
  aliases: 'text[]',
  ...texts('valid_from valid_to', 'date'),
};
export const personColumns: Columns = {
  ...texts('id account_id', 'uuid'),
  ...texts('code name initials kind phone'),
  ...texts('languages skills', 'text[]'),
  left_on: 'date',
};
export const holdingColumns: Columns = {
  ...texts('id person_id unit_id stands_in_for', 'uuid'),
  post: 'text',
  ...texts('duties categories', 'text[]'),
  concurrent: 'boolean',
  ...texts('valid_from valid_to', 'date'),
};
export const gridColumns: Columns = {
  id: 'uuid',
  ...texts('code partition name'),
  aliases: 'text[]',
  ring: 'jsonb',
  extent: 'box',
  ...texts('households residents', 'int'),
  ...texts('valid_from valid_to', 'date'),
};
export const gridTeamColumns: Columns = {
  ...texts('id grid_id unit_id handed_over_by', 'uuid'),
  note: 'text',
  ...texts('valid_from valid_to', 'date'),
};
export const crosswalkColumns: Columns = { ...texts('id police_grid_id civil_grid_id', 'uuid'), share_percent: 'int' };
export const placeColumns: Columns = {
  ...texts('id unit_id grid_id', 'uuid'),
  ...texts('code kind name initials address hours phone note'),
  ...texts('aliases hosts', 'text[]'),
  ...texts('lng lat', 'float8'),
  shape: 'jsonb',
  extent: 'box',
  visits_per_day: 'int',
  closed_on: 'date',
};
export const roadColumns: Columns = {
  id: 'uuid',
  ...texts('code name class'),
  line: 'jsonb',
  extent: 'box',
  ...texts('length_metres speed_kmh', 'int'),
};
export const partnerColumns: Columns = {
  id: 'uuid',
  ...texts('code name kind remit liaison_name liaison_phone deputy_name deputy_phone phone'),
  aliases: 'text[]',
  ended_on: 'date',
};
export const matterColumns: Columns = {
  ...texts('id place_id grid_id unit_id lead_id answered_by closed_by revisited_by merged_into', 'uuid'),
  ...texts('state_before number state title what category channel where_text solved'),
  ...texts('lng lat', 'float8'),
  watch: 'boolean',
  ...texts(
    'reported_at promised_at answered_at closed_at contest_until revisited_at archived_at changed_at merged_at',
    'timestamptz',
  ),
  ...texts('happened_on revisit_due_on', 'date'),
  ...texts('times_returned times_reopened version', 'int'),
  evidence: 'text[]',
  result: 'jsonb',
  search: 'tsvector',
};
export const reporterColumns: Columns = {
  ...texts('id matter_id on_behalf_by', 'uuid'),
  ...texts('code tail name phone language behalf_note shares sealed phone_key'),
  ...texts('wants_messages confidential', 'boolean'),
  ...texts('seen_at made_at', 'timestamptz'),
};
export const partColumns: Columns = {
  ...texts('id matter_id unit_id partner_id person_id arbiter_id', 'uuid'),
  ...texts('role task state answer return_reason reply verdict verdict_reason'),
  ...texts('due_at asked_at changed_at ack_due_at acknowledged_at ended_at', 'timestamptz'),
  ...texts('arbitrate_due_at verdict_at deputy_told_at reminded_at', 'timestamptz'),
  ...texts('acknowledged_in_time bound', 'boolean'),
  times_returned: 'int',
};
export const factColumns: Columns = {
  at: 'timestamptz',
  ...texts('request_id subject_id by_id unit_id', 'uuid'),
  ...texts('subject_kind kind audience by_kind'),
  data: 'jsonb',
};

export const meetingColumns: Columns = {
  ...texts('id unit_id chair_id', 'uuid'),
  ...texts('kind title where_text state minutes'),
  ...texts('starts_at made_at held_at changed_at', 'timestamptz'),
  attendees: 'jsonb',
  version: 'int',
};
export const agendaColumns: Columns = {
  ...texts('id meeting_id matter_id', 'uuid'),
  position: 'int',
  ...texts('topic outcome'),
};
export const decisionColumns: Columns = {
  ...texts('id meeting_id matter_id unit_id partner_id', 'uuid'),
  ...texts('kind task state report'),
  due_on: 'date',
  ...texts('ended_at changed_at', 'timestamptz'),
};
export const planColumns: Columns = {
  ...texts('id matter_id unit_id', 'uuid'),
  ...texts('template state'),
  started_on: 'date',
  ...texts('made_at ended_at', 'timestamptz'),
};
export const taskColumns: Columns = {
  ...texts('id plan_id matter_id unit_id done_by', 'uuid'),
  ...texts('nth tries', 'int'),
  ...texts('planned_on due_on', 'date'),
  ...texts('state way found note'),
  done_at: 'timestamptz',
};
export const roundColumns: Columns = {
  ...texts('id unit_id by_id', 'uuid'),
  ...texts('from_on to_on', 'date'),
  seed: 'text',
  ...texts('eligible drawn', 'int'),
  at: 'timestamptz',
};
export const checkItemColumns: Columns = {
  ...texts('id round_id matter_id judged_by', 'uuid'),
  ...texts('state note'),
  judged_at: 'timestamptz',
};
