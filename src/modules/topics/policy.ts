import type { Duty } from '../../kit/duties.ts';
import {
  coversCategory,
  type Hearers,
  holdsCountyWide,
  type MayTable,
  unitsWith,
  type Verdict,
  type Who,
} from '../../platform/context.ts';
import type { mayOnMatter } from '../matters/api.ts';
import type { Topic } from './tables.ts';

/** What permission asks of a topic. */
export type TopicSubject = Pick<Topic, 'unit_id' | 'is_top' | 'categories'>;

const deciding = ['assign', 'oversee'] as const satisfies readonly Duty[];
const countyWide = ['oversee'] as const satisfies readonly Duty[];

/** A station's topics are for those who assign or oversee there; what reaches over the county for those who oversee at the top. A post that is limited to categories must cover them all. */
export function isVisible(who: Who, of: TopicSubject): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  const wanted: readonly Duty[] = of.is_top ? countyWide : deciding;
  return who.holdings.some(
    ({ unitIds, duties, categories, isTop }) =>
      (isTop || !of.is_top) &&
      unitIds.includes(of.unit_id) &&
      duties.some((duty) => wanted.includes(duty)) &&
      of.categories.every((category) => coversCategory(categories, category)),
  );
}

const seen = (who: Who, of: TopicSubject | undefined): Verdict =>
  of !== undefined && isVisible(who, of) ? 'allowed' : 'hidden';

/** Who may do what to one topic: whoever sees it may decide. */
export const mayToTopic = {
  'topic.view': seen,
  'topic.members': seen,
  'topic.confirm': seen,
  'topic.dismiss': seen,
} as const satisfies MayTable<TopicSubject | undefined>;

/** Beside the duties of a matter: who may see what is like it, and who may say that it is not. */
export const similarDuties = {
  'matter.similar': { duties: ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'], lead: true },
  'matter.apart': { duties: ['intake', 'assign', 'handle'], lead: true },
  'matter.reconsider': { duties: ['intake', 'assign', 'handle'], lead: true },
} as const satisfies Record<string, Parameters<typeof mayOnMatter>[2]>;

const decides = (who: Who): Verdict => (unitsWith(who, ...deciding).length > 0 ? 'allowed' : 'forbidden');

// Rules hold for the whole county.
const keeper = (who: Who): Verdict =>
  holdsCountyWide(who, 'system') || holdsCountyWide(who, 'oversee') ? 'allowed' : 'forbidden';

/** Doors that are about no single topic or matter. */
export const mayInGeneral = {
  'topic.list': decides,
  'topic.find': decides,
  'topic.draft': (who) => (unitsWith(who, 'intake', 'handle', 'watch').length > 0 ? 'allowed' : 'forbidden'),
  'public.alike': () => 'allowed',
  'duplicate-rule.list': keeper,
  'duplicate-rule.history': keeper,
  'duplicate-rule.save': keeper,
  'duplicate-rule.try': keeper,
  'mark.make': keeper,
  'mark.stop': keeper,
} as const satisfies MayTable<undefined>;

/** Whoever decides about it hears that it changed. */
export function hearersOf({ unit_id, is_top }: TopicSubject): Hearers {
  return { unitIds: [unit_id], duties: is_top ? countyWide : deciding };
}
