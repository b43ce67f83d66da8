import texts from '../../demo/texts-privacy.json' with { type: 'json' };
import { addDays, dayOf } from '../kit/calendar.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import { dueAfter } from './due-dates.ts';
import { at } from './lists.ts';
import { whenOffice } from './matter-times.ts';
import type { MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';

const confidentialCount = 9;
const fearful = /^(safety\.order|dispute\.family|environment\.(noise|smell)|street\.overload)$/;

/** 保密反映人: a few who fear for themselves; nothing that is told names them, and their receipt has digits of its own. */
export function sealReporters({ matters, random }: Chapter): void {
  const possible = matters.filter(({ matter, reporters, facts }) => {
    const [reporter] = reporters;
    const name = reporter?.name ?? '';
    const isAlone = reporters.length === 1 && name !== '' && reporter?.phone !== null && !matter.watch;
    const said = JSON.stringify(facts.map(({ data }) => data));
    const isNamed = ['女士', '先生'].some((title) => said.includes(`${name.slice(0, 1)}${title}`));
    return fearful.test(matter.category) && isAlone && !isNamed && reporter?.on_behalf_by === null;
  });
  for (const { reporters } of possible.slice(0, confidentialCount)) {
    for (const reporter of reporters) {
      reporter.confidential = true;
      reporter.tail = String(random.int(0, 9999)).padStart(4, '0');
      reporter.shares = 'minimum';
    }
  }
}

/** What whoever protects personal data has before him: requests, emergencies, sealed names, holds and assessments. */
export function protectPeople(chapter: Chapter): void {
  const guardian = chapter.badge('100109');
  askForRights(chapter, guardian);
  breakGlasses(chapter, guardian);
  unsealNames(chapter, guardian);
  holdMatters(chapter, guardian);
  assess(chapter, guardian);
}

interface Asked {
  readonly book: MatterBook;
  readonly kind: string;
  readonly channel: string;
  readonly outcome: string;
  readonly words: string;
  readonly reasons: string;
  readonly law: string;
  readonly madeAt: Date;
  readonly decidedAt: Date | null;
}

function askForRights(chapter: Chapter, guardian: Colleague): void {
  const { random, now, matters } = chapter;
  const old = new Date(now.getTime() - 40 * day).toISOString();
  const plain = matters.filter(({ matter, reporters: [reporter, second] }) => {
    const isPlain = second === undefined && reporter?.confidential === false && !matter.watch;
    return isPlain && reporter.name !== null && reporter.phone !== null;
  });
  const possible = random.shuffled(plain.filter(({ matter }) => matter.closed_at !== null && matter.closed_at < old));
  for (const [i, line] of lines(texts.requests).entries()) {
    const [kind = '', channel = '', state = '', outcome = '', words = '', reasons = '', law = ''] = line.split(';');
    const isOpen = state === 'open';
    const madeAt = whenOffice(new Date(now.getTime() - (isOpen ? 1 + i : 12 + 4 * i) * day), random);
    const decidedAt = isOpen ? null : whenOffice(new Date(madeAt.getTime() + random.between(2, 7) * day), random);
    const book = possible[i];
    if (book) askFor(chapter, { book, kind, channel, outcome, words, reasons, law, madeAt, decidedAt }, guardian);
  }
}

function wishOf({ kind, outcome, book }: Asked): Record<string, unknown> {
  if (kind !== 'correct') return {};
  return outcome === 'corrected'
    ? { name: book.reporters[0]?.name }
    : { what: `${book.matter.what}（门牌应为三单元）` };
}

const undecided = {
  decided_by: null,
  decided_at: null,
  state: 'open',
  outcome: null,
  reasons: null,
  law: null,
  ready_until: null,
};

function decisionOn({ decidedAt, outcome, reasons, law }: Asked, guardian: Colleague) {
  if (!decidedAt) return undecided;
  return {
    decided_by: guardian.accountId,
    decided_at: decidedAt.toISOString(),
    state: outcome === '' ? 'refused' : 'done',
    outcome: outcome || null,
    reasons,
    law,
    ready_until: outcome === 'copied' ? new Date(decidedAt.getTime() + 30 * day).toISOString() : null,
  };
}

function askFor(chapter: Chapter, asked: Asked, guardian: Colleague): void {
  const { book, kind, channel, words, madeAt, decidedAt, outcome } = asked;
  const reporter = at(book.reporters, 0);
  const id = chapter.random.id(madeAt);
  const isTyped = channel === 'paper' || channel === 'call';
  chapter.add('privacy_request', {
    id,
    matter_id: book.matter.id,
    reporter_id: reporter.id,
    taken_by: isTyped ? guardian.accountId : null,
    kind,
    channel,
    words,
    wish: wishOf(asked),
    made_at: madeAt.toISOString(),
    due_at: dueAfter(madeAt, 15).toISOString(),
    ...decisionOn(asked, guardian),
  });
  const data = { request: kind, requestId: id };
  const by = { colleague: guardian };
  const from = isTyped ? by : { reporterId: reporter.id };
  chapter.tell(book, { when: madeAt, kind: 'privacy.asked', audience: 'sealed', data, by: from });
  if (!decidedAt) return;
  const decided = { ...data, outcome: outcome || 'refused' };
  chapter.tell(book, { when: decidedAt, kind: 'privacy.decided', audience: 'sealed', data: decided, by });
  if (outcome !== 'corrected') return;
  chapter.tell(book, { when: decidedAt, kind: 'privacy.corrected', audience: 'staff', data: { field: 'name' }, by });
}

/** 紧急查看: one of yesterday waits for its review, an earlier one was upheld. */
function breakGlasses(chapter: Chapter, guardian: Colleague): void {
  const { now, town, matters, random } = chapter;
  const [, second] = town.organisation.stations;
  const taker = second && chapter.members(second.office.id).find(({ post }) => post === 'call-taker');
  const first = town.organisation.stations[0];
  const inFirst = matters.filter(
    ({ matter }) => chapter.stationOf(matter.unit_id) === first && !matter.watch && matter.merged_into === null,
  );
  const looks = [
    { line: texts.glassOpen, hoursAgo: 9, category: 'help.', outcome: null },
    { line: texts.glassDone, hoursAgo: 26 * 24, category: 'dispute.', outcome: 'upheld' as const },
  ];
  for (const { line, hoursAgo, category, outcome } of looks) {
    const opened = new Date(now.getTime() - hoursAgo * hour);
    const book = inFirst.find(
      ({ matter }) =>
        matter.category.startsWith(category) && matter.reported_at < new Date(opened.getTime() - day).toISOString(),
    );
    if (!book || !taker || !first) continue;
    const [kind = '', reason = ''] = line.split(';');
    const id = random.id(opened);
    const subject = { account_id: taker.accountId, subject_kind: 'matter', subject_id: book.matter.id };
    const reviewedAt = outcome === null ? null : whenOffice(new Date(opened.getTime() + day), random);
    chapter.add('break_glass', {
      id,
      ...subject,
      at: opened.toISOString(),
      until: new Date(opened.getTime() + hour).toISOString(),
    });
    chapter.add('break_glass_review', {
      opening_id: id,
      matter_id: book.matter.id,
      unit_id: book.matter.unit_id,
      by_unit_id: taker.unit.id,
      reviewed_by: reviewedAt ? guardian.accountId : null,
      kind,
      reason,
      outcome,
      note: reviewedAt ? texts.glassNote : null,
      due_at: dueAfter(opened, 3).toISOString(),
      reviewed_at: reviewedAt?.toISOString() ?? null,
    });
    const data = { emergency: kind, openingId: id };
    chapter.tell(book, {
      when: opened,
      kind: 'privacy.glass-broken',
      audience: 'resident',
      data,
      by: { colleague: taker },
    });
    if (!reviewedAt) continue;
    const found = { openingId: id };
    const by = { colleague: guardian };
    chapter.tell(book, { when: reviewedAt, kind: 'privacy.glass-upheld', audience: 'resident', data: found, by });
  }
}

/** 解封申请: one waits for the second person, an earlier one was approved and is over. */
function unsealNames(chapter: Chapter, guardian: Colleague): void {
  const { now, matters } = chapter;
  const sealed = matters.filter(
    ({ matter, reporters }) => reporters[0]?.confidential && chapter.person(matter.lead_id),
  );
  const before = new Date(now.getTime() - 2 * day).toISOString();
  const [open, past] = sealed.filter(({ matter }) => matter.reported_at < before);
  if (open) unseal(chapter, { book: open, reason: texts.unsealOpen, askedAt: new Date(now.getTime() - 5 * hour) });
  if (!past) return;
  const askedAt = new Date(now.getTime() - 30 * hour);
  const decidedAt = new Date(askedAt.getTime() + 2 * hour);
  unseal(chapter, { book: past, reason: texts.unsealDone, askedAt, decision: { at: decidedAt, by: guardian } });
}

interface Unsealing {
  readonly book: MatterBook;
  readonly reason: string;
  readonly askedAt: Date;
  readonly decision?: { readonly at: Date; readonly by: Colleague };
}

function unseal(chapter: Chapter, { book, reason, askedAt, decision }: Unsealing): void {
  const { matter } = book;
  const reporter = at(book.reporters, 0);
  const id = chapter.random.id(askedAt);
  const none = { decided_by: null, outcome: null, note: null, decided_at: null, until: null };
  chapter.add('unsealing', {
    id,
    reporter_id: reporter.id,
    matter_id: matter.id,
    unit_id: matter.unit_id,
    asked_by: chapter.person(matter.lead_id)?.accountId,
    reason,
    asked_at: askedAt.toISOString(),
    ...(decision ? approvedBy(decision) : none),
  });
  if (!decision) return;
  const data = { unsealingId: id, reporterId: reporter.id };
  const by = { colleague: decision.by };
  chapter.tell(book, { when: decision.at, kind: 'privacy.unsealed', audience: 'staff', data, by });
}

function approvedBy(decision: { readonly at: Date; readonly by: Colleague }) {
  return {
    decided_by: decision.by.accountId,
    outcome: 'approved',
    note: texts.unsealNote,
    decided_at: decision.at.toISOString(),
    until: new Date(decision.at.getTime() + day).toISOString(),
  };
}

function holdMatters(chapter: Chapter, guardian: Colleague): void {
  const { now, random, matters } = chapter;
  const suits = matters.filter(({ matter }) => /^dispute\.(debt|land|wages)$/.test(matter.category) && !matter.watch);
  const closed = suits.filter(({ matter }) => matter.closed_at !== null);
  for (const [i, reason] of [texts.hold, texts.holdPast].entries()) {
    const matter = closed[6 + 9 * i]?.matter;
    if (!matter) continue;
    const from = new Date(Math.min(new Date(matter.closed_at ?? now).getTime() + 4 * day, now.getTime() - 2 * hour));
    const liftedAt = i === 0 ? null : new Date(Math.min(from.getTime() + 20 * day, now.getTime() - hour));
    chapter.add('legal_hold', {
      id: random.id(from),
      matter_id: matter.id,
      by_id: guardian.accountId,
      lifted_by: liftedAt ? guardian.accountId : null,
      reason,
      from_at: from.toISOString(),
      until: null,
      lifted_at: liftedAt?.toISOString() ?? null,
    });
  }
}

function assess(chapter: Chapter, guardian: Colleague): void {
  const { now, random, town } = chapter;
  const head = at(chapter.members(town.organisation.command.id), 0);
  for (const [i, line] of lines(texts.assessments).entries()) {
    const [title = '', purpose = '', risks = '', measures = ''] = line.split(';');
    const madeAt = whenOffice(new Date(now.getTime() - (200 - 120 * i) * day), random);
    const isApproved = i === 0;
    chapter.add('assessment', {
      id: random.id(madeAt),
      changed_by: guardian.accountId,
      title,
      purpose,
      risks,
      measures,
      author: guardian.person.name,
      approver: isApproved ? head.person.name : null,
      approved_on: isApproved ? addDays(dayOf(madeAt), 6) : null,
      review_on: addDays(dayOf(madeAt), 365),
      version: 1,
      made_at: madeAt.toISOString(),
      changed_at: madeAt.toISOString(),
    });
  }
}
