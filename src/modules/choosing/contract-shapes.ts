import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant } from '../matters/contract-shapes.ts';
import { WayName } from '../mediation/contract-shapes.ts';
import { MenuCard } from '../mediators/contract-public.ts';
import { conflictKinds, conflictWeights } from '../mediators/words.ts';
import {
  answers,
  challengeGrounds,
  challengeStates,
  closings,
  noneWords,
  orderStates,
  roundKinds,
  roundStates,
  seatFields,
} from './words.ts';

export const Done = z.object({ done: z.literal(true) });
const RoleName = z.enum(['lead', 'co', 'assist']);
export const RoundKindName = z.enum(keysOf(roundKinds));
export const GroundName = z.enum(keysOf(challengeGrounds));
export const AnswerName = z.enum(keysOf(answers));
const RoundStateName = z.enum(keysOf(roundStates));
const ClosingName = z.enum(keysOf(closings));
const BecauseName = z.enum(keysOf(noneWords));
const OrderStateName = z.enum(keysOf(orderStates));
const ChallengeStateName = z.enum(keysOf(challengeStates));
const ConflictKindName = z.enum(keysOf(conflictKinds));

export const SeatAsked = z.object({ role: RoleName, field: z.enum(keysOf(seatFields)).optional() });

/** What a side hands in. */
export const BallotFields = {
  ranking: z.array(Id).max(60),
  vetoes: z.array(Id).max(60),
  /** Drawn by the page that sends it: 32 hexadecimal digits. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
};

/** How a colleague writes down what somebody without a page said, and who was there. */
export const Witnessed = {
  partyId: Id,
  way: WayName.exclude(['page']),
  witness: z.string().trim().min(2).max(60),
};

/** Two sentences in both languages. */
const Sentences = z.object({ zh: z.array(z.string()), en: z.array(z.string()) });

/** What must be said of a mediator before anybody chooses: towards the own side, or towards another. */
const Disclosed = z.object({ isMine: z.boolean(), kind: ConflictKindName });

/** A card in the list of a party. */
const ChoiceCard = MenuCard.extend({
  isAvailable: z.boolean(),
  disclosures: z.array(Disclosed),
  /** The seat that the studio proposes him for. */
  role: RoleName.nullable(),
});

const PanelMember = z.object({
  mediatorId: Id,
  name: z.string(),
  role: RoleName,
  order: OrderStateName.nullable(),
  isFree: z.boolean().nullable(),
  disclosure: z.string(),
  disclosures: z.array(Disclosed),
  canChallenge: z.boolean(),
});

/** The choosing as one party sees it: nothing that another side wrote. */
export const OwnChoosing = z.object({
  round: z
    .object({
      id: Id,
      kind: RoundKindName,
      dueAt: Instant,
      vetoes: z.number(),
      seats: z.array(SeatAsked),
      seedHash: z.string(),
      /** The own side's ballot, without what is in it. */
      handedIn: z.object({ at: Instant, way: WayName, commitment: z.string() }).nullable(),
      answer: AnswerName.nullable(),
      cards: z.array(ChoiceCard),
    })
    .nullable(),
  results: z.array(
    z.object({
      roundId: Id,
      kind: RoundKindName,
      state: RoundStateName,
      closedAt: Instant,
      sentences: Sentences,
      seedHash: z.string(),
      seed: z.string().nullable(),
      isAsked: z.boolean(),
      answer: AnswerName.nullable(),
    }),
  ),
  panel: z.array(PanelMember),
  challenges: z.array(
    z.object({
      id: Id,
      name: z.string(),
      ground: GroundName,
      state: ChallengeStateName,
      madeAt: Instant,
      decidedAt: Instant.nullable(),
      why: z.string(),
    }),
  ),
  /** Somebody else hands in for the side: its representative. */
  isRepresented: z.boolean(),
  can: z.array(z.enum(['hand-in', 'answer', 'challenge'])),
});

const SideView = z.object({
  side: z.number(),
  names: z.array(z.string()),
  handedInAt: Instant.nullable(),
  way: WayName.nullable(),
  isAsked: z.boolean(),
  answer: AnswerName.nullable(),
  /** To be read out to a side that took part through a colleague; null for the others. */
  sentences: Sentences.nullable(),
});

const RoundView = z.object({
  id: Id,
  number: z.number(),
  kind: RoundKindName,
  state: RoundStateName,
  seats: z.array(SeatAsked),
  listed: z.number(),
  vetoes: z.number(),
  seedHash: z.string(),
  seed: z.string().nullable(),
  openedAt: Instant,
  dueAt: Instant,
  closedAt: Instant.nullable(),
  closedHow: ClosingName.nullable(),
  because: BecauseName.nullable(),
  isByDraw: z.boolean(),
  panel: z.array(z.object({ mediatorId: Id, name: z.string(), role: RoleName })),
  sides: z.array(SideView),
  canReplay: z.boolean(),
});

export const OrderView = z.object({
  id: Id,
  mediationId: Id,
  mediatorId: Id,
  name: z.string(),
  role: RoleName,
  state: OrderStateName,
  askedAt: Instant,
  dueAt: Instant,
  answeredAt: Instant.nullable(),
  reason: z.string(),
  isFree: z.boolean().nullable(),
  disclosure: z.string(),
  canAnswer: z.boolean(),
});

const ConflictFields = {
  side: z.number(),
  party: z.string(),
  kind: ConflictKindName,
  isSure: z.boolean(),
};

const ChallengeView = z.object({
  id: Id,
  mediatorId: Id,
  name: z.string(),
  side: z.number().nullable(),
  ground: GroundName,
  reason: z.string(),
  way: WayName,
  madeAt: Instant,
  state: ChallengeStateName,
  why: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  canDecide: z.boolean(),
});

/** The choosing as colleagues see it: who handed in, never what. */
export const ChoosingView = z.object({
  rounds: z.array(RoundView),
  orders: z.array(OrderView),
  challenges: z.array(ChallengeView),
  /** The list of the open round, for whoever writes down what a side says. */
  cards: z.array(z.object({ id: Id, name: z.string(), unitName: z.string(), isAvailable: z.boolean() })),
  /** What keeps somebody away who has a seat: it came up after the count. */
  found: z.array(z.object({ mediatorId: Id, name: z.string(), ...ConflictFields })),
  can: z.array(z.enum(['open', 'propose', 'cancel', 'hand-in', 'answer', 'challenge'])),
});

/** The open list with its conflicts, for whoever runs the case. */
export const ListedCard = z.object({
  id: Id,
  name: z.string(),
  unitName: z.string(),
  style: z.string(),
  fields: z.array(z.string()),
  isAvailable: z.boolean(),
  isFull: z.boolean(),
  openCases: z.number(),
  cap: z.number(),
  conflicts: z.array(z.object({ ...ConflictFields, weight: z.enum(keysOf(conflictWeights)) })),
});

export const ReplayResult = z.object({
  outcome: z.enum(['same', 'different', 'gone']),
  /** What was compared, and whether it agreed. */
  checks: z.object({
    seed: z.boolean(),
    list: z.boolean(),
    ballots: z.boolean(),
    panel: z.boolean(),
    seated: z.boolean(),
  }),
});
