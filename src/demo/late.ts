import { bookRooms } from './bookings.ts';
import { Chapter } from './chapter.ts';
import { timeMatters } from './clocks.ts';
import { countClosings } from './closing-counts.ts';
import type { LateRows } from './columns-late.ts';
import { mediateDisputes } from './disputes.ts';
import { raiseTopics } from './hot-topics.ts';
import { actTogether } from './joint-actions.ts';
import { keepMediators } from './mediators.ts';
import { searchForOne } from './missing-search.ts';
import { publishProblems, shareLinks } from './neighbours.ts';
import { objectToRatings, writeThanks } from './objections.ts';
import { askOpinions } from './opinions.ts';
import { giveConsents, linkPartners } from './partner-links.ts';
import { runClocks, settleReturns } from './partner-parts.ts';
import { protectPeople, sealReporters } from './privacy-affairs.ts';
import { goByProcedure } from './procedures.ts';
import type { Random } from './random.ts';
import { markRisks } from './risks.ts';
import { routeByRules } from './routing.ts';
import type { MatterBook } from './rows.ts';
import { keepAnswers } from './station-answers.ts';
import { visitStreets } from './street-visits.ts';
import { openStudio } from './studio.ts';
import { supportHouseholds } from './support-plans.ts';
import type { Town } from './town.ts';

/** In the order in which one needs what another wrote; each draws from a stream of its own. */
const chapters: Record<string, (chapter: Chapter, told: LateRows) => void> = {
  consents: giveConsents,
  sealed: sealReporters,
  counts: countClosings,
  clocks: runClocks,
  returns: settleReturns,
  links: linkPartners,
  routing: routeByRules,
  groups: shareLinks,
  cards: publishProblems,
  risks: markRisks,
  joint: actTogether,
  topics: raiseTopics,
  answers: keepAnswers,
  opinions: (chapter) => objectToRatings(chapter, askOpinions(chapter)),
  thanks: writeThanks,
  visits: visitStreets,
  support: supportHouseholds,
  missing: searchForOne,
  privacy: protectPeople,
  timing: timeMatters,
  procedures: goByProcedure,
  bookings: bookRooms,
  mediators: keepMediators,
  disputes: mediateDisputes,
  studio: openStudio,
};

/** What was done together, for people and afterwards: adds facts to the stories of matters, and answers rows of the other tables. */
export function makeLate(town: Town, matters: readonly MatterBook[], random: Random): LateRows {
  const all: LateRows = {};
  for (const [name, write] of Object.entries(chapters)) {
    const chapter = new Chapter(town, matters, random.fork(name));
    write(chapter, all);
    for (const [table, rows] of Object.entries(chapter.rows) as [keyof LateRows, NonNullable<LateRows['link']>][]) {
      all[table] = [...(all[table] ?? []), ...rows];
    }
  }
  // A story is told in the order in which its facts were written down.
  all.happening?.sort((one, other) => (String(one['at']) < String(other['at']) ? -1 : 1));
  return all;
}
