import type { FieldProblem } from '../../kit/refusal.ts';
import { keysOf, type Language, type Words } from '../../kit/words.ts';
import { type ShareLevel, shareLevels } from '../matters/words.ts';
import { openWords, type RequestStatus, requestStatuses } from './words.ts';

const day = 86_400_000;
/** GeoReport v2, "Response Volume". */
const longestSpanDays = 90;

/** The instant as W3C writes it, on the clock of the county. */
export function w3(at: Date): string {
  return `${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** What `w3` writes, and every other instant with a zone; a plus sign that was not escaped arrives as a space. */
export function fromW3(text: string): Date {
  return new Date(text.replace(' ', '+'));
}

type Span =
  | { readonly ok: true; readonly from: Date; readonly to: Date }
  | { readonly ok: false; readonly why: FieldProblem };

/** From when to when: the last ninety days where nothing is said, ninety days from or to what is said, and never more. */
export function spanOf(asked: { start?: string | undefined; end?: string | undefined }, now: Date): Span {
  const whole = longestSpanDays * day;
  const start = asked.start === undefined ? undefined : fromW3(asked.start);
  const end = asked.end === undefined ? undefined : fromW3(asked.end);
  const to = end ?? (start ? new Date(start.getTime() + whole) : now);
  const from = start ?? new Date(to.getTime() - whole);
  if (from > to) return refuse('start_date', '晚于 end_date', 'is after end_date');
  if (to.getTime() - from.getTime() > whole) {
    return refuse('end_date', '起止时间不能超过 90 天', 'start_date and end_date may not span more than 90 days');
  }
  return { ok: true, from, to };
}

function refuse(path: string, zh: string, en: string): { ok: false; why: FieldProblem } {
  return { ok: false, why: { path, zh, en } };
}

/** Names from a list with commas, each once. */
export function listed(text: string | undefined): string[] {
  const names = (text ?? '').split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The statuses that are asked for, both where none is; undefined when one of them is unknown. */
export function statusesIn(text: string | undefined): RequestStatus[] | undefined {
  const all = keysOf(requestStatuses);
  const asked = listed(text?.toLowerCase());
  if (asked.length === 0) return all;
  const known = all.filter((status) => asked.includes(status));
  return known.length === asked.length ? known : undefined;
}

/** The service that a category belongs to: itself, or the nearest one above it that residents choose; the catch-all for the rest. */
export function serviceOf<S extends { readonly code: string }>(
  category: string,
  services: readonly S[],
): S | undefined {
  const above = services.filter(({ code }) => category === code || category.startsWith(`${code}.`));
  const [nearest] = above.toSorted((one, other) => other.code.length - one.code.length);
  return nearest ?? services.find(({ code }) => code === 'other');
}

/** An attribute of every service that a reporter may answer, or that only tells something. */
export interface Question {
  readonly code: 'WHO_SEES' | 'HAPPENED_ON' | 'CONFIDENTIAL' | 'SHARES';
  readonly datatype: 'text' | 'datetime' | 'singlevaluelist';
  readonly asks: boolean;
  readonly words: Words;
  readonly hint: Words | null;
  readonly values?: readonly (Words & { readonly key: string })[];
}

export const questions: readonly Question[] = [
  { code: 'WHO_SEES', datatype: 'text', asks: false, words: openWords.whoSees, hint: null },
  {
    code: 'HAPPENED_ON',
    datatype: 'datetime',
    asks: true,
    words: openWords.happenedOn,
    hint: openWords.happenedOnHint,
  },
  {
    code: 'CONFIDENTIAL',
    datatype: 'singlevaluelist',
    asks: true,
    words: openWords.confidential,
    hint: openWords.confidentialHint,
    values: [
      { key: 'yes', ...openWords.yes },
      { key: 'no', ...openWords.no },
    ],
  },
  {
    code: 'SHARES',
    datatype: 'singlevaluelist',
    asks: true,
    words: openWords.shares,
    hint: openWords.sharesHint,
    values: keysOf(shareLevels).map((key) => ({ key, ...shareLevels[key] })),
  },
];

export interface Answers {
  readonly happenedOn: string | undefined;
  readonly confidential: boolean;
  readonly shares: ShareLevel;
}

/** What a client answered; codes that we do not ask are passed over, answers that cannot be are refused by name. */
export function answersIn(
  given: Readonly<Record<string, readonly string[]>>,
): { ok: true; answers: Answers } | { ok: false; why: FieldProblem } {
  for (const { code, values, asks } of questions) {
    const said = asks ? (given[code] ?? []) : [];
    if (said.length > 1) return refuse(`attribute[${code}]`, '只能有一个值', 'takes one value only');
    if (said[0] !== undefined && values && !values.some(({ key }) => key === said[0])) {
      return refuse(`attribute[${code}]`, '不在可选值之内', 'is not one of the values');
    }
  }
  const happened = given['HAPPENED_ON']?.[0];
  const on = happened?.trim().slice(0, 10);
  if (on !== undefined && !isDay(on)) return refuse('attribute[HAPPENED_ON]', '不是日期', 'is not a date');
  const shares = given['SHARES']?.[0] as ShareLevel | undefined;
  return {
    ok: true,
    answers: { happenedOn: on, confidential: given['CONFIDENTIAL']?.[0] === 'yes', shares: shares ?? 'minimum' },
  };
}

function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}

/** A name as it is said here: family name first without a space in Chinese, last in other scripts. */
export function fullName(first: string | undefined, last: string | undefined): string | undefined {
  const parts = [first, last].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return undefined;
  const isHan = parts.every((part) => /^\p{Script=Han}+$/u.test(part ?? ''));
  return isHan ? `${last ?? ''}${first ?? ''}` : parts.join(' ');
}

/** What colleagues read: the words as they came; where there are hardly any, with the service's name; and the link, as text. */
export function wordsFrom(
  said: { description: string | undefined; mediaUrl: string | undefined },
  service: Words,
): string {
  const description = said.description ?? '';
  const what = description.length >= 5 ? description : [service.zh, description].filter(Boolean).join('：');
  const padded = what.length >= 5 ? what : `${openWords.fromClient.zh}：${what}`;
  return said.mediaUrl === undefined ? padded : `${padded}\n${openWords.mediaLink.zh}：${said.mediaUrl}`;
}

/** What the client may show to whoever sent it: who has it, by when, how to look, who sees it. */
export function noticeOf(
  told: { unit: string; answerBy: Date; code: string; digits: string; url: string },
  language: Language,
): string {
  const on = w3(told.answerBy).slice(0, 10);
  const words: Words = {
    zh: `${told.unit}已收到，${on} 前答复。查询码 ${told.code}，后四位 ${told.digits}，可在 ${told.url} 查看进展。`,
    en: `Received by ${told.unit}; you get an answer by ${on}. Receipt ${told.code}, digits ${told.digits}: see ${told.url}. `,
  };
  return `${words[language]}${openWords.whoSees[language]}`;
}
