import categoryList from '../../demo/categories.json' with { type: 'json' };
import facility from '../../demo/texts-facility.json' with { type: 'json' };
import general from '../../demo/texts-general.json' with { type: 'json' };
import people from '../../demo/texts-people.json' with { type: 'json' };
import service from '../../demo/texts-service.json' with { type: 'json' };
import street from '../../demo/texts-street.json' with { type: 'json' };
import type { Evidence } from '../modules/categories/words.ts';
import { at, from } from './lists.ts';

/** A kind of matter as the migration sows it, with how often it comes, by month. */
export interface CategoryEntry {
  code: string;
  zh: string;
  own: boolean;
  workingDays: number;
  evidence: Evidence[];
  weight: number;
  months: readonly number[];
}

/** What people say of one category, and what is done about it. */
export interface TextBook {
  where: 'road' | 'estate' | 'building' | 'village' | 'any';
  titles: string[];
  frames: string[];
  details: string[];
  effects: string[];
  acts: string[];
  outcomes: string[];
}

export interface Style {
  name: string;
  weight: number;
  openings: string[];
  asks: string[];
  tried: number;
  end: string;
}

type RawPart = { titles: string; frames: string; details: string; effects: string; acts: string; outcomes: string };
type RawBook = RawPart & { where: string; summer?: RawPart; winter?: string };
type RawCategory = {
  zh: string;
  own: boolean;
  workingDays: number;
  evidence: string[];
  weight?: number;
  months?: number[];
};

const lines = (text: string): string[] => text.split('|');
const evenly = Array.from({ length: 12 }, () => 1);

/** Leaves of the category tree that matters are given, with their weights. */
export const categories: CategoryEntry[] = Object.entries(categoryList as Record<string, RawCategory>)
  .filter(([, { weight }]) => weight !== undefined)
  .map(([code, { zh, own, workingDays, evidence, weight = 1, months = evenly }]) => ({
    code,
    zh,
    own,
    workingDays,
    evidence: evidence as Evidence[],
    weight,
    months,
  }));

/** The Chinese name of a category. */
export function categoryName(code: string): string {
  return (categoryList as Record<string, RawCategory>)[code]?.zh ?? code;
}

function bookOf(raw: RawBook, part: RawPart, more: string[]): TextBook {
  return {
    where: raw.where as TextBook['where'],
    titles: lines(part.titles),
    frames: [...lines(part.frames), ...more],
    details: lines(part.details),
    effects: lines(part.effects),
    acts: lines(part.acts),
    outcomes: lines(part.outcomes),
  };
}

type Seasons = { summer: TextBook; winter: TextBook; between: TextBook };
const books = new Map<string, Seasons>(
  Object.entries({ ...street, ...facility, ...people, ...service } as Record<string, RawBook>).map(([code, raw]) => [
    code,
    {
      summer: bookOf(raw, raw.summer ?? raw, []),
      winter: bookOf(raw, raw, raw.winter ? lines(raw.winter) : []),
      between: bookOf(raw, raw, []),
    },
  ]),
);

/** What is said of a category in a month, January = 0. */
export function textBook(code: string, month: number): TextBook {
  const { summer, winter, between } = from(books, code);
  if (month >= 4 && month <= 8) return summer;
  return month === 11 || month <= 1 ? winter : between;
}

const { styles: styleTexts, neutral, ...lists } = general;

export const styles: Style[] = Object.entries(styleTexts).map(([name, style]) => ({
  name,
  weight: style.weight,
  openings: lines(style.openings),
  asks: lines(style.asks),
  tried: style.tried,
  end: style.end,
}));

/** Lists of phrases that serve every category. */
export const phrases = Object.fromEntries(Object.entries(lists).map(([name, text]) => [name, lines(text)])) as Record<
  keyof typeof lists,
  string[]
>;

/** What is done about any matter of a group such as `street`, when nothing special is known. */
export function neutralActs(category: string): string[] {
  const group = at(category.split('.'), 0);
  return lines((neutral as Record<string, string>)[group] ?? neutral.other);
}
