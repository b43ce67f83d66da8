import type { Duty } from '../../kit/duties.ts';
import { type Hearers, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import type { EngagementKind, ResourceKind } from './words.ts';

/** What permission asks of a resource. */
export interface ResourceSubject {
  readonly kind: ResourceKind;
  readonly unitId: string;
  readonly personId: string | null;
}

/** What it asks of an engagement: what takes the time, who wrote it down, and the resources it takes. */
export interface EngagementSubject {
  readonly subjectKind: EngagementKind;
  readonly madeBy: string | null;
  readonly resources: readonly ResourceSubject[];
}

/** What it asks of a subscription. */
export interface FeedSubject {
  readonly accountId: string;
  readonly resource: ResourceSubject;
}

/** Whoever works with people needs rooms. */
const using = [
  'mediate',
  'intake',
  'assign',
  'handle',
  'revisit',
  'watch',
  'oversee',
  'register',
] as const satisfies readonly Duty[];
const keeping = ['register', 'oversee'] as const satisfies readonly Duty[];
const leading = ['assign', 'oversee'] as const satisfies readonly Duty[];

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

const isOwn = (who: Who, { personId }: ResourceSubject) =>
  (who.kind === 'staff' || who.kind === 'token') && personId !== null && who.personId === personId;

const reaches = (who: Who, duties: readonly Duty[], { unitId }: ResourceSubject) =>
  unitsWith(who, ...duties).includes(unitId);

/** Rooms belong to whoever keeps the registers of the unit or oversees it; a colleague's time to himself and whoever assigns his work. */
function keeps(who: Who, of: ResourceSubject): boolean {
  return of.kind === 'person' ? isOwn(who, of) || reaches(who, leading, of) : reaches(who, keeping, of);
}

/** Whose time or room it is to give away: then one also reads what it was taken for. */
function uses(who: Who, of: ResourceSubject): boolean {
  return of.kind === 'person' ? keeps(who, of) : reaches(who, using, of);
}

/** Everybody sees that a time is taken; what for, whoever wrote it down and whose room or time it is. */
export function seesTitle(who: Who, { madeBy, resources }: EngagementSubject): boolean {
  return isMaker(who, madeBy) || resources.some((resource) => uses(who, resource));
}

const isMaker = (who: Who, madeBy: string | null) =>
  (who.kind === 'staff' || who.kind === 'token') && madeBy !== null && who.accountId === madeBy;

const verdict = (isAllowed: boolean): Verdict => (isAllowed ? 'allowed' : 'forbidden');

/** Times, rooms and who is busy when are no secret among colleagues. */
export const mayInGeneral = {
  'resource.list': isColleague,
  'resource.view': isColleague,
  'calendar.week': isColleague,
  'calendar.own': isColleague,
  'calendar.open': (who) =>
    verdict((who.kind === 'staff' || who.kind === 'token') && who.personId !== null && who.holdings.length > 0),
  'feed.list': isColleague,
  'feed.read': () => 'allowed',
} as const satisfies MayTable<undefined>;

export const mayToUnit = {
  'resource.make': (who, unitId) => verdict(unitsWith(who, ...keeping).includes(unitId)),
} as const satisfies MayTable<string>;

export const mayToResource = {
  'resource.change': (who, of) => verdict(of.kind !== 'person' && keeps(who, of)),
  'resource.retire': (who, of) => verdict(of.kind !== 'person' && keeps(who, of)),
  'resource.restore': (who, of) => verdict(of.kind !== 'person' && keeps(who, of)),
  'resource.hours': (who, of) => verdict(keeps(who, of)),
  'exception.add': (who, of) => verdict(keeps(who, of)),
  'exception.drop': (who, of) => verdict(keeps(who, of)),
  'feed.make': (who, of) => verdict(of.kind === 'person' ? isOwn(who, of) : uses(who, of)),
} as const satisfies MayTable<ResourceSubject>;

/** Every one of the resources must be one's own to give away. */
export const mayToResources = {
  'engagement.block': (who, of) => verdict(of.every((resource) => uses(who, resource))),
} as const satisfies MayTable<readonly ResourceSubject[]>;

/** What somebody blocked is moved and released here; what a mediation took, there. */
function changesBlock(who: Who, of: EngagementSubject): Verdict {
  if (of.resources.length === 0) return 'hidden';
  const isTheirs = of.resources.every((resource) => uses(who, resource));
  return verdict(of.subjectKind === 'block' && (isMaker(who, of.madeBy) || isTheirs));
}

export const mayToEngagement = {
  'engagement.move': changesBlock,
  'engagement.release': changesBlock,
} as const satisfies MayTable<EngagementSubject>;

export const mayToFeed = {
  'feed.revoke': (who, { accountId, resource }) => {
    const isStaff = who.kind === 'staff' || who.kind === 'token';
    if (isStaff && who.accountId === accountId) return 'allowed';
    return resource.kind !== 'person' && keeps(who, resource) ? 'allowed' : 'hidden';
  },
} as const satisfies MayTable<FeedSubject>;

/** Open calendars of the units and of the people concerned are drawn anew. */
export function hearersOf(resources: readonly ResourceSubject[]): Hearers[] {
  return [
    {
      unitIds: [...new Set(resources.map(({ unitId }) => unitId))],
      personIds: resources.flatMap(({ personId }) => personId ?? []),
    },
  ];
}
