import type { RefusalCode } from '../../kit/refusal.ts';
import type { Evidence } from '../categories/words.ts';
import { type Answers, answersAfter, worstOf } from './rules-solved.ts';
import type { MatterFact, MatterState, MatterStep, Solved } from './words.ts';

/** What the rules need to know of a matter to judge a step. */
export interface Standing {
  readonly state: MatterState;
  readonly solved: Solved;
  readonly answered: boolean;
  /** Account that closed it last. */
  readonly closedBy: string | null;
  readonly contestUntil: Date | null;
  readonly evidence: readonly Evidence[];
  readonly evidenceNeeded: readonly Evidence[];
  readonly openParts: number;
  /** Those of the open parts that wait for an arbiter. */
  readonly disputedParts?: number;
  /** 包办: owner and unit that stay to the end. */
  readonly kept?: Owner | null;
  /** Reporters who spoke in this round, each with the own word. */
  readonly answers: Answers;
  /** What it was before it was merged; null while it is not. */
  readonly stateBefore: MatterState | null;
}

/** Who is accountable for a matter. */
export interface Owner {
  readonly unitId: string;
  readonly leadId: string | null;
}

/** A step as somebody wants to take it. */
export interface Taking {
  readonly step: MatterStep;
  readonly now: Date;
  /** Account of the colleague; null when the reporter acts. */
  readonly by: string | null;
  /** For revisit: what the resident said at the visit. */
  readonly found?: 'yes' | 'partly' | 'no' | 'unreached';
  /** For assign: who becomes accountable. */
  readonly to?: Owner;
  /** Reporter who speaks, or whom the visit asked. */
  readonly reporter?: string;
}

export type Ruling =
  | { readonly ok: true; readonly state: MatterState; readonly solved: Solved }
  | { readonly ok: false; readonly code: RefusalCode };

/** How long after closing a resident may say "not solved": 15 days. */
export const contestDays = 15;

/** A visit afterwards is due within this many working days of closing. */
export const revisitWorkingDays = 5;

/** From which states a step may be taken, and where it leads. */
export const stepTable = {
  accept: { from: ['reported'], to: 'accepted' },
  decline: { from: ['reported', 'accepted', 'returned'], to: 'not_accepted' },
  assign: { from: ['accepted', 'assigned', 'in_hand', 'returned', 'reopened'], to: 'assigned' },
  take: { from: ['assigned', 'reopened'], to: 'in_hand' },
  return: { from: ['assigned', 'in_hand'], to: 'returned' },
  answer: { from: ['in_hand', 'answered'], to: 'answered' },
  close: { from: ['answered'], to: 'closed' },
  revisit: { from: ['closed'], to: 'revisited' },
  archive: { from: ['revisited', 'not_accepted', 'withdrawn'], to: 'archived' },
  reopen: { from: ['answered', 'closed', 'revisited', 'not_accepted'], to: 'reopened' },
  withdraw: {
    from: ['reported', 'accepted', 'assigned', 'in_hand', 'returned', 'reopened', 'answered'],
    to: 'withdrawn',
  },
  // Of several reporters a second one may say it too while the first one's word has just reopened it.
  contest: { from: ['answered', 'closed', 'revisited', 'reopened'], to: 'reopened' },
  confirm: { from: ['answered', 'closed', 'revisited'], to: 'same' },
  merge: { from: ['reported', 'accepted', 'assigned', 'in_hand', 'returned', 'reopened', 'answered'], to: 'merged' },
  unmerge: { from: ['merged'], to: 'before' },
} as const satisfies Record<MatterStep, { from: readonly MatterState[]; to: MatterState | 'same' | 'before' }>;

/** The fact that each step leaves in the timeline. */
export const stepFacts = {
  accept: 'matter.accepted',
  decline: 'matter.declined',
  assign: 'matter.assigned',
  take: 'matter.taken',
  return: 'matter.returned',
  answer: 'matter.answered',
  close: 'matter.closed',
  revisit: 'matter.revisited',
  archive: 'matter.archived',
  reopen: 'matter.reopened',
  withdraw: 'matter.withdrawn',
  contest: 'matter.contested',
  confirm: 'matter.confirmed',
  merge: 'matter.merged',
  unmerge: 'matter.unmerged',
} as const satisfies Record<MatterStep, MatterFact>;

/** States in which somebody still owes the reporter something. */
export const openStates = [
  'reported',
  'accepted',
  'assigned',
  'in_hand',
  'returned',
  'reopened',
  'answered',
  'closed',
] as const satisfies readonly MatterState[];

/** States in which the promised date still runs. */
export const clockStates = [
  'reported',
  'accepted',
  'assigned',
  'in_hand',
  'returned',
  'reopened',
] as const satisfies readonly MatterState[];

/** Nothing is added any more: what happens now is a new matter. */
export function isOver(state: MatterState): boolean {
  return state === 'archived' || state === 'withdrawn' || state === 'merged';
}

/** Work is said to be finished, and nobody took it up again. */
export function closedOnce(state: MatterState): boolean {
  return state === 'closed' || state === 'revisited' || state === 'archived';
}

/** Steps that the state alone allows, in the order of the table. */
export function stepsFrom(state: MatterState): MatterStep[] {
  return (Object.keys(stepTable) as MatterStep[]).filter((step) => leadsFrom(step, state));
}

function leadsFrom(step: MatterStep, state: MatterState): boolean {
  const from: readonly MatterState[] = stepTable[step].from;
  return from.includes(state);
}

/** Judges one step; the only place that says what a matter becomes. */
export function decide(standing: Standing, taking: Taking): Ruling {
  if (!leadsFrom(taking.step, standing.state)) return { ok: false, code: 'step.not-now' };
  const refused = special[taking.step]?.(standing, taking);
  if (refused) return { ok: false, code: refused };
  return { ok: true, state: stateAfter(standing, taking), solved: solvedAfter(standing, taking) };
}

const special: Partial<Record<MatterStep, (standing: Standing, taking: Taking) => RefusalCode | undefined>> = {
  // 没有答复不能办结 (B3): closing needs the answer, the evidence of its category, and every helper's part ended.
  close: (standing) => {
    if (!standing.answered) return 'step.answer-missing';
    if ((standing.disputedParts ?? 0) > 0) return 'step.part-disputed';
    if (standing.openParts > 0) return 'step.parts-open';
    return standing.evidenceNeeded.some((needed) => !standing.evidence.includes(needed))
      ? 'step.evidence-missing'
      : undefined;
  },
  // B18: 包办. Only a committee's decision takes the matter from its owner.
  assign: ({ kept }, { to }) =>
    kept && to && (to.unitId !== kept.unitId || to.leadId !== kept.leadId) ? 'step.kept' : undefined,
  return: ({ kept }) => (kept ? 'step.kept' : undefined),
  // B1: the visit afterwards is made by somebody else than the closer.
  revisit: (standing, taking) =>
    taking.by !== null && taking.by === standing.closedBy ? 'step.same-person' : undefined,
  // The days in which the resident may still say "not solved" are his; only his own "solved" ends them early.
  archive: (standing, taking) =>
    standing.solved !== 'yes' && standing.contestUntil !== null && taking.now <= standing.contestUntil
      ? 'step.contest-open'
      : undefined,
  contest: (standing, taking) => {
    if (standing.state === 'reopened' && !isAnotherNo(standing, taking)) return 'step.not-now';
    return isContestOver(standing, taking.now) ? 'step.too-late' : undefined;
  },
  confirm: (standing, taking) => (isContestOver(standing, taking.now) ? 'step.too-late' : undefined),
  // A unit at work would lose its task: it ends or is taken back first.
  merge: (standing) => (standing.openParts > 0 ? 'step.parts-open' : undefined),
};

function isAnotherNo({ solved, answers }: Standing, { reporter }: Taking): boolean {
  return solved === 'no' && reporter !== undefined && answers.get(reporter) !== 'no';
}

function isContestOver(standing: Standing, now: Date): boolean {
  return standing.contestUntil !== null && now > standing.contestUntil;
}

function stateAfter(standing: Standing, taking: Taking): MatterState {
  if (taking.step === 'revisit' && taking.found === 'no') return 'reopened';
  if (taking.step === 'revisit' && taking.found === 'unreached') return 'closed';
  const { to } = stepTable[taking.step];
  if (to === 'before') return standing.stateBefore ?? standing.state;
  return to === 'same' ? standing.state : to;
}

/** Who has spoken after a step that the rules allow. */
export function spokenAfter(standing: Pick<Standing, 'state' | 'answers'>, taking: Taking): Answers {
  return answersAfter(standing, { step: taking.step, reporter: taking.reporter ?? null, found: taking.found });
}

// "Closed" and "solved" are two facts: only the residents' words change the second, and the worst of them counts.
function solvedAfter(standing: Standing, taking: Taking): Solved {
  const spoken = worstOf(spokenAfter(standing, taking));
  switch (taking.step) {
    case 'answer':
      return standing.solved === 'unasked' ? 'asked' : standing.solved;
    case 'close':
      return spoken ?? 'asked';
    case 'confirm':
      return spoken ?? (taking.found === 'partly' ? 'partly' : 'yes');
    case 'contest':
      return 'no';
    case 'revisit':
      return taking.found === undefined || taking.found === 'unreached' ? standing.solved : (spoken ?? taking.found);
    case 'take':
      return standing.state === 'reopened' ? 'unasked' : standing.solved;
    case 'accept':
    case 'decline':
    case 'assign':
    case 'return':
    case 'archive':
    case 'reopen':
    case 'withdraw':
    case 'merge':
    case 'unmerge':
      return standing.solved;
  }
}
