import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { Day, Id, Instant, Reason, Version } from '../matters/contract-shapes.ts';
import { ownDoors } from './contract-own.ts';
import {
  AgreementRow,
  AgreementView,
  BearerView,
  FormName,
  Hash,
  StateName,
  Strokes,
  TemplateCode,
  TextFields,
} from './contract-shapes.ts';
import { checkVerdicts } from './words.ts';

const Done = z.object({ id: Id, state: StateName, version: z.number() });
const Path = { id: Id, agreementId: Id } as const;

const acts = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/agreements/:agreementId/${name}`,
    action: `agreement.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ ...Path, ...fields }),
    output: Done,
  });

/** Before whom something was signed or said, where it was not by phone page. */
const Witness = z.string().trim().max(80).default('');

/** 调解协议: the doors of colleagues, and the public one that checks a paper. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/mediations/:id/agreements',
    action: 'agreement.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '一件调解的协议', en: 'Agreements of a mediation' },
    input: z.object({ id: Id }),
    output: z.object({
      rows: z.array(AgreementRow),
      /** The version to work on now: the open one, else the one in force, else the newest. */
      current: AgreementView.nullable(),
      bearers: z.array(BearerView),
      forms: z.array(FormName),
      suggestedBody: z.string(),
      /** What the check of duties goes by. */
      background: z.object({
        track: z.enum(['people', 'public-order']),
        sides: z.array(z.number()),
        partyIds: z.array(Id),
        hosts: z.number(),
        bare: z.number(),
        agreedOn: Day,
      }),
    }),
  }),
  view: door({
    method: 'GET',
    path: '/api/mediations/:id/agreements/:agreementId',
    action: 'agreement.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看协议', en: 'Open an agreement' },
    input: z.object(Path),
    output: AgreementView,
  }),
  begin: door({
    method: 'POST',
    path: '/api/mediations/:id/agreements',
    action: 'agreement.begin',
    asks: ['staff', 'token'],
    summary: { zh: '起草协议', en: 'Begin an agreement' },
    input: z.object({
      id: Id,
      form: FormName.default('written'),
      template: TemplateCode.optional(),
      values: z.record(z.string().max(20), z.string().trim().max(200)).default({}),
      /** Begins with the words of an earlier version instead. */
      fromId: Id.optional(),
    }),
    output: Done,
  }),
  save: acts('save', { zh: '保存草稿', en: 'Save the draft' }, { version: Version, text: TextFields }),
  propose: acts('propose', { zh: '定稿，请各方签名', en: 'Propose it for signing' }, { version: Version }),
  discard: acts(
    'discard',
    { zh: '作废', en: 'Discard' },
    { version: Version, reason: z.string().trim().max(500).default('') },
  ),
  sign: acts(
    'sign',
    { zh: '在平板上签名', en: 'Sign on the tablet' },
    { signerId: Id, signedName: z.string().trim().min(1).max(40), hash: Hash, strokes: Strokes, witness: Witness },
  ),
  decline: acts(
    'decline',
    { zh: '登记当事人不签', en: 'Note that a party does not sign' },
    { signerId: Id, reason: Reason },
  ),
  scan: acts(
    'scan',
    { zh: '上传纸质签名扫描件', en: 'Bind the scan of the signed paper' },
    {
      signerIds: z.array(Id).min(1).max(60),
      fileId: Id,
      /** The beginning of the hash as it stands on the paper that was signed: it must be this version. */
      printedHash: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f\s-]{8,80}$/),
      signedOn: Day,
      witness: Witness,
    },
  ),
  seal: acts(
    'seal',
    { zh: '登记已盖章', en: 'Note the seal' },
    { sealedOn: Day, sealName: z.string().trim().min(2).max(120) },
  ),
  closeList: acts('close-list', { zh: '签名截止', en: 'Close the list of signers' }, { version: Version }),
  document: door({
    method: 'GET',
    path: '/api/mediations/:id/agreements/:agreementId/:form',
    action: 'agreement.document',
    asks: ['staff', 'token'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '下载协议（PDF 或 DOCX）', en: 'Fetch the agreement as PDF or DOCX' },
    input: z.object({ ...Path, form: z.enum(['pdf', 'docx']) }),
    output: z.any(),
  }),
  check: door({
    method: 'POST',
    path: '/api/agreement-check',
    action: 'agreement.check',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '查验协议真伪', en: 'Check an agreement' },
    input: z.object({ code: z.string().trim().min(1).max(40), tail: z.string().trim().min(1).max(10) }),
    output: z.object({
      verdict: z.enum(keysOf(checkVerdicts)),
      version: z.number(),
      effectiveAt: Instant.nullable(),
      endedAt: Instant.nullable(),
      textHash: z.string(),
      /** SHA-256 of the PDFs that were given out, to be compared in the browser. */
      pdfHashes: z.array(z.string()),
    }),
  }),
  ...ownDoors,
} as const satisfies Record<string, Door>;
