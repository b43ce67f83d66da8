import texts from '../../demo/texts-mediators.json' with { type: 'json' };
import { addDays, startOfDay } from '../kit/calendar.ts';
import { type Chapter, hour } from './chapter.ts';
import { at } from './lists.ts';
import { mediatorList } from './mediator-list.ts';
import { inventName } from './names.ts';
import type { Colleague } from './staff.ts';

const words = (text: string) => text.split(' ').filter((word) => word !== '');
const courses = texts.courses.map((line) => line.split(';'));
const restingPlace = 8;
const endingPlace = 12;
const hiddenPlace = 13;

/** 调解员名册: sixteen mediators and two apprentices; one rests, one term ends soon, one does not want to be shown. */
export function keepMediators(chapter: Chapter): void {
  const { town, random } = chapter;
  const ids = mediatorList.map(() => random.id(town.era.madeAt));
  const registrar = chapter.badge('100106');
  for (const [i, entry] of mediatorList.entries()) {
    const colleague = at(town.staff.mediators, i);
    const id = at(ids, i);
    const term = termOf(chapter, i);
    chapter.add('mediator_card', {
      id,
      person_id: colleague.person.id,
      ...placeOf(chapter, i, colleague),
      kind: entry.kind,
      profession: entry.profession,
      fields: words(entry.fields),
      skills: words(entry.skills),
      languages: words(entry.languages),
      style: entry.style,
      times_note: entry.times,
      frames: framesOf(entry.frames),
      ways: words(entry.ways),
      shown_since: i === hiddenPlace || entry.who === 'apprentice' ? null : term.from,
      state: entry.who === 'apprentice' ? 'apprentice' : i === restingPlace ? 'resting' : 'active',
      rest_until: i === restingPlace ? addDays(town.era.today, 38) : null,
      state_reason: i === restingPlace ? texts.resting : '',
      appointed_on: term.from,
      term_from: term.from,
      term_to: term.to,
      cap: entry.cap,
      teacher_id: entry.teacher === undefined ? null : at(ids, entry.teacher),
    });
    const when = new Date(startOfDay(term.from).getTime() + 10 * hour);
    chapter.tellOf({ kind: 'mediator', id }, { when, kind: 'mediator.added', data: {}, by: { colleague: registrar } });
    learn(chapter, id, i);
    tie(chapter, id, i);
  }
}

/** Three years from some day within the last two; one of them ends in three weeks. */
function termOf({ town, random }: Chapter, place: number): { from: string; to: string } {
  const { today } = town.era;
  const ago = random.int(60, 700);
  const from = place === endingPlace ? addDays(today, 21 - 1095) : addDays(today, -ago);
  return { from, to: addDays(from, 1095) };
}

function placeOf({ town }: Chapter, place: number, { unit }: Colleague) {
  const { organisation, partners } = town;
  const { from } = at(mediatorList, place);
  const partner = partners.rows.find(({ name }) => name === from);
  if (partner) return { unit_id: null, partner_id: partner.id };
  const communities = organisation.communities.filter(({ kind }) => kind === from);
  const station = organisation.stations.find(({ groups }) => groups.some(({ id }) => id === unit.id))?.station;
  const own = communities.length > 0 ? at(communities, place % communities.length) : (station ?? unit);
  return { unit_id: own.id, partner_id: null };
}

function framesOf(text: string) {
  return text.split('|').map((frame) => {
    const [day = '1', from = '', to = ''] = frame.split(/[ -]/);
    return { day: Number(day), from, to };
  });
}

/** Courses of this year: most learnt enough, every fifth has hours left to learn. */
function learn(chapter: Chapter, id: string, place: number): void {
  const { town, random } = chapter;
  const year = town.era.today.slice(0, 4);
  const held = courses.slice(0, place % 5 === 4 ? 2 : courses.length);
  for (const [i, [subject = '', given_by = '', minutes = '60']] of held.entries()) {
    const held_on = `${year}-0${i + 1}-${10 + (place % 9)}`;
    if (held_on >= town.era.today) continue;
    chapter.add('mediator_training', {
      id: random.id(town.era.madeAt),
      mediator_id: id,
      held_on,
      subject,
      minutes: Number(minutes),
      given_by,
    });
  }
}

/** Everybody lives in a grid; every third declared a relative too. */
function tie(chapter: Chapter, id: string, place: number): void {
  const { town, random } = chapter;
  const row = (kind: string, name: string, note: string) => ({
    id: random.id(town.era.madeAt),
    mediator_id: id,
    kind,
    name,
    phone: null,
    note,
    at: town.era.madeAt.toISOString(),
  });
  chapter.add('mediator_tie', row('grid', random.pick(town.grids.police).code, '居住'));
  if (place % 3 === 0)
    chapter.add('mediator_tie', row('kin', inventName(random), random.pick(['妹夫', '表哥', '女婿', '堂弟'])));
}
