import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Reason, Version } from '../matters/contract-shapes.ts';
import {
  Day,
  MemberRoleName,
  PartyFields,
  RouteName,
  SignName,
  StateName,
  WayName,
  WillingName,
} from './contract-shapes.ts';

const Done = z.object({ id: Id, state: StateName, version: z.number() });

const act = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/${name}`,
    action: `mediation.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

/** Doors about the people in a case, and about the units asked to take part. */
export const partyDoors = {
  addParty: act('add-party', { zh: '登记当事人', en: 'Add a party' }, PartyFields),
  /** Identity number, language, grid and the scan of a mandate stay as they are unless they are sent. */
  changeParty: act(
    'change-party',
    { zh: '更正当事人', en: 'Correct a party' },
    { partyId: Id, ...PartyFields, language: PartyFields.language.removeDefault().optional() },
  ),
  removeParty: act('remove-party', { zh: '当事人退出', en: 'Take a party out' }, { partyId: Id, text: Reason }),
  identity: door({
    method: 'GET',
    path: '/api/mediations/:id/parties/:partyId/identity',
    action: 'mediation.identity',
    asks: ['staff'],
    personal: true,
    summary: { zh: '查看证件号码', en: 'Read an identity number' },
    input: z.object({ id: Id, partyId: Id }),
    output: z.object({ idNumber: z.string().nullable() }),
  }),
  saidWilling: act(
    'willing',
    { zh: '登记调解意愿', en: 'Write down whether a party is willing' },
    { partyId: Id, willing: WillingName, how: WayName },
  ),
  saidRights: act(
    'rights',
    { zh: '登记权利义务告知', en: 'Write down that rights were explained' },
    { partyIds: z.array(Id).min(1).max(60), how: WayName },
  ),
  letter: act('letter', { zh: '发送进入方式', en: 'Send the way in' }, { partyIds: z.array(Id).min(1).max(60) }),
  paperLetter: door({
    method: 'POST',
    path: '/api/mediations/:id/paper-letter',
    action: 'mediation.paper-letter',
    asks: ['staff'],
    personal: true,
    summary: { zh: '打印进入方式', en: 'Print the way in' },
    input: z.object({ id: Id, partyId: Id }),
    output: z.object({ name: z.string(), code: z.string(), tail: z.string(), address: z.string() }),
  }),
  tellRoutes: act(
    'tell-routes',
    { zh: '告知其他途径', en: 'Tell the further ways' },
    { partyIds: z.array(Id).min(1).max(60), routes: z.array(RouteName).min(1).max(6), how: WayName },
  ),
  askMember: act(
    'ask-member',
    { zh: '邀请单位参加', en: 'Ask a unit to take part' },
    {
      unitId: Id.optional(),
      partnerId: Id.optional(),
      role: MemberRoleName,
      speaksOn: z.string().trim().max(200).default(''),
      dueOn: Day.optional(),
    },
  ),
  answerMember: act(
    'answer-member',
    { zh: '单位答复', en: 'A unit answers' },
    { memberId: Id, state: z.enum(['accepted', 'declined']), answer: z.string().trim().max(500).default('') },
  ),
  check: act(
    'check',
    { zh: '民转刑风险检视', en: 'Check for escalation' },
    {
      version: Version,
      marks: z.array(SignName).max(20).default([]),
      note: z.string().trim().max(1000).default(''),
      plan: z.string().trim().max(1000).default(''),
      coolUntil: Day.optional(),
      reportedTo: z.string().trim().max(120).optional(),
    },
  ),
} as const satisfies Record<string, Door>;
