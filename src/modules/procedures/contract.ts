import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { evidenceWords } from '../categories/words.ts';
import { runDoors } from './contract-runs.ts';
import {
  ContentShape,
  DigitService,
  FindingView,
  Id,
  Instant,
  OriginShape,
  RoleMapping,
  StateName,
} from './contract-shapes.ts';

const Category = z.string().trim().min(1).max(60);
const Changed = z.object({ id: Id, version: z.number() });
const Versioned = z.object({ id: Id, version: z.number().int().min(1) });
const Which = z.enum(['draft', 'published']);

const Row = z.object({
  id: Id,
  code: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
  category: z.string(),
  state: StateName,
  /** Number of the version in force. */
  number: z.number().nullable(),
  hasDraft: z.boolean(),
  stages: z.number(),
  /** Matters that run by any of its versions. */
  running: z.number(),
  ended: z.number(),
});

const VersionView = z.object({
  number: z.number(),
  state: StateName,
  content: ContentShape,
  draftBy: z.array(z.string()),
  madeAt: Instant,
  publishedBy: z.string().nullable(),
  publishedAt: Instant.nullable(),
  note: z.string().nullable(),
  running: z.number(),
  ended: z.number(),
});

/** 办理流程 (F20): how a category is handled, as data. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/procedures',
    action: 'procedure.list',
    asks: ['staff', 'token'],
    summary: { zh: '办理流程', en: 'Procedures' },
    input: z.object({}),
    output: z.object({ rows: z.array(Row), canMake: z.boolean() }),
  }),
  view: door({
    method: 'GET',
    path: '/api/procedures/:id',
    action: 'procedure.view',
    asks: ['staff', 'token'],
    summary: { zh: '查看办理流程和各版本', en: 'A procedure with its versions' },
    input: z.object({ id: Id }),
    output: z.object({
      id: Id,
      code: z.string(),
      version: z.number(),
      /** The newest first; the draft, where there is one, is among them. */
      versions: z.array(VersionView),
      history: z.array(
        z.object({ at: Instant, kind: z.string(), by: z.string().nullable(), text: z.string().nullable() }),
      ),
      can: z.array(z.enum(['change', 'drop', 'publish', 'retire'])),
      /** The draft waits for a second person: this one wrote on it. */
      needsAnother: z.boolean(),
    }),
  }),
  rehearse: door({
    method: 'GET',
    path: '/api/procedures/:id/rehearsal',
    action: 'procedure.rehearse',
    asks: ['staff', 'token'],
    summary: { zh: '用过去的事项试算', en: 'Try a procedure on past matters' },
    input: z.object({
      id: Id,
      which: Which.default('draft'),
      months: z.coerce.number().int().min(1).max(24).default(3),
    }),
    output: z.object({
      since: Instant,
      /** Reported since then in its categories, leaving out those of a more exact procedure in force. */
      reported: z.number(),
      taken: z.number(),
      closed: z.number(),
      /** In hand now. */
      inHand: z.number(),
      /** Those of them that run by a procedure already and keep it. */
      running: z.number(),
      /** Of the closed ones, how many had the evidence that an action demands. */
      evidence: z.array(z.object({ evidence: z.enum(keysOf(evidenceWords)), had: z.number() })),
    }),
  }),
  read: door({
    method: 'POST',
    path: '/api/procedures/files',
    action: 'procedure.read',
    asks: ['staff', 'token'],
    unrepeated: true,
    summary: { zh: '试读 DIGIT 流程文件', en: 'Read a DIGIT workflow file without keeping it' },
    input: z.object({
      /** The JSON of the file: what `_create` takes, what `_search` answers, a list of workflows, or one. */
      file: z.unknown(),
      /** Which of several workflows in the file. */
      nth: z.number().int().min(0).max(200).default(0),
      roles: RoleMapping.default({}),
      counts: OriginShape.shape.counts.default('working'),
      category: Category,
    }),
    output: z.object({
      services: z.array(z.string()),
      /** Every role of the file with whom it stands for; `unknown`: nobody has said yet. */
      roles: z.array(z.object({ role: z.string(), whom: z.string().nullable(), unknown: z.boolean() })),
      content: ContentShape,
      findings: z.array(FindingView),
      leftOut: z.array(z.object({ name: z.string(), zh: z.string(), en: z.string() })),
    }),
  }),
  export: door({
    method: 'GET',
    path: '/api/procedures/:id/file',
    action: 'procedure.export',
    asks: ['staff', 'token'],
    summary: { zh: '导出为 DIGIT 流程文件', en: 'Export as DIGIT workflow file' },
    input: z.object({ id: Id, which: Which.default('published') }),
    output: z.object({ fileName: z.string(), services: z.array(DigitService) }),
  }),
  make: door({
    method: 'POST',
    path: '/api/procedures',
    action: 'procedure.make',
    asks: ['staff', 'token'],
    summary: { zh: '起草办理流程', en: 'Draft a procedure' },
    input: z.object({ content: ContentShape }),
    output: Changed.extend({ code: z.string() }),
  }),
  change: door({
    method: 'PUT',
    path: '/api/procedures/:id',
    action: 'procedure.change',
    asks: ['staff', 'token'],
    summary: { zh: '改流程草稿', en: 'Change the draft of a procedure' },
    input: Versioned.extend({ content: ContentShape }),
    output: Changed,
  }),
  drop: door({
    method: 'POST',
    path: '/api/procedures/:id/drop',
    action: 'procedure.drop',
    asks: ['staff', 'token'],
    summary: { zh: '放弃流程草稿', en: 'Give the draft of a procedure up' },
    input: Versioned,
    output: z.object({ gone: z.boolean() }),
  }),
  publish: door({
    method: 'POST',
    path: '/api/procedures/:id/publish',
    action: 'procedure.publish',
    asks: ['staff', 'token'],
    summary: { zh: '发布办理流程', en: 'Publish a procedure' },
    input: Versioned.extend({ note: z.string().trim().min(2).max(500) }),
    output: Changed.extend({ number: z.number() }),
  }),
  retire: door({
    method: 'POST',
    path: '/api/procedures/:id/retire',
    action: 'procedure.retire',
    asks: ['staff', 'token'],
    summary: { zh: '停用办理流程', en: 'Retire a procedure' },
    input: Versioned.extend({ note: z.string().trim().min(2).max(500) }),
    output: Changed,
  }),
  ...runDoors,
} as const satisfies Record<string, Door>;
