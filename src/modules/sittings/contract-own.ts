import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id } from '../matters/contract-shapes.ts';
import { OfferFields, OwnSittingsView, SlotNumber, VerdictName, WindowFields } from './contract-shapes.ts';

const Done = z.object({ done: z.literal(true) });

const act = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  path: string,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/own-mediation/${path}`,
    action: `own.${name}`,
    asks: ['link'],
    summary: words,
    input: z.object(fields),
    output: Done,
  });

/** The doors of a party: times, sittings, facts, offers, records. */
export const ownDoors = {
  ownSittings: door({
    method: 'GET',
    path: '/api/own-mediation/sittings',
    action: 'own.sittings',
    asks: ['link'],
    personal: true,
    summary: { zh: '我的调解会', en: 'My sittings' },
    input: z.object({}),
    output: OwnSittingsView,
  }),
  ownWindows: act(
    'windows',
    'windows',
    { zh: '我什么时候方便', en: 'Say when I can come' },
    {
      windows: z.array(WindowFields).max(20),
    },
  ),
  ownTimes: act(
    'times',
    'times',
    { zh: '选时间', en: 'Choose among the times' },
    {
      roundId: Id,
      slots: z.array(SlotNumber).max(3),
    },
  ),
  ownStand: act(
    'stand',
    'stand',
    { zh: '对事实表态', en: 'Take a stand on a fact' },
    {
      factId: Id,
      stand: z.enum(['agreed', 'disputed']),
      remark: z.string().trim().max(500).default(''),
    },
  ),
  ownOffer: act('offer', 'offers', { zh: '提出方案', en: 'Make an offer' }, { ...OfferFields }),
  ownOfferStep: act(
    'offer-step',
    'offers/:offerId',
    { zh: '答复、确认、放出或收回方案', en: 'Answer, confirm, open or withdraw an offer' },
    {
      offerId: Id,
      step: z.enum(['accept', 'decline', 'confirm', 'open', 'withdraw']),
      text: z.string().trim().max(1000).default(''),
    },
  ),
  ownRecord: act(
    'record',
    'records/:sittingId',
    { zh: '核对调解记录', en: 'Check the record' },
    {
      sittingId: Id,
      verdict: VerdictName,
      typedName: z.string().trim().max(40).default(''),
      note: z.string().trim().max(1000).default(''),
      /** What was read: a record that changed meanwhile is shown again first. */
      hash: z.string().max(64),
    },
  ),
} as const satisfies Record<string, Door>;
