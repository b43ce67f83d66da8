import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { Id, Reason, Version } from '../matters/contract-shapes.ts';
import { Done, DossierView, ItemName, PrintView, TermName } from './contract-shapes.ts';

const act = <const Name extends string, const Fields extends z.ZodRawShape>(
  name: Name,
  words: { zh: string; en: string },
  fields: Fields,
) =>
  door({
    method: 'POST',
    path: `/api/mediations/:id/dossier/${name}`,
    action: `dossier.${name}`,
    asks: ['staff', 'token'],
    summary: words,
    input: z.object({ id: Id, ...fields }),
    output: Done,
  });

const Made = z.object({ id: Id });

/** 调解卷宗: thirteen items, what of them is there, and the sealed PDF. */
export const dossierDoors = {
  dossier: door({
    method: 'GET',
    path: '/api/mediations/:id/dossier',
    action: 'dossier.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '查看调解卷宗', en: 'Open the file of a mediation' },
    input: z.object({ id: Id }),
    output: DossierView,
  }),
  addFiled: act(
    'paper',
    { zh: '归入卷内材料', en: 'Put a paper into the file' },
    {
      item: ItemName.exclude(['back']),
      partyId: Id.optional(),
      fileId: Id,
      label: z.string().trim().max(100).default(''),
    },
  ),
  dropFiled: act('drop-paper', { zh: '撤下卷内材料', en: 'Take a paper out of the file' }, { paperId: Id }),
  note: act(
    'note',
    { zh: '说明材料为什么无法取得', en: 'Note why an item cannot be had' },
    { item: ItemName.exclude(['back', 'register']), reason: Reason },
  ),
  term: act('term', { zh: '确定保管期限', en: 'Set the archive term' }, { term: TermName }),
  print: door({
    method: 'POST',
    path: '/api/mediations/:id/dossier/prints',
    action: 'dossier.print',
    asks: ['staff', 'token'],
    perMinute: 10,
    summary: { zh: '卷宗成册（预览）', en: 'Print the file' },
    input: z.object({ id: Id, reason: Reason }),
    output: Made,
  }),
  file: door({
    method: 'POST',
    path: '/api/mediations/:id/dossier/file',
    action: 'dossier.file',
    asks: ['staff', 'token'],
    perMinute: 10,
    summary: { zh: '归档', en: 'File it' },
    input: z.object({ id: Id, version: Version, term: TermName }),
    output: Made,
  }),
  progress: door({
    method: 'GET',
    path: '/api/dossier-prints/:id',
    action: 'dossier.progress',
    asks: ['staff', 'token'],
    summary: { zh: '成册进度', en: 'How far the print is' },
    input: z.object({ id: Id }),
    output: PrintView.pick({ state: true, done: true, steps: true }),
  }),
  read: door({
    method: 'GET',
    path: '/api/dossier-prints/:id/:form',
    action: 'dossier.read',
    asks: ['staff', 'token'],
    answers: 'bytes',
    personal: true,
    summary: { zh: '下载调解卷宗（PDF 或 ZIP）', en: 'Fetch the file as PDF or ZIP' },
    input: z.object({ id: Id, form: z.enum(['pdf', 'zip']) }),
    output: z.any(),
  }),
} as const satisfies Record<string, Door>;
