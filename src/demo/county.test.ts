import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import categoryList from '../../demo/categories.json' with { type: 'json' };
import { dutyList } from '../kit/duties.ts';
import { isMobileNumber } from '../kit/text.ts';
import { replay } from '../modules/matters/books.ts';
import { soundsLikeDistress } from '../modules/matters/distress.ts';
import { stepFacts } from '../modules/matters/rules.ts';
import { posts, unitKinds } from '../modules/people/words.ts';
import { placeKinds, roadClasses } from '../modules/places/words.ts';
import { generateCounty } from './county.ts';
import { Random } from './random.ts';
import type { GridRow, MatterBook, Position } from './rows.ts';

const today = new Date('2026-11-22T14:30:00+08:00');
const county = generateCounty({ seed: 7, today });
const { matters } = county;
const key = ([lng, lat]: Position) => `${lng},${lat}`;

function areaOf(rings: readonly Position[][]): number {
  let twice = 0;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [one, other] = [ring[i - 1], ring[i]];
      if (one && other) twice += (one[0] - 121.6) * (other[1] - 43.2) - (other[0] - 121.6) * (one[1] - 43.2);
    }
  }
  return twice / 2;
}

function holds({ ring }: GridRow, [x, y]: Position): boolean {
  let inside = false;
  for (const line of ring) {
    for (let i = 1; i < line.length; i += 1) {
      const [one, other] = [line[i - 1], line[i]];
      if (!one || !other || one[1] > y === other[1] > y) continue;
      if (x < one[0] + ((y - one[1]) / (other[1] - one[1])) * (other[0] - one[0])) inside = !inside;
    }
  }
  return inside;
}

const gridsOf = (partition: string) => county.grids.filter((grid) => grid.partition === partition);
const countOf = (kind: string) => county.places.filter((place) => place.kind === kind).length;

test('the same seed on the same day invents the same county, another seed another', () => {
  const small = { today, matters: 60 };
  expect(generateCounty({ seed: 3, ...small })).toEqual(generateCounty({ seed: 3, ...small }));
  expect(generateCounty({ seed: 4, ...small }).matters[9]?.matter.what).not.toBe(
    generateCounty({ seed: 3, ...small }).matters[9]?.matter.what,
  );
});

test('there are 9 work stations, 21 core areas, 12 key areas, 60 must-reach points, 78 must-patrol lines and 78 partners', () => {
  const kinds = ['work-station', 'core-area', 'key-area', 'must-reach', 'must-patrol'];
  expect([...kinds.map(countOf), county.partners.length]).toEqual([9, 21, 12, 60, 78, 78]);
});

test('every kind, class, post and duty is a word that the modules know', () => {
  expect(county.places.filter(({ kind }) => !(kind in placeKinds))).toEqual([]);
  expect(county.roads.filter((road) => !(road.class in roadClasses))).toEqual([]);
  expect(county.units.filter(({ kind }) => !(kind in unitKinds))).toEqual([]);
  expect(
    county.holdings.filter(({ post, duties }) => !(post in posts) || duties.some((duty) => !dutyList.includes(duty))),
  ).toEqual([]);
});

test('sixteen mediators and two apprentices have a card each, and three of them sign in', () => {
  const cards = county.late.mediator_card ?? [];
  expect(cards.map((card) => card['state']).sort()).toEqual(
    [...Array(15).fill('active'), 'apprentice', 'apprentice', 'resting'].sort(),
  );
  const posts = county.holdings.filter(({ duties }) => duties.includes('mediate')).map(({ person_id }) => person_id);
  expect(cards.filter((card) => !posts.includes(String(card['person_id'])))).toEqual([]);
  expect(county.signIns.filter(({ duties }) => duties.includes('mediate')).map(({ badge }) => badge)).toEqual([
    '100111',
    '100112',
    '100113',
  ]);
  const dictionary = readFileSync(new URL('../modules/categories/dictionary.json', import.meta.url), 'utf8');
  expect(cards.flatMap((card) => card['fields']).filter((code) => !dictionary.includes(`"${String(code)}"`))).toEqual(
    [],
  );
});

test('codes, badges, numbers and receipt codes are given once', () => {
  for (const codes of [
    county.units.map(({ code }) => code),
    county.persons.map(({ code }) => code),
    county.grids.map(({ code }) => code),
    county.places.map(({ code }) => code),
    county.roads.map(({ code }) => code),
    county.partners.map(({ code }) => code),
    county.accounts.map(({ badge }) => badge),
    matters.map(({ matter }) => matter.number),
    matters.flatMap(({ reporters }) => reporters.map(({ code }) => code)),
    matters.flatMap(({ facts }) => facts.map(({ request_id }) => request_id)),
  ]) {
    expect(new Set(codes).size).toBe(codes.length);
  }
});

test('every road can be reached from every other', () => {
  const roadsAt = new Map<string, number[]>();
  for (const [i, { line }] of county.roads.entries()) {
    for (const end of [line[0], line.at(-1)]) if (end) roadsAt.set(key(end), [...(roadsAt.get(key(end)) ?? []), i]);
  }
  const reached = new Set([0]);
  for (const road of reached) {
    const { line } = county.roads[road] ?? { line: [] };
    for (const end of [line[0], line.at(-1)])
      for (const next of end ? (roadsAt.get(key(end)) ?? []) : []) reached.add(next);
  }
  expect(reached.size).toBe(county.roads.length);
});

test('a matter with a position lies in its police grid', () => {
  const gridOf = new Map(county.grids.map((grid) => [grid.id, grid]));
  const placed = matters.filter(({ matter }) => matter.lng !== null).slice(0, 600);
  const outside = placed.filter(({ matter: { grid_id, lng, lat } }) => {
    const grid = gridOf.get(grid_id ?? '');
    return !grid || lng === null || lat === null || !holds(grid, [lng, lat]);
  });
  expect(outside.length).toBeLessThan(placed.length / 100);
});

test('roads touch only where they end', () => {
  const passed = new Map<string, string>();
  for (const { line, code } of county.roads) for (const corner of line.slice(1, -1)) passed.set(key(corner), code);
  expect(
    county.roads.flatMap(({ line }) => [line[0], line.at(-1)]).filter((end) => end && passed.has(key(end))),
  ).toEqual([]);
});

test.each(['police', 'civil'])('the %s grids cover the county without gap or overlap', (partition) => {
  const grids = gridsOf(partition);
  const edges = new Set<string>();
  for (const { ring } of grids) {
    for (const line of ring) {
      for (let i = 1; i < line.length; i += 1) {
        const edge = [line[i - 1], line[i]].map((corner) => (corner ? key(corner) : '')).join(' ');
        expect(edges.has(edge)).toBe(false);
        edges.add(edge);
      }
    }
  }
  const random = new Random(5);
  let inside = 0;
  for (let i = 0; i < 400; i += 1) {
    const point: Position = [random.between(121.44, 121.76), random.between(43.1, 43.3)];
    const holders = grids.filter((grid) => holds(grid, point)).length;
    const others = gridsOf(partition === 'police' ? 'civil' : 'police').filter((grid) => holds(grid, point)).length;
    expect(holders).toBe(others);
    expect(holders).toBeLessThan(2);
    inside += holders;
  }
  expect(inside).toBeGreaterThan(250);
});

test('both partitions have the same area, and the crosswalk of a civil grid adds up to 100', () => {
  const [police = 0, civil = 0] = ['police', 'civil'].map((partition) =>
    gridsOf(partition).reduce((sum, { ring }) => sum + areaOf(ring), 0),
  );
  expect(police).toBeCloseTo(civil, 9);
  const shares = Map.groupBy(county.crosswalk, ({ civil_grid_id }) => civil_grid_id);
  expect(shares.size).toBe(gridsOf('civil').length);
  for (const rows of shares.values()) expect(rows.reduce((sum, { share_percent }) => sum + share_percent, 0)).toBe(100);
});

test('every grid has exactly one team on every day', () => {
  const teams = Map.groupBy(county.gridTeams, ({ grid_id }) => grid_id);
  for (const { id, valid_from } of county.grids) {
    const rows = (teams.get(id) ?? []).toSorted((one, other) => (one.valid_from < other.valid_from ? -1 : 1));
    expect(rows[0]?.valid_from).toBe(valid_from);
    expect(rows.at(-1)?.valid_to).toBeNull();
    for (const [i, row] of rows.slice(1).entries()) expect(row.valid_from).toBe(rows[i]?.valid_to);
  }
});

test('every station has people for each duty of a matter', () => {
  const parentOf = new Map(county.units.map(({ id, parent_id }) => [id, parent_id]));
  for (const { id } of county.units.filter(({ kind }) => kind === 'station')) {
    const own = county.holdings.filter(({ unit_id }) => unit_id === id || parentOf.get(unit_id) === id);
    const held = new Set(own.flatMap(({ duties }) => duties));
    expect(
      ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'].filter((duty) => !held.has(duty as never)),
    ).toEqual([]);
  }
});

/** Replays the facts of one matter and its parts through the books. */
function replayed({ matter, facts }: MatterBook) {
  const told = facts.map(({ kind, at, by_id, data }) => ({ kind, at: new Date(at), byId: by_id, data }));
  const done = replay(told);
  if (!done.ok) throw new Error(`${matter.number}: ${done.kind} ${done.why}`);
  return done;
}

test('the facts of every matter, replayed through the rules, lead to its row and to the rows of its parts', () => {
  for (const book of matters) {
    const { state, solved, times_returned: timesReturned, times_reopened: timesReopened } = book.matter;
    const { balance, parts } = replayed(book);
    expect(balance).toEqual({ state, solved, timesReturned, timesReopened });
    for (const part of book.parts.filter(({ role }) => role === 'helper')) {
      const row = { state: part.state, timesReturned: part.times_returned, bound: part.bound };
      expect(parts.get(part.id)).toEqual(row);
    }
  }
});

test('facts are told in order, none before the report and none in the future', () => {
  for (const { facts, matter } of matters) {
    const times = facts.map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe(matter.reported_at);
    expect((times.at(-1) ?? '') < today.toISOString()).toBe(true);
    expect(matter.changed_at <= (times.at(-1) ?? '')).toBe(true);
  }
});

test('whoever closed a matter never makes the visit afterwards', () => {
  for (const { matter } of matters)
    if (matter.revisited_by !== null) expect(matter.revisited_by).not.toBe(matter.closed_by);
});

test('what residents write is varied, and only the marked texts sound like distress', () => {
  const texts = matters.map(({ matter }) => matter.what);
  expect(Math.min(...texts.map((text) => text.length))).toBeGreaterThanOrEqual(5);
  expect(new Set(texts).size / texts.length).toBeGreaterThan(0.97);
  expect(texts.reduce((sum, text) => sum + text.length, 0) / texts.length).toBeGreaterThan(40);
  for (const { matter } of matters) {
    expect(soundsLikeDistress(`${matter.title}\n${matter.what}`)).toBe(matter.watch);
    expect(matter.title.length).toBeGreaterThan(0);
    expect(matter.title.length).toBeLessThanOrEqual(80);
  }
});

test('no text is left with a gap to fill', () => {
  const said = matters.flatMap(({ matter, parts, facts }) => [
    matter.title,
    matter.what,
    matter.where_text,
    ...parts.map(({ task, answer }) => `${task}${answer}`),
    ...facts.map(({ data }) => String(data['text'])),
  ]);
  expect(said.filter((text) => /[{}|]/.test(text))).toEqual([]);
});

test('every category and every channel occurs, and a month of summer has more noise than one of winter', () => {
  const leaves = Object.keys(categoryList).filter((code) => code.includes('.') || code === 'other');
  expect(new Set(matters.map(({ matter }) => matter.category))).toEqual(new Set(leaves));
  expect(new Set(matters.map(({ matter }) => matter.channel)).size).toBe(14);
  const noise = (month: string) =>
    matters.filter(({ matter }) => matter.category === 'environment.noise' && matter.reported_at.includes(`-${month}-`))
      .length;
  expect(noise('07')).toBeGreaterThan(noise('01'));
});

test('the list of categories says what the migration says', () => {
  const sql = readFileSync(new URL('../../migrations/0005_matters.sql', import.meta.url), 'utf8');
  for (const [code, { zh, own, workingDays, evidence }] of Object.entries(categoryList)) {
    expect(sql).toMatch(
      new RegExp(`\\('${code}', [^)]*'${zh}', '[^']*', ${own}, ${workingDays}, '\\{${evidence.join(',')}\\}'`),
    );
  }
});

test('every phone number belongs to nobody', () => {
  const mobiles = [
    ...county.persons.map(({ phone }) => phone),
    ...county.partners.flatMap((partner) => [partner.liaison_phone, partner.deputy_phone]),
    ...matters.flatMap(({ reporters }) => reporters.map(({ phone }) => phone)),
  ].filter((phone) => phone !== null);
  expect(mobiles.every((phone) => phone.startsWith('199000') && isMobileNumber(phone))).toBe(true);
  const offices = [...county.units, ...county.places, ...county.partners]
    .map(({ phone }) => phone)
    .filter((phone) => phone !== null);
  expect(offices.every((phone) => phone.startsWith('0499-555'))).toBe(true);
});

test('no name of the newspaper reports is used', () => {
  const taken = [
    '自由路',
    '知行路',
    '沼潭',
    '沙尔沁',
    '矿山路',
    '沙河',
    '南圪洞',
    '天骄路',
    '工业街',
    '白海子',
    '幸福',
    '马莲渠',
    '吉日嘎郎吐',
    '大榆树',
    '长庆',
    '锦华',
    '慧阳',
    '阳光广场',
    '园丁',
    '铁鹤',
    '四季华城',
    '长虹',
    '白塔',
    '横竖街',
  ];
  const names = [...county.units, ...county.places, ...county.roads, ...county.grids, ...county.partners].map(
    ({ name }) => name,
  );
  expect(names.filter((name) => taken.some((word) => name.includes(word)))).toEqual([]);
});

test('the table of steps is walked: accepted, declined, returned, contested, revisited, merged and withdrawn matters all occur', () => {
  const told = new Set<string>(matters.flatMap(({ facts }) => facts.map(({ kind }) => kind)));
  const missing = Object.entries(stepFacts).filter(([, fact]) => !told.has(fact));
  expect(missing.map(([step]) => step)).toEqual(['reopen', 'unmerge']);
});
