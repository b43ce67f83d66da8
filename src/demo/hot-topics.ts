import texts from '../../demo/texts-topics.json' with { type: 'json' };
import { Chapter, day, fill, hour, lines } from './chapter.ts';
import { at } from './lists.ts';
import { reportLike } from './matter-alike.ts';
import { toPosition } from './projection.ts';
import type { Random } from './random.ts';
import type { MatterBook, Position } from './rows.ts';
import type { Town } from './town.ts';

/** A thing that many report at one estate of the first station. */
interface HotTopic {
  readonly text: (typeof texts.topics)[number];
  readonly estate: string;
  readonly centre: Position;
  readonly gridId: string;
  readonly whats: readonly string[];
}

const spread = 2.6;
const fewest = 3;

/** How many reports there are of all of them together. */
export const hotReportCount = texts.topics.reduce((sum, { whats }) => sum + lines(whats).length, 0);

/** One estate each, always the same ones. */
function topicsOf(town: Town): HotTopic[] {
  const estates = town.estates.filter(({ station, village }) => station === 0 && village === null);
  return texts.topics.map((text, i) => {
    const found = at(estates, (i * 5 + 1) % estates.length);
    const estate = found.name;
    const [centre, gridId] = [toPosition(found.point), at(town.grids.police, found.police).id];
    return { text, estate, centre, gridId, whats: lines(text.whats).map((what) => fill(what, { estate })) };
  });
}

/** 热点 reports: several people about one place and thing within the last weeks, each a matter of its own that nobody has answered yet. */
export function makeHotReports(town: Town, books: readonly MatterBook[], random: Random): MatterBook[] {
  const chapter = new Chapter(town, books, random);
  const station = at(town.organisation.stations, 0);
  const roots = books.filter(
    ({ matter }) => matter.lng !== null && !matter.watch && chapter.stationOf(matter.unit_id) === station,
  );
  if (roots.length === 0) return [];
  return topicsOf(town).flatMap(({ text, estate, centre: [lng, lat], gridId, whats }, nth) => {
    const { matter: place } = at(roots, (nth * 3) % roots.length);
    const titles = lines(text.titles).map((title) => fill(title, { estate }));
    return whats.map((what, i) => {
      const days = (whats.length - i) * spread + random.between(0, 1);
      const said = { title: at(titles, i), what, where_text: estate, category: text.category };
      const near = { lng: shifted(lng, random), lat: shifted(lat, random), place_id: null, grid_id: gridId };
      const reportedAt = new Date(chapter.now.getTime() - days * day + random.between(0, 9) * hour);
      return reportLike(chapter, { ...place, ...said, ...near, unit_id: station.station.id, result: null }, reportedAt);
    });
  });
}

function shifted(degrees: number, random: Random): number {
  return Number((degrees + random.between(-0.0012, 0.0012)).toFixed(6));
}

/** 热点提示 found among them: two wait for a colleague, one was dismissed with a reason. */
export function raiseTopics(chapter: Chapter): void {
  for (const topic of topicsOf(chapter.town)) {
    const books = chapter.matters.filter(
      ({ matter }) => topic.whats.includes(matter.what) && matter.merged_into === null,
    );
    if (books.length >= fewest) raise(chapter, topic, books);
  }
}

function raise(chapter: Chapter, { text, estate }: HotTopic, books: readonly MatterBook[]): void {
  const { town, random, now } = chapter;
  const station = at(town.organisation.stations, 0).station;
  const decider = at(chapter.members(station.id), 0);
  const times = books.map(({ matter }) => matter.reported_at).toSorted();
  const [first, last] = [at(times, 0), at(times, times.length - 1)];
  const raisedAt = new Date(new Date(at(times, fewest - 1)).getTime() + 5 * hour);
  const id = random.id(raisedAt);
  const decidedAt = new Date(Math.min(now.getTime() - hour, new Date(last).getTime() + 6 * hour));
  const decision =
    text.state === 'dismissed'
      ? {
          decided_by: decider.accountId,
          decided_at: decidedAt.toISOString(),
          decided_reporters: books.length,
          version: 2,
          changed_at: decidedAt.toISOString(),
        }
      : { decided_by: null, decided_at: null, decided_reporters: null, version: 1, changed_at: raisedAt.toISOString() };
  chapter.add('topic', {
    id,
    unit_id: station.id,
    state: text.state,
    label: fill(text.name, { estate }),
    place: estate,
    words: lines(text.words),
    category: text.category,
    categories: [text.category],
    matters: books.length,
    reporters: books.length,
    first_at: first,
    last_at: last,
    raised_at: raisedAt.toISOString(),
    ...decision,
  });
  const joinedAt = (reportedAt: string) => (reportedAt > raisedAt.toISOString() ? reportedAt : raisedAt.toISOString());
  for (const { matter } of books)
    chapter.add('topic_member', { topic_id: id, matter_id: matter.id, joined_at: joinedAt(matter.reported_at) });
  const subject = { kind: 'topic', id };
  chapter.tellOf(subject, { when: raisedAt, kind: 'topic.raised', data: { matters: fewest }, by: 'system' });
  if (decision.decided_at === null) return;
  const data = { text: text.reason ?? '' };
  chapter.tellOf(subject, { when: decidedAt, kind: 'topic.dismissed', data, by: { colleague: decider } });
}
