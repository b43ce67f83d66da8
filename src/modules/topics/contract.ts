import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Id, Instant, LongText, Reason, Version } from '../matters/contract-shapes.ts';
import { NamedMatter } from '../matters/contract-together-shapes.ts';
import { RunView } from './contract-rules.ts';
import { leavingWords, topicFacts, topicStates } from './words.ts';

const StateName = z.enum(keysOf(topicStates));

const Row = z.object({
  id: Id,
  state: StateName,
  label: z.string(),
  place: z.string().nullable(),
  words: z.array(z.string()),
  unitName: z.string(),
  category: z.string(),
  matters: z.number(),
  reporters: z.number(),
  firstAt: Instant,
  lastAt: Instant,
  raisedAt: Instant,
});

/** 热点 (B12): alerts over submitted matters, which a person confirms or dismisses. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/topics',
    action: 'topic.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '热点提示', en: 'Hot topics' },
    input: z.object({ state: StateName.default('raised') }),
    output: z.object({
      rows: z.array(Row),
      figures: z.record(StateName, z.number()),
      run: RunView.nullable(),
      /** The rules that say what may be the same. */
      can: z.array(z.enum(['rules'])),
    }),
  }),
  view: door({
    method: 'GET',
    path: '/api/topics/:id',
    action: 'topic.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看热点', en: 'Open a hot topic' },
    input: z.object({ id: Id }),
    output: Row.extend({
      version: z.number(),
      unitId: Id,
      decidedBy: z.string().nullable(),
      decidedAt: Instant.nullable(),
      joint: z.object({ id: Id, number: z.string() }).nullable(),
      /** Matters that came after the joint action was planned and are not in it. */
      later: z.number(),
      weeks: z.array(z.object({ from: z.iso.date(), reports: z.number() })),
      points: z.array(z.object({ id: Id, lng: z.number(), lat: z.number() })),
      timeline: z.array(
        z.object({
          id: z.string(),
          at: Instant,
          kind: z.enum(keysOf(topicFacts)),
          by: z.object({ name: z.string().nullable(), unit: z.string().nullable() }),
          text: z.string().nullable(),
        }),
      ),
      can: z.array(z.enum(['confirm', 'dismiss'])),
    }),
  }),
  members: door({
    method: 'GET',
    path: '/api/topics/:id/matters',
    action: 'topic.members',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '热点里的事项', en: 'The matters of a topic' },
    input: z.object({ id: Id, cursor: z.string().max(80).optional() }),
    output: z.object({
      rows: z.array(
        NamedMatter.extend({
          where: z.string(),
          reportedAt: Instant,
          unitName: z.string(),
          left: z.enum(keysOf(leavingWords)).nullable(),
          inJoint: z.boolean(),
        }),
      ),
      next: z.string().nullable(),
    }),
  }),
  find: door({
    method: 'POST',
    path: '/api/topics/find',
    action: 'topic.find',
    asks: ['staff', 'token'],
    perMinute: 6,
    summary: { zh: '现在查找热点', en: 'Look for topics now' },
    input: z.object({ days: z.number().int().min(7).max(180).default(30) }),
    output: RunView,
  }),
  confirm: door({
    method: 'POST',
    path: '/api/topics/:id/confirm',
    action: 'topic.confirm',
    asks: ['staff', 'token'],
    summary: { zh: '确认热点，发起联合行动', en: 'Confirm a topic: plan a joint action' },
    input: z.object({
      id: Id,
      version: Version,
      title: z.string().trim().min(2).max(80),
      goal: LongText,
      unitId: Id,
      leadId: Id.optional(),
    }),
    output: z.object({ id: Id, state: StateName, jointId: Id, number: z.string() }),
  }),
  dismiss: door({
    method: 'POST',
    path: '/api/topics/:id/dismiss',
    action: 'topic.dismiss',
    asks: ['staff', 'token'],
    summary: { zh: '不是热点', en: 'Dismiss a topic' },
    input: z.object({ id: Id, version: Version, reason: Reason }),
    output: z.object({ id: Id, state: StateName, version: z.number() }),
  }),
} as const satisfies Record<string, Door>;
