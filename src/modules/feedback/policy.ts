import { type RawBuilder, sql } from 'kysely';
import { type Holding, holds, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

/** What permission asks of a survey: its matter, and who had a hand in it at the closing. */
export interface SurveySubject {
  readonly matter: MatterSubject;
  readonly handlers: readonly string[];
}

/** The account and the person of a colleague, as `survey.handlers` names them. */
function selvesOf(who: Who): string[] {
  if (who.kind !== 'staff' && who.kind !== 'token') return [];
  return who.personId === null ? [who.accountId] : [who.accountId, who.personId];
}

/**
 * 评价对经办人保密: whoever led, answered or closed a matter reads nothing of what its reporters said and types nothing in, whatever other
 * duties he holds. Of his own matters he gets batches of five without order or days, and that a rating can be objected to.
 */
export function isHandler(who: Who, { matter, handlers }: SurveySubject): boolean {
  const selves = selvesOf(who);
  return selves.some((id) => handlers.includes(id) || id === matter.leadId);
}

const byOthers =
  (...duties: Parameters<typeof unitsWith>[1][]) =>
  (who: Who, of: SurveySubject | undefined): Verdict => {
    const verdict = mayOnMatter(who, of?.matter, { duties });
    return verdict === 'allowed' && of && isHandler(who, of) ? 'forbidden' : verdict;
  };

/** Who may do what with what the reporters of one matter said. */
export const mayToSurvey = {
  'feedback.of': byOthers('oversee', 'revisit'),
  'feedback.type-in': byOthers('revisit'),
  'feedback.scan': byOthers('revisit'),
  'objection.make': (who, of) => mayOnMatter(who, of?.matter, { duties: ['handle'], lead: true }),
  'objection.decide': byOthers('oversee'),
} as const satisfies MayTable<SurveySubject | undefined>;

/** Whether a colleague reads values and comment (a supervisor), or only whom he can still ask (who revisits). */
export function readsAnswers(who: Who, of: SurveySubject): boolean {
  return mayOnMatter(who, of.matter, { duties: ['oversee'] }) === 'allowed' && !isHandler(who, of);
}

const inReach = ({ unitIds, categories }: Holding): RawBuilder<boolean> =>
  categories === null
    ? sql<boolean>`s.unit_id = any(${[...unitIds]})`
    : sql<boolean>`(s.unit_id = any(${[...unitIds]}) and exists (select 1 from unnest(${[...categories]}::text[]) c
        where s.category = c or s.category like c || '.%'))`;

/** Surveys (alias `s`) of the units and categories for which somebody holds this duty. */
export function within(who: Who, duty: 'oversee' | 'revisit' | 'handle'): RawBuilder<boolean> {
  if (who.kind !== 'staff' && who.kind !== 'token') return sql<boolean>`false`;
  const reach = who.holdings.filter(({ duties }) => duties.includes(duty)).map(inReach);
  return sql<boolean>`(${sql.join([sql<boolean>`false`, ...reach], sql` or `)})`;
}

/** Surveys (alias `s`) of matters that the asker handled himself. */
export function handledBy(who: Who): RawBuilder<boolean> {
  return sql<boolean>`(s.handlers && ${selvesOf(who)}::uuid[])`;
}

/** The predicate that figures and rows start from: what somebody oversees, without what he handled himself. */
export function sees(who: Who, duty: 'oversee' | 'revisit' = 'oversee'): RawBuilder<boolean> {
  return sql<boolean>`(${within(who, duty)} and not ${handledBy(who)})`;
}

/** What the figures of a supervisor leave out: matters in his reach that he handled himself. */
export function leavesOut(who: Who): RawBuilder<boolean> {
  return sql<boolean>`(${within(who, 'oversee')} and ${handledBy(who)})`;
}

export const working = ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'] as const;

const inUnit =
  (...duties: Parameters<typeof unitsWith>[1][]) =>
  (who: Who, { unitId }: { unitId: string }): Verdict => {
    if (!unitsWith(who, ...working).includes(unitId)) return 'hidden';
    return duties.some((duty) => holds(who, duty, { unitId })) ? 'allowed' : 'forbidden';
  };

/** Doors about one unit: its figures, its thanks. */
export const mayInUnit = {
  'feedback.figures': inUnit('oversee'),
  'feedback.rows': inUnit('oversee'),
  'thanks.record': inUnit('intake', 'assign', 'handle', 'revisit', 'oversee'),
  'thanks.strike': inUnit('oversee', 'revisit'),
  'thanks.photo': inUnit(...working),
} as const satisfies MayTable<{ unitId: string }>;

const withDuty =
  (...duties: Parameters<typeof unitsWith>[1][]) =>
  (who: Who): Verdict =>
    unitsWith(who, ...duties).length > 0 ? 'allowed' : 'forbidden';

const ofReceipt = (who: Who): Verdict => (who.kind === 'receipt' ? 'allowed' : 'hidden');

/** Doors that are not about one matter or unit. */
export const mayInGeneral = {
  'feedback.mine': ofReceipt,
  'feedback.answer': ofReceipt,
  'feedback.refuse': ofReceipt,
  'feedback.reply': () => 'allowed',
  'feedback.own': withDuty(...working),
  'feedback.to-ask': withDuty('revisit'),
  'objection.list': withDuty('oversee', 'handle'),
  'thanks.list': withDuty(...working),
} as const satisfies MayTable<undefined>;
