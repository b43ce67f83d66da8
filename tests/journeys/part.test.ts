import { afterAll, beforeAll, expect, test } from 'vitest';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import type { Caller } from '../support/caller.ts';
import { desk, phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { hire } from '../support/knockers.ts';
import { buildTown, type Town } from '../support/town.ts';

// A Monday morning in office hours.
const morning = new Date('2026-11-23T01:00:00Z');
let house: TestHouse;
let town: Town;
let chief: Caller;
let arbiter: string;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, startAt: morning });
  town = await buildTown(house);
  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  chief = (await hire(house, { unitId: town.units.north, duties })).caller;
  arbiter = (await hire(house, { unitId: town.units.bureau, duties: ['arbitrate'] })).cookie;
});
afterAll(() => house.close());

/** A report in hand whose reporter allows his words, and a partner that was asked; answers the matter's id and the link's path. */
async function asked(): Promise<{ id: string; path: string; receipt: { code: string; tail: string } }> {
  const { body } = await town.visitor().post('/api/report', {
    what: '供热管道漏水，三号楼二单元一楼的老人家里从前天起就没有暖气，屋里只有十二度，请帮忙看看。',
    title: '供热管道漏水，三号楼二单元没有暖气',
    where: '金桐小区3号楼2单元',
    name: '张三',
    phone: '19900005678',
    shares: 'words',
    emergency: false,
  });
  const { rows } = await house.base.owner.query('select matter_id as id from reporter where code = $1', [body['code']]);
  const id = String(rows[0]?.id);
  await chief.post(`/api/matters/${id}/accept`, { version: 1 });
  await chief.post(`/api/matters/${id}/assign`, { version: 2, unitId: town.units.north });
  await chief.post(`/api/matters/${id}/take`, { version: 3 });
  const task = '请派维修人员上门查漏，修好以后告诉我们室温。老人行动不便，敲门请多等一会儿。';
  await chief.post(`/api/matters/${id}/parts`, { partnerId: town.partnerId, task, share: 'words' });
  const links = await house.base.owner.query<{ link: string }>(
    `select params ->> 'link' as link from outgoing where subject_id = $1 and template = 'partner.asked'`,
    [id],
  );
  const link = new URL(String(links.rows[0]?.link));
  return { id, path: link.pathname + link.hash, receipt: { code: String(body['code']), tail: '5678' } };
}

test('a liaison opens the link on the phone, signs for the part, returns it twice, reads the decision and finishes it', async () => {
  const { id, path, receipt } = await asked();
  const page = await browsing.sit({ url: house.url, viewport: phone });
  await page.goto(house.url + path);
  await page.getByRole('heading', { name: '供热管道漏水，三号楼二单元没有暖气' }).waitFor();
  expect(page.url()).toBe(`${house.url}/part`);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
  await page.getByText('屋里只有十二度').waitFor();
  expect(await breachesOn(page)).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: '签收' }).click();
  await page.getByText('你们正在办').waitFor();
  const giveBack = async (reason: string) => {
    await page.locator('summary', { hasText: '退回' }).click();
    await page.getByRole('textbox', { name: '为什么退回' }).fill(reason);
    await page.locator('details[open]', { hasText: '为什么退回' }).getByRole('button', { name: '提交' }).click();
  };
  await giveBack('这段管道归物业');
  await page.getByText('已退回，等牵头单位答复').waitFor();
  const view = await chief.get(`/api/matters/${id}`);
  const partId = String(view.body['parts']?.find((part) => String(part['role']) === 'helper')?.['id']);
  await chief.post(`/api/matters/${id}/parts/${partId}/ask-again`, { reply: '物业已证明是供热主管' });
  await page.reload();
  await page.getByText('物业已证明是供热主管').first().waitFor();
  await giveBack('仍然归物业');
  await page.getByText('再次退回，等专人裁定').waitFor();

  const judge = await browsing.sit({ url: house.url, cookie: arbiter });
  await judge.goto(`${house.url}/desk/matters?queue=to-arbitrate`);
  await judge.goto(`${house.url}/desk/matters/${id}`);
  await judge.getByRole('button', { name: /^裁定/ }).click();
  await judge.getByRole('radio', { name: '由该单位办理，不得再退' }).check();
  await judge.getByRole('textbox', { name: '裁定理由' }).fill('主管道由供热单位维护');
  expect(await breachesOn(judge)).toEqual([]);
  await judge.getByRole('button', { name: /裁\s?定/ }).click();
  await judge.getByText('已裁定必须办理').waitFor();

  await page.reload();
  await page.getByText('由该单位办理，不得再退').waitFor();
  expect(await page.locator('summary', { hasText: '退回' }).count()).toBe(0);
  await page.getByRole('textbox', { name: '办了什么，结果怎样' }).fill('已换阀门，室温二十度');
  await page.locator('details[open]', { hasText: '办了什么' }).getByRole('button', { name: '提交' }).click();
  await page.getByText('已办完，谢谢').waitFor();
  expect(await page.getByText('屋里只有十二度').count()).toBe(0);

  const resident = await browsing.sit({ url: house.url, viewport: phone });
  await resident.goto(`${house.url}/follow`);
  await resident.locator('#code').fill(receipt.code);
  await resident.locator('#tail').fill(receipt.tail);
  await resident.getByRole('button', { name: '查看' }).click();
  await resident.getByRole('heading', { name: '转给了哪些部门' }).waitFor();
  expect(await breachesOn(resident)).toEqual([]);
}, 90_000);

test('the page of a partner holds on a wide screen too, and a link that is over says what to do', async () => {
  const { id, path } = await asked();
  const page = await browsing.sit({ url: house.url, viewport: desk });
  await page.goto(house.url + path);
  await page.getByText('屋里只有十二度').waitFor();
  expect(await breachesOn(page)).toEqual([]);
  await page.getByRole('button', { name: '看完了，退出' }).click();
  await page.getByRole('heading', { name: '已退出' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '链接打不开了' }).waitFor();
  expect(await breachesOn(page)).toEqual([]);
  const lead = await browsing.sit({ url: house.url, cookie: chief.cookies });
  await lead.goto(`${house.url}/desk/matters/${id}`);
  await lead.getByRole('button', { name: /^发链接/ }).waitFor();
  await lead.getByRole('button', { name: '请求协办' }).click();
  expect(await breachesOn(lead)).toEqual([]);
  await lead.goto(`${house.url}/desk/partners`);
  await lead.getByRole('heading', { name: '月度响应表' }).waitFor();
  await lead.getByRole('cell', { name: '环卫所' }).first().waitFor();
  expect(await breachesOn(lead)).toEqual([]);
}, 90_000);
