import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { publicDoors, SpokenLanguageName } from './contract-public.ts';
import { CardFields, CardPage, CardView, Day, Id, OwnFields } from './contract-shapes.ts';
import { standings, tieKinds } from './words.ts';

const Made = z.object({ id: Id });
const Saved = z.object({ version: z.number() });
const Done = z.object({ done: z.literal(true) });
const Reason = z.string().trim().min(2).max(200);
const Versioned = { id: Id, version: z.number().int().min(1) };

/** The doors of the register of mediators. */
export const doors = {
  ...publicDoors,
  list: door({
    method: 'GET',
    path: '/api/mediators',
    action: 'mediator.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '调解员名册', en: 'The register of mediators' },
    input: z.object({
      q: z.string().trim().max(60).optional(),
      field: z.string().max(60).optional(),
      language: SpokenLanguageName.optional(),
      standing: z.enum(keysOf(standings)).optional(),
      /** Whose term ends within thirty days, or whose training is due. */
      due: z.enum(['term', 'training']).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      rows: z.array(CardView),
      next: z.string().nullable(),
      counts: z.object({ all: z.number(), term: z.number(), training: z.number() }),
      canAdd: z.boolean(),
    }),
  }),
  mine: door({
    method: 'GET',
    path: '/api/mediators/mine',
    action: 'mediator.mine',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '我的名片', en: "One's own card" },
    input: z.object({}),
    output: z.object({ card: CardPage.nullable() }),
  }),
  changeMine: door({
    method: 'PUT',
    path: '/api/mediators/mine',
    action: 'mediator.change-own',
    asks: ['staff', 'token'],
    summary: { zh: '更改自己的名片', en: "Change one's own card" },
    input: z.object({ version: Versioned.version, ...OwnFields }),
    output: Saved,
  }),
  view: door({
    method: 'GET',
    path: '/api/mediators/:id',
    action: 'mediator.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '调解员名片', en: 'The card of a mediator' },
    input: z.object({ id: Id }),
    output: CardPage,
  }),
  add: door({
    method: 'POST',
    path: '/api/mediators',
    action: 'mediator.add',
    asks: ['staff', 'token'],
    summary: { zh: '列入调解员名册', en: 'Put somebody on the register of mediators' },
    input: z.object({
      personId: Id,
      ...CardFields.shape,
      isApprentice: z.boolean().default(false),
      termFrom: Day,
      /** Three years later unless told. */
      termTo: Day.optional(),
    }),
    output: Made,
  }),
  change: door({
    method: 'PUT',
    path: '/api/mediators/:id',
    action: 'mediator.change',
    asks: ['staff', 'token'],
    summary: { zh: '更改名片', en: 'Change a card' },
    input: z.object({ ...Versioned, ...CardFields.shape }),
    output: Saved,
  }),
  rest: door({
    method: 'POST',
    path: '/api/mediators/:id/rest',
    action: 'mediator.rest',
    asks: ['staff', 'token'],
    summary: { zh: '暂休', en: 'Let a mediator rest' },
    input: z.object({ ...Versioned, until: Day.nullable().default(null), reason: Reason }),
    output: Saved,
  }),
  comeBack: door({
    method: 'POST',
    path: '/api/mediators/:id/return',
    action: 'mediator.return',
    asks: ['staff', 'token'],
    summary: { zh: '恢复', en: 'A mediator is back' },
    input: z.object(Versioned),
    output: Saved,
  }),
  renew: door({
    method: 'POST',
    path: '/api/mediators/:id/renew',
    action: 'mediator.renew',
    asks: ['staff', 'token'],
    summary: { zh: '续聘', en: 'Renew a term' },
    input: z.object({ ...Versioned, termTo: Day.optional() }),
    output: Saved,
  }),
  end: door({
    method: 'POST',
    path: '/api/mediators/:id/end',
    action: 'mediator.end',
    asks: ['staff', 'token'],
    summary: { zh: '退出名册', en: 'A mediator leaves the register' },
    input: z.object({ ...Versioned, reason: Reason }),
    output: Saved,
  }),
  signOff: door({
    method: 'POST',
    path: '/api/mediators/:id/sign-off',
    action: 'mediator.sign-off',
    asks: ['staff', 'token'],
    summary: { zh: '出师', en: 'Sign an apprentice off' },
    input: z.object(Versioned),
    output: Saved,
  }),
  train: door({
    method: 'POST',
    path: '/api/mediators/:id/trainings',
    action: 'mediator.train',
    asks: ['staff', 'token'],
    summary: { zh: '登记培训', en: 'Enter a training' },
    input: z.object({
      id: Id,
      heldOn: Day,
      subject: z.string().trim().min(2).max(120),
      minutes: z.number().int().min(15).max(6000),
      givenBy: z.string().trim().min(2).max(80),
    }),
    output: Made,
  }),
  strikeTraining: door({
    method: 'DELETE',
    path: '/api/mediators/:id/trainings/:trainingId',
    action: 'mediator.strike-training',
    asks: ['staff', 'token'],
    summary: { zh: '划去登记错的培训', en: 'Strike a training that was entered by mistake' },
    input: z.object({ id: Id, trainingId: Id }),
    output: Done,
  }),
  declareTie: door({
    method: 'POST',
    path: '/api/mediators/:id/ties',
    action: 'mediator.declare-tie',
    asks: ['staff', 'token'],
    summary: { zh: '申报关系', en: 'Declare a tie' },
    input: z.object({
      id: Id,
      kind: z.enum(keysOf(tieKinds)),
      name: z.string().trim().min(1).max(120),
      phone: z.string().trim().max(30).nullable().default(null),
      note: z.string().trim().max(200).default(''),
    }),
    output: Made,
  }),
  endTie: door({
    method: 'DELETE',
    path: '/api/mediators/:id/ties/:tieId',
    action: 'mediator.end-tie',
    asks: ['staff', 'token'],
    summary: { zh: '关系已不存在', en: 'A tie is no more' },
    input: z.object({ id: Id, tieId: Id }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
