import { holdsCountyWide, type MayTable, type Verdict, type Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';
import { type SeeingDuty, seeingDuties } from './words.ts';
import type { Action } from './words-findings.ts';

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

/** Procedures are the whole county's; who may write them may publish them too, but never his own draft. */
function keeps(who: Who): Verdict {
  return holdsCountyWide(who, 'register') || holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden';
}

export const may = {
  'procedure.list': isColleague,
  'procedure.view': isColleague,
  'procedure.export': isColleague,
  'procedure.rehearse': keeps,
  'procedure.read': keeps,
  'procedure.make': keeps,
  'procedure.change': keeps,
  'procedure.drop': keeps,
  'procedure.publish': keeps,
  'procedure.retire': keeps,
} satisfies MayTable<undefined>;

interface Stepping {
  readonly matter: MatterSubject | undefined;
  /** Undefined where the present stage has no such action. */
  readonly action: Action | undefined;
}

const isSeeing = (duty: string): duty is SeeingDuty => (seeingDuties as readonly string[]).includes(duty);

/** What is read or done on one matter; an action says itself who may take it. */
export const mayToMatter = {
  'procedure.of': (who, { matter }) => mayOnMatter(who, matter, { duties: seeingDuties, lead: true }),
  'procedure.step': (who, { matter, action }) =>
    mayOnMatter(who, matter, {
      duties: action ? action.duties.filter(isSeeing) : seeingDuties,
      lead: action?.lead ?? true,
    }),
} as const satisfies MayTable<Stepping>;
