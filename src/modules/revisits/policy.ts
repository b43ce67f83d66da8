import { holds, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

/** Who may do what about the visits of one matter. */
export const mayToVisits = {
  'revisit.of': (who, of) => mayOnMatter(who, of, { duties: ['handle', 'assign', 'revisit', 'oversee'], lead: true }),
  'revisit.start': (who, of) => mayOnMatter(who, of, { duties: ['revisit', 'assign', 'oversee'], lead: true }),
  'revisit.stop': (who, of) => mayOnMatter(who, of, { duties: ['revisit', 'oversee'] }),
  'revisit.visit': (who, of) => mayOnMatter(who, of, { duties: ['revisit'] }),
  'revisit.snooze': (who, of) => mayOnMatter(who, of, { duties: ['revisit'] }),
  'check.judge': (who, of) => mayOnMatter(who, of, { duties: ['oversee'] }),
} as const satisfies MayTable<MatterSubject | undefined>;

const oversees = (who: Who, { unitId }: { unitId: string }): Verdict => {
  if (!unitsWith(who, 'oversee', 'assign', 'revisit', 'handle', 'intake').includes(unitId)) return 'hidden';
  return holds(who, 'oversee', { unitId }) ? 'allowed' : 'forbidden';
};

/** Who may draw a sample in a unit and look at it. */
export const mayInUnit = { 'check.draw': oversees, 'check.view': oversees } as const satisfies MayTable<{
  unitId: string;
}>;

const withDuty =
  (...duties: Parameters<typeof unitsWith>[1][]) =>
  (who: Who): Verdict =>
    unitsWith(who, ...duties).length > 0 ? 'allowed' : 'forbidden';

/** Doors that are not about one matter or unit. */
export const mayInGeneral = {
  'revisit.list': withDuty('revisit', 'oversee', 'assign'),
  'check.list': withDuty('oversee'),
} as const satisfies MayTable<undefined>;
