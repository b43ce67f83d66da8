import type { Db } from '../../platform/database.ts';
import { type Balance, replay } from './books.ts';
import { differingPart } from './books-parts.ts';
import { countAllMatters, listBooked } from './store-books.ts';

export type { ClosingGate } from './actions-close.ts';
export { fourDigits, readPhone, takeIn } from './actions-intake.ts';
export { matterClockDesk } from './clock-desk.ts';
export { listAskable, listContacts } from './for-feedback.ts';
export { type FiledFact, type FiledMatter, findMatterForFile, findReportForFile } from './for-file.ts';
export { addForReporter } from './for-open.ts';
export {
  correctReporter,
  correctWords,
  findHandledId,
  findSubjectOf,
  forgetMatter,
  gatherMatters,
  getIdentity,
  listReportersByPhone,
  phoneSpellings,
  sealReporter,
  tellReporter,
} from './for-privacy.ts';
export { countHandled } from './for-procedures.ts';
export { listCarriedMatters, listCategoryNames, takeDownFor } from './for-street.ts';
export { countLearnable, listLearnable } from './for-triage.ts';
export { phoneKeys, storedIdentity } from './identity.ts';
export { beginImport, importBatch, planMessages } from './import-messages.ts';
export { type Mapping, type MessagePlan, mapColumns, messageFields, readTime } from './import-plan.ts';
export { undoMessages } from './import-undo.ts';
export {
  findMatterInfo,
  type MatterInfo,
  mayOnMatter,
  noteDiscussed,
  stepFor,
  tellFact,
  tellReportersOf,
} from './info.ts';
export { keepMatter, releaseMatter } from './keeping.ts';
export { listClosedIds, listOpenParts, listStuckMatters, type MatterMention, mentionMatters } from './mentions.ts';
export { hearersOf, type MatterSubject, sees as seesMatter } from './policy.ts';
export { reportAgain } from './report-again.ts';
export { openStates } from './rules.ts';
export { finishImport } from './store-import.ts';
export { findMatterId, listMatterNumbers, listMatterUnits } from './store-numbers.ts';
export {
  type Choice,
  findCardPhoto,
  findReporter,
  listChoices,
  listPublicChanges,
  listPublicMatters,
  listPublicResults,
  listStandings,
  type PublicMatter,
  type Standing,
} from './store-open.ts';
export { findMatterIdOfReporter as matterIdOfReporter, findReporterByCode } from './store-read.ts';
export { listAlike } from './store-together.ts';
export { makeSearcher, queryOf, searchOf, warmSearch } from './tokens.ts';

/** A matter whose row and facts do not agree. */
export interface Imbalance {
  readonly id: string;
  readonly number: string;
  readonly why: string;
}

const page = 1000;

/** Replays the facts of every matter and compares with its row; every difference is a bug report. */
export async function checkBooks(
  tx: Db,
  onProgress: (done: number, of: number) => void,
): Promise<{ checked: number; wrong: Imbalance[] }> {
  const of = await countAllMatters(tx);
  const wrong: Imbalance[] = [];
  let checked = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const matters = await listBooked(tx, after, page);
    for (const matter of matters) {
      const result = replay(matter.facts);
      const why = result.ok
        ? (difference(matter, result.balance) ?? differingPart(matter.parts, result.parts))
        : `${result.kind} at ${result.at.toISOString()}: ${result.why}`;
      if (why !== undefined) wrong.push({ id: matter.id, number: matter.number, why });
    }
    checked += matters.length;
    onProgress(checked, of);
    const last = matters.at(-1);
    if (!last || matters.length < page) return { checked, wrong };
    after = last.id;
  }
}

function difference(row: Balance, facts: Balance): string | undefined {
  const keys = ['state', 'solved', 'timesReturned', 'timesReopened'] as const;
  const differing = keys.filter((key) => row[key] !== facts[key]);
  return differing.length === 0
    ? undefined
    : differing.map((key) => `${key}: row ${row[key]}, facts ${facts[key]}`).join('; ');
}
