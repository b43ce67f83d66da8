import { holdsCountyWide, type MayTable, unitsWith, type Verdict, type Who } from '../../platform/context.ts';

const administrators = (who: Who): Verdict => (holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden');
const readers = (who: Who): Verdict =>
  holdsCountyWide(who, 'system') || unitsWith(who, 'assign', 'oversee').length > 0 ? 'allowed' : 'forbidden';
const supervisors = (who: Who): Verdict =>
  holdsCountyWide(who, 'system') || unitsWith(who, 'oversee').length > 0 ? 'allowed' : 'forbidden';
const colleagues = (who: Who): Verdict => (who.kind === 'staff' ? 'allowed' : 'forbidden');

/** Who may look at the rules of clocks, try them, and change them. */
export const mayWithRules = {
  'clock.settings': readers,
  'calendar.save': administrators,
  'holiday.save': administrators,
  'holiday.import': administrators,
  'clock.moves': administrators,
  'clock.repin': administrators,
  'limit.save': administrators,
  'reason.save': administrators,
  'ladder.save': administrators,
  'ladder.try': supervisors,
  'clock.mine': colleagues,
} as const satisfies MayTable<undefined>;

/** 知悉: whoever was told, and nobody else. */
export const mayToNotice = {
  'notice.acknowledge': (who, personId) =>
    who.kind === 'staff' && personId !== null && who.personId === personId ? 'allowed' : 'hidden',
} as const satisfies MayTable<string | null>;
