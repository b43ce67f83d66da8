import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { OwnView } from './contract-shapes.ts';

const Done = z.object({ done: z.literal(true) });

/** The doors of a party: by the link of a message, or by code and four digits. */
export const ownDoors = {
  openOwn: door({
    method: 'POST',
    path: '/api/own-mediation/open',
    action: 'own.open',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 20,
    summary: { zh: '凭调解码进入', en: 'Open the own mediation by code' },
    input: z.object({ code: z.string().trim().min(1).max(40), tail: z.string().trim().min(1).max(10) }),
    output: Done,
  }),
  own: door({
    method: 'GET',
    path: '/api/own-mediation',
    action: 'own.view',
    asks: ['link'],
    personal: true,
    summary: { zh: '我的调解', en: 'My mediation' },
    input: z.object({}),
    output: OwnView,
  }),
  ownWilling: door({
    method: 'POST',
    path: '/api/own-mediation/willing',
    action: 'own.willing',
    asks: ['link'],
    summary: { zh: '是否愿意调解', en: 'Say whether you are willing' },
    input: z.object({ willing: z.enum(['yes', 'no']) }),
    output: Done,
  }),
  ownRights: door({
    method: 'POST',
    path: '/api/own-mediation/rights',
    action: 'own.rights',
    asks: ['link'],
    summary: { zh: '已知悉权利义务', en: 'Say that you know your rights' },
    input: z.object({}),
    output: Done,
  }),
  ownStop: door({
    method: 'POST',
    path: '/api/own-mediation/stop',
    action: 'own.stop',
    asks: ['link'],
    summary: { zh: '不再调解', en: 'Stop the mediation' },
    input: z.object({ text: z.string().trim().max(500).default('') }),
    output: Done,
  }),
  ownOpenness: door({
    method: 'POST',
    path: '/api/own-mediation/openness',
    action: 'own.openness',
    asks: ['link'],
    summary: { zh: '要求公开或不公开', en: 'Ask for an open or a closed sitting' },
    input: z.object({ wantsOpen: z.boolean() }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
