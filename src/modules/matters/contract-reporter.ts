import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Instant, ReportFields, ResidentView } from './contract-shapes.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Done = z.object({ done: z.literal(true) });

/** The doors through which residents come: no account, a receipt code and four digits are enough. */
export const reporterDoors = {
  form: door({
    method: 'GET', path: '/api/report/form', action: 'report.form', asks: ['visitor'],
    summary: { zh: '反映表需要的类别、电话和地点', en: 'What the form needs: categories, phone numbers, the place of a QR code' },
    input: z.object({ place: z.string().max(40).optional() }),
    output: z.object({
      categories: z.array(z.object({ code: z.string(), parentCode: z.string().nullable(), zh: z.string(), en: z.string(), emergency: z.boolean() })),
      emergencies: z.array(z.object({ number: z.string(), zh: z.string(), en: z.string() })),
      place: z.object({ code: z.string(), name: z.string(), address: z.string().nullable() }).nullable(),
      phone: z.string(),
      county: Words,
      bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
      demo: z.boolean(),
      loading: z.boolean(),
    }),
  }),
  preview: door({
    method: 'POST', path: '/api/report/preview', action: 'report.preview', asks: ['visitor', 'staff'], unrepeated: true, perMinute: 120,
    summary: { zh: '提交前：谁会看到什么', en: 'Before sending: who will see what' },
    input: ReportFields.pick({ where: true, lng: true, lat: true, placeCode: true, category: true }).extend({ what: z.string().max(5000).default(''), phone: z.string().max(30).optional(), name: z.string().max(40).optional() }),
    output: z.object({
      unitName: z.string(),
      gridName: z.string().nullable(),
      gridCertain: z.boolean(),
      sees: z.array(z.object({ who: Words, what: Words })),
      neverSees: z.array(Words),
      emergency: z.boolean(),
      selfHarm: z.boolean(),
      workingDays: z.number(),
    }),
  }),
  report: door({
    method: 'POST', path: '/api/report', action: 'report.send', asks: ['visitor'], perMinute: 30,
    summary: { zh: '反映一件事', en: 'Report a concern' },
    input: ReportFields.extend({ emergency: z.literal(false) }),
    output: z.object({
      number: z.string(), code: z.string(), tail: z.string(), tailIsPhone: z.boolean(), unitName: z.string(), unitPhone: z.string().nullable(),
      answerBy: Instant.nullable(), watch: z.boolean(),
    }),
  }),
  openReceipt: door({
    method: 'POST', path: '/api/report/open', action: 'report.open', asks: ['visitor'], unrepeated: true, perMinute: 20,
    summary: { zh: '凭查询码查看', en: 'Open with the receipt code' },
    input: z.object({ code: z.string().max(40), tail: z.string().max(10) }), output: Done,
  }),
  leave: door({
    method: 'POST', path: '/api/report/leave', action: 'report.leave', asks: ['receipt', 'visitor'], unrepeated: true,
    summary: { zh: '离开查询页', en: 'Leave the receipt page' }, input: z.object({}), output: Done,
  }),
  mine: door({
    method: 'GET', path: '/api/report/mine', action: 'report.mine', asks: ['receipt'], personal: true,
    summary: { zh: '我反映的事', en: 'My report' }, input: z.object({}), output: ResidentView,
  }),
  add: door({
    method: 'POST', path: '/api/report/mine/add', action: 'report.add', asks: ['receipt'], perMinute: 10,
    summary: { zh: '补充或更正', en: 'Add or correct' },
    input: z.object({ text: z.string().trim().min(2).max(2000), fileIds: z.array(Id).max(9).default([]) }), output: Done,
  }),
  withdraw: door({
    method: 'POST', path: '/api/report/mine/withdraw', action: 'report.withdraw', asks: ['receipt'],
    summary: { zh: '撤回', en: 'Withdraw' }, input: z.object({ reason: z.string().trim().max(500).default('') }), output: Done,
  }),
  confirm: door({
    method: 'POST', path: '/api/report/mine/solved', action: 'report.confirm', asks: ['receipt'],
    summary: { zh: '解决了吗', en: 'Is it solved?' },
    input: z.object({ solved: z.enum(['yes', 'partly', 'no']), comment: z.string().trim().max(1000).default('') }), output: Done,
  }),
} as const satisfies Record<string, Door>;
