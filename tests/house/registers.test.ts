import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partners } from '../../src/modules/partners/module.ts';
import { people } from '../../src/modules/people/module.ts';
import { places } from '../../src/modules/places/module.ts';
import { registerFacts } from '../../src/platform/registers/words.ts';
import type { Answered, Caller } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { buildTown, type Town } from '../support/town.ts';

const registers = [people, places, partners].flatMap((module) => module.registers);
let house: TestHouse;
let town: Town;
let keeper: Caller;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  await ask(`update partner set kind = 'department'`);
  keeper = await town.signIn('keeper');
  const road = { code: 'R1', name: '河北路', class: '主干路', speedKmh: 50 };
  const civil = {
    code: 'Z1',
    partition: 'civil',
    name: '金桐社区',
    aliases: ['金桐', '一、二区'],
    validFrom: '2026-01-01',
  };
  await send(
    'roads',
    collect(road, {
      type: 'LineString',
      coordinates: [
        [121.6, 43.2],
        [121.700001, 43.2],
      ],
    }),
  );
  await send(
    'grids',
    collect(civil, {
      type: 'Polygon',
      coordinates: [
        [
          [121.6, 43.2],
          [121.7, 43.2],
          [121.7, 43.25],
          [121.6, 43.2],
        ],
      ],
    }),
  );
  await send('crosswalk', '警务网格编号,综治网格编号,重叠百分比\nG-N,Z1,100');
});
afterAll(() => house.close());

function send(register: string, text: string | Uint8Array, dryRun = false): Promise<Answered> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return keeper.bytes(`/api/registers/${register}/import?fileName=a.csv&dryRun=${dryRun}`, bytes);
}

function collect(properties: object, geometry: object): string {
  return JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });
}

async function fetchFile(register: string, format: string): Promise<Uint8Array> {
  const answer = await fetch(`${house.url}/api/registers/${register}/export?format=${format}`, {
    headers: { cookie: keeper.cookies },
  });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

async function ask(query: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await house.base.owner.query(query, values)).rows;
}

describe('a file that is read in', () => {
  it('makes what is new, changes what differs, leaves what is the same and says what is wrong with the rest', async () => {
    const csv =
      '编号,上级编号,单位类型,名称,开始日期\nB-N-8,B-N,警务组,第八组,2026-01-01\nB-S,B,派出所,南湖路派出所,2020-01-01\nB,,公安局,云岭市公安局,2020-01-01\nX,无,警务组,错,2026-13-01';
    const { body } = await send('units', csv);
    expect(body).toMatchObject({ rows: 4, created: 1, changed: 1, duplicates: 1, rejected: 1 });
    expect(body['problems']?.map((problem) => [problem['row'], problem['column']])).toEqual([
      [5, 'validFrom'],
      [5, 'parentCode'],
    ]);
    expect(await ask(`select name from unit where code in ('B-N-8', 'B-S') order by code`)).toEqual([
      { name: '第八组' },
      { name: '南湖路派出所' },
    ]);
  });

  it('as a dry run tells the same and changes nothing', async () => {
    const { body } = await send('partners', '编号,单位名称,单位类型\nW90,供电所,水电气暖企业', true);
    expect(body).toMatchObject({ runId: null, created: 1 });
    expect(await ask(`select 1 from partner where code = 'W90'`)).toEqual([]);
  });

  it('rejects only the row that the database itself refuses', async () => {
    const csv = '网格编号,单位编号,开始日期\nG-N,B-S,2026-01-01\nG-N,B-N-1,2020-01-01';
    const { body } = await send('grid-teams', csv);
    expect(body).toMatchObject({
      created: 0,
      duplicates: 1,
      rejected: 1,
      problems: [{ row: 2, zh: '与已有的时间段重叠' }],
    });
  });

  it('is refused without the column by which records are known', async () => {
    expect((await send('partners', '单位名称\n供电所')).status).toBe(400);
  });

  it('gives nobody the duties system and audit unless an administrator sends it', async () => {
    const badge = town.people.northOfficer.badge;
    const { body } = await send(
      'posts',
      `警号（工号）,单位编号,岗位,职责,开始日期\n${badge},B-N,审计员,审计,2026-01-01`,
    );
    expect(body).toMatchObject({ created: 0, rejected: 1, problems: [{ column: 'duties' }] });
  });

  it('places new estates in their grids', async () => {
    await send('places', '编号,地点类型,名称,经度,纬度\nP77,小区,枫林小区,121.65,43.15');
    expect(await ask(`select g.code from place p join grid g on g.id = p.grid_id where p.code = 'P77'`)).toEqual([
      { code: 'G-S' },
    ]);
  });
});

describe('an import that is taken back', () => {
  it('leaves no trace of what it made, and what it changed is as it was', async () => {
    await send('partners', '编号,单位名称,单位类型,职责范围\nW50,老名,企业,原来');
    const { body } = await send('partners', '编号,单位名称,单位类型\nW50,新名,企业\nW51,新来,企业');
    expect((await keeper.post(`/api/imports/${String(body['runId'])}/undo`)).body).toEqual({ undone: 2 });
    expect(await ask(`select code, name, remit from partner where code in ('W50', 'W51')`)).toEqual([
      { code: 'W50', name: '老名', remit: '原来' },
    ]);
    expect((await keeper.post(`/api/imports/${String(body['runId'])}/undo`)).body['error']?.['code']).toBe(
      'import.undone',
    );
  });

  it('stays when somebody has changed a record since, or another one refers to it', async () => {
    const changed = await send('partners', '编号,单位名称,单位类型\nW60,甲,企业');
    await ask(`update partner set name = '乙' where code = 'W60'`);
    const used = await send('units', '编号,上级编号,单位类型,名称,开始日期\nB-N-9,B-N,警务组,第九组,2026-01-01');
    await send('units', '编号,上级编号,单位类型,名称,开始日期\nB-N-9-1,B-N-9,警务组,下组,2026-01-01');
    for (const { body } of [changed, used]) {
      const { status } = await keeper.post(`/api/imports/${String(body['runId'])}/undo`);
      expect(status).toBe(409);
    }
    expect(await ask(`select name from unit where code = 'B-N-9'`)).toEqual([{ name: '第九组' }]);
  });
});

it('every record that was imported, changed or taken back has a fact of it', async () => {
  const told = await ask(`select distinct kind from happening where kind like 'record.%' order by kind`);
  expect(told.map(({ kind }) => kind)).toEqual(Object.keys(registerFacts).sort());
});

describe('every register', () => {
  const formats = registers.flatMap(({ name, geometry }) =>
    [...(geometry ? ['geojson'] : []), 'csv', 'xlsx'].map((format) => [name, format]),
  );

  it.each(formats)('%s sent out as %s and read in again changes nothing', async (name = '', format = '') => {
    const stored = await ask(`select count(*)::int as count from (${countQuery(name)}) q`);
    const { body } = await send(name, await fetchFile(name, format), true);
    expect(stored[0]?.['count']).toBeGreaterThan(0);
    expect(body).toMatchObject({ created: 0, changed: 0, rejected: 0, problems: [], duplicates: stored[0]?.['count'] });
  });

  it('is for whoever keeps the registers of the whole county', async () => {
    const clerk = await town.signIn('northClerk');
    expect((await clerk.get('/api/registers/people/export')).status).toBe(403);
    expect((await town.visitor().get('/api/registers/people/export')).status).toBe(401);
    expect((await keeper.get('/api/registers/nothing/export')).status).toBe(404);
  });

  it('that is sent out leaves a line in the access log', async () => {
    await fetchFile('people', 'csv');
    const lines = await ask(
      `select who_id from access_log where action = 'register.export' and reason like 'people%' limit 1`,
    );
    expect(lines).toEqual([{ who_id: town.people.keeper.accountId }]);
  });
});

const tables: Record<string, string> = {
  units: 'unit',
  people: 'person',
  posts: 'holding',
  grids: 'grid',
  'grid-teams': 'grid_team',
  places: 'place',
  roads: 'road',
  partners: 'partner',
};

function countQuery(register: string): string {
  return `select 1 from ${tables[register] ?? register}`;
}
