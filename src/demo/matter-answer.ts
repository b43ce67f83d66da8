import type { Setting } from './matter-setting.ts';
import { dayWord, halfWord } from './matter-times.ts';
import { isWomansName } from './names.ts';
import { closest } from './phrase-match.ts';
import type { Random } from './random.ts';
import type { Colleague } from './staff.ts';
import { neutralActs, phrases } from './word-books.ts';

const millisecondsPerDay = 86_400_000;
const atDesk = /^(service|fraud|suggestion|other|help\.(lost|hardship))/;

function fillWith(phrase: string, words: Record<string, string>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

function helperWords(helper: string, random: Random): string {
  return helper && random.chance(0.85) ? fillWith(random.pick(phrases.withHelper), { helper }) : '';
}

/** What a good officer writes: who did what and when, how it stands now, and whom to ring. */
export function answerText(set: Setting, lead: Colleague, helper: string, now: Date, random: Random): string {
  const { story, reporterName, category } = set;
  const visited = new Date(now.getTime() - random.int(0, 1) * millisecondsPerDay);
  const words: Record<string, string> = {
    surname: reporterName?.slice(0, 1) ?? '',
    title: reporterName ? (isWomansName(reporterName) ? '女士' : '先生') : '',
    place: story.place,
    day: dayWord(visited),
    half: halfWord(visited),
    unit: lead.unit.name,
    officer: `${lead.person.kind === 'officer' ? '民警' : ''}${lead.person.name}`,
    with: helperWords(helper, random),
    phone: lead.unit.phone ?? '',
    lead: lead.person.name.slice(0, 1),
  };
  const fill = (phrase: string) => story.fill(fillWith(phrase, words));
  const greeting = fill(random.pick(phrases.greetings))
    .replace(/^您好，。/, '您好。')
    .replace(/^您好，让/, '您好，让');
  const isDesk = atDesk.test(category.code);
  const whens = isDesk ? phrases.whensDesk : phrases.whens;
  const act = closest(story.book.acts, story.trouble, random);
  const done = `${fill(random.pick(whens))}${fill(act ?? random.pick(neutralActs(category.code)))}。`;
  const known = act ? closest(story.book.outcomes, act + story.trouble, random) : undefined;
  const outcome = `${fill(known ?? random.pick(isDesk ? phrases.neutralDeskOutcomes : phrases.neutralOutcomes))}。`;
  return `${greeting}${done}${outcome}${random.chance(0.8) ? fill(random.pick(phrases.closings)) : ''}`;
}
