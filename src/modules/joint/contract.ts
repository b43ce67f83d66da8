import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { FileView, Id, Instant, LongText, Reason, TimelineEntry, Version } from '../matters/contract-shapes.ts';
import { NamedMatter } from '../matters/contract-together-shapes.ts';
import { jointStates, jointSteps, memberStates } from './words.ts';

const StateName = z.enum(keysOf(jointStates));
const Day = z.iso.date();
const Asked = z.object({ unitId: Id.optional(), partnerId: Id.optional(), task: LongText, dueAt: Instant.optional() });
const Done = z.object({ id: Id, state: StateName, version: z.number() });

const Row = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  where: z.string(),
  state: StateName,
  unitName: z.string(),
  startsOn: Day.nullable(),
  madeAt: Instant,
  matters: z.number(),
  answered: z.number(),
  members: z.number(),
  membersDone: z.number(),
});

const JointView = Row.extend({
  goal: z.string(),
  unitId: Id,
  leadName: z.string().nullable(),
  result: z.string().nullable(),
  version: z.number(),
  /** Those of its matters that the reader may see; `hidden` tells how many more there are. */
  list: z.array(NamedMatter.extend({ answeredAt: Instant.nullable() })),
  hidden: z.number(),
  memberList: z.array(
    z.object({
      id: Id,
      who: z.string(),
      isPartner: z.boolean(),
      task: z.string(),
      state: z.enum(keysOf(memberStates)),
      answer: z.string().nullable(),
      dueAt: Instant.nullable(),
      can: z.array(z.enum(['taken', 'done', 'returned'])),
    }),
  ),
  files: z.array(FileView),
  canRedact: z.boolean(),
  /** Photos of others come as public copies only. */
  copies: z.enum(['clean', 'public']),
  timeline: z.array(TimelineEntry),
  can: z.array(z.enum([...keysOf(jointSteps), 'change', 'note'])),
});

const steps = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/joints/:id/${name}`,
    action: `joint.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

/** 联合行动 (B5, B6): the doors of colleagues. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/joints',
    action: 'joint.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '联合行动', en: 'Joint actions' },
    input: z.object({ state: StateName.optional() }),
    output: z.object({ rows: z.array(Row), figures: z.record(StateName, z.number()) }),
  }),
  view: door({
    method: 'GET',
    path: '/api/joints/:id',
    action: 'joint.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看联合行动', en: 'Open a joint action' },
    input: z.object({ id: Id }),
    output: JointView,
  }),
  plan: door({
    method: 'POST',
    path: '/api/joints',
    action: 'joint.plan',
    asks: ['staff', 'token'],
    summary: { zh: '发起联合行动', en: 'Plan a joint action' },
    input: z.object({
      title: z.string().trim().min(2).max(80),
      goal: LongText,
      where: z.string().trim().max(200).default(''),
      unitId: Id,
      leadId: Id.optional(),
      startsOn: Day.optional(),
      matterIds: z.array(Id).min(1).max(50),
      members: z.array(Asked).max(20).default([]),
    }),
    output: Done.extend({ number: z.string() }),
  }),
  start: steps('start', { zh: '开始行动', en: 'Start a joint action' }, { version: Version }),
  finish: steps(
    'finish',
    { zh: '统一答复全部反映人', en: 'Give the one result to everybody who reported' },
    { version: Version, text: LongText },
  ),
  cancel: steps('cancel', { zh: '取消行动', en: 'Cancel a joint action' }, { version: Version, reason: Reason }),
  addMatter: steps('add-matter', { zh: '列入事项', en: 'Add a matter' }, { matterId: Id }),
  removeMatter: steps('remove-matter', { zh: '移出事项', en: 'Take a matter out' }, { matterId: Id, reason: Reason }),
  ask: steps('ask', { zh: '邀请成员单位', en: 'Ask a member' }, Asked.shape),
  answer: steps(
    'answer',
    { zh: '成员签收、办完、退回', en: 'A member takes, finishes or returns its task' },
    { memberId: Id, state: z.enum(['taken', 'done', 'returned']), text: z.string().trim().max(5000).default('') },
  ),
  note: steps('note', { zh: '行动记录', en: 'Write minutes' }, { text: LongText }),
  evidence: steps(
    'evidence',
    { zh: '补充共用材料', en: 'Add shared evidence' },
    { fileIds: z.array(Id).min(1).max(9), text: z.string().trim().max(500).default('') },
  ),
} as const satisfies Record<string, Door>;
