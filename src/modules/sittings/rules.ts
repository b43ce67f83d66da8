import type { RefusalCode } from '../../kit/refusal.ts';
import type { Track } from '../mediation/words.ts';
import type { Outcome, RecordState, SittingKind, SittingState } from './words.ts';

/** What can be done with one sitting. */
export const sittingSteps = {
  begin: { from: ['planned'], to: 'under-way' },
  stage: { from: ['under-way'], to: 'under-way' },
  end: { from: ['under-way'], to: 'held' },
  move: { from: ['planned'], to: 'planned' },
  cancel: { from: ['planned'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly SittingState[]; to: SittingState }>;
export type SittingStep = keyof typeof sittingSteps;

export function mayStep(state: SittingState, step: SittingStep): boolean {
  return (sittingSteps[step].from as readonly SittingState[]).includes(state);
}

/** Hearing one side alone or by telephone prepares a sitting and is none. */
const beside: readonly SittingKind[] = ['separate', 'phone'];

export const isProper = (kind: SittingKind): boolean => !beside.includes(kind);

/** Rooms of ours are needed where people come to us. */
export const needsRoom = (kind: SittingKind): boolean => kind === 'joint' || kind === 'separate' || kind === 'shuttle';

interface Sat {
  readonly kind: SittingKind;
  readonly state: SittingState;
}

/** Sittings proper that began. */
const satBefore = (sittings: readonly Sat[]): number =>
  sittings.filter(({ kind, state }) => isProper(kind) && (state === 'under-way' || state === 'held')).length;

const mostOfPublicOrder = 2;

/** 公安机关办理行政案件程序规定 §183: public-order mediation sits once, and once more where it is needed. */
export function judgeAnother(track: Track, sittings: readonly Sat[], kind: SittingKind): RefusalCode | undefined {
  const isOneMore = track === 'public-order' && isProper(kind) && satBefore(sittings) >= mostOfPublicOrder;
  return isOneMore ? 'sitting.twice' : undefined;
}

/** True when the end of this sitting starts the seven working days to the second one (§183). */
export function startsSecond(track: Track, sittings: readonly Sat[], ended: { kind: SittingKind; outcome: Outcome }) {
  return track === 'public-order' && isProper(ended.kind) && ended.outcome === 'go-on' && satBefore(sittings) === 1;
}

/** Sittings that began and of which nothing was read back yet. */
export const unrecordedOf = (sittings: readonly (Sat & { readonly record_state: RecordState })[]): number =>
  sittings.filter(({ state, record_state }) => (state === 'under-way' || state === 'held') && record_state === 'draft')
    .length;
