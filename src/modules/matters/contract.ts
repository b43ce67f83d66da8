import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { clockDoors } from './contract-clocks.ts';
import { helperDoors } from './contract-helper.ts';
import { partDoors } from './contract-parts.ts';
import { publicDoors } from './contract-public.ts';
import { reporterDoors } from './contract-reporter.ts';
import { matterRoutingDoors } from './contract-routing.ts';
import {
  AccessEntry,
  Day,
  EvidenceName,
  Id,
  Instant,
  LongText,
  MatterRow,
  MatterView,
  QueueId,
  Reason,
  ReportFields,
  StateName,
  StepAnswer,
} from './contract-shapes.ts';
import { shareDoors } from './contract-share.ts';
import { stepDoors } from './contract-steps.ts';
import { togetherDoors } from './contract-together.ts';
import { ResultFieldView } from './contract-together-shapes.ts';

const Filter = {
  queue: QueueId.default('open'),
  q: z.string().trim().max(100).optional(),
  category: z.string().max(60).optional(),
  state: StateName.optional(),
  unitId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
};
const Done = z.object({ done: z.literal(true) });

/** The doors of matters for colleagues, and those of reporters from contract-reporter.ts. */
export const doors = {
  ...reporterDoors,
  ...helperDoors,
  ...clockDoors,
  ...matterRoutingDoors,
  ...partDoors,
  ...publicDoors,
  ...shareDoors,
  ...togetherDoors,
  dictionary: door({
    method: 'GET',
    path: '/api/matters/dictionary',
    action: 'matter.dictionary',
    asks: ['staff', 'token'],
    summary: { zh: '渠道与类别', en: 'Channels and categories' },
    input: z.object({}),
    output: z.object({
      channels: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), forResidents: z.boolean() })),
      categories: z.array(
        z.object({
          code: z.string(),
          parentCode: z.string().nullable(),
          zh: z.string(),
          en: z.string(),
          own: z.boolean(),
          workingDays: z.number(),
          evidence: z.array(EvidenceName),
          resultFields: z.array(ResultFieldView),
        }),
      ),
    }),
  }),
  list: door({
    method: 'GET',
    path: '/api/matters',
    action: 'matter.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '事项队列，分页、检索', en: 'A queue of matters, paged and searched' },
    input: z.object({
      ...Filter,
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      rows: z.array(MatterRow),
      next: z.string().nullable(),
      total: z.object({ count: z.number(), more: z.boolean() }),
    }),
  }),
  counts: door({
    method: 'GET',
    path: '/api/matters/counts',
    action: 'matter.counts',
    asks: ['staff', 'token'],
    summary: { zh: '各队列数量', en: 'How many in each queue' },
    input: z.object({}),
    output: z.object({ queues: z.array(z.object({ queue: QueueId, count: z.number(), more: z.boolean() })) }),
  }),
  suggest: door({
    method: 'GET',
    path: '/api/matters/suggest',
    action: 'matter.suggest',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '检索提示', en: 'Search suggestions' },
    input: z.object({ q: z.string().trim().min(1).max(60) }),
    output: z.object({ rows: z.array(z.object({ id: Id, number: z.string(), title: z.string(), state: StateName })) }),
  }),
  export: door({
    method: 'GET',
    path: '/api/matters/export',
    action: 'matter.export',
    asks: ['staff', 'token'],
    personal: true,
    answers: 'bytes',
    summary: { zh: '导出事项（CSV）', en: 'Export matters as CSV' },
    input: z.object({ ...Filter, reason: Reason }),
    output: z.any(),
  }),
  view: door({
    method: 'GET',
    path: '/api/matters/:id',
    action: 'matter.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看事项', en: 'Open a matter' },
    input: z.object({ id: Id }),
    output: MatterView,
  }),
  access: door({
    method: 'GET',
    path: '/api/matters/:id/access',
    action: 'matter.access',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '谁打开过', en: 'Who opened it' },
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(AccessEntry) }),
  }),
  takeDown: door({
    method: 'POST',
    path: '/api/matters',
    action: 'matter.take-down',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '代为登记', en: 'Take down a report for somebody' },
    input: z.object({
      ...ReportFields.shape,
      channel: z.string().max(40),
      behalfNote: z.string().trim().max(200).optional(),
      unitId: Id.optional(),
      acceptAtOnce: z.boolean().default(false),
    }),
    output: z.object({
      id: Id,
      number: z.string(),
      code: z.string(),
      tail: z.string(),
      promisedAt: Instant.nullable(),
      unitName: z.string(),
      watch: z.boolean(),
    }),
  }),
  ...stepDoors,
  note: door({
    method: 'POST',
    path: '/api/matters/:id/notes',
    action: 'matter.note',
    asks: ['staff', 'token'],
    summary: { zh: '内部记录', en: 'Internal note' },
    input: z.object({ id: Id, text: LongText }),
    output: StepAnswer,
  }),
  strikeNote: door({
    method: 'POST',
    path: '/api/matters/:id/notes/:noteId/strike',
    action: 'note.strike',
    asks: ['staff', 'token'],
    summary: {
      zh: '划去自己刚写的内部记录（十分钟内，仍可读）',
      en: 'Strike the own note through within ten minutes; it stays readable',
    },
    input: z.object({ id: Id, noteId: z.string().regex(/^\d{1,18}$/) }),
    output: StepAnswer,
  }),
  tell: door({
    method: 'POST',
    path: '/api/matters/:id/news',
    action: 'matter.tell',
    asks: ['staff', 'token'],
    summary: { zh: '告知反映人进展', en: 'Tell the reporter news' },
    input: z.object({ id: Id, text: LongText }),
    output: StepAnswer,
  }),
  bulk: door({
    method: 'POST',
    path: '/api/matters/bulk',
    action: 'matter.bulk',
    asks: ['staff', 'token'],
    summary: { zh: '批量办理', en: 'One step for many' },
    input: z.object({
      ids: z.array(Id).min(1).max(100),
      step: z.enum(['accept', 'assign', 'archive']),
      unitId: Id.optional(),
      leadId: Id.optional(),
    }),
    output: z.object({ done: z.array(Id), refused: z.array(z.object({ id: Id, code: z.string() })) }),
  }),
  queues: door({
    method: 'GET',
    path: '/api/queues',
    action: 'queue.list',
    asks: ['staff'],
    summary: { zh: '我的队列', en: 'My saved queues' },
    input: z.object({}),
    output: z.object({
      rows: z.array(z.object({ id: Id, name: z.string(), filter: z.record(z.string(), z.string()) })),
    }),
  }),
  saveQueue: door({
    method: 'POST',
    path: '/api/queues',
    action: 'queue.save',
    asks: ['staff'],
    summary: { zh: '保存队列', en: 'Save a queue' },
    input: z.object({
      name: z.string().trim().min(1).max(30),
      filter: z.record(z.string().max(20), z.string().max(100)),
    }),
    output: z.object({ id: Id }),
  }),
  dropQueue: door({
    method: 'DELETE',
    path: '/api/queues/:id',
    action: 'queue.drop',
    asks: ['staff'],
    summary: { zh: '删除队列', en: 'Remove a queue' },
    input: z.object({ id: Id }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
