import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant } from '../matters/contract-shapes.ts';
import { ways } from '../mediation/words.ts';
import {
  answerWays,
  calmSteps,
  confirmedHow,
  offerStates,
  outcomes,
  recordStates,
  roundStates,
  signWays,
  sittingKinds,
  sittingStates,
  stages,
  verdicts,
} from './words.ts';

export const KindName = z.enum(keysOf(sittingKinds));
export const StageName = z.enum(keysOf(stages));
export const CalmName = z.enum(keysOf(calmSteps));
export const OutcomeName = z.enum(keysOf(outcomes));
export const VerdictName = z.enum(keysOf(verdicts));
export const WayName = z.enum(keysOf(ways));
const SittingStateName = z.enum(keysOf(sittingStates));
const RecordStateName = z.enum(keysOf(recordStates));
const OfferStateName = z.enum(keysOf(offerStates));

export const Side = z.number().int().min(1).max(9);
export const Sides = z.array(Side).min(1).max(9);
export const SlotNumber = z.number().int().min(1).max(3);
export const Witness = z.string().trim().max(80).default('');
export const Flat = z.record(z.string().max(120), z.string());
/** What of a sheet is sent: names and values are looked at one by one. */
export const SheetGiven = z
  .record(z.string().max(120), z.string().max(5000))
  .refine((sheet) => Object.keys(sheet).length <= 1000);

export const WindowFields = z.object({ from: Instant, to: Instant, preferred: z.boolean().default(false) });
const WindowView = z.object({ from: Instant, to: Instant, preferred: z.boolean() });

const SlotView = z.object({
  number: z.number(),
  startsAt: Instant,
  endsAt: Instant,
  roomName: z.string().nullable(),
});

/** A free time that was found. */
export const FoundSlot = z.object({
  startsAt: Instant,
  endsAt: Instant,
  roomId: Id.nullable(),
  roomName: z.string().nullable(),
  stepFree: z.boolean(),
  reasons: z.array(z.enum(['earliest', 'preferred', 'fewest-moves'])),
});

const RoundView = z.object({
  id: Id,
  number: z.number(),
  kind: KindName,
  sides: z.array(z.number()),
  minutes: z.number(),
  place: z.string(),
  link: z.string(),
  state: z.enum(keysOf(roundStates)),
  answerBy: Instant,
  madeAt: Instant,
  slots: z.array(SlotView),
  voices: z.array(z.object({ side: z.number(), partyIds: z.array(Id), slots: z.array(z.number()).nullable() })),
  answers: z.array(
    z.object({
      partyId: Id,
      slots: z.array(z.number()),
      way: z.enum(keysOf(answerWays)),
      witness: z.string(),
      at: Instant,
    }),
  ),
});

export const AttendeeView = z.object({
  key: z.string(),
  name: z.string(),
  role: z.string(),
  side: z.number().nullable(),
});

const SignerView = z.object({
  partyId: Id,
  name: z.string(),
  side: z.number(),
  verdict: VerdictName.nullable(),
  way: z.enum(keysOf(signWays)).nullable(),
  typedName: z.string(),
  note: z.string(),
  fileId: Id.nullable(),
  at: Instant.nullable(),
});

/** What both the desk and a party read of a sitting. */
const sittingHead = {
  id: Id,
  number: z.number(),
  kind: KindName,
  state: SittingStateName,
  startsAt: Instant,
  endsAt: Instant,
  roomName: z.string().nullable(),
  address: z.string(),
  place: z.string(),
  link: z.string(),
  stepFree: z.boolean().nullable(),
  hearingLoop: z.boolean().nullable(),
};

const SittingView = z.object({
  ...sittingHead,
  sides: z.array(z.number()),
  openSession: z.boolean(),
  begunAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  stage: StageName.nullable(),
  stages: z.array(z.object({ stage: StageName, at: Instant })),
  calm: z.array(CalmName),
  outcome: OutcomeName.nullable(),
  isSimple: z.boolean(),
  fields: Flat,
  attendees: z.array(AttendeeView),
  record: z.object({
    state: RecordStateName,
    number: z.number(),
    /** As it would be read back now; once it was, as it was. */
    text: z.string(),
    /** What was written since is not in it yet. */
    isStale: z.boolean(),
    hash: z.string().nullable(),
    signers: z.array(SignerView),
  }),
  version: z.number(),
  can: z.array(z.enum(['begin', 'stage', 'save', 'move', 'cancel', 'end', 'read-out', 'sign'])),
});

const OwnSitting = z.object({ ...sittingHead, iAmAsked: z.boolean() });

const OfferView = z.object({
  id: Id,
  fromSide: z.number(),
  toSides: z.array(z.number()),
  text: z.string(),
  amountFen: z.number().nullable(),
  conditions: z.string(),
  validUntil: Instant.nullable(),
  state: OfferStateName,
  acceptedBy: z.array(z.number()),
  way: WayName,
  confirmedHow: z.enum(keysOf(confirmedHow)).nullable(),
  madeAt: Instant,
  openedAt: Instant.nullable(),
  answer: z.string(),
});

const TurnView = z.object({ side: z.number(), offerId: Id }).nullable();

export const OfferFields = {
  text: z.string().trim().min(2).max(2000),
  amountFen: z.number().int().min(0).max(100_000_000_00).optional(),
  conditions: z.string().trim().max(1000).default(''),
  validUntil: Instant.optional(),
  /** Kept with the mediator until the side lets it go. */
  keepBack: z.boolean().default(false),
};

const FactView = z.object({
  id: Id,
  text: z.string(),
  judged: z.enum(['agreed', 'disputed', 'open']),
  stands: z.array(z.object({ side: z.number(), stand: z.enum(['agreed', 'disputed']).nullable(), remark: z.string() })),
});

const WordsView = z.object({ zh: z.string(), en: z.string() });

export const ArticleView = z.object({
  code: z.string(),
  name: WordsView,
  title: WordsView,
  summary: WordsView,
  topics: z.array(z.string()),
});

export const Conflict = z.object({
  field: z.string(),
  label: WordsView,
  base: z.string(),
  mine: z.string(),
  theirs: z.string(),
  by: z.string().nullable(),
  at: Instant.nullable(),
});

/** Everything about the sittings of one mediation. */
export const SittingsView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  sides: z.array(z.object({ side: z.number(), names: z.array(z.string()) })),
  parties: z.array(z.object({ id: Id, side: z.number(), name: z.string(), speaks: z.boolean(), needs: z.string() })),
  windows: z.array(WindowView.extend({ partyId: Id, way: WayName })),
  round: RoundView.nullable(),
  pastRounds: z.array(
    z.object({ number: z.number(), state: z.enum(keysOf(roundStates)), endedAt: Instant.nullable() }),
  ),
  sittings: z.array(SittingView),
  facts: z.array(FactView),
  offers: z.array(OfferView),
  /** Offers of which only the own side and the mediators know. */
  keptOffers: z.number(),
  turn: TurnView,
  mediates: z.boolean(),
  can: z.array(z.enum(['offer-times', 'withdraw-times', 'answer-times', 'windows', 'start', 'offer', 'notes'])),
});

/** The same for a party: of the own side all, of the others what both read. */
export const OwnSittingsView = z.object({
  windows: z.array(WindowView),
  round: z
    .object({
      id: Id,
      kind: KindName,
      minutes: z.number(),
      place: z.string(),
      answerBy: Instant,
      slots: z.array(SlotView),
      mine: z.array(z.number()).nullable(),
      /** Somebody of my side has to answer. */
      iAmAsked: z.boolean(),
    })
    .nullable(),
  sittings: z.array(OwnSitting),
  facts: z.array(FactView),
  offers: z.array(OfferView),
  turn: TurnView,
  records: z.array(
    z.object({
      sittingId: Id,
      sittingNumber: z.number(),
      state: RecordStateName,
      text: z.string(),
      hash: z.string().nullable(),
      mine: z.object({ verdict: VerdictName, note: z.string(), at: Instant }).nullable(),
      iSign: z.boolean(),
    }),
  ),
  mySide: z.number(),
  myName: z.string(),
  can: z.array(z.enum(['windows', 'times', 'stand', 'offer', 'accept'])),
});
