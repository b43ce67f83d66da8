import { holdsCountyWide, type MayTable, type Verdict, type Who } from '../../platform/context.ts';

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

/** Every partner serves the whole county. */
function keepsRegisters(who: Who): Verdict {
  return holdsCountyWide(who, 'register') ? 'allowed' : 'forbidden';
}

export const may = {
  'partner.list': isColleague,
  'partner.view': isColleague,
  'partner.make': keepsRegisters,
  'partner.change': keepsRegisters,
  'partner.end': keepsRegisters,
} satisfies MayTable<undefined>;
