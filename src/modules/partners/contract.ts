import { z } from 'zod';
import { type Door, door } from '../../kit/contract.ts';
import { keysOf } from '../../kit/words.ts';
import { partnerKinds } from './words.ts';

const Id = z.uuid();
const Day = z.iso.date();
const Done = z.object({ done: z.literal(true) });
const Name = z.string().trim().min(1).max(40).nullable().default(null);
const Phone = z.string().trim().max(30).nullable().default(null);

const PartnerFields = z.object({
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(2).max(80),
  aliases: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  kind: z.enum(keysOf(partnerKinds)),
  remit: z.string().trim().max(1000).default(''),
  liaisonName: Name,
  liaisonPhone: Phone,
  deputyName: Name,
  deputyPhone: Phone,
  phone: Phone,
});

/** 联动单位: a department or company that helps, with its liaison and deputy. */
const PartnerView = z.object({
  id: Id,
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
  endedOn: Day.nullable(),
  can: z.array(z.enum(['change', 'end'])),
});

/** The doors of partners. */
export const doors = {
  list: door({
    method: 'GET',
    path: '/api/partners',
    action: 'partner.list',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '联动单位', en: 'Partners' },
    input: z.object({
      q: z.string().trim().max(60).optional(),
      kind: z.enum(keysOf(partnerKinds)).optional(),
      ended: z.stringbool().default(false),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ rows: z.array(PartnerView), next: z.string().nullable(), canMake: z.boolean() }),
  }),
  view: door({
    method: 'GET',
    path: '/api/partners/:id',
    action: 'partner.view',
    asks: ['staff', 'token'],
    personal: true,
    summary: { zh: '联动单位详情', en: 'One partner' },
    input: z.object({ id: Id }),
    output: PartnerView,
  }),
  make: door({
    method: 'POST',
    path: '/api/partners',
    action: 'partner.make',
    asks: ['staff', 'token'],
    summary: { zh: '登记联动单位', en: 'Register a partner' },
    input: PartnerFields,
    output: z.object({ id: Id }),
  }),
  change: door({
    method: 'PUT',
    path: '/api/partners/:id',
    action: 'partner.change',
    asks: ['staff', 'token'],
    summary: { zh: '更改联动单位', en: 'Change a partner' },
    input: z.object({ id: Id, ...PartnerFields.shape }),
    output: Done,
  }),
  end: door({
    method: 'POST',
    path: '/api/partners/:id/end',
    action: 'partner.end',
    asks: ['staff', 'token'],
    summary: { zh: '停用联动单位', en: 'End a partnership' },
    input: z.object({ id: Id, on: Day }),
    output: Done,
  }),
} as const satisfies Record<string, Door>;
