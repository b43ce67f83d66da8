import type { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import type { Happening } from '../../platform/facts.ts';
import type { FileRow } from '../../platform/files/rows.ts';
import { type Category, listChannels } from '../categories/api.ts';
import { describeAccess } from './actions-read.ts';
import type { AccessEntry, PartView, TimelineEntry } from './contract-shapes.ts';
import { identityOf } from './identity.ts';
import { readStory } from './own-report.ts';
import { findWhole, type WholeMatter } from './store-read.ts';
import { listFamilyFacts } from './store-together.ts';
import type { Matter, Part, Reporter } from './tables.ts';
import { describeFact, type Names, namesFor } from './views-facts.ts';
import { listFamilyFiles } from './views-files.ts';

/** A fact as a file tells it. */
export type FiledFact = z.input<typeof TimelineEntry>;

/** Everything that a file of one matter tells, with names in place of ids. */
export interface FiledMatter {
  readonly matter: Matter;
  readonly category: Category;
  readonly channelName: string;
  readonly unitName: string;
  readonly leadName: string | null;
  readonly reporters: readonly Reporter[];
  readonly parts: readonly (Pick<z.input<typeof PartView>, 'who' | 'task' | 'answer' | 'state'> & {
    readonly askedAt: Date;
    readonly dueAt: Date | null;
  })[];
  readonly facts: readonly FiledFact[];
  readonly files: readonly FileRow[];
  readonly opened: readonly z.input<typeof AccessEntry>[];
}

/** Reads a matter for its file; whoever calls has asked permission and chooses what of it goes to whom. Undefined when there is none. */
export async function findMatterForFile(ctx: Context, id: string): Promise<FiledMatter | undefined> {
  const whole = await findWhole(ctx.tx, id);
  if (!whole) return undefined;
  return filed(ctx, whole, {
    facts: await listFamilyFacts(ctx.tx, id),
    files: await listFamilyFiles(ctx, whole),
    opened: await describeAccess(ctx, id, ['staff', 'token', 'link', 'system']),
  });
}

/**
 * The same for one reporter: the own report, and from a merging on the story of the matter that it is handled with; himself by name, also
 * where colleagues do not see it, and nobody else. The words are his only where he brought the matter.
 */
export async function findReportForFile(
  ctx: Context,
  matterId: string,
  reporterId: string,
): Promise<FiledMatter | undefined> {
  const own = await findWhole(ctx.tx, matterId);
  const reporter = own?.reporters.find(({ id }) => id === reporterId);
  if (!own || !reporter) return undefined;
  const { root, facts, files, opened } = await readStory(ctx, own, reporter);
  const brought = own.reporters.find(({ matter_id }) => matter_id === own.matter.id)?.id === reporterId;
  const { number, title, what, where_text, happened_on, category, channel, reported_at } = own.matter;
  const told = brought
    ? { title, what, where_text, happened_on }
    : { title: '', what: '', where_text: '', happened_on: null };
  const story = await filed(ctx, root, { facts, files, opened });
  const { name, phone, note } = identityOf(ctx.settings.secret, reporter);
  return {
    ...story,
    category: own.category,
    matter: { ...root.matter, number, category, channel, reported_at, ...told },
    reporters: [{ ...reporter, name, phone, behalf_note: note }],
    parts: [],
  };
}

type Told = Pick<FiledMatter, 'files' | 'opened'> & { readonly facts: readonly Happening[] };

async function filed(ctx: Context, whole: WholeMatter, { facts, files, opened }: Told): Promise<FiledMatter> {
  const { matter, category, reporters, parts } = whole;
  const names = await namesFor(ctx, whole, facts);
  const channels = await listChannels(ctx.tx);
  return {
    matter,
    category,
    channelName: channels.find((channel) => channel.code === matter.channel)?.zh ?? matter.channel,
    unitName: names.units.get(matter.unit_id) ?? '',
    leadName: matter.lead_id === null ? null : (names.people.get(matter.lead_id) ?? null),
    reporters,
    parts: parts.filter(({ role }) => role !== 'lead').map((part) => partOf(part, names)),
    facts: facts.map((fact) => describeFact(fact, names)),
    files,
    opened,
  };
}

function partOf(part: Part, names: Names): FiledMatter['parts'][number] {
  return {
    who: names.units.get(part.unit_id ?? '') ?? names.partners.get(part.partner_id ?? '') ?? '',
    task: part.task,
    answer: part.answer,
    state: part.state,
    askedAt: part.asked_at,
    dueAt: part.due_at,
  };
}
