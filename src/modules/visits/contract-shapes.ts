import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { needStates, visitStates, visitTaskStates, whyWords } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const Instant = z.iso.datetime();
export const Version = z.coerce.number().int().min(1);
export const Line = z.string().trim().min(2).max(300);
export const Reason = z.string().trim().min(2).max(500);
const Observation = z.string().trim().max(5000);

/** The observation form as it is sent. */
export const FieldsGiven = z.object({
  met: Observation,
  seen: Observation,
  wishes: Observation,
  hazards: Observation,
  needs: Observation,
});

/** The observation form as it is answered. */
export const Fields = z.object({
  met: z.string(),
  seen: z.string(),
  wishes: z.string(),
  hazards: z.string(),
  needs: z.string(),
});

export const NeedFields = {
  title: z.string().trim().min(2).max(80),
  address: z.string().trim().min(2).max(200),
  phone: z.string().trim().max(30).optional(),
  placeId: Id.optional(),
  lng: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  why: z.enum(keysOf(whyWords)),
  purpose: Reason,
  askedBy: z.string().trim().min(2).max(80),
  everyDays: z.number().int().min(1).max(365).optional(),
  untilOn: Day,
  personId: Id.optional(),
};

/** 走访清单 entry. */
export const NeedView = z.object({
  id: Id,
  unitId: Id,
  unitName: z.string(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  title: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  placeId: Id.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  why: z.enum(keysOf(whyWords)),
  purpose: z.string(),
  askedBy: z.string(),
  everyDays: z.number().nullable(),
  untilOn: Day,
  state: z.enum(keysOf(needStates)),
  lastVisitedOn: Day.nullable(),
  nextVisit: z.object({ id: Id, on: Day }).nullable(),
  version: z.number(),
  can: z.array(z.enum(['change', 'end', 'plan'])),
});

const rowFields = {
  id: Id,
  needId: Id,
  title: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  why: z.enum(keysOf(whyWords)),
  purpose: z.string(),
  askedBy: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  unitName: z.string(),
  personName: z.string().nullable(),
  isMine: z.boolean(),
  plannedOn: Day,
  state: z.enum(keysOf(visitStates)),
  doneAt: Instant.nullable(),
};
export const VisitRow = z.object(rowFields);

export const TaskView = z.object({
  id: Id,
  visitId: Id,
  title: z.string(),
  task: z.string(),
  dueOn: Day,
  state: z.enum(keysOf(visitTaskStates)),
  report: z.string(),
  can: z.array(z.enum(['finish', 'drop'])),
});

/** A visit with what a phone needs to write its observations without a network. */
export const VisitSheet = z.object({
  ...rowFields,
  version: z.number(),
  fields: Fields,
  can: z.array(z.enum(['save', 'cancel', 'take-down', 'task-add'])),
});

export const VisitView = z.object({
  ...VisitSheet.shape,
  tasks: z.array(TaskView),
  matters: z.array(z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() })),
  files: z.array(z.object({ id: Id, kind: z.enum(['photo', 'pdf', 'audio']), mediaType: z.string(), at: Instant })),
  timeline: z.array(
    z.object({ id: z.string(), at: Instant, kind: z.string(), by: z.string().nullable(), text: z.string().nullable() }),
  ),
});
