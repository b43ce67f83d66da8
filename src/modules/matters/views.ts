import type { z } from 'zod';
import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { personNames, unitNames } from '../people/api.ts';
import type { MatterRow, MatterView } from './contract-shapes.ts';
import { isVisible, type MatterSubject, mayToMatter, seesOnlyPart } from './policy.ts';
import { isOver, stepsFrom } from './rules.ts';
import { consentOf } from './sharing.ts';
import type { ListedMatter } from './store-list.ts';
import { readPage } from './store-page.ts';
import type { WholeMatter } from './store-read.ts';
import { subjectOf } from './subject.ts';
import { describeTiming } from './views-clocks.ts';
import { describeFact, type Names, namesFor, unique } from './views-facts.ts';
import { describeMatterFile } from './views-files.ts';
import { describeParts } from './views-parts.ts';
import { describeTogether, nothingTogether, resultSaidOf } from './views-together.ts';
import type { MatterState, MatterStep } from './words.ts';

type Row = z.input<typeof MatterRow>;
type View = z.input<typeof MatterView>;

/** Steps of a colleague; those of the reporter have doors of their own. */
const staffSteps = [
  'accept',
  'decline',
  'assign',
  'take',
  'return',
  'answer',
  'close',
  'revisit',
  'archive',
  'reopen',
] as const;

/** What this colleague can do to it now: the state's steps that the policy allows. */
function stepsFor(ctx: Context, state: MatterState, subject: MatterSubject): MatterStep[] {
  if (!isVisible(ctx.who, subject)) return [];
  const possible = new Set(stepsFrom(state));
  return staffSteps.filter(
    (step) => possible.has(step) && mayToMatter[`matter.${step}`](ctx.who, subject) === 'allowed',
  );
}

/** Puts names to the ids of listed matters. */
export async function describeRows(ctx: Context, rows: readonly ListedMatter[]): Promise<Row[]> {
  const units = await unitNames(ctx.tx, unique(rows.map((row) => row.unit_id)));
  const people = await personNames(ctx.tx, unique(rows.map((row) => row.lead_id)));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    title: row.title,
    where: row.where_text,
    category: row.category,
    channel: row.channel,
    unitName: units.get(row.unit_id) ?? '',
    leadName: row.lead_id === null ? null : (people.get(row.lead_id) ?? null),
    watch: row.watch,
    reportedAt: row.reported_at.toISOString(),
    promisedAt: row.promised_at?.toISOString() ?? null,
    solved: row.solved,
    timesReopened: row.times_reopened,
    can: stepsFor(ctx, row.state, {
      unitId: row.unit_id,
      leadId: row.lead_id,
      category: row.category,
      watch: row.watch,
      helperUnitIds: row.helper_unit_ids,
      reporterIds: [],
    }),
  }));
}

/** The whole page of one matter for a colleague who may see it. */
export async function describeMatter(ctx: Context, whole: WholeMatter, emergencyUntil: Date | null): Promise<View> {
  const { matter, category } = whole;
  const subject = subjectOf(whole);
  // 协办单位只见其分: a helping unit sees title, place and parts, neither the reporter nor his words.
  const isBeside = seesOnlyPart(ctx.who, subject);
  const minimum = emergencyUntil === null && isBeside;
  const page = await readPage(ctx.tx, whole, { minimum, withPartners: !isBeside, day: dayOf(ctx.now) });
  const names = await namesFor(ctx, whole, page.facts, {
    accounts: page.files.map((file) => file.redacted_by),
    matters: [matter.merged_into, matter.split_from, ...page.splitIds],
  });
  // 紧急关注的事，紧急查看也看不到是谁。
  const isNameless = emergencyUntil !== null && matter.watch;
  const allows = (action: keyof typeof mayToMatter) => mayToMatter[action](ctx.who, subject) === 'allowed';
  const open = !isOver(matter.state);
  const together = minimum ? nothingTogether : describeTogether(ctx, whole, page, names.matters);
  return {
    ...rowOf(ctx, whole, names),
    what: minimum ? '' : matter.what,
    lng: matter.lng,
    lat: matter.lat,
    place: page.place,
    // 警格+网格: the responsible people of both partitions.
    grid: page.grid && { ...page.grid, crossed: [...page.grid.crossed] },
    unitId: matter.unit_id,
    leadId: matter.lead_id,
    happenedOn: matter.happened_on,
    ...datesOf(whole),
    timesReturned: matter.times_returned,
    evidence: matter.evidence,
    evidenceNeeded: category.evidence,
    version: matter.version,
    reporters: (minimum || isNameless ? [] : whole.reporters).map((reporter) => ({
      id: reporter.id,
      confidential: reporter.confidential,
      code: reporter.code,
      name: reporter.name,
      phone: reporter.phone,
      onBehalfBy: reporter.on_behalf_by === null ? null : (names.people.get(reporter.on_behalf_by) ?? null),
      behalfNote: reporter.behalf_note,
      wantsMessages: reporter.wants_messages,
      reported: together.members.find(({ id }) => id === reporter.matter_id)?.number ?? null,
      solved: reporter.solved,
      withdrawn: reporter.withdrawn_at !== null,
    })),
    together,
    result: matter.result,
    resultSaid: resultSaidOf(whole),
    timing: await describeTiming(ctx, whole),
    parts: describeParts(ctx, whole, page, names),
    files: page.files.map((file) => describeMatterFile(file, minimum, names.accounts)),
    timeline: page.facts
      .filter((fact) => !minimum || fact.kind.startsWith('part.'))
      .map((fact) => describeFact(fact, names)),
    consent: consentOf(whole),
    kept: keptOf(whole, names),
    canKeep: open && matter.kept_by === null && matter.lead_id !== null && allows('matter.keep'),
    canNote: open && allows('matter.note'),
    canTell: open && allows('matter.tell'),
    canAsk: open && allows('part.ask') && matter.state !== 'reported',
    canRecategorise: open && allows('matter.recategorise'),
    canSeeAccess: allows('matter.access'),
    canRedact: !minimum && allows('file.redact'),
    emergencyUntil: emergencyUntil?.toISOString() ?? null,
  };
}

function rowOf(ctx: Context, whole: WholeMatter, names: Names): Row {
  const { matter } = whole;
  return {
    id: matter.id,
    number: matter.number,
    state: matter.state,
    title: matter.title,
    where: matter.where_text,
    category: matter.category,
    channel: matter.channel,
    unitName: names.units.get(matter.unit_id) ?? '',
    leadName: matter.lead_id === null ? null : (names.people.get(matter.lead_id) ?? null),
    watch: matter.watch,
    reportedAt: matter.reported_at.toISOString(),
    promisedAt: matter.promised_at?.toISOString() ?? null,
    solved: matter.solved,
    timesReopened: matter.times_reopened,
    can: stepsFor(ctx, matter.state, subjectOf(whole)),
  };
}

function keptOf({ matter }: WholeMatter, names: Names): View['kept'] {
  if (matter.kept_by === null || matter.kept_at === null) return null;
  return {
    by: names.people.get(matter.kept_by) ?? '',
    reason: matter.kept_reason ?? '',
    at: matter.kept_at.toISOString(),
  };
}

function datesOf({ matter }: WholeMatter) {
  return {
    answeredAt: matter.answered_at?.toISOString() ?? null,
    closedAt: matter.closed_at?.toISOString() ?? null,
    contestUntil: matter.contest_until?.toISOString() ?? null,
    revisitDueOn: matter.revisit_due_on,
    revisitedAt: matter.revisited_at?.toISOString() ?? null,
    archivedAt: matter.archived_at?.toISOString() ?? null,
  };
}
