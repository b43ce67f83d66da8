import texts from '../../demo/texts-together.json' with { type: 'json' };
import { newReceiptCode } from '../kit/ids.ts';
import { Chapter, fill, hour, lines } from './chapter.ts';
import { dueAfter } from './due-dates.ts';
import { whenOffice } from './matter-times.ts';
import { Walk } from './matter-walk.ts';
import { inventMobile, inventName } from './names.ts';
import type { Random } from './random.ts';
import type { MatterBook, MatterRow } from './rows.ts';
import type { Colleague } from './staff.ts';
import type { Town } from './town.ts';

const words = lines(texts.alike);
const reasons = lines(texts.mergeReasons);
const publicGroups = /^(street|environment|facility|safety\.(fire|charging|manhole))/;
const unworked = ['reported', 'withdrawn', 'not_accepted', 'merged'];

/** A problem that neighbours share, and that was worked on. */
export function isPublicProblem({ matter }: MatterBook): boolean {
  return publicGroups.test(matter.category) && !matter.watch && !unworked.includes(matter.state);
}

interface Report {
  readonly root: MatterBook;
  readonly reportedAt: Date;
  readonly acceptedAt: Date;
  readonly mergedAt: Date;
  readonly by: Colleague;
}

/** Further reports of the same problems, each accepted and merged into the first report while that was open. */
export function makeAlike(town: Town, books: readonly MatterBook[], count: number, random: Random): MatterBook[] {
  const chapter = new Chapter(town, books, random);
  const roots = random.shuffled(books.filter((book) => isPublicProblem(book) && book.matter.times_reopened === 0));
  const made: MatterBook[] = [];
  for (const root of roots) {
    for (let left = random.int(1, 3); left > 0 && made.length < count; left -= 1) {
      const report = timesFor(chapter, root);
      if (report) made.push(write(chapter, report));
    }
  }
  return made;
}

function timesFor(chapter: Chapter, root: MatterBook): Report | undefined {
  const { random, now } = chapter;
  const begun = root.facts.find(({ kind }) => kind === 'matter.accepted');
  const by = chapter.account(begun?.by_id ?? null);
  if (!begun || !by) return undefined;
  const from = new Date(begun.at);
  const until = root.matter.closed_at === null ? now : new Date(root.matter.closed_at);
  const reportedAt = new Date(from.getTime() + random.between(0, 0.6) * (until.getTime() - from.getTime()));
  const acceptedAt = whenOffice(new Date(reportedAt.getTime() + random.waiting(hour) + 60_000), random);
  const mergedAt = new Date(acceptedAt.getTime() + random.between(0.1, 1.5) * hour);
  return mergedAt < until ? { root, reportedAt, acceptedAt, mergedAt, by } : undefined;
}

function rowOf(root: MatterRow, reportedAt: Date, random: Random): MatterRow {
  return {
    ...root,
    id: random.id(reportedAt),
    number: '',
    state: 'reported',
    channel: random.pick(['qr', 'qr', 'resident-page', 'resident-page', 'message-board']),
    unit_id: root.unit_id,
    lead_id: null,
    reported_at: reportedAt.toISOString(),
    happened_on: null,
    promised_at: dueAfter(reportedAt, 5).toISOString(),
    answered_at: null,
    answered_by: null,
    closed_at: null,
    closed_by: null,
    solved: 'unasked',
    contest_until: null,
    revisit_due_on: null,
    revisited_at: null,
    revisited_by: null,
    archived_at: null,
    times_returned: 0,
    evidence: [],
    version: 1,
    changed_at: reportedAt.toISOString(),
  };
}

/** A report of somebody else, as this row says, that nobody has looked at yet. */
export function reportLike(chapter: Chapter, row: MatterRow, reportedAt: Date): MatterBook {
  return begin(chapter, row, reportedAt).book;
}

function begin(chapter: Chapter, row: MatterRow, reportedAt: Date): Walk {
  const { random } = chapter;
  const walk = new Walk(rowOf(row, reportedAt, random), [], random);
  const { matter, reporters } = walk.book;
  const phone = random.chance(0.85) ? inventMobile(random) : null;
  const reporterId = random.id(reportedAt);
  reporters.push({
    id: reporterId,
    matter_id: matter.id,
    code: newReceiptCode(random.bytes),
    tail: phone?.slice(-4) ?? String(random.int(0, 9999)).padStart(4, '0'),
    name: random.chance(0.7) ? inventName(random) : null,
    phone,
    language: 'zh',
    on_behalf_by: null,
    behalf_note: null,
    wants_messages: true,
    shares: 'minimum',
    confidential: false,
    seen_at: null,
    made_at: matter.reported_at,
  });
  walk.tell('matter.reported', reportedAt, 'visitor', { channel: matter.channel, state: 'reported', reporterId });
  return walk;
}

function write(chapter: Chapter, { root, reportedAt, acceptedAt, mergedAt, by }: Report): MatterBook {
  const { random } = chapter;
  const what = fill(random.pick(words), { where: root.matter.where_text, title: root.matter.title });
  const walk = begin(chapter, { ...root.matter, what }, reportedAt);
  const { matter } = walk.book;
  walk.step('accept', acceptedAt, { colleague: by }, { data: { category: matter.category } });
  const text = random.pick(reasons);
  chapter.tell(root, {
    when: mergedAt,
    kind: 'matter.took-in',
    audience: 'resident',
    data: { text, otherId: matter.id },
    by: { colleague: by },
  });
  root.matter.version += 1;
  walk.step(
    'merge',
    mergedAt,
    { colleague: by },
    {
      data: { text, otherId: root.matter.id, passAnswer: false },
      change: { merged_into: root.matter.id, merged_at: mergedAt.toISOString(), state_before: matter.state },
    },
  );
  return walk.book;
}
