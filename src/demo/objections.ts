import texts from '../../demo/texts-feedback.json' with { type: 'json' };
import { addDays, dayOf } from '../kit/calendar.ts';
import { seedHolidays } from '../kit/holidays.ts';
import { objectionTimes } from '../modules/feedback/rules.ts';
import { type Chapter, day, hour, lines } from './chapter.ts';
import { at } from './lists.ts';
import { whenOffice } from './matter-times.ts';
import type { Answered } from './opinions.ts';
import type { Colleague } from './staff.ts';

const upholds = lines(texts.upholds);
const rejects = lines(texts.rejects);
const thanksWords = lines(texts.thanks).map((line) => line.split(';'));
const thanksCount = 78;

const wanted = [
  { ground: 'unfair', reasons: texts.unfair, state: 'open' },
  { ground: 'unfair', reasons: texts.unfairSecond, state: 'upheld' },
  { ground: 'beyond', reasons: texts.beyond, state: 'rejected' },
] as const;

interface Objecting {
  readonly survey: Answered;
  readonly wish: (typeof wanted)[number];
  readonly from: string;
  readonly judges: readonly Colleague[];
}

/** 评价申诉: three handlers object to a poor rating; one waits for two people, one was upheld, one rejected. */
export function objectToRatings(chapter: Chapter, answered: readonly Answered[]): void {
  const { today } = chapter.town.era;
  const used = new Set<number>();
  for (const wish of wanted) {
    for (const [i, survey] of answered.entries()) {
      const { from, until } = objectionTimes(survey.answeredAt, seedHolidays);
      const isRecent = wish.state === 'open' ? until > chapter.now : addDays(from, 70) > today;
      const enoughTime = wish.state === 'open' ? addDays(from, 1) < today : addDays(from, 12) < today;
      const judges = judgesOf(chapter, survey);
      const isFirst = wish.state !== 'open' || isOfFirstStation(chapter, survey);
      if (used.has(i) || !isRecent || !enoughTime || judges.length < 2 || !isFirst) continue;
      used.add(i);
      object(chapter, { survey, wish, from, judges });
      break;
    }
  }
}

function isOfFirstStation(chapter: Chapter, { book }: Answered): boolean {
  return chapter.stationOf(book.matter.unit_id) === chapter.town.organisation.stations[0];
}

/** Those over the unit who had no part in the matter and did not type the answer in. */
function judgesOf(chapter: Chapter, { book, handlers, row }: Answered): Colleague[] {
  const station = chapter.stationOf(book.matter.unit_id);
  const lead = chapter.person(book.matter.lead_id);
  if (!station || lead?.unit.kind !== 'group') return [];
  return chapter.members(station.station.id).filter(({ accountId, person, duties }) => {
    const isApart = !handlers.includes(accountId) && !handlers.includes(person.id) && accountId !== row['typed_by'];
    return isApart && duties.includes('oversee');
  });
}

function object(chapter: Chapter, { survey, wish, from, judges }: Objecting): void {
  const { random } = chapter;
  const { matter } = survey.book;
  const lead = chapter.person(matter.lead_id);
  if (!lead) return;
  const until = objectionTimes(survey.answeredAt, seedHolidays).until.toISOString();
  Object.assign(survey.row, {
    result: 'poor',
    comment: random.pick(lines(texts.poor)),
    objectable_from: from,
    object_until: until,
  });
  const madeAt = whenOffice(
    new Date(new Date(`${from}T09:30:00+08:00`).getTime() + random.between(0, 20) * hour),
    random,
  );
  const id = random.id(madeAt);
  const votedAt = judges
    .slice(0, 2)
    .map((_, i) => whenOffice(new Date(madeAt.getTime() + (1.2 + 1.7 * i) * day), random));
  const decidedAt = wish.state === 'open' ? null : (votedAt[1] ?? null);
  const subject = { kind: 'objection', id };
  chapter.add('objection', {
    id,
    survey_id: survey.row['id'],
    matter_id: matter.id,
    unit_id: matter.unit_id,
    by_id: lead.accountId,
    ground: wish.ground,
    reasons: wish.reasons,
    state: wish.state,
    at: madeAt.toISOString(),
    decided_at: decidedAt?.toISOString() ?? null,
  });
  const by = { colleague: lead };
  chapter.tellOf(subject, {
    when: madeAt,
    kind: 'objection.made',
    audience: 'sealed',
    data: { ground: wish.ground },
    by,
  });
  if (wish.state === 'open' || !decidedAt) return;
  for (const [i, judge] of judges.slice(0, 2).entries()) {
    chapter.add('objection_vote', {
      objection_id: id,
      account_id: judge.accountId,
      upholds: wish.state === 'upheld',
      reason: (wish.state === 'upheld' ? upholds : rejects)[i],
      at: votedAt[i]?.toISOString(),
    });
  }
  const colleague = judges[1];
  if (colleague)
    chapter.tellOf(subject, {
      when: decidedAt,
      kind: `objection.${wish.state}`,
      audience: 'sealed',
      by: { colleague },
    });
}

/** 感谢: what people brought and said in the last half year, some of it about a matter that they called solved. */
export function writeThanks(chapter: Chapter): void {
  const { random, now, matters, town } = chapter;
  const since = new Date(now.getTime() - 170 * day).toISOString();
  const solved = matters.filter(
    ({ matter }) => matter.solved === 'yes' && !matter.watch && (matter.closed_at ?? '') > since,
  );
  for (const [i, { matter }] of random.shuffled(solved).slice(0, thanksCount).entries()) {
    const station = chapter.stationOf(matter.unit_id) ?? town.organisation.stations[0];
    const office = station ? chapter.members(station.office.id) : [];
    const when = whenOffice(
      new Date(new Date(matter.closed_at ?? since).getTime() + random.between(2, 12) * day),
      random,
    );
    const [kind = '', words = ''] = at(thanksWords, i % thanksWords.length);
    const by = random.pick(office);
    if (when >= now || !station) continue;
    const id = random.id(when);
    chapter.add('thanks', {
      id,
      unit_id: random.chance(0.6) ? matter.unit_id : station.station.id,
      matter_id: kind !== 'spoken' && random.chance(0.4) ? matter.id : null,
      by_id: by.accountId,
      kind,
      words,
      on_day: dayOf(when),
      at: when.toISOString(),
    });
    chapter.tellOf({ kind: 'thanks', id }, { when, kind: 'thanks.recorded', data: { kind }, by: { colleague: by } });
  }
}
