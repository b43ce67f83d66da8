import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, LongText, Reason, ReportFields, Version } from '../matters/contract-shapes.ts';
import { ownDoors } from './contract-own.ts';
import { partyDoors } from './contract-parties.ts';
import {
  Day,
  MediationView,
  ModeName,
  PartyFields,
  QuestionName,
  QueueName,
  RouteName,
  Row,
  SourceName,
  StateName,
  TrackName,
  WayName,
} from './contract-shapes.ts';

const Done = z.object({ id: Id, state: StateName, version: z.number() });

const steps = <const Name extends string, const Fields extends z.ZodRawShape>(
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
    input: z.object({ id: Id, version: Version, ...fields }),
    output: Done,
  });

/** Ways that are told when it comes to nothing, and how. */
const Told = { routes: z.array(RouteName).min(1).max(6), how: WayName.default('officer') };

/** 调解: the doors of colleagues. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/mediations',
    action: 'mediation.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '调解案件', en: 'Mediations' },
    input: z.object({
      queue: QueueName.default('open'),
      track: TrackName.optional(),
      category: z.string().max(60).optional(),
      q: z.string().trim().max(60).optional(),
      cursor: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
    output: z.object({
      rows: z.array(Row),
      next: z.string().nullable(),
      counts: z.partialRecord(QueueName, z.number()),
    }),
  }),
  ofMatter: door({
    method: 'GET',
    path: '/api/matters/:matterId/mediations',
    action: 'mediation.of-matter',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件事项的调解', en: 'Mediations of a matter' },
    input: z.object({ matterId: Id }),
    output: z.object({
      rows: z.array(z.object({ id: Id, number: z.string(), state: StateName, track: TrackName })),
      canPropose: z.boolean(),
    }),
  }),
  gate: door({
    method: 'GET',
    path: '/api/mediation-gate',
    action: 'mediation.gate',
    asks: ['staff', 'token'],
    summary: { zh: '受理审查', en: 'Questions of the gate' },
    input: z.object({
      track: TrackName,
      /** Codes of what applies, with commas. */
      marks: z.string().max(400).default(''),
    }),
    output: z.object({
      questions: z.array(QuestionName),
      open: z.boolean(),
      reasons: z.array(QuestionName),
      ways: z.array(RouteName),
      peopleInstead: z.boolean(),
    }),
  }),
  view: door({
    method: 'GET',
    path: '/api/mediations/:id',
    action: 'mediation.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看调解', en: 'Open a mediation' },
    input: z.object({ id: Id }),
    output: MediationView,
  }),
  propose: door({
    method: 'POST',
    path: '/api/mediations',
    action: 'mediation.propose',
    asks: ['staff', 'token'],
    summary: { zh: '提出调解', en: 'Propose mediation' },
    input: z.object({
      source: SourceName,
      /** The matter that it grew out of; without one `report` says what happened, and becomes one. */
      matterId: Id.optional(),
      report: ReportFields.pick({
        what: true,
        where: true,
        placeCode: true,
        lng: true,
        lat: true,
        category: true,
        fileIds: true,
      }).optional(),
      track: TrackName.default('people'),
      mode: ModeName.default('joint'),
      category: z.string().max(60).optional(),
      title: z.string().trim().min(2).max(80),
      unitId: Id,
      liaisonId: Id.optional(),
      firstKnownOn: Day.optional(),
      parties: z.array(z.object(PartyFields)).max(60).default([]),
    }),
    output: Done.extend({ number: z.string() }),
  }),
  accept: steps(
    'accept',
    { zh: '受理调解', en: 'Accept' },
    { track: TrackName, mode: ModeName, marks: z.array(QuestionName).max(20).default([]) },
  ),
  refuse: steps(
    'refuse',
    { zh: '不予受理', en: 'Do not accept' },
    { marks: z.array(QuestionName).min(1).max(20), text: z.string().trim().max(500).default(''), ...Told },
  ),
  fail: steps('fail', { zh: '未达成协议', en: 'No agreement' }, { text: Reason, ...Told }),
  stop: steps(
    'stop',
    { zh: '当事人终止', en: 'A side stops' },
    { partyId: Id, text: z.string().trim().max(500).default(''), ...Told },
  ),
  suspend: steps('suspend', { zh: '中止调解', en: 'Suspend' }, { text: Reason, coolUntil: Day.optional() }),
  resume: steps('resume', { zh: '恢复调解', en: 'Resume' }, {}),
  reopen: steps('reopen', { zh: '重新调解', en: 'Reopen' }, { text: Reason }),
  extend: steps(
    'extend',
    { zh: '延长调解期限', en: 'Give mediation more time' },
    { until: Day, text: Reason, consentHow: WayName.optional() },
  ),
  changeLiaison: steps('liaison', { zh: '更换联络员', en: 'Change the liaison' }, { personId: Id, text: Reason }),
  note: steps('note', { zh: '工作记录', en: 'Write a note' }, { text: LongText }),
  ...partyDoors,
  ...ownDoors,
} as const satisfies Record<string, Door>;
