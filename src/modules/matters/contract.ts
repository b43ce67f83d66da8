import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { reporterDoors } from './contract-reporter.ts';
import {
  AccessEntry, Day, EvidenceName, Id, Instant, LongText, MatterRow, MatterView, QueueId, Reason, ReportFields, StateName, StepAnswer,
  StepName, Version,
} from './contract-shapes.ts';
import { revisitWays } from './words.ts';

const Named = { id: Id, version: Version };
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

/** Doors of a step share everything but their word, input and summary. */
function step<const Name extends string, const Fields extends z.ZodRawShape>(name: Name, zh: string, en: string, fields: Fields) {
  return door({
    method: 'POST',
    path: `/api/matters/:id/${name}`,
    action: `matter.${name}`,
    summary: { zh, en },
    asks: ['staff', 'token'],
    input: z.object({ ...Named, ...fields }),
    output: StepAnswer,
  });
}

function partStep<const Name extends string, const Fields extends z.ZodRawShape>(name: Name, zh: string, en: string, fields: Fields) {
  return door({
    method: 'POST',
    path: `/api/matters/:id/parts/:partId/${name}`,
    action: `part.${name}`,
    summary: { zh, en },
    asks: ['staff', 'token'],
    input: z.object({ id: Id, partId: Id, ...fields }),
    output: StepAnswer,
  });
}

/** The doors of matters for colleagues, and those of reporters from contract-reporter.ts. */
export const doors = {
  ...reporterDoors,
  dictionary: door({
    method: 'GET', path: '/api/matters/dictionary', action: 'matter.dictionary', asks: ['staff', 'token'],
    summary: { zh: '渠道与类别', en: 'Channels and categories' }, input: z.object({}),
    output: z.object({
      channels: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), forResidents: z.boolean() })),
      categories: z.array(z.object({
        code: z.string(), parentCode: z.string().nullable(), zh: z.string(), en: z.string(), own: z.boolean(),
        workingDays: z.number(), evidence: z.array(EvidenceName),
      })),
    }),
  }),
  list: door({
    method: 'GET', path: '/api/matters', action: 'matter.list', asks: ['staff', 'token'], personal: true,
    summary: { zh: '事项队列，分页、检索', en: 'A queue of matters, paged and searched' },
    input: z.object({ ...Filter, cursor: z.string().max(120).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: z.object({ rows: z.array(MatterRow), next: z.string().nullable(), total: z.object({ count: z.number(), more: z.boolean() }) }),
  }),
  counts: door({
    method: 'GET', path: '/api/matters/counts', action: 'matter.counts', asks: ['staff', 'token'],
    summary: { zh: '各队列数量', en: 'How many in each queue' }, input: z.object({}),
    output: z.object({ queues: z.array(z.object({ queue: QueueId, count: z.number(), more: z.boolean() })) }),
  }),
  suggest: door({
    method: 'GET', path: '/api/matters/suggest', action: 'matter.suggest', asks: ['staff', 'token'], personal: true,
    summary: { zh: '检索提示', en: 'Search suggestions' }, input: z.object({ q: z.string().trim().min(1).max(60) }),
    output: z.object({ rows: z.array(z.object({ id: Id, number: z.string(), title: z.string(), state: StateName })) }),
  }),
  export: door({
    method: 'GET', path: '/api/matters/export', action: 'matter.export', asks: ['staff', 'token'], personal: true, answers: 'bytes',
    summary: { zh: '导出事项（CSV）', en: 'Export matters as CSV' },
    input: z.object({ ...Filter, reason: Reason }), output: z.any(),
  }),
  view: door({
    method: 'GET', path: '/api/matters/:id', action: 'matter.view', asks: ['staff', 'token'], personal: true,
    summary: { zh: '查看事项', en: 'Open a matter' }, input: z.object({ id: Id }), output: MatterView,
  }),
  access: door({
    method: 'GET', path: '/api/matters/:id/access', action: 'matter.access', asks: ['staff', 'token'], personal: true,
    summary: { zh: '谁打开过', en: 'Who opened it' }, input: z.object({ id: Id }), output: z.object({ rows: z.array(AccessEntry) }),
  }),
  takeDown: door({
    method: 'POST', path: '/api/matters', action: 'matter.take-down', asks: ['staff', 'token'], personal: true,
    summary: { zh: '代为登记', en: 'Take down a report for somebody' },
    input: z.object({
      ...ReportFields.shape, channel: z.string().max(40), behalfNote: z.string().trim().max(200).optional(), unitId: Id.optional(),
      acceptAtOnce: z.boolean().default(false),
    }),
    output: z.object({ id: Id, number: z.string(), code: z.string(), tail: z.string(), promisedAt: Instant.nullable(), unitName: z.string(), watch: z.boolean() }),
  }),
  accept: step('accept', '受理', 'Accept', { category: z.string().max(60).optional(), workingDays: z.number().int().min(1).max(60).optional() }),
  decline: step('decline', '不予受理', 'Do not accept', { reason: Reason, turnTo: Reason }),
  assign: step('assign', '分派', 'Assign', {
    unitId: Id, leadId: Id.optional(), note: z.string().trim().max(500).optional(),
    helpers: z.array(z.object({ unitId: Id.optional(), partnerId: Id.optional(), task: LongText })).max(10).default([]),
  }),
  take: step('take', '开始办理', 'Take in hand', {}),
  return: step('return', '退回', 'Return', { reason: Reason }),
  answer: step('answer', '答复反映人', 'Answer the reporter', { text: LongText, fileIds: z.array(Id).max(9).default([]) }),
  close: step('close', '办结', 'Close', { note: z.string().trim().max(500).optional() }),
  revisit: step('revisit', '记录回访', 'Record the visit afterwards', {
    way: z.enum(keysOf(revisitWays)), solved: z.enum(['yes', 'partly', 'no', 'unreached']), note: LongText,
  }),
  archive: step('archive', '归档', 'Archive', {}),
  reopen: step('reopen', '重新办理', 'Reopen', { reason: Reason }),
  recategorise: step('recategorise', '更改类别', 'Change the category', { category: z.string().max(60), reason: Reason }),
  evidence: step('evidence', '补充材料', 'Add evidence', {
    evidence: EvidenceName, note: z.string().trim().max(500).optional(), fileIds: z.array(Id).max(9).default([]),
  }),
  note: door({
    method: 'POST', path: '/api/matters/:id/notes', action: 'matter.note', asks: ['staff', 'token'],
    summary: { zh: '内部记录', en: 'Internal note' }, input: z.object({ id: Id, text: LongText }), output: StepAnswer,
  }),
  tell: door({
    method: 'POST', path: '/api/matters/:id/news', action: 'matter.tell', asks: ['staff', 'token'],
    summary: { zh: '告知反映人进展', en: 'Tell the reporter news' }, input: z.object({ id: Id, text: LongText }), output: StepAnswer,
  }),
  ask: door({
    method: 'POST', path: '/api/matters/:id/parts', action: 'part.ask', asks: ['staff', 'token'],
    summary: { zh: '请求协办', en: 'Ask a unit to help' },
    input: z.object({ id: Id, unitId: Id.optional(), partnerId: Id.optional(), task: LongText, dueAt: Instant.optional() }),
    output: StepAnswer,
  }),
  partTake: partStep('take', '签收协办', 'Take a part', {}),
  partFinish: partStep('finish', '协办完成', 'Finish a part', { answer: LongText }),
  partReturn: partStep('return', '退回协办', 'Return a part', { reason: Reason }),
  partRevoke: partStep('revoke', '收回协办', 'Take a part back', { reason: Reason }),
  bulk: door({
    method: 'POST', path: '/api/matters/bulk', action: 'matter.bulk', asks: ['staff', 'token'],
    summary: { zh: '批量办理', en: 'One step for many' },
    input: z.object({ ids: z.array(Id).min(1).max(100), step: z.enum(['accept', 'assign', 'archive']), unitId: Id.optional(), leadId: Id.optional() }),
    output: z.object({ done: z.array(Id), refused: z.array(z.object({ id: Id, code: z.string() })) }),
  }),
  queues: door({
    method: 'GET', path: '/api/queues', action: 'queue.list', asks: ['staff'], summary: { zh: '我的队列', en: 'My saved queues' },
    input: z.object({}), output: z.object({ rows: z.array(z.object({ id: Id, name: z.string(), filter: z.record(z.string(), z.string()) })) }),
  }),
  saveQueue: door({
    method: 'POST', path: '/api/queues', action: 'queue.save', asks: ['staff'], summary: { zh: '保存队列', en: 'Save a queue' },
    input: z.object({ name: z.string().trim().min(1).max(30), filter: z.record(z.string().max(20), z.string().max(100)) }), output: z.object({ id: Id }),
  }),
  dropQueue: door({
    method: 'DELETE', path: '/api/queues/:id', action: 'queue.drop', asks: ['staff'], summary: { zh: '删除队列', en: 'Remove a queue' },
    input: z.object({ id: Id }), output: Done,
  }),
} as const satisfies Record<string, Door>;

export const stepNames = StepName.options;
