import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { AnswerFields, CourtView, Done } from './contract-shapes.ts';

/** The doors of a court with the link that was sent to it: one application. */
export const courtDoors = {
  courtView: door({
    method: 'GET',
    path: '/api/court/confirmation',
    action: 'court.view',
    asks: ['link'],
    personal: true,
    summary: { zh: '法院：查看司法确认申请', en: 'Court: open the application' },
    input: z.object({}),
    output: CourtView,
  }),
  courtBundle: door({
    method: 'GET',
    path: '/api/court/confirmation/bundle',
    action: 'court.bundle',
    asks: ['link'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '法院：下载申请材料', en: 'Court: fetch the papers' },
    input: z.object({}),
    output: z.any(),
  }),
  courtAnswer: door({
    method: 'POST',
    path: '/api/court/confirmation/answer',
    action: 'court.answer',
    asks: ['link'],
    summary: { zh: '法院：答复司法确认申请', en: 'Court: answer the application' },
    input: z.object(AnswerFields),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
