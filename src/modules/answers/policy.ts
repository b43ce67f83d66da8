import type { Duty } from '../../kit/duties.ts';
import { holds, holdsCountyWide, type MayTable, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

/** What permission asks of an entry: who keeps it; null = the county itself. */
export interface EntrySubject {
  readonly unitId: string | null;
}

// 潍坊12345条例 §31: the units keep their knowledge current themselves.
const keeping = ['intake', 'assign', 'handle', 'oversee', 'register'] as const satisfies readonly Duty[];
const deciding = ['oversee', 'register'] as const satisfies readonly Duty[];

const holdsAny = (who: Who, duties: readonly Duty[], { unitId }: EntrySubject): boolean =>
  duties.some((duty) => (unitId === null ? holdsCountyWide(who, duty) : holds(who, duty, { unitId })));

const isColleague = (who: Who): boolean => (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0;

const colleague = (who: Who): Verdict => (isColleague(who) ? 'allowed' : 'forbidden');

const holder =
  (duties: readonly Duty[]) =>
  (who: Who, of: EntrySubject | undefined): Verdict => {
    if (of === undefined) return isColleague(who) ? 'hidden' : 'forbidden';
    // What belongs to the county is kept by those who decide for it.
    return holdsAny(who, of.unitId === null ? deciding : duties, of) ? 'allowed' : 'forbidden';
  };

/** Who may do what to one entry. */
export const mayToEntry = {
  'answer.make': holder(keeping),
  'answer.change': holder(keeping),
  'answer.drop': holder(keeping),
  'answer.publish': holder(deciding),
  'answer.review': holder(deciding),
  'answer.retire': holder(deciding),
} as const satisfies MayTable<EntrySubject | undefined>;

/** Doors that are not about the keeping of one entry. */
export const mayInGeneral = {
  'answer.list': colleague,
  'answer.view': colleague,
  'answer.tasks': colleague,
  'answer.use': colleague,
  'answer.public': () => 'allowed',
} as const satisfies MayTable<undefined>;

const working = { duties: ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'], lead: true } as const;

/** What is read from, or ticked on, one matter. */
export const mayToMatter = {
  'answer.for': (who, of) => mayOnMatter(who, of, working),
  'checklist.of': (who, of) => mayOnMatter(who, of, working),
  'checklist.tick': (who, of) => mayOnMatter(who, of, { duties: ['intake', 'assign', 'handle', 'watch'], lead: true }),
} as const satisfies MayTable<MatterSubject | undefined>;
