import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import type { Caller } from '../support/caller.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { giveToken, hire, openReceiptOf } from '../support/knockers.ts';
import { type MadeMatter, makeMatter } from '../support/matters.ts';
import { buildTown, type Town } from '../support/town.ts';
import { png } from './doors-inputs.ts';

const secretTitle = '绝密字样不可外传';
let house: TestHouse;
let town: Town;
let officer: Caller;
let chief: Caller;
let south: Caller;
let watched: MadeMatter;
let ordinary: MadeMatter;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  officer = (await hire(house, { unitId: town.units.north, duties: ['intake', 'assign', 'handle', 'revisit'] })).caller;
  chief = (await hire(house, { unitId: town.units.north, duties: ['oversee', 'watch', 'assign'] })).caller;
  south = (
    await hire(house, {
      unitId: town.units.south,
      duties: ['intake', 'assign', 'handle', 'revisit', 'watch', 'oversee'],
    })
  ).caller;
  watched = await makeMatter(house, {
    unitId: town.units.north,
    watch: true,
    title: secretTitle,
    helperUnitId: town.units.northGroup,
  });
  ordinary = await makeMatter(house, { unitId: town.units.north, title: secretTitle });
  const token = `to_tsvector('simple', '')`;
  await house.base.owner.query(`update matter set search = ${token} where id = any($1)`, [[watched.id, ordinary.id]]);
  await house.base.owner.query(
    `update matter set search = search || '绝密:1 密字:2 字样:3'::tsvector where id = any($1)`,
    [[watched.id, ordinary.id]],
  );
});
afterAll(() => house.close());

/** Everything through which a colleague could hear of a matter. */
async function heard(caller: Caller, matter: MadeMatter): Promise<Record<string, boolean>> {
  const mentions = async (path: string) => {
    const { body } = await caller.get(path);
    const text = JSON.stringify(body);
    return text.includes(matter.id) || text.includes(matter.number);
  };
  const lists = ['all', 'open', 'new', 'watch', 'helping', 'due-soon', 'overdue'].map(
    (queue) => `/api/matters?queue=${queue}`,
  );
  return {
    lists: (await Promise.all(lists.map(mentions))).includes(true),
    search: await mentions(`/api/matters?queue=all&q=${encodeURIComponent('绝密')}`),
    suggestions: await mentions(`/api/matters/suggest?q=${encodeURIComponent('绝密')}`),
    export: await mentions('/api/matters/export?queue=all&reason=leak-test'),
    page: (await caller.get(`/api/matters/${matter.id}`)).status === 200,
    access: (await caller.get(`/api/matters/${matter.id}/access`)).status === 200,
  };
}

const nothing = { lists: false, search: false, suggestions: false, export: false, page: false, access: false };

describe('a matter under urgent watch', () => {
  test('is nowhere to be found for a colleague of the same station who is not on duty', async () => {
    expect(await heard(officer, watched)).toEqual(nothing);
  });

  test('is found by the supervisor in the very same places, so that this test looks where it would be', async () => {
    expect(await heard(chief, watched)).toEqual({
      lists: true,
      search: true,
      suggestions: true,
      export: true,
      page: true,
      access: true,
    });
  });

  test('is not counted for whoever may not see it', async () => {
    const countOf = async (caller: Caller, queue: string) => {
      const rows = (await caller.get('/api/matters/counts')).body['queues'];
      return Number(rows?.find((row) => String(row['queue']) === queue)?.['count']);
    };
    const totalOf = async (caller: Caller) =>
      Number((await caller.get('/api/matters?queue=all')).body['total']?.['count']);
    expect([await countOf(officer, 'open'), await countOf(officer, 'watch'), await totalOf(officer)]).toEqual([
      1, 0, 1,
    ]);
    expect([await countOf(chief, 'open'), await countOf(chief, 'watch'), await totalOf(chief)]).toEqual([2, 1, 2]);
  });

  test('stays hidden from a colleague whose watch duty is for other categories', async () => {
    const limited = await hire(house, { unitId: town.units.north, duties: ['watch'], categories: ['street'] });
    await house.base.owner.query(
      `insert into holding (id, person_id, unit_id, post, duties, valid_from) values (gen_random_uuid(), $1, $2, 'beat-officer', '{handle}', '2020-01-01')`,
      [limited.personId, town.units.north],
    );
    expect(await heard(limited.caller, watched)).toEqual(nothing);
  });

  test('cannot be touched by a bulk step, and the answer is the same as for one that does not exist', async () => {
    const nowhere = newId();
    const { body } = await officer.post('/api/matters/bulk', { ids: [watched.id, nowhere], step: 'accept' });
    expect(body['refused']?.map((row) => String(row['code']))).toEqual(['not-found', 'not-found']);
  });

  test('is refused in the same words as one that does not exist', async () => {
    expect((await officer.get(`/api/matters/${watched.id}`)).body).toEqual(
      (await officer.get(`/api/matters/${newId()}`)).body,
    );
  });

  test('is hidden from the unit that was asked to help before the watch began', async () => {
    const helper = await hire(house, { unitId: town.units.northGroup, duties: ['handle'] });
    expect(await heard(helper.caller, watched)).toEqual(nothing);
  });
});

describe('a matter of another station', () => {
  test('is nowhere to be found, not even for their supervisor', async () => {
    expect(await heard(south, ordinary)).toEqual(nothing);
    expect(await heard(south, watched)).toEqual(nothing);
  });

  test('stays hidden when the filter names the station itself', async () => {
    expect((await south.get(`/api/matters?queue=all&unitId=${town.units.north}`)).body['total']?.['count']).toBe(0);
  });

  test('a refused attempt to open it is written down with the matter, and its reporter can see it', async () => {
    await south.get(`/api/matters/${ordinary.id}`);
    const { rows } = await house.base.owner.query(
      `select resident_ids from access_log where outcome = 'refused' and subject_id = $1 and action = 'matter.view'`,
      [ordinary.id],
    );
    expect(rows.at(-1)).toEqual({ resident_ids: [ordinary.reporterId] });
    const resident = await openReceiptOf(house, ordinary.reporterId);
    const opened = (await resident.get('/api/report/mine/opened')).body['rows'];
    expect(opened?.some((line) => String(line['outcome']) === 'refused')).toBe(true);
  });
});

describe('live signals', () => {
  async function listen(caller: Caller, while_: () => Promise<unknown>): Promise<string> {
    const end = new AbortController();
    const response = await fetch(`${house.url}/api/live`, { headers: { cookie: caller.cookies }, signal: end.signal });
    let text = '';
    const reading = (async () => {
      for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString();
    })().catch(() => undefined);
    await while_();
    await new Promise((resolve) => setTimeout(resolve, 250));
    end.abort();
    await reading;
    return text;
  }

  test('of a matter under watch reach the supervisor and nobody else of the station', async () => {
    const note = () => chief.post(`/api/matters/${watched.id}/notes`, { text: '已联系家属' });
    const [forOfficer, forChief, forSouth] = await Promise.all([
      listen(officer, note),
      listen(chief, note),
      listen(south, note),
    ]);
    expect(forChief).toContain(watched.id);
    expect(forOfficer).not.toContain(watched.id);
    expect(forSouth).not.toContain(watched.id);
  });

  test('of an ordinary matter reach the station, carry kind and id only, and no other station', async () => {
    const note = () => officer.post(`/api/matters/${ordinary.id}/notes`, { text: '内部意见' });
    const [forOfficer, forSouth] = await Promise.all([listen(officer, note), listen(south, note)]);
    const lines = forOfficer.split('\n').filter((line) => line.startsWith('data: '));
    expect(lines.map((line) => Object.keys(JSON.parse(line.slice(6))))).toContainEqual(['kind', 'id']);
    expect(forSouth).not.toContain(ordinary.id);
  });

  test('reach no colleague without a duty that works with matters', async () => {
    const keeper = await hire(house, { unitId: town.units.bureau, duties: ['register', 'audit', 'system'] });
    const text = await listen(keeper.caller, () =>
      officer.post(`/api/matters/${ordinary.id}/notes`, { text: '再记一笔' }),
    );
    expect(text).not.toContain(ordinary.id);
  });

  test('are not for visitors, residents and programmes', async () => {
    const token = await giveToken(house, town.people.northChief.accountId, ['matter.list']);
    for (const caller of [town.visitor(), await openReceiptOf(house, ordinary.reporterId), token])
      expect((await caller.get('/api/live')).status).toBe(401);
  });
});

describe('the resident', () => {
  test('never reads internal notes, evidence, returns and parts, nor the name of a colleague in the timeline', async () => {
    const matter = await makeMatter(house, {
      unitId: town.units.north,
      state: 'in_hand',
      helperUnitId: town.units.southGroup,
    });
    await officer.post(`/api/matters/${matter.id}/notes`, { text: '内部意见一' });
    await officer.post(`/api/matters/${matter.id}/evidence`, {
      version: 1,
      evidence: 'visit-note',
      note: '内部意见二',
    });
    await south.post(`/api/matters/${matter.id}/parts/${matter.partId}/finish`, { answer: '内部意见三' });
    await officer.post(`/api/matters/${matter.id}/recategorise`, {
      version: 2,
      category: 'street',
      reason: '内部意见四',
    });
    await officer.post(`/api/matters/${matter.id}/return`, { version: 3, reason: '内部意见五' });
    expect(JSON.stringify((await officer.get(`/api/matters/${matter.id}`)).body).match(/内部意见/g)?.length).toBe(6);
    const { body } = await (await openReceiptOf(house, matter.reporterId)).get('/api/report/mine');
    expect(JSON.stringify(body)).not.toContain('内部意见');
    expect(JSON.stringify(body['timeline'])).not.toContain('警员');
  });

  test('never sees the code, the name and the phone of somebody else who reported the same', async () => {
    const matter = await makeMatter(house, { unitId: town.units.north, state: 'closed' });
    const other = newId();
    await house.base.owner.query(
      `insert into reporter (id, matter_id, code, tail, name, phone, made_at) values ($1, $2, 'FQ-AAAA-AAAAA', '4321', '王五', '19900004321', now())`,
      [other, matter.id],
    );
    await (await openReceiptOf(house, other)).post('/api/report/mine/add', {
      text: '我是三单元的王五，电话19900004321',
    });
    const text = JSON.stringify((await (await openReceiptOf(house, matter.reporterId)).get('/api/report/mine')).body);
    expect(text).not.toMatch(/王五|4321|FQ-AAAA/);
  });

  test('opens only what was sent by or to a resident, never a file for colleagues', async () => {
    const file = async (audience: string) => {
      const sent = await officer.bytes('/api/files', png);
      await house.base.owner.query(
        `update stored_file set subject_kind = 'matter', subject_id = $1, audience = $2 where id = $3`,
        [ordinary.id, audience, String(sent.body['id'])],
      );
      return `/api/files/${sent.body['id']}`;
    };
    const [open, internal, sealed] = [await file('resident'), await file('staff'), await file('sealed')];
    const mine = await openReceiptOf(house, ordinary.reporterId);
    const theirs = await openReceiptOf(house, watched.reporterId);
    const statuses = async (caller: Caller) => [
      (await caller.get(open)).status,
      (await caller.get(internal)).status,
      (await caller.get(sealed)).status,
    ];
    expect(await statuses(mine)).toEqual([200, 404, 404]);
    expect(await statuses(theirs)).toEqual([404, 404, 404]);
    expect(await statuses(south)).toEqual([404, 404, 404]);
    expect(await statuses(officer)).toEqual([200, 200, 404]);
    expect(JSON.stringify((await mine.get('/api/report/mine')).body['files'])).not.toContain(internal.slice(11));
  });
});

test("a sealed fact shows to nobody, neither in the timeline nor in the resident's page", async () => {
  await house.base.owner.query(
    `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind) values (now(), $1, 'matter', $2, 'matter.told', 'sealed', '{"text": "封存的话"}', 'system')`,
    [newId(), ordinary.id],
  );
  const views = [
    await chief.get(`/api/matters/${ordinary.id}`),
    await officer.get(`/api/matters/${ordinary.id}`),
    await (await openReceiptOf(house, ordinary.reporterId)).get('/api/report/mine'),
  ];
  for (const { status, body } of views)
    expect([status, JSON.stringify(body).includes('封存的话')]).toEqual([200, false]);
});

test('the export holds neither names nor phones of reporters', async () => {
  const text = String((await chief.get('/api/matters/export?queue=all&reason=leak-test')).body);
  expect(text).toContain(ordinary.number);
  expect(text).not.toMatch(/张三|19900005678/);
});
