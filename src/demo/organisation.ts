import type { UnitKind } from '../modules/people/words.ts';
import type { Era } from './era.ts';
import type { Land } from './land.ts';
import { at } from './lists.ts';
import { nameLists, officePhone } from './names.ts';
import type { Random } from './random.ts';
import type { UnitRow } from './rows.ts';

/** The units of one station. */
export interface StationUnits {
  station: UnitRow;
  office: UnitRow;
  cases: UnitRow;
  community: UnitRow;
  detachments: UnitRow[];
  groups: UnitRow[];
  /** The detachment of a group, by the group's place in `groups`. */
  detachmentOf: UnitRow[];
}

export interface Organisation {
  units: UnitRow[];
  bureau: UnitRow;
  command: UnitRow;
  supervision: UnitRow;
  technology: UnitRow;
  /** 调解工作室: where mediators hold their posts. */
  studio: UnitRow;
  workStations: UnitRow[];
  stations: StationUnits[];
  /** By community number. */
  communities: UnitRow[];
  /** The work group of a police grid, by grid number. */
  groupOfGrid: UnitRow[];
}

const groupsPerDetachment = [
  [3, 3],
  [3, 2],
  [3, 2],
  [2, 3],
  [2, 2],
  [2, 2],
];
const numerals = ['一', '二', '三', '四', '五', '六'];

class UnitBook {
  readonly units: UnitRow[] = [];
  private readonly random: Random;
  private readonly era: Era;

  constructor(random: Random, era: Era) {
    this.random = random;
    this.era = era;
  }

  add(code: string, parent: UnitRow | null, kind: UnitKind, name: string, aliases: string[] = []): UnitRow {
    const unit: UnitRow = {
      id: this.random.id(this.era.madeAt),
      code,
      parent_id: parent?.id ?? null,
      kind,
      name,
      aliases,
      phone: officePhone(100 + this.units.length),
      valid_from: this.era.begunOn,
      valid_to: null,
    };
    this.units.push(unit);
    return unit;
  }
}

function addStation(book: UnitBook, bureau: UnitRow, index: number): StationUnits {
  const { code, name, short } = at(nameLists.stations, index);
  const station = book.add(code, bureau, 'station', name, [short, `${short}所`]);
  const office = book.add(`${code}-ZH`, station, 'office', `${short}所综合室`);
  const cases = book.add(`${code}-AJ`, station, 'detachment', `${short}所案件巡处队`);
  const community = book.add(`${code}-SQ`, station, 'detachment', `${short}所社区警务队`);
  const units: StationUnits = { station, office, cases, community, detachments: [], groups: [], detachmentOf: [] };
  for (const [i, count] of at(groupsPerDetachment, index).entries()) {
    const detachment = book.add(
      `${code}-F${i + 1}`,
      community,
      'detachment',
      `${short}所社区警务${at(numerals, i)}分队`,
    );
    units.detachments.push(detachment);
    for (let group = 0; group < count; group += 1) {
      const number = units.groups.length;
      const groupName = `${short}所警务${at(numerals, number)}组`;
      units.groups.push(book.add(`${code}-G${number + 1}`, detachment, 'group', groupName));
      units.detachmentOf.push(detachment);
    }
  }
  return units;
}

function groupOfEachGrid(land: Land, stations: readonly StationUnits[]): UnitRow[] {
  return land.police.map(({ number, station }) => {
    const mates = land.police.filter((parcel) => parcel.station === station);
    const { groups } = at(stations, station);
    const rank = mates.findIndex((parcel) => parcel.number === number);
    return at(groups, Math.floor((rank * groups.length) / mates.length));
  });
}

/** The bureau, its stations with 两队一室, two detachments and their work groups, and the communities. */
export function makeOrganisation(land: Land, random: Random, era: Era): Organisation {
  const book = new UnitBook(random, era);
  const bureau = book.add('GAJ', null, 'bureau', `${nameLists.county.zh}公安局`, ['市公安局', '市局']);
  const command = book.add('ZHB', bureau, 'command', '联合作战指挥部', ['指挥中心']);
  const supervision = book.add('DC', bureau, 'office', '督察审计室');
  const technology = book.add('KX', bureau, 'office', '科信与消息管理室');
  const workStations = nameLists.workStations.map((name, i) =>
    book.add(`GZZ${i + 1}`, command, 'workstation', `${name}警务工作站`),
  );
  const stations = nameLists.stations.map((_, i) => addStation(book, bureau, i));
  const communities = land.communities.map(({ number, name, station, township }) => {
    const parent = at(stations, station).station;
    const code = `${parent.code}-${township ? 'C' : 'J'}${String(number + 1).padStart(2, '0')}`;
    return township
      ? book.add(code, parent, 'village', `${name}村委会`, [name, `${township}${name}`])
      : book.add(code, parent, 'community', `${name}社区居委会`, [`${name}社区`]);
  });
  const groupOfGrid = groupOfEachGrid(land, stations);
  const studio = book.add('TJS', bureau, 'office', '矛盾纠纷调解工作室', ['调解工作室']);
  return {
    units: book.units,
    bureau,
    command,
    supervision,
    technology,
    studio,
    workStations,
    stations,
    communities,
    groupOfGrid,
  };
}
