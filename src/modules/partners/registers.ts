import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { Register } from '../../platform/registers/register.ts';
import { listAllPartners, removePartners, savePartners } from './store.ts';
import { partnerKinds, partnerRegisters } from './words.ts';

const PartnerRecord = z.object({
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  kind: z.enum(keysOf(partnerKinds)),
  remit: z.string(),
  liaisonName: z.string().nullable(),
  liaisonPhone: z.string().nullable(),
  deputyName: z.string().nullable(),
  deputyPhone: z.string().nullable(),
  phone: z.string().nullable(),
  endedOn: z.string().nullable(),
});

export const partnerRegister: Register = {
  name: 'partners',
  ...partnerRegisters.partners,
  subjectKind: 'partner',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', max: 40, required: true },
    { key: 'name', zh: '单位名称', en: 'Name', kind: 'text', max: 80, required: true },
    { key: 'aliases', zh: '别名', en: 'Aliases', kind: 'list' },
    { key: 'kind', zh: '单位类型', en: 'Kind', kind: 'choice', choices: partnerKinds, required: true },
    { key: 'remit', zh: '职责范围', en: 'Remit', kind: 'text', max: 1000, fallback: '' },
    { key: 'liaisonName', zh: '联络员', en: 'Liaison', kind: 'text', max: 40 },
    { key: 'liaisonPhone', zh: '联络员电话', en: 'Phone of the liaison', kind: 'phone' },
    { key: 'deputyName', zh: '备用联络员', en: 'Deputy', kind: 'text', max: 40 },
    { key: 'deputyPhone', zh: '备用联络员电话', en: 'Phone of the deputy', kind: 'phone' },
    { key: 'phone', zh: '值班电话', en: 'Office phone', kind: 'phone' },
    { key: 'endedOn', zh: '停用日期', en: 'Ended on', kind: 'day' },
  ],
  read: async (tx) => (await listAllPartners(tx)).map(({ id, ...row }) => ({ id, row })),
  write: (ctx, records) =>
    savePartners(
      ctx.tx,
      records.map(({ id, row }) => ({ id, ...PartnerRecord.parse(row) })),
    ),
  remove: (ctx, ids) => removePartners(ctx.tx, ids),
};
