import { z } from 'zod';
import { dutyList } from '../../kit/duties.ts';
import { keysOf } from '../../kit/words.ts';
import { personKinds, posts, unitKinds } from './words.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
const Code = z.string().trim().min(1).max(40);
const Name = z.string().trim().min(1).max(80);
const Phone = z.string().trim().max(30).nullable();

export const UnitKindName = z.enum(keysOf(unitKinds));
export const PersonKindName = z.enum(keysOf(personKinds));
export const PostName = z.enum(keysOf(posts));
export const DutyName = z.enum(dutyList);

export const UnitFields = z.object({
  code: Code,
  parentId: Id.nullable(),
  kind: UnitKindName,
  name: Name,
  aliases: z.array(Name).max(20).default([]),
  phone: Phone.default(null),
});

export const PersonFields = z.object({
  code: Code,
  name: z.string().trim().min(1).max(40),
  kind: PersonKindName,
  phone: Phone.default(null),
  languages: z.array(z.string().trim().min(2).max(10)).min(1).max(10).default(['zh']),
  skills: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
});

/** A unit in the tree; `validTo` is the first day on which it is no more. */
export const UnitRow = z.object({
  id: Id,
  code: z.string(),
  parentId: Id.nullable(),
  kind: UnitKindName,
  name: z.string(),
  aliases: z.array(z.string()),
  phone: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  people: z.number(),
  can: z.array(z.enum(['make', 'change', 'end', 'give'])),
});

/** A post as it shows on the page of a unit or of a person; `validTo` is the first day on which it is over. */
export const HoldingView = z.object({
  id: Id,
  personId: Id,
  personName: z.string(),
  personCode: z.string(),
  personKind: PersonKindName,
  phone: z.string().nullable(),
  unitId: Id,
  unitName: z.string(),
  post: PostName,
  duties: z.array(DutyName),
  categories: z.array(z.string()).nullable(),
  concurrent: z.boolean(),
  standsInFor: z.object({ id: Id, personName: z.string() }).nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  holdsNow: z.boolean(),
  can: z.array(z.enum(['end', 'stand-in'])),
});

const UnitLink = z.object({ id: Id, code: z.string(), name: z.string(), kind: UnitKindName });

/** A unit with everybody who holds a post in it; its areas are asked from places (`gridList` with `unitId`). */
export const UnitView = z.object({
  ...UnitRow.shape,
  above: z.array(UnitLink),
  below: z.array(UnitLink),
  holdings: z.array(HoldingView),
  vacancies: z.array(z.object({ post: PostName, wanted: z.number(), held: z.number() })),
  cameFrom: z.array(UnitLink),
  became: z.array(UnitLink),
});

export const PersonRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: PersonKindName,
  phone: z.string().nullable(),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  leftOn: Day.nullable(),
  posts: z.array(z.object({ unitId: Id, unitName: z.string(), post: PostName, standIn: z.boolean() })),
  can: z.array(z.enum(['change', 'leave', 'give'])),
});

export const PersonView = z.object({ ...PersonRow.shape, signsIn: z.boolean(), holdings: z.array(HoldingView) });
