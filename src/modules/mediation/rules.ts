import type { MediationFact, MediationState, MediationStep, Mode } from './words.ts';

/** What the rules need to know of a case. */
export interface Standing {
  readonly state: MediationState;
  readonly resumeTo: MediationState | null;
  readonly mode: Mode;
  /** A panel sits: reopening goes on with it, else mediators are chosen anew. */
  readonly hasPanel: boolean;
}

interface Row {
  readonly from: readonly MediationState[];
  readonly fact: MediationFact;
  readonly to: (standing: Standing) => MediationState;
}

const always = (state: MediationState) => () => state;
const beforeEnd = ['choosing', 'matched', 'scheduled', 'under-way'] as const satisfies readonly MediationState[];

/** The life of a case: every step, from where, to where, and the fact that tells it. */
export const stepTable: Readonly<Record<MediationStep, Row>> = {
  accept: {
    from: ['proposed'],
    fact: 'mediation.accepted',
    to: ({ mode }) => (mode === 'spot' ? 'under-way' : 'choosing'),
  },
  refuse: { from: ['proposed'], fact: 'mediation.refused', to: always('refused') },
  match: { from: ['choosing'], fact: 'mediation.matched', to: always('matched') },
  unmatch: { from: ['matched', 'scheduled', 'under-way'], fact: 'mediation.unmatched', to: always('choosing') },
  schedule: { from: ['matched', 'scheduled'], fact: 'mediation.scheduled', to: always('scheduled') },
  begin: { from: ['matched', 'scheduled'], fact: 'mediation.begun', to: always('under-way') },
  reach: { from: ['under-way'], fact: 'mediation.reached', to: always('reached') },
  fail: { from: [...beforeEnd, 'suspended'], fact: 'mediation.failed', to: always('failed') },
  stop: { from: ['proposed', ...beforeEnd, 'suspended'], fact: 'mediation.stopped', to: always('withdrawn') },
  suspend: { from: beforeEnd, fact: 'mediation.suspended', to: always('suspended') },
  resume: { from: ['suspended'], fact: 'mediation.resumed', to: ({ resumeTo }) => resumeTo ?? 'choosing' },
  perform: { from: ['reached'], fact: 'mediation.performing', to: always('performing') },
  performed: { from: ['reached', 'performing'], fact: 'mediation.performed', to: always('revisiting') },
  lapse: { from: ['performing'], fact: 'mediation.lapsed', to: always('revisiting') },
  file: { from: ['revisiting', 'failed', 'withdrawn', 'refused'], fact: 'mediation.filed', to: always('filed') },
  reopen: {
    from: ['performing', 'revisiting', 'failed', 'withdrawn', 'filed'],
    fact: 'mediation.reopened',
    to: ({ hasPanel, mode }) => (hasPanel || mode === 'spot' ? 'under-way' : 'choosing'),
  },
};

/** States in which mediation itself still goes on. */
const openStates = ['proposed', ...beforeEnd, 'suspended'] as const satisfies readonly MediationState[];

/** Where somebody still may stop, and whoever is asked may still say yes or no. */
export const isOpen = (state: MediationState): boolean => (openStates as readonly MediationState[]).includes(state);

/** Accepted, and neither standing still nor at an end: where time runs, and more of it can be given. */
export const isGoing = (state: MediationState): boolean => (beforeEnd as readonly MediationState[]).includes(state);

/** Where nothing more is expected of anybody. */
export const isOver = (state: MediationState): boolean => ['refused', 'withdrawn', 'failed', 'filed'].includes(state);

export type Ruling =
  | {
      readonly ok: true;
      readonly state: MediationState;
      readonly resumeTo: MediationState | null;
      readonly fact: MediationFact;
    }
  | { readonly ok: false; readonly code: 'step.not-now' };

/** What a step makes of a case, or why not. */
export function decide(standing: Standing, step: MediationStep): Ruling {
  const { from, to, fact } = stepTable[step];
  if (!from.includes(standing.state)) return { ok: false, code: 'step.not-now' };
  return { ok: true, state: to(standing), resumeTo: step === 'suspend' ? standing.state : null, fact };
}

/** Whether somebody may say yes or no: while it goes on, and where it ended without an agreement and may be taken up again. */
export const mayBeAsked = (state: MediationState): boolean =>
  isOpen(state) || state === 'failed' || state === 'withdrawn';

/** Steps that are possible now. */
export function stepsFrom(standing: Standing): MediationStep[] {
  return (Object.keys(stepTable) as MediationStep[]).filter((step) => decide(standing, step).ok);
}
