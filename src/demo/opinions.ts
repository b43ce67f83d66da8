import texts from '../../demo/texts-feedback.json' with { type: 'json' };
import { dayOf } from '../kit/calendar.ts';
import { seedHolidays } from '../kit/holidays.ts';
import { expiryOf, isPoor, objectionTimes } from '../modules/feedback/rules.ts';
import type { Said, SurveyWay } from '../modules/feedback/words.ts';
import { type Chapter, day, lines } from './chapter.ts';
import { whenOffice } from './matter-times.ts';
import type { FactRow, MatterBook, ReporterRow } from './rows.ts';

const comments = { good: lines(texts.good), fair: lines(texts.fair), poor: lines(texts.poor) };
/** Residents have been asked for half a year. */
const askedForDays = 182;
const nothing = { speed: null, manner: null, clarity: null, result: null } as const;

const ways = ['page', 'phone', 'sms', 'paper'] as const;
const wayShares = { page: 45, phone: 30, sms: 20, paper: 5 };

type Answers = Record<keyof typeof nothing, Said | null>;

/** A survey that was answered, for whoever objects to it later. */
export interface Answered {
  readonly row: Record<string, unknown>;
  readonly book: MatterBook;
  readonly answeredAt: Date;
  readonly handlers: readonly string[];
}

/** 满意度: each reporter is asked after each closing of the last half year; two in five answer, some refuse, most stay silent. */
export function askOpinions(chapter: Chapter): Answered[] {
  const since = new Date(chapter.now.getTime() - askedForDays * day).toISOString();
  const answered: Answered[] = [];
  for (const asking of chapter.matters.flatMap((book) => askingsOf(book, since))) {
    const survey = ask(chapter, asking);
    if (survey) answered.push(survey);
  }
  return answered;
}

interface Asking {
  readonly book: MatterBook;
  readonly closing: FactRow;
  readonly reporter: ReporterRow;
}

function askingsOf(book: MatterBook, since: string): Asking[] {
  if (book.matter.watch) return [];
  const closings = book.facts.filter(({ kind, at }) => kind === 'matter.closed' && at > since);
  return closings.flatMap((closing) => {
    const asked = book.reporters.filter(({ made_at }) => made_at <= closing.at);
    return asked.map((reporter) => ({ book, closing, reporter }));
  });
}

const handling = new Set(['matter.taken', 'matter.answered', 'matter.closed']);

/** Accounts and people who ever led, took in hand, answered or closed it. */
function handlersOf({ matter, facts }: MatterBook): string[] {
  const found = new Set([matter.lead_id, matter.answered_by, matter.closed_by]);
  for (const { kind, by_id, data } of facts) {
    if (handling.has(kind)) found.add(by_id);
    if (kind === 'matter.assigned') found.add(String(data['leadId'] ?? ''));
  }
  return [...found].flatMap((id) => (id ? [id] : []));
}

/** How it went: when the asking ends, and what was said until then. */
function courseOf(chapter: Chapter, { book, closing }: Asking) {
  const { random, now } = chapter;
  const closedAt = new Date(closing.at);
  const expiresAt = expiryOf(dayOf(closedAt));
  const reopened = book.facts.find(({ at, data }) => at > closing.at && data['state'] === 'reopened');
  const end = new Date(Math.min(expiresAt.getTime(), now.getTime(), new Date(reopened?.at ?? now).getTime()));
  const way = random.weighted(ways, (one) => wayShares[one]);
  const typist = typistFor(chapter, book, way);
  const spoken = new Date(closedAt.getTime() + 0.3 * day + random.waiting(3.2 * day));
  const answeredAt = typist ? whenOffice(spoken, random) : spoken;
  const draw = answeredAt < end ? random.share() : 1;
  const unsaid = reopened ? ('lapsed' as const) : ('open' as const);
  const state = draw < 0.46 ? ('answered' as const) : draw < 0.53 ? ('refused' as const) : unsaid;
  return { closedAt, expiresAt, end, way, typist, answeredAt, state };
}

function ask(chapter: Chapter, asking: Asking): Answered | undefined {
  const { book, closing, reporter } = asking;
  const { closedAt, expiresAt, end, way, typist, answeredAt, state } = courseOf(chapter, asking);
  const isSaid = state === 'answered' || state === 'refused';
  const said = state === 'answered' ? answersOf(chapter, book, way) : nothing;
  const messagedAt = new Date(closedAt.getTime() + day);
  const isMessaged = reporter.phone !== null && !reporter.confidential && messagedAt < (isSaid ? answeredAt : end);
  const handlers = handlersOf(book);
  const objection = isPoor(said) ? objectionTimes(answeredAt, seedHolidays) : null;
  const spoken = isSaid
    ? { way, typed_by: typist ?? null, answered_at: answeredAt.toISOString() }
    : { way: null, typed_by: null, answered_at: null };
  const row = {
    id: chapter.random.id(closedAt),
    matter_id: book.matter.id,
    reporter_id: reporter.id,
    unit_id: book.matter.unit_id,
    category: book.matter.category,
    state,
    ...spoken,
    ...said,
    comment: commentOn(chapter, said, way),
    closed_on: dayOf(closedAt),
    objectable_from: objection?.from ?? null,
    closed_at: closing.at,
    expires_at: expiresAt.toISOString(),
    messaged_at: isMessaged ? messagedAt.toISOString() : null,
    object_until: objection?.until.toISOString() ?? null,
    handlers,
  };
  chapter.add('survey', row);
  if (isSaid) tellSaid(chapter, { row, state, answeredAt, reporterId: reporter.id });
  return state === 'answered' ? { row, book, answeredAt, handlers } : undefined;
}

function tellSaid(
  chapter: Chapter,
  said: {
    row: { id: string; way: SurveyWay | null; typed_by: string | null };
    state: 'answered' | 'refused';
    answeredAt: Date;
    reporterId: string;
  },
): void {
  const { row, state, answeredAt, reporterId } = said;
  const colleague = chapter.account(row.typed_by);
  chapter.tellOf(
    { kind: 'survey', id: row.id },
    {
      when: answeredAt,
      kind: state === 'refused' ? 'feedback.refused' : 'feedback.given',
      audience: 'sealed',
      data: { way: row.way },
      by: colleague ? { colleague } : { reporterId },
    },
  );
}

/** Who writes down what was said by phone or on paper: somebody who revisits and had no hand in it. */
function typistFor(chapter: Chapter, book: MatterBook, way: SurveyWay): string | undefined {
  if (way !== 'phone' && way !== 'paper') return undefined;
  const station = chapter.stationOf(book.matter.unit_id);
  const office = station ? chapter.members(station.office.id) : [];
  const free = office.filter(
    ({ duties, accountId }) => duties.includes('revisit') && accountId !== book.matter.closed_by,
  );
  return free.length > 0 ? chapter.random.pick(free).accountId : undefined;
}

function ratingFor({ random }: Chapter, { matter }: MatterBook, ease: number): Said {
  if (random.chance(0.03)) return 'declined';
  const mood = matter.solved === 'no' ? 0.75 : matter.solved === 'partly' ? 0.35 : 0.1;
  const draw = random.share();
  if (draw < mood * 0.35 * ease) return 'poor';
  return draw < mood * 1.3 * ease + 0.03 ? 'fair' : 'good';
}

/** By SMS most say the result only; elsewhere the four questions are answered one by one. */
function answersOf(chapter: Chapter, book: MatterBook, way: SurveyWay): Answers {
  const { random } = chapter;
  const rated = (ease: number) => ratingFor(chapter, book, ease);
  const result = random.pick(
    [rated(1.2), rated(1.2)]
      .filter((word) => word !== 'declined')
      .concat('good')
      .slice(0, 1),
  );
  if (way === 'sms' && random.chance(0.7)) return { ...nothing, result };
  return { speed: rated(1.1), manner: rated(0.4), clarity: random.chance(0.93) ? rated(0.8) : null, result };
}

function commentOn({ random }: Chapter, { result }: Answers, way: SurveyWay): string {
  if (way === 'sms' || result === null || result === 'declined' || !random.chance(result === 'good' ? 0.15 : 0.5))
    return '';
  return random.pick(comments[result]);
}
