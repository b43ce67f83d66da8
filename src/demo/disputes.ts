import texts from '../../demo/texts-studio.json' with { type: 'json' };
import { addDays, dayOf } from '../kit/calendar.ts';
import { decide, type Standing, stepTable } from '../modules/mediation/rules.ts';
import { type MediationStep, type Mode, mediationFacts, type Track } from '../modules/mediation/words.ts';
import { type Chapter, day, lines } from './chapter.ts';
import type { LateRow, LateRows } from './columns-late.ts';
import { addParties, planDispute, sayAfterwards, seatPanel } from './dispute-around.ts';
import { sitDown } from './dispute-sittings.ts';
import { at } from './lists.ts';
import { whenOffice } from './matter-times.ts';
import type { MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';

const joint: readonly MediationStep[] = ['accept', 'match', 'schedule', 'begin'];
/** Where a dispute stands: the steps that lead there, and how many go that way. */
const ways: Readonly<Record<'open' | 'over', readonly (readonly [number, Mode, readonly MediationStep[]])[]>> = {
  open: [
    [3, 'joint', []],
    [2, 'joint', ['accept']],
    [2, 'joint', ['accept', 'match']],
    [3, 'joint', ['accept', 'match', 'schedule']],
    [4, 'joint', joint],
    [2, 'spot', ['accept']],
    [1, 'joint', [...joint, 'suspend']],
  ],
  over: [
    [5, 'joint', [...joint, 'reach', 'perform']],
    [6, 'joint', [...joint, 'reach', 'perform', 'performed']],
    [12, 'joint', [...joint, 'reach', 'perform', 'performed', 'file']],
    [16, 'spot', ['accept', 'reach', 'performed', 'file']],
    [2, 'joint', [...joint, 'fail']],
    [1, 'joint', ['accept', 'match', 'stop']],
  ],
};

const answered = ['answered', 'closed', 'revisited', 'archived'];
const recentDays = 200;

/** 调解: sixty disputes in every state, each told step by step as the rules allow, within the time in which its matter was worked on. */
export function mediateDisputes(chapter: Chapter, told: LateRows): void {
  const possible = chapter.random.shuffled(chapter.matters.filter((book) => isPossible(book, chapter.now)));
  const cards = (told.mediator_card ?? []).filter((card) => card['state'] === 'active');
  const taken = new Set<MatterBook>();
  const chosen = (['open', 'over'] as const).flatMap((kind) =>
    ways[kind].flatMap(([count, mode, steps]) => {
      const found = possible
        .filter((book) => !taken.has(book) && fits(book, kind))
        .filter(({ matter }) => kind === 'open' || answeredWell(matter.solved, steps))
        .slice(0, count);
      for (const book of found) taken.add(book);
      return found.map((book) => ({ book, mode, steps }));
    }),
  );
  const ordered = chosen.toSorted((one, other) => (takenAt(one.book) < takenAt(other.book) ? -1 : 1));
  for (const [i, one] of ordered.entries()) new Dispute(chapter, one.book, { ...one, nth: i + 1, cards }).play();
}

const takenAt = ({ facts }: MatterBook) => facts.find(({ kind }) => kind === 'matter.taken')?.at ?? '';

/** An agreement that the reporter calls no solution would be no believable one. */
const answeredWell = (solved: string, steps: readonly MediationStep[]) => solved !== 'no' || !steps.includes('reach');

function isPossible(book: MatterBook, now: Date): boolean {
  const { matter, reporters } = book;
  const since = new Date(now.getTime() - recentDays * day).toISOString();
  const isPlain = !matter.watch && matter.merged_into === null && matter.times_reopened === 0;
  const isOpenly = reporters.length > 0 && reporters.every(({ confidential, name }) => !confidential && name !== null);
  return (
    matter.category.startsWith('dispute') && isPlain && isOpenly && matter.reported_at > since && takenAt(book) !== ''
  );
}

function fits({ matter, facts }: MatterBook, kind: 'open' | 'over'): boolean {
  if (kind === 'open') return matter.state === 'in_hand';
  const answer = facts.find(({ kind: name }) => name === 'matter.answered');
  return answered.includes(matter.state) && answer !== undefined;
}

interface Going {
  readonly mode: Mode;
  readonly steps: readonly MediationStep[];
  readonly nth: number;
  readonly cards: readonly LateRow[];
}

class Dispute {
  private readonly chapter: Chapter;
  private readonly book: MatterBook;
  private readonly going: Going;
  private readonly track: Track;
  private readonly openedAt: Date;
  private readonly until: Date;
  private readonly lead: Colleague;
  private readonly id: string;
  private readonly partyIds: readonly string[];
  private version = 1;

  constructor(chapter: Chapter, book: MatterBook, going: Going) {
    this.chapter = chapter;
    this.book = book;
    this.going = going;
    const { random, now } = chapter;
    this.track = random.chance(0.28) ? 'public-order' : 'people';
    const from = new Date(takenAt(book));
    const answer = book.facts.find(({ kind }) => kind === 'matter.answered');
    const isOver = going.steps.some((step) => ['reach', 'fail', 'stop'].includes(step));
    this.until = isOver && answer ? new Date(answer.at) : now;
    this.openedAt = new Date(from.getTime() + 0.1 * (this.until.getTime() - from.getTime()));
    this.lead = chapter.person(book.matter.lead_id) ?? at(chapter.members(book.matter.unit_id), 0);
    this.id = random.id(this.openedAt);
    this.partyIds = [1, 2].map(() => random.id(this.openedAt));
  }

  play(): void {
    const { book, openedAt, until, going } = this;
    const { matter } = book;
    this.tellMatter('mediation.asked', openedAt);
    this.tell('mediation.proposed', openedAt, { source: 'matter', to: 'proposed' });
    const times = new Map<MediationStep, Date>();
    let standing: Standing = { state: 'proposed', resumeTo: null, mode: going.mode, hasPanel: false };
    for (const [i, step] of going.steps.entries()) {
      const ruling = decide(standing, step);
      if (!ruling.ok) throw new Error(`a dispute of the demo goes ${step} out of ${standing.state}`);
      const when = this.inOffice(this.timeOf(step, i), [...times.values()].at(-1) ?? openedAt);
      times.set(step, when);
      const words = this.wordsOf(step);
      const accepted = step === 'accept' ? { track: this.track, mode: going.mode } : {};
      this.tell(stepTable[step].fact, when, { step, to: ruling.state, ...words, ...accepted });
      standing = { ...standing, state: ruling.state, resumeTo: ruling.resumeTo };
      this.version += 1;
    }
    const last = [...times.values()].at(-1) ?? openedAt;
    const endedAt = times.get('file') ?? times.get('fail') ?? times.get('stop');
    this.chapter.add('mediation', {
      id: this.id,
      number: `${openedAt.getUTCFullYear()}-T${String(going.nth).padStart(5, '0')}`,
      matter_id: matter.id,
      source: 'matter',
      track: this.track,
      mode: going.mode,
      category: matter.category,
      title: matter.title,
      unit_id: this.unitId(),
      liaison_id: this.lead.person.id,
      state: standing.state,
      resume_to: standing.resumeTo,
      gate: times.has('accept') ? { marks: [] } : null,
      first_known_on: addDays(dayOf(openedAt), -this.chapter.random.int(1, 120)),
      version: this.version,
      opened_at: openedAt.toISOString(),
      accepted_at: times.get('accept')?.toISOString() ?? null,
      reached_at: times.get('reach')?.toISOString() ?? null,
      ended_at: endedAt?.toISOString() ?? null,
      changed_at: last.toISOString(),
    });
    const around = {
      chapter: this.chapter,
      book,
      id: this.id,
      partyIds: this.partyIds,
      lead: this.lead,
      openedAt,
      track: this.track,
    };
    addParties(around, times);
    seatPanel(around, times, going.cards);
    const number = `${openedAt.getUTCFullYear()}-T${String(going.nth).padStart(5, '0')}`;
    sitDown(around, { state: standing.state, mode: going.mode, number }, times);
    this.tellEnds(times, until);
    sayAfterwards(around, times);
    planDispute(around, standing);
  }

  /** Joint ones lie with the studio, those on the spot with the station. */
  private unitId(): string {
    const { town } = this.chapter;
    return this.going.mode === 'joint' ? town.organisation.studio.id : this.book.matter.unit_id;
  }

  /** Steps up to the end lie within the work on the matter, those after it between the answer and now. */
  private timeOf(step: MediationStep, place: number): Date {
    const { openedAt, until, going, chapter } = this;
    const after = ['perform', 'performed', 'file'].indexOf(step);
    if (after < 0) {
      const before = going.steps.filter((one) => !['perform', 'performed', 'file'].includes(one)).length;
      const share = (place + 1) / (before + 1);
      return new Date(openedAt.getTime() + share * (until.getTime() - openedAt.getTime()));
    }
    const left = chapter.now.getTime() - until.getTime();
    const share = [0.02, 0.35, 0.7][after] ?? 0.7;
    return new Date(until.getTime() + share * left);
  }

  /** Moved into office hours where that changes no order. */
  private inOffice(when: Date, after: Date): Date {
    const moved = whenOffice(when, this.chapter.random);
    const isBefore = when <= this.until ? moved < this.until : moved < this.chapter.now;
    return moved > after && isBefore ? moved : new Date(Math.max(when.getTime(), after.getTime() + 60_000));
  }

  private wordsOf(step: MediationStep): { text?: string } {
    const { random } = this.chapter;
    if (step === 'fail') return { text: random.pick(lines(texts.failReasons)) };
    if (step === 'stop') return { text: random.pick(lines(texts.stopReasons)) };
    return step === 'suspend' ? { text: random.pick(lines(texts.suspendReasons)) } : {};
  }

  private tell(kind: keyof typeof mediationFacts, when: Date, data: LateRow): void {
    const audience = mediationFacts[kind].resident === null ? 'staff' : 'resident';
    this.chapter.tellOf(
      { kind: 'mediation', id: this.id },
      { when, kind, data, audience, by: { colleague: this.lead } },
    );
  }

  private tellMatter(
    kind: 'mediation.asked' | 'mediation.taken' | 'mediation.agreed' | 'mediation.over',
    when: Date,
  ): void {
    const data = { mediationId: this.id };
    this.chapter.tell(this.book, { when, kind, data, audience: 'resident', by: { colleague: this.lead } });
  }

  private tellEnds(times: ReadonlyMap<MediationStep, Date>, until: Date): void {
    const taken = times.get('accept');
    if (taken) this.tellMatter('mediation.taken', taken);
    const agreed = times.get('reach');
    if (agreed) this.tellMatter('mediation.agreed', agreed < until ? agreed : until);
    const over = times.get('fail') ?? times.get('stop');
    if (!over) return;
    this.tellMatter('mediation.over', over);
    for (const party_id of this.partyIds)
      this.chapter.add('mediation_route', {
        mediation_id: this.id,
        party_id,
        route: this.track === 'people' ? 'court' : 'penalty',
        how: 'phone',
        told_at: over.toISOString(),
      });
  }
}
