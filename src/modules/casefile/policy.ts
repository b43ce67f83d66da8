import type { MayTable, Verdict, Who } from '../../platform/context.ts';
import { type MatterSubject, mayOnMatter } from '../matters/api.ts';

/** What permission asks of a case file: its matter, and for a file that exists whose it is. */
export interface CaseFileSubject {
  readonly matter: MatterSubject | undefined;
  /** The reporter whose own file it is; null for files of colleagues. */
  readonly reporterId: string | null;
}

/** Whoever answers for the whole matter; a helping unit sees its part only and gets no file. */
const wholeMatter = { duties: ['assign', 'handle', 'revisit', 'oversee'], lead: true } as const;
/** Whoever does the work decides what leaves the house. */
const sharing = { duties: ['assign', 'handle'], lead: true } as const;

const byColleague = (who: Who, { matter }: CaseFileSubject): Verdict => mayOnMatter(who, matter, wholeMatter);
const byReporter = (who: Who, { matter }: CaseFileSubject): Verdict => mayOnMatter(who, matter, { reporter: true });

/** Who may make, list and fetch files of one matter. */
export const mayOnCaseFile = {
  'casefile.make': byColleague,
  'casefile.list': byColleague,
  'casefile.pack': (who, { matter }) => mayOnMatter(who, matter, sharing),
  'casefile.parts': (who, { matter }) => mayOnMatter(who, matter, sharing),
  'casefile.mine': byReporter,
  'casefile.own': byReporter,
  'casefile.read': (who, of) => {
    if (who.kind !== 'receipt') return of.reporterId === null ? byColleague(who, of) : 'hidden';
    return who.reporterId === of.reporterId ? byReporter(who, of) : 'hidden';
  },
} as const satisfies MayTable<CaseFileSubject>;

/** How far it is hears whoever asked for it: account or reporter. */
export const mayFollow = {
  'casefile.progress': (who, askedId: string | undefined) => {
    const own =
      who.kind === 'receipt' ? who.reporterId : who.kind === 'staff' || who.kind === 'token' ? who.accountId : '';
    return own === askedId ? 'allowed' : 'hidden';
  },
} as const satisfies MayTable<string | undefined>;

/** Doors for everybody who holds a paper in his hands. */
export const mayCheck = {
  'document.check': () => 'allowed',
  'document.key': () => 'allowed',
} as const satisfies MayTable<undefined>;
