import texts from '../../demo/texts-care.json' with { type: 'json' };
import { addDays, dayOf, startOfDay } from '../kit/calendar.ts';
import { formatYuan } from '../kit/money.ts';
import { type MeasureKind, measureKinds, measureStates, reviewOutcomes } from '../modules/care/words.ts';
import { matterFacts } from '../modules/matters/words.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import type { FactRow, MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';

const needs = lines(texts.needs);
const consents = lines(texts.consentFor);
const measures = lines(texts.measures).map((line) => line.split(';'));
const measureNotes = lines(texts.measureNotes);
const visitNotes = lines(texts.visits);
const goOn = lines(texts.reviewGoOn);
const close = lines(texts.reviewClose);
const planCount = 18;
const yuan = 100;

/** 帮扶计划: eighteen households that agreed to it; two were closed by a review, one took its consent back. */
export function supportHouseholds(chapter: Chapter): void {
  const { matters, now } = chapter;
  const since = new Date(now.getTime() - 240 * day).toISOString();
  const possible = matters.filter(({ matter, reporters, facts }) => {
    const isNeed = /^help\.(hardship|elderly)$/.test(matter.category) && !matter.watch;
    const isWorked = facts.some(({ kind }) => kind === 'matter.taken') && matter.merged_into === null;
    return isNeed && isWorked && matter.reported_at > since && (reporters[0]?.name ?? null) !== null;
  });
  const chosen = chapter.random.shuffled(possible).slice(0, planCount);
  for (const [i, book] of chosen.entries()) {
    const lead = chapter.person(book.matter.lead_id);
    if (lead)
      new Plan(chapter, book, { lead, end: i === 3 ? 'stopped' : i === 7 || i === 12 ? 'closed' : 'running' }).play();
  }
}

type End = 'running' | 'stopped' | 'closed';

class Plan {
  private readonly chapter: Chapter;
  private readonly book: MatterBook;
  private readonly lead: Colleague;
  private readonly startedAt: Date;
  private readonly endsAt: Date;
  private readonly end: End;
  private readonly id: string;

  constructor(chapter: Chapter, book: MatterBook, { lead, end }: { lead: Colleague; end: End }) {
    this.chapter = chapter;
    this.book = book;
    this.lead = lead;
    const taken = book.facts.find(({ kind }) => kind === 'matter.taken');
    this.startedAt = chapter.later(new Date(taken?.at ?? book.matter.reported_at), 1.5);
    const age = chapter.now.getTime() - this.startedAt.getTime();
    this.end = age > 40 * day ? end : 'running';
    this.endsAt = this.end === 'running' ? chapter.now : new Date(this.startedAt.getTime() + 0.8 * age);
    this.id = chapter.random.id(this.startedAt);
  }

  private tell(kind: FactRow['kind'], when: Date, data: Record<string, unknown>, by = this.lead): void {
    const audience = matterFacts[kind].resident === null ? 'staff' : 'resident';
    this.chapter.tell(this.book, { when, kind, audience, data: { planId: this.id, ...data }, by: { colleague: by } });
  }

  play(): void {
    const { chapter, book, startedAt, end, id } = this;
    const { random } = chapter;
    const startedOn = dayOf(startedAt);
    const consentUntil = addDays(startedOn, 360);
    const name = book.reporters[0]?.name ?? '';
    this.tell('support.started', startedAt, { until: consentUntil });
    const reviewOn = this.review();
    if (end === 'stopped') this.tell('support.withdrawn', this.endsAt, { how: 'phone', text: '电话' });
    chapter.add('support_plan', {
      id,
      matter_id: book.matter.id,
      unit_id: book.matter.unit_id,
      lead_id: this.lead.person.id,
      made_by: this.lead.accountId,
      state: end,
      household: `${name}一家`,
      need: random.pick(needs),
      consent_by: name,
      consent_how: random.pick(['paper', 'paper', 'spoken']),
      consent_for: random.pick(consents),
      withdrawn_how: end === 'stopped' ? 'phone' : null,
      consent_until: consentUntil,
      review_on: reviewOn,
      version: 1,
      consent_at: startedAt.toISOString(),
      withdrawn_at: end === 'stopped' ? this.endsAt.toISOString() : null,
      started_at: startedAt.toISOString(),
      ended_at: end === 'running' ? null : this.endsAt.toISOString(),
    });
    for (const [kind = '', what = '', partner = ''] of random.shuffled(measures).slice(0, random.int(2, 3)))
      this.measure(kind as MeasureKind, what, partner);
    this.visit();
  }

  /** By another person of the station, every three months; answers the day of the next one. */
  private review(): string {
    const { chapter, startedAt, end } = this;
    const { random } = chapter;
    const station = chapter.stationOf(this.book.matter.unit_id);
    const reviewer = chapter.members(station?.station.id ?? '').find((colleague) => colleague !== this.lead);
    let on = addDays(dayOf(startedAt), 90);
    while (reviewer && startOfDay(on).getTime() + 11 * hour < this.endsAt.getTime() - day) {
      const when = new Date(startOfDay(on).getTime() + random.between(9, 11) * hour);
      on = addDays(on, 90);
      this.reviewAt(when, { outcome: 'go-on', next: on, reviewer });
    }
    if (end === 'closed' && reviewer) this.reviewAt(this.endsAt, { outcome: 'close', next: null, reviewer });
    return on;
  }

  private reviewAt(
    when: Date,
    { outcome, next, reviewer }: { outcome: 'go-on' | 'close'; next: string | null; reviewer: Colleague },
  ): void {
    const { chapter, id } = this;
    chapter.add('support_review', {
      id: chapter.random.id(when),
      plan_id: id,
      by_id: reviewer.accountId,
      at: when.toISOString(),
      outcome,
      note: chapter.random.pick(outcome === 'close' ? close : goOn),
      next_on: next,
    });
    this.tell('support.reviewed', when, { outcome, text: reviewOutcomes[outcome].zh }, reviewer);
  }

  private measure(kind: MeasureKind, what: string, partnerName: string): void {
    const { chapter, startedAt, id } = this;
    const { random, town } = chapter;
    const partner = town.partners.rows.find(({ name }) => name === partnerName);
    const madeAt = new Date(
      startedAt.getTime() + random.between(0.01, 0.1) * (this.endsAt.getTime() - startedAt.getTime()),
    );
    const measureId = random.id(madeAt);
    const budget =
      kind === 'money' ? random.int(8, 40) * 100 * yuan : kind === 'work' ? random.int(0, 8) * 100 * yuan : 0;
    const endedAt = new Date(madeAt.getTime() + random.between(15, 170) * day);
    const isDone = endedAt < this.endsAt;
    chapter.add('support_measure', {
      id: measureId,
      plan_id: id,
      person_id: partner ? null : this.lead.person.id,
      partner_id: partner?.id ?? null,
      kind,
      what,
      state: isDone ? 'done' : 'open',
      note: isDone ? random.pick(measureNotes) : '',
      budget_fen: budget,
      due_on: addDays(dayOf(madeAt), 60),
      made_at: madeAt.toISOString(),
    });
    const sum = budget > 0 ? `${formatYuan(budget)} 元` : '';
    this.tell('support.planned', madeAt, { kind, text: [measureKinds[kind].zh, sum].filter(Boolean).join('　') });
    if (budget > 0) this.spend({ measureId, kind, budget, from: madeAt, until: isDone ? endedAt : this.endsAt });
    if (!isDone) return;
    this.tell('support.measured', endedAt, {
      state: 'done',
      text: `${measureKinds[kind].zh}　${measureStates.done.zh}`,
    });
  }

  private spend(of: { measureId: string; kind: MeasureKind; budget: number; from: Date; until: Date }): void {
    const { random } = this.chapter;
    let left = of.budget;
    for (const share of [0.3, 0.6, 0.95]) {
      const when = new Date(of.from.getTime() + share * (of.until.getTime() - of.from.getTime()));
      const amount = Math.min(left, Math.round((of.budget * random.between(0.2, 0.4)) / 1000) * 1000);
      if (amount <= 0 || random.chance(0.25)) continue;
      left -= amount;
      this.chapter.add('support_spending', {
        id: random.id(when),
        measure_id: of.measureId,
        by_id: this.lead.accountId,
        amount_fen: amount,
        on_day: dayOf(when),
        voucher: `帮扶${dayOf(when).slice(2, 7).replace('-', '')}-${String(random.int(1, 99)).padStart(3, '0')}`,
        at: when.toISOString(),
      });
      const text = `${measureKinds[of.kind].zh}　${formatYuan(amount)} 元`;
      this.tell('support.spent', when, { amountFen: amount, text });
    }
  }

  private visit(): void {
    const { chapter, end, id } = this;
    const { random } = chapter;
    let dueOn = addDays(dayOf(this.startedAt), random.int(5, 12));
    for (;;) {
      const doneAt = new Date(startOfDay(dueOn).getTime() + random.between(9, 17) * hour);
      const isDone = doneAt < this.endsAt;
      if (!isDone && end !== 'running') return;
      const visitId = random.id(this.startedAt);
      chapter.add('support_visit', {
        id: visitId,
        plan_id: id,
        done_by: isDone ? this.lead.accountId : null,
        due_on: dueOn,
        done_at: isDone ? doneAt.toISOString() : null,
        note: isDone ? random.pick(visitNotes) : '',
      });
      if (!isDone) return;
      this.tell('support.visited', doneAt, { visitId });
      dueOn = addDays(dueOn, random.int(20, 32));
    }
  }
}
