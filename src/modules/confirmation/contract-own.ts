import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id } from '../matters/contract-shapes.ts';
import { ContactFields, Done, OwnConfirmation } from './contract-shapes.ts';

/** The doors of a party with the own link. */
export const ownDoors = {
  own: door({
    method: 'GET',
    path: '/api/own-mediation/confirmation',
    action: 'own.confirmation',
    asks: ['link'],
    personal: true,
    summary: { zh: '我的司法确认', en: 'My judicial confirmation' },
    input: z.object({}),
    output: z.object({ confirmation: OwnConfirmation.nullable() }),
  }),
  ownSay: door({
    method: 'POST',
    path: '/api/own-mediation/confirmation/say',
    action: 'own.confirmation-say',
    asks: ['link'],
    summary: { zh: '是否共同申请司法确认', en: 'Say whether you join in asking the court' },
    input: z.object({ partyId: Id, said: z.enum(['yes', 'no', 'back']) }),
    output: Done,
  }),
  ownContact: door({
    method: 'POST',
    path: '/api/own-mediation/confirmation/contact',
    action: 'own.confirmation-contact',
    asks: ['link'],
    summary: { zh: '确认送达地址和电话', en: 'Say where the court reaches you' },
    input: z.object({ partyId: Id, ...ContactFields }),
    output: Done,
  }),
  ownPaper: door({
    method: 'POST',
    path: '/api/own-mediation/confirmation/papers',
    action: 'own.confirmation-paper',
    asks: ['link'],
    summary: { zh: '上传申请材料', en: 'Send in a paper for the court' },
    input: z.object({ partyId: Id, kind: z.enum(['identity', 'property', 'attorney']), fileId: Id }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
