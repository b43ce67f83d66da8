import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import { type MatterMention, mentionMatters } from '../matters/api.ts';
import { partnerNames } from '../partners/api.ts';
import { personNames, unitNames } from '../people/api.ts';
import { mayToMeeting } from './policy.ts';
import { meetingSteps } from './rules.ts';
import { type MadeDecision, subjectOf, type WholeMeeting } from './store.ts';
import type { Attendee } from './tables.ts';

/** Names of units and partners that a page needs, asked once. */
export interface Names {
  readonly units: ReadonlyMap<string, string>;
  readonly partners: ReadonlyMap<string, string>;
  readonly matters: ReadonlyMap<string, MatterMention>;
}

type Named = { readonly unit_id: string | null; readonly partner_id: string | null; readonly matter_id: string | null };

const known = (ids: readonly (string | null | undefined)[]) => [...new Set(ids.filter((id) => id != null))];

export async function namesFor(ctx: Context, rows: readonly Named[], more: readonly Attendee[] = []): Promise<Names> {
  const partnerIds = known([...rows.map((row) => row.partner_id), ...more.map((one) => one.partnerId)]);
  return {
    units: await unitNames(ctx.tx, known([...rows.map((row) => row.unit_id), ...more.map((one) => one.unitId)])),
    partners: partnerIds.length === 0 ? new Map() : await partnerNames(ctx.tx, partnerIds),
    matters: await mentionMatters(ctx, known(rows.map((row) => row.matter_id))),
  };
}

function departmentOf(
  names: Names,
  row: { unit_id?: string | null | undefined; partner_id?: string | null | undefined },
): string | null {
  if (row.unit_id != null) return names.units.get(row.unit_id) ?? null;
  return row.partner_id == null ? null : (names.partners.get(row.partner_id) ?? null);
}

/** One decision as a page shows it. */
export function describeDecision(ctx: Context, decision: MadeDecision, names: Names) {
  const subject = { unitId: decision.meeting_unit_id, taskUnitIds: known([decision.unit_id]) };
  const can = (['finish', 'drop'] as const).filter(
    (step) => decision.state === 'open' && mayToMeeting[`decision.${step}`](ctx.who, subject) === 'allowed',
  );
  return {
    id: decision.id,
    meetingId: decision.meeting_id,
    meetingTitle: decision.meeting_title,
    kind: decision.kind,
    task: decision.task,
    matter: decision.matter_id === null ? null : (names.matters.get(decision.matter_id) ?? null),
    department: departmentOf(names, decision),
    dueOn: decision.due_on,
    state: decision.state,
    report: decision.report,
    endedAt: decision.ended_at?.toISOString() ?? null,
    can,
  };
}

/** One meeting as a colleague who may see it sees it. */
export async function describeMeeting(ctx: Context, whole: WholeMeeting) {
  const { meeting, items, decisions } = whole;
  const ofItems = items.map((item) => ({ unit_id: null, partner_id: null, matter_id: item.matter_id }));
  const own = { unit_id: meeting.unit_id, partner_id: null, matter_id: null };
  const names = await namesFor(ctx, [...ofItems, ...decisions, own], meeting.attendees);
  const chair =
    meeting.chair_id === null ? null : (await personNames(ctx.tx, [meeting.chair_id])).get(meeting.chair_id);
  const facts = await listFacts(ctx.tx, { kind: 'meeting', id: meeting.id }, ['staff']);
  const steps = (Object.keys(meetingSteps) as (keyof typeof meetingSteps)[]).filter(
    (step) =>
      meetingSteps[step].from === meeting.state &&
      mayToMeeting[`meeting.${step}`](ctx.who, subjectOf(whole)) === 'allowed',
  );
  return {
    id: meeting.id,
    kind: meeting.kind,
    title: meeting.title,
    unitId: meeting.unit_id,
    unitName: names.units.get(meeting.unit_id) ?? '',
    startsAt: meeting.starts_at.toISOString(),
    where: meeting.where_text,
    state: meeting.state,
    chairId: meeting.chair_id,
    chairName: chair ?? null,
    version: meeting.version,
    minutes: meeting.minutes,
    attendees: meeting.attendees.map((one) => ({
      name: one.name,
      of: departmentOf(names, { unit_id: one.unitId, partner_id: one.partnerId }),
    })),
    items: items.map((item) => {
      const matter = item.matter_id === null ? null : (names.matters.get(item.matter_id) ?? null);
      const hidden = item.matter_id !== null && matter === null;
      return {
        id: item.id,
        topic: hidden ? '' : item.topic,
        outcome: hidden ? '' : item.outcome,
        matter,
        hidden,
        link: hidden ? null : item.link,
      };
    }),
    decisions: decisions
      .filter((one) => one.matter_id === null || names.matters.has(one.matter_id))
      .map((one) =>
        describeDecision(ctx, { ...one, meeting_title: meeting.title, meeting_unit_id: meeting.unit_id }, names),
      ),
    timeline: await describeFacts(ctx, facts),
    can: steps,
  };
}

async function describeFacts(ctx: Context, facts: readonly Happening[]) {
  const accounts = await accountNames(ctx.tx, known(facts.map((fact) => fact.by_id)));
  return facts.map((fact) => ({
    id: fact.id,
    at: fact.at.toISOString(),
    kind: fact.kind,
    by: fact.by_id === null ? null : (accounts.get(fact.by_id) ?? null),
    text: typeof fact.data['text'] === 'string' ? fact.data['text'] : null,
  }));
}
