import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';

const Id = z.uuid();
const Day = z.iso.date();

/** What residents read; apart from the other doors, so that their pages load nothing of the desk's. */
export const publicDoors = {
  questions: door({
    method: 'GET',
    path: '/api/questions',
    action: 'answer.public',
    asks: ['visitor'],
    perMinute: 60,
    summary: { zh: '常见问题', en: 'Questions and answers for residents' },
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          titleZh: z.string(),
          titleEn: z.string(),
          textZh: z.string(),
          textEn: z.string(),
          words: z.array(z.string()),
          category: z.string().nullable(),
          sourceZh: z.string(),
          sourceEn: z.string(),
          unitName: z.string().nullable(),
          /** When it was last published or found to be still right. */
          asOf: Day,
          isOverdue: z.boolean(),
        }),
      ),
    }),
  }),
} as const satisfies Record<string, Door>;
