import { pinnedCounting } from '../modules/clocks/calendars.ts';
import { readStory } from '../modules/clocks/rules.ts';
import { speakingOf } from '../modules/clocks/rules-ladder.ts';
import { rulesOf, settle } from '../modules/clocks/settling.ts';
import type { Clock, LadderRule } from '../modules/clocks/tables.ts';
import { type ClockFact, clockFacts, type LadderRole, ladderRoles } from '../modules/clocks/words.ts';
import { type Chapter, day, hour, lastOf, lines } from './chapter.ts';
import { countyBook } from './clock-book.ts';
import { ClockLife, eventRow, tell } from './clock-life.ts';
import type { MatterBook } from './rows.ts';
import type { Colleague } from './staff.ts';

/** The ladder came into use so long ago; whatever ran out before was never urged. */
const ladderDays = 40;

const waits = [
  {
    reason: 'procedure',
    days: 20,
    waitsZh: '等待法定程序（公示、听证、复议、诉讼等）',
    waitsEn: 'a procedure laid down by law must take its course',
    text: '已提请听证，等听证结论',
  },
  {
    reason: 'appraisal',
    days: 15,
    waitsZh: '等待鉴定或检测结果',
    waitsEn: 'an expert appraisal or test is under way',
    text: '检测机构已取样，等报告',
  },
  {
    reason: 'resident',
    days: 9,
    waitsZh: '等待您补充情况或材料',
    waitsEn: 'we are waiting for something from you',
    text: '请反映人补一张现场照片和门牌号',
  },
] as const;

/** Every matter gets the clocks that its facts turned; some stand still for a reason, some got more time, some were urged. */
export function timeMatters(chapter: Chapter): void {
  for (const book of chapter.matters) {
    answerFirst(chapter, book);
    const life = new ClockLife(book, chapter.random);
    life.follow();
    const clocks = life.clocks.map((clock) => live(chapter, book, clock));
    const promise = clocks.findLast(({ row }) => row.kind === 'solve');
    const moved = promise ? followPromise(book, clocks, promise) : clocks;
    for (const clock of moved) if (!isForgotten(clock)) write(chapter, clock);
  }
}

/** The promised date is what its clock says; what helping units were asked to do by then moves with it. */
function followPromise(book: MatterBook, clocks: readonly Clock[], { row, events }: Clock): readonly Clock[] {
  const { matter, parts } = book;
  const [from, to] = [matter.promised_at, row.due_at.toISOString()];
  matter.promised_at = to;
  const when = events.at(-1)?.at;
  if (from === to || when === undefined || row.state === 'met' || row.state === 'stopped') return clocks;
  const open = parts.filter(({ state, due_at }) => due_at === from && state !== 'done' && state !== 'revoked');
  for (const part of open) part.due_at = to;
  return clocks.map((clock) =>
    clock.row.state === 'running' && open.some(({ id }) => id === clock.row.about)
      ? tell(clock, when, { kind: 'moved', dueAt: to })
      : clock,
  );
}

// What an acceptance replaced at once, with nothing else to tell, is no use to anybody who looks around.
function isForgotten({ events, spoken }: Clock): boolean {
  const [only] = events;
  return events.length === 1 && spoken.length === 0 && only?.kind === 'stopped' && only.why === 'replaced';
}

const firstWords = lines(
  '已电话联系反映人，问清了时间和位置|已打电话告诉反映人由谁来办|已与反映人约好上门时间|已到现场看过，先给反映人回了电话',
);

/** Most leads phone the reporter before the answer is there. */
function answerFirst(chapter: Chapter, book: MatterBook): void {
  const taken = lastOf(book, 'matter.taken');
  const lead = chapter.person(book.matter.lead_id);
  const answer = book.facts.find(({ kind }) => kind === 'matter.answered' || kind === 'matter.told');
  if (!taken || !lead || book.matter.watch || !chapter.random.chance(0.8)) return;
  const when = chapter.later(new Date(taken.at), chapter.random.between(0.2, 1.5));
  if (answer && answer.at <= when.toISOString()) return;
  if (lastOf(book, 'matter.withdrawn') || lastOf(book, 'matter.merged')) return;
  const text = chapter.random.pick(firstWords);
  chapter.tell(book, { when, kind: 'matter.told', audience: 'resident', data: { text }, by: { colleague: lead } });
}

const workedOn = new Set(['assigned', 'in_hand', 'reopened']);

function isPromise({ row }: Clock, book: MatterBook): boolean {
  return row.kind === 'solve' && row.state === 'running' && workedOn.has(book.matter.state) && !row.guarded;
}

// What happened to a clock beside the steps of its matter, then what the house saw by itself.
function live(chapter: Chapter, book: MatterBook, clock: Clock): Clock {
  const lead = chapter.person(book.matter.lead_id);
  const acted = lead ? acting(chapter, book, { clock, lead }) : clock;
  return urged(chapter, book, noteMissed(chapter, acted));
}

function acting(chapter: Chapter, book: MatterBook, act: Acting): Clock {
  const { random, now } = chapter;
  const { row } = act.clock;
  if (isPromise(act.clock, book) && row.due_at.getTime() > now.getTime() - 2 * day) {
    if (random.chance(0.22)) return paused(chapter, book, act);
    return random.chance(0.22) ? extended(chapter, book, act) : act.clock;
  }
  const isLate = row.kind === 'solve' && row.state === 'met' && row.ended_at !== null && row.ended_at > row.due_at;
  return isLate && row.about === null && random.chance(0.2) ? extended(chapter, book, act) : act.clock;
}

interface Acting {
  readonly clock: Clock;
  readonly lead: Colleague;
}

function tellOf(
  chapter: Chapter,
  book: MatterBook,
  { clock, kind, when, by, data }: { clock: Clock; kind: ClockFact; when: Date; by: Colleague | null; data: object },
): void {
  const audience = clockFacts[kind].resident === null ? 'staff' : 'resident';
  const base = { clock: clock.row.kind, due: clock.row.due_at.toISOString() };
  const about = clock.row.about === null ? {} : { partId: clock.row.about };
  const told = { when, kind, audience, data: { ...base, ...about, ...data } } as const;
  chapter.tell(book, { ...told, by: by ? { colleague: by } : 'system' });
}

/** A moment of the last two days at which the clock ran and was not yet due. */
function momentFor({ random, now }: Chapter, { row }: Clock): Date | undefined {
  const latest = Math.min(now.getTime(), row.due_at.getTime()) - 2 * hour;
  const earliest = Math.max(row.started_at.getTime() + hour, latest - 2 * day);
  return earliest < latest ? new Date(random.between(earliest, latest)) : undefined;
}

function paused(chapter: Chapter, book: MatterBook, { clock, lead }: Acting): Clock {
  const when = momentFor(chapter, clock);
  if (!when) return clock;
  const { days, text, ...because } = chapter.random.pick(waits);
  const until = new Date(when.getTime() + days * day);
  const { reason } = because;
  const next = tell(clock, when, { kind: 'paused', reason, until: until.toISOString() });
  const { waitsZh, waitsEn } = because;
  const data = { waits: reason, waitsZh, waitsEn, until: until.toISOString(), text };
  tellOf(chapter, book, { clock: next, kind: 'clock.paused', when, by: lead, data });
  return next;
}

function extended(chapter: Chapter, book: MatterBook, { clock, lead }: Acting): Clock {
  const when = momentFor(chapter, clock);
  const { measure, amount } = clock.row;
  if (!when || measure === null || amount === null || amount < 2) return clock;
  const more = Math.min(amount, chapter.random.int(2, 3));
  const asked = tell(clock, when, { kind: 'extension-asked', amount: more }, { asked_by: lead.accountId });
  tellOf(chapter, book, {
    clock: asked,
    kind: 'clock.extension-asked',
    when,
    by: lead,
    data: { amount: more, measure, text: '配件未到，需要几天' },
  });
  if (clock.row.state === 'running' && chapter.random.chance(0.35)) return asked;
  const decidedAt = new Date(when.getTime() + 0.6 * hour);
  const next = tell(asked, decidedAt, { kind: 'extended', measure, amount: more }, { asked_by: null });
  const by = chiefOf(chapter, clock) ?? lead;
  const data = { amount: more, measure, text: '同意，先做好临时防护' };
  tellOf(chapter, book, { clock: next, kind: 'clock.extended', when: decidedAt, by, data });
  return next;
}

function noteMissed({ now }: Chapter, clock: Clock): Clock {
  const { state, due_at: dueAt, ended_at: endedAt } = clock.row;
  const until = endedAt ?? now;
  if (state === 'stopped' || state === 'paused' || dueAt >= until) return clock;
  const { row, ...rest } = clock;
  return { ...rest, row: { ...row, missed_at: dueAt } };
}

const inUnit = (people: readonly Colleague[], duty: string) =>
  people.find(({ duties }) => (duties as readonly string[]).includes(duty));

function chiefOf(chapter: Chapter, { row }: Clock): Colleague | undefined {
  const station = chapter.stationOf(row.unit_id ?? '');
  return station && inUnit(chapter.members(station.office.id), 'assign');
}

function toldBy(chapter: Chapter, clock: Clock, role: LadderRole): Colleague | undefined {
  const station = chapter.stationOf(clock.row.unit_id ?? '');
  switch (role) {
    case 'lead':
      return chapter.person(clock.row.owner_id);
    case 'unit-chief':
      return chiefOf(chapter, clock);
    case 'station-chief':
      return station && inUnit(chapter.members(station.station.id), 'oversee');
    case 'oversee':
      return undefined;
  }
}

function urged(chapter: Chapter, book: MatterBook, clock: Clock): Clock {
  const { now } = chapter;
  const { row } = clock;
  if (row.state === 'paused') return settle(countyBook, clock, now);
  const counting = pinnedCounting(countyBook, row);
  const reading = readStory(counting, clock, now);
  const until = row.ended_at ?? now;
  const isRecent = row.started_at.getTime() > now.getTime() - ladderDays * day;
  const spoken: string[] = [];
  for (const { rule, at } of speakingOf(rulesOf(countyBook, row), clock, counting, reading)) {
    if (at >= until || row.state === 'stopped') continue;
    // What runs was looked at until now; what ended long ago was before the time of the ladder.
    if (row.state !== 'running' && !isRecent) continue;
    spoken.push(rule.id);
    if (isRecent) speak(chapter, book, { clock, rule, at });
    else chapter.add('ladder_step', { clock_id: row.id, rule: rule.id, at: at.toISOString() });
  }
  return settle(countyBook, { ...clock, spoken }, now);
}

function speak(
  chapter: Chapter,
  book: MatterBook,
  { clock, rule, at }: { clock: Clock; rule: LadderRule; at: Date },
): void {
  const { random, now } = chapter;
  const { row } = clock;
  const toldAt = at.toISOString();
  chapter.add('ladder_step', { clock_id: row.id, rule: rule.id, at: toldAt });
  const names: string[] = [];
  const known = new Set<string>();
  for (const role of rule.tells) {
    const person = toldBy(chapter, clock, role)?.person;
    if (!person || known.has(person.id)) continue;
    known.add(person.id);
    names.push(`${person.name}（${ladderRoles[role].zh}）`);
    const readAt = new Date(at.getTime() + random.between(0.2, 20) * hour);
    const hasRead = readAt < now && random.chance(0.94);
    chapter.add('ladder_notice', {
      id: random.id(at),
      clock_id: row.id,
      rule: rule.id,
      person_id: person.id,
      role,
      told_at: toldAt,
      acknowledged_at: hasRead ? readAt.toISOString() : null,
    });
  }
  const kind = rule.urges ? 'clock.urged' : 'clock.reminded';
  const data = { rule: rule.id, on: rule.on, value: rule.value, text: names.join('、') };
  tellOf(chapter, book, { clock, kind, when: at, by: null, data });
}

function write(chapter: Chapter, { row, events }: Clock): void {
  const { id } = row;
  chapter.add('clock', JSON.parse(JSON.stringify(row)) as Record<string, unknown>);
  for (const [i, event] of events.entries()) chapter.add('clock_event', eventRow(id, i + 1, event));
}
