import texts from '../../demo/texts-privacy.json' with { type: 'json' };
import { addDays, dayOf } from '../kit/calendar.ts';
import { type Chapter, day, dueAfter, hour, lines } from './chapter.ts';
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

function askForRights(chapter: Chapter, guardian: Colleague): void {
  const { random, now, matters } = chapter;
  const old = new Date(now.getTime() - 40 * day).toISOString();
  const done = matters.filter(({ matter, reporters }) => {
    const isPlain = reporters.length === 1 && reporters[0]?.confidential === false && !matter.watch;
    return isPlain && reporters[0]?.name !== null && reporters[0]?.phone !== null && matter.closed_at !== null;
  });
  const asked = random.shuffled(done.filter(({ matter }) => (matter.closed_at ?? '') < old));
  for (const [i, line] of lines(texts.requests).entries()) {
    const [kind = '', channel = '', state = '', outcome = '', words = '', reasons = '', law = ''] = line.split(';');
    const book = at(asked, i);
    const reporter = at(book.reporters, 0);
    const madeAt = whenOffice(new Date(now.getTime() - (state === 'open' ? 1 + i : 12 + 4 * i) * day), random);
    const decidedAt =
      state === 'open' ? null : whenOffice(new Date(madeAt.getTime() + random.between(2, 7) * day), random);
    const id = random.id(madeAt);
    const isTyped = channel === 'paper' || channel === 'call';
    const wishes = { corrected: { name: reporter.name }, '': { what: `${book.matter.what}（门牌应为三单元）` } };
    chapter.add('privacy_request', {
      id,
      matter_id: book.matter.id,
      reporter_id: reporter.id,
      taken_by: isTyped ? guardian.accountId : null,
      decided_by: decidedAt ? guardian.accountId : null,
      kind,
      channel,
      words,
      state,
      outcome: outcome || null,
      reasons: reasons || null,
      law: decidedAt ? law : null,
      wish: kind === 'correct' ? (outcome === 'corrected' ? wishes.corrected : wishes['']) : {},
      made_at: madeAt.toISOString(),
      due_at: dueAfter(madeAt, 15).toISOString(),
      decided_at: decidedAt?.toISOString() ?? null,
      ready_until: outcome === 'copied' && decidedAt ? new Date(decidedAt.getTime() + 30 * day).toISOString() : null,
    });
    const by = isTyped ? { colleague: guardian } : { reporterId: reporter.id };
    const data = { request: kind, requestId: id };
    chapter.tell(book, { when: madeAt, kind: 'privacy.asked', audience: 'sealed', data, by });
    if (!decidedAt) continue;
    const decided = { ...data, outcome: outcome || 'refused' };
    const byUs = { colleague: guardian };
    chapter.tell(book, { when: decidedAt, kind: 'privacy.decided', audience: 'sealed', data: decided, by: byUs });
    if (outcome !== 'corrected') continue;
    chapter.tell(book, {
      when: decidedAt,
      kind: 'privacy.corrected',
      audience: 'staff',
      data: { field: 'name' },
      by: byUs,
    });
  }
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
  const { now, random, matters } = chapter;
  const sealed = matters.filter(
    ({ matter, reporters }) => reporters[0]?.confidential && chapter.person(matter.lead_id),
  );
  const asks = [
    { reason: texts.unsealOpen, hoursAgo: 5, isOpen: true },
    { reason: texts.unsealDone, hoursAgo: 30, isOpen: false },
  ];
  const used = new Set<MatterBook>();
  for (const { reason, hoursAgo, isOpen } of asks) {
    const askedAt = new Date(now.getTime() - hoursAgo * hour);
    const book = sealed.find((one) => !used.has(one) && one.matter.reported_at < askedAt.toISOString());
    const lead = chapter.person(book?.matter.lead_id ?? null);
    if (!book || !lead) continue;
    used.add(book);
    const id = random.id(askedAt);
    const reporter = at(book.reporters, 0);
    const decidedAt = isOpen ? null : chapter.later(askedAt, 2);
    chapter.add('unsealing', {
      id,
      reporter_id: reporter.id,
      matter_id: book.matter.id,
      unit_id: book.matter.unit_id,
      asked_by: lead.accountId,
      decided_by: decidedAt ? guardian.accountId : null,
      reason,
      outcome: decidedAt ? 'approved' : null,
      note: decidedAt ? texts.unsealNote : null,
      asked_at: askedAt.toISOString(),
      decided_at: decidedAt?.toISOString() ?? null,
      until: decidedAt ? new Date(decidedAt.getTime() + day).toISOString() : null,
    });
    if (!decidedAt) continue;
    const data = { unsealingId: id, reporterId: reporter.id };
    chapter.tell(book, {
      when: decidedAt,
      kind: 'privacy.unsealed',
      audience: 'staff',
      data,
      by: { colleague: guardian },
    });
  }
}

function holdMatters(chapter: Chapter, guardian: Colleague): void {
  const { now, random, matters } = chapter;
  const suits = matters.filter(({ matter }) => /^dispute\.(debt|land|wages)$/.test(matter.category) && !matter.watch);
  const closed = suits.filter(({ matter }) => matter.closed_at !== null);
  for (const [i, reason] of [texts.hold, texts.holdPast].entries()) {
    const { matter } = at(closed, 6 + 9 * i);
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
