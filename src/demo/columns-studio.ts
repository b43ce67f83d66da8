import type { Columns } from './columns.ts';
import { columnsOf } from './columns-typed.ts';

/** The tables of disputes and of the studio, in an order in which rows find what they refer to. */
export const studioColumns = {
  mediation: columnsOf({
    uuid: 'id matter_id unit_id liaison_id',
    text: 'number source track mode category title state resume_to',
    jsonb: 'gate',
    date: 'first_known_on',
    int: 'version',
    timestamptz: 'opened_at accepted_at reached_at ended_at changed_at',
  }),
  mediation_party: columnsOf({
    uuid: 'id mediation_id',
    int: 'side',
    text: 'role name phone address way code tail willing willing_how rights_how',
    timestamptz: 'willing_at rights_at added_at',
  }),
  mediation_panel: columnsOf({ uuid: 'mediation_id mediator_id person_id', text: 'role', timestamptz: 'since' }),
  mediation_member: columnsOf({
    uuid: 'id mediation_id unit_id partner_id',
    text: 'role speaks_on state answer',
    timestamptz: 'asked_at due_at answered_at',
  }),
  mediation_route: columnsOf({ uuid: 'mediation_id party_id', text: 'route how', timestamptz: 'told_at' }),
  sitting: columnsOf(
    {
      uuid: 'id mediation_id made_by',
      int: 'number record_number',
      text: 'kind state place stage outcome law reason feeling course result record_state record_text record_hash',
      jsonb: 'stages present articles',
      timestamptz: 'starts_at ends_at begun_at ended_at record_at locked_at made_at changed_at',
    },
    { sides: 'int[]' },
  ),
  sitting_signature: columnsOf({
    uuid: 'sitting_id party_id',
    int: 'record_number',
    text: 'verdict way',
    timestamptz: 'at',
  }),
  sitting_fact: columnsOf({ uuid: 'id mediation_id', text: 'text', jsonb: 'stands remarks', timestamptz: 'added_at' }),
  sitting_offer: columnsOf(
    {
      uuid: 'id mediation_id party_id',
      int: 'from_side',
      bigint: 'amount_fen',
      text: 'text state way confirmed_how',
      timestamptz: 'made_at opened_at ended_at',
    },
    { to_sides: 'int[]', accepted_by: 'int[]' },
  ),
  mediation_opinion: columnsOf({
    uuid: 'mediation_id party_id by_id',
    text: 'rating words way',
    timestamptz: 'said_at',
  }),
  mediation_notice: columnsOf({
    uuid: 'id mediation_id party_id told_by',
    text: 'text',
    timestamptz: 'told_at seen_at',
  }),
  dispute_plan: columnsOf({
    uuid: 'matter_id owner_id planned_by',
    date: 'due_on',
    text: 'plan',
    timestamptz: 'planned_at',
  }),
  consultation: columnsOf({
    uuid: 'id mediation_id asked_by',
    text: 'question state summary',
    timestamptz: 'due_at asked_at closed_at',
  }),
  consultation_opinion: columnsOf({
    uuid: 'id consultation_id unit_id partner_id given_by',
    text: 'state knot advice law',
    timestamptz: 'given_at',
  }),
  studio: columnsOf({
    uuid: 'id unit_id',
    text: 'code name address phone',
    jsonb: 'hours',
    timestamptz: 'made_at changed_at',
  }),
  studio_room: columnsOf({ uuid: 'studio_id resource_id' }),
  studio_post: columnsOf({ uuid: 'studio_id person_id', text: 'role', date: 'since' }),
  studio_walk_in: columnsOf({
    uuid: 'id studio_id called_by mediation_id',
    date: 'on_day',
    int: 'number',
    text: 'name phone about needs state note',
    timestamptz: 'came_at called_at ended_at',
  }),
  studio_tour: columnsOf({
    uuid: 'id studio_id resource_id made_by',
    text: 'title state',
    timestamptz: 'made_at',
  }),
  studio_stop: columnsOf({
    uuid: 'id tour_id engagement_id',
    int: 'position visitors',
    text: 'place state note',
    timestamptz: 'starts_at ends_at held_at',
  }),
  informal_meeting: columnsOf({
    uuid: 'id unit_id by_id',
    text: 'kind place note',
    int: 'attended',
    timestamptz: 'held_at made_at',
  }),
  informal_promise: columnsOf({
    uuid: 'id meeting_id',
    text: 'what who state report',
    date: 'due_on',
    timestamptz: 'ended_at',
  }),
  squad: columnsOf({ uuid: 'id unit_id', text: 'name area', timestamptz: 'made_at' }),
  squad_member: columnsOf({ uuid: 'id squad_id', text: 'name role phone' }),
  squad_entry: columnsOf({
    uuid: 'id squad_id by_id',
    text: 'where_text what stage outcome',
    date: 'known_since entered_on',
    timestamptz: 'made_at',
  }),
  family_programme: columnsOf({
    uuid: 'id unit_id mediation_id lead_id psychologist_id supervisor_id',
    text: 'title aim state',
    timestamptz: 'started_at',
  }),
  family_member: columnsOf({
    uuid: 'id programme_id guardian_id',
    text: 'name relation consent consent_by consent_how',
    date: 'born_on',
    timestamptz: 'consent_at',
  }),
  family_session: columnsOf(
    { uuid: 'id programme_id by_id', text: 'kind where_text what', date: 'on_day', timestamptz: 'made_at' },
    { attended: 'uuid[]' },
  ),
  family_report: columnsOf({ uuid: 'member_id by_id', text: 'moment', int: 'score', timestamptz: 'at' }),
} as const satisfies Record<string, Columns>;
