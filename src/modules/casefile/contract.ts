import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { caseFileKinds, caseFileStates, checkVerdicts } from './words.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Reason = z.string().trim().min(2).max(500);
const Made = z.object({ id: Id });

/** A file that somebody asked for, and how far it is. */
const CaseFileRow = z.object({
  id: Id,
  kind: z.enum(keysOf(caseFileKinds)),
  state: z.enum(keysOf(caseFileStates)),
  done: z.number(),
  steps: z.number(),
  code: z.string(),
  sha256: z.string().nullable(),
  pages: z.number().nullable(),
  bytes: z.number().nullable(),
  receiver: z.string().nullable(),
  purpose: z.string(),
  by: z.string().nullable(),
  askedAt: Instant,
  removeAt: Instant.nullable(),
});

/** The doors of case files, and the public one that checks a sealed document. */
export const doors = {
  make: door({
    method: 'POST',
    path: '/api/matters/:id/casefiles',
    action: 'casefile.make',
    asks: ['staff', 'token'],
    perMinute: 10,
    summary: { zh: '制作卷宗', en: 'Make the case file' },
    input: z.object({ id: Id, reason: Reason }),
    output: Made,
  }),
  pack: door({
    method: 'POST',
    path: '/api/matters/:id/packs',
    action: 'casefile.pack',
    asks: ['staff', 'token'],
    perMinute: 10,
    summary: { zh: '制作举证材料，交给有关单位', en: 'Make an evidence pack for another body' },
    input: z.object({
      id: Id,
      receiver: z.string().trim().min(2).max(100),
      purpose: Reason,
      sections: z.array(z.string().max(60)).max(60).default([]),
      fileIds: z.array(Id).max(200).default([]),
    }),
    output: Made,
  }),
  parts: door({
    method: 'GET',
    path: '/api/matters/:id/packs/parts',
    action: 'casefile.parts',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '举证材料可选的内容', en: 'What may go into an evidence pack' },
    input: z.object({ id: Id }),
    output: z.object({
      sections: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), pieces: z.number() })),
      files: z.array(
        z.object({
          id: Id,
          kind: z.enum(['photo', 'pdf', 'audio']),
          caption: z.string(),
          /** Photos leave as public copies only, with people and plates blacked out. */
          ready: z.boolean(),
        }),
      ),
    }),
  }),
  list: door({
    method: 'GET',
    path: '/api/matters/:id/casefiles',
    action: 'casefile.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '做过的卷宗', en: 'Case files made so far' },
    input: z.object({ id: Id }),
    output: z.object({ rows: z.array(CaseFileRow), canPack: z.boolean() }),
  }),
  mine: door({
    method: 'POST',
    path: '/api/report/mine/casefiles',
    action: 'casefile.mine',
    asks: ['receipt'],
    perMinute: 4,
    summary: { zh: '制作我的档案', en: 'Make my file' },
    input: z.object({}),
    output: Made,
  }),
  own: door({
    method: 'GET',
    path: '/api/report/mine/casefiles',
    action: 'casefile.own',
    asks: ['receipt'],
    personal: true,
    summary: { zh: '我的档案', en: 'My files' },
    input: z.object({}),
    output: z.object({ rows: z.array(CaseFileRow) }),
  }),
  progress: door({
    method: 'GET',
    path: '/api/casefiles/:id',
    action: 'casefile.progress',
    asks: ['receipt', 'staff', 'token'],
    summary: { zh: '制作进度', en: 'How far it is' },
    input: z.object({ id: Id }),
    output: z.object({ state: z.enum(keysOf(caseFileStates)), done: z.number(), steps: z.number() }),
  }),
  read: door({
    method: 'GET',
    path: '/api/casefiles/:id/:form',
    action: 'casefile.read',
    asks: ['receipt', 'staff', 'token'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '下载卷宗（PDF 或 ZIP）', en: 'Fetch a case file as PDF or ZIP' },
    input: z.object({ id: Id, form: z.enum(['pdf', 'zip']) }),
    output: z.any(),
  }),
  check: door({
    method: 'GET',
    path: '/api/document-check',
    action: 'document.check',
    asks: ['visitor'],
    perMinute: 30,
    summary: { zh: '查验文件真伪', en: 'Check a sealed document' },
    input: z.object({ code: z.string().trim().max(40), sha256: z.string().trim().toLowerCase().max(128) }),
    output: z.object({
      verdict: z.enum(keysOf(checkVerdicts)),
      kind: z.enum(keysOf(caseFileKinds)).nullable(),
      madeAt: Instant.nullable(),
      pages: z.number().nullable(),
    }),
  }),
  key: door({
    method: 'GET',
    path: '/api/seal-key',
    action: 'document.key',
    asks: ['visitor'],
    perMinute: 60,
    summary: { zh: '封卷公钥', en: 'The public keys that seal documents' },
    input: z.object({}),
    output: z.object({
      algorithm: z.literal('Ed25519'),
      current: z.string(),
      keys: z.array(z.object({ id: z.string(), publicKey: z.string() })),
    }),
  }),
} as const satisfies Record<string, Door>;
