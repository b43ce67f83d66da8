import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { grounds, objectionStates, ratings, said, surveyStates, surveyWays } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const Instant = z.iso.datetime();
export const Reason = z.string().trim().min(2).max(500);
export const LongText = z.string().trim().min(2).max(2000);
export const Cursor = z.string().max(120).optional();
export const Limit = z.coerce.number().int().min(1).max(200).default(50);
export const FileIds = z.array(Id).max(9).default([]);
export const Mention = z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() });
export const Words = z.object({ zh: z.string(), en: z.string() });

const Saying = z.enum(keysOf(said));

/** What somebody says now; what is left out was not said. */
export const Given = z.object({
  speed: Saying.optional(),
  manner: Saying.optional(),
  clarity: Saying.optional(),
  result: Saying.optional(),
  comment: z.string().trim().max(1000).default(''),
});

export const Answered = z.object({
  speed: Saying.nullable(),
  manner: Saying.nullable(),
  clarity: Saying.nullable(),
  result: Saying.nullable(),
});

const Counts = z.object({ good: z.number(), fair: z.number(), poor: z.number() });

/** How often each rating was given to each question, without order or days. */
export const Tallies = z.object({ speed: Counts, manner: Counts, clarity: Counts, result: Counts });

const Counted = z.object({
  count: z.number(),
  of: z.number(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** Null where fewer than five people rated it. */
export const Shares = z.object({ good: Counted, fair: Counted, poor: Counted }).nullable();

export const QuestionShares = z.object({ speed: Shares, manner: Shares, clarity: Shares, result: Shares });

/** An answer as a supervisor reads it: with the matter, without whoever gave it. */
export const AnswerView = z.object({
  id: Id,
  state: z.enum(keysOf(surveyStates)),
  way: z.enum(keysOf(surveyWays)).nullable(),
  closedOn: Day,
  answers: Answered,
  comment: z.string(),
  objection: z.enum(keysOf(objectionStates)).nullable(),
});

const Vote = z.object({ upholds: z.boolean(), reason: z.string(), mine: z.boolean() });

export const ObjectionView = z.object({
  id: Id,
  matter: Mention.nullable(),
  unitName: z.string(),
  ground: z.enum(keysOf(grounds)),
  reasons: z.string(),
  at: Instant,
  state: z.enum(keysOf(objectionStates)),
  /** How many have decided; their words are there once the reader decided himself, or both did. */
  votesIn: z.number(),
  votes: z.array(Vote),
  fileIds: z.array(Id),
  /** For those who decide only. */
  answer: AnswerView.nullable(),
  mine: z.boolean(),
  canDecide: z.boolean(),
});

export const Rating = z.enum(keysOf(ratings));
