import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Instant, Rated, RatingName } from './contract-shapes.ts';

/** What a party finds on the own page. */
export const ownStudioDoors = {
  ownAfter: door({
    method: 'GET',
    path: '/api/own-mediation/after',
    action: 'own.after',
    asks: ['link'],
    personal: true,
    summary: { zh: '我的评价与进展告知', en: 'My opinion and news for me' },
    input: z.object({}),
    output: z.object({
      canRate: z.boolean(),
      opinion: z.object({ rating: RatingName.nullable() }).nullable(),
      notices: z.array(z.object({ id: Id, text: z.string(), toldAt: Instant })),
    }),
  }),
  ownOpinion: door({
    method: 'POST',
    path: '/api/own-mediation/opinion',
    action: 'own.opinion',
    asks: ['link'],
    summary: { zh: '评价这次调解', en: 'Say how the mediation was' },
    input: z.object(Rated),
    output: z.object({ rating: RatingName.nullable() }),
  }),
} as const satisfies Record<string, Door>;
