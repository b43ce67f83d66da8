import texts from '../../demo/texts-care.json' with { type: 'json' };
import { newReceiptCode } from '../kit/ids.ts';
import { matterFacts } from '../modules/matters/words.ts';
import { type Chapter, day, lines } from './chapter.ts';
import { at } from './lists.ts';
import type { FactRow, MatterBook, Position } from './rows.ts';

const sightings = lines(texts.sightings).map((line) => line.split(';'));
const columns = 3;
const rowsOfSectors = 2;
const wide = 0.008;
const high = 0.005;

/** 走失寻人: one search that ended well within the last weeks, with its sectors, what people saw, and the leaflet that was taken down. */
export function searchForOne(chapter: Chapter): void {
  const { matters, now } = chapter;
  const since = new Date(now.getTime() - 60 * day).toISOString();
  const possible = matters.filter(({ matter, reporters }) => {
    const isOurs = matter.category === 'help.missing' && !matter.watch && matter.merged_into === null;
    const isPlaced = matter.lng !== null && matter.lat !== null && matter.lead_id !== null;
    return isOurs && isPlaced && matter.reported_at > since && reporters.length > 0;
  });
  const ended = possible.filter(({ matter }) => matter.answered_at !== null);
  const [inFirst = ended[0]] = ended.filter(
    ({ matter }) => chapter.stationOf(matter.unit_id) === at(chapter.town.organisation.stations, 0),
  );
  if (inFirst) search(chapter, inFirst);
}

function rectangle([west, south]: Position, [east, north]: Position): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function search(chapter: Chapter, book: MatterBook): void {
  const { matter, facts } = book;
  const lead = chapter.person(matter.lead_id);
  const taken = facts.find(({ kind }) => kind === 'matter.taken');
  const answered = facts.find(({ kind }) => kind === 'matter.answered');
  if (!lead || !taken || !answered || matter.lng === null || matter.lat === null) return;
  const { random } = chapter;
  const from = new Date(taken.at).getTime();
  const until = new Date(answered.at).getTime();
  const when = (share: number) => new Date(from + share * Math.min(until - from, 0.25 * day));
  const id = random.id(when(0.02));
  const centre: Position = [matter.lng, matter.lat];
  const say = (kind: FactRow['kind'], share: number, data: Record<string, unknown>) => {
    const audience = matterFacts[kind].resident === null ? 'staff' : 'resident';
    chapter.tell(book, { when: when(share), kind, audience, data: { searchId: id, ...data }, by: { colleague: lead } });
  };
  const corner = (x: number, y: number): Position => [
    Number((centre[0] + (x - columns / 2) * wide).toFixed(6)),
    Number((centre[1] + (y - rowsOfSectors / 2) * high).toFixed(6)),
  ];
  chapter.add('missing_search', {
    id,
    matter_id: matter.id,
    unit_id: matter.unit_id,
    state: 'found',
    age_band: 'old',
    looks: texts.looks,
    clothes: texts.clothes,
    seen_where: matter.where_text,
    health: texts.health,
    found_where: texts.foundWhere,
    found_condition: 'well',
    ended_note: texts.foundNote,
    lng: centre[0],
    lat: centre[1],
    area: [[rectangle(corner(0, 0), corner(columns, rowsOfSectors))]],
    version: 3,
    seen_at: matter.reported_at,
    started_at: when(0.02).toISOString(),
    ended_at: when(0.9).toISOString(),
  });
  say('search.started', 0.02, {});
  say('search.divided', 0.08, { sectors: columns * rowsOfSectors });
  const station = chapter.stationOf(matter.unit_id);
  const groups = station?.groups ?? [];
  for (let nth = 1; nth <= columns * rowsOfSectors; nth += 1) {
    const [x, y] = [(nth - 1) % columns, Math.floor((nth - 1) / columns)];
    const isPlace = nth === 5;
    chapter.add('search_sector', {
      id: random.id(when(0.08)),
      search_id: id,
      unit_id: groups[nth % groups.length]?.id ?? null,
      person_id: null,
      nth,
      shape: [[rectangle(corner(x, y), corner(x + 1, y + 1))]],
      square_metres: Math.round(wide * 81_200 * high * 111_000),
      state: isPlace ? 'found' : nth === 6 ? 'searching' : 'searched',
      team: nth % 2 === 0 ? '社区志愿者三人' : '',
      note: isPlace ? texts.foundWhere : '',
      changed_at: when(isPlace ? 0.88 : 0.2 + nth / 12).toISOString(),
    });
  }
  for (const [i, [where = '', what = '', who = '']] of sightings.entries()) {
    const told = 0.3 + 0.25 * i;
    chapter.add('search_sighting', {
      id: random.id(when(told)),
      search_id: id,
      told_by: lead.accountId,
      where_text: where,
      what,
      who,
      lng: null,
      lat: null,
      seen_at: when(told - 0.1).toISOString(),
      told_at: when(told).toISOString(),
    });
    say('sighting.added', told, { text: `${where}：${what}` });
  }
  chapter.add('search_leaflet', {
    id: random.id(when(0.15)),
    search_id: id,
    code: newReceiptCode(random.bytes),
    with_photo: false,
    with_health: true,
    made_at: when(0.15).toISOString(),
    expires_at: new Date(when(0.15).getTime() + 3 * day).toISOString(),
    ended_at: when(0.9).toISOString(),
  });
  say('leaflet.made', 0.15, { days: 3 });
  say('search.found', 0.9, { text: texts.foundWhere });
}
