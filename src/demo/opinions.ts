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
  for (const book of chapter.matters) {
    if (book.matter.watch) continue;
    for (const closing of book.facts.filter(({ kind, at }) => kind === 'matter.closed' && at > since)) {
      for (const reporter of book.reporters) {
        if (reporter.made_at > closing.at) continue;
        const survey = ask(chapter, { book, closing, reporter });
        if (survey) answered.push(survey);
      }
    }
  }
  return answered;
}

interface Asking {
  readonly book: MatterBook;
  readonly closing: FactRow;
  readonly reporter: ReporterRow;
}

const handling = new Set(['matter.taken', 'matter.answered', 'matter.closed']);

/** Accounts and people who ever led, took in hand, answered or closed it. */
export function handlersOf({ matter, facts }: MatterBook): string[] {
  const found = new Set([matter.lead_id, matter.answered_by, matter.closed_by]);
  for (const { kind, by_id, data } of facts) {
    if (handling.has(kind)) found.add(by_id);
    if (kind === 'matter.assigned') found.add(String(data['leadId'] ?? ''));
  }
  return [...found].flatMap((id) => (id ? [id] : []));
}

function ask(chapter: Chapter, { book, closing, reporter }: Asking): Answered | undefined {
  const { random, now } = chapter;
  const closedAt = new Date(closing.at);
  const closedOn = dayOf(closedAt);
  const expiresAt = expiryOf(closedOn);
  const reopened = book.facts.find(({ at, data }) => at > closing.at && data['state'] === 'reopened');
  const end = new Date(
    Math.min(expiresAt.getTime(), reopened ? new Date(reopened.at).getTime() : now.getTime(), now.getTime()),
  );
  const draw = random.share();
  const way = random.weighted(
    ['page', 'phone', 'sms', 'paper'] as const,
    (one) => ({ page: 45, phone: 30, sms: 20, paper: 5 })[one],
  );
  const typist = typistFor(chapter, book, way);
  const spoken = new Date(closedAt.getTime() + 0.3 * day + random.waiting(3.2 * day));
  const answeredAt = typist ? whenOffice(spoken, random) : spoken;
  const inTime = answeredAt < end;
  const state = inTime && draw < 0.46 ? 'answered' : inTime && draw < 0.53 ? 'refused' : reopened ? 'lapsed' : 'open';
  const said = state === 'answered' ? answersOf(chapter, book, way) : nothing;
  const isSaid = state === 'answered' || state === 'refused';
  const messagedAt = new Date(closedAt.getTime() + day);
  const isMessaged = reporter.phone !== null && !reporter.confidential && messagedAt < (isSaid ? answeredAt : end);
  const id = random.id(closedAt);
  const handlers = handlersOf(book);
  const objection = isPoor(said) ? objectionTimes(answeredAt, seedHolidays) : null;
  const row = {
    id,
    matter_id: book.matter.id,
    reporter_id: reporter.id,
    unit_id: book.matter.unit_id,
    typed_by: isSaid ? (typist ?? null) : null,
    category: book.matter.category,
    state,
    way: isSaid ? way : null,
    ...said,
    comment: commentOn(chapter, said, way),
    closed_on: closedOn,
    objectable_from: objection?.from ?? null,
    closed_at: closing.at,
    expires_at: expiresAt.toISOString(),
    messaged_at: isMessaged ? messagedAt.toISOString() : null,
    answered_at: isSaid ? answeredAt.toISOString() : null,
    object_until: objection?.until.toISOString() ?? null,
    handlers,
  };
  chapter.add('survey', row);
  if (isSaid) {
    const colleague = chapter.account(typist ?? null);
    chapter.tellOf(
      { kind: 'survey', id },
      {
        when: answeredAt,
        kind: state === 'refused' ? 'feedback.refused' : 'feedback.given',
        audience: 'sealed',
        data: { way },
        by: colleague ? { colleague } : { reporterId: reporter.id },
      },
    );
  }
  return state === 'answered' ? { row, book, answeredAt, handlers } : undefined;
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
