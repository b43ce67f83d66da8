import { type RawBuilder, sql } from 'kysely';
import type { Duty } from '../../kit/duties.ts';
import {
  coversCategory,
  type Hearers,
  type Holding,
  holdsCountyWide,
  type MayTable,
  unitsWith,
  type Verdict,
  type Who,
} from '../../platform/context.ts';

/** What permission asks of a matter. */
export interface MatterSubject {
  readonly unitId: string;
  readonly leadId: string | null;
  readonly category: string;
  readonly watch: boolean;
  readonly helperUnitIds: readonly string[];
  readonly reporterIds: readonly string[];
  /** People who decide, or decided, whose a part is. */
  readonly arbiterIds?: readonly string[];
}

/** Duties whose holders work with matters at all. */
const working = ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'] as const satisfies readonly Duty[];
/** Duties whose holders may see a matter under urgent watch beside its lead. */
const watching = ['watch', 'oversee'] as const satisfies readonly Duty[];
/** Duties whose holders see what their unit helps with. */
const helping = ['handle', 'assign', 'oversee'] as const satisfies readonly Duty[];

/**
 * The predicate that every read of matters (table alias `m`) starts from: own units by duty and category, matters one leads, matters one's
 * unit helps with; matters under watch only for the lead, colleagues on duty and supervisors. Nobody else sees anything. `whole` leaves out
 * what one only helps with: search and export read the reporter's words, which a helping unit does not see.
 */
export function sees(who: Who, reach: 'part' | 'whole' = 'part'): RawBuilder<boolean> {
  if (who.kind !== 'staff' && who.kind !== 'token') return sql<boolean>`false`;
  const branches: RawBuilder<boolean>[] = [];
  const whole = new Set<string>();
  for (const holding of who.holdings) {
    if (!holding.duties.some((duty) => (working as readonly Duty[]).includes(duty))) continue;
    if (holding.categories === null) for (const id of holding.unitIds) whole.add(id);
    else branches.push(reachOf(holding));
  }

  branches.push(sql<boolean>`m.unit_id = any(${[...whole]})`);
  if (who.personId !== null) branches.push(sql<boolean>`m.lead_id = ${who.personId}`);
  if (reach === 'part') {
    // Asked once for the whole statement and hashed; a correlated `exists` would be asked for every row.
    branches.push(sql<boolean>`m.id in (select p.matter_id from part p where p.role = 'helper' and p.state <> 'revoked'
      and p.unit_id = any(${unitsWith(who, ...helping)}))`);
    branches.push(
      sql<boolean>`m.id in (select p.matter_id from part p where p.arbiter_id = ${who.personId} and p.state <> 'revoked')`,
    );
  }
  const watchers = who.holdings
    .filter((holding) => holding.duties.some((held) => (watching as readonly Duty[]).includes(held)))
    .map(reachOf);
  return sql<boolean>`((${sql.join(branches, sql` or `)}) and (not m.watch or ${sql.join([...watchers, sql`m.lead_id = ${who.personId}`], sql` or `)}))`;
}

/** Matters of the units and categories of one post. */
function reachOf({ unitIds, categories }: Holding): RawBuilder<boolean> {
  return categories === null
    ? sql<boolean>`m.unit_id = any(${unitIds})`
    : sql<boolean>`(m.unit_id = any(${unitIds}) and ${categoryIs(categories)})`;
}

function categoryIs(categories: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from unnest(${categories}::text[]) c where m.category = c or m.category like c || '.%')`;
}

/** The same question as `sees`, for one matter already in hand. */
export function isVisible(who: Who, of: MatterSubject): boolean {
  if (who.kind === 'receipt') return of.reporterIds.includes(who.reporterId);
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  const leads = who.personId !== null && who.personId === of.leadId;
  if (of.watch && !leads && !hasDuty(who, of, watching)) return false;
  if (leads || hasDuty(who, of, working) || isArbiter(who, of)) return true;
  return unitsWith(who, ...helping).some((id) => of.helperUnitIds.includes(id));
}

function isArbiter(who: Who, of: MatterSubject): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  return who.personId !== null && (of.arbiterIds ?? []).includes(who.personId);
}

/** True for a colleague who sees the matter only because his unit was asked to help, or to arbitrate: he gets the minimum. */
export function seesOnlyPart(who: Who, of: MatterSubject): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  const leads = who.personId !== null && who.personId === of.leadId;
  return !leads && !hasDuty(who, of, working);
}

function hasDuty(who: Who, of: MatterSubject, wanted: readonly Duty[]): boolean {
  if (who.kind !== 'staff' && who.kind !== 'token') return false;
  return who.holdings.some(
    (holding) =>
      holding.duties.some((duty) => wanted.includes(duty)) &&
      holding.unitIds.includes(of.unitId) &&
      coversCategory(holding.categories, of.category),
  );
}

/** Who hears on an open page that a matter changed: whoever may see it. */
export function hearersOf(of: MatterSubject): Hearers[] {
  const { category, watch, helperUnitIds } = of;
  const personIds = [...(of.leadId === null ? [] : [of.leadId]), ...(watch ? [] : (of.arbiterIds ?? []))];
  const own = { unitIds: [of.unitId], duties: watch ? watching : working, category, personIds };
  return watch || helperUnitIds.length === 0 ? [own] : [own, { unitIds: helperUnitIds, duties: helping }];
}

type Ask = (who: Who, of: MatterSubject) => boolean;

const duty =
  (...wanted: Duty[]): Ask =>
  (who, of) =>
    hasDuty(who, of, wanted);
const lead: Ask = (who, of) =>
  (who.kind === 'staff' || who.kind === 'token') && who.personId !== null && who.personId === of.leadId;
// Wording of distress goes to the colleague on duty at once, who must be able to act without looking for a second one.
const onWatch: Ask = (who, of) => of.watch && hasDuty(who, of, ['watch']);
const helper: Ask = (who, of) => unitsWith(who, 'handle', 'assign').some((id) => of.helperUnitIds.includes(id));
const reporter: Ask = (who, of) => who.kind === 'receipt' && of.reporterIds.includes(who.reporterId);
const either =
  (...asks: Ask[]): Ask =>
  (who, of) =>
    asks.some((ask) => ask(who, of));

/** The same roles, asked by families that come later. */
export function mayByRole(
  who: Who,
  of: MatterSubject,
  allowed: { duties?: readonly Duty[]; lead?: boolean; helper?: boolean; reporter?: boolean },
): boolean {
  if (allowed.duties && hasDuty(who, of, allowed.duties)) return true;
  if (allowed.lead && lead(who, of)) return true;
  if (allowed.helper && helper(who, of)) return true;
  return allowed.reporter === true && reporter(who, of);
}

const asks = {
  'matter.view': () => true,
  'matter.access': either(duty('oversee'), lead),
  'matter.accept': either(duty('intake'), onWatch),
  'matter.decline': duty('intake', 'assign'),
  'matter.assign': either(duty('assign'), onWatch),
  'matter.take': either(duty('handle'), lead, onWatch),
  'matter.return': either(duty('handle'), lead),
  'matter.answer': either(duty('handle'), lead),
  'matter.close': either(duty('handle', 'assign'), lead),
  'matter.revisit': duty('revisit'),
  'matter.archive': duty('revisit', 'oversee'),
  'matter.reopen': duty('assign', 'oversee', 'revisit'),
  'matter.recategorise': duty('intake', 'assign'),
  'matter.evidence': either(duty('handle'), lead, helper),
  'matter.note': either(duty('intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'), lead, helper),
  'note.strike': either(duty('intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'), lead, helper),
  'file.redact': either(duty('intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'), lead),
  'matter.tell': either(duty('handle', 'assign', 'intake'), lead, onWatch),
  'part.ask': either(duty('assign', 'handle'), lead, onWatch),
  'part.revoke': either(duty('assign', 'handle'), lead),
  'part.ask-again': either(duty('assign', 'handle'), lead),
  'part.share': either(duty('assign', 'handle', 'oversee'), lead),
  'part.send-link': either(duty('assign', 'handle'), lead, onWatch),
  'part.revoke-link': either(duty('assign', 'handle', 'oversee'), lead),
  'matter.keep': duty('assign', 'oversee'),
  'matter.pause': either(duty('handle', 'assign'), lead),
  'matter.resume': either(duty('handle', 'assign'), lead),
  'matter.ask-extension': either(duty('handle', 'assign'), lead),
  'matter.decide-extension': duty('assign', 'oversee'),
  'matter.route': either(duty(...working), lead),
  'matter.follow-route': either(duty('intake', 'assign'), lead),
  'matter.suggest-lead': either(duty('assign'), lead, onWatch),
  'matter.alike': either(duty('intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'), lead),
  'matter.merge': either(duty('intake', 'assign', 'handle'), lead),
  'matter.unmerge': either(duty('intake', 'assign', 'handle'), lead),
  'matter.split': either(duty('intake', 'assign', 'handle'), lead),
  'matter.publish': either(duty('assign', 'oversee'), lead),
  'matter.unpublish': either(duty('assign', 'oversee'), lead),
  'report.mine': reporter,
  'report.cross': reporter,
  'report.add': reporter,
  'report.withdraw': reporter,
  'report.confirm': reporter,
  'report.allow': reporter,
} as const satisfies Record<string, Ask>;

const oneMatter = Object.fromEntries(
  Object.entries(asks).map(([action, ask]) => [
    action,
    (who: Who, of: MatterSubject): Verdict => {
      if (!isVisible(who, of)) return 'hidden';
      return ask(who, of) ? 'allowed' : 'forbidden';
    },
  ]),
) as Record<keyof typeof asks, (who: Who, of: MatterSubject) => Verdict>;

/** Who may do what to one matter. */
export const mayToMatter = oneMatter satisfies MayTable<MatterSubject>;

/** 紧急查看: an opening that still runs lets somebody look at the matter and its files, and do nothing else. */
export const mayInEmergency = { 'matter.view': () => 'allowed' } as const satisfies MayTable<undefined>;

export interface PartSubject extends MatterSubject {
  readonly partUnitId: string | null;
  readonly isPartnerPart: boolean;
  readonly arbiterId?: string | null;
}

// 指名裁定: the named person and nobody else; while nobody is named, whoever holds the duty over the unit.
const arbiter = (who: Who, of: PartSubject): Verdict => {
  if (!isVisible(who, of)) return 'hidden';
  if (who.kind !== 'staff' && who.kind !== 'token') return 'forbidden';
  const named = of.arbiterId ?? null;
  const isAsked = named === null ? hasDuty(who, of, ['arbitrate']) : who.personId === named;
  return isAsked ? 'allowed' : 'forbidden';
};

// A unit answers for its own part; for a partner without an account the lead writes down what the partner said.
const ownPart = (who: Who, of: PartSubject): Verdict => {
  if (!isVisible(who, of)) return 'hidden';
  const mine = of.partUnitId !== null && unitsWith(who, 'handle', 'assign').includes(of.partUnitId);
  return mine || (of.isPartnerPart && (lead(who, of) || hasDuty(who, of, ['handle', 'assign'])))
    ? 'allowed'
    : 'forbidden';
};

/** Who may do what to one part. */
export const mayToPart = {
  'part.take': ownPart,
  'part.finish': ownPart,
  'part.return': ownPart,
  'part.arbitrate': arbiter,
} as const satisfies MayTable<PartSubject>;

const worker = (who: Who): Verdict => (unitsWith(who, ...working).length > 0 ? 'allowed' : 'forbidden');

const reader = (who: Who): Verdict => (unitsWith(who, ...working, 'arbitrate').length > 0 ? 'allowed' : 'forbidden');

// Whoever keeps the rules, or oversees the whole county, sees how they would do; which matters it concerns is asked row by row.
const keeper = (who: Who): Verdict =>
  (['register', 'system', 'oversee'] as const).some((held) => holdsCountyWide(who, held)) ? 'allowed' : 'forbidden';

/** Doors that are not about one matter. */
export const mayInGeneral = {
  'report.form': () => 'allowed',
  'report.preview': () => 'allowed',
  'report.send': () => 'allowed',
  'report.open': () => 'allowed',
  'report.leave': () => 'allowed',
  'matter.dictionary': (who) => (who.kind === 'staff' || who.kind === 'token' ? 'allowed' : 'forbidden'),
  'matter.list': reader,
  'matter.counts': reader,
  'matter.suggest': reader,
  'part.responses': reader,
  'matter.figures': worker,
  'matter.rehearse-routing': keeper,
  'matter.routing-figures': keeper,
  'public.view': () => 'allowed',
  'public.list': () => 'allowed',
  'public.follow': () => 'allowed',
  'public.mine': (who) => (who.kind === 'receipt' ? 'allowed' : 'hidden'),
  'public.leave': (who) => (who.kind === 'receipt' ? 'allowed' : 'hidden'),
  'share.open': () => 'allowed',
  'share.list': worker,
  'matter.export': (who) => (unitsWith(who, 'oversee', 'assign').length > 0 ? 'allowed' : 'forbidden'),
  'matter.take-down': (who) => (unitsWith(who, 'intake', 'handle', 'watch').length > 0 ? 'allowed' : 'forbidden'),
  'matter.bulk': worker,
  'queue.list': worker,
  'queue.save': worker,
  'queue.drop': worker,
} as const satisfies MayTable<undefined>;

/** Duties whose holders make group links for their units. */
export const sharers = ['intake', 'assign', 'handle'] as const satisfies readonly Duty[];

/** 分享链接: whoever takes in or handles matters of a unit makes the links of that unit. */
export const mayToShare = {
  'share.make': (who, unitId) => sharer(who, unitId),
  'share.end': (who, unitId) => sharer(who, unitId),
} as const satisfies MayTable<string>;

function sharer(who: Who, unitId: string): Verdict {
  if (!unitsWith(who, ...working).includes(unitId)) return 'hidden';
  return unitsWith(who, ...sharers).includes(unitId) ? 'allowed' : 'forbidden';
}
