import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { WayName } from '../mediation/contract-shapes.ts';
import { Day, Id, Instant, Made, Note, OpinionStateName, Rated, RatingName, Text } from './contract-shapes.ts';
import { consultationStates } from './words.ts';

const Opinion = z.object({
  id: Id,
  who: z.string(),
  isPartner: z.boolean(),
  state: OpinionStateName,
  knot: z.string(),
  advice: z.string(),
  law: z.string(),
  givenAt: Instant.nullable(),
  canGive: z.boolean(),
});

/** What the studio adds to one mediation: rounds of consultation, what parties say afterwards, news for the victim. */
export const caseDoors = {
  ofCase: door({
    method: 'GET',
    path: '/api/mediations/:id/studio',
    action: 'consultation.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '问诊、评价与告知', en: 'Consultation, opinions, news' },
    input: z.object({ id: Id }),
    output: z.object({
      consultations: z.array(
        z.object({
          id: Id,
          question: z.string(),
          dueAt: Instant,
          state: z.enum(keysOf(consultationStates)),
          summary: z.string(),
          askedAt: Instant,
          opinions: z.array(Opinion),
        }),
      ),
      parties: z.array(
        z.object({
          id: Id,
          name: z.string(),
          side: z.number(),
          opinion: z
            .object({ rating: RatingName.nullable(), words: z.string(), way: WayName, saidAt: Instant })
            .nullable(),
          notices: z.array(z.object({ id: Id, text: z.string(), toldAt: Instant, seenAt: Instant.nullable() })),
        }),
      ),
      can: z.array(z.enum(['consult', 'close', 'opinion', 'notice'])),
    }),
  }),
  consult: door({
    method: 'POST',
    path: '/api/mediations/:id/consultations',
    action: 'consultation.ask',
    asks: ['staff', 'token'],
    summary: { zh: '发起联动问诊', en: 'Ask units for opinions' },
    input: z.object({
      id: Id,
      question: Text,
      dueOn: Day,
      units: z
        .array(z.object({ unitId: Id.optional(), partnerId: Id.optional() }))
        .min(1)
        .max(12),
    }),
    output: Made,
  }),
  giveOpinion: door({
    method: 'POST',
    path: '/api/consultation-opinions/:id',
    action: 'consultation.give',
    asks: ['staff', 'token'],
    summary: { zh: '出具问诊意见', en: 'Give an opinion' },
    input: z.object({
      id: Id,
      state: OpinionStateName.exclude(['asked']),
      knot: Note,
      advice: Note,
      law: z.string().trim().max(1000).default(''),
    }),
    output: Made,
  }),
  closeConsultation: door({
    method: 'POST',
    path: '/api/consultations/:id/close',
    action: 'consultation.close',
    asks: ['staff', 'token'],
    summary: { zh: '汇总问诊意见', en: 'Sum up the opinions' },
    input: z.object({ id: Id, summary: Text }),
    output: Made,
  }),
  writeOpinion: door({
    method: 'POST',
    path: '/api/mediations/:id/opinions',
    action: 'mediation.opinion',
    asks: ['staff', 'token'],
    summary: { zh: '代记当事人评价', en: 'Write down what a party says' },
    input: z.object({ id: Id, partyId: Id, way: WayName.exclude(['page']), ...Rated }),
    output: Made,
  }),
  tellVictim: door({
    method: 'POST',
    path: '/api/mediations/:id/notices',
    action: 'mediation.notice',
    asks: ['staff', 'token'],
    summary: { zh: '向被侵害人告知进展', en: 'Tell the victim how it goes' },
    input: z.object({ id: Id, partyId: Id, text: Text }),
    output: Made.extend({ messaged: z.boolean() }),
  }),
} as const satisfies Record<string, Door>;
