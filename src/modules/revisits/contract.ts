import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { revisitWays } from '../matters/words.ts';
import { checkStates, foundWords, planStates, taskLists, taskStates } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const Reason = z.string().trim().min(2).max(500);
const Words = z.object({ zh: z.string(), en: z.string() });
const Mention = z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() });
const Counted = z.object({
  count: z.number(),
  of: z.number(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const TaskView = z.object({
  id: Id,
  matter: Mention,
  template: Words,
  nth: z.number(),
  of: z.number(),
  plannedOn: Day,
  dueOn: Day,
  state: z.enum(keysOf(taskStates)),
  tries: z.number(),
  way: z.string().nullable(),
  found: z.enum(keysOf(foundWords)).nullable(),
  note: z.string(),
  doneAt: Instant.nullable(),
  again: Mention.nullable(),
  can: z.array(z.enum(['visit', 'snooze'])),
});

const TemplateView = z.object({ code: z.string(), ...Words.shape, days: z.array(z.number()), automatic: z.boolean() });

const RoundView = z.object({
  id: Id,
  unitName: z.string(),
  fromOn: Day,
  toOn: Day,
  seed: z.string(),
  eligible: z.number(),
  drawn: z.number(),
  judged: z.number(),
  fake: Counted,
  at: Instant,
});

/** The doors of further visits and of checks. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/revisits',
    action: 'revisit.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '回访任务', en: 'Visits to be made' },
    input: z.object({
      list: z.enum(keysOf(taskLists)).default('due'),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      rows: z.array(TaskView),
      next: z.string().nullable(),
      counts: z.record(z.enum(keysOf(taskLists)), z.number()),
    }),
  }),
  of: door({
    method: 'GET',
    path: '/api/matters/:id/revisits',
    action: 'revisit.of',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件事项的回访计划', en: 'The plans of visits of a matter' },
    input: z.object({ id: Id }),
    output: z.object({
      plans: z.array(
        z.object({
          id: Id,
          template: Words,
          state: z.enum(keysOf(planStates)),
          startedOn: Day,
          tasks: z.array(TaskView),
          canStop: z.boolean(),
        }),
      ),
      templates: z.array(TemplateView),
      canStart: z.boolean(),
    }),
  }),
  start: door({
    method: 'POST',
    path: '/api/matters/:id/revisits',
    action: 'revisit.start',
    asks: ['staff', 'token'],
    summary: { zh: '启动回访计划', en: 'Start a plan of visits' },
    input: z.object({ id: Id, template: z.string().max(40) }),
    output: z.object({ id: Id }),
  }),
  stop: door({
    method: 'POST',
    path: '/api/revisit-plans/:id/stop',
    action: 'revisit.stop',
    asks: ['staff', 'token'],
    summary: { zh: '停止回访计划', en: 'Stop a plan of visits' },
    input: z.object({ id: Id, reason: Reason }),
    output: z.object({ id: Id }),
  }),
  visit: door({
    method: 'POST',
    path: '/api/revisits/:id/visit',
    action: 'revisit.visit',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '记录一次回访', en: 'Record a visit' },
    input: z.object({
      id: Id,
      way: z.enum(keysOf(revisitWays)),
      found: z.enum(keysOf(foundWords)),
      note: z.string().trim().min(2).max(2000),
    }),
    output: z.object({ id: Id, state: z.enum(keysOf(taskStates)), again: Mention.nullable() }),
  }),
  snooze: door({
    method: 'POST',
    path: '/api/revisits/:id/snooze',
    action: 'revisit.snooze',
    asks: ['staff', 'token'],
    summary: { zh: '推迟回访', en: 'Put a visit off' },
    input: z.object({ id: Id, until: Day, reason: Reason }),
    output: z.object({ id: Id }),
  }),
  rounds: door({
    method: 'GET',
    path: '/api/checks',
    action: 'check.list',
    asks: ['staff', 'token'],
    summary: { zh: '办结抽查', en: 'Checks of closed matters' },
    input: z.object({
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(RoundView), next: z.string().nullable() }),
  }),
  draw: door({
    method: 'POST',
    path: '/api/checks',
    action: 'check.draw',
    asks: ['staff', 'token'],
    summary: { zh: '抽取样本', en: 'Draw a sample' },
    input: z.object({
      unitId: Id,
      fromOn: Day,
      toOn: Day,
      size: z.number().int().min(1).max(100),
      seed: z.string().trim().min(1).max(60).optional(),
    }),
    output: z.object({ id: Id, eligible: z.number(), drawn: z.number() }),
  }),
  items: door({
    method: 'GET',
    path: '/api/checks/:id',
    action: 'check.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一次抽查', en: 'One check' },
    input: z.object({ id: Id }),
    output: z.object({
      round: RoundView,
      items: z.array(
        z.object({
          id: Id,
          matter: Mention,
          state: z.enum(keysOf(checkStates)),
          note: z.string(),
          judgedAt: Instant.nullable(),
          canJudge: z.boolean(),
        }),
      ),
    }),
  }),
  judge: door({
    method: 'POST',
    path: '/api/check-items/:id',
    action: 'check.judge',
    asks: ['staff', 'token'],
    summary: { zh: '核查结论', en: 'Judge one closed matter' },
    input: z.object({ id: Id, verdict: z.enum(['sound', 'fake']), note: z.string().trim().min(2).max(2000) }),
    output: z.object({ id: Id }),
  }),
} as const satisfies Record<string, Door>;
