import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../../src/modules/matters/api.ts';
import { breachesOn } from '../support/axe.ts';
import { startBrowsing } from '../support/browser.ts';
import { phone } from '../support/chromium.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { hire, sessionOf } from '../support/knockers.ts';
import { knockWithReceipt } from '../support/on-phone.ts';
import { buildTown, type Town } from '../support/town.ts';

// A Monday morning; all time that passes here passes after it.
const morning = new Date('2024-03-11T02:00:00Z');
const name = '王小明';
const words = '楼上养的大狗夜里一直叫，孩子睡不着，请管一管。';
const [oldPhone, newPhone] = ['19933334444', '19955556666'];
const law = '《个人信息保护法》第四十七条：保存期限未满';

let house: TestHouse;
let town: Town;
let protector: string;
let chief: string;
const browsing = startBrowsing();

beforeAll(async () => {
  house = await openTestHouse({ withWeb: true, withJobs: true, startAt: morning });
  town = await buildTown(house);
  protector = (await hire(house, { unitId: town.units.bureau, duties: ['protect'] })).accountId;
  const duties = ['intake', 'assign', 'handle', 'oversee'] as const;
  chief = (await hire(house, { unitId: town.units.north, duties })).accountId;
});
afterAll(() => house.close());

async function at(accountId: string, path: string): Promise<Page> {
  const page = await browsing.sit({ url: house.url, cookie: await sessionOf(house, accountId) });
  // The clock on the wall of the house.
  await page.clock.setFixedTime(house.now());
  await page.goto(`${house.url}/desk${path}`);
  return page;
}

/** A report about a barking dog, handled to the end. */
async function closedReport(): Promise<{ code: string; number: string }> {
  const sent = await town.visitor().post('/api/report', {
    what: words,
    where: '金桐小区3号楼',
    lng: 121.65,
    lat: 43.25,
    category: 'environment.dogs',
    name,
    phone: oldPhone,
    emergency: false,
  });
  const { rows } = await house.base.owner.query('select matter_id as id from reporter where code = $1', [
    sent.body['code'],
  ]);
  const id = String(rows[0]?.id);
  const clerk = await town.signIn('northClerk');
  const officer = await town.signIn('northOfficer');
  const leadId = town.people.northOfficer.personId;
  expect((await clerk.post(`/api/matters/${id}/accept`, { version: 1 })).status).toBe(200);
  await clerk.post(`/api/matters/${id}/assign`, { version: 2, unitId: town.units.northGroup, leadId });
  await officer.post(`/api/matters/${id}/take`, { version: 3 });
  await officer.post(`/api/matters/${id}/answer`, { version: 4, text: '已上门劝说，狗主人答应夜里关进屋。' });
  expect((await officer.post(`/api/matters/${id}/close`, { version: 5 })).status).toBe(200);
  return { code: String(sent.body['code']), number: String(sent.body['number']) };
}

async function ask(page: Page, kind: string, said: string, fields: Readonly<Record<string, string>> = {}) {
  await page.locator('summary', { hasText: '提出' }).click();
  await page.getByRole('combobox', { name: '我想' }).selectOption({ label: kind });
  for (const [label, value] of Object.entries(fields)) await page.getByRole('textbox', { name: label }).fill(value);
  await page.getByRole('textbox', { name: '请说明' }).fill(said);
  await page.getByRole('button', { name: '提出' }).click();
  await page.locator('.asked li', { hasText: said }).waitFor();
}

/** Opens what is asked in these words from the queue of whoever protects personal data. */
async function openRequest(said: string): Promise<Page> {
  const page = await at(protector, '/privacy?tab=requests');
  await page.locator('.privacy-rows li', { hasText: said }).getByRole('link').click();
  await page.getByRole('heading', { name: '答复' }).waitFor();
  return page;
}

/** Every view that statistics are made from, row by row. */
async function figures(): Promise<unknown> {
  const { rows: views } = await house.base.owner.query<{ name: string }>(
    `select table_name as name from information_schema.views where table_schema = 'public' and table_name like 'stat\\_%' order by 1`,
  );
  expect(views.length).toBeGreaterThan(2);
  const counted = new Map<string, unknown>();
  for (const { name: view } of views) {
    const { rows } = await house.base.owner.query(`select to_json(v) as row from ${view} v order by v::text`);
    counted.set(view, rows);
  }
  return Object.fromEntries(counted);
}

/** What the pages of a supervisor count: matters in each queue, and who was asked in the month of closing. */
async function shownFigures(page: Page): Promise<string[]> {
  await page.goto(`${house.url}/desk/feedback/figures?unit=${town.units.north}&from=2024-03-01&to=2024-03-31`);
  const asked = page.locator('.figure-counts');
  await asked.waitFor();
  const said = (await asked.textContent()) ?? '';
  await page.goto(`${house.url}/desk/matters?queue=all`);
  await page.locator('.list-total', { hasText: '1' }).waitFor();
  return [said, (await page.locator('nav.queues').first().textContent()) ?? ''];
}

test('a resident has the phone number corrected, is told why nothing can be deleted yet, and after the time of keeping all words are gone and no figure has changed', async () => {
  const { code, number } = await closedReport();

  // The phone number is wrong: the resident asks, the colleague who protects personal data decides, the new digits open the page.
  const resident = await browsing.sit({ url: house.url, viewport: phone });
  await resident.clock.setFixedTime(morning);
  await knockWithReceipt(resident, house, code, '4444');
  await resident.getByText('15 个工作日内答复并说明理由').waitFor();
  await ask(resident, '更正', '换了号码，旧的收不到短信了', { 电话应为: newPhone });
  await resident.locator('.asked li', { hasText: '最迟答复 4月1日' }).waitFor();
  expect(await breachesOn(resident)).toEqual([]);
  const decider = await openRequest('换了号码');
  await decider.getByText(`${oldPhone} → ${newPhone}`).waitFor();
  await decider.getByRole('textbox', { name: /^答复的话/ }).fill('已按您说的更正。');
  expect(await breachesOn(decider)).toEqual([]);
  await decider.getByRole('button', { name: '更正', exact: true }).click();
  await decider.getByText('已按您说的更正。').waitFor();
  await resident.reload();
  await resident.locator('.asked li', { hasText: '更正 · 已更正' }).getByText('答复：已按您说的更正。').waitFor();
  await knockWithReceipt(resident, house, code, '4444');
  await resident.getByText('查询码或后四位不正确，请核对回执').waitFor();
  await knockWithReceipt(resident, house, code, '6666');
  await resident.getByRole('heading', { name: '经过' }).waitFor();

  // A deletion comes too early: there is no way to press it, and the refusal names the law and where to complain.
  await ask(resident, '删除', '事情办完了，请把我的信息删掉');
  const refuser = await openRequest('请把我的信息删掉');
  await refuser.getByText('保存期至').waitFor();
  await refuser.getByRole('textbox', { name: /^答复的话/ }).fill('办结后要保存两年，到期自动删除。');
  expect(await refuser.getByRole('button', { name: '删除', exact: true }).count()).toBe(0);
  expect(await refuser.getByRole('button', { name: '不同意' }).isDisabled()).toBe(true);
  await refuser.getByRole('textbox', { name: /^法律依据/ }).fill(law);
  await refuser.getByRole('button', { name: '不同意' }).click();
  await refuser.getByText(law).waitFor();
  await resident.reload();
  const refused = resident.locator('.asked li', { hasText: '删除 · 未同意' });
  await refused.getByText(law).waitFor();
  await refused.getByText('可以向网信部门或上级公安机关投诉').waitFor();

  // Two years and a day later, before and after the night.
  house.setNow(new Date(morning.getTime() + 731 * 86_400_000));
  const supervisor = await at(chief, '/matters?queue=all');
  const row = supervisor.locator('.list-body li, li.row', { hasText: number });
  await row.getByText('大狗').waitFor();
  const [before, shown] = [await figures(), await shownFigures(supervisor)];
  await house.base.owner.query(`select graphile_worker.add_job('privacy:retain', '{}'::json)`);
  await expect
    .poll(async () => (await house.base.owner.query('select 1 from erasure')).rows.length, { timeout: 20_000 })
    .toBe(1);
  await supervisor.reload();
  await row.getByText('（已到保存期限，内容已删除）').waitFor();
  expect(await row.textContent()).toContain('犬只管理');
  expect(await row.textContent()).toContain('已办结');
  expect(await figures()).toEqual(before);
  expect(await shownFigures(supervisor)).toEqual(shown);
  await row.getByRole('link').click();
  await supervisor.getByRole('heading', { name: '经过' }).waitFor();
  const left = await supervisor.locator('main').textContent();
  for (const gone of [name, newPhone, oldPhone, '孩子睡不着', '狗主人', code]) expect(left).not.toContain(gone);

  // The receipt opens nothing but the proof.
  await knockWithReceipt(resident, house, code, '6666');
  await resident.getByText('查询码或后四位不正确，请核对回执').waitFor();
  await resident.goto(`${house.url}/erased`);
  await resident.getByRole('textbox', { name: '查询码' }).fill(code);
  await resident.getByRole('button', { name: '查看', exact: true }).click();
  const proof = resident.locator('.proof');
  await proof.getByText('不可恢复地删去').waitFor();
  for (const text of [number, '保存期满', '反映人信息 1']) expect(await proof.textContent()).toContain(text);
  expect(await breachesOn(resident)).toEqual([]);
  const hash = (await proof.locator('.proof-hash').textContent()) ?? '';
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const listed = await at(protector, '/privacy?tab=erased');
  const line = listed.locator('.privacy-rows li', { hasText: number });
  await line.getByText(hash).waitFor();
  expect(await line.textContent()).toContain('保存期满');
  expect(await breachesOn(listed)).toEqual([]);
  expect((await checkBooks(house.base.app.db, () => undefined)).wrong).toEqual([]);
}, 60_000);
