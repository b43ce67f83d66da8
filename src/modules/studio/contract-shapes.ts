import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { opinionStates, partyRatings, registerLists, registerStages, studioRoles, walkInStates } from './words.ts';
import { figureRows } from './words-figures.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const Instant = z.iso.datetime();
export const Version = z.coerce.number().int().min(1);
export const Cursor = z.string().max(120).optional();
export const Limit = z.coerce.number().int().min(1).max(200).default(50);
export const Line = z.string().trim().min(2).max(300);
export const Text = z.string().trim().min(2).max(5000);
export const Note = z.string().trim().max(2000).default('');
export const Person = z.string().trim().max(40);
export const Phone = z.string().trim().max(30);
export const Made = z.object({ id: Id });
export const Changed = z.object({ id: Id, version: z.number() });
export const Named = z.object({ id: Id, name: z.string() });
/** Degrees, WGS-84; both or neither. */
export const Where = {
  lng: z.coerce.number().min(-180).max(180).optional(),
  lat: z.coerce.number().min(-90).max(90).optional(),
};
/** 事项 as a page of the studio mentions it. */
export const Mention = z.object({ id: Id, number: z.string(), title: z.string() });
/** What somebody raised, and what becomes a matter. */
export const Raised = z.object({
  what: z.string().trim().min(5).max(5000),
  where: z.string().trim().max(200).default(''),
  category: z.string().max(60).optional(),
  name: Person.optional(),
  phone: Phone.optional(),
});

export const RoleName = z.enum(keysOf(studioRoles));
export const WalkInStateName = z.enum(keysOf(walkInStates));
export const StageName = z.enum(keysOf(registerStages));
export const RegisterListName = z.enum(keysOf(registerLists));
export const RatingName = z.enum(keysOf(partyRatings));
/** What a party says of the mediation; no rating: would rather not say. */
export const Rated = { rating: RatingName.nullable(), words: z.string().trim().max(500).default('') };
export const OpinionStateName = z.enum(keysOf(opinionStates));
export const FigureRowName = z.enum(keysOf(figureRows));

export const ShareView = z
  .object({
    count: z.number(),
    of: z.number(),
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .nullable();
