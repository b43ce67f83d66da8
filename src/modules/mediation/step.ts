import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { listFacts } from '../../platform/facts.ts';
import type { TemplateCode } from '../../platform/messages/templates.ts';
import { type ClockStart, turnClocks } from '../clocks/api.ts';
import type { ClockKind } from '../clocks/words.ts';
import { findMatterInfo, stepFor, tellFact } from '../matters/api.ts';
import { informParties } from './letters.ts';
import { decide } from './rules.ts';
import { endSeats, findWhole, insertSeats, saveState, type WholeMediation } from './store-cases.ts';
import { ofMediation, seatsNow, standingOf, tell } from './subject.ts';
import type { Seat } from './tables.ts';
import type { MediationState, MediationStep, Mode, Track } from './words.ts';
import type { GateQuestion } from './words-risk.ts';

/** A step of a case, with what the timeline says of it: both sides read that it was taken, colleagues the text too. */
export interface StepPlan {
  readonly step: MediationStep;
  readonly text?: string;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** Another step of the same act tells the parties. */
  readonly isQuiet?: true;
  /** What `accept` settles. */
  readonly accepted?: { readonly track: Track; readonly mode: Mode; readonly marks: readonly GateQuestion[] };
}

type ClockTurn = {
  readonly meet?: readonly ClockKind[];
  readonly stop?: readonly ClockKind[] | 'all';
  readonly start?: readonly ClockKind[];
};

const clocksOf: Readonly<Partial<Record<MediationStep, ClockTurn>>> = {
  refuse: { meet: ['contact'], stop: 'all' },
  match: { meet: ['choose'], start: ['schedule'] },
  unmatch: { stop: ['schedule'], start: ['choose'] },
  schedule: { meet: ['schedule'] },
  begin: { meet: ['schedule'] },
  reach: { meet: ['mediate', 'second-sitting'], stop: 'all' },
  fail: { meet: ['mediate'], stop: 'all' },
  stop: { stop: 'all' },
  // What stands still uses up no time: the rest of it is given back when it goes on.
  suspend: { stop: ['choose', 'schedule', 'mediate'] },
  file: { stop: 'all' },
};

const letterOf: Readonly<Partial<Record<MediationStep, TemplateCode>>> = {
  accept: 'mediation.news',
  refuse: 'mediation.news',
  match: 'mediation.news',
  unmatch: 'mediation.news',
  fail: 'mediation.news',
  stop: 'mediation.news',
  suspend: 'mediation.news',
  resume: 'mediation.news',
  reopen: 'mediation.news',
};

/** Clocks of a case start with its category, unit and liaison. */
export function clockStart({ mediation }: WholeMediation, kind: ClockKind): ClockStart {
  return {
    subject: ofMediation(mediation.id),
    kind,
    category: mediation.category,
    unitId: mediation.unit_id,
    ownerId: mediation.liaison_id,
    guarded: true,
  };
}

const waitingIn: Readonly<Partial<Record<MediationState, ClockKind>>> = { choosing: 'choose', matched: 'schedule' };

function turnFor(step: MediationStep, state: MediationState): ClockTurn {
  if (step !== 'accept' && step !== 'resume' && step !== 'reopen') return clocksOf[step] ?? {};
  const waiting = waitingIn[state];
  return { meet: ['contact'], start: ['mediate', ...(waiting ? [waiting] : [])] };
}

const minute = 60_000;

/** How many minutes of its time were left when it was suspended; undefined where nobody counted. */
async function minutesLeft(ctx: Context, { mediation }: WholeMediation): Promise<number | undefined> {
  const facts = await listFacts(ctx.tx, ofMediation(mediation.id), ['resident']);
  const left = facts.findLast(({ kind }) => kind === 'mediation.suspended')?.data['left'];
  return typeof left === 'number' ? left : undefined;
}

/** Turns the clocks as the step says; answers what the fact keeps of them. */
async function turn(ctx: Context, whole: WholeMediation, step: MediationStep, state: MediationState) {
  const { meet, stop, start = [] } = turnFor(step, state);
  const left = step === 'resume' ? await minutesLeft(ctx, whole) : undefined;
  const after = left === undefined ? {} : { dueAt: new Date(ctx.now.getTime() + left * minute) };
  const clocks = await turnClocks(ctx, {
    subjectId: whole.mediation.id,
    ...(meet && { meet }),
    ...(stop && { stop }),
    start: start.map((kind) => ({ ...clockStart(whole, kind), ...(kind === 'mediate' && after) })),
  });
  const stopped = step === 'suspend' ? clocks.find(({ kind }) => kind === 'mediate') : undefined;
  return stopped ? { left: Math.ceil((stopped.due_at.getTime() - ctx.now.getTime()) / minute) } : {};
}

/** What needs a record of every sitting; a side that stops needs none. */
const concluding: readonly MediationStep[] = ['reach', 'fail'];

/** Takes a step of a locked case within an act that was permitted: state, fact, clocks, messages, and what the matter hears. Refuses `step.not-now`. */
export async function takeLocked(ctx: Context, whole: WholeMediation, plan: StepPlan) {
  const { mediation } = whole;
  const standing = { ...standingOf(whole), ...(plan.accepted && { mode: plan.accepted.mode }) };
  const ruling = decide(standing, plan.step);
  if (!ruling.ok) throw new Refusal(ruling.code);
  if (concluding.includes(plan.step) && mediation.unrecorded > 0) throw new Refusal('mediation.record-missing');
  const { state, resumeTo, fact } = ruling;
  const change = {
    state,
    resumeTo,
    reopened: plan.step === 'reopen',
    ...(plan.accepted && { accepted: plan.accepted }),
  };
  const version = await saveState(ctx.tx, mediation.id, change, ctx.now);
  if (plan.step === 'unmatch') {
    const seated = seatsNow(whole).map(({ mediator_id }) => mediator_id);
    await endSeats(ctx.tx, mediation.id, seated, plan.text ?? '', ctx.now);
  }
  const kept = await turn(ctx, whole, plan.step, state);
  tell(ctx, whole, fact, { step: plan.step, to: state, ...(plan.text && { text: plan.text }), ...plan.data, ...kept });
  const letter = letterOf[plan.step];
  if (letter && !plan.isQuiet) await informParties(ctx, whole, letter);
  await tellMatter(ctx, whole, plan.step);
  return { id: mediation.id, state, version };
}

/** The same for a later room, which asked its own permission before. */
export async function stepMediation(ctx: Context, plan: StepPlan & { readonly id: string }) {
  const whole = await findWhole(ctx.tx, plan.id, true);
  if (!whole) throw new Error('the mediation of a permitted act is gone');
  return takeLocked(ctx, whole, plan);
}

/** Seats a panel: who is on it and stays keeps the seat, who is not named any more leaves it. */
export async function seatPanel(
  ctx: Context,
  whole: WholeMediation,
  seats: readonly Pick<Seat, 'mediator_id' | 'person_id' | 'role'>[],
  why: string,
): Promise<void> {
  const now = seatsNow(whole);
  const isKept = (seat: Seat) => seats.some((one) => one.mediator_id === seat.mediator_id && one.role === seat.role);
  const leaving = now.filter((seat) => !isKept(seat)).map(({ mediator_id }) => mediator_id);
  const fresh = seats.filter((one) => !now.some((seat) => isKept(seat) && seat.mediator_id === one.mediator_id));
  await endSeats(ctx.tx, whole.mediation.id, leaving, why, ctx.now);
  await insertSeats(ctx.tx, whole.mediation.id, fresh, ctx.now);
}

const answerable = ['assigned', 'in_hand', 'reopened', 'answered'];
const answerText = '双方经调解达成协议，按协议履行。 The sides have settled; the agreement is being performed.';

async function tellMatter(ctx: Context, { mediation }: WholeMediation, step: MediationStep): Promise<void> {
  const data = { mediationId: mediation.id, number: mediation.number };
  if (step === 'accept') tellFact(ctx, mediation.matter_id, 'mediation.taken', data);
  if (step === 'refuse' || step === 'fail' || step === 'stop')
    tellFact(ctx, mediation.matter_id, 'mediation.over', data);
  if (step !== 'reach') return;
  tellFact(ctx, mediation.matter_id, 'mediation.agreed', data);
  const info = await findMatterInfo(ctx, mediation.matter_id, '调解达成协议');
  if (!info || !answerable.includes(info.matter.state)) return;
  const id = mediation.matter_id;
  if (info.matter.state === 'assigned' || info.matter.state === 'reopened') await stepFor(ctx, { id, step: 'take' });
  await stepFor(ctx, { id, step: 'answer', data: { text: answerText, mediationId: mediation.id, files: 0 } });
}
