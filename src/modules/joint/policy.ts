import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import { type Hearers, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';

/** What permission asks of a joint action. */
export interface JointSubject {
  readonly unitId: string;
  readonly leadId: string | null;
  readonly memberUnitIds: readonly string[];
  /** Units of the matters in it. */
  readonly matterUnitIds: readonly string[];
}

const working = ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'] as const satisfies readonly Duty[];
const leading = ['assign', 'handle', 'oversee'] as const satisfies readonly Duty[];
const answering = ['handle', 'assign'] as const satisfies readonly Duty[];

/** The predicate that every read of joint actions (table alias `a`) starts from: led by, asked of, or about matters of the own units. */
export function sees(who: Who): RawBuilder<boolean> {
  const own = unitsWith(who, ...working);
  const person = who.kind === 'staff' || who.kind === 'token' ? who.personId : null;
  return sql<boolean>`(a.unit_id = any(${own}::uuid[]) or a.lead_id = ${person}
    or exists (select 1 from joint_member p where p.action_id = a.id and p.unit_id = any(${own}::uuid[]))
    or exists (select 1 from joint_matter j join matter m on m.id = j.matter_id where j.action_id = a.id and m.unit_id = any(${own}::uuid[]) and not m.watch))`;
}

export function isVisible(who: Who, of: JointSubject): boolean {
  const own = unitsWith(who, ...working);
  return leads(who, of) || [of.unitId, ...of.memberUnitIds, ...of.matterUnitIds].some((id) => own.includes(id));
}

function leads(who: Who, of: JointSubject): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  return (who.personId !== null && who.personId === of.leadId) || unitsWith(who, ...leading).includes(of.unitId);
}

const asked =
  (ask: (who: Who, of: JointSubject) => boolean) =>
  (who: Who, of: JointSubject): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    return ask(who, of) ? 'allowed' : 'forbidden';
  };

const takesPart = (who: Who, of: JointSubject) =>
  leads(who, of) || of.memberUnitIds.some((id) => unitsWith(who, ...answering).includes(id));

/** Who may do what to one joint action. */
export const mayToJoint = {
  'joint.view': asked(() => true),
  'joint.start': asked(leads),
  'joint.finish': asked(leads),
  'joint.cancel': asked(leads),
  'joint.add-matter': asked(leads),
  'joint.remove-matter': asked(leads),
  'joint.ask': asked(leads),
  'joint.note': asked(takesPart),
  'joint.evidence': asked(takesPart),
} as const satisfies MayTable<JointSubject>;

/** A unit answers for its own task; for a partner without an account whoever leads writes down what it said. */
export const mayToMember = {
  'joint.answer': (who: Who, of: JointSubject & { readonly ofUnitId: string | null }): Verdict => {
    if (!isVisible(who, of)) return 'hidden';
    const own = of.ofUnitId !== null && unitsWith(who, ...answering).includes(of.ofUnitId);
    return own || (of.ofUnitId === null && leads(who, of)) ? 'allowed' : 'forbidden';
  },
} as const satisfies MayTable<JointSubject & { readonly ofUnitId: string | null }>;

/** Doors that are not about one joint action. `plan` is asked with the unit that will lead. */
export const mayInGeneral = {
  'joint.list': (who) => (unitsWith(who, ...working).length > 0 ? 'allowed' : 'forbidden'),
  'joint.plan': (who, unitId) =>
    unitId !== undefined && unitsWith(who, ...leading).includes(unitId) ? 'allowed' : 'forbidden',
} as const satisfies MayTable<string | undefined>;

/** Whoever may see it hears that it changed. */
export function hearersOf({ unitId, leadId, memberUnitIds, matterUnitIds }: JointSubject): Hearers[] {
  return [
    {
      unitIds: [unitId, ...memberUnitIds, ...matterUnitIds],
      duties: working,
      personIds: leadId === null ? [] : [leadId],
    },
  ];
}
