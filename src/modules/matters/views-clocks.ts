import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { panelOf } from '../clocks/api.ts';
import type { MatterView } from './contract-shapes.ts';
import { mayToMatter } from './policy.ts';
import { clockStates } from './rules.ts';
import type { WholeMatter } from './store-read.ts';
import { subjectOf } from './subject.ts';
import type { MatterState } from './words.ts';

type Timing = z.input<typeof MatterView>['timing'];

const acts = ['pause', 'resume', 'ask-extension', 'decide-extension'] as const;

/** 时限: all clocks of a matter, why they stand still, whom the ladder told, and what this colleague may do with its promise now. */
export async function describeTiming(ctx: Context, whole: WholeMatter): Promise<Timing> {
  const { clocks, choices } = await panelOf(ctx, whole.matter.id);
  const timed: readonly MatterState[] = clockStates;
  const { state } = whole.matter;
  const promise = clocks.find(({ kind, state: now }) => kind === 'solve' && (now === 'running' || now === 'paused'));
  const isOpen = promise !== undefined && timed.includes(state) && state !== 'reported';
  const isDue = promise !== undefined && new Date(promise.dueAt) <= ctx.now;
  const fits = {
    pause: promise?.state === 'running' && promise.limit !== null && choices.length > 0 && !isDue,
    resume: promise?.state === 'paused',
    'ask-extension': promise !== undefined && promise.limit !== null && promise.asked === null && !isDue,
    'decide-extension': promise !== undefined && promise.asked !== null && !promise.asked.mine,
  };
  const subject = subjectOf(whole);
  const can = acts.filter((act) => isOpen && fits[act] && mayToMatter[`matter.${act}`](ctx.who, subject) === 'allowed');
  return { clocks, choices: can.includes('pause') ? choices : [], can };
}
