import type { FileGate } from '../../platform/files/doors.ts';
import { defineModule } from '../../platform/module.ts';
import { addTask, dropTask, finishTask, report, takeDown } from './actions-follow.ts';
import { addNeed, changeNeed, endNeed, needs } from './actions-needs.ts';
import { standing, today } from './actions-street.ts';
import { cancel, list, plan, save, view } from './actions-visits.ts';
import { doors } from './contract.ts';
import { hearersOf, isVisible } from './policy.ts';
import { findVisit } from './store-visits.ts';
import { tidyVisits } from './tidy.ts';

/** 走访. */
export const visits = defineModule({
  name: 'visits',
  doors,
  handlers: {
    today,
    standing,
    needs,
    addNeed,
    changeNeed,
    endNeed,
    list,
    report,
    view,
    plan,
    save,
    cancel,
    takeDown,
    addTask,
    finishTask,
    dropTask,
  },
  jobs: { 'visits:tidy': tidyVisits },
});

/** Photos of a visit open for whoever may open the visit; they are never shared, so nobody blacks anything out. */
export const visitFileGate: FileGate = async (ctx, file, purpose) => {
  const visit = file.subject_id === null ? undefined : await findVisit(ctx.tx, file.subject_id, false);
  const subject = visit && { unitId: visit.unit_id, personId: visit.person_id };
  if (!subject || !isVisible(ctx.who, subject)) return { verdict: 'hidden', residents: [], copy: 'clean' };
  const verdict = purpose === 'read' ? 'allowed' : 'forbidden';
  return { verdict, residents: [], copy: 'clean', hearers: [hearersOf(subject)] };
};
