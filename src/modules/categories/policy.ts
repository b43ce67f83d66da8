import { holdsCountyWide, type MayTable, type Verdict, type Who } from '../../platform/context.ts';

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

/** Categories and rules are the whole county's. */
function keepsRegisters(who: Who): Verdict {
  return holdsCountyWide(who, 'register') ? 'allowed' : 'forbidden';
}

// Publishing changes whose everything is: whoever keeps registers is not enough, nor is whoever drafted, whatever else he holds.
function administers(who: Who): Verdict {
  return holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden';
}

export const may = {
  'category.list': isColleague,
  'category.view': isColleague,
  'category.make': keepsRegisters,
  'category.change': keepsRegisters,
  'category.end': keepsRegisters,
  'label.list': keepsRegisters,
  'label.map': keepsRegisters,
  'routing.view': isColleague,
  'routing.version': isColleague,
  'routing.check': isColleague,
  'routing.begin': keepsRegisters,
  'routing.save-rule': keepsRegisters,
  'routing.drop-rule': keepsRegisters,
  'routing.drop': keepsRegisters,
  'routing.publish': administers,
} satisfies MayTable<undefined>;
