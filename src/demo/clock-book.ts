import rules from '../../demo/clock-rules.json' with { type: 'json' };
import { seedHolidays } from '../kit/holidays.ts';
import type { Book } from '../modules/clocks/book.ts';
import type { CalendarRow, Frame, LadderRule, LimitRow } from '../modules/clocks/tables.ts';
import { categories } from './word-books.ts';

const made = { reason: '', made_by: null, made_at: new Date(0) };

function calendar(code: 'office' | 'duty'): CalendarRow {
  const { usual } = rules[code];
  const frames = { usual: usual.map(([from = 0, to = 1440]): Frame => [from, to]), weekdays: {} };
  return { code, version: 1, zh: code, en: code, frames, rests: code === 'office', ...made };
}

function limit(of: Pick<LimitRow, 'kind' | 'category' | 'measure' | 'amount'>): LimitRow {
  return { id: '', unit_id: null, calendar: of.measure === 'minutes' ? 'duty' : 'office', ...of };
}

/** What the clocks of the county go by: the rules that the product brings, and the days of the categories. */
export const countyBook: Book = {
  version: 'county:0',
  calendars: [calendar('duty'), calendar('office')],
  holidays: [{ number: 1, years: seedHolidays.years, year: null, ...made }],
  limits: [
    ...categories.map(({ code, workingDays }) =>
      limit({ kind: 'solve', category: code, measure: 'working-days', amount: workingDays }),
    ),
    ...['fraud.transferred', 'help.missing'].map((category) =>
      limit({ kind: 'first-answer', category, measure: 'minutes', amount: 120 }),
    ),
    limit({ kind: 'first-answer', category: null, measure: 'working-days', amount: 1 }),
    limit({ kind: 'solve', category: null, measure: 'working-days', amount: 5 }),
    limit({ kind: 'overall', category: null, measure: 'natural-days', amount: 60 }),
    limit({ kind: 'revisit', category: null, measure: 'working-days', amount: 5 }),
  ],
  reasons: [],
  ladders: [{ number: 1, rules: rules.ladder as LadderRule[], ...made }],
};
