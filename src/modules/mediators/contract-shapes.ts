import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { FrameShape, NamedField, SpokenLanguageName } from './contract-public.ts';
import { cardStates, mediatorKinds, mediatorWays, professions, skillWords, standings, tieKinds } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
const Code = z.string().trim().min(1).max(60);

/** What a mediator words himself. */
export const OwnFields = {
  style: z.string().trim().max(120),
  timesNote: z.string().trim().max(120),
  frames: z.array(FrameShape).max(28),
  languages: z.array(SpokenLanguageName).min(1).max(8),
  ways: z
    .array(z.enum(keysOf(mediatorWays)))
    .min(1)
    .max(2),
  /** Residents may read the card: only ever by the mediator's own agreement. */
  isShown: z.boolean(),
};

/** What the register keeps of a mediator, term and state aside. */
export const CardFields = z.object({
  unitId: Id.nullable().default(null),
  partnerId: Id.nullable().default(null),
  kind: z.enum(keysOf(mediatorKinds)),
  profession: z.enum(keysOf(professions)),
  fields: z.array(Code).min(1).max(30),
  skills: z
    .array(z.enum(keysOf(skillWords)))
    .max(6)
    .default([]),
  ...OwnFields,
  cap: z.number().int().min(1).max(30),
  teacherId: Id.nullable().default(null),
});

export const CardView = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  badge: z.string(),
  phone: z.string().nullable(),
  signsIn: z.boolean(),
  unitId: Id.nullable(),
  partnerId: Id.nullable(),
  unitName: z.string(),
  kind: z.enum(keysOf(mediatorKinds)),
  profession: z.enum(keysOf(professions)),
  fields: z.array(NamedField),
  skills: z.array(z.enum(keysOf(skillWords))),
  languages: z.array(SpokenLanguageName),
  style: z.string(),
  timesNote: z.string(),
  frames: z.array(FrameShape),
  ways: z.array(z.enum(keysOf(mediatorWays))),
  isShown: z.boolean(),
  state: z.enum(keysOf(cardStates)),
  standing: z.enum(keysOf(standings)),
  restUntil: Day.nullable(),
  stateReason: z.string(),
  appointedOn: Day,
  termFrom: Day,
  termTo: Day,
  cap: z.number(),
  teacher: z.object({ id: Id, name: z.string() }).nullable(),
  signedOffOn: Day.nullable(),
  endedOn: Day.nullable(),
  /** Minutes of training this year, and how many are asked of a year. */
  trainedMinutes: z.number(),
  askedMinutes: z.number(),
  isTermEnding: z.boolean(),
  isTrainingDue: z.boolean(),
  version: z.number(),
  can: z.array(z.enum(['change', 'rest', 'return', 'renew', 'end', 'train', 'sign-off', 'tie'])),
});

const TieView = z.object({
  id: Id,
  kind: z.enum(keysOf(tieKinds)),
  name: z.string(),
  phone: z.string().nullable(),
  note: z.string(),
  at: z.iso.datetime(),
});

export const CardPage = CardView.extend({
  trainings: z.array(z.object({ id: Id, heldOn: Day, subject: z.string(), minutes: z.number(), givenBy: z.string() })),
  apprentices: z.array(z.object({ id: Id, name: z.string() })),
  /** Null for whoever may not know them. */
  ties: z.array(TieView).nullable(),
});
