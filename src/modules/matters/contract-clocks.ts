import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Day, Id, Instant, Reason, StepAnswer, Version } from './contract-shapes.ts';

const Named = { id: Id, version: Version };
const asks = ['staff', 'token'] as const;
const Answer = z.object({ ...StepAnswer.shape, promisedAt: Instant });

/** The doors of a matter's promise: to let it stand still, to let it go on, to ask for more time and to decide about that. */
export const clockDoors = {
  pause: door({
    method: 'POST',
    path: '/api/matters/:id/pause',
    action: 'matter.pause',
    asks,
    summary: { zh: '暂停计时', en: 'Pause the clock' },
    input: z.object({ ...Named, reason: z.string().max(40), untilOn: Day.optional(), text: Reason }),
    output: Answer,
  }),
  resume: door({
    method: 'POST',
    path: '/api/matters/:id/resume',
    action: 'matter.resume',
    asks,
    summary: { zh: '恢复计时', en: 'Let the clock go on' },
    input: z.object({ ...Named, text: Reason }),
    output: Answer,
  }),
  askExtension: door({
    method: 'POST',
    path: '/api/matters/:id/extensions',
    action: 'matter.ask-extension',
    asks,
    summary: { zh: '申请延期', en: 'Ask for more time' },
    input: z.object({ ...Named, amount: z.number().int().min(1).max(10_000), text: Reason }),
    output: Answer,
  }),
  decideExtension: door({
    method: 'POST',
    path: '/api/matters/:id/extensions/decide',
    action: 'matter.decide-extension',
    asks,
    summary: { zh: '审批延期', en: 'Decide about more time' },
    input: z.object({ ...Named, approve: z.boolean(), text: Reason }),
    output: Answer,
  }),
} as const satisfies Record<string, Door>;
