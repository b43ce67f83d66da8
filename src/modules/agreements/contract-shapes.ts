import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { Day, Id, Instant, Version } from '../matters/contract-shapes.ts';
import {
  agreementForms,
  agreementStates,
  dutyFaults,
  dutyKinds,
  signerKinds,
  signerStates,
  signWays,
  textFaults,
} from './words.ts';
import { agreementTemplates } from './words-templates.ts';

const DayOrEmpty = z.union([Day, z.literal('')]).default('');
const Short = z.string().trim().max(120).default('');
const Said = z.string().trim().max(500).default('');
const Long = z.string().trim().max(4000).default('');
const mostFen = 10 ** 13;

/** The number of a side or the id of a party; empty while nobody is chosen. */
const Bearer = z.union([z.string().regex(/^[1-9]$/), Id, z.literal('')]).default('');
const Fen = z.number().int().min(0).max(mostFen);

const Time = z.discriminatedUnion('when', [
  z.object({ when: z.literal('now') }),
  z.object({ when: z.literal('on'), on: DayOrEmpty }),
  z.object({
    when: z.literal('plan'),
    rows: z.array(z.object({ dueOn: DayOrEmpty, fen: Fen })).max(360),
  }),
  z.object({ when: z.literal('from'), on: DayOrEmpty, until: DayOrEmpty }),
]);

const DutyFields = z.object({
  kind: z.enum(keysOf(dutyKinds)),
  by: Bearer,
  to: Bearer,
  what: Said,
  amountFen: Fen.default(0),
  capital: Short,
  each: z.boolean().default(false),
  time: Time.nullable().default(null),
  where: Short,
  how: Said,
  proof: Said,
});

/** The text of an agreement while it is written: every field may still be empty. */
export const TextFields = z.object({
  body: Short,
  facts: Long,
  disputed: Long,
  outcome: Long,
  responsibilities: z
    .array(z.object({ side: z.number().int().min(1).max(9), text: Said }))
    .max(9)
    .default([]),
  heldOn: DayOrEmpty,
  heldAt: Short,
  present: z
    .array(z.object({ name: z.string().trim().max(40), what: Short, signs: z.boolean().default(false) }))
    .max(12)
    .default([]),
  duties: z.array(DutyFields).max(40).default([]),
  more: Long,
  collective: z.boolean().default(false),
  withoutAddresses: z.boolean().default(false),
});

/** Points of the strokes of a hand: x, y, x, y … in a box of 1000 × 400. */
export const Strokes = z
  .array(z.array(z.number().int().min(0).max(1000)).min(4).max(1200))
  .min(1)
  .max(60);

export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const TemplateCode = z.enum(keysOf(agreementTemplates));
export const StateName = z.enum(keysOf(agreementStates));
export const FormName = z.enum(keysOf(agreementForms));

const Finding = z.object({
  path: z.string(),
  fault: z.enum([...keysOf(textFaults), ...keysOf(dutyFaults)]),
  severity: z.enum(['must', 'should']),
  row: z.number().optional(),
});

const PaperBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pairs'),
    title: z.string(),
    rows: z.array(z.object({ label: z.string(), text: z.string() })),
  }),
  z.object({ kind: z.literal('text'), title: z.string(), text: z.string() }),
  z.object({
    kind: z.literal('items'),
    title: z.string(),
    items: z.array(z.object({ text: z.string(), lines: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  }),
]);

/** The paper as everybody sees it: the same blocks are shown, printed and written into a DOCX. */
export const PaperView = z.object({
  title: z.string(),
  number: z.string(),
  body: z.string(),
  blocks: z.array(PaperBlock),
  closing: z.string(),
  foot: z.string(),
});
export type AgreementPaper = z.infer<typeof PaperView>;

const SignerView = z.object({
  id: Id,
  kind: z.enum(keysOf(signerKinds)),
  side: z.number().nullable(),
  partyId: Id.nullable(),
  name: z.string(),
  what: z.string(),
  state: z.enum(keysOf(signerStates)),
  signedName: z.string().nullable(),
  /** The hand that was drawn, for the paper on the screen. */
  strokes: Strokes.nullable(),
  how: z.enum(keysOf(signWays)).nullable(),
  at: Instant.nullable(),
  /** True when it is this signer's turn. */
  isNext: z.boolean(),
});

const StaffSigner = SignerView.extend({
  witness: z.string().nullable(),
  reason: z.string().nullable(),
  /** True when the colleague who looks signs here with an own hand. */
  isMe: z.boolean(),
});

export const AgreementRow = z.object({
  id: Id,
  number: z.number(),
  form: FormName,
  state: StateName,
  code: z.string().nullable(),
  hash: z.string().nullable(),
  draftedAt: Instant,
  proposedAt: Instant.nullable(),
  effectiveAt: Instant.nullable(),
  replacedAt: Instant.nullable(),
  discardedAt: Instant.nullable(),
  discardReason: z.string().nullable(),
  doneAtOnce: z.boolean(),
  signed: z.number(),
  signers: z.number(),
});

export const agreementActs = ['save', 'propose', 'discard', 'sign', 'scan', 'seal', 'close-list'] as const;

export const AgreementView = AgreementRow.extend({
  mediationId: Id,
  version: Version,
  text: TextFields.nullable(),
  findings: z.array(Finding),
  paper: PaperView.nullable(),
  signerList: z.array(StaffSigner),
  scans: z.array(z.object({ id: Id, at: Instant })),
  can: z.array(z.enum(agreementActs)),
});

/** Somebody who can owe or be owed: a side as a whole, or one party of it. */
export const BearerView = z.object({ key: z.string(), side: z.number(), name: z.string(), isSide: z.boolean() });

export const OwnAgreement = AgreementRow.omit({ discardReason: true }).extend({
  discardReason: z.string().nullable(),
  paper: PaperView,
  signerList: z.array(SignerView),
  /** Which of the signers this knocker may sign for now, and under whose name. */
  mine: z.array(z.object({ signerId: Id, name: z.string(), isMyself: z.boolean() })),
  myName: z.string(),
});
