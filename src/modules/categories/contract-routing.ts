import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { ChangeView, Code, RuleFields, RuleView, VersionView } from './contract-shapes.ts';

const Done = z.object({ done: z.literal(true) });
const Which = z.object({ which: z.enum(['draft', 'published']).default('draft') });
const Edited = z.object({ revision: z.number() });

/** The doors of the routing rules. */
export const routingDoors = {
  routing: door({
    method: 'GET',
    path: '/api/routing',
    action: 'routing.view',
    asks: ['staff', 'token'],
    summary: { zh: '分派规则', en: 'Routing rules' },
    input: z.object({}),
    output: z.object({
      published: z.object({ number: z.number(), rules: z.array(RuleView) }).nullable(),
      draft: z
        .object({
          number: z.number(),
          revision: z.number(),
          rules: z.array(RuleView),
          changes: z.array(ChangeView),
          /** Whoever asks wrote on it: somebody else publishes. */
          needsAnother: z.boolean(),
        })
        .nullable(),
      versions: z.array(VersionView),
      can: z.array(z.enum(['begin', 'edit', 'publish'])),
    }),
  }),
  routingVersion: door({
    method: 'GET',
    path: '/api/routing/versions/:number',
    action: 'routing.version',
    asks: ['staff', 'token'],
    summary: { zh: '某一版分派规则', en: 'Rules of one version' },
    input: z.object({ number: z.coerce.number().int().min(1) }),
    output: z.object({ version: VersionView, rules: z.array(RuleView), changes: z.array(ChangeView) }),
  }),
  checkRouting: door({
    method: 'GET',
    path: '/api/routing/check',
    action: 'routing.check',
    asks: ['staff', 'token'],
    summary: { zh: '检查规则冲突和空缺', en: 'Conflicts and holes of the rules' },
    input: Which,
    output: z.object({
      conflicts: z.array(
        z.object({
          one: z.string(),
          other: z.string(),
          category: z.string(),
          area: z.string().nullable(),
          channel: z.string(),
        }),
      ),
      holes: z.array(
        z.object({
          /** `alone`: without what lies below it. */
          categories: z.array(z.object({ code: z.string(), alone: z.boolean() })),
          areas: z.array(z.string()),
          everywhere: z.boolean(),
          /** Some of it lies where no grid is known. */
          nowhere: z.boolean(),
          channels: z.array(z.string()),
          anyChannel: z.boolean(),
          times: z.array(z.object({ zh: z.string(), en: z.string() })),
        }),
      ),
      problems: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
    }),
  }),
  beginDraft: door({
    method: 'POST',
    path: '/api/routing/draft',
    action: 'routing.begin',
    asks: ['staff', 'token'],
    summary: { zh: '起草新版规则', en: 'Begin a draft' },
    input: z.object({}),
    output: z.object({ number: z.number() }),
  }),
  saveRule: door({
    method: 'POST',
    path: '/api/routing/draft/rules',
    action: 'routing.save-rule',
    asks: ['staff', 'token'],
    summary: { zh: '保存一条草稿规则', en: 'Save a rule of the draft' },
    input: z.object({ revision: z.number().int(), code: Code.nullable().default(null), ...RuleFields.shape }),
    output: Edited.extend({ code: z.string() }),
  }),
  dropRule: door({
    method: 'POST',
    path: '/api/routing/draft/rules/drop',
    action: 'routing.drop-rule',
    asks: ['staff', 'token'],
    summary: { zh: '删除一条草稿规则', en: 'Remove a rule of the draft' },
    input: z.object({ revision: z.number().int(), code: Code }),
    output: Edited,
  }),
  dropDraft: door({
    method: 'POST',
    path: '/api/routing/draft/drop',
    action: 'routing.drop',
    asks: ['staff', 'token'],
    summary: { zh: '放弃草稿', en: 'Give the draft up' },
    input: z.object({ revision: z.number().int() }),
    output: Done,
  }),
  publishRouting: door({
    method: 'POST',
    path: '/api/routing/draft/publish',
    action: 'routing.publish',
    asks: ['staff', 'token'],
    summary: { zh: '发布分派规则', en: 'Publish the rules' },
    input: z.object({
      revision: z.number().int(),
      note: z.string().trim().min(2).max(500),
      /** Two rules of equal rank disagree, and that is meant: the smaller number speaks. */
      despiteConflicts: z.boolean().default(false),
    }),
    output: z.object({ number: z.number() }),
  }),
} as const satisfies Record<string, Door>;
