import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { routingDoors } from './contract-routing.ts';
import { Code, Day, DifferenceView, EntryFields, EntryView, Id, Instant } from './contract-shapes.ts';

const Done = z.object({ done: z.literal(true) });
const EntryText = EntryFields.pick({
  zh: true,
  en: true,
  definitionZh: true,
  definitionEn: true,
  examples: true,
  hints: true,
  against: true,
  synonyms: true,
  skills: true,
  residentZh: true,
  residentEn: true,
  residentExampleZh: true,
  residentExampleEn: true,
  residentPosition: true,
});

/** The doors of the dictionary and of the rules. */
export const doors = {
  ...routingDoors,
  list: door({
    method: 'GET',
    path: '/api/categories',
    action: 'category.list',
    asks: ['staff', 'token'],
    summary: { zh: '事项类别', en: 'Categories' },
    input: z.object({}),
    output: z.object({ rows: z.array(EntryView), canMake: z.boolean() }),
  }),
  view: door({
    method: 'GET',
    path: '/api/categories/:code',
    action: 'category.view',
    asks: ['staff', 'token'],
    summary: { zh: '类别详情', en: 'One category' },
    input: z.object({ code: Code }),
    output: z.object({
      entry: EntryView,
      /** What the dictionary of the product says, where it has the code. */
      standard: EntryText.nullable(),
      /** Own limits, which module clocks keeps. */
      limits: z.array(z.object({ kind: z.string(), measure: z.string(), amount: z.number(), calendar: z.string() })),
      history: z.array(
        z.object({
          at: Instant,
          kind: z.string(),
          by: z.string().nullable(),
          differences: z.array(DifferenceView),
        }),
      ),
      can: z.array(z.enum(['change', 'end', 'add'])),
    }),
  }),
  make: door({
    method: 'POST',
    path: '/api/categories',
    action: 'category.make',
    asks: ['staff', 'token'],
    summary: { zh: '新增类别', en: 'Make a category' },
    input: z.object({ code: Code, parentCode: Code.nullable().default(null), ...EntryFields.shape }),
    output: z.object({ code: z.string() }),
  }),
  change: door({
    method: 'PUT',
    path: '/api/categories/:code',
    action: 'category.change',
    asks: ['staff', 'token'],
    summary: { zh: '更改类别', en: 'Change a category' },
    input: z.object({ code: Code, version: z.number().int().min(1), ...EntryFields.shape }),
    output: z.object({ version: z.number() }),
  }),
  end: door({
    method: 'POST',
    path: '/api/categories/:code/end',
    action: 'category.end',
    asks: ['staff', 'token'],
    summary: { zh: '停用类别', en: 'End a category' },
    input: z.object({ code: Code, version: z.number().int().min(1), on: Day, successorCode: Code }),
    output: Done,
  }),
  labels: door({
    method: 'GET',
    path: '/api/foreign-labels',
    action: 'label.list',
    asks: ['staff', 'token'],
    summary: { zh: '外部类别对照', en: 'Labels of other dictionaries' },
    input: z.object({
      unmapped: z.stringbool().default(false),
      q: z.string().trim().max(60).optional(),
      after: z.coerce.number().int().min(0).default(0),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          dictionary: z.string().nullable(),
          levels: z.array(z.string()),
          category: z.string().nullable(),
          /** What names and words suggest while nobody decided. */
          proposed: z.string().nullable(),
        }),
      ),
      total: z.number(),
      mapped: z.number(),
      next: z.number().nullable(),
    }),
  }),
  mapLabels: door({
    method: 'POST',
    path: '/api/foreign-labels/map',
    action: 'label.map',
    asks: ['staff', 'token'],
    summary: { zh: '对照外部类别', en: 'Map labels onto categories' },
    input: z.object({
      labels: z
        .array(z.object({ id: Id, category: Code.nullable() }))
        .min(1)
        .max(100),
    }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
