import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Day, Id, Version } from '../matters/contract-shapes.ts';
import { courtDoors } from './contract-court.ts';
import { dossierDoors } from './contract-dossier.ts';
import { ownDoors } from './contract-own.ts';
import {
  AnswerFields,
  BasisName,
  ConfirmationView,
  ContactFields,
  Done,
  MarkName,
  SaidName,
  SubmitName,
  WayName,
} from './contract-shapes.ts';
import { givenPapers } from './words.ts';

const act = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/confirmation/${name}`,
    action: `confirmation.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

const paper = <const Name extends string>(name: Name, words: { zh: string; en: string }) =>
  door({
    method: 'GET',
    path: `/api/mediations/:id/confirmation/${name}`,
    action: `confirmation.${name}`,
    asks: ['staff', 'token'],
    answers: 'bytes',
    personal: true,
    summary: words,
    input: z.object({ id: Id }),
    output: z.any(),
  });

/** 司法确认: the doors of colleagues, of a party, of the court; and those of the file. */
export const doors = {
  view: door({
    method: 'GET',
    path: '/api/mediations/:id/confirmation',
    action: 'confirmation.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看司法确认', en: 'Open the judicial confirmation' },
    input: z.object({ id: Id }),
    output: z.object({
      confirmation: ConfirmationView.nullable(),
      /** Courts among the partners. */
      courts: z.array(z.object({ id: Id, name: z.string() })),
    }),
  }),
  check: act(
    'check',
    { zh: '审查能否申请司法确认', en: 'Look whether it can be confirmed' },
    { version: Version, marks: z.array(MarkName).max(5).default([]), property: z.enum(['needed', 'none']) },
  ),
  say: act(
    'say',
    { zh: '登记当事人是否共同申请', en: 'Note whether a party joins in' },
    {
      partyId: Id,
      said: SaidName,
      how: WayName.exclude(['page']),
      /** Whoever said it for the party, with the power to settle; the party itself where it is left out. */
      spokenBy: Id.optional(),
      witness: z.string().trim().max(80).default(''),
      fileId: Id.optional(),
    },
  ),
  court: act(
    'court',
    { zh: '确定管辖法院', en: 'Choose the court' },
    {
      version: Version,
      courtId: Id.optional(),
      courtName: z.string().trim().max(80).default(''),
      basis: BasisName,
    },
  ),
  contact: act(
    'contact',
    { zh: '登记送达地址和电话', en: 'Note the service address' },
    { partyId: Id, ...ContactFields },
  ),
  paper: act(
    'paper',
    { zh: '登记申请材料', en: 'Put in a paper for the court' },
    {
      kind: z.enum(givenPapers),
      partyId: Id.optional(),
      /** Left out where the original is shown at the window of the court. */
      fileId: Id.optional(),
      label: z.string().trim().max(100).default(''),
    },
  ),
  dropPaper: act('drop-paper', { zh: '撤下申请材料', en: 'Take a paper out' }, { paperId: Id }),
  application: paper('application', { zh: '打印司法确认申请书', en: 'Print the application' }),
  bundle: paper('bundle', { zh: '下载申请材料包', en: 'Fetch the bundle for the court' }),
  submit: act(
    'submit',
    { zh: '登记已递交法院', en: 'Note that it was handed in' },
    { version: Version, on: Day, how: SubmitName.exclude(['link']) },
  ),
  send: door({
    method: 'POST',
    path: '/api/mediations/:id/confirmation/send',
    action: 'confirmation.send',
    asks: ['staff', 'token'],
    summary: { zh: '通过链接递交法院联络员', en: 'Hand it in by a link to the court' },
    input: z.object({ id: Id, version: Version }),
    /** The address itself only where the court has no phone for messages. */
    output: z.object({ sentTo: z.string().nullable(), url: z.string().nullable() }),
  }),
  answer: act(
    'answer',
    { zh: '登记法院答复', en: 'Note what the court answered' },
    { version: Version, ...AnswerFields },
  ),
  ...ownDoors,
  ...courtDoors,
  ...dossierDoors,
} as const satisfies Record<string, Door>;
