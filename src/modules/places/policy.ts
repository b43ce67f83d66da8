import { holds, type MayTable, type Verdict, type Who } from '../../platform/context.ts';

/** What is asked about: the units that answer for a grid or a place; none when nobody does yet. */
export interface PlaceSubject {
  readonly unitIds: readonly string[];
}

function isColleague(who: Who): Verdict {
  return (who.kind === 'staff' || who.kind === 'token') && who.holdings.length > 0 ? 'allowed' : 'forbidden';
}

// The command line checks the grids in the name of the house.
function isColleagueOrHouse(who: Who): Verdict {
  return who.kind === 'system' ? 'allowed' : isColleague(who);
}

function keepsAll(who: Who, { unitIds }: PlaceSubject): Verdict {
  const keeps =
    unitIds.length === 0 ? holds(who, 'register') : unitIds.every((unitId) => holds(who, 'register', { unitId }));
  return keeps ? 'allowed' : 'forbidden';
}

export const may = {
  'grid.list': isColleague,
  'grid.view': isColleague,
  'grid.check': isColleagueOrHouse,
  'grid.hand-over': keepsAll,
  'place.list': isColleague,
  'place.view': isColleague,
  'place.map': () => 'allowed',
  'place.make': keepsAll,
  'place.change': keepsAll,
  'place.close': keepsAll,
  'place.qr': isColleague,
  'place.locate': isColleague,
} satisfies MayTable<PlaceSubject>;
