import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../src/kit/ids.ts';
import { look } from '../../src/modules/fulfilment/jobs.ts';
import { withinHouse } from '../../src/platform/corridor.ts';
import { readZip } from '../../src/platform/documents/zip.ts';
import { choose } from '../support/at-desk.ts';
import { act, agreeToTalk, drawIn, enterByCode, linkFor, send, signOnPhone } from '../support/at-mediation.ts';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { Caller } from '../support/caller.ts';
import { phone } from '../support/chromium.ts';
import { addMediator, type Dispute, enter, type MediatorInHand, recorded } from '../support/disputes.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Hired, hire, sessionOf } from '../support/knockers.ts';
import { textOfPdf } from '../support/pdf-text.ts';
import { buildTown, type Town } from '../support/town.ts';

const lender = { name: '王秀兰', phone: '13900001001' };
const borrower = { name: '赵大勇', phone: '13900002002' };
const whispered = '其实我手上能凑出十八万，先别告诉对方';

let house: TestHouse;
let town: Town;
let officer: Hired;
let chief: Hired;
let mediators: readonly (MediatorInHand & { readonly name: string })[];
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: new Date('2025-01-06T01:00:00Z') });
  town = await buildTown(house);
  officer = await hire(house, { unitId: town.units.north, duties: ['intake', 'handle', 'mediate', 'revisit'] });
  chief = await hire(house, { unitId: town.units.north, duties: ['assign', 'oversee', 'mediate', 'audit'] });
  const made: (MediatorInHand & { readonly name: string })[] = [];
  for (let i = 0; i < 4; i += 1) {
    const mediator = await addMediator(house, town.units.north);
    made.push({ ...mediator, name: await nameOf(mediator.personId) });
  }
  mediators = made;
  const hours = JSON.stringify(Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [[510, 1050]]])));
  await house.base.owner.query(
    `insert into resource (id, code, kind, name, unit_id, hours, step_free, address, capacity)
     values ($1, 'R1', 'room', '第一调解室', $2, $3, true, '河北路8号一楼', 12)`,
    [newId(), town.units.north, hours],
  );
});
afterAll(() => house.close());

async function nameOf(personId: string): Promise<string> {
  const { rows } = await house.base.owner.query<{ name: string }>('select name from person where id = $1', [personId]);
  return rows[0]?.name ?? '';
}

/** Somebody at the desk, on a day on which an older session has ended. */
async function atDesk(who: Hired, path: string): Promise<Page> {
  const page = await browsing.sit({ url: house.url, cookie: await sessionOf(house, who.accountId) });
  await page.goto(`${house.url}/desk${path}`);
  return page;
}

const callerOf = async (who: Hired) => new Caller(house.url, { cookie: await sessionOf(house, who.accountId) });
const stateOn = (page: Page, state: string) => page.locator('.page-head .state-tag', { hasText: state }).waitFor();

async function rankOn(page: Page, names: readonly string[], vetoed?: string): Promise<void> {
  for (const name of names) await page.getByRole('button', { name: `选他（她） ${name}` }).click();
  if (vetoed !== undefined) await page.getByRole('button', { name: `不要 ${vetoed}` }).click();
  await page.getByRole('button', { name: '交上去' }).click();
}

test('twenty wan lent: from the call to the file', async () => {
  const desk = await atDesk(officer, '/mediation');
  await desk.locator('.mediation-propose').click();
  await desk.getByRole('textbox', { name: '事由' }).fill('二十万借款到期不还');
  await desk
    .getByRole('textbox', { name: '经过' })
    .fill('接处警：赵大勇借王秀兰二十万元到期未还，双方在门口争吵，已劝开。');
  await desk.getByRole('textbox', { name: '地点' }).fill('金桐小区');
  await choose(desk.getByRole('combobox', { name: '来源' }), '接处警');
  await choose(desk.getByRole('combobox', { name: '纠纷类别' }), '债务');
  for (const [at, side] of [lender, borrower].entries()) {
    const fields = desk.locator('.mediation-new-side').nth(at);
    await fields.getByRole('textbox', { name: '姓名' }).fill(side.name);
    await fields.getByRole('textbox', { name: '手机号' }).fill(side.phone);
  }
  await send(desk);
  await stateOn(desk, '待受理');
  const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  const { rows: parties } = await house.base.owner.query<{ id: string }>(
    'select id from mediation_party where mediation_id = $1 order by side',
    [id],
  );
  const [firstId = '', secondId = ''] = parties.map((party) => party.id);
  await act(desk, 'note', () =>
    desk.locator('form.register-form').getByRole('textbox').fill('当场劝开，双方同意冷静后再谈。'),
  );
  await desk.getByText('当场劝开').waitFor();

  // One comes by the link of the message, the other by number and digits.
  const first = await browsing.sit({ url: house.url, viewport: phone });
  await first.goto(await linkFor(house, lender.phone));
  await first.locator('.mediation-own').waitFor();
  const second = await browsing.sit({ url: house.url, viewport: phone });
  await enterByCode(second, house, secondId);
  for (const page of [first, second]) await agreeToTalk(page);

  await desk.getByText('已告知权利义务').nth(1).waitFor();
  await act(desk, 'accept');
  await stateOn(desk, '待选');
  await act(desk, 'open');
  const [one, two, three, four] = mediators.map(({ name }) => name);
  await first.reload();
  await rankOn(first, [one ?? '', two ?? '', three ?? '']);
  await first.getByText('已收到您这一方的选票').waitFor();
  await second.reload();
  await rankOn(second, [four ?? '', two ?? '', one ?? ''], three);
  await second.getByText('选出的结果').waitFor();
  expect(await breachesOn(second)).toEqual([]);

  const seated = async () =>
    ((await (await callerOf(officer)).get(`/api/mediations/${id}`)).body['seats'] ?? [])
      .filter((seat) => JSON.stringify(seat['until']) === 'null')
      .map((seat) => String(seat['name']));
  const [picked = ''] = await seated();
  expect([one, two]).toContain(picked);
  const overseer = await atDesk(chief, `/mediation/${id}`);
  await overseer.getByRole('button', { name: '复算' }).click();
  await overseer.getByText('复算一致').waitFor();

  // Whoever was picked remembers a tie; the other side hears of it and asks for somebody else.
  const tied = mediators.find(({ name }) => name === picked);
  const tie = { kind: 'kin', name: lender.name, phone: lender.phone, note: '表亲' };
  expect((await tied?.caller.post(`/api/mediators/${tied.mediatorId}/ties`, tie))?.status).toBe(200);
  await desk.reload();
  await desk.getByText('入座后发现须回避的情形').waitFor();
  await second.locator('summary', { hasText: '申请换人' }).click();
  await second.getByRole('textbox', { name: '说说是怎么回事' }).fill('听说他是对方的表亲');
  await second.locator('details[open]', { hasText: '说说是怎么回事' }).getByRole('button', { name: '提交' }).click();
  await second.getByText('您这一方提过的').waitFor();
  await overseer.reload();
  await act(overseer, 'decide', () => overseer.getByRole('textbox', { name: '说明' }).fill('户籍查实是表亲'));
  const [lead = ''] = await seated();
  expect(lead).toBe(picked === one ? two : one);
  await first.reload();
  await first.locator('.choosing .pick', { hasText: lead }).waitFor();
  expect(await first.locator('.mediation-own').textContent()).not.toContain('听说他是对方的表亲');

  const leading = mediators.find(({ name }) => name === lead) ?? mediators[0];
  if (!leading) throw new Error('nobody leads');
  const table = await atDesk(leading, '/mediation/orders');
  await act(table, 'take');
  await first.reload();
  await first.getByText('已声明：和双方没有利害关系').waitFor();

  await desk.reload();
  await act(desk, 'offer-times', async () => {
    const found = desk.locator('.sitting-slots input[type="checkbox"]');
    await found.first().check();
  });
  for (const page of [first, second]) {
    await page.reload();
    await page.locator('.sitting-choices input').first().check();
    await page.getByRole('button', { name: '这些时间我能来' }).click();
    await page.getByText(page === first ? '您选了' : '我们约好的时间').waitFor();
  }
  await stateOn(desk, '已排期');

  const { rows: planned } = await house.base.owner.query<{ starts_at: Date }>(
    'select starts_at from sitting where mediation_id = $1',
    [id],
  );
  const people = { id, first, second, firstId, secondId };
  let dispute = await on(planned[0]?.starts_at ?? house.now(), people);
  const room = await atDesk(leading, `/mediation/${id}`);
  await room.getByRole('link', { name: /^第1次/ }).click();
  await room.getByRole('button', { name: '开始调解会' }).click();
  await room.getByRole('button', { name: /警民共谈理/ }).click();
  await room.getByRole('button', { name: '打开私下记录' }).click();
  await act(room, 'private-note', async () => {
    await choose(room.getByRole('combobox', { name: '哪一方说的' }), '乙方');
    await room.locator('form.register-form textarea').fill(whispered);
  });
  await room.locator('.sitting-private', { hasText: whispered }).waitFor();
  await room.getByRole('textbox', { name: '经过' }).fill('双方先后陈述借款经过，对本金二十万元没有争议。');
  await room.getByRole('textbox', { name: '结果' }).fill('双方各自回去考虑分期办法，三天后再谈。');
  for (const { name } of [lender, borrower]) {
    await room.getByRole('combobox', { name: `${name} 谁到了` }).click();
    await room
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .getByText('到场', { exact: true })
      .click();
  }
  await room.locator('.sitting-save button').click();
  await room.locator('.sitting-save').waitFor({ state: 'detached' });
  expect(await breachesOn(room)).toEqual([]);
  await act(room, 'end');
  await room.getByRole('button', { name: '读给各方听，请核对' }).click();
  await room.getByRole('button', { name: '重新读给各方听' }).waitFor();
  for (const [page, { name }] of [
    [first, lender],
    [second, borrower],
  ] as const) {
    await page.reload();
    await page.getByRole('textbox', { name: '您的姓名' }).fill(name);
    await page.getByRole('button', { name: '核对无误，确认' }).click();
    await page.getByText('您已确认').waitFor();
  }

  await act(await atDesk(leading, `/mediation/${id}`), 'start');
  const caller = await callerOf(leading);
  const { sittings } = (await caller.get(`/api/mediations/${id}/sittings`)).body;
  const sittingId = String(sittings?.find((one) => String(one['state']) === 'under-way')?.['id']);
  await recorded({ ...dispute, lead: { caller }, sittingId });
  await leaksNowhere(dispute, first);

  const paper = await atDesk(leading, `/mediation/${id}`);
  await act(paper, 'begin-agreement', async () => {
    await choose(paper.getByRole('combobox', { name: '范本' }), '借款');
    await paper.getByRole('textbox', { name: '借款日期' }).fill('2024年3月1日');
    await paper.getByRole('textbox', { name: '借款用途' }).fill('进货');
    await paper.getByRole('textbox', { name: '借款金额' }).fill('200,000.00');
    await paper.getByRole('textbox', { name: '约定还款日' }).fill('2024年9月1日');
    await paper.getByRole('textbox', { name: '付款方式' }).fill('微信转账');
  });
  await act(paper, 'edit-agreement', async () => {
    const duty = paper.locator('.agreement-duty').first();
    await duty.getByRole('textbox', { name: '金额（元）' }).fill('200000');
    await duty.getByText('贰拾万元整').waitFor();
    await duty.getByLabel('从哪天起').fill('2025-01-15');
    await duty.getByRole('button', { name: '平均分期' }).click();
    await duty.getByText('各期合计 200,000.00 元').waitFor();
  });
  await act(paper, 'propose-agreement');
  for (const [page, { name }] of [
    [first, lender],
    [second, borrower],
  ] as const) {
    await page.reload();
    await page.getByText('贰拾万', { exact: false }).first().waitFor();
    await signOnPhone(page, name);
  }
  await paper.reload();
  await act(paper, 'sign', () => drawIn(paper.getByRole('img', { name: '手写签名' })));
  await act(paper, 'seal-agreement');
  await stateOn(paper, '履行');
  expect(await breachesOn(paper)).toEqual([]);

  // Day 29: both ask the court together, each on the own phone.
  dispute = await on(at('2025-02-04'), people);
  for (const page of [first, second]) {
    await page.getByText('还有 1 天').waitFor();
    await page.getByRole('button', { name: '愿意申请' }).click();
    await page.getByText('您已同意一起申请').waitFor();
  }
  expect(await breachesOn(first)).toEqual([]);
  await bringToCourt(dispute);

  dispute = await on(at('2025-02-10'), people);
  await payOnPhone(second, first);
  dispute = await on(at('2025-04-11'), people, 'doors');
  await pay(dispute, ['2025-03-10', '2025-04-10']);
  house.setNow(at('2025-05-07'));
  await lookAtPerformance(id);
  expect(await reminders()).toBe(1);
  dispute = await on(at('2025-06-11'), people);
  await lookAtPerformance(id);
  const late = await atDesk(leading, `/mediation/${id}`);
  await act(late, 'urge', () => late.locator('form.register-form textarea').fill('电话里说生意不好，下个月还'));
  await late.getByText('要打的电话').waitFor();
  await second.reload();
  await second.getByText('有约定的事过期了').waitFor();
  await second.locator('summary', { hasText: '想换个还法' }).click();
  await second.getByRole('textbox', { name: '分几个月还' }).fill('9');
  await second.getByLabel('从哪一天开始').fill('2025-07-20');
  await second.getByRole('textbox', { name: '为什么' }).fill('生意不好，请缓几个月');
  await second.locator('details[open]', { hasText: '分几个月还' }).getByRole('button', { name: '提交' }).click();
  await second.getByText('等对方答复').waitFor();
  await first.reload();
  await first.getByRole('button', { name: '同意', exact: true }).click();
  await first.getByText('双方同意了').waitFor();
  for (const [page, { name }] of [
    [first, lender],
    [second, borrower],
  ] as const) {
    await page.reload();
    await signOnPhone(page, name);
  }
  await late.reload();
  await act(late, 'sign', () => drawIn(late.getByRole('img', { name: '手写签名' })));
  await act(late, 'seal-agreement');
  await late.getByText('已重新协商1次').waitFor();

  dispute = await on(at('2026-03-23'), people, 'doors');
  const [account] = (await dispute.second.page.get('/api/own-mediation/performance')).body['accounts'] ?? [];
  const left = (account?.['money']?.['lines'] ?? []).filter((line) => Number(line['restFen']) > 0);
  expect(left).toHaveLength(9);
  await pay(
    dispute,
    left.map((line) => String(line['dueOn'])),
  );
  await enterByCode(second, house, secondId);
  await second.getByText('办完了').first().waitFor();
  await visitAll(dispute);
  await fileIt(dispute);

  // Opened, concluded, reached, not reached, kept, broken, repeated.
  const figures = await atDesk(chief, '/mediation/figures?from=2025-01-01&to=2026-12-31');
  await figures.locator('.figure-card').first().waitFor();
  const numbers = await figures.locator('.figure-cards').first().locator('a').allTextContents();
  expect(numbers).toEqual(['1', '1', '1', '0', '1', '0', '0']);
  expect(await breachesOn(figures)).toEqual([]);
}, 180_000);

/** Checked, with court, papers and addresses; the bundle is fetched and handed in on the page. The court confirms it. */
async function bringToCourt({ id, first, second }: Dispute): Promise<void> {
  const caller = await callerOf(officer);
  const path = `/api/mediations/${id}/confirmation`;
  const page = await atDesk(officer, `/mediation/${id}`);
  const panel = page.locator('section[aria-labelledby="mediation-confirmation"]');
  await act(panel, 'check', () => choose(page.getByRole('combobox', { name: '是否涉及财产权利证明' }), '不涉及'));
  await act(panel, 'court', () => page.getByRole('textbox', { name: '其他法院（写全称）' }).fill('金泉区人民法院'));
  for (const { id: partyId } of [first, second]) {
    const paper = { kind: 'identity', partyId, label: '身份证原件' };
    expect((await caller.post(`${path}/paper`, paper)).status).toBe(200);
    const contact = { partyId, address: '金桐小区3号楼', phone: '0475-5556666' };
    expect((await caller.post(`${path}/contact`, contact)).status).toBe(200);
  }
  await page.reload();
  const fetched = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载材料包（ZIP）' }).click();
  const zip = readZip(await readFile(await (await fetched).path())) ?? new Map<string, Buffer>();
  expect([...zip.keys()]).toEqual(expect.arrayContaining(['application.pdf', 'bundle.json', 'SHA256SUMS']));
  expect(zip.get('bundle.json')?.toString()).not.toContain(whispered);
  await act(panel, 'submit', () => page.getByLabel('递交日期').fill('2025-02-04'));
  await page.getByText('法院应在此前决定是否受理').waitFor();
  for (const [day, fields] of [
    ['2025-02-05', { answer: 'accepted' }],
    ['2025-02-07', { answer: 'confirmed', caseNumber: '（2025）内0105司确12号', fileId: await scan() }],
  ] as const) {
    house.setNow(at(day));
    const later = await callerOf(officer);
    const version = Number((await later.get(path)).body['confirmation']?.['version']);
    const answered = await later.post(`${path}/answer`, { version, on: day, ...fields });
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  }
}

async function scan(): Promise<string> {
  const bytes = await sharp({ create: { width: 200, height: 120, channels: 3, background: '#ddd' } })
    .jpeg()
    .toBuffer();
  return String((await (await callerOf(officer)).bytes('/api/files', bytes)).body['id']);
}

/** Three visits by template: the first is written down on the page. */
async function visitAll({ id, first, second }: Dispute): Promise<void> {
  const caller = await callerOf(officer);
  const visits = async () => (await caller.get(`/api/mediations/${id}/performance`)).body['visits'] ?? [];
  await expect.poll(async () => (await visits()).length, { timeout: 20_000 }).toBe(3);
  const page = await atDesk(officer, `/mediation/${id}`);
  await act(page, 'visit', async () => {
    await choose(page.getByRole('combobox', { name: '对调解是否满意' }), '满意');
    await page.getByRole('textbox', { name: '回访记录' }).fill('都还清了，两家还有来往。');
  });
  const answers = { way: 'phone', performed: 'kept', satisfaction: 'content', again: 'no', note: '没有再起争执' };
  for (const visit of (await visits()).filter((one) => String(one['state']) === 'due')) {
    const said = { taskId: visit['taskId'], partyIds: [first.id, second.id], ...answers };
    expect((await caller.post(`/api/mediations/${id}/performance/visit`, said)).status).toBe(200);
  }
}

/** Thirteen items, nothing missing; filed on the page. */
async function fileIt({ id, first, second }: Dispute): Promise<void> {
  const caller = await callerOf(officer);
  for (const { id: partyId } of [first, second]) {
    const paper = { item: 'identity', partyId, fileId: await scan(), label: '身份证复印件' };
    expect((await caller.post(`/api/mediations/${id}/dossier/paper`, paper)).status).toBe(200);
  }
  const page = await atDesk(officer, `/mediation/${id}`);
  await page.getByRole('button', { name: '查看卷宗' }).click();
  await page.locator('.dossier-items > li').nth(12).waitFor();
  expect(await page.locator('.dossier-items > li').count()).toBe(13);
  expect(await page.locator('.dossier-item .tone-maple').allTextContents()).toEqual([]);
  await page.getByText('材料齐全，可以归档').waitFor();
  expect(await breachesOn(page)).toEqual([]);
  await act(page, 'file');
  await stateOn(page, '归档');
  const { body } = await caller.get(`/api/mediations/${id}/dossier`);
  const printId = String(body['prints']?.[0]?.['id']);
  const ready = async () => (await caller.get(`/api/dossier-prints/${printId}`)).body['state'];
  await expect.poll(ready, { timeout: 20_000 }).toBe('ready');
  const answered = await fetch(`${house.url}/api/dossier-prints/${printId}/pdf`, {
    headers: { cookie: caller.cookies },
  });
  const words = textOfPdf(Buffer.from(await answered.arrayBuffer())).join('');
  expect(words).toContain('借款');
  expect(words.replaceAll(/\s/g, '')).not.toContain('十八万');
}

/** Ten in the morning of that day. */
const at = (day: string) => new Date(`${day}T02:00:00Z`);

const lookAtPerformance = (id: string) =>
  withinHouse(house.open.house, 'job.fulfilment:look', (ctx) => look(ctx, { id }));

async function reminders(): Promise<number> {
  const { rows } = await house.base.owner.query("select 1 from outgoing where template = 'fulfilment.reminder'");
  return rows.length;
}

/** The first instalment: one writes it down, the other confirms it. */
async function payOnPhone(payer: Page, payee: Page): Promise<void> {
  await payer.locator('summary', { hasText: '登记一笔付款' }).click();
  await payer.locator('details[open]', { hasText: '怎么付的' }).getByRole('button', { name: '提交' }).click();
  await payer.getByText('等对方确认').first().waitFor();
  await payee.reload();
  await payee.getByRole('button', { name: '对，是这样' }).click();
  await payee.getByRole('button', { name: '对，是这样' }).waitFor({ state: 'detached' });
}

/** Instalments that were paid in full on these days. */
async function pay({ first, second }: Dispute, days: readonly string[]): Promise<void> {
  const own = '/api/own-mediation/performance';
  for (const day of days) {
    const [account] = (await second.page.get(own)).body['accounts'] ?? [];
    const fen = account?.['money']?.['lines']?.find((line) => String(line['dueOn']) === day)?.['restFen'];
    const said = { obligationId: account?.['id'], what: 'payment', on: day, fen };
    expect((await second.page.post(`${own}/record`, said)).status).toBe(200);
    const [theirs] = (await first.page.get(own)).body['accounts'] ?? [];
    const entryId = theirs?.['ledger']?.find((entry) => String(entry['state']) === 'recorded')?.['id'];
    expect((await first.page.post(`${own}/answer`, { entryId, verdict: 'confirmed' })).status).toBe(200);
  }
}

/** What one side said alone is in no page, answer, list, export or copy of anybody but the panel. */
async function leaksNowhere({ id, first }: Dispute, phoneOfFirst: Page): Promise<void> {
  const [officerNow, chiefNow] = [await callerOf(officer), await callerOf(chief)];
  const { body } = await officerNow.get(`/api/mediations/${id}`);
  const matterId = String(body['matter']?.['id']);
  const word = encodeURIComponent('十八万');
  const paths = [
    `/api/mediations/${id}`,
    `/api/mediations/${id}/sittings`,
    `/api/mediations/${id}/private-notes`,
    `/api/mediations?queue=all&q=${word}`,
    `/api/matters?queue=all&q=${word}`,
    `/api/matters/suggest?q=${word}`,
    '/api/matters/export?queue=all&reason=leak-test',
    `/api/matters/${matterId}`,
    `/api/matters/${matterId}/access`,
  ];
  const own = ['', '/sittings', '/choosing', '/agreements', '/performance', '/confirmation'];
  const texts: string[] = [];
  for (const who of [officerNow, chiefNow])
    for (const path of paths) texts.push(JSON.stringify((await who.get(path)).body));
  for (const path of own) texts.push(JSON.stringify((await first.page.get(`/api/own-mediation${path}`)).body));
  await phoneOfFirst.reload();
  await phoneOfFirst.getByText('谁看过我的材料').waitFor();
  texts.push(await phoneOfFirst.content());
  const desk = await atDesk(officer, `/mediation/${id}`);
  await desk.locator('#mediation-timeline').waitFor();
  texts.push(await desk.content());
  await desk.goto(`${house.url}/desk/mediation?queue=all&q=${word}`);
  await desk.locator('.page-head').waitFor();
  texts.push(await desk.content());
  for (const text of texts) expect(text).not.toContain(whispered);
}

interface Phones {
  readonly id: string;
  readonly first: Page;
  readonly second: Page;
  readonly firstId: string;
  readonly secondId: string;
}

/** A later day: both parties come in anew, at the doors and, unless told otherwise, on their phones. */
async function on(
  day: Date,
  { id, first, second, firstId, secondId }: Phones,
  where: 'phones' | 'doors' = 'phones',
): Promise<Dispute> {
  house.setNow(day);
  if (where === 'phones') {
    await enterByCode(first, house, firstId);
    await enterByCode(second, house, secondId);
  }
  return {
    id,
    number: '',
    first: { id: firstId, page: await enter(house, firstId) },
    second: { id: secondId, page: await enter(house, secondId) },
  };
}
