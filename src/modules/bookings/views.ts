import type { GivenOf } from '../../kit/contract.ts';
import type { Context } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import type { FreeBusy } from './free-busy.ts';
import { mayToEngagement, mayToResource, mayToResources, type ResourceSubject, seesTitle } from './policy.ts';
import type { WholeEngagement } from './store-engagements.ts';
import type { NamedResource } from './store-resources.ts';
import type { ResourceException } from './tables.ts';

type View = GivenOf<typeof doors.view>;
type Row = GivenOf<typeof doors.week>['rows'][number];

/** What permission asks of a loaded resource. */
export function subjectOf({ kind, unit_id, person_id }: NamedResource): ResourceSubject {
  return { kind, unitId: unit_id, personId: person_id };
}

export function describeResource(ctx: Context, resource: NamedResource): View['resource'] {
  return {
    id: resource.id,
    code: resource.code,
    kind: resource.kind,
    name: resource.label,
    unitId: resource.unit_id,
    unitName: resource.unit_name,
    placeId: resource.place_id,
    placeName: resource.place_name,
    address: resource.address,
    lng: resource.lng,
    lat: resource.lat,
    capacity: resource.capacity,
    stepFree: resource.step_free,
    hearingLoop: resource.hearing_loop,
    hours: Object.fromEntries(
      Object.entries(resource.hours).map(([weekday, frames]) => [weekday, frames.map(([from, to]) => [from, to])]),
    ),
    keepsHolidays: resource.keeps_holidays,
    active: resource.active,
    version: resource.version,
    can: actsOf(ctx, resource),
  };
}

function actsOf(ctx: Context, resource: NamedResource): View['resource']['can'] {
  const subject = subjectOf(resource);
  const may = (action: keyof typeof mayToResource) => mayToResource[action](ctx.who, subject) === 'allowed';
  if (!resource.active) return may('resource.restore') ? ['restore'] : [];
  const blocks = mayToResources['engagement.block'](ctx.who, [subject]) === 'allowed';
  return [
    ...(may('resource.change') ? (['change', 'retire'] as const) : []),
    ...(may('resource.hours') ? (['hours', 'exception'] as const) : []),
    ...(blocks ? (['block'] as const) : []),
    ...(may('feed.make') ? (['feed'] as const) : []),
  ];
}

/** Why a room is closed or a colleague away is read by whoever may enter it. */
export function describeException(ctx: Context, resource: NamedResource, exception: ResourceException) {
  const { id, kind, starts_at, ends_at, note } = exception;
  const reads = mayToResource['exception.add'](ctx.who, subjectOf(resource)) === 'allowed';
  return { id, kind, from: starts_at.toISOString(), to: ends_at.toISOString(), note: reads ? note : null };
}

function describeEngagement(ctx: Context, engagement: WholeEngagement, of: NamedResource): Row['taken'][number] {
  const subject = { subjectKind: engagement.subject_kind, madeBy: engagement.made_by, resources: engagement.resources };
  const reads = seesTitle(ctx.who, subject);
  const others = engagement.resources.flatMap(({ id, label }) => (id === of.id ? [] : [label]));
  const acts = (['move', 'release'] as const).filter(
    (act) => mayToEngagement[`engagement.${act}`](ctx.who, subject) === 'allowed',
  );
  return {
    id: engagement.id,
    from: engagement.starts_at.toISOString(),
    to: engagement.ends_at.toISOString(),
    state: engagement.state,
    holdUntil: engagement.hold_until?.toISOString() ?? null,
    title: reads ? engagement.title : null,
    kind: reads ? engagement.subject_kind : null,
    number: reads ? engagement.subject_number : null,
    others: reads ? others : [],
    can: acts,
  };
}

/** One line of a calendar. */
export interface Line {
  readonly resource: NamedResource;
  readonly open: FreeBusy['open'];
  readonly exceptions: readonly ResourceException[];
  readonly taken: readonly WholeEngagement[];
}

export function describeLine(ctx: Context, { resource, open, exceptions, taken }: Line): Row {
  return {
    resource: describeResource(ctx, resource),
    open: open.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
    exceptions: exceptions.map((exception) => describeException(ctx, resource, exception)),
    taken: taken.map((engagement) => describeEngagement(ctx, engagement, resource)),
  };
}
