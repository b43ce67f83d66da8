import { cutText } from '../kit/text.ts';
import type { Estate } from './estates.ts';
import { at } from './lists.ts';
import { closest } from './phrase-match.ts';
import type { Random } from './random.ts';
import { type CategoryEntry, phrases, type Style, styles, type TextBook, textBook } from './word-books.ts';

/** What a resident says: where, what, under which title; `fill` puts the same names into later texts. */
export interface Story {
  where: string;
  /** The place in a few words, as answers and tasks speak of it. */
  place: string;
  title: string;
  what: string;
  /** The sentence that names the trouble. */
  trouble: string;
  book: TextBook;
  fill: (phrase: string) => string;
}

type Slots = Record<string, string>;

function fillIn(phrase: string, slots: Slots): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

function whereOf(
  kind: TextBook['where'],
  estate: Estate,
  slots: Slots,
  random: Random,
): { where: string; place: string } {
  const { e = '', b = '', u = '', r = '' } = slots;
  if (estate.village !== null) {
    const spot = random.pick(['', '东头', '西头', '村口', '小卖部旁', '广场边', '井房旁']);
    return kind === 'road' ? { where: `${r}${e}段`, place: `${r}${e}段` } : { where: `${e}${spot}`, place: e };
  }
  const building = {
    where: `${e}${b}号楼${u}单元${random.chance(0.3) ? `${slots['f']}0${random.int(1, 3)}室` : ''}`,
    place: `${e}${b}号楼`,
  };
  if (kind === 'building') return building;
  if (kind === 'road') {
    const [one = r, other] = random.shuffled(estate.roads);
    const spots = [
      `${one}${random.int(1, 280)}号门前`,
      `${one}${e}附近`,
      other ? `${one}与${other}交叉口` : `${one}公交站旁`,
    ];
    const where = random.pick(spots);
    return { where, place: random.chance(0.5) ? where : `${one}${e}附近` };
  }
  const gate = random.pick([`${e}${random.pick(['东门', '北门', '南门', '西门'])}`, `${e}${b}号楼前`, e, `${e}院内`]);
  return random.chance(0.6) ? { where: gate, place: gate } : building;
}

function slotsOf(estate: Estate, random: Random): Slots {
  const building = random.int(1, estate.buildings);
  return {
    e: estate.name,
    r: random.pick(estate.roads),
    b: String(building),
    u: String(random.int(1, 4)),
    f: String(random.int(2, 6)),
    n: String(random.int(2, 9)),
    d: random.pick(phrases.durations),
    t: random.pick(phrases.times),
    m: random.pick(phrases.money),
  };
}

/** Frames that speak of numbered buildings do not fit a village. */
function fitting(list: readonly string[], estate: Estate): string[] {
  return estate.village === null ? [...list] : list.filter((phrase) => !/\{b\}|\{u\}|单元|电梯|物业/.test(phrase));
}

// Where "the property manager was told twice" makes sense, and where people get cross.
const publicTrouble = /^(street|environment|facility|safety|dispute\.(neighbour|water|property))/;

/** The opening, and the sentences that follow it, the first of which is the trouble itself. */
function sentences(
  category: CategoryEntry,
  book: TextBook,
  style: Style,
  estate: Estate,
  random: Random,
): { opening: string; said: string[] } {
  const isTerse = style.name === 'terse';
  const pick = (list: readonly string[]) => {
    const choices = fitting(list, estate);
    return choices.length > 0 ? random.pick(choices) : at(list, 0);
  };
  const opening = style.openings.length > 0 ? random.pick(style.openings) : '';
  const effect = !isTerse && random.chance(0.35) ? `，${pick(book.effects)}` : '';
  const said = [`${pick(book.frames)}${effect}`];
  const count = isTerse ? random.int(0, 1) : style.name === 'letter' ? 3 : random.pick([0, 1, 1, 1, 2, 2]);
  said.push(...random.shuffled(fitting(book.details, estate)).slice(0, count));
  if (publicTrouble.test(category.code) && random.chance(style.tried)) said.push(pick(phrases.tried));
  if (!effect && !isTerse && random.chance(0.25)) said.push(pick(book.effects));
  return { opening, said };
}

function joined(said: readonly string[], style: Style, random: Random): string {
  const ask = random.pick(style.asks);
  const ending = style.end || (random.chance(0.5) ? '。' : '');
  const mark = style.name === 'terse' ? '，' : random.chance(0.12) ? '，' : '。';
  const body = said.join(mark) + (ask ? ending || '，' : ending);
  return `${body}${ask}`.replaceAll('！。', '！').replaceAll('。。', '。');
}

function titleOf(
  category: CategoryEntry,
  book: TextBook,
  trouble: string,
  place: string,
  slots: Slots,
  random: Random,
): string {
  const known = closest(book.titles, trouble, random);
  if (known === undefined) return cutText(trouble, 40);
  const short = fillIn(known, slots);
  const draw = random.share();
  if (draw < 0.05 && publicTrouble.test(category.code)) {
    return cutText(
      fillIn(random.pick(phrases.longTitles), { ...slots, title: short.replace(slots['e'] ?? '', '') }),
      80,
    );
  }
  if (draw < 0.4) return short;
  const isPlaced =
    short.includes(slots['e'] ?? '') || short.includes(slots['r'] ?? '') || !publicTrouble.test(category.code);
  return draw < 0.72 ? cutText(isPlaced ? short : `${place}${short}`, 40) : cutText(trouble, 40);
}

/** Tells one story of a category at an estate, in the words of somebody who lives there. */
export function tellStory(category: CategoryEntry, estate: Estate, month: number, random: Random): Story {
  const book = textBook(category.code, month);
  const slots = slotsOf(estate, random);
  const { where, place } = whereOf(book.where, estate, slots, random);
  slots['p'] = place;
  const isPublic = publicTrouble.test(category.code);
  const style = random.weighted(styles, ({ weight, name }) =>
    isPublic || (name !== 'cross' && name !== 'letter') ? weight : 0,
  );
  const { opening, said } = sentences(category, book, style, estate, random);
  const what = fillIn(opening + joined(said, style, random), slots);
  const trouble = fillIn(at(said, 0), slots);
  return {
    where,
    place,
    title: titleOf(category, book, trouble, place, slots, random),
    what,
    trouble,
    book,
    fill: (phrase) => fillIn(phrase, slots),
  };
}

/** A story told in distress: gentle words, no details. */
export function tellDistress(number: number, estate: Estate, random: Random): Story {
  const slots = slotsOf(estate, random);
  const where = `${estate.name}${estate.village === null ? `${slots['b']}号楼` : ''}`;
  return {
    where,
    place: estate.name,
    title: at(phrases.watchTitles, number % phrases.watchTitles.length),
    what: `${at(phrases.watch, number % phrases.watch.length)}。`,
    trouble: '',
    book: textBook('help.mind', 0),
    fill: (phrase) => fillIn(phrase, slots),
  };
}
