import { addDays, dayOf } from '../kit/calendar.ts';
import { newReceiptCode } from '../kit/ids.ts';
import { dueAfter } from './due-dates.ts';
import type { Estate } from './estates.ts';
import { hotReportCount, makeHotReports } from './hot-topics.ts';
import { at, from } from './lists.ts';
import { makeAlike } from './matter-alike.ts';
import { playGently } from './matter-distress.ts';
import { Life } from './matter-life.ts';
import type { Cast } from './matter-setting.ts';
import { type Story, tellDistress, tellStory } from './matter-texts.ts';
import { type Arrival, channelShares, drawArrival } from './matter-times.ts';
import { Walk } from './matter-walk.ts';
import { inventMobile, inventName } from './names.ts';
import { toPosition } from './projection.ts';
import type { Random } from './random.ts';
import type { MatterBook, MatterRow, ReporterRow } from './rows.ts';
import type { Colleague } from './staff.ts';
import type { Town } from './town.ts';
import { type CategoryEntry, categories, phrases } from './word-books.ts';

// Hours ago at which somebody wrote in distress: most are long over, two are with us now.
const distressHoursAgo = [1.2, 20, 110, 640, 2000, 4100, 6300];
/** Of all matters, those that tell again what somebody else told. */
const alikeShare = 0.014;
const ruralGroups =
  /^(dispute\.(family|debt|wages|neighbour)|help|service|fraud|environment\.dogs|facility\.(road|light))/;

class Chronicle {
  private readonly town: Town;
  private readonly random: Random;
  private readonly townEstates: Estate[];
  private readonly villages: Estate[];
  private number = 0;

  constructor(town: Town, random: Random) {
    this.town = town;
    this.random = random;
    this.townEstates = town.estates.filter(({ village }) => village === null);
    this.villages = town.estates.filter(({ village }) => village !== null);
  }

  private estateFor(category: CategoryEntry, channel: string): Estate {
    const isRural =
      category.code === 'dispute.land' ||
      (ruralGroups.test(category.code) && this.random.chance(channel === 'market-desk' ? 0.9 : 0.24));
    return this.random.weighted(isRural ? this.villages : this.townEstates, ({ residents }) => residents);
  }

  private members(unitId: string): Colleague[] {
    return this.town.staff.byUnit.get(unitId) ?? [];
  }

  private castFor(category: CategoryEntry, estate: Estate): Cast {
    const { random, town } = this;
    const units = at(town.organisation.stations, estate.station);
    const office = this.members(units.office.id);
    const withDuty = (list: readonly Colleague[], duty: string) =>
      list.filter(({ duties }) => (duties as readonly string[]).includes(duty));
    const group = at(town.organisation.groupOfGrid, estate.police);
    const community = at(town.organisation.communities, estate.community);
    const isCase = /^(fraud|safety\.order)/.test(category.code) && random.chance(0.6);
    const isDesk = category.code.startsWith('service') && random.chance(0.6);
    const handlers = isCase
      ? this.members(units.cases.id)
      : isDesk
        ? withDuty(office, 'handle')
        : this.members(group.id);
    const isCommunity = !isCase && !isDesk && !category.own && random.chance(0.14);
    const gridWorker = random.pick(this.members(community.id));
    const otherGroup = random.pick(units.groups.filter((unit) => unit !== group));
    // Officers lead more often than auxiliaries.
    const lead = isCommunity
      ? gridWorker
      : random.weighted(handlers, ({ person }) => (person.kind === 'officer' ? 3 : 1));
    return {
      intake: random.pick(withDuty(office, 'intake')),
      assigner: random.chance(0.7)
        ? random.pick(withDuty(office, 'assign'))
        : random.pick(withDuty(this.members(units.station.id), 'assign')),
      lead,
      other: random.pick(this.members(otherGroup.id)),
      closer: random.pick(this.members(units.community.id)),
      revisitors: withDuty(office, 'revisit'),
      gridWorker,
    };
  }

  private rowFor(arrival: Arrival, estate: Estate, story: Story, watch: boolean): MatterRow {
    const { random, town } = this;
    const { reportedAt, category, channel } = arrival;
    const reported = reportedAt.toISOString();
    const share = random.between(0, 0.9);
    const { centre } = estate.face;
    const point = {
      x: estate.point.x + (centre.x - estate.point.x) * share,
      y: estate.point.y + (centre.y - estate.point.y) * share,
    };
    const isPlaced = channel.code === 'qr' || random.chance(0.82);
    const [lng, lat] = isPlaced ? toPosition(point) : [null, null];
    const station = at(town.organisation.stations, estate.station).station;
    return {
      id: random.id(reportedAt),
      number: '',
      state: 'reported',
      title: story.title,
      what: story.what,
      category: category.code,
      channel: channel.code,
      where_text: story.where,
      lng,
      lat,
      place_id: channel.code === 'qr' || random.chance(0.25) ? from(town.placeOf, estate).id : null,
      grid_id: at(town.grids.police, estate.police).id,
      unit_id: station.id,
      lead_id: null,
      watch,
      reported_at: reported,
      happened_on: random.chance(0.2) ? addDays(dayOf(reportedAt), -random.int(0, 4)) : null,
      promised_at: dueAfter(reportedAt, category.workingDays).toISOString(),
      answered_at: null,
      answered_by: null,
      closed_at: null,
      closed_by: null,
      solved: 'unasked',
      contest_until: null,
      revisit_due_on: null,
      revisited_at: null,
      revisited_by: null,
      archived_at: null,
      times_returned: 0,
      times_reopened: 0,
      evidence: [],
      result: null,
      merged_into: null,
      merged_at: null,
      state_before: null,
      version: 1,
      changed_at: reported,
    };
  }

  private reporter(walk: Walk, arrival: Arrival, behalf: Colleague | null): ReporterRow {
    const { random } = this;
    const { reportedAt, channel } = arrival;
    const phone = random.chance(channel.code === 'patrol' || channel.code === 'meeting' ? 0.6 : 0.91)
      ? inventMobile(random)
      : null;
    const row: ReporterRow = {
      id: random.id(reportedAt),
      matter_id: walk.book.matter.id,
      code: newReceiptCode(random.bytes),
      tail: phone?.slice(-4) ?? String(random.int(0, 9999)).padStart(4, '0'),
      name: random.chance(channel.byStaff ? 0.93 : 0.72) ? inventName(random) : null,
      phone,
      language: random.chance(0.006) ? 'en' : 'zh',
      on_behalf_by: behalf?.person.id ?? null,
      behalf_note: behalf ? random.pick(phrases.behalf) : null,
      wants_messages: random.chance(0.94),
      shares: 'minimum',
      confidential: false,
      seen_at: null,
      made_at: reportedAt.toISOString(),
    };
    walk.book.reporters.push(row);
    return row;
  }

  private tellReported(walk: Walk, arrival: Arrival, reporter: ReporterRow, typist: Colleague | null): void {
    const by = typist
      ? { colleague: typist }
      : arrival.channel.code === 'api'
        ? ('system' as const)
        : ('visitor' as const);
    walk.tell('matter.reported', arrival.reportedAt, by, {
      channel: arrival.channel.code,
      state: 'reported',
      reporterId: reporter.id,
    });
  }

  write(arrival: Arrival, distress?: number): MatterBook {
    const { random, town } = this;
    const { category, channel, month } = arrival;
    const estate = this.estateFor(category, channel.code);
    const story =
      distress === undefined ? tellStory(category, estate, month, random) : tellDistress(distress, estate, random);
    const walk = new Walk(this.rowFor(arrival, estate, story, distress !== undefined), category.evidence, random);
    const cast = this.castFor(category, estate);
    const atDesk = ['counter', 'phone', 'partner', 'import'].includes(channel.code);
    const typist = channel.byStaff ? (atDesk ? cast.intake : cast.lead) : null;
    const reporter = this.reporter(walk, arrival, typist);
    this.tellReported(walk, arrival, reporter, typist);
    if (random.chance(0.065)) this.reporter(walk, arrival, null);
    if (random.chance(0.015)) this.reporter(walk, arrival, null);
    const area = town.townshipOf(estate).slice(0, 2);
    const life = new Life(
      walk,
      { now: town.era.now, category, story, cast, partners: town.partners, area, reporterName: reporter.name },
      random,
    );
    if (distress === undefined) life.play();
    else playGently(life);
    return walk.book;
  }

  distressArrivals(): Arrival[] {
    const category = at(
      categories.filter(({ code }) => code === 'help.mind'),
      0,
    );
    return distressHoursAgo.map((hours, i) => {
      const reportedAt = new Date(this.town.era.now.getTime() - hours * 3_600_000);
      return {
        reportedAt,
        category,
        channel: at(channelShares, i % 3),
        month: Number(dayOf(reportedAt).slice(5, 7)) - 1,
      };
    });
  }

  /** Gives running numbers in the order of arrival. */
  numbered(books: MatterBook[]): MatterBook[] {
    const sorted = books.toSorted((one, other) => (one.matter.reported_at < other.matter.reported_at ? -1 : 1));
    for (const { matter } of sorted) {
      this.number += 1;
      matter.number = `${matter.reported_at.slice(0, 4)}-${String(this.number).padStart(6, '0')}`;
    }
    return sorted.reverse();
  }
}

/** A smaller county has no hot topics. */
const fewestWithTopics = 500;

/** Twelve months of matters up to now, newest first. */
export function makeMatters(town: Town, count: number, random: Random): MatterBook[] {
  const chronicle = new Chronicle(town, random);
  const distress = chronicle.distressArrivals();
  const books = distress.map((arrival, i) => chronicle.write(arrival, i));
  const more = () => books.push(chronicle.write(drawArrival(town.era.now, random)));
  const reserved = count < fewestWithTopics ? 0 : hotReportCount;
  const left = count - reserved;
  while (books.length < left - Math.floor(count * alikeShare)) more();
  books.push(...makeAlike(town, books, left - books.length, random.fork('alike')));
  if (reserved > 0) books.push(...makeHotReports(town, books, random.fork('hot')));
  while (books.length < count) more();
  return chronicle.numbered(books);
}
