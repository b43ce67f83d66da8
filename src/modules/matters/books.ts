import { countOpen, keptAfter, type PartBook, partsAfter } from './books-parts.ts';
import { contestDays, decide, type Owner, type Standing, spokenAfter, stepFacts, type Taking } from './rules.ts';
import { type Answers, noAnswers, solvedWithout } from './rules-solved.ts';
import type { MatterState, MatterStep, Solved } from './words.ts';

/** A fact as the books need it. */
export interface BookFact {
  readonly kind: string;
  readonly at: Date;
  readonly byId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the facts of one matter add up to. */
export interface Balance {
  readonly state: MatterState;
  readonly solved: Solved;
  readonly timesReturned: number;
  readonly timesReopened: number;
}

export type Replay =
  | { readonly ok: true; readonly balance: Balance; readonly parts: PartBook }
  | { readonly ok: false; readonly kind: string; readonly at: Date; readonly why: string };

const stepOf = new Map<string, MatterStep>(
  (Object.keys(stepFacts) as MatterStep[]).map((step) => [stepFacts[step], step]),
);

interface Running extends Balance {
  readonly answered: boolean;
  readonly closedBy: string | null;
  readonly contestUntil: Date | null;
  readonly parts: PartBook;
  readonly kept: Owner | null;
  readonly answers: Answers;
  readonly stateBefore: MatterState | null;
}

const start: Running = {
  state: 'reported',
  solved: 'unasked',
  timesReturned: 0,
  timesReopened: 0,
  answered: false,
  closedBy: null,
  contestUntil: null,
  parts: new Map(),
  kept: null,
  answers: noAnswers,
  stateBefore: null,
};

/** Replays a matter's facts, oldest first, through the same `decide` that made them. Anything that it would not allow is a bug report. */
export function replay(facts: readonly BookFact[]): Replay {
  if (facts[0]?.kind !== 'matter.reported')
    return {
      ok: false,
      kind: facts[0]?.kind ?? 'none',
      at: facts[0]?.at ?? new Date(0),
      why: 'the first fact is no report',
    };
  let running = start;
  for (const fact of facts) {
    const step = stepOf.get(fact.kind);
    if (step === undefined) {
      const parts = partsAfter(running.parts, fact);
      if (typeof parts === 'string') return { ok: false, kind: fact.kind, at: fact.at, why: parts };
      running = { ...running, parts, kept: keptAfter(running.kept, fact), ...wordsAfter(running, fact) };
      continue;
    }
    const taking = takingOf(step, fact);
    const ruling = decide(standingOf(running), taking);
    // An import that was undone withdraws its matters whatever the desk did; the command checked that nobody had begun.
    if (!ruling.ok) return { ok: false, kind: fact.kind, at: fact.at, why: ruling.code };
    const answers = spokenAfter(running, taking);
    running = { ...after(running, { step, fact, state: ruling.state, solved: ruling.solved }), answers };
  }
  const { state, solved, timesReturned, timesReopened } = running;
  return { ok: true, balance: { state, solved, timesReturned, timesReopened }, parts: running.parts };
}

// The words of reporters who belong to another matter again no longer count.
function wordsAfter(running: Running, fact: BookFact): Pick<Running, 'answers' | 'solved'> {
  const gone = fact.kind === 'matter.let-go' ? (fact.data['reporterIds'] as string[] | undefined) : undefined;
  return solvedWithout(running, gone ?? []);
}

function takingOf(step: MatterStep, fact: BookFact): Taking {
  const found = fact.data['found'] as Taking['found'] | undefined;
  const reporter = step === 'revisit' ? fact.data['reporterId'] : fact.byId;
  return {
    step,
    now: fact.at,
    by: fact.byId,
    ...(found === undefined ? {} : { found }),
    ...(step === 'assign' && { to: assignedTo(fact) }),
    ...(typeof reporter === 'string' ? { reporter } : {}),
  };
}

function assignedTo({ data }: BookFact): Owner {
  const lead = String(data['leadId'] ?? '');
  return { unitId: String(data['unitId'] ?? ''), leadId: lead === '' ? null : lead };
}

// Evidence is judged at the time of closing, against the category of that time; the books judge everything else again.
function standingOf(running: Running): Standing {
  return {
    state: running.state,
    solved: running.solved,
    answered: running.answered,
    closedBy: running.closedBy,
    contestUntil: running.contestUntil,
    evidence: [],
    evidenceNeeded: [],
    ...countOpen(running.parts),
    kept: running.kept,
    answers: running.answers,
    stateBefore: running.stateBefore,
  };
}

function after(
  running: Running,
  taken: { step: MatterStep; fact: BookFact; state: MatterState; solved: Solved },
): Running {
  const { step, fact, state, solved } = taken;
  const next = { ...running, state, solved };
  if (step === 'merge') return { ...next, stateBefore: running.state };
  if (step === 'unmerge') return { ...next, stateBefore: null };
  if (step === 'answer') return { ...next, answered: true };
  if (step === 'close')
    return { ...next, closedBy: fact.byId, contestUntil: new Date(fact.at.getTime() + contestDays * 86_400_000) };
  if (step === 'return') return { ...next, timesReturned: running.timesReturned + 1 };
  if (state === 'reopened' && running.state !== 'reopened')
    return { ...next, timesReopened: running.timesReopened + 1, answered: false, contestUntil: null };
  return next;
}
