import { addDays } from '../../kit/calendar.ts';
import { keysOf } from '../../kit/words.ts';
import { type FileItem, fileItems, type MediationState } from '../mediation/words.ts';
import type { ConfirmationState } from './words.ts';
import type { ArchiveTerm, ItemState, ItemWhy, Mending } from './words-dossier.ts';

/** What the completeness of a file goes by. */
export interface Holding {
  readonly state: MediationState;
  readonly hasBegun: boolean;
  readonly agreements: number;
  /** Everything was done when it was signed. */
  readonly doneAtOnce: boolean;
  readonly principals: readonly {
    readonly id: string;
    readonly name: string;
    readonly knowsRights: boolean;
    readonly hasIdNumber: boolean;
  }[];
  readonly agents: readonly { readonly id: string; readonly name: string; readonly hasMandateFile: boolean }[];
  /** Duties have accounts; some of them are not done yet. */
  readonly hasAccounts: boolean;
  readonly openDuties: boolean;
  /** Somebody visited after performance; further visits are still due. */
  readonly visited: boolean;
  readonly visitsDue: boolean;
  /** Items to which the rooms of the house have something. */
  readonly told: readonly FileItem[];
  readonly papers: readonly { readonly item: FileItem; readonly party_id: string | null }[];
  readonly noted: readonly FileItem[];
  readonly confirmation: ConfirmationState | null;
}

/** One item of the file: whether it is there, why or why not, whose is missing, and how it is mended. */
export interface ItemLine {
  readonly item: FileItem;
  readonly must: boolean;
  readonly state: ItemState;
  readonly why: ItemWhy;
  readonly lacking: readonly string[];
  readonly mend: Mending | null;
}

type Found = Omit<ItemLine, 'item' | 'must'>;

const must: readonly FileItem[] = ['register', 'rights', 'identity', 'record', 'agreement', 'back'];

const there = (why: ItemWhy): Found => ({ state: 'there', why, lacking: [], mend: null });
const needless = (why: ItemWhy): Found => ({ state: 'not-needed', why, lacking: [], mend: null });
const missing = (mend: Mending, why: ItemWhy = 'none', lacking: readonly string[] = []): Found => ({
  state: 'missing',
  why,
  lacking,
  mend,
});

/** Papers or words of the rooms under an item. */
function held({ papers, told }: Holding, item: FileItem): Found | undefined {
  if (papers.some((one) => one.item === item)) return there('papers');
  return told.includes(item) ? there('rooms') : undefined;
}

function ofEach(
  holding: Holding,
  item: FileItem & Mending,
  people: readonly { readonly id: string; readonly name: string; readonly has: boolean }[],
): Found {
  const papers = holding.papers.filter((one) => one.item === item);
  const covered = (id: string) => papers.some(({ party_id }) => party_id === null || party_id === id);
  const lacking = people.filter(({ id, has }) => !has && !covered(id)).map(({ name }) => name);
  if (lacking.length > 0) return missing(item, 'not-all', lacking);
  return there(papers.length > 0 ? 'papers' : 'rooms');
}

const asNeeded = (item: FileItem) => (holding: Holding) => held(holding, item) ?? needless('as-needed');

const table: Readonly<Record<FileItem, (holding: Holding) => Found>> = {
  register: () => there('made-here'),
  rights: (holding) =>
    ofEach(
      holding,
      'rights',
      holding.principals.map((one) => ({ ...one, has: one.knowsRights })),
    ),
  identity: (holding) =>
    ofEach(
      holding,
      'identity',
      holding.principals.map((one) => ({ ...one, has: one.hasIdNumber })),
    ),
  mandate: (holding) => {
    if (holding.agents.length === 0) return held(holding, 'mandate') ?? needless('no-agents');
    const agents = holding.agents.map((one) => ({ ...one, has: one.hasMandateFile }));
    return ofEach(holding, 'mandate', agents);
  },
  record: (holding) => held(holding, 'record') ?? (holding.hasBegun ? missing('record') : needless('not-begun')),
  inquiry: asNeeded('inquiry'),
  evidence: asNeeded('evidence'),
  agreement: (holding) => {
    if (holding.agreements > 0) return there('made-here');
    return held(holding, 'agreement') ?? (isReached(holding) ? missing('agreement') : needless('no-agreement'));
  },
  performance: (holding) => {
    if (holding.openDuties) return missing('performance', 'not-settled');
    const found = held(holding, 'performance') ?? (holding.hasAccounts ? there('rooms') : undefined);
    if (found || !isReached(holding)) return found ?? needless('no-agreement');
    return holding.doneAtOnce ? needless('done-at-once') : missing('performance');
  },
  revisit: (holding) => {
    if (holding.visitsDue) return missing('revisit', 'visits-due');
    const found = held(holding, 'revisit') ?? (holding.visited ? there('rooms') : undefined);
    return found ?? (isReached(holding) ? missing('revisit') : needless('no-agreement'));
  },
  confirmation: (holding) => {
    const { confirmation } = holding;
    if (confirmation === 'submitted' || confirmation === 'accepted') return missing('confirmation', 'not-answered');
    const asked = confirmation === 'confirmed' || confirmation === 'unconfirmed' || confirmation === 'declined';
    return asked ? there('made-here') : (held(holding, 'confirmation') ?? needless('not-asked'));
  },
  statement: (holding) =>
    holding.noted.length > 0 ? there('made-here') : (held(holding, 'statement') ?? needless('as-needed')),
  back: () => there('made-here'),
};

const isReached = ({ agreements, state }: Holding): boolean =>
  agreements > 0 || ['reached', 'performing', 'revisiting'].includes(state);

/** 卷内材料核对 (人民调解法 §27; 人民调解文书格式): all thirteen items in their order. What cannot be had counts as noted with its reason. */
export function checkFile(holding: Holding): ItemLine[] {
  return keysOf(fileItems).map((item) => {
    const found = table[item](holding);
    const isNoted = found.state === 'missing' && holding.noted.includes(item);
    return {
      item,
      must: must.includes(item),
      ...(isNoted ? { ...found, state: 'excused' as const, why: 'noted' as const } : found),
    };
  });
}

/** True when nothing is missing without a reason. */
export const isFileWhole = (lines: readonly ItemLine[]): boolean => lines.every(({ state }) => state !== 'missing');

const years: Readonly<Record<ArchiveTerm, number | null>> = { '10y': 10, '30y': 30, permanent: null };

/** The last day of the term: it counts from the beginning of the year after filing; null for good. */
export function keptUntil(filedOn: string, term: ArchiveTerm): string | null {
  const count = years[term];
  return count === null ? null : addDays(`${Number(filedOn.slice(0, 4)) + 1 + count}-01-01`, -1);
}
