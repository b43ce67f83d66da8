import texts from '../../demo/texts-care.json' with { type: 'json' };
import { newReceiptCode } from '../kit/ids.ts';
import { matterFacts } from '../modules/matters/words.ts';
import { type Chapter, day, lines } from './chapter.ts';
import { at } from './lists.ts';
import type { FactRow, MatterBook, Position } from './rows.ts';
import type { Colleague } from './staff.ts';

const sightings = lines(texts.sightings).map((line) => line.split(';'));
const columns = 3;
const rowsOfSectors = 2;
const foundIn = 5;
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
  const from = new Date(taken.at).getTime();
  const span = Math.min(new Date(answered.at).getTime() - from, 0.25 * day);
  new Search(chapter, book, { lead, from, span, centre: [matter.lng, matter.lat] }).play();
}

interface Around {
  readonly lead: Colleague;
  readonly from: number;
  readonly span: number;
  readonly centre: Position;
}

class Search {
  private readonly chapter: Chapter;
  private readonly book: MatterBook;
  private readonly around: Around;
  private readonly id: string;

  constructor(chapter: Chapter, book: MatterBook, around: Around) {
    this.chapter = chapter;
    this.book = book;
    this.around = around;
    this.id = chapter.random.id(this.when(0.02));
  }

  private when(share: number): Date {
    return new Date(this.around.from + share * this.around.span);
  }

  private corner(x: number, y: number): Position {
    const [lng, lat] = this.around.centre;
    return [
      Number((lng + (x - columns / 2) * wide).toFixed(6)),
      Number((lat + (y - rowsOfSectors / 2) * high).toFixed(6)),
    ];
  }

  private say(kind: FactRow['kind'], share: number, data: Record<string, unknown>): void {
    const audience = matterFacts[kind].resident === null ? 'staff' : 'resident';
    const by = { colleague: this.around.lead };
    this.chapter.tell(this.book, { when: this.when(share), kind, audience, data: { searchId: this.id, ...data }, by });
  }

  play(): void {
    this.begin();
    this.say('search.started', 0.02, {});
    this.say('search.divided', 0.08, { sectors: columns * rowsOfSectors });
    const groups = this.chapter.stationOf(this.book.matter.unit_id)?.groups ?? [];
    for (let nth = 1; nth <= columns * rowsOfSectors; nth += 1)
      this.divide(nth, groups[nth % groups.length]?.id ?? null);
    for (const [i, sighting] of sightings.entries()) this.see(sighting, 0.3 + 0.25 * i);
    this.publish();
    this.say('search.found', 0.9, { text: texts.foundWhere });
  }

  private begin(): void {
    const { book, id } = this;
    const [lng, lat] = this.around.centre;
    this.chapter.add('missing_search', {
      id,
      matter_id: book.matter.id,
      unit_id: book.matter.unit_id,
      state: 'found',
      age_band: 'old',
      looks: texts.looks,
      clothes: texts.clothes,
      seen_where: book.matter.where_text,
      health: texts.health,
      found_where: texts.foundWhere,
      found_condition: 'well',
      ended_note: texts.foundNote,
      lng,
      lat,
      area: [[rectangle(this.corner(0, 0), this.corner(columns, rowsOfSectors))]],
      version: 3,
      seen_at: book.matter.reported_at,
      started_at: this.when(0.02).toISOString(),
      ended_at: this.when(0.9).toISOString(),
    });
  }

  private publish(): void {
    const { random } = this.chapter;
    this.chapter.add('search_leaflet', {
      id: random.id(this.when(0.15)),
      search_id: this.id,
      code: newReceiptCode(random.bytes),
      with_photo: false,
      with_health: true,
      made_at: this.when(0.15).toISOString(),
      expires_at: new Date(this.when(0.15).getTime() + 3 * day).toISOString(),
      ended_at: this.when(0.9).toISOString(),
    });
    this.say('leaflet.made', 0.15, { days: 3 });
  }

  private divide(nth: number, unitId: string | null): void {
    const [x, y] = [(nth - 1) % columns, Math.floor((nth - 1) / columns)];
    const isPlace = nth === foundIn;
    this.chapter.add('search_sector', {
      id: this.chapter.random.id(this.when(0.08)),
      search_id: this.id,
      unit_id: unitId,
      person_id: null,
      nth,
      shape: [[rectangle(this.corner(x, y), this.corner(x + 1, y + 1))]],
      square_metres: Math.round(wide * 81_200 * high * 111_000),
      state: isPlace ? 'found' : nth > foundIn ? 'waiting' : 'searched',
      team: nth % 2 === 0 ? '社区志愿者三人' : '',
      note: isPlace ? texts.foundWhere : '',
      changed_at: this.when(isPlace ? 0.88 : 0.2 + nth / 12).toISOString(),
    });
  }

  private see([where = '', what = '', who = '']: string[], told: number): void {
    this.chapter.add('search_sighting', {
      id: this.chapter.random.id(this.when(told)),
      search_id: this.id,
      told_by: this.around.lead.accountId,
      where_text: where,
      what,
      who,
      lng: null,
      lat: null,
      seen_at: this.when(told - 0.1).toISOString(),
      told_at: this.when(told).toISOString(),
    });
    this.say('sighting.added', told, { text: `${where}：${what}` });
  }
}
