import { holdsCountyWide, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

/** Who may do what about one matter: suggestions for whoever gives it its category, risks for whoever works on it. */
export const mayToMatter = {
  'triage.of': (who, of) => mayOnMatter(who, of, { duties: ['intake', 'assign', 'watch'] }),
  'risk.of': (who, of) =>
    mayOnMatter(who, of, { duties: ['intake', 'assign', 'handle', 'watch', 'revisit', 'oversee'], lead: true }),
  'risk.set': (who, of) => mayOnMatter(who, of, { duties: ['assign', 'handle', 'watch', 'oversee'], lead: true }),
  'risk.end': (who, of) => mayOnMatter(who, of, { duties: ['assign', 'handle', 'watch', 'oversee'], lead: true }),
} as const satisfies MayTable<MatterSubject | undefined>;

const withDuty =
  (...duties: Parameters<typeof unitsWith>[1][]) =>
  (who: Who): Verdict =>
    unitsWith(who, ...duties).length > 0 ? 'allowed' : 'forbidden';

const administrator = (who: Who): Verdict => (holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden');

/** Doors that are not about one matter. */
export const mayInGeneral = {
  'triage.suggest': withDuty('intake', 'handle', 'watch'),
  'triage.models': administrator,
  'triage.model': administrator,
  'triage.corrections': administrator,
  'triage.train': administrator,
  'triage.promote': administrator,
  'triage.roll-back': administrator,
  'risk.list': withDuty('assign', 'handle', 'watch', 'oversee'),
} as const satisfies MayTable<undefined>;
