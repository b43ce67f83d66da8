import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { type Happening, listFacts } from '../../platform/facts.ts';
import type { Opened } from '../../platform/files/doors.ts';
import { type FileRow, listFiles } from '../../platform/files/rows.ts';
import { describeAccess } from './actions-read.ts';
import { hearing } from './letters.ts';
import { decide } from './rules.ts';
import { findMatterIdOfReporter, findWhole, type WholeMatter } from './store-read.ts';
import { findRootId, type Leg, listLegs } from './store-together.ts';
import { standingOf } from './subject.ts';
import type { Reporter } from './tables.ts';
import type { Solved } from './words.ts';

/** What one reporter's page is made of: the own report, and from the merging on the story of the matter that it is handled with. */
export interface Story {
  readonly root: WholeMatter;
  readonly reporter: Reporter;
  /** Facts that this reporter may hear, oldest first. */
  readonly facts: readonly Happening[];
  readonly files: readonly FileRow[];
  readonly opened: Awaited<ReturnType<typeof describeAccess>>;
  /** How many other people reported the same. */
  readonly others: number;
}

/** The reporter whose receipt is open; refuses `sign-in.required` for anybody else. */
export function ownReporter(ctx: Context, { reporters }: WholeMatter): Reporter {
  const id = ctx.who.kind === 'receipt' ? ctx.who.reporterId : '';
  const reporter = reporters.find((one) => one.id === id);
  if (!reporter) throw new Refusal('sign-in.required');
  return reporter;
}

/** Reads the story of a report that was permitted already; without a receipt in hand (a job) `reporter` says whose. */
export async function readStory(
  ctx: Context,
  own: WholeMatter,
  reporter: Reporter = ownReporter(ctx, own),
): Promise<Story> {
  const legs = await listLegs(ctx.tx, own.matter.id);
  const last = legs.at(-1);
  const root = last && last.matterId !== own.matter.id ? await findWhole(ctx.tx, last.matterId) : own;
  if (!root) throw new Error('the matter that a report was merged into is gone');
  const facts: Happening[] = [];
  const files: FileRow[] = [];
  const opened: Awaited<ReturnType<typeof describeAccess>> = [];
  for (const leg of legs) {
    facts.push(...(await factsOf(ctx, leg, reporter.id)));
    files.push(...(await filesOf(ctx, leg, reporter.id)));
    const lines = await describeAccess(ctx, leg.matterId, ['staff', 'token', 'link', 'system']);
    opened.push(...lines.filter(({ at }) => leg.since === null || new Date(at) >= leg.since));
  }
  return {
    root,
    reporter,
    facts: facts.sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1)),
    files,
    opened: legs.length > 1 ? opened.sort((one, other) => other.at.localeCompare(one.at)) : opened,
    others: othersThan(reporter, root).length,
  };
}

/** The other people who reported the same, each once, without those who withdrew. */
export function othersThan(reporter: Reporter, root: WholeMatter): Reporter[] {
  return hearing(root).filter(({ id }) => id !== reporter.id && id !== reporter.split_of);
}

async function factsOf(ctx: Context, leg: Leg, reporterId: string): Promise<Happening[]> {
  const all = await listFacts(ctx.tx, { kind: 'matter', id: leg.matterId }, ['resident']);
  const { afterFact } = leg;
  const mayHear = all.flatMap((fact) => heardBy(fact, reporterId));
  if (afterFact === null) return mayHear;
  const isSince = (fact: Happening) => BigInt(fact.id) > BigInt(afterFact);
  const passed = leg.passesAnswer
    ? mayHear.findLast((fact) => fact.kind === 'matter.answered' && !isSince(fact))
    : undefined;
  return [...(passed ? [passed] : []), ...mayHear.filter(isSince)];
}

// What another reporter did is his own; that the matter was opened again for it concerns everybody.
function heardBy(fact: Happening, reporterId: string): Happening[] {
  if (fact.kind === 'matter.added' && (fact.data['reporterId'] ?? reporterId) !== reporterId) return [];
  if (fact.by_kind !== 'receipt' || fact.by_id === reporterId) return [fact];
  if (fact.kind !== 'matter.contested' || fact.data['again'] === true) return [];
  return [{ ...fact, kind: 'matter.reopened', data: {}, by_kind: 'system', by_id: null }];
}

async function filesOf(ctx: Context, leg: Leg, reporterId: string): Promise<FileRow[]> {
  const files = await listFiles(ctx.tx, { kind: 'matter', id: leg.matterId }, ['resident']);
  return files.filter((file) => isFileFor(file, leg, reporterId));
}

function isFileFor(file: FileRow, leg: Leg, reporterId: string): boolean {
  if (file.reporter_id !== null) return file.reporter_id === reporterId;
  return leg.since === null || file.at >= leg.since || leg.passesAnswer;
}

/** True when this reporter may open a file: his own, and what was sent to him; never another reporter's. */
async function mayOpenFile(ctx: Context, file: FileRow, reporterId: string, ownMatterId: string): Promise<boolean> {
  if (file.audience !== 'resident') return false;
  const legs = await listLegs(ctx.tx, ownMatterId);
  const leg = legs.find(({ matterId }) => matterId === file.subject_id);
  return leg !== undefined && isFileFor(file, leg, reporterId);
}

/** What this reporter said of whether it is solved; where only one person reported it, what the matter says. */
export function ownSolved({ root, reporter, others }: Story): Solved {
  if (others === 0) return root.matter.solved;
  return reporter.solved ?? (root.matter.solved === 'unasked' ? 'unasked' : 'asked');
}

/** What this reporter can do now. */
export function ownActs(story: Story, now: Date): ('add' | 'withdraw' | 'confirm' | 'contest')[] {
  const { root, reporter } = story;
  if (reporter.withdrawn_at !== null) return [];
  const standing = standingOf(root);
  const can = (step: 'withdraw' | 'confirm' | 'contest') =>
    decide(standing, { step, now, by: null, reporter: reporter.id }).ok;
  const said = ownSolved(story);
  const open = !['archived', 'withdrawn', 'not_accepted'].includes(root.matter.state);
  return [
    ...(open ? (['add'] as const) : []),
    ...(can('withdraw') ? (['withdraw'] as const) : []),
    ...(can('confirm') && said !== 'yes' ? (['confirm'] as const) : []),
    ...(can('contest') && said !== 'no' ? (['contest'] as const) : []),
  ];
}

/** The file gate for whoever holds a receipt: a file that one reporter sent is not for another one of the same thing. */
export async function gateForReporter(ctx: Context, file: FileRow, reporterId: string): Promise<Opened> {
  const matterId = await findMatterIdOfReporter(ctx.tx, reporterId);
  const allowed = matterId !== undefined && (await mayOpenFile(ctx, file, reporterId, matterId));
  return { verdict: allowed ? 'allowed' : 'hidden', residents: allowed ? [reporterId] : [], copy: 'clean' };
}

/** The matter that is handled for this one: itself, or the one that it was merged into. */
export async function findHandled(ctx: Context, own: WholeMatter): Promise<WholeMatter | undefined> {
  if (own.matter.merged_into === null) return own;
  const id = await findRootId(ctx.tx, own.matter.id);
  return id === undefined ? undefined : findWhole(ctx.tx, id);
}
