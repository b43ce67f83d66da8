import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { decisionKinds, decisionStates, meetingKinds, meetingStates, stuckReasons } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Instant = z.iso.datetime();
const Version = z.coerce.number().int().min(1);
const Done = z.object({ id: Id, version: z.number() });
const Line = z.string().trim().min(2).max(300);
const Text = z.string().trim().max(10_000);

/** A page of the desk that a topic leads to. */
const DeskLink = z.string().regex(/^\/[a-z][a-z0-9/-]{1,100}$/);
const ItemFields = z.object({ matterId: Id.optional(), topic: Line, link: DeskLink.optional() });
const MeetingFields = {
  kind: z.enum(keysOf(meetingKinds)),
  unitId: Id,
  title: z.string().trim().min(2).max(80),
  startsAt: Instant,
  where: z.string().trim().max(120).default(''),
  chairId: Id.optional(),
  items: z.array(ItemFields).max(60).default([]),
};

/** 议定事项 as somebody writes it down: a task with a department and a day, or who keeps a matter to the end. */
const DecisionFields = z.object({
  kind: z.enum(keysOf(decisionKinds)),
  task: Line,
  matterId: Id.optional(),
  unitId: Id.optional(),
  partnerId: Id.optional(),
  dueOn: Day.optional(),
});

const MatterMention = z.object({ id: Id, number: z.string(), title: z.string(), state: z.string() });

const DecisionView = z.object({
  id: Id,
  meetingId: Id,
  meetingTitle: z.string(),
  kind: z.enum(keysOf(decisionKinds)),
  task: z.string(),
  matter: MatterMention.nullable(),
  department: z.string().nullable(),
  dueOn: Day.nullable(),
  state: z.enum(keysOf(decisionStates)),
  report: z.string(),
  endedAt: Instant.nullable(),
  can: z.array(z.enum(['finish', 'drop'])),
});

const MeetingRow = z.object({
  id: Id,
  kind: z.enum(keysOf(meetingKinds)),
  title: z.string(),
  unitName: z.string(),
  startsAt: Instant,
  where: z.string(),
  state: z.enum(keysOf(meetingStates)),
  items: z.number(),
  openDecisions: z.number(),
});

const MeetingView = z.object({
  ...MeetingRow.omit({ items: true, openDecisions: true }).shape,
  unitId: Id,
  chairId: Id.nullable(),
  chairName: z.string().nullable(),
  version: z.number(),
  minutes: z.string(),
  attendees: z.array(z.object({ name: z.string(), of: z.string().nullable() })),
  items: z.array(
    z.object({
      id: Id,
      topic: z.string(),
      outcome: z.string(),
      /** Null: a topic of its own. `hidden`: a matter that this colleague does not see. */
      matter: MatterMention.nullable(),
      hidden: z.boolean(),
      link: DeskLink.nullable(),
    }),
  ),
  decisions: z.array(DecisionView),
  timeline: z.array(
    z.object({ id: z.string(), at: Instant, kind: z.string(), by: z.string().nullable(), text: z.string().nullable() }),
  ),
  can: z.array(z.enum(['change', 'hold', 'cancel'])),
});

const onMeeting = { id: Id, version: Version };

/** The doors of meetings and of what they decide. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/meetings',
    action: 'meeting.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '会议', en: 'Meetings' },
    input: z.object({
      state: z.enum(keysOf(meetingStates)).optional(),
      cursor: z.string().max(120).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(MeetingRow), next: z.string().nullable(), canPlan: z.boolean() }),
  }),
  board: door({
    method: 'GET',
    path: '/api/meetings/board',
    action: 'meeting.board',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '联动任务板：各部门待落实的事', en: 'What each department still has to do' },
    input: z.object({}),
    output: z.object({
      departments: z.array(
        z.object({
          id: Id,
          kind: z.enum(['unit', 'partner']),
          name: z.string(),
          decisions: z.array(DecisionView),
          parts: z.array(
            z.object({
              id: Id,
              matter: MatterMention,
              task: z.string(),
              state: z.string(),
              dueAt: Instant.nullable(),
              askedAt: Instant,
            }),
          ),
        }),
      ),
    }),
  }),
  stuck: door({
    method: 'GET',
    path: '/api/meetings/stuck',
    action: 'meeting.stuck',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '可列入议题的卡住事项', en: 'Stuck matters for the agenda' },
    input: z.object({ unitId: Id.optional() }),
    output: z.object({
      rows: z.array(z.object({ matter: MatterMention, reasons: z.array(z.enum(keysOf(stuckReasons))) })),
      /** What later families propose: topics that lead to a page of the desk. */
      elsewhere: z.array(
        z.object({
          topic: z.string(),
          link: DeskLink,
          reasons: z.array(z.object({ zh: z.string(), en: z.string() })),
        }),
      ),
    }),
  }),
  view: door({
    method: 'GET',
    path: '/api/meetings/:id',
    action: 'meeting.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一次会议', en: 'One meeting' },
    input: z.object({ id: Id }),
    output: MeetingView,
  }),
  plan: door({
    method: 'POST',
    path: '/api/meetings',
    action: 'meeting.plan',
    asks: ['staff', 'token'],
    summary: { zh: '安排会议', en: 'Plan a meeting' },
    input: z.object(MeetingFields),
    output: Done,
  }),
  change: door({
    method: 'PUT',
    path: '/api/meetings/:id',
    action: 'meeting.change',
    asks: ['staff', 'token'],
    summary: { zh: '修改会议安排', en: 'Change a planned meeting' },
    input: z.object({ ...onMeeting, ...MeetingFields }).omit({ kind: true, unitId: true }),
    output: Done,
  }),
  hold: door({
    method: 'POST',
    path: '/api/meetings/:id/hold',
    action: 'meeting.hold',
    asks: ['staff', 'token'],
    summary: { zh: '记录会议：到会、纪要、议定事项', en: 'Record a meeting: who came, minutes, decisions' },
    input: z.object({
      ...onMeeting,
      attendees: z
        .array(z.object({ name: z.string().trim().min(1).max(40), unitId: Id.optional(), partnerId: Id.optional() }))
        .max(100),
      minutes: Text.min(2),
      outcomes: z
        .array(z.object({ itemId: Id, outcome: Text.max(2000) }))
        .max(60)
        .default([]),
      decisions: z.array(DecisionFields).max(60).default([]),
    }),
    output: Done,
  }),
  cancel: door({
    method: 'POST',
    path: '/api/meetings/:id/cancel',
    action: 'meeting.cancel',
    asks: ['staff', 'token'],
    summary: { zh: '取消会议', en: 'Cancel a meeting' },
    input: z.object({ ...onMeeting, reason: Line }),
    output: Done,
  }),
  finish: door({
    method: 'POST',
    path: '/api/decisions/:id/finish',
    action: 'decision.finish',
    asks: ['staff', 'token'],
    summary: { zh: '议定事项已落实', en: 'A decision is carried out' },
    input: z.object({ id: Id, report: Line }),
    output: z.object({ id: Id }),
  }),
  drop: door({
    method: 'POST',
    path: '/api/decisions/:id/drop',
    action: 'decision.drop',
    asks: ['staff', 'token'],
    summary: { zh: '议定事项不再执行', en: 'Drop a decision' },
    input: z.object({ id: Id, reason: Line }),
    output: z.object({ id: Id }),
  }),
} as const satisfies Record<string, Door>;
