import { contestDays, decide, type Standing, stepFacts, type Taking } from './rules.ts';
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
  | { readonly ok: true; readonly balance: Balance }
  | { readonly ok: false; readonly kind: string; readonly at: Date; readonly why: string };

const stepOf = new Map<string, MatterStep>(
  (Object.keys(stepFacts) as MatterStep[]).map((step) => [stepFacts[step], step]),
);

interface Running extends Balance {
  readonly answered: boolean;
  readonly closedBy: string | null;
  readonly contestUntil: Date | null;
  readonly openParts: ReadonlySet<string>;
}

const start: Running = {
  state: 'reported',
  solved: 'unasked',
  timesReturned: 0,
  timesReopened: 0,
  answered: false,
  closedBy: null,
  contestUntil: null,
  openParts: new Set(),
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
      running = { ...running, openParts: partsAfter(running.openParts, fact) };
      continue;
    }
    const taking = takingOf(step, fact);
    const ruling = decide(standingOf(running), taking);
    // An import that was undone withdraws its matters whatever the desk did; the command checked that nobody had begun.
    if (!ruling.ok) return { ok: false, kind: fact.kind, at: fact.at, why: ruling.code };
    running = after(running, { step, fact, state: ruling.state, solved: ruling.solved });
  }
  const { state, solved, timesReturned, timesReopened } = running;
  return { ok: true, balance: { state, solved, timesReturned, timesReopened } };
}

function partsAfter(open: ReadonlySet<string>, fact: BookFact): ReadonlySet<string> {
  const id = String(fact.data['partId'] ?? '');
  if (fact.kind === 'part.asked') return new Set([...open, id]);
  if (fact.kind === 'part.done' || fact.kind === 'part.returned' || fact.kind === 'part.revoked')
    return new Set([...open].filter((part) => part !== id));
  return open;
}

function takingOf(step: MatterStep, fact: BookFact): Taking {
  const found = fact.data['found'] as Taking['found'] | undefined;
  return { step, now: fact.at, by: fact.byId, ...(found === undefined ? {} : { found }) };
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
    openParts: running.openParts.size,
  };
}

function after(
  running: Running,
  taken: { step: MatterStep; fact: BookFact; state: MatterState; solved: Solved },
): Running {
  const { step, fact, state, solved } = taken;
  const next = { ...running, state, solved };
  if (step === 'answer') return { ...next, answered: true };
  if (step === 'close')
    return { ...next, closedBy: fact.byId, contestUntil: new Date(fact.at.getTime() + contestDays * 86_400_000) };
  if (step === 'return') return { ...next, timesReturned: running.timesReturned + 1 };
  if (state === 'reopened' && running.state !== 'reopened')
    return { ...next, timesReopened: running.timesReopened + 1, answered: false, contestUntil: null };
  return next;
}
