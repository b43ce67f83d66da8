import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';

const Instant = z.iso.datetime();

/** What an administrator sees of the programmes that knock: how much, and what was refused; nobody's words. */
export const deskDoors = {
  clients: door({
    method: 'GET',
    path: '/api/open311/clients',
    action: 'open311.clients',
    asks: ['staff'],
    summary: { zh: 'Open311 客户端', en: 'Open311 clients' },
    input: z.object({}),
    output: z.object({
      discovery: z.string(),
      rows: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          madeAt: Instant,
          expiresAt: Instant,
          revokedAt: Instant.nullable(),
          usedAt: Instant.nullable(),
          requests: z.number(),
          lastMonth: z.number(),
          open: z.number(),
          lastAt: Instant.nullable(),
        }),
      ),
      refusals: z.array(
        z.object({ client: z.string().nullable(), action: z.string(), reason: z.string(), count: z.number() }),
      ),
    }),
  }),
} as const satisfies Record<string, Door>;
