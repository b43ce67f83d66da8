import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Reason } from '../matters/contract-shapes.ts';
import { AnswerName, BallotFields, Done, GroundName, OwnChoosing } from './contract-shapes.ts';

/** 点选: the doors of a party. */
export const ownDoors = {
  own: door({
    method: 'GET',
    path: '/api/own-mediation/choosing',
    action: 'own-choosing.view',
    asks: ['link'],
    personal: true,
    summary: { zh: '选调解员', en: 'Choose mediators' },
    input: z.object({}),
    output: OwnChoosing,
  }),
  ownHandIn: door({
    method: 'POST',
    path: '/api/own-mediation/choosing/ballot',
    action: 'own-choosing.hand-in',
    asks: ['link'],
    summary: { zh: '交选票', en: 'Hand in a ballot' },
    input: z.object({ roundId: Id, ...BallotFields }),
    output: z.object({ done: z.literal(true), commitment: z.string() }),
  }),
  ownAnswer: door({
    method: 'POST',
    path: '/api/own-mediation/choosing/answer',
    action: 'own-choosing.answer',
    asks: ['link'],
    summary: { zh: '是否接受人选', en: 'Accept the mediators or not' },
    input: z.object({ roundId: Id, answer: AnswerName }),
    output: Done,
  }),
  ownChallenge: door({
    method: 'POST',
    path: '/api/own-mediation/choosing/challenge',
    action: 'own-choosing.challenge',
    asks: ['link'],
    summary: { zh: '申请调解员回避', en: 'Challenge a mediator' },
    input: z.object({ mediatorId: Id, ground: GroundName, reason: Reason }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
