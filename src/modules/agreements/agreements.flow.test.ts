import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller, Loose } from '../../../tests/support/caller.ts';
import { type Dispute, enter, propose, take, underWay } from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { makePlan } from '../../algorithms/instalments/plan.ts';
import { addDays, dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { openDiskStore } from '../../platform/files/store.ts';
import { agreementDocument, findEffective, listEffective, makeVersion, termsOf } from './api.ts';
import { dropOpen } from './jobs.ts';

let house: TestHouse;
let town: Town;
let officer: Caller;
let officerName: string;
let stranger: Caller;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  const hired = await hire(house, { unitId: town.units.north, duties: ['mediate', 'handle', 'intake'] });
  officer = hired.caller;
  const { rows } = await house.base.owner.query<{ name: string }>('select name from person where id = $1', [
    hired.personId,
  ]);
  officerName = rows[0]?.name ?? '';
  stranger = (await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle'] })).caller;
});
afterAll(() => house.close());

const strokes = [[100, 100, 400, 300, 800, 120]];
const today = () => dayOf(house.now());

/** Twenty wan in twelve months, and an apology. */
function loan(): object {
  const rows = makePlan({
    totalFen: 20_000_000,
    count: 12,
    from: addDays(today(), 10),
    rhythm: { every: 'month', day: 10 },
  }).map(({ dueOn, fen }) => ({ dueOn, fen }));
  return {
    body: '金桐社区人民调解委员会',
    facts: '乙方因进货向甲方借款二十万元，至今未还。',
    disputed: '还款期限。',
    responsibilities: [
      { side: 1, text: '甲方同意分期。' },
      { side: 2, text: '乙方应当偿还。' },
    ],
    duties: [
      {
        kind: 'pay',
        by: '2',
        to: '1',
        what: '偿还借款本金',
        amountFen: 20_000_000,
        capital: '人民币贰拾万元整',
        time: { when: 'plan', rows },
        how: '微信转账',
        proof: '转账凭证',
      },
    ],
  };
}

const paths = (id: string) => `/api/mediations/${id}/agreements`;
const current = async (id: string) => (await officer.get(paths(id))).body['current'];

/** Begins, writes and proposes an agreement; answers it as colleagues see it. */
async function proposed(id: string, text: object, begin: object = {}): Promise<Loose> {
  const begun = await officer.post(paths(id), begin);
  expect(begun.status).toBe(200);
  const at = `${paths(id)}/${String(begun.body['id'])}`;
  expect((await officer.post(`${at}/save`, { version: 1, text })).status).toBe(200);
  expect((await officer.post(`${at}/propose`, { version: 2 })).body).toMatchObject({ state: expect.any(String) });
  return (await officer.get(at)).body;
}

const signerOf = (agreement: Loose | undefined, name: string) =>
  String(agreement?.['signerList']?.find((one) => String(one['name']) === name)?.['id']);

function signBy(page: Caller, agreement: Loose, name: string, over: object = {}) {
  return page.post(`/api/own-mediation/agreements/${String(agreement['id'])}/sign`, {
    signerId: signerOf(agreement, name),
    signedName: name,
    hash: agreement['hash'],
    strokes,
    ...over,
  });
}

const onTablet = (id: string, agreement: Loose, name: string, over: object = {}) =>
  officer.post(`${paths(id)}/${String(agreement['id'])}/sign`, {
    signerId: signerOf(agreement, name),
    signedName: name,
    hash: agreement['hash'],
    strokes,
    ...over,
  });

const sealed = (id: string, agreement: Loose) =>
  officer.post(`${paths(id)}/${String(agreement['id'])}/seal`, {
    sealedOn: today(),
    sealName: '金桐社区人民调解委员会',
  });

/** Both sides on their phones, the officer as mediator, the stamp. */
async function signedByAll({ id, first, second }: Dispute, agreement: Loose): Promise<void> {
  const both = await Promise.all([signBy(first.page, agreement, '王秀兰'), signBy(second.page, agreement, '赵大勇')]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await onTablet(id, agreement, officerName)).status).toBe(200);
  expect((await sealed(id, agreement)).body).toMatchObject({ state: 'effective' });
}

const stateOf = async (id: string) => (await officer.get(`/api/mediations/${id}`)).body['state'];
const ownOf = async (page: Caller) => (await page.get('/api/own-mediation/agreements')).body['rows'] ?? [];

describe('twenty wan, to be paid back in a year', () => {
  test('a draft is nobody’s but the panel’s; proposed, both sides read the same; two phones at once lose no signature', async () => {
    const dispute = await underWay(house, officer, town.units.north);
    const { id, first, second } = dispute;
    const begun = await officer.post(paths(id), { template: 'loan', values: { 付款方式: '微信转账' } });
    const at = `${paths(id)}/${String(begun.body['id'])}`;
    const draft = (await officer.get(at)).body;
    expect(draft['findings']?.some((one) => String(one['fault']) === 'amount')).toBe(true);
    expect((await officer.post(`${at}/propose`, { version: 1 })).body['error']?.['code']).toBe('agreement.incomplete');
    expect(await ownOf(first.page)).toEqual([]);
    expect((await first.page.get(`/api/own-mediation/agreements/${String(begun.body['id'])}/pdf`)).status).toBe(404);
    expect((await stranger.get(at)).status).toBe(404);
    await officer.post(`${at}/save`, { version: 1, text: loan() });
    expect((await officer.post(`${at}/save`, { version: 1, text: loan() })).body['error']?.['code']).toBe(
      'version.conflict',
    );
    expect((await officer.post(`${at}/propose`, { version: 2 })).status).toBe(200);
    const agreement = (await officer.get(at)).body;
    expect((await officer.post(`${at}/save`, { version: 3, text: loan() })).body['error']?.['code']).toBe(
      'agreement.locked',
    );
    const [mine, theirs] = [await ownOf(first.page), await ownOf(second.page)];
    expect(mine[0]?.['paper']).toEqual(theirs[0]?.['paper']);
    expect(mine[0]?.['hash']).toBe(agreement['hash']);
    expect(JSON.stringify(mine)).not.toContain('13900002002');
    const other = await underWay(house, officer, town.units.north);
    expect((await signBy(other.first.page, agreement, '王秀兰')).status).toBe(404);
    expect(await ownOf(other.first.page)).toEqual([]);
    expect((await signBy(first.page, agreement, '赵大勇')).status).toBe(403);
    expect((await signBy(first.page, agreement, '王秀兰', { signedName: '王小二' })).status).toBe(400);
    expect((await signBy(first.page, agreement, '王秀兰', { hash: '0'.repeat(64) })).status).toBe(409);
    expect((await onTablet(id, agreement, officerName)).body['error']?.['code']).toBe('agreement.not-your-turn');
    await signedByAll(dispute, agreement);
    expect((await signBy(first.page, agreement, '王秀兰')).status).toBe(409);
    expect(await stateOf(id)).toBe('performing');
    const { body: over } = await first.page.get('/api/own-mediation');
    expect(JSON.stringify(over['timeline'])).toContain('agreement.effective');
    const again = await officer.get(at);
    expect(again.body).toMatchObject({ state: 'effective', signed: 4, signers: 4 });
  });

  test('the papers are those that were kept; a code and four digits tell that they are in force, and nothing else', async () => {
    const dispute = await underWay(house, officer, town.units.north);
    const agreement = await proposed(dispute.id, loan());
    const code = String(agreement['code']);
    const ask = (tail: string) => stranger.post('/api/agreement-check', { code, tail });
    expect((await ask('1001')).body).toMatchObject({ verdict: 'void' });
    await signedByAll(dispute, agreement);
    const { body } = await ask('2002');
    expect(body).toMatchObject({ verdict: 'valid', version: 1, textHash: agreement['hash'] });
    expect(JSON.stringify(body)).not.toMatch(/王秀兰|金桐|借款/);
    expect((await ask('0000')).status).toBe(401);
    const at = `/api/own-mediation/agreements/${String(agreement['id'])}`;
    const pdf = await fetch(`${house.url}${at}/pdf`, { headers: { cookie: dispute.first.page.cookies } });
    const bytes = Buffer.from(await pdf.arrayBuffer());
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    expect(body['pdfHashes']?.map(String)).toContain(digest);
    const words = textOfPdf(bytes).join('').replaceAll(/\s/g, '');
    expect(words).toContain('人民币贰拾万元整（¥200,000.00）');
    expect(words).toContain('印章盖在纸质原件上');
    expect((await dispute.second.page.get(`${at}/docx`)).status).toBe(200);
    expect((await stranger.get(`${paths(dispute.id)}/${String(agreement['id'])}/pdf`)).status).toBe(404);
    const tries = await Promise.all(Array.from({ length: 12 }, () => ask('0001')));
    expect(tries.some(({ status }) => status === 429)).toBe(true);
  });

  test('is changed by a new version that both sign: until then the old one holds, then it is replaced', async () => {
    const dispute = await underWay(house, officer, town.units.north);
    const { id, first, second } = dispute;
    await signedByAll(dispute, await proposed(id, loan()));
    const { settings } = house.open.house;
    const store = await openDiskStore(await mkdtemp(join(tmpdir(), 'maplebridge-agreements-')), settings);
    const workshop = { aside: house.base.app.aside, store: () => store };
    const inside = <T>(work: (ctx: Context) => Promise<T>) => withinHouse(house.open.house, 'test', work);
    const before = await inside((ctx) => findEffective(ctx.tx, id));
    if (!before) throw new Error('nothing is in force');
    expect(termsOf(before)).toMatchObject([{ nth: 1, bySide: 2, amountFen: 20_000_000, toIds: [first.id] }]);
    expect(before.boundIds.toSorted()).toEqual([first.id, second.id].toSorted());
    const renegotiate = (text: object) =>
      inside((ctx) => makeVersion(ctx, workshop, { mediationId: id, text: { ...before.text, ...text } }));
    await expect(renegotiate({ facts: '' })).rejects.toMatchObject({ code: 'agreement.incomplete' });
    expect(await renegotiate({ more: '第四期起顺延一个月。' })).toMatchObject({ number: 2 });
    expect((await inside((ctx) => findEffective(ctx.tx, id)))?.number).toBe(1);
    await signedByAll(dispute, (await current(id)) ?? never());
    expect(await stateOf(id)).toBe('performing');
    const rows = (await officer.get(paths(id))).body['rows'];
    expect(rows?.map((row) => row['state'])).toEqual(['effective', 'replaced']);
    const all = await inside((ctx) => listEffective(ctx.tx, id));
    expect(all.map(({ number }) => number)).toEqual([2, 1]);
    const old = { mediationId: id, agreementId: all[1]?.id ?? '', form: 'docx' } as const;
    expect((await inside((ctx) => agreementDocument(ctx, workshop, old)))?.subarray(0, 2).toString()).toBe('PK');
    const code = String(rows?.[1]?.['code']);
    const asked = await officer.post('/api/agreement-check', { code, tail: '1001' });
    expect(asked.body).toMatchObject({ verdict: 'replaced' });
  });
});

function never(): never {
  throw new Error('there is no agreement');
}

const atOnce = (over: object = {}) => ({
  ...{ kind: 'pay', by: '2', to: '1', what: '赔偿损失', amountFen: 20_000, time: { when: 'now' }, how: '现金' },
  ...over,
});

describe('other ways to an agreement', () => {
  test('somebody who does not sign says why to the panel only; after a signature it is discarded with a reason for all', async () => {
    const { id, first, second } = await underWay(house, officer, town.units.north);
    const agreement = await proposed(id, loan());
    expect((await signBy(first.page, agreement, '王秀兰')).status).toBe(200);
    const at = `/agreements/${String(agreement['id'])}`;
    const no = { signerId: signerOf(agreement, '赵大勇'), reason: '每月还不上这么多' };
    expect((await second.page.post(`/api/own-mediation${at}/decline`, no)).status).toBe(200);
    expect(JSON.stringify(await ownOf(first.page))).not.toContain('还不上');
    expect(JSON.stringify((await first.page.get('/api/own-mediation')).body)).not.toContain('还不上');
    expect(JSON.stringify(await current(id))).toContain('还不上');
    expect((await onTablet(id, agreement, officerName)).body['error']?.['code']).toBe('agreement.not-your-turn');
    const version = Number((await current(id))?.['version']);
    const drop = (reason: string) => officer.post(`/api/mediations/${id}${at}/discard`, { version, reason });
    expect((await drop('')).body['error']?.['code']).toBe('agreement.reason-missing');
    expect((await drop('重新商量每期数额')).body).toMatchObject({ state: 'discarded' });
    expect((await ownOf(first.page))[0]).toMatchObject({ state: 'discarded', discardReason: '重新商量每期数额' });
    expect((await signBy(second.page, agreement, '赵大勇')).status).toBe(409);
    const again = await officer.post(paths(id), { fromId: agreement['id'] });
    expect((await officer.get(`${paths(id)}/${String(again.body['id'])}`)).body['text']).toMatchObject(loan());
  });

  test('signed on paper, the scan is bound to the version whose hash is printed on it', async () => {
    const { id, first } = await underWay(house, officer, town.units.north);
    const agreement = await proposed(id, loan());
    const at = `${paths(id)}/${String(agreement['id'])}`;
    const pdf = await fetch(`${house.url}${at}/pdf`, { headers: { cookie: officer.cookies } });
    const fileId = String((await officer.bytes('/api/files', Buffer.from(await pdf.arrayBuffer()))).body['id']);
    const signerIds = ['王秀兰', '赵大勇'].map((name) => signerOf(agreement, name));
    const scan = (printedHash: string) =>
      officer.post(`${at}/scan`, { signerIds, fileId, printedHash, signedOn: today(), witness: '李主任' });
    expect((await scan('00000000')).body['error']?.['code']).toBe('agreement.other-paper');
    expect((await scan(String(agreement['hash']).slice(0, 16))).status).toBe(200);
    expect((await onTablet(id, agreement, officerName)).status).toBe(200);
    expect((await sealed(id, agreement)).body).toMatchObject({ state: 'effective' });
    expect((await first.page.get(`/api/files/${fileId}`)).status).toBe(200);
    expect((await stranger.get(`/api/files/${fileId}`)).status).toBe(404);
  });

  test('a spot agreement with the money counted out is over in one visit; an oral one is in force as it is written down', async () => {
    const spot = await underWay(house, officer, town.units.north, { track: 'public-order' });
    const text = { ...loan(), outcome: '手背划伤。', heldOn: today(), heldAt: '市场门口', duties: [atOnce()] };
    expect((await officer.post(paths(spot.id), { form: 'oral' })).body['error']?.['code']).toBe('agreement.not-oral');
    const agreement = await proposed(spot.id, text, { form: 'spot' });
    expect(agreement['paper']?.['title']).toBe('现场治安调解协议书');
    for (const name of ['王秀兰', '赵大勇', officerName])
      expect((await onTablet(spot.id, agreement, name)).status).toBe(200);
    expect((await sealed(spot.id, agreement)).body).toMatchObject({ state: 'effective' });
    expect(await stateOf(spot.id)).toBe('revisiting');
    const oral = await underWay(house, officer, town.units.north);
    const said = { ...text, present: [{ name: '刘主任', what: '居委会', signs: false }] };
    expect(await proposed(oral.id, said, { form: 'oral' })).toMatchObject({ state: 'effective', signers: 0 });
    expect(await stateOf(oral.id)).toBe('revisiting');
    expect((await ownOf(oral.second.page))[0]).toMatchObject({ form: 'oral', state: 'effective' });
  });

  test('of many homes each decides for itself, and it binds those who signed', async () => {
    const parties = [
      { side: 1, name: '王秀兰', phone: '13900001001' },
      { side: 2, name: '赵大勇', phone: '13900002002' },
      { side: 1, name: '孙桂英', way: 'paper' },
      { side: 1, name: '周建国', way: 'paper' },
    ];
    const { id, first, second } = await manyHomes(parties);
    const duties = [atOnce({ each: true, time: { when: 'on', on: addDays(today(), 30) } })];
    const agreement = await proposed(id, { ...loan(), duties, collective: true });
    expect((await signBy(first.page, agreement, '王秀兰')).status).toBe(200);
    expect((await signBy(second.page, agreement, '赵大勇')).status).toBe(200);
    const at = `${paths(id)}/${String(agreement['id'])}`;
    const no = { signerId: signerOf(agreement, '孙桂英'), reason: '要等鉴定' };
    expect((await officer.post(`${at}/decline`, no)).status).toBe(200);
    expect((await onTablet(id, agreement, officerName)).status).toBe(409);
    const version = Number((await current(id))?.['version']);
    expect((await officer.post(`${at}/close-list`, { version })).status).toBe(200);
    expect((await onTablet(id, agreement, officerName)).status).toBe(200);
    expect((await sealed(id, agreement)).body).toMatchObject({ state: 'effective' });
    const found = await withinHouse(house.open.house, 'test', (ctx) => findEffective(ctx.tx, id));
    expect(found && termsOf(found).map(({ toIds, each }) => [toIds, each])).toEqual([[[first.id], false]]);
  });

  test('a guardian signs for a child, an agent only with a special mandate', async () => {
    const parties = [
      { side: 1, name: '小明', phone: '13900003003', bornOn: '2015-05-01' },
      { side: 2, name: '赵大勇', phone: '13900002002' },
    ];
    const { id, first, second } = await manyHomes(parties, { guardian: '李梅' });
    await take(officer, id, 'add-party', {
      ...{ side: 2, role: 'agent', actsFor: second.id, name: '周律师', phone: '13900004004', mandateScope: 'general' },
    });
    const agreement = await proposed(id, loan());
    const { rows } = await house.base.owner.query<{ id: string; name: string }>(
      'select id, name from mediation_party where mediation_id = $1',
      [id],
    );
    const pageOf = (name: string) => enter(house, rows.find((one) => one.name === name)?.id ?? '');
    expect((await signBy(first.page, agreement, '小明')).status).toBe(403);
    const agent = await signBy(await pageOf('周律师'), agreement, '赵大勇', { signedName: '周律师' });
    expect(agent.status).toBe(403);
    const guardian = await signBy(await pageOf('李梅'), agreement, '小明', { signedName: '李梅' });
    expect(guardian.status).toBe(200);
  });

  test('when a side stops, what was not signed by everybody is no longer to be signed', async () => {
    const { id, first, second } = await underWay(house, officer, town.units.north);
    const agreement = await proposed(id, loan());
    await second.page.post('/api/own-mediation/stop', {});
    expect((await signBy(first.page, agreement, '王秀兰')).status).toBe(409);
    await withinHouse(house.open.house, 'test', (ctx) => dropOpen(ctx, { id }));
    expect((await ownOf(first.page))[0]).toMatchObject({ state: 'discarded' });
  });

  test('not even the application can change what was locked or signed', async () => {
    const { id, first } = await underWay(house, officer, town.units.north);
    const agreement = await proposed(id, loan());
    await signBy(first.page, agreement, '王秀兰');
    const asApp = (text: string) =>
      house.base.app.pool.query(text, [agreement['id']]).then(
        () => 'done',
        (problem: Error) => problem.message,
      );
    expect(await asApp("update agreement set locked = '{}' where id = $1")).toContain('does not change');
    expect(
      await asApp("update agreement_signer set hash = 'x' where agreement_id = $1 and state = 'signed'"),
    ).toContain('does not change');
  });
});

/** A dispute of these parties on the spot; with a guardian for the first of them. */
async function manyHomes(parties: readonly object[], { guardian }: { guardian?: string } = {}): Promise<Dispute> {
  const dispute = await propose(house, officer, town.units.north, { parties });
  const { rows } = await house.base.owner.query<{ id: string; name: string }>(
    'select id, name from mediation_party where mediation_id = $1',
    [dispute.id],
  );
  const idOf = (at: number) => rows.find(({ name }) => name === Object(parties[at])['name'])?.id ?? '';
  const [first, second] = [idOf(0), idOf(1)];
  if (guardian !== undefined) {
    const fields = { side: 1, role: 'guardian', actsFor: first, name: guardian, way: 'paper' };
    expect((await take(officer, dispute.id, 'add-party', fields)).status).toBe(200);
  }
  const pages = { first: await enter(house, first), second: await enter(house, second) };
  for (const page of Object.values(pages)) await page.post('/api/own-mediation/willing', { willing: 'yes' });
  expect((await take(officer, dispute.id, 'accept', { track: 'people', mode: 'spot', marks: [] })).status).toBe(200);
  return { ...dispute, first: { id: first, page: pages.first }, second: { id: second, page: pages.second } };
}
