import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Hours } from '../bookings/contract-shapes.ts';
import { Id, Instant } from './contract-shapes.ts';

/** What anybody reads: who is called, and where the mobile room stands next. Apart, so that residents' pages load nothing of the desk's. */
export const publicStudioDoors = {
  screen: door({
    method: 'GET',
    path: '/api/studio-screens/:code',
    action: 'studio.screen',
    asks: ['visitor', 'staff', 'token', 'link', 'receipt', 'resident'],
    perMinute: 120,
    summary: { zh: '叫号屏：只有号码', en: 'The waiting screen: numbers only' },
    input: z.object({ code: z.string().max(20) }),
    output: z.object({
      name: z.string(),
      address: z.string(),
      phone: z.string(),
      hours: Hours,
      called: z.array(z.number()),
      waiting: z.array(z.number()),
    }),
  }),
  nextStops: door({
    method: 'GET',
    path: '/api/mediation-stops',
    action: 'tour.next',
    asks: ['visitor', 'receipt', 'link', 'resident', 'staff', 'token'],
    perMinute: 60,
    summary: { zh: '流动调解车下一站', en: 'Next stops of the mobile room' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          place: z.string(),
          startsAt: Instant,
          endsAt: Instant,
          studioName: z.string(),
          phone: z.string(),
        }),
      ),
    }),
  }),
} as const satisfies Record<string, Door>;
