import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const Done = z.object({ done: z.literal(true) });

/** The doors of time-limited links; what a link opens has doors of its own in the family that made it. */
export const linkDoors = {
  openLink: door({
    method: 'POST',
    path: '/api/links/open',
    action: 'link.open',
    asks: ['visitor'],
    unrepeated: true,
    perMinute: 30,
    summary: { zh: '打开限时链接', en: 'Open a time-limited link' },
    input: z.object({ secret: z.string().trim().min(1).max(80) }),
    output: z.object({ purpose: z.string() }),
  }),
  leaveLink: door({
    method: 'POST',
    path: '/api/links/leave',
    action: 'link.leave',
    asks: ['link', 'visitor'],
    unrepeated: true,
    summary: { zh: '离开限时链接的页面', en: 'Leave the page of a time-limited link' },
    input: z.object({}),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
