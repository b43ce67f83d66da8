import { dueAfter } from './due-dates.ts';
import { at } from './lists.ts';
import { answerText } from './matter-answer.ts';
import type { Setting } from './matter-setting.ts';
import { whenOffice } from './matter-times.ts';
import type { Walk } from './matter-walk.ts';
import { partnerFor } from './partners.ts';
import type { Random } from './random.ts';
import type { PartRow } from './rows.ts';
import type { Colleague } from './staff.ts';
import { phrases } from './word-books.ts';

const hour = 3_600_000;
// Notes that would not be written after a visit of this kind.
const speaksOfOtherWay = { phone: /上门|来所|走访|现场/, visit: /电话|来所|外地/, counter: /电话|上门|走访|现场|外地/ };

/** Plays the life of one matter from its report up to the present moment. */
export class Life {
  readonly walk: Walk;
  readonly set: Setting;
  readonly random: Random;
  clock: Date;
  lead: Colleague;
  private readonly helperNames: string[] = [];

  constructor(walk: Walk, setting: Setting, random: Random) {
    this.walk = walk;
    this.set = setting;
    this.random = random;
    this.clock = new Date(walk.book.matter.reported_at);
    this.lead = setting.cast.lead;
  }

  /** Lets time pass; false when the moment lies in the future and the story ends for now. */
  pass(meanHours: number, inOffice = true): boolean {
    const { random, set } = this;
    const raw = new Date(this.clock.getTime() + 60_000 + random.waiting(meanHours * hour));
    const next = inOffice ? whenOffice(raw, random) : raw;
    if (next >= set.now) return false;
    this.clock = next;
    return true;
  }

  by(colleague: Colleague): { colleague: Colleague } {
    return { colleague };
  }

  private readonly reporter = () => ({ reporterId: this.walk.reporterId });

  play(): void {
    if (!this.pass(2.5)) return;
    const { cast, category } = this.set;
    if (this.random.chance(0.012)) {
      this.withdraw();
      return;
    }
    if (this.random.chance(0.033)) {
      this.decline();
      return;
    }
    this.walk.step('accept', this.clock, this.by(cast.intake), {
      data: { category: category.code },
      change: { promised_at: dueAfter(this.clock, category.workingDays).toISOString() },
    });
    if (!this.pass(1.5)) return;
    this.walk.assign(
      this.clock,
      this.by(cast.assigner),
      this.lead,
      this.random.pick(['', '', '请今天先联系反映人', '老问题，请实地看看', '请与网格员一起去']),
    );
    this.askHelpers();
    if (this.random.chance(0.04) && !this.comeBack()) return;
    if (!this.pass(3)) return;
    this.walk.step('take', this.clock, this.by(this.lead));
    if (this.random.chance(0.012)) {
      this.withdraw();
      return;
    }
    if (!this.handle() || !this.finish()) return;
    this.follow();
  }

  private withdraw(): void {
    if (!this.pass(6, false)) return;
    const text = this.random.pick(phrases.withdrawals);
    this.walk.step('withdraw', this.clock, this.reporter(), { data: { text } });
  }

  private decline(): void {
    const [reason = '', turnTo = ''] = this.random.pick(phrases.declines).split('::');
    this.walk.step('decline', this.clock, this.by(this.set.cast.intake), {
      data: { text: `${reason}\n${turnTo}`, reason, turnTo },
    });
    if (this.pass(20 * 24)) this.walk.step('archive', this.clock, this.by(at(this.set.cast.revisitors, 0)));
  }

  private taskText(): string {
    const { story, category } = this.set;
    const words: Record<string, string> = {
      place: story.place,
      name: category.zh,
      days: String(Math.min(3, category.workingDays)),
      officer: this.lead.person.name,
    };
    return this.random.pick(phrases.tasks).replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
  }

  private askHelpers(): void {
    const { random, set, walk } = this;
    const { category, partners, area, cast } = set;
    const by = this.by(cast.assigner);
    if (random.chance(category.own ? 0.07 : 0.42)) {
      const partner = partnerFor(partners, category.code, area, random);
      if (partner) {
        walk.ask(this.clock, by, { partnerId: partner.id }, this.taskText());
        this.helperNames.push(partner.name);
      }
    }
    if (random.chance(0.07) && cast.gridWorker.unit.id !== this.lead.unit.id) {
      walk.ask(this.clock, by, { unitId: cast.gridWorker.unit.id }, this.taskText());
      this.helperNames.push(cast.gridWorker.unit.name);
    }
  }

  /** Not ours: back to the desk and on to another unit. */
  private comeBack(): boolean {
    const { cast } = this.set;
    if (!this.pass(9)) return false;
    this.walk.step('return', this.clock, this.by(this.lead), {
      data: { text: this.random.pick(phrases.returnReasons) },
    });
    if (!this.pass(7)) return false;
    this.lead = cast.other;
    this.walk.assign(this.clock, this.by(cast.assigner), this.lead, '请接手办理');
    return true;
  }

  private partActor(part: PartRow): { colleague: Colleague } {
    return this.by(part.unit_id === null ? this.lead : this.set.cast.gridWorker);
  }

  private openParts(): PartRow[] {
    return this.walk.book.parts.filter(
      ({ role, state }) => role === 'helper' && (state === 'asked' || state === 'taken'),
    );
  }

  /** Helping units take their parts or give them back; false when one has not yet. */
  private helpersTake(): boolean {
    const { random, walk } = this;
    for (const part of this.openParts()) {
      if (!this.pass(7)) return false;
      if (random.chance(0.03)) {
        walk.movePart(part, 'returned', this.clock, this.partActor(part), random.pick(phrases.partReturns));
      } else walk.movePart(part, 'taken', this.clock, this.partActor(part), '');
    }
    return true;
  }

  /** What is said while work goes on: news, additions, notes; false when the present moment comes first. */
  private talk(hours: number): boolean {
    const { random, walk, set } = this;
    if (random.chance(0.35)) {
      if (!this.pass(hours * 0.3)) return false;
      walk.tell('matter.told', this.clock, this.by(this.lead), { text: random.pick(phrases.told) });
    }
    if (random.chance(0.1)) {
      if (!this.pass(hours * 0.2, false)) return false;
      const text = set.story.fill(random.pick(phrases.added));
      walk.tell('matter.added', this.clock, this.reporter(), { text, files: 0 });
    }
    if (random.chance(0.22)) {
      if (!this.pass(hours * 0.2)) return false;
      walk.tell('matter.noted', this.clock, this.by(this.lead), { text: random.pick(phrases.noted) });
    }
    return true;
  }

  /** Work between taking in hand and answering; false when it still goes on. */
  private handle(): boolean {
    const { random, walk, set } = this;
    const hours = set.category.workingDays * 24 * (random.chance(0.07) ? 4.5 : 0.24);
    if (!this.helpersTake() || !this.talk(hours) || !this.pass(hours * 0.6)) return false;
    for (const part of this.openParts()) {
      if (!this.pass(6)) return false;
      walk.movePart(part, 'done', this.clock, this.partActor(part), random.pick(phrases.partAnswers));
    }
    for (const evidence of walk.evidenceNeeded) {
      const outcome = set.story.fill(random.pick(set.story.book.outcomes));
      const text = evidence === 'photo-after' ? '处置后照片，人脸、车牌已遮' : `上门记录：${outcome}`;
      walk.addEvidence(this.clock, this.by(this.lead), evidence, text);
    }
    return true;
  }

  /** Answer and close; false when one of them is still to come. */
  private finish(): boolean {
    const { walk, set } = this;
    if (!this.pass(2)) return false;
    walk.step('answer', this.clock, this.by(this.lead), {
      data: {
        text: answerText(this.set, this.lead, at([...this.helperNames, ''], 0), this.clock, this.random),
        files: 0,
      },
    });
    if (!this.pass(20)) return false;
    const closer = this.random.chance(0.75) ? this.lead : set.cast.closer;
    walk.step('close', this.clock, this.by(closer), {
      data: { note: this.random.pick(['', '', '已当面答复', '材料齐全', '已电话告知']) },
    });
    return true;
  }

  /** What comes after closing: the resident's word, the visit, the archive. */
  private follow(): void {
    const { random, walk } = this;
    const draw = random.share();
    if (draw < 0.03 && walk.book.matter.times_reopened === 0) {
      this.contest();
      return;
    }
    if (draw < 0.33) {
      if (!this.pass(30, false)) return;
      const isPart = random.chance(0.1);
      walk.step('confirm', this.clock, this.reporter(), {
        found: isPart ? 'partly' : 'yes',
        data: {
          text: isPart ? '基本解决，还差一点。' : random.pick(phrases.confirms),
          solved: isPart ? 'partly' : 'yes',
        },
      });
    }
    if (!this.pass(220)) return;
    if (!this.revisit()) return;
    this.archive(190);
  }

  /** Once the resident confirmed, or the days to say "not solved" are over. */
  archive(meanHours: number): void {
    const { matter } = this.walk.book;
    const until = new Date(matter.contest_until ?? 0).getTime();
    if (matter.solved !== 'yes' && this.clock.getTime() <= until) this.clock = new Date(until);
    if (this.pass(meanHours))
      this.walk.step('archive', this.clock, this.by(this.random.pick(this.set.cast.revisitors)));
  }

  private contest(): void {
    if (!this.pass(60, false)) return;
    if (this.clock.getTime() > new Date(this.walk.book.matter.contest_until ?? 0).getTime()) return;
    const text = this.random.pick(phrases.contests);
    this.walk.step('contest', this.clock, this.reporter(), { found: 'no', data: { text, solved: 'no' } });
    this.again();
  }

  /** Reopened: the same lead takes it in hand once more. */
  private again(): void {
    if (!this.pass(14)) return;
    this.walk.step('take', this.clock, this.by(this.lead));
    if (this.handle() && this.finish()) this.follow();
  }

  /** The visit afterwards by somebody else than the closer; true when nothing more is owed. */
  revisit(): boolean {
    const { random, walk, set } = this;
    const { matter } = walk.book;
    const others = set.cast.revisitors.filter(({ accountId }) => accountId !== matter.closed_by);
    const visitor = this.by(random.pick(others));
    const way = random.weighted(['phone', 'phone', 'phone', 'visit', 'visit', 'counter'] as const, () => 1);
    if (random.chance(0.06)) {
      walk.step('revisit', this.clock, visitor, {
        found: 'unreached',
        data: { text: random.pick(phrases.notesUnreached), way: 'phone' },
      });
      if (!this.pass(60)) return false;
    }
    if (random.chance(0.008) && matter.times_reopened === 0) {
      walk.step('revisit', this.clock, visitor, { found: 'no', data: { text: random.pick(phrases.notesNo), way } });
      this.again();
      return false;
    }
    const found = matter.solved === 'partly' || random.chance(0.09) ? 'partly' : 'yes';
    const notes = found === 'yes' ? phrases.notesYes : phrases.notesPartly;
    const text = random.pick(notes.filter((note) => !speaksOfOtherWay[way].test(note)));
    walk.step('revisit', this.clock, visitor, { found, data: { text, way } });
    return true;
  }
}
