import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire, openReceiptOf } from '../../../tests/support/knockers.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { checkBundle, isWhole } from '../../platform/documents/bundle.ts';
import { sealedText, sha256 } from '../../platform/documents/seal-key.ts';
import { readZip } from '../../platform/documents/zip.ts';

let house: TestHouse;
let town: Town;
let clerk: Caller;
let officer: Caller;
let matterId: string;
let resident: Caller;
let photoId: string;

const secretNote = '内部研判不给反映人看的话';
const otherPhone = '19911112222';
const answer = '已约谈摊主，今晚起移到便民市场。';

beforeAll(async () => {
  house = await openTestHouse({ withJobs: true });
  town = await buildTown(house);
  clerk = await town.signIn('northClerk');
  officer = await town.signIn('northOfficer');
  resident = town.visitor();
  const fileIds = [await sendPhoto(resident, '#7a6a55')];
  const sent = await resident.post('/api/report', {
    what: '楼下小吃摊每天晚上占道经营，油烟很大，请来看看。',
    where: '金桐小区3号楼',
    name: '张𠮷',
    phone: '19900005678',
    emergency: false,
    fileIds,
  });
  await resident.post('/api/report/open', { code: String(sent.body['code']), tail: '5678' });
  matterId = String((await clerk.get('/api/matters?queue=new')).body['rows']?.[0]?.['id']);
  await step(clerk, 'accept', { category: 'street.stall' });
  const { northOfficer } = town.people;
  const helpers = [{ partnerId: town.partnerId, task: '清理摊位油污' }];
  await step(clerk, 'assign', { unitId: town.units.northGroup, leadId: northOfficer.personId, helpers });
  await step(officer, 'take');
  await officer.post(`/api/matters/${matterId}/notes`, { text: secretNote });
  await officer.post(`/api/matters/${matterId}/news`, { text: '今天已到现场。' });
  photoId = await sendPhoto(officer, '#3a6a95');
  await step(officer, 'evidence', { evidence: 'photo-after', fileIds: [photoId] });
  await step(officer, 'answer', { text: answer });
});
afterAll(() => house.close());

async function sendPhoto(who: Caller, background: string): Promise<string> {
  const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return String((await who.bytes('/api/files', photo)).body['id']);
}

async function step(who: Caller, name: string, fields: object = {}): Promise<void> {
  const { body } = await who.get(`/api/matters/${matterId}`);
  const answered = await who.post(`/api/matters/${matterId}/${name}`, { version: Number(body['version']), ...fields });
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
}

async function fetchFile(who: Caller, id: string, form: 'pdf' | 'zip'): Promise<Buffer> {
  const answered = await fetch(`${house.url}/api/casefiles/${id}/${form}`, { headers: { cookie: who.cookies } });
  expect(answered.status).toBe(200);
  return Buffer.from(await answered.arrayBuffer());
}

async function untilReady(who: Caller, asked: { status: number; body: unknown }): Promise<string> {
  expect(asked.status, JSON.stringify(asked.body)).toBe(200);
  const id = String((asked.body as { id?: unknown }).id);
  for (let tries = 0; tries < 300; tries += 1) {
    const { body } = await who.get(`/api/casefiles/${id}`);
    if (String(body['state']) === 'ready') return id;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the file was not made');
}

const makeWhole = async () =>
  untilReady(clerk, await clerk.post(`/api/matters/${matterId}/casefiles`, { reason: '归档移交' }));

describe('the whole file', () => {
  test('holds cover, index, words, timeline, parts, enclosures and who looked, on the pages that its index names', async () => {
    const pages = textOfPdf(await fetchFile(clerk, await makeWhole(), 'pdf'));
    const all = pages.join('\n');
    for (const words of [
      '事项卷宗',
      '占道经营，油烟很大',
      '张〔U+20BB7〕',
      secretNote,
      answer,
      '环卫所',
      '清理摊位油污',
      '处置后照片',
      '查阅记录',
      '归档移交',
    ])
      expect(all).toContain(words);
    const index = pages[1] ?? '';
    const timeline = Number(/办理经过\d+?(\d)附?/.exec(index.replace(/\s/g, ''))?.[1]);
    expect(pages.findIndex((page) => page.includes('、办理经过'))).toBeGreaterThan(1);
    expect(Number.isNaN(timeline)).toBe(false);
    expect(all).toContain('协办答复：环卫所缺');
    expect(all).toContain('反映内容有');
  });

  test('is told to the resident with its reason, and each fetching as well', async () => {
    const { body } = await resident.get('/api/report/mine/opened');
    const reasons = (body['rows'] ?? []).map((line) => String(line['reason']));
    expect(reasons).toContain('制作卷宗：归档移交');
    expect(reasons).toContain('归档移交');
  });

  test('opens to nobody who does not answer for the matter', async () => {
    const id = await makeWhole();
    const south = await town.signIn('southClerk');
    const helper = (await hire(house, { unitId: town.units.south, duties: ['handle'] })).caller;
    for (const who of [south, helper, resident]) expect((await who.get(`/api/casefiles/${id}/pdf`)).status).toBe(404);
    expect((await south.post(`/api/matters/${matterId}/casefiles`, { reason: '看看而已' })).status).toBe(404);
    expect((await town.visitor().get(`/api/casefiles/${id}/pdf`)).status).toBe(401);
  });

  test('leaves the house after seven days, its seal stays', async () => {
    const id = await makeWhole();
    const hash = sha256(await fetchFile(clerk, id, 'pdf'));
    const code = await codeOf(id);
    await house.base.owner.query(`update case_file set remove_at = now() - interval '1 minute' where id = $1`, [id]);
    await house.base.owner.query(`select graphile_worker.add_job('casefile:tidy', '{}'::json)`);
    await expect
      .poll(async () => (await clerk.get(`/api/casefiles/${id}`)).body['state'], { timeout: 20_000 })
      .toBe('removed');
    expect((await clerk.get(`/api/casefiles/${id}/pdf`)).status).toBe(409);
    expect((await town.visitor().get(`/api/document-check?code=${code}&sha256=${hash}`)).body['verdict']).toBe('valid');
  });
});

async function codeOf(id: string): Promise<string> {
  const { rows } = await house.base.owner.query<{ code: string }>('select code from case_file where id = $1', [id]);
  return rows[0]?.code ?? '';
}

describe('the seal', () => {
  test('a paper is valid with its own code and hash, changed with any other, unknown without a code', async () => {
    const id = await makeWhole();
    const pdf = await fetchFile(clerk, id, 'pdf');
    const code = await codeOf(id);
    const ask = async (asked: string, hash: string) =>
      (await town.visitor().get(`/api/document-check?code=${asked}&sha256=${hash}`)).body;
    expect(await ask(code.toLowerCase().replaceAll('-', ' '), sha256(pdf))).toMatchObject({
      verdict: 'valid',
      kind: 'whole',
    });
    const flipped = Buffer.from(pdf);
    flipped[2000] = (flipped[2000] ?? 0) ^ 1;
    expect(await ask(code, sha256(flipped))).toEqual({ verdict: 'changed', kind: null, madeAt: null, pages: null });
    expect((await ask('JD-7K3M-9PQX4', sha256(pdf)))['verdict']).toBe('unknown');
  });

  test('the bundle is checked without network: whole as it came, "changed" after one flipped byte, and openssl agrees', async () => {
    const zip = readZip(await fetchFile(clerk, await makeWhole(), 'zip')) ?? new Map<string, Buffer>();
    const told = JSON.stringify((await town.visitor().get('/api/seal-key')).body);
    const pem = (JSON.parse(told) as { keys: { publicKey: string }[] }).keys[0]?.publicKey ?? '';
    const report = checkBundle(zip, pem);
    expect(report.files.map(({ path }) => path)).toEqual([
      'file.pdf',
      'index.json',
      'attachments/001.jpg',
      'attachments/002.jpg',
    ]);
    expect(isWhole(report)).toBe(true);
    for (const path of ['file.pdf', 'attachments/002.jpg']) {
      const content = Buffer.from(zip.get(path) ?? '');
      content[100] = (content[100] ?? 0) ^ 1;
      expect(checkBundle(new Map(zip).set(path, content), pem).files.find((file) => file.path === path)?.state).toBe(
        'changed',
      );
    }
    await askOpenssl(zip, pem);
  });

  test('the application can neither change nor remove what was sealed', async () => {
    await makeWhole();
    for (const text of [
      `update sealed_document set sha256 = ''`,
      'delete from sealed_document',
      'delete from seal_key',
    ])
      await expect(house.base.app.pool.query(text)).rejects.toThrow(/permission denied/);
  });
});

async function askOpenssl(zip: ReadonlyMap<string, Buffer>, pem: string): Promise<void> {
  const seal = JSON.parse(zip.get('seal.json')?.toString() ?? '{}') as {
    code: string;
    document: { signature: string };
  };
  const folder = await mkdtemp(join(tmpdir(), 'maplebridge-seal-'));
  const said = sealedText('document', seal.code, sha256(zip.get('file.pdf') ?? Buffer.alloc(0)));
  await writeFile(join(folder, 'key.pem'), pem);
  await writeFile(join(folder, 'said'), said);
  await writeFile(join(folder, 'signature'), Buffer.from(seal.document.signature, 'base64'));
  const asked = 'pkeyutl -verify -pubin -inkey key.pem -rawin -in said -sigfile signature'.split(' ');
  expect(execFileSync('openssl', asked, { cwd: folder }).toString()).toContain('Verified Successfully');
  await writeFile(join(folder, 'said'), said.replace(/.$/, 'x'));
  expect(() => execFileSync('openssl', asked, { cwd: folder, stdio: 'pipe' })).toThrow();
  await rm(folder, { recursive: true });
}

describe("the resident's own file", () => {
  test('holds what he said and heard, and nothing of colleagues among themselves or of other reporters', async () => {
    const other = newId();
    await house.base.owner.query(
      `insert into reporter (id, matter_id, code, tail, name, phone, made_at) values ($1, $2, 'FQ-3333-33333', '2222', '李四四', $3, now())`,
      [other, matterId, otherPhone],
    );
    const neighbour = await openReceiptOf(house, other);
    await neighbour.post('/api/report/mine/add', { text: '我是另一位邻居，我也看到了。' });
    const all = textOfPdf(
      await fetchFile(resident, await untilReady(resident, await resident.post('/api/report/mine/casefiles')), 'pdf'),
    ).join('\n');
    for (const words of ['我的档案', '占道经营，油烟很大', '张〔U+20BB7〕', answer, '今天已到现场', '谁看过'])
      expect(all).toContain(words);
    for (const words of [secretNote, otherPhone, '李四四', '另一位邻居', '清理摊位油污', '材料核对'])
      expect(all).not.toContain(words);
    const theirs = textOfPdf(
      await fetchFile(
        neighbour,
        await untilReady(neighbour, await neighbour.post('/api/report/mine/casefiles')),
        'pdf',
      ),
    ).join('\n');
    expect(theirs).toContain('另一位邻居');
    for (const words of [secretNote, '19900005678', '张〔U+20BB7〕', '占道经营，油烟很大'])
      expect(theirs).not.toContain(words);
  });

  test('is his alone', async () => {
    const id = await untilReady(resident, await resident.post('/api/report/mine/casefiles'));
    expect((await clerk.get(`/api/casefiles/${id}/pdf`)).status).toBe(404);
    expect((await clerk.get(`/api/casefiles/${id}`)).status).toBe(404);
    const rows = (await clerk.get(`/api/matters/${matterId}/casefiles`)).body['rows'] ?? [];
    expect(rows.map((row) => String(row['id']))).not.toContain(id);
  });
});

describe('an evidence pack', () => {
  const receiver = '云岭市燃气公司';
  const asking = (fileIds: string[], sections = ['matter.timeline', 'matter.result']) =>
    clerk.post(`/api/matters/${matterId}/packs`, { receiver, purpose: '证明已经通知', sections, fileIds });

  test('holds what was ticked, names its receiver, and the reporter reads to whom it went', async () => {
    const { body } = await clerk.get(`/api/matters/${matterId}/packs/parts`);
    expect((body['sections'] ?? []).map((section) => String(section['key']))).toEqual([
      'matter.report',
      'matter.timeline',
      'matter.parts',
      'matter.result',
    ]);
    const all = textOfPdf(await fetchFile(clerk, await untilReady(clerk, await asking([])), 'pdf')).join('\n');
    for (const words of ['举证材料', receiver, '证明已经通知', answer]) expect(all).toContain(words);
    for (const words of [secretNote, '19900005678', '占道经营，油烟很大', '查阅记录', 'northOfficer'])
      expect(all).not.toContain(words);
    const mine = (await resident.get('/api/report/mine')).body;
    expect(JSON.stringify(mine['timeline'])).toContain(receiver);
  });

  test('takes no photo whose people and plates were not blacked out', async () => {
    const refused = await asking([photoId]);
    expect(refused.body['error']).toMatchObject({ code: 'input.invalid', fields: [{ path: 'fileIds' }] });
    expect((await asking([], [])).body['error']).toMatchObject({ fields: [{ path: 'sections' }] });
  });
});
