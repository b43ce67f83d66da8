import { limitFor } from '../modules/clocks/rules.ts';
import { settle, told } from '../modules/clocks/settling.ts';
import type { Clock, ClockHappening, ClockRow, StoredEvent } from '../modules/clocks/tables.ts';
import type { ClockKind } from '../modules/clocks/words.ts';
import { countyBook } from './clock-book.ts';
import type { Random } from './random.ts';
import type { FactRow, MatterBook } from './rows.ts';

const opening: readonly ClockKind[] = ['first-answer', 'solve', 'overall'];

/** The clocks of one matter, as its facts turned them. */
export class ClockLife {
  readonly clocks: Clock[] = [];
  private readonly book: MatterBook;
  private readonly random: Random;
  private round = 0;
  private ownerId: string | null = null;

  constructor(book: MatterBook, random: Random) {
    this.book = book;
    this.random = random;
  }

  /** Follows all facts, in their order. */
  follow(): void {
    for (const fact of this.book.facts) this.turn(fact, new Date(fact.at));
  }

  private turn(fact: FactRow, at: Date): void {
    switch (fact.kind) {
      case 'matter.reported':
        for (const kind of opening) this.start(kind, at);
        break;
      case 'matter.accepted':
        this.end(at, 'replaced', ['solve']);
        this.start('solve', at);
        break;
      case 'matter.assigned':
        this.own(String(fact.data['leadId'] ?? '') || null);
        break;
      case 'matter.taken':
        this.own(this.ownerId ?? this.book.matter.lead_id);
        break;
      case 'matter.told':
        this.meet(at, ['first-answer']);
        break;
      case 'matter.answered':
        this.meet(at, ['first-answer', 'solve']);
        break;
      case 'matter.declined':
        this.meet(at, ['first-answer']);
        this.end(at, 'over');
        break;
      case 'matter.closed':
        this.meet(at, opening);
        this.end(at, 'over');
        this.start('revisit', at);
        break;
      default:
        this.turnLater(fact, at);
    }
  }

  private turnLater(fact: FactRow, at: Date): void {
    switch (fact.kind) {
      case 'matter.revisited':
        if (fact.data['state'] !== 'closed') this.meet(at, ['revisit']);
        if (fact.data['state'] === 'reopened') this.anew(at);
        break;
      case 'matter.reopened':
      case 'matter.contested':
        if (fact.data['again'] !== true) this.anew(at);
        break;
      case 'matter.withdrawn':
      case 'matter.merged':
      case 'matter.archived':
        this.end(at, 'over');
        break;
      case 'part.asked':
        this.startPart(String(fact.data['partId'] ?? ''), at);
        break;
      case 'part.done':
        this.meet(at, ['part'], String(fact.data['partId'] ?? ''));
        break;
      case 'part.returned':
      case 'part.disputed':
      case 'part.revoked':
        this.end(at, 'over', ['part'], String(fact.data['partId'] ?? ''));
        break;
    }
  }

  private anew(at: Date): void {
    this.round += 1;
    this.end(at, 'replaced');
    for (const kind of opening) this.start(kind, at);
  }

  private start(kind: ClockKind, at: Date, given?: { about: string; dueAt: Date }): void {
    const { matter } = this.book;
    const limit = given ? null : limitFor(countyBook.limits, { kind, category: matter.category, unitIds: [] });
    if (limit === undefined) return;
    const row: ClockRow = {
      id: this.random.id(at),
      subject_kind: 'matter',
      subject_id: matter.id,
      about: given?.about ?? null,
      kind,
      category: matter.category,
      unit_id: matter.unit_id,
      owner_id: this.ownerId,
      guarded: matter.watch,
      round: this.round,
      started_at: at,
      measure: limit?.measure ?? null,
      amount: limit?.amount ?? null,
      calendar: limit?.calendar ?? 'office',
      calendar_version: 1,
      holiday_version: 1,
      ladder_version: 1,
      state: 'running',
      due_at: given?.dueAt ?? at,
      paused_until: null,
      missed_at: null,
      ended_at: null,
      asked_by: null,
      next_at: null,
      run_milliseconds: null,
      paused_milliseconds: null,
      missing_years: [],
    };
    this.clocks.push(settle(countyBook, { row, events: [], spoken: [] }, at));
  }

  private startPart(about: string, at: Date): void {
    const due = this.book.parts.find(({ id }) => id === about)?.due_at;
    if (due) this.start('part', at, { about, dueAt: new Date(due) });
  }

  private own(ownerId: string | null): void {
    this.ownerId = ownerId;
    this.each(
      () => true,
      (clock) => ({ ...clock, row: { ...clock.row, owner_id: ownerId } }),
    );
  }

  private each(wanted: (clock: Clock) => boolean, change: (clock: Clock) => Clock): void {
    for (const [i, clock] of this.clocks.entries()) {
      const isGoing = clock.row.state === 'running' || clock.row.state === 'paused';
      if (isGoing && wanted(clock)) this.clocks[i] = change(clock);
    }
  }

  private stop(at: Date, happening: ClockHappening, wanted: (row: ClockRow) => boolean): void {
    const state = happening.kind === 'met' ? ('met' as const) : ('stopped' as const);
    this.each(
      ({ row }) => wanted(row),
      (clock) => tell(clock, at, happening, { state, ended_at: at }),
    );
  }

  private meet(at: Date, kinds: readonly ClockKind[], about?: string): void {
    this.stop(at, { kind: 'met' }, (row) => kinds.includes(row.kind) && (about === undefined || row.about === about));
  }

  private end(at: Date, why: 'over' | 'replaced', kinds?: readonly ClockKind[], about?: string): void {
    const wanted = (row: ClockRow) =>
      (kinds === undefined || kinds.includes(row.kind)) && (about === undefined || row.about === about);
    this.stop(at, { kind: 'stopped', why }, wanted);
  }
}

/** Adds to the story of a clock of the county; by whom is told by the fact beside it. */
export function tell(clock: Clock, at: Date, happening: ClockHappening, change: Partial<ClockRow> = {}): Clock {
  return told(countyBook, clock, happening, { at, now: at, by: null, change }).clock;
}

/** An event as a row: what is its own goes into `data`. */
export function eventRow(clockId: string, n: number, { kind, at, byId, ...data }: StoredEvent) {
  return { clock_id: clockId, n, kind, at: at.toISOString(), by_id: byId, data };
}
