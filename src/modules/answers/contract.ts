import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { publicDoors } from './contract-public.ts';
import { answerKinds, answerStates, papers, proposedSteps } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const Step = z.object({
  zh: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^*|\n][^|\n]*$/),
  en: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^|\n]*$/)
    .default(''),
  must: z.boolean().default(false),
});

/** What whoever keeps an entry writes. */
export const ContentFields = z.object({
  titleZh: z.string().trim().min(1).max(80),
  titleEn: z.string().trim().max(160).default(''),
  category: z.string().trim().min(1).max(60).nullable().default(null),
  words: z.array(z.string().trim().min(1).max(40)).max(30).default([]),
  textZh: z.string().trim().max(3000).default(''),
  textEn: z.string().trim().max(4000).default(''),
  steps: z.array(Step).max(30).default([]),
  paper: z.enum(keysOf(papers)).nullable().default(null),
  nextStep: z.enum(keysOf(proposedSteps)).nullable().default(null),
  sourceZh: z.string().trim().max(200).default(''),
  sourceEn: z.string().trim().max(300).default(''),
  isPublic: z.boolean().default(false),
  reviewOn: Day,
});

const kind = z.enum(keysOf(answerKinds));
const DifferenceView = z.object({ field: z.string(), from: z.any(), to: z.any() });
const Changed = z.object({ id: Id, version: z.number() });
const Versioned = z.object({ id: Id, version: z.number().int().min(1) });

const Brief = z.object({
  id: Id,
  code: z.string(),
  kind,
  state: z.enum(keysOf(answerStates)),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  titleZh: z.string(),
  titleEn: z.string(),
  category: z.string().nullable(),
  words: z.array(z.string()),
  isPublic: z.boolean(),
  reviewOn: Day,
  isOverdue: z.boolean(),
  hasDraft: z.boolean(),
  uses: z.number(),
});

const Usable = z.object({
  id: Id,
  titleZh: z.string(),
  titleEn: z.string(),
  textZh: z.string(),
  textEn: z.string(),
  words: z.array(z.string()),
  category: z.string().nullable(),
  /** Levels of the matter's category that it names; null when it is for others. */
  fit: z.number().nullable(),
  paper: z.enum(keysOf(papers)).nullable(),
  nextStep: z.enum(keysOf(proposedSteps)).nullable(),
  sourceZh: z.string(),
  sourceEn: z.string(),
  reviewOn: Day,
  isOverdue: z.boolean(),
});

/** 答复与知识 (F36): entries that the units keep, and their use on a matter. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/answers',
    action: 'answer.list',
    asks: ['staff', 'token'],
    summary: { zh: '模板、清单和知识条目', en: 'Templates, checklists and knowledge' },
    input: z.object({}),
    output: z.object({
      rows: z.array(Brief),
      /** Units that this colleague may make entries for; null = the county. */
      makesFor: z.array(z.object({ id: Id.nullable(), name: z.string().nullable() })),
    }),
  }),
  view: door({
    method: 'GET',
    path: '/api/answers/:id',
    action: 'answer.view',
    asks: ['staff', 'token'],
    summary: { zh: '一个条目', en: 'One entry' },
    input: z.object({ id: Id }),
    output: Brief.extend({
      version: z.number(),
      live: ContentFields.nullable(),
      liveNumber: z.number(),
      publishedAt: Instant.nullable(),
      publishedBy: z.string().nullable(),
      /** When what is in use was last published or found to be still right. */
      asOf: Day.nullable(),
      draft: ContentFields.nullable(),
      draftBy: z.array(z.string()),
      draftAt: Instant.nullable(),
      usedOn: Day.nullable(),
      /** What the draft changes against what is in use. */
      differences: z.array(DifferenceView),
      history: z.array(
        z.object({ at: Instant, kind: z.string(), by: z.string().nullable(), differences: z.array(DifferenceView) }),
      ),
      can: z.array(z.enum(['change', 'drop', 'publish', 'review', 'retire'])),
      /** The draft waits for a second person: this one wrote on it. */
      needsAnother: z.boolean(),
    }),
  }),
  make: door({
    method: 'POST',
    path: '/api/answers',
    action: 'answer.make',
    asks: ['staff', 'token'],
    summary: { zh: '起草条目', en: 'Draft an entry' },
    input: z.object({ kind, unitId: Id.nullable(), ...ContentFields.shape }),
    output: Changed,
  }),
  change: door({
    method: 'PUT',
    path: '/api/answers/:id',
    action: 'answer.change',
    asks: ['staff', 'token'],
    summary: { zh: '改条目（存为草稿）', en: 'Change an entry (as a draft)' },
    input: z.object({ ...Versioned.shape, ...ContentFields.shape }),
    output: Changed,
  }),
  drop: door({
    method: 'POST',
    path: '/api/answers/:id/drop',
    action: 'answer.drop',
    asks: ['staff', 'token'],
    summary: { zh: '放弃草稿', en: 'Give up the draft' },
    input: Versioned,
    /** `gone`: nothing of it was ever published, so the entry is no more. */
    output: z.object({ gone: z.boolean() }),
  }),
  publish: door({
    method: 'POST',
    path: '/api/answers/:id/publish',
    action: 'answer.publish',
    asks: ['staff', 'token'],
    summary: { zh: '发布（第二人）', en: 'Publish (a second person)' },
    input: Versioned,
    output: Changed,
  }),
  review: door({
    method: 'POST',
    path: '/api/answers/:id/review',
    action: 'answer.review',
    asks: ['staff', 'token'],
    summary: { zh: '复核，仍然有效', en: 'Reviewed: still right' },
    input: Versioned.extend({ reviewOn: Day }),
    output: Changed,
  }),
  retire: door({
    method: 'POST',
    path: '/api/answers/:id/retire',
    action: 'answer.retire',
    asks: ['staff', 'token'],
    summary: { zh: '停用条目', en: 'Retire an entry' },
    input: Versioned,
    output: Changed,
  }),
  tasks: door({
    method: 'GET',
    path: '/api/answer-tasks',
    action: 'answer.tasks',
    asks: ['staff', 'token'],
    summary: { zh: '本单位待复核、待发布的条目', en: 'Entries of my units to review or to publish' },
    input: z.object({}),
    output: z.object({ toReview: z.array(Brief), toPublish: z.array(Brief) }),
  }),
  use: door({
    method: 'POST',
    path: '/api/answers/:id/use',
    action: 'answer.use',
    asks: ['staff', 'token'],
    summary: { zh: '记一次使用', en: 'Count one use' },
    input: z.object({ id: Id }),
    output: z.object({ done: z.literal(true) }),
  }),
  forMatter: door({
    method: 'GET',
    path: '/api/matters/:id/templates',
    action: 'answer.for',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '办这件事可用的模板和知识', en: 'Templates and knowledge for a matter' },
    input: z.object({ id: Id }),
    output: z.object({
      /** By placeholder name in either language; null: the matter does not say. */
      values: z.record(z.string(), z.string().nullable()),
      templates: z.array(Usable),
      knowledge: z.array(Usable),
    }),
  }),
  checklists: door({
    method: 'GET',
    path: '/api/matters/:id/checklists',
    action: 'checklist.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '事项的办理清单', en: 'Checklists of a matter' },
    input: z.object({ id: Id }),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          titleZh: z.string(),
          titleEn: z.string(),
          reviewOn: Day,
          isOverdue: z.boolean(),
          steps: z.array(
            Step.extend({ tickedBy: z.string().nullable(), tickedAt: Instant.nullable(), isTicked: z.boolean() }),
          ),
        }),
      ),
      canTick: z.boolean(),
    }),
  }),
  tick: door({
    method: 'POST',
    path: '/api/matters/:id/checklists/:entryId/ticks',
    action: 'checklist.tick',
    asks: ['staff', 'token'],
    summary: { zh: '勾选或取消一个步骤', en: 'Tick a step, or take the tick back' },
    input: z.object({ id: Id, entryId: Id, step: z.string().min(1).max(120), done: z.boolean() }),
    output: z.object({ done: z.boolean() }),
  }),
  ...publicDoors,
} as const satisfies Record<string, Door>;
