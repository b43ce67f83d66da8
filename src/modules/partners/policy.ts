import { holds, type MayTable, type Verdict, type Who } from '../../platform/context.ts';

/** Every partner serves the whole county; `topUnitIds` are the units with none above them. */
export interface PartnerSubject {
  readonly topUnitIds: readonly string[];
}

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

function keepsRegisters(who: Who, { topUnitIds }: PartnerSubject): Verdict {
  return topUnitIds.some((unitId) => holds(who, 'register', { unitId })) ? 'allowed' : 'forbidden';
}

export const may = {
  'partner.list': isColleague,
  'partner.view': isColleague,
  'partner.make': keepsRegisters,
  'partner.change': keepsRegisters,
  'partner.end': keepsRegisters,
} satisfies MayTable<PartnerSubject>;
