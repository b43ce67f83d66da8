import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { ClockView } from '../clocks/contract-panel.ts';
import { Id, Instant, TimelineEntry } from '../matters/contract-shapes.ts';
import {
  capacities,
  mandateScopes,
  mediationQueues,
  mediationStates,
  mediationSteps,
  memberRoles,
  memberStates,
  modes,
  partyRoles,
  routes,
  seatRoles,
  sources,
  tracks,
  ways,
  willingness,
} from './words.ts';
import { gateQuestions, riskLevels, riskSigns } from './words-risk.ts';

export const Day = z.iso.date();
export const StateName = z.enum(keysOf(mediationStates));
export const QueueName = z.enum(keysOf(mediationQueues));
export const TrackName = z.enum(keysOf(tracks));
export const ModeName = z.enum(keysOf(modes));
export const SourceName = z.enum(keysOf(sources));
const PartyRoleName = z.enum(keysOf(partyRoles));
export const WayName = z.enum(keysOf(ways));
export const WillingName = z.enum(keysOf(willingness));
export const RouteName = z.enum(keysOf(routes));
export const QuestionName = z.enum(keysOf(gateQuestions));
export const SignName = z.enum(keysOf(riskSigns));
export const MemberRoleName = z.enum(keysOf(memberRoles));
const SeatRoleName = z.enum(keysOf(seatRoles));
const MemberStateName = z.enum(keysOf(memberStates));
const CapacityName = z.enum(keysOf(capacities));
const ScopeName = z.enum(keysOf(mandateScopes));

/** What a colleague writes down of somebody on a side. */
export const PartyFields = {
  side: z.coerce.number().int().min(1).max(9),
  role: PartyRoleName.default('party'),
  actsFor: Id.optional(),
  name: z.string().trim().min(1).max(40),
  phone: z.string().trim().max(30).optional(),
  gender: z.enum(['female', 'male', 'other']).optional(),
  bornOn: Day.optional(),
  idNumber: z.string().trim().max(30).optional(),
  address: z.string().trim().max(200).default(''),
  employer: z.string().trim().max(80).default(''),
  occupation: z.string().trim().max(40).default(''),
  gridCode: z.string().trim().max(40).optional(),
  capacity: CapacityName.default('full'),
  needs: z.string().trim().max(200).default(''),
  language: z.enum(['zh', 'en']).default('zh'),
  way: WayName.default('page'),
  mandateScope: ScopeName.optional(),
  mandateUntil: Day.optional(),
  mandateFileId: Id.optional(),
};

const PartyView = z.object({
  id: Id,
  side: z.number(),
  role: PartyRoleName,
  actsFor: Id.nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  gender: z.string().nullable(),
  bornOn: Day.nullable(),
  isMinor: z.boolean(),
  hasIdNumber: z.boolean(),
  address: z.string(),
  employer: z.string(),
  occupation: z.string(),
  gridCode: z.string().nullable(),
  capacity: CapacityName,
  needs: z.string(),
  language: z.enum(['zh', 'en']),
  way: WayName,
  mandate: z
    .object({ scope: ScopeName, until: Day.nullable(), fileId: Id.nullable(), inForce: z.boolean() })
    .nullable(),
  willing: WillingName,
  willingHow: WayName.nullable(),
  rightsHow: WayName.nullable(),
  rightsAt: Instant.nullable(),
  wantsOpen: z.boolean().nullable(),
  needsGuardian: z.boolean(),
  left: z.boolean(),
});

const SeatView = z.object({
  mediatorId: Id,
  personId: Id,
  name: z.string(),
  role: SeatRoleName,
  since: Instant,
  until: Instant.nullable(),
  why: z.string().nullable(),
});

const MemberView = z.object({
  id: Id,
  who: z.string(),
  isPartner: z.boolean(),
  role: MemberRoleName,
  speaksOn: z.string(),
  state: MemberStateName,
  answer: z.string().nullable(),
  askedAt: Instant,
  dueAt: Instant.nullable(),
  canAnswer: z.boolean(),
});

const CheckView = z.object({
  id: Id,
  marks: z.array(SignName),
  level: z.enum(keysOf(riskLevels)),
  note: z.string(),
  plan: z.string(),
  coolUntil: Instant.nullable(),
  reportedTo: z.string().nullable(),
  at: Instant,
  by: z.string(),
});

const RouteView = z.object({
  partyId: Id,
  route: RouteName,
  how: WayName,
  toldAt: Instant,
  seenAt: Instant.nullable(),
});

export const Row = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: StateName,
  track: TrackName,
  mode: ModeName,
  category: z.string(),
  unitName: z.string(),
  leadName: z.string().nullable(),
  liaisonName: z.string().nullable(),
  openedAt: Instant,
  timesReopened: z.number(),
  sides: z.array(z.object({ side: z.number(), name: z.string(), count: z.number() })),
});

/** What a colleague may do beside the steps. */
export const acts = [
  'add-party',
  'change-party',
  'willing',
  'rights',
  'letter',
  'identity',
  'extend',
  'liaison',
  'ask-member',
  'check',
  'note',
  'tell-routes',
] as const;

export const MediationView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: StateName,
  track: TrackName,
  mode: ModeName,
  source: SourceName,
  category: z.string(),
  unitId: Id,
  unitName: z.string(),
  liaison: z.object({ id: Id, name: z.string() }).nullable(),
  openSession: z.boolean(),
  firstKnownOn: Day.nullable(),
  openedAt: Instant,
  acceptedAt: Instant.nullable(),
  reachedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  timesReopened: z.number(),
  version: z.number(),
  matter: z.object({ id: Id, number: z.string(), title: z.string() }).nullable(),
  gateMarks: z.array(QuestionName),
  parties: z.array(PartyView),
  seats: z.array(SeatView),
  members: z.array(MemberView),
  checks: z.array(CheckView),
  routesTold: z.array(RouteView),
  clocks: z.array(ClockView),
  timeline: z.array(TimelineEntry),
  /** True for mediators on the panel: what one side told them alone is for them. */
  mediates: z.boolean(),
  can: z.array(z.enum([...keysOf(mediationSteps), ...acts])),
});

/** The own page of a party: of others only names, of the other sides nothing that they said alone. */
export const OwnView = z.object({
  number: z.string(),
  state: StateName,
  track: TrackName,
  mode: ModeName,
  me: z.object({
    id: Id,
    name: z.string(),
    side: z.number(),
    role: PartyRoleName,
    willing: WillingName,
    rightsAt: Instant.nullable(),
    wantsOpen: z.boolean().nullable(),
    /** True for whoever may speak and sign for the side: parties themselves, representatives, agents and guardians within their mandate. */
    speaks: z.boolean(),
    settles: z.boolean(),
    /** Others stand on the same side: to stop is for oneself alone. */
    isOneOfMany: z.boolean(),
  }),
  sides: z.array(z.object({ side: z.number(), names: z.array(z.string()), isMine: z.boolean() })),
  panel: z.array(z.object({ name: z.string(), role: SeatRoleName })),
  liaison: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  unitName: z.string(),
  openSession: z.boolean(),
  dueAt: Instant.nullable(),
  routes: z.array(z.object({ route: RouteName, toldAt: Instant })),
  timeline: z.array(z.object({ id: z.string(), at: Instant, kind: z.string() })),
  /** Summed up by colleague and day. */
  opened: z.array(
    z.object({
      at: Instant,
      /** Null: the house itself. */
      who: z.string().nullable(),
      unit: z.string().nullable(),
      times: z.number(),
      reasons: z.array(z.string()),
    }),
  ),
  can: z.array(z.enum(['willing', 'rights', 'stop', 'openness'])),
});
