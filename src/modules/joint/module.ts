import type { FileGate } from '../../platform/files/doors.ts';
import { defineModule } from '../../platform/module.ts';
import {
  addMatter,
  answer,
  ask,
  cancel,
  evidence,
  finish,
  list,
  note,
  plan,
  removeMatter,
  start,
  view,
} from './actions.ts';
import { doors } from './contract.ts';
import { jointKeeper } from './keeper.ts';
import { hearersOf, isVisible } from './policy.ts';
import { isOpen } from './rules.ts';
import { findJoint } from './store.ts';
import { subjectOf } from './subject.ts';
import { seesClean } from './views.ts';

/** 联合行动. */
export const joint = defineModule({
  name: 'joint',
  doors,
  handlers: { addMatter, answer, ask, cancel, evidence, finish, list, note, plan, removeMatter, start, view },
  keeps: [jointKeeper],
});

/** Shared evidence: whoever leads sees it whole, members and owners of its matters the public copies. */
export const jointFileGate: FileGate = async (ctx, file, purpose) => {
  const whole = file.subject_id === null ? undefined : await findJoint(ctx.tx, file.subject_id);
  if (!whole || !isVisible(ctx.who, subjectOf(whole))) return { verdict: 'hidden', residents: [], copy: 'public' };
  const opened = { residents: [], hearers: hearersOf(subjectOf(whole)) };
  if (!seesClean(ctx, whole))
    return { ...opened, verdict: purpose === 'read' ? 'allowed' : 'forbidden', copy: 'public' };
  const verdict = purpose === 'read' || isOpen(whole.action.state) ? 'allowed' : 'forbidden';
  return { ...opened, verdict, copy: 'clean' };
};
