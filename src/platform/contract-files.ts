import { z } from 'zod';
import { type Door, door } from '../kit/contract.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Beginning = z.number().min(0).lt(1);
const Extent = z.number().positive().max(1);
/** Sums of shares that a page computed may miss the edge by a rounding. */
const edge = 1 + 1e-6;

/** 遮挡框: a rectangle on a photo as shares of its width and height, from the left upper corner. */
export const HiddenBox = z
  .object({ x: Beginning, y: Beginning, width: Extent, height: Extent })
  .refine(({ x, y, width, height }) => x + width <= edge && y + height <= edge, {
    error: '遮挡框超出照片',
  });
export type HiddenBox = z.output<typeof HiddenBox>;

/** The doors of attachments. */
export const fileDoors = {
  sendFile: door({
    method: 'POST',
    path: '/api/files',
    action: 'file.send',
    asks: ['visitor', 'receipt', 'staff', 'token'],
    body: 'bytes',
    perMinute: 60,
    summary: { zh: '上传照片、PDF 或录音', en: 'Send a photo, PDF or audio file' },
    input: z.object({ bytes: z.any() }),
    output: z.object({ id: Id, kind: z.enum(['photo', 'pdf', 'audio']), mediaType: z.string(), bytes: z.number() }),
  }),
  readFile: door({
    method: 'GET',
    path: '/api/files/:id',
    action: 'file.read',
    asks: ['receipt', 'link', 'staff', 'token'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '查看附件；协办方只看到遮挡后的照片', en: 'Open a file; helpers get the blacked-out photo only' },
    input: z.object({ id: Id, size: z.enum(['thumbnail', 'clean', 'public-thumbnail', 'public']).default('clean') }),
    output: z.any(),
  }),
  redactFile: door({
    method: 'POST',
    path: '/api/files/:id/redact',
    action: 'file.redact',
    asks: ['staff'],
    perMinute: 60,
    summary: { zh: '遮挡照片里的人脸和车牌', en: 'Black out faces and plates on a photo' },
    input: z
      .object({
        id: Id,
        boxes: z.array(HiddenBox).max(100).default([]),
        /** Declared by name: no face and no plate is to be seen. */
        none: z.literal(true).optional(),
        /** `redactedAt` of the round that the boxes were drawn upon; null for the first. */
        seen: Instant.nullable().default(null),
      })
      .refine(({ boxes, none }) => (none === true) === (boxes.length === 0), {
        path: ['boxes'],
        error: '请框出要遮挡的地方，或者声明没有人脸和车牌',
      }),
    output: z.object({ id: Id, redactedAt: Instant }),
  }),
} as const satisfies Record<string, Door>;
