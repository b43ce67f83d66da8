import { holds, holdsCountyWide, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

const isStaff = (who: Who) => who.kind === 'staff' || who.kind === 'token';
const allow = (yes: boolean): Verdict => (yes ? 'allowed' : 'forbidden');
/** 个人信息保护: for the whole county, never together with administering the system. */
const protects = (who: Who): Verdict => allow(holdsCountyWide(who, 'protect'));
const reads = (who: Who): Verdict => allow(holdsCountyWide(who, 'protect') || holdsCountyWide(who, 'audit'));
// 二人确认: a county may have one officer only; then whoever supervises the whole county is the second person.
const confirms = (who: Who): Verdict => allow(holdsCountyWide(who, 'protect') || holdsCountyWide(who, 'oversee'));
const anybody = (): Verdict => 'allowed';
const colleague = (who: Who): Verdict => allow(isStaff(who) && 'holdings' in who && who.holdings.length > 0);

/** True for whoever guards personal data of the whole county. */
export function isProtector(who: Who): boolean {
  return holdsCountyWide(who, 'protect');
}

/** Doors that are not about one matter, or whose caller was found by the receipt or the phone. */
export const mayInGeneral = {
  'privacy.opened': (who) => allow(who.kind === 'receipt'),
  'request.mine': (who) => allow(who.kind === 'receipt'),
  'request.ask': (who) => allow(who.kind === 'receipt'),
  'erasure.certificate': anybody,
  'phone.code': anybody,
  'phone.open': anybody,
  'phone.leave': anybody,
  'phone.reports': (who) => allow(who.kind === 'resident'),
  'phone.requests': (who) => allow(who.kind === 'resident'),
  'glass.break': colleague,
  'glass.list': colleague,
  'unseal.list': colleague,
  'request.list': protects,
  'request.view': protects,
  'request.decide': protects,
  'request.take-down': (who) => allow(isProtector(who) || unitsWith(who, 'intake', 'handle').length > 0),
  'privacy.export': protects,
  'retention.list': (who) => allow(confirms(who) === 'allowed' || reads(who) === 'allowed'),
  'purpose.save': protects,
  'retention.save': protects,
  'retention.try': confirms,
  'retention.confirm': confirms,
  'retention.drop': confirms,
  'privacy.set': protects,
  'hold.list': reads,
  'hold.place': protects,
  'hold.lift': protects,
  'erasure.list': reads,
  'assessment.list': reads,
  'assessment.save': protects,
} as const satisfies MayTable<undefined>;

/** What belongs to a resident who came with a receipt or a confirmed phone; somebody else's is hidden. */
export const mayOfOwn = {
  'request.copy': (_who, isOwn) => (isOwn ? 'allowed' : 'hidden'),
  'phone.copy': (_who, isOwn) => (isOwn ? 'allowed' : 'hidden'),
  'phone.ask': (_who, isOwn) => (isOwn ? 'allowed' : 'hidden'),
  'phone.receipt': (_who, isOwn) => (isOwn ? 'allowed' : 'hidden'),
} as const satisfies MayTable<boolean>;

/** An opening that somebody made in a unit's matter. */
export interface GlassSubject {
  readonly unitId: string;
}

export const mayToGlass = {
  'glass.review': (who, of) =>
    isProtector(who) || holds(who, 'oversee', { unitId: of.unitId }) ? 'allowed' : 'hidden',
} as const satisfies MayTable<GlassSubject>;

/** Asking to unseal: the lead and supervisors of the matter. */
export const mayAskUnsealing = {
  'unseal.ask': (who, of) => mayOnMatter(who, of, { duties: ['oversee'], lead: true }),
} as const satisfies MayTable<MatterSubject | undefined>;

export interface UnsealingSubject {
  readonly askedBy: string;
}

export const mayToUnsealing = {
  'unseal.decide': (who) => (isProtector(who) ? 'allowed' : 'hidden'),
  'unseal.look': (who, of) => (who.kind === 'staff' && who.accountId === of.askedBy ? 'allowed' : 'hidden'),
} as const satisfies MayTable<UnsealingSubject>;
