import type { Estate } from './estates.ts';
import { at } from './lists.ts';
import { nameLists, officePhone } from './names.ts';
import type { Organisation } from './organisation.ts';
import type { PlaceBook } from './place-book.ts';
import type { PlaceRow } from './rows.ts';

const roundTheClock = '每天24小时';
const officeHours = '工作日8:30—17:30';
const serviceItems = '户籍、居住证、车驾管、出入境业务；反映问题、约调解';

const landmarkAt: [column: number, row: number][] = [
  [17, 9],
  [16, 10],
  [11, 13],
  [14, 10],
  [9, 13],
  [12, 9],
  [7, 10],
  [20, 11],
  [18, 14],
  [19, 13],
  [15, 13],
  [10, 14],
];
const parkAt: [number, number][] = [
  [13, 14],
  [21, 12],
  [6, 13],
  [12, 11],
  [12, 7],
  [13, 3],
];
const schoolAt: [number, number][] = [
  [9, 15],
  [16, 15],
  [10, 4],
  [13, 12],
  [11, 8],
  [8, 9],
  [20, 13],
  [18, 10],
  [9, 11],
  [14, 4],
  [17, 3],
  [5, 12],
  [21, 15],
  [17, 12],
  [7, 14],
  [15, 8],
];
const marketAt: [number, number][] = [
  [8, 16],
  [11, 10],
  [12, 4],
  [21, 10],
  [18, 8],
  [9, 10],
  [19, 15],
  [15, 11],
];
const stationAt: [number, number][] = [
  [12, 12],
  [6, 14],
  [19, 12],
  [13, 4],
];
const workStationAt: [number, number][] = [
  [12, 11],
  [17, 9],
  [21, 11],
  [7, 11],
  [13, 3],
  [8, 16],
  [16, 9],
  [20, 12],
  [12, 7],
];

function addTownPlaces(book: PlaceBook, estates: readonly Estate[]): void {
  const add = (
    prefix: string,
    kind: 'school' | 'market' | 'square' | 'other',
    names: readonly string[],
    spots: readonly [number, number][],
  ) => {
    for (const [i, name] of names.entries()) {
      const gap = spots[i];
      const hamlet = estates.findLast(({ station }) => station >= 4 && (i % 2 === 0 ? station === 4 : station === 5));
      const face = gap ? book.faceAt(...gap) : (hamlet ?? at(estates, -1)).face;
      book.add(prefix, kind, name, book.spot(face), { address: gap ? null : name.slice(0, 3) });
    }
  };
  add('SC', 'market', nameLists.markets, marketAt);
  add('XX', 'school', nameLists.schools, schoolAt);
  add('GY', 'square', nameLists.parks, parkAt);
  add('DB', 'other', nameLists.landmarks, landmarkAt);
}

function addStations(book: PlaceBook, { stations, workStations }: Organisation, estates: readonly Estate[]): void {
  for (const [i, { station, office }] of stations.entries()) {
    const gap = stationAt[i];
    const face = gap
      ? book.faceAt(...gap)
      : at(
          estates.filter((estate) => estate.station === i),
          20,
        ).face;
    const note = `服务窗口：${serviceItems}`;
    book.add('PCS', 'other', station.name, book.spot(face), {
      unit: station,
      hours: roundTheClock,
      phone: office.phone,
      note,
    });
  }
  for (const [i, unit] of workStations.entries()) {
    const [column, row] = at(workStationAt, i);
    const spot = book.crossing(column, row);
    const note = '24小时值守，自助机可办26项交管、户政业务';
    book.add('GZZ', 'work-station', unit.name, spot, {
      unit,
      hours: roundTheClock,
      phone: unit.phone,
      hosts: ['police'],
      note,
    });
    book.add('ZZJ', 'other', `${unit.name}自助服务机`, spot, { unit, hours: roundTheClock, note: '24小时自助' });
  }
}

function addServicePlaces(book: PlaceBook, organisation: Organisation, estates: readonly Estate[]): void {
  const town = estates.filter(({ village }) => village === null);
  const ofCommunity = (number: number) => estates.find(({ community }) => community === number);
  for (const [number, unit] of organisation.communities.entries()) {
    const estate = ofCommunity(number);
    if (!estate) continue;
    const group = at(organisation.groupOfGrid, estate.police);
    const spot = book.spot(estate.face);
    const name = unit.aliases[0] ?? unit.name;
    if (unit.kind === 'village') {
      book.add('CW', 'village-office', `${name}乡村警务室`, spot, {
        unit: group,
        hours: '周一至周六8:00—18:00',
        phone: group.phone,
      });
    } else {
      book.add('JWS', 'police-room', `${name}警务室`, spot, { unit: group, hours: officeHours, phone: group.phone });
    }
    if (number % 4 === 1) {
      book.add(
        'YSD',
        'meeting-point',
        `${name}${unit.kind === 'village' ? '群众说事点' : '居民议事点'}`,
        book.spot(estate.face),
        { hours: '每周三14:30' },
      );
    }
  }
  const joint = at(town, 9);
  const community = at(organisation.communities, joint.community);
  const hosts = ['police', 'justice', 'city', 'court', 'procuratorate'] as const;
  book.add('WZHY', 'joint-station', `${at(community.aliases, 0)}五站合一工作站`, book.spot(joint.face), {
    unit: at(organisation.groupOfGrid, joint.police),
    hosts: [...hosts],
    hours: officeHours,
    phone: officePhone(900),
    note: '公安、司法、城管、法院、检察院同址值班，各自案件各自保管',
  });
  const service = at(town, 60);
  book.add(
    'FWZ',
    'service-station',
    `${at(at(organisation.communities, service.community).aliases, 0)}警务服务站`,
    book.spot(service.face),
    {
      unit: at(organisation.groupOfGrid, service.police),
      hosts: ['police', 'justice'],
      hours: officeHours,
      phone: officePhone(901),
    },
  );
  book.add('LD', 'mobile-mediation', '流动纠纷化解室（1号车）', book.crossing(14, 13), {
    unit: at(organisation.stations, 0).community,
    hosts: ['police', 'justice'],
    hours: '按预约到小区',
    phone: officePhone(902),
    note: '周二、周四巡回各社区，其余时间按预约',
  });
}

function addEstates(book: PlaceBook, estates: readonly Estate[]): Map<Estate, PlaceRow> {
  const placeOf = new Map<Estate, PlaceRow>();
  for (const estate of estates) {
    const { name, village, face, point, roads, buildings } = estate;
    const note = village ? {} : { address: `${at(roads, 0)}${book.random.int(2, 260)}号`, note: `${buildings}栋楼` };
    placeOf.set(estate, book.add(village ? 'CT' : 'XQ', village ? 'village' : 'estate', name, { face, point }, note));
  }
  return placeOf;
}

/** The places that residents know: stations, rooms, schools, markets, estates and villages. */
export function addKnownPlaces(
  book: PlaceBook,
  organisation: Organisation,
  estates: readonly Estate[],
): Map<Estate, PlaceRow> {
  addStations(book, organisation, estates);
  addServicePlaces(book, organisation, estates);
  addTownPlaces(book, estates);
  return addEstates(book, estates);
}
