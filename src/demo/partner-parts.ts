import texts from '../../demo/texts-together.json' with { type: 'json' };
import { decidePart, type PartStanding, type PartTaking, partFactOf } from '../modules/matters/rules-parts.ts';
import { matterFacts } from '../modules/matters/words.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import { ackDueAfter, decisionDueAfter } from './due-dates.ts';
import { isPublicProblem } from './matter-alike.ts';
import { whenOffice } from './matter-times.ts';
import type { FactRow, MatterBook, PartRow } from './rows.ts';
import type { Colleague } from './staff.ts';

const reasons = lines(texts.returnReasons);
const replies = lines(texts.replies);
const secondReasons = lines(texts.secondReturns);
const mustReasons = lines(texts.verdictMust);
const releasedReasons = lines(texts.verdictReleased);
const doneWords = lines(texts.partDone);

type Step = { step: PartTaking['step']; when: Date; text: string; verdict?: 'must' | 'released' };

/** Plays what a returned part becomes, judged by the rules of parts; RangeError where they forbid it. */
class PartPlay {
  private readonly chapter: Chapter;
  private readonly book: MatterBook;
  private readonly part: PartRow;
  private readonly owner: Colleague;
  private readonly arbiter: Colleague;

  constructor(chapter: Chapter, book: MatterBook, part: PartRow, people: { owner: Colleague; arbiter: Colleague }) {
    this.chapter = chapter;
    this.book = book;
    this.part = part;
    this.owner = people.owner;
    this.arbiter = people.arbiter;
  }

  take({ step, when, text, verdict }: Step): void {
    const { chapter, book, part } = this;
    const standing: PartStanding = { state: part.state, timesReturned: part.times_returned, bound: part.bound };
    const ruling = decidePart(standing, { step, ...(verdict && { verdict }) });
    if (!ruling.ok) throw new RangeError(`${step} of a part from ${part.state}: ${ruling.code}`);
    const at = when.toISOString();
    Object.assign(part, {
      state: ruling.state,
      times_returned: ruling.timesReturned,
      bound: ruling.bound,
      changed_at: at,
    });
    this.write(step, when, text);
    const kind = partFactOf(step, ruling.state);
    const ours = step === 'ask-again' ? this.owner : step === 'arbitrate' ? this.arbiter : undefined;
    chapter.tell(book, {
      when,
      kind,
      audience: matterFacts[kind].resident === null ? 'staff' : 'resident',
      data: {
        partId: part.id,
        unitId: part.unit_id ?? '',
        partnerId: part.partner_id ?? '',
        text,
        ...(verdict && { verdict }),
      },
      by: ours ? { colleague: ours } : { colleague: this.owner },
    });
    if (ruling.state === 'disputed') this.nameArbiter(when);
    if (verdict) Object.assign(part, { verdict, verdict_reason: text, verdict_at: at });
    if (ruling.state === 'released') part.ended_at = at;
  }

  private write(step: Step['step'], when: Date, text: string): void {
    const { part } = this;
    if (step === 'return') part.return_reason = text;
    if (step === 'ask-again') Object.assign(part, { reply: text, ack_due_at: ackDueAfter(when).toISOString() });
    if (step === 'finish') Object.assign(part, { answer: text, ended_at: when.toISOString() });
  }

  private nameArbiter(when: Date): void {
    const { chapter, book, part, arbiter } = this;
    part.arbiter_id = arbiter.person.id;
    part.arbitrate_due_at = decisionDueAfter(when).toISOString();
    const of = { partId: part.id, unitId: part.unit_id ?? '', partnerId: part.partner_id ?? '' };
    const data = { ...of, text: arbiter.person.name };
    chapter.tell(book, { when, kind: 'part.arbiter-named', audience: 'staff', data, by: 'system' });
  }
}

function factsOf({ facts }: MatterBook, part: PartRow): FactRow[] {
  return facts.filter(({ data }) => data['partId'] === part.id);
}

/** The clocks of every helper's part: most say within four working hours that they have it. */
export function runClocks({ matters, random }: Chapter): void {
  for (const { parts, facts } of matters) {
    for (const part of parts) {
      if (part.role !== 'helper') continue;
      const due = ackDueAfter(new Date(part.asked_at));
      part.ack_due_at = due.toISOString();
      if (part.acknowledged_at === null) continue;
      if (part.acknowledged_at > part.ack_due_at && random.chance(0.8)) hasten({ facts, part, due }, random);
      part.acknowledged_in_time = part.acknowledged_at <= part.ack_due_at;
    }
  }
}

/** Moves the first word of a helper to an earlier hour of the same day's work. */
function hasten({ facts, part, due }: { facts: FactRow[]; part: PartRow; due: Date }, random: Chapter['random']): void {
  const index = facts.findIndex(({ kind, data }) => kind === 'part.taken' && data['partId'] === part.id);
  const fact = facts[index];
  if (!fact) return;
  const asked = new Date(part.asked_at).getTime();
  const sooner = whenOffice(
    new Date(asked + random.between(0.03, 0.9) * Math.min(due.getTime() - asked, 4 * hour)),
    random,
  );
  const at = sooner.toISOString();
  if (sooner > due || at >= fact.at) return;
  facts.splice(index, 1);
  if (part.changed_at === fact.at) part.changed_at = at;
  fact.at = at;
  part.acknowledged_at = at;
  facts.splice(facts.findLastIndex((told) => told.at <= at) + 1, 0, fact);
}

/** Parts that came back: asked again with an answer, done after all, or decided by an arbiter; two wait for one now. */
export function settleReturns(chapter: Chapter): void {
  for (const book of chapter.matters) {
    for (const part of book.parts) {
      if (part.role === 'helper' && part.state === 'returned' && part.partner_id !== null) settle(chapter, book, part);
    }
  }
  disputeNow(chapter);
}

function peopleAround(chapter: Chapter, { matter }: MatterBook) {
  const owner = chapter.person(matter.lead_id);
  const station = chapter.stationOf(matter.unit_id);
  const [head] = station ? chapter.members(station.station.id) : [];
  return owner && head ? { owner, arbiter: head === owner ? chapter.badge('100110') : head } : undefined;
}

function settle(chapter: Chapter, book: MatterBook, part: PartRow): void {
  const { random } = chapter;
  const people = peopleAround(chapter, book);
  const from = new Date(factsOf(book, part).at(-1)?.at ?? part.changed_at).getTime();
  const end = book.facts.find(({ kind, at }) => kind === 'matter.answered' && new Date(at).getTime() > from)?.at;
  if (!people || end === undefined || random.chance(0.15)) return;
  const until = new Date(end).getTime();
  const when = (share: number) => whenOffice(new Date(from + share * (until - from)), random);
  const times = [0.15, 0.35, 0.55, 0.75].map(when).sort((one, other) => one.getTime() - other.getTime());
  if (times.some((time, i) => time.getTime() >= until || time.getTime() <= (times[i - 1]?.getTime() ?? from))) return;
  const [again = when(0), second = when(0), third = when(0), fourth = when(0)] = times;
  const play = new PartPlay(chapter, book, part, people);
  play.take({ step: 'ask-again', when: again, text: random.pick(replies) });
  if (random.chance(0.55)) {
    play.take({ step: 'take', when: second, text: '' });
    play.take({ step: 'finish', when: third, text: random.pick(doneWords) });
    return;
  }
  play.take({ step: 'return', when: second, text: random.pick(secondReasons) });
  const verdict = random.chance(0.6) ? 'must' : 'released';
  play.take({
    step: 'arbitrate',
    when: third,
    verdict,
    text: random.pick(verdict === 'must' ? mustReasons : releasedReasons),
  });
  if (verdict === 'must') play.take({ step: 'finish', when: fourth, text: random.pick(doneWords) });
}

function openPartOf({ matter, parts }: MatterBook, from: Date): PartRow | undefined {
  if (matter.state !== 'in_hand' || matter.watch) return undefined;
  return parts.find(
    ({ role, partner_id, state, changed_at }) =>
      role === 'helper' &&
      partner_id !== null &&
      (state === 'asked' || state === 'taken') &&
      new Date(changed_at) < from,
  );
}

/** Two parts came back twice and wait for the arbiter of the county, three came back once and wait for the lead. */
function disputeNow(chapter: Chapter): void {
  const { random, now, matters } = chapter;
  const quiet = new Date(now.getTime() - 1.2 * day);
  const places = matters.filter((book) => isPublicProblem(book) || /^dispute\.property/.test(book.matter.category));
  const open = [...places, ...matters.filter((book) => !places.includes(book))].flatMap((book) => {
    const part = openPartOf(book, quiet);
    const people = peopleAround(chapter, book);
    return part && people ? [{ book, part, owner: people.owner }] : [];
  });
  for (const [i, { book, part, owner }] of open.slice(0, 5).entries()) {
    const last = new Date(Math.max(...book.facts.map(({ at }) => new Date(at).getTime()))).getTime();
    const when = (share: number) => new Date(last + share * (now.getTime() - last));
    const play = new PartPlay(chapter, book, part, { owner, arbiter: chapter.badge('100110') });
    play.take({ step: 'return', when: when(0.4), text: random.pick(reasons) });
    if (i >= 2) continue;
    play.take({ step: 'ask-again', when: when(0.6), text: random.pick(replies) });
    play.take({ step: 'return', when: when(0.9), text: random.pick(secondReasons) });
  }
}
