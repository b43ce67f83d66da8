import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askForHelp, choose } from '../support/at-desk.ts';
import { act, agreeToTalk, drawIn, enterByCode, linkFor, send, signOnPhone } from '../support/at-mediation.ts';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { Caller } from '../support/caller.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { type Hired, hire, sessionOf } from '../support/knockers.ts';
import { finishPart, linkSentTo } from '../support/on-phone.ts';
import { goTo, openStreet } from '../support/street.ts';
import { buildTown, type Town } from '../support/town.ts';

const below = { name: '王秀兰', phone: '13900001001' };
const above = { name: '赵大勇', phone: '13900002002' };
const heard = '楼上厨房又漏水了，天花板泡坏了一大片；楼道公共管井也在渗水，墙皮往下掉。';
const task = '查看三号楼公共管井渗水，属于公共部位的由物业维修';

let house: TestHouse;
let town: Town;
let officer: Hired;
// Whoever visits afterwards is not whoever closed the matter.
let visitor: Hired;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: new Date('2025-03-03T01:00:00Z') });
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'mediate', 'revisit'] as const;
  officer = await hire(house, { unitId: town.units.north, duties });
  visitor = await hire(house, { unitId: town.units.north, duties: ['revisit'] });
});
afterAll(() => house.close());

async function atDesk(path: string, who = officer): Promise<Page> {
  const page = await browsing.sit({ url: house.url, cookie: await sessionOf(house, who.accountId) });
  await page.goto(`${house.url}/desk${path}`);
  return page;
}

const callerNow = async (who = officer) => new Caller(house.url, { cookie: await sessionOf(house, who.accountId) });
const stateOn = (page: Page, state: string) => page.locator('.page-head .state-tag', { hasText: state }).waitFor();

async function partyId(name: string): Promise<string> {
  const { rows } = await house.base.owner.query<{ id: string }>('select id from mediation_party where name = $1', [
    name,
  ]);
  return rows[0]?.id ?? '';
}

/** The sitting at the place itself is written up on the phone without a network, and arrives when there is one again. */
async function writeUpOffline(): Promise<void> {
  const cookie = await sessionOf(house, officer.accountId);
  const street = await browsing.sit({ url: house.url, viewport: phone, cookie });
  await openStreet(street, house);
  await goTo(street, '事项');
  await street
    .getByRole('link', { name: /楼上厨房漏水/ })
    .last()
    .click();
  await street.getByRole('heading', { name: '谁到了' }).waitFor();
  await street.context().setOffline(true);
  for (const { name } of [below, above]) await street.getByLabel(name, { exact: false }).first().selectOption('yes');
  await street.getByRole('button', { name: '加一条事实' }).click();
  await street.getByRole('textbox', { name: '事实' }).fill('三楼洗菜池下水接头松动漏水');
  await street.getByLabel('调解经过').fill('双方一起看了厨房和天花板，当场放水试验。');
  await street.getByLabel('结果').fill('三楼修好接头，当场赔付八百元。');
  await street.getByRole('button', { name: '保存', exact: true }).click();
  await street.locator('.act-waiting').waitFor();
  expect(await breachesOn(street)).toEqual([]);
  await street.context().setOffline(false);
  await street.locator('.act-delivered').waitFor();
}

const agreed = {
  body: '金桐社区人民调解委员会',
  facts: '三楼乙方厨房下水接头松动漏水，造成楼下甲方天花板受损，双方现场查看属实。',
  disputed: '漏水由谁修、损失由谁赔。',
  responsibilities: [
    { side: 1, text: '甲方配合维修。' },
    { side: 2, text: '乙方应当修好并赔偿。' },
  ],
  duties: [
    {
      ...{ kind: 'do', by: '2', to: '1', what: '修好厨房下水接头，不再漏水', where: '3号楼301', how: '自费请人维修' },
      ...{ proof: '维修后照片', time: { when: 'on', on: '2025-03-10' } },
    },
    {
      ...{ kind: 'pay', by: '2', to: '1', what: '赔偿天花板损失', amountFen: 80_000, how: '现金当场付清' },
      ...{ proof: '收条', time: { when: 'now' } },
    },
  ],
};

test('a leak from upstairs: split, mediated on the spot without a network, repaired, paid, and back after thirty days', async () => {
  const taken = await officer.caller.post('/api/matters', {
    ...{ what: heard, where: '金桐小区3号楼', category: 'dispute.water', phone: below.phone, emergency: false },
    ...{ channel: 'phone', acceptAtOnce: true },
  });
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
  const matterId = String(taken.body['id']);
  const desk = await atDesk(`/matters/${matterId}`);
  await askForHelp(desk, '环卫所', task);
  await desk.locator('.mediation-propose').click();
  await desk.getByRole('textbox', { name: '事由' }).fill('楼上厨房漏水');
  await choose(desk.getByRole('combobox', { name: '方式' }), '当场调解');
  for (const [at, side] of [below, above].entries()) {
    const fields = desk.locator('.mediation-new-side').nth(at);
    await fields.getByRole('textbox', { name: '姓名' }).fill(side.name);
    await fields.getByRole('textbox', { name: '手机号' }).fill(side.phone);
  }
  await send(desk);
  await stateOn(desk, '待受理');
  const id = new URL(desk.url()).pathname.split('/').at(-1) ?? '';

  const first = await browsing.sit({ url: house.url, viewport: phone });
  await first.goto(await linkFor(house, below.phone));
  await first.locator('.mediation-own').waitFor();
  const second = await browsing.sit({ url: house.url, viewport: phone });
  await enterByCode(second, house, await partyId(above.name));
  for (const page of [first, second]) await agreeToTalk(page);
  await desk.getByText('已告知权利义务').nth(1).waitFor();
  await act(desk, 'accept');
  await act(desk, 'start', () => desk.getByRole('textbox', { name: '在哪里' }).fill('金桐小区3号楼301'));
  await desk.locator('.sitting-room').waitFor();
  await writeUpOffline();
  await desk.reload();
  await desk.getByText('三楼洗菜池下水接头松动漏水').first().waitFor();
  expect(await breachesOn(desk)).toEqual([]);
  await act(desk, 'end', () => choose(desk.getByRole('combobox', { name: '怎样结束' }), '原则上谈成'));
  await desk.getByRole('button', { name: '读给各方听，请核对' }).click();
  for (const [page, { name }] of [
    [first, below],
    [second, above],
  ] as const) {
    await page.reload();
    await page.getByRole('textbox', { name: '您的姓名' }).fill(name);
    await page.getByRole('button', { name: '核对无误，确认' }).click();
    await page.getByText('您已确认').waitFor();
  }

  const at = `/api/mediations/${id}/agreements`;
  const { body: begun } = await officer.caller.post(at, {});
  const saved = await officer.caller.post(`${at}/${String(begun['id'])}/save`, { version: 1, text: agreed });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  await desk.goto(`${house.url}/desk/mediation/${id}`);
  await act(desk, 'propose-agreement');
  for (const [page, { name }] of [
    [first, below],
    [second, above],
  ] as const) {
    await page.reload();
    await signOnPhone(page, name);
  }
  await desk.reload();
  await act(desk, 'sign', () => drawIn(desk.getByRole('img', { name: '手写签名' })));
  await act(desk, 'seal-agreement');
  await stateOn(desk, '履行');
  await first.reload();
  await first.getByText('¥800.00').first().waitFor();
  expect(await breachesOn(first)).toEqual([]);

  // The public part went its own way to whoever looks after the pipes.
  const partner = await browsing.sit({ url: house.url, viewport: phone });
  await partner.goto(await linkSentTo(house, '19900001234'));
  await finishPart(partner, '公共管井渗水点已封堵');

  house.setNow(new Date('2025-03-10T02:00:00Z'));
  const look = await atDesk(`/mediation/${id}`);
  await act(look, 'look', async () => {
    await look.getByLabel('哪天').fill('2025-03-10');
    await look.locator('form.register-form textarea').fill('接头已换新，放水半小时不漏');
  });
  await stateOn(look, '回访');
  await first.reload();
  await enterByCode(first, house, await partyId(below.name));
  await first.getByText('办完了').first().waitFor();

  // The matter itself is answered and closed before anybody visits.
  const steps = [
    ['assign', { unitId: town.units.north, leadId: officer.personId }],
    ['take', {}],
    ['evidence', { evidence: 'visit-note', note: '现场调解一次' }],
    ['answer', { text: '双方达成协议，水管已修好，赔偿已付清；公共管井已封堵。' }],
    ['close', {}],
  ] as const;
  for (const [step, fields] of steps) {
    const caller = await callerNow();
    const version = Number((await caller.get(`/api/matters/${matterId}`)).body['version']);
    const done = await caller.post(`/api/matters/${matterId}/${step}`, { version, ...fields });
    expect(done.status, `${step} ${JSON.stringify(done.body)}`).toBe(200);
  }

  const visits = async () => (await (await callerNow()).get(`/api/mediations/${id}/performance`)).body['visits'] ?? [];
  await expect.poll(async () => (await visits()).length, { timeout: 20_000 }).toBe(3);
  const answers = { way: 'phone', performed: 'kept', satisfaction: 'content', again: 'no', note: '七天了，没有再漏' };
  const [week] = await visits();
  const said = { taskId: week?.['taskId'], partyIds: [await partyId(below.name)], ...answers };
  house.setNow(new Date('2025-03-17T02:00:00Z'));
  const visited = await (await callerNow(visitor)).post(`/api/mediations/${id}/performance/visit`, said);
  expect(visited.status, JSON.stringify([visited.body, await visits()])).toBe(200);

  house.setNow(new Date('2025-04-09T02:00:00Z'));
  const month = await atDesk(`/mediation/${id}`, visitor);
  await act(month, 'visit', async () => {
    await choose(month.getByRole('combobox', { name: '回访方式' }), '上门');
    await choose(month.getByRole('combobox', { name: '有没有再起争执' }), '又起争执');
    await month.getByRole('textbox', { name: '回访记录' }).fill('天花板同一个地方又湿了，三楼说已经修过。');
  });
  const again = await atDesk(`/mediation/${id}`);
  await stateOn(again, '调解中');
  await again.getByText('重新调解1次').waitFor();
  expect(await breachesOn(again)).toEqual([]);
  await again.goto(`${house.url}/desk/matters/${matterId}`);
  await again.locator('.matter-head .state-tag', { hasText: '重新办理' }).waitFor();
  await again.locator('.side-part', { hasText: '调解中' }).waitFor();
  await enterByCode(second, house, await partyId(above.name));
  await second.getByText('正在调解').waitFor();
}, 120_000);
