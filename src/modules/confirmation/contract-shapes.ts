import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { dutyFaults } from '../agreements/words.ts';
import { Day, Id, Instant, Version } from '../matters/contract-shapes.ts';
import { fileItems, ways } from '../mediation/words.ts';
import {
  confirmationStates,
  courtAnswers,
  courtBases,
  exclusionMarks,
  exclusions,
  paperKinds,
  saidWords,
  submitWays,
} from './words.ts';
import { archiveTerms, itemStates, itemWhys, mendings, printStates } from './words-dossier.ts';

const StateName = z.enum(keysOf(confirmationStates));
const AnswerName = z.enum(keysOf(courtAnswers));
export const BasisName = z.enum(keysOf(courtBases));
export const SubmitName = z.enum(keysOf(submitWays));
export const SaidName = z.enum(keysOf(saidWords));
export const MarkName = z.enum(exclusionMarks);
export const WayName = z.enum(keysOf(ways));
export const ItemName = z.enum(keysOf(fileItems));
export const TermName = z.enum(keysOf(archiveTerms));
const CaseNumber = z.string().trim().max(60).default('');
export const Done = z.object({ done: z.literal(true) });
/** Where and by which phone the court reaches a party. */
export const ContactFields = {
  address: z.string().trim().min(4).max(200),
  phone: z.string().trim().min(5).max(30),
};

/** What the court answers. */
export const AnswerFields = {
  answer: AnswerName,
  on: Day,
  caseNumber: CaseNumber,
  reason: z.string().trim().max(1000).default(''),
  fileId: Id.optional(),
};

/** Days that run, for whoever looks. */
const Days = z.object({
  effectiveOn: Day,
  lastOn: Day,
  lawfulLastOn: Day,
  /** Whole days until the last one: 0 on that day, negative after it. */
  left: z.number(),
  submittedOn: Day.nullable(),
  acceptDueOn: Day.nullable(),
  acceptedOn: Day.nullable(),
  decideDueOn: Day.nullable(),
  extended: z.boolean(),
  decidedOn: Day.nullable(),
  /** The last day to ask for enforcement, once it is confirmed. */
  enforceUntil: Day.nullable(),
});

/** One party who is bound, and what it said; null = nothing yet. */
const VoiceView = z.object({
  partyId: Id,
  name: z.string(),
  side: z.number(),
  said: SaidName.nullable(),
  how: WayName.nullable(),
  by: z.string().nullable(),
  at: Instant.nullable(),
});

const PaperLineView = z.object({
  kind: z.enum(keysOf(paperKinds)),
  partyId: Id.nullable(),
  name: z.string(),
  state: z.enum(['there', 'original', 'missing', 'not-needed']),
});

const PaperView = z.object({
  id: Id,
  kind: z.enum(keysOf(paperKinds)),
  partyId: Id.nullable(),
  fileId: Id.nullable(),
  label: z.string(),
  at: Instant,
});

const Shared = z.object({
  state: StateName,
  /** Everything was done when it was signed: nothing is left to confirm. */
  doneAtOnce: z.boolean(),
  exclusions: z.array(z.enum(keysOf(exclusions))),
  days: Days,
  court: z.object({ name: z.string(), basis: BasisName.nullable() }).nullable(),
  caseNumber: z.string(),
  reason: z.string(),
  voices: z.array(VoiceView),
  joint: z.boolean(),
});

export const confirmationActs = [
  'check',
  'say',
  'court',
  'contact',
  'paper',
  'application',
  'bundle',
  'submit',
  'send',
  'answer',
] as const;

export const ConfirmationView = Shared.extend({
  id: Id,
  version: Version,
  agreementNumber: z.number(),
  marks: z.array(MarkName).nullable(),
  property: z.enum(['needed', 'none']).nullable(),
  doubts: z.array(
    z.object({ nth: z.number(), fault: z.enum(keysOf(dutyFaults)), severity: z.enum(['must', 'should']) }),
  ),
  courtId: Id.nullable(),
  submittedHow: SubmitName.nullable(),
  contacts: z.array(
    z.object({ partyId: Id, name: z.string(), address: z.string(), phone: z.string(), confirmed: z.boolean() }),
  ),
  /** Who may say it for whom, where it is not the party itself. */
  speakers: z.array(z.object({ id: Id, name: z.string(), forId: Id })),
  lines: z.array(PaperLineView),
  papers: z.array(PaperView),
  links: z.array(z.object({ label: z.string(), at: Instant, opened: z.boolean() })),
  answers: z.array(AnswerName),
  can: z.array(z.enum(confirmationActs)),
});

/** What a party sees. Of the others it says names and whether they join in. */
export const OwnConfirmation = Shared.extend({
  /** For whom the knocker may speak now. */
  mine: z.array(
    z.object({
      partyId: Id,
      name: z.string(),
      said: SaidName.nullable(),
      isMyself: z.boolean(),
      address: z.string(),
      phone: z.string(),
      confirmed: z.boolean(),
      missing: z.array(z.enum(keysOf(paperKinds))),
    }),
  ),
  can: z.array(z.enum(['say', 'contact', 'paper'])),
});

/** What the court sees through its link. */
export const CourtView = z.object({
  number: z.string(),
  title: z.string(),
  body: z.string(),
  parties: z.array(z.object({ side: z.number(), name: z.string() })),
  court: z.string(),
  submittedOn: Day.nullable(),
  days: Days,
  state: StateName,
  caseNumber: z.string(),
  reason: z.string(),
  from: z.object({ unit: z.string(), name: z.string(), phone: z.string().nullable() }),
  answers: z.array(AnswerName),
});

const ItemView = z.object({
  item: ItemName,
  must: z.boolean(),
  state: z.enum(keysOf(itemStates)),
  why: z.enum(keysOf(itemWhys)),
  lacking: z.array(z.string()),
  mend: z.enum(keysOf(mendings)).nullable(),
  note: z.string().nullable(),
  papers: z.array(
    z.object({
      id: Id,
      fileId: Id,
      kind: z.enum(['photo', 'pdf', 'audio']),
      label: z.string(),
      name: z.string(),
      by: z.string(),
      at: Instant,
    }),
  ),
});

export const PrintView = z.object({
  id: Id,
  final: z.boolean(),
  state: z.enum(keysOf(printStates)),
  done: z.number(),
  steps: z.number(),
  code: z.string(),
  sha256: z.string().nullable(),
  pages: z.number().nullable(),
  bytes: z.number().nullable(),
  purpose: z.string(),
  by: z.string(),
  askedAt: Instant,
  removeOn: Day.nullable(),
});

export const DossierView = z.object({
  term: TermName,
  filedAt: Instant.nullable(),
  filedBy: z.string().nullable(),
  keepUntil: Day.nullable(),
  whole: z.boolean(),
  items: z.array(ItemView),
  prints: z.array(PrintView),
  opened: z.array(
    z.object({ at: Instant, who: z.string(), unit: z.string().nullable(), what: z.string(), reason: z.string() }),
  ),
  can: z.array(z.enum(['paper', 'note', 'term', 'print', 'file'])),
});
