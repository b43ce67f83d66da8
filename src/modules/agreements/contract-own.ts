import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Reason } from '../matters/contract-shapes.ts';
import { Hash, OwnAgreement, Strokes } from './contract-shapes.ts';

const Done = z.object({ done: z.literal(true) });

/** The doors of a party with the own link. Drafts are never among what it sees. */
export const ownDoors = {
  own: door({
    method: 'GET',
    path: '/api/own-mediation/agreements',
    action: 'own.agreements',
    asks: ['link'],
    personal: true,
    summary: { zh: '我的协议', en: 'My agreements' },
    input: z.object({}),
    output: z.object({ rows: z.array(OwnAgreement) }),
  }),
  ownSign: door({
    method: 'POST',
    path: '/api/own-mediation/agreements/:agreementId/sign',
    action: 'own.sign',
    asks: ['link'],
    summary: { zh: '在协议上签名', en: 'Sign the agreement' },
    input: z.object({
      agreementId: Id,
      signerId: Id,
      signedName: z.string().trim().min(1).max(40),
      /** The hash of what was read: another text is not signed by accident. */
      hash: Hash,
      strokes: Strokes,
    }),
    output: Done,
  }),
  ownDecline: door({
    method: 'POST',
    path: '/api/own-mediation/agreements/:agreementId/decline',
    action: 'own.decline',
    asks: ['link'],
    summary: { zh: '不签这份协议', en: 'Do not sign the agreement' },
    input: z.object({ agreementId: Id, signerId: Id, reason: Reason }),
    output: Done,
  }),
  ownDocument: door({
    method: 'GET',
    path: '/api/own-mediation/agreements/:agreementId/:form',
    action: 'own.document',
    asks: ['link'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '下载我的协议', en: 'Fetch my agreement' },
    input: z.object({ agreementId: Id, form: z.enum(['pdf', 'docx']) }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
