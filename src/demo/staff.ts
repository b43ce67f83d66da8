import { addDays } from '../kit/calendar.ts';
import type { Duty } from '../kit/duties.ts';
import { type PersonKind, type Post, usualDuties } from '../modules/people/words.ts';
import type { Era } from './era.ts';
import { addTo, at } from './lists.ts';
import { mediatorList } from './mediator-list.ts';
import { inventMobile, inventName } from './names.ts';
import type { Organisation, StationUnits } from './organisation.ts';
import type { Random } from './random.ts';
import type { AccountStub, HoldingRow, PersonRow, SignIn, UnitRow } from './rows.ts';

/** A colleague with the account that signs what he or she does. */
export interface Colleague {
  person: PersonRow;
  accountId: string;
  unit: UnitRow;
  post: Post;
  duties: readonly Duty[];
}

export interface Staff {
  persons: PersonRow[];
  accounts: AccountStub[];
  holdings: HoldingRow[];
  signIns: SignIn[];
  /** Colleagues by the unit of their own post. */
  byUnit: Map<string, Colleague[]>;
  /** Who mediates, in the order of demo/texts-mediators.json. */
  mediators: Colleague[];
}

type Hiring = { post: Post; kind?: PersonKind; duties?: readonly Duty[]; badge?: string; role?: string };

const skillsOf: Partial<Record<Post, string[]>> = {
  'community-officer': ['调解', '走访', '反诈宣传'],
  'beat-officer': ['调解', '农村土地', '蒙古语'],
  auxiliary: ['走访', '巡逻', '无人机'],
  'village-auxiliary': ['走访', '农村土地', '蒙古语'],
  'grid-worker': ['走访', '台账', '老年人服务'],
  counter: ['户籍业务', '出入境业务', '车驾管业务'],
};
const seriesOf: Record<PersonKind, number> = {
  officer: 110_000,
  clerk: 120_000,
  auxiliary: 200_000,
  'grid-worker': 300_000,
  cadre: 310_000,
  steward: 400_000,
  'party-member': 410_000,
  militia: 420_000,
  invited: 430_000,
};

class StaffBook {
  readonly staff: Staff = { persons: [], accounts: [], holdings: [], signIns: [], byUnit: new Map(), mediators: [] };
  private readonly random: Random;
  readonly era: Era;
  private readonly names = new Set<string>();

  constructor(random: Random, era: Era) {
    this.random = random;
    this.era = era;
  }

  private nextName(): string {
    for (;;) {
      const name = inventName(this.random, this.random.chance(0.35));
      if (this.names.has(name)) continue;
      this.names.add(name);
      return name;
    }
  }

  hire(unit: UnitRow, hiring: Hiring): Colleague {
    const { post, kind = 'officer', duties = usualDuties[post] } = hiring;
    const { random, era, staff } = this;
    const badge = hiring.badge ?? String(seriesOf[kind] + staff.persons.length + 1);
    const name = this.nextName();
    const accountId = random.id(era.madeAt);
    const speaksMongolian = random.chance(0.12);
    const skills = random.shuffled(skillsOf[post] ?? []).slice(0, random.int(1, 2));
    const person: PersonRow = {
      id: random.id(era.madeAt),
      code: badge,
      account_id: accountId,
      name,
      kind,
      phone: inventMobile(random),
      languages: speaksMongolian ? ['zh', 'mn'] : ['zh'],
      skills,
      left_on: null,
    };
    staff.persons.push(person);
    staff.accounts.push({
      id: accountId,
      badge,
      name,
      language: 'zh',
      active: true,
      made_at: era.madeAt.toISOString(),
    });
    const colleague: Colleague = { person, accountId, unit, post, duties };
    this.give(colleague, unit, post, { duties });
    addTo(staff.byUnit, unit.id, colleague);
    if (hiring.role) staff.signIns.push({ badge, role: hiring.role, name, unitName: unit.name, duties: [...duties] });
    return colleague;
  }

  give(
    to: Colleague,
    unit: UnitRow,
    post: Post,
    more: Partial<Omit<HoldingRow, 'duties'>> & { duties?: readonly Duty[] } = {},
  ): HoldingRow {
    const holding: HoldingRow = {
      id: this.random.id(this.era.madeAt),
      person_id: to.person.id,
      unit_id: unit.id,
      post,
      categories: null,
      concurrent: false,
      stands_in_for: null,
      valid_from: this.era.begunOn,
      valid_to: null,
      ...more,
      duties: [...(more.duties ?? usualDuties[post])],
    };
    this.staff.holdings.push(holding);
    return holding;
  }

  /** The desk is in one unit, the work is for a larger one: the same post there too. */
  serve(colleague: Colleague, unit: UnitRow): void {
    this.give(colleague, unit, colleague.post, { duties: colleague.duties, concurrent: true });
  }

  holdingOf({ person }: Colleague): HoldingRow {
    return at(
      this.staff.holdings.filter(({ person_id }) => person_id === person.id),
      0,
    );
  }
}

function hireHeadquarters(
  book: StaffBook,
  { command, supervision, technology, bureau, workStations }: Organisation,
): void {
  const countyWide: Colleague[] = [];
  for (let i = 0; i < 3; i += 1) countyWide.push(book.hire(command, { post: 'commander' }));
  countyWide.push(book.hire(command, { post: 'call-taker', badge: '100105', role: '指挥中心接警员（值班）' }));
  for (let i = 0; i < 5; i += 1) countyWide.push(book.hire(command, { post: 'call-taker', kind: 'clerk' }));
  book.hire(bureau, { post: 'registrar', badge: '100106', role: '台账管理员' });
  book.hire(bureau, { post: 'registrar', kind: 'clerk' });
  countyWide.push(book.hire(technology, { post: 'administrator', badge: '100107', role: '系统管理员' }));
  countyWide.push(book.hire(technology, { post: 'administrator' }));
  countyWide.push(book.hire(technology, { post: 'registrar', kind: 'clerk', duties: ['messages'] }));
  countyWide.push(book.hire(supervision, { post: 'auditor', badge: '100108', role: '审计员' }));
  countyWide.push(book.hire(supervision, { post: 'auditor' }));
  const guardian = { post: 'supervisor', duties: ['protect'], badge: '100109', role: '个人信息保护专员' } as const;
  const arbiter = { post: 'supervisor', duties: ['arbitrate'], badge: '100110', role: '争议裁定人' } as const;
  countyWide.push(book.hire(supervision, guardian), book.hire(supervision, arbiter));
  for (let i = 0; i < 3; i += 1) countyWide.push(book.hire(supervision, { post: 'supervisor' }));
  for (const colleague of countyWide) book.serve(colleague, bureau);
  for (const workStation of workStations) {
    book.hire(workStation, { post: 'team-head' });
    for (let i = 0; i < 2; i += 1) book.hire(workStation, { post: 'auxiliary', kind: 'auxiliary' });
  }
}

function hireStation(book: StaffBook, units: StationUnits, isFirst: boolean, isRural: boolean): void {
  const named = (badge: string, role: string): Partial<Hiring> => (isFirst ? { badge, role } : {});
  const head = book.hire(units.station, { post: 'station-head', ...named('100102', '派出所所长') });
  book.hire(units.station, { post: 'instructor' });
  const deputies = [
    book.hire(units.station, { post: 'deputy-head' }),
    book.hire(units.station, { post: 'deputy-head' }),
  ];
  const counter: Duty[] = ['intake', 'assign', 'handle'];
  const inOffice = [
    book.hire(units.office, { post: 'counter', duties: counter, ...named('100101', '窗口受理员') }),
    book.hire(units.office, { post: 'counter', kind: 'clerk', duties: counter }),
    ...[0, 1, 2].map((i) => book.hire(units.office, { post: 'call-taker', kind: i === 0 ? 'officer' : 'auxiliary' })),
    book.hire(units.office, { post: 'supervisor', duties: ['revisit'], ...named('100104', '回访员') }),
    book.hire(units.office, { post: 'supervisor', duties: ['revisit'], kind: 'clerk' }),
  ];
  for (const colleague of inOffice) book.serve(colleague, units.station);
  book.hire(units.cases, { post: 'team-head' });
  for (let i = 0; i < 4; i += 1) book.hire(units.cases, { post: 'case-officer' });
  for (let i = 0; i < 2; i += 1) book.hire(units.cases, { post: 'auxiliary', kind: 'auxiliary' });
  book.hire(units.community, { post: 'team-head' });
  for (const detachment of units.detachments) book.hire(detachment, { post: 'team-head' });
  for (const [i, group] of units.groups.entries()) {
    const sign = i === 0 ? named('100103', '社区民警') : {};
    const officer = book.hire(group, { post: 'community-officer', ...sign });
    book.hire(group, { post: 'beat-officer' });
    const post = isRural ? 'village-auxiliary' : 'auxiliary';
    for (let n = 0; n < 2; n += 1) book.hire(group, { post, kind: 'auxiliary' });
    const detachment = at(units.detachmentOf, i);
    if (units.detachmentOf.indexOf(detachment) === i) book.give(officer, detachment, 'area-head', { concurrent: true });
  }
  if (units.station.code === 'BG') standIn(book, head, at(deputies, 0));
}

/** The head is away for two weeks; a deputy holds the post meanwhile. */
function standIn(book: StaffBook, away: Colleague, deputy: Colleague): void {
  const { today } = book.era;
  book.give(deputy, away.unit, 'station-head', {
    stands_in_for: book.holdingOf(away).id,
    valid_from: addDays(today, -4),
    valid_to: addDays(today, 10),
  });
}

function hireCommunities(book: StaffBook, { communities, stations }: Organisation): void {
  const villages = communities.filter(({ kind }) => kind === 'village');
  for (const community of communities) {
    const count = community.kind === 'village' ? 1 : 2;
    for (let i = 0; i < count; i += 1) book.hire(community, { post: 'grid-worker', kind: 'grid-worker' });
  }
  // 一村一辅警: every village has an assistant to its head among the auxiliaries of its own station.
  for (const [i, village] of villages.entries()) {
    const { groups } = at(stations, village.code.startsWith('QS') ? 4 : 5);
    const auxiliaries = groups
      .flatMap(({ id }) => book.staff.byUnit.get(id) ?? [])
      .filter(({ person }) => person.kind === 'auxiliary');
    book.give(at(auxiliaries, i % auxiliaries.length), village, 'village-assistant', { concurrent: true });
  }
}

/** 调解员: officers of stations beside their own post, the others as mediators of the studio. */
function hireMediators(book: StaffBook, { studio, stations }: Organisation): void {
  let badge = 100_110;
  for (const { who, role, profession, ...entry } of mediatorList) {
    if (role !== undefined) badge += 1;
    const signs = role === undefined ? {} : { badge: String(badge), role };
    const kind = profession === 'police' ? 'officer' : 'invited';
    const { groups = [] } = who === 'officer' ? at(stations, entry.station ?? 0) : {};
    const officer = groups
      .flatMap(({ id }) => book.staff.byUnit.get(id) ?? [])
      .find(({ person }) => person.kind === kind);
    if (officer) book.give(officer, studio, 'mediator', { concurrent: true });
    const colleague = officer ?? book.hire(studio, { post: 'mediator', kind, ...signs });
    colleague.person.languages = entry.languages.split(' ');
    book.staff.mediators.push(colleague);
  }
}

/** Hires everybody and gives them their posts, concurrent ones and stand-ins too. */
export function makeStaff(organisation: Organisation, random: Random, era: Era): Staff {
  const book = new StaffBook(random, era);
  hireHeadquarters(book, organisation);
  for (const [i, units] of organisation.stations.entries()) hireStation(book, units, i === 0, i >= 4);
  hireCommunities(book, organisation);
  hireMediators(book, organisation);
  book.staff.signIns.sort((one, other) => one.badge.localeCompare(other.badge));
  return book.staff;
}
