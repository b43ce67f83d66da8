import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { ClockKindName, LadderRuleShape, MeasureName } from './contract.ts';
import { clockStates, ladderRoles } from './words.ts';

const Instant = z.iso.datetime();
const Words = z.object({ zh: z.string(), en: z.string() });

/** One clock of a subject as its page shows it. */
export const ClockView = z.object({
  id: z.uuid(),
  kind: ClockKindName,
  about: z.uuid().nullable(),
  state: z.enum(keysOf(clockStates)),
  startedAt: Instant,
  limit: z.object({ measure: MeasureName, amount: z.number() }).nullable(),
  dueAt: Instant,
  /** Per cent of the limit that is used up. */
  used: z.number(),
  late: z.boolean(),
  endedAt: Instant.nullable(),
  paused: z.object({ reason: Words, until: Instant }).nullable(),
  pauses: z.number(),
  /** How much was added to the limit. */
  extended: z.number(),
  asked: z.object({ amount: z.number(), mine: z.boolean() }).nullable(),
  missingYears: z.array(z.number()),
  notices: z.array(
    z.object({
      id: z.uuid(),
      rule: LadderRuleShape.nullable(),
      name: z.string(),
      role: z.enum(keysOf(ladderRoles)),
      toldAt: Instant,
      acknowledgedAt: Instant.nullable(),
      mine: z.boolean(),
    }),
  ),
});

/** A reason that a pause may have, with the latest end of one that begins now. */
export const PauseChoice = z.object({ code: z.string(), ...Words.shape, latest: Instant });

/** What a resident may know of the promised date: why it stands still, that it was moved, that it was urged. */
export const PromiseView = z.object({
  paused: z.object({ because: Words, until: Instant }).nullable(),
  extended: z.boolean(),
  urged: z.boolean(),
  missingYears: z.array(z.number()),
});
