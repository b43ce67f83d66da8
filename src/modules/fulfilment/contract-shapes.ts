import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import { dutyKinds } from '../agreements/words.ts';
import { Day, Id, Instant } from '../matters/contract-shapes.ts';
import { revisitWays } from '../matters/words.ts';
import { mediationStates, routes, ways } from '../mediation/words.ts';
import { foundWords, taskStates } from '../revisits/words.ts';
import {
  againWords,
  breachStates,
  breachSteps,
  callReasons,
  ends,
  entryKinds,
  entryStates,
  findings,
  instalmentStates,
  obligationStates,
  performedWords,
  proofReaders,
  proposalStates,
  proposalVerdicts,
  satisfactions,
  standings,
  verdicts,
} from './words.ts';

const mostFen = 10 ** 13;
const Fen = z.number().int().min(1).max(mostFen);
const EndName = z.enum(keysOf(ends));
const WayName = z.enum(keysOf(ways));
/** How somebody said it to a colleague. */
export const SaidWay = z.enum(['phone', 'paper', 'officer']);
export const VerdictName = z.enum(keysOf(verdicts));
export const ProposalVerdictName = z.enum(keysOf(proposalVerdicts));
const Named = z.object({ id: Id, name: z.string() });

const PlanRows = z
  .array(z.object({ dueOn: Day, fen: Fen }))
  .min(1)
  .max(360);

/** What somebody writes down about a duty: a payment with its amount, that it was done, or that it was not kept. */
export const EntryFields = {
  what: z.enum(['payment', 'deed', 'breach']),
  on: Day,
  fen: Fen.optional(),
  how: z.string().trim().max(60).default(''),
  note: z.string().trim().max(500).default(''),
  fileIds: z.array(Id).max(6).default([]),
  proofFor: z.enum(keysOf(proofReaders)).default('both'),
};

/** A new plan for the rest; `restFen` where both agree on another sum than what is left. */
export const PlanFields = {
  rows: PlanRows,
  restFen: Fen.optional(),
  reason: z.string().trim().min(2).max(300),
};

const FileView = z.object({ id: Id, kind: z.enum(['photo', 'pdf', 'audio']), mediaType: z.string() });

export const EntryView = z.object({
  id: Id,
  what: z.enum(keysOf(entryKinds)),
  on: Day,
  fen: z.number().nullable(),
  how: z.string(),
  note: z.string(),
  found: z.enum(keysOf(findings)).nullable(),
  end: EndName,
  by: z.string(),
  way: WayName,
  at: Instant,
  state: z.enum(keysOf(entryStates)),
  /** Why it is disputed or was withdrawn. */
  reason: z.string(),
  answeredAt: Instant.nullable(),
  files: z.array(FileView),
  proofFor: z.enum(keysOf(proofReaders)),
  /** Of a colleague: what can be said for which end. */
  can: z.array(z.object({ end: z.enum(['by', 'to']), verdict: VerdictName })),
});

const Line = z.object({
  number: z.number(),
  dueOn: Day,
  fen: z.number(),
  state: z.enum(keysOf(instalmentStates)),
  paidFen: z.number(),
  restFen: z.number(),
  completedOn: Day.nullable(),
  daysLate: z.number(),
});

const Money = z.object({
  totalFen: z.number(),
  paidFen: z.number(),
  restFen: z.number(),
  dueFen: z.number(),
  overdueFen: z.number(),
  overpaidFen: z.number(),
  awaitingFen: z.number(),
  disputedFen: z.number(),
  lines: z.array(Line),
});

const ProposalView = z.object({
  id: Id,
  end: EndName,
  way: WayName,
  asOf: Day,
  restFen: z.number(),
  rows: z.array(z.object({ dueOn: Day, fen: z.number() })),
  reason: z.string(),
  state: z.enum(keysOf(proposalStates)),
  /** Which ends said yes. */
  yes: z.object({ by: Instant.nullable(), to: Instant.nullable() }),
  declineReason: z.string(),
  at: Instant,
  can: z.array(z.object({ end: z.enum(['by', 'to']), verdict: ProposalVerdictName })),
});

const AccountView = z.object({
  id: Id,
  item: z.number(),
  kind: z.enum(keysOf(dutyKinds)),
  what: z.string(),
  place: z.string(),
  how: z.string(),
  proof: z.string(),
  by: z.array(Named),
  to: z.array(Named),
  dueOn: Day.nullable(),
  fromOn: Day.nullable(),
  untilOn: Day.nullable(),
  atOnce: z.boolean(),
  state: z.enum(keysOf(obligationStates)),
  standing: z.enum(keysOf(standings)),
  settledOn: Day.nullable(),
  next: z.object({ dueOn: Day, fen: z.number().nullable() }).nullable(),
  money: Money.nullable(),
  /** How often the plan was agreed anew. */
  timesChanged: z.number(),
  ledger: z.array(EntryView),
  proposals: z.array(ProposalView),
});

const StatementView = z.object({
  id: Id,
  obligationId: Id,
  on: Day,
  code: z.string(),
  restFen: z.number(),
  overdueFen: z.number(),
  at: Instant,
});

const CallView = z.object({
  id: Id,
  obligationId: Id.nullable(),
  partyId: Id,
  name: z.string(),
  phone: z.string().nullable(),
  why: z.enum(keysOf(callReasons)),
  state: z.enum(['open', 'done']),
  note: z.string(),
  madeAt: Instant,
  doneAt: Instant.nullable(),
});

export const VisitFields = {
  way: z.enum(keysOf(revisitWays)),
  /** Who was reached; nobody: it is tried again some days later. */
  partyIds: z.array(Id).max(60),
  performed: z.enum(keysOf(performedWords)),
  satisfaction: z.enum(keysOf(satisfactions)),
  again: z.enum(keysOf(againWords)),
  mistaken: z.boolean().default(false),
  note: z.string().trim().min(2).max(2000),
  risk: z.string().trim().max(500).default(''),
};

const VisitView = z.object({
  taskId: Id,
  nth: z.number(),
  of: z.number(),
  dueOn: Day,
  state: z.enum(keysOf(taskStates)),
  found: z.enum(keysOf(foundWords)).nullable(),
  doneAt: Instant.nullable(),
  tries: z.number(),
  record: z
    .object({
      parties: z.array(z.string()),
      performed: z.enum(keysOf(performedWords)),
      satisfaction: z.enum(keysOf(satisfactions)),
      again: z.enum(keysOf(againWords)),
      mistaken: z.boolean(),
      note: z.string(),
      risk: z.string(),
    })
    .nullable(),
});

const Hints = z.array(z.enum(['confirm-jointly', 'enforce', 'court', 'penalty']));

export const performanceActs = ['record', 'look', 'propose', 'statement', 'grace', 'call', 'visit'] as const;

export const PerformanceView = z.object({
  state: z.enum(keysOf(mediationStates)),
  /** Null before an agreement is in force. */
  begun: Instant.nullable(),
  graceDays: z.number(),
  breach: z.enum(keysOf(breachStates)),
  /** Steps that a colleague may take about a breach now. */
  steps: z.array(z.enum(keysOf(breachSteps))),
  hints: Hints,
  taken: z.array(
    z.object({
      id: Id,
      step: z.enum(keysOf(breachSteps)),
      routes: z.array(z.enum(keysOf(routes))),
      note: z.string(),
      at: Instant,
    }),
  ),
  accounts: z.array(AccountView),
  statements: z.array(StatementView),
  calls: z.array(CallView),
  visits: z.array(VisitView),
  can: z.array(z.enum(performanceActs)),
});

/** An account as one of its ends sees it. */
const OwnAccount = AccountView.extend({
  mine: z.enum(['by', 'to']),
  /** What this party may write down here now. */
  can: z.array(z.enum(['payment', 'deed', 'breach', 'propose'])),
});

export const OwnPerformance = z.object({
  today: Day,
  breach: z.enum(keysOf(breachStates)),
  hints: Hints,
  accounts: z.array(OwnAccount),
  statements: z.array(StatementView),
});

export const WorkRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.enum(keysOf(mediationStates)),
  breach: z.enum(keysOf(breachStates)),
  calls: z.number(),
  nextVisitOn: Day.nullable(),
  running: z.number(),
  settled: z.number(),
});
