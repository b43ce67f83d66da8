import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Instant } from '../matters/contract-shapes.ts';
import { OfferFields, Side, Sides, WayName, Witness } from './contract-shapes.ts';
import { privateNote } from './words.ts';

const Done = z.object({ id: Id });

const act = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  path: string,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/offers${path}`,
    action: `offer.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

/** 方案 through a colleague, and what one side told the mediators alone. */
export const offerDoors = {
  makeOffer: act(
    'make',
    '',
    { zh: '代一方提出方案', en: 'Write down an offer of a side' },
    {
      partyId: Id,
      toSides: Sides.optional(),
      way: WayName.exclude(['page']),
      /** Who heard it; without a witness the party confirms it. */
      witness: Witness,
      ...OfferFields,
    },
  ),
  confirmOffer: act(
    'confirm',
    '/:offerId/confirm',
    { zh: '确认是本人的方案', en: 'Confirm an offer as the party’s own' },
    {
      offerId: Id,
      /** The number of the party, said by the party; or who was there. */
      code: z.string().trim().max(40).default(''),
      witness: Witness,
    },
  ),
  openOffer: act('open', '/:offerId/open', { zh: '把方案告诉对方', en: 'Put an offer on the table' }, { offerId: Id }),
  answerOffer: act(
    'answer',
    '/:offerId/answer',
    { zh: '代一方答复方案', en: 'Write down an answer to an offer' },
    {
      offerId: Id,
      partyId: Id,
      accepts: z.boolean(),
      text: z.string().trim().max(1000).default(''),
      witness: z.string().trim().min(2).max(80),
    },
  ),
  withdrawOffer: act(
    'withdraw',
    '/:offerId/withdraw',
    { zh: '代一方收回方案', en: 'Withdraw an offer for a side' },
    {
      offerId: Id,
    },
  ),
  notes: door({
    method: 'GET',
    path: '/api/mediations/:id/private-notes',
    action: 'note.read',
    asks: ['staff'],
    personal: true,
    summary: privateNote,
    input: z.object({ id: Id }),
    output: z.object({
      notes: z.array(
        z.object({
          id: Id,
          side: z.number(),
          sittingId: Id.nullable(),
          text: z.string(),
          forApprentices: z.boolean(),
          by: z.string(),
          at: Instant,
        }),
      ),
      canWrite: z.boolean(),
    }),
  }),
  writeNote: door({
    method: 'POST',
    path: '/api/mediations/:id/private-notes',
    action: 'note.write',
    asks: ['staff'],
    summary: privateNote,
    input: z.object({
      id: Id,
      side: Side,
      sittingId: Id.optional(),
      text: z.string().trim().min(2).max(5000),
      forApprentices: z.boolean().default(false),
    }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
