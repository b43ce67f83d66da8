import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agree } from '../../../tests/support/agreed.ts';
import { Caller, type Loose } from '../../../tests/support/caller.ts';
import { type Dispute, enter, underWay } from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { type Hired, hire, sessionOf } from '../../../tests/support/knockers.ts';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { newId } from '../../kit/ids.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { checkBundle, isWhole } from '../../platform/documents/bundle.ts';
import { sha256 } from '../../platform/documents/seal-key.ts';
import { readZip } from '../../platform/documents/zip.ts';
import { fileItems } from '../mediation/words.ts';
import { lookAtDays } from './jobs.ts';
import { confirmationKeeper } from './keeper.ts';

const run = promisify(execFile);
const bin = fileURLToPath(new URL('../../../bin/maplebridge.mjs', import.meta.url));
const court = '金泉区人民法院';
const sealedNote = '当事人私下说底线是十五万，不要告诉对方';

let house: TestHouse;
let town: Town;
let hired: Hired;
let officer: Caller;
let officerName: string;
let other: Hired;
let stranger: Caller;
let courtId: string;
let folder: string;
let loan: Dispute;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-confirmation-'));
  house = await openTestHouse({ withJobs: true, startAt: new Date('2026-03-02T02:00:00Z') });
  town = await buildTown(house);
  hired = await hire(house, { unitId: town.units.north, duties: ['mediate', 'handle', 'intake', 'assign'] });
  officer = hired.caller;
  other = await hire(house, { unitId: town.units.south, duties: ['mediate', 'handle', 'assign'] });
  stranger = other.caller;
  const { rows } = await house.base.owner.query<{ name: string }>('select name from person where id = $1', [
    hired.personId,
  ]);
  officerName = rows[0]?.name ?? '';
  courtId = newId();
  await house.base.owner.query(
    `insert into partner (id, code, name, initials, aliases, kind, remit, liaison_name, liaison_phone)
      values ($1, 'court-1', $2, 'jqqrmfy', '{}', 'justice', '', '何敏', '13900007777')`,
    [courtId, court],
  );
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const around = {
  body: '金桐社区人民调解委员会',
  facts: '乙方因进货向甲方借款二十万元，至今未还。',
  disputed: '还款期限。',
  responsibilities: [
    { side: 1, text: '甲方同意延期。' },
    { side: 2, text: '乙方应当偿还。' },
  ],
};
const pays = (time: object) => ({
  ...around,
  duties: [
    {
      kind: 'pay',
      by: '2',
      to: '1',
      what: '偿还借款本金',
      amountFen: 20_000_000,
      how: '微信转账',
      proof: '转账凭证',
      time,
    },
  ],
});

const hands = () => ({ house, officer, officerName });
const path = (id: string) => `/api/mediations/${id}/confirmation`;
const own = '/api/own-mediation/confirmation';
const idOf = (thing: Loose | undefined) => String(thing?.['id']);
const codeOf = (answered: { body: Loose }) => answered.body['error']?.['code'];

/** Ten in the morning of that day; sessions do not last so long, so everybody comes anew. */
async function at(day: string, dispute: Dispute): Promise<Dispute> {
  house.setNow(new Date(`${day}T02:00:00Z`));
  officer = new Caller(house.url, { cookie: await sessionOf(house, hired.accountId) });
  stranger = new Caller(house.url, { cookie: await sessionOf(house, other.accountId) });
  return {
    ...dispute,
    first: { id: dispute.first.id, page: await enter(house, dispute.first.id) },
    second: { id: dispute.second.id, page: await enter(house, dispute.second.id) },
  };
}

/** The panel of the desk, once the thirty days have begun. */
async function opened(id: string): Promise<Loose> {
  await expect
    .poll(async () => (await officer.get(path(id))).body['confirmation']?.['state'], { timeout: 20_000 })
    .toBeDefined();
  const { body } = await officer.get(path(id));
  return body['confirmation'] ?? body;
}

async function act(id: string, name: string, fields: object = {}) {
  const { body } = await officer.get(path(id));
  return officer.post(`${path(id)}/${name}`, { version: Number(body['confirmation']?.['version']), ...fields });
}

async function bytesFrom(who: Caller, url: string): Promise<Buffer> {
  const answered = await fetch(house.url + url, { headers: { cookie: who.cookies } });
  expect(answered.status, url).toBe(200);
  return Buffer.from(await answered.arrayBuffer());
}

async function send(who: Caller, bytes: Buffer): Promise<string> {
  return idOf((await who.bytes('/api/files', bytes)).body);
}

const card = (background: string) =>
  sharp({ create: { width: 600, height: 380, channels: 3, background } })
    .jpeg()
    .toBuffer();

describe('a loan of twenty wan, brought to the court together on the twenty-ninth day', () => {
  test('the thirty days begin when the agreement comes into force; both sides see the same countdown', async () => {
    loan = await underWay(house, officer, town.units.north);
    await agree(hands(), loan, pays({ when: 'on', on: '2027-03-10' }));
    const shown = await opened(loan.id);
    expect(shown).toMatchObject({
      state: 'open',
      joint: false,
      exclusions: [],
      days: { effectiveOn: '2026-03-02', lastOn: '2026-04-01', left: 30 },
    });
    const { body: page } = await officer.get(`/api/mediations/${loan.id}`);
    expect(page['clocks']?.find((clock) => String(clock['kind']) === 'confirm')).toMatchObject({
      state: 'running',
      dueAt: '2026-04-01T15:59:00.000Z',
    });
    for (const { page: phone } of [loan.first, loan.second]) {
      const mine = (await phone.get(own)).body['confirmation'];
      expect(mine?.['days']).toMatchObject({ lastOn: '2026-04-01', left: 30 });
      expect(mine?.['mine']).toHaveLength(1);
    }
    expect((await stranger.get(path(loan.id))).status).toBe(404);
  });

  test('joint: nothing leaves before both said yes, and whoever said yes may take it back', async () => {
    const { id, first, second } = loan;
    const says = (who: Caller, partyId: string, said: string) => who.post(`${own}/say`, { partyId, said });
    expect((await says(first.page, second.id, 'yes')).status).toBe(403);
    expect((await says(first.page, first.id, 'yes')).status).toBe(200);
    expect((await act(id, 'check', { marks: [], property: 'none' })).status).toBe(200);
    const refused = await fetch(`${house.url}${path(id)}/bundle`, { headers: { cookie: officer.cookies } });
    expect(refused.status).toBe(409);
    expect(codeOf(await act(id, 'submit', { on: '2026-03-02', how: 'window' }))).toBe('confirmation.not-both');
    const phone = { partyId: second.id, said: 'yes', how: 'phone', witness: '社区主任在场' };
    expect((await officer.post(`${path(id)}/say`, phone)).status).toBe(200);
    expect((await opened(id))['joint']).toBe(true);
    expect((await says(first.page, first.id, 'back')).status).toBe(200);
    expect(codeOf(await act(id, 'submit', { on: '2026-03-02', how: 'window' }))).toBe('confirmation.not-both');
    expect((await says(first.page, first.id, 'yes')).status).toBe(200);
    const theirs = (await second.page.get(own)).body['confirmation'];
    expect(theirs?.['voices']).toMatchObject([{ said: 'yes' }, { said: 'yes', how: 'phone' }]);
    expect(JSON.stringify(theirs)).not.toContain('13900001001');
  });

  test('papers: what is missing is named; a party sends its own, an original is shown at the window', async () => {
    const { id, first, second } = loan;
    expect((await act(id, 'court', { courtId: town.partnerId, basis: 'body' })).status).toBe(400);
    expect((await act(id, 'court', { courtId, basis: 'body' })).status).toBe(200);
    expect(codeOf(await act(id, 'submit', { on: '2026-03-02', how: 'window' }))).toBe('confirmation.papers-missing');
    const fileId = await send(first.page, await card('#b08060'));
    const sent = await first.page.post(`${own}/papers`, { partyId: first.id, kind: 'identity', fileId });
    expect(sent.status).toBe(200);
    expect((await first.page.get(`/api/files/${fileId}`)).status).toBe(200);
    expect((await second.page.get(`/api/files/${fileId}`)).status).toBe(404);
    expect((await stranger.get(`/api/files/${fileId}`)).status).toBe(404);
    const original = { kind: 'identity', partyId: second.id, label: '身份证原件' };
    expect((await officer.post(`${path(id)}/paper`, original)).status).toBe(200);
    const contact = { partyId: first.id, address: '金桐小区3号楼201', phone: '0471-5556666' };
    expect((await first.page.post(`${own}/contact`, contact)).status).toBe(200);
    const { lines, can } = await opened(id);
    expect(lines).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ kind: 'property', state: 'not-needed' })]),
    );
    expect(can).toEqual(expect.arrayContaining(['submit', 'send', 'bundle']));
  });

  test('on day 29 the bundle is read by other programmes, with the hashes of every file', async () => {
    loan = await at('2026-03-31', loan);
    expect((await opened(loan.id))['days']).toMatchObject({ left: 1 });
    const zip = await bytesFrom(officer, `${path(loan.id)}/bundle`);
    const file = join(folder, 'bundle.zip');
    await writeFile(file, zip);
    const unpacked = join(folder, 'bundle');
    await run('unzip', ['-q', file, '-d', unpacked]);
    const { stdout: checked } = await run('sha256sum', ['--check', 'SHA256SUMS'], { cwd: unpacked });
    expect(checked.trim().split('\n').length).toBe(4);
    const json = JSON.parse(await readFile(join(unpacked, 'bundle.json'), 'utf8'));
    expect(json).toMatchObject({
      format: 'maplebridge confirmation 1',
      court: { name: court, basis: 'body' },
      agreement: { effectiveOn: '2026-03-02', lastOn: '2026-04-01' },
      consents: [
        { name: '王秀兰', how: 'page' },
        { name: '赵大勇', how: 'phone' },
      ],
      originals: [{ kind: 'identity', name: '赵大勇' }],
    });
    const paper = textOfPdf(await readFile(join(unpacked, 'application.pdf'))).join('');
    for (const word of ['司法确认申请书', court, '王秀兰', '赵大勇', '贰拾万', '0471-5556666', '没有恶意串通'])
      expect(paper).toContain(word);
    const { stdout } = await run(process.execPath, [bin, 'confirmation', 'read', file]);
    expect(stdout).toContain('与清单一致');
    const changed = Buffer.from(zip);
    changed[zip.indexOf('王秀兰') + 1] = 0x42;
    await writeFile(file, changed);
    await expect(run(process.execPath, [bin, 'confirmation', 'read', file])).rejects.toMatchObject({ code: 1 });
  });

  test('the court opens its link, fetches the same papers and answers; both sides hear and see until when to enforce', async () => {
    const { id, first } = loan;
    const sent = await act(id, 'send');
    expect(sent.body).toEqual({ sentTo: `${court} 何敏 联络员`, url: null });
    const toCourt = () => house.messages.find(({ to }) => to === '13900007777')?.text;
    await expect.poll(toCourt, { timeout: 20_000 }).toBeDefined();
    const desk = new Caller(house.url, { 'x-forwarded-for': '10.88.1.1' });
    const [, secret] = /#([\w-]+)/.exec(toCourt() ?? '') ?? [];
    expect((await desk.post('/api/links/open', { secret })).body['purpose']).toBe('court');
    expect((await desk.get('/api/court/confirmation')).body).toMatchObject({ state: 'submitted', court });
    expect((await desk.get(own)).status).toBe(404);
    const [theirs, ours] = [
      await bytesFrom(desk, '/api/court/confirmation/bundle'),
      await bytesFrom(officer, `${path(id)}/bundle`),
    ];
    expect(sha256(theirs)).toBe(sha256(ours));
    const after = await first.page.post(`${own}/say`, { partyId: first.id, said: 'back' });
    expect(codeOf(after)).toBe('confirmation.handed-in');
    const { body: page } = await officer.get(`/api/mediations/${id}`);
    expect(page['clocks']?.find((clock) => String(clock['kind']) === 'confirm')?.['state']).toBe('met');
    expect((await first.page.get(own)).body['confirmation']?.['days']).toMatchObject({ acceptDueOn: '2026-04-03' });

    loan = await at('2026-04-02', loan);
    const answers = (fields: object) => desk.post('/api/court/confirmation/answer', fields);
    expect((await answers({ answer: 'extended', on: '2026-04-02' })).body['error']?.['code']).toBe('step.not-now');
    expect((await answers({ answer: 'accepted', on: '2026-04-02' })).status).toBe(200);
    expect((await opened(id))['days']).toMatchObject({ decideDueOn: '2026-04-17' });
    expect((await act(id, 'answer', { answer: 'extended', on: '2026-04-02' })).status).toBe(200);
    expect((await opened(id))['days']).toMatchObject({ decideDueOn: '2026-04-27', extended: true });
    expect((await act(id, 'answer', { answer: 'unconfirmed', on: '2026-04-02' })).status).toBe(400);
    loan = await at('2026-04-20', loan);
    const fileId = await send(officer, await card('#e0e0e0'));
    const decision = { answer: 'confirmed', on: '2026-04-20', caseNumber: '（2026）内0105司确12号', fileId };
    expect((await act(id, 'answer', decision)).status).toBe(200);
    const mine = (await loan.first.page.get(own)).body['confirmation'];
    expect(mine).toMatchObject({ state: 'confirmed', days: { enforceUntil: '2029-03-10' } });
    expect((await loan.second.page.get(`/api/files/${fileId}`)).status).toBe(200);
    const { body } = await loan.first.page.get('/api/own-mediation');
    expect(JSON.stringify(body['timeline'])).toContain('confirmation.confirmed');
    expect((await act(id, 'answer', { answer: 'unconfirmed', on: '2026-04-20', reason: '不行' })).status).toBe(409);
  });
});

describe('one dispute, one file', () => {
  let leak: Dispute;
  const dossier = async () => (await officer.get(`/api/mediations/${leak.id}/dossier`)).body;
  const itemIn = (body: Loose, item: string) => body['items']?.find((one) => String(one['item']) === item);

  async function printed(id: string): Promise<string[]> {
    await expect
      .poll(async () => (await officer.get(`/api/dossier-prints/${id}`)).body['state'], { timeout: 20_000 })
      .toBe('ready');
    return textOfPdf(await bytesFrom(officer, `/api/dossier-prints/${id}/pdf`));
  }

  test('what is missing is named with the way to mend it; marriage is nothing for the court', async () => {
    leak = await underWay(house, officer, town.units.north, {
      parties: [
        { side: 1, name: '王秀兰', phone: '13900001001', address: '金桐小区3号楼201', idNumber: '150105195803120042' },
        { side: 2, name: '赵大勇', phone: '13900002002', address: '金桐小区3号楼301' },
      ],
    });
    await house.base.owner.query(
      "insert into mediation_panel (mediation_id, mediator_id, person_id, role, since) values ($1, $2, $3, 'lead', $4)",
      [leak.id, newId(), hired.personId, house.now()],
    );
    const noted = await officer.post(`/api/mediations/${leak.id}/private-notes`, { side: 2, text: sealedNote });
    expect(noted.status).toBe(200);
    await agree(hands(), leak, pays({ when: 'now' }));
    await opened(leak.id);
    expect((await act(leak.id, 'check', { marks: ['marriage'], property: 'none' })).status).toBe(200);
    const said = await leak.first.page.post(`${own}/say`, { partyId: leak.first.id, said: 'yes' });
    expect(codeOf(said)).toBe('confirmation.excluded');
    const body = await dossier();
    expect(body['items']).toHaveLength(13);
    expect(itemIn(body, 'identity')).toMatchObject({ state: 'missing', lacking: ['赵大勇'], mend: 'identity' });
    expect(itemIn(body, 'record')).toMatchObject({ state: 'missing', mend: 'record' });
    expect(itemIn(body, 'mandate')).toMatchObject({ state: 'not-needed' });
    expect(itemIn(body, 'agreement')).toMatchObject({ state: 'there' });
    expect(body['whole']).toBe(false);
    expect((await stranger.get(`/api/mediations/${leak.id}/dossier`)).status).toBe(404);
  });

  test('the file is one PDF whose index says the page on which each item begins; what one side told alone is not in it', async () => {
    const files = `/api/mediations/${leak.id}/dossier`;
    const record = await bytesFrom(
      officer,
      `/api/mediations/${leak.id}/agreements/${idOf((await officer.get(`/api/mediations/${leak.id}/agreements`)).body['current'])}/pdf`,
    );
    const scan = { item: 'record', fileId: await send(officer, record), label: '纸质笔录' };
    expect((await officer.post(`${files}/paper`, scan)).status).toBe(200);
    const proof = { item: 'identity', partyId: leak.second.id, fileId: await send(officer, await card('#4060a0')) };
    expect((await officer.post(`${files}/paper`, proof)).status).toBe(200);
    const asked = await officer.post(`${files}/prints`, { reason: '主任审卷' });
    const pages = await printed(idOf(asked.body));
    expect(pages.join('')).not.toContain('底线');
    const [, index = ''] = pages;
    const said = (await dossier())['prints']?.[0];
    expect(said).toMatchObject({ state: 'ready', pages: pages.length, final: false });
    for (const [item, { zh }] of Object.entries(fileItems)) {
      const begins = pages.findIndex(
        (text, at) => at > 1 && text.includes(zh) && /[一二三四五六七八九十]、/.test(text) && text.indexOf(zh) < 60,
      );
      if (['register', 'rights', 'identity', 'record', 'agreement'].includes(item)) {
        expect(begins, zh).toBeGreaterThan(1);
        expect(index.replaceAll(/\s/g, ''), zh).toMatch(new RegExp(`${zh}\\d{1,2}${begins + 1}(?!\\d{2})`));
      }
    }
    expect(pages.at(-1)).toContain(`本卷总页数${pages.length}`);
    for (const [at, text] of pages.entries())
      if (at > 0) expect(text).toContain(`第 ${at + 1} 页 · 共 ${pages.length} 页`);
    expect(pages.join('')).toContain('1501**********0042');
    expect(pages.join('')).not.toContain('150105195803120042');
  });

  test('it is filed when nothing is missing without a reason; the sealed PDF of that day can be checked by anybody', async () => {
    const files = `/api/mediations/${leak.id}/dossier`;
    const version = async () => Number((await officer.get(`/api/mediations/${leak.id}`)).body['version']);
    const early = await officer.post(`${files}/file`, { version: await version(), term: '30y' });
    expect(codeOf(early)).toBe('dossier.incomplete');
    const reason = '双方已搬离本市，三次电话联系不上。';
    expect((await officer.post(`${files}/note`, { item: 'revisit', reason })).status).toBe(200);
    const filed = await officer.post(`${files}/file`, { version: await version(), term: '30y' });
    expect(filed.status, JSON.stringify(filed.body)).toBe(200);
    expect((await officer.get(`/api/mediations/${leak.id}`)).body['state']).toBe('filed');
    const pages = await printed(idOf(filed.body));
    expect(pages.join('')).toContain(reason);
    expect(pages.at(-1)).toContain(officerName);
    const zip = readZip(await bytesFrom(officer, `/api/dossier-prints/${idOf(filed.body)}/zip`)) ?? new Map();
    expect(isWhole(checkBundle(zip))).toBe(true);
    expect(Buffer.concat([...zip.values()]).includes(sealedNote)).toBe(false);
    const body = await dossier();
    expect(body).toMatchObject({ term: '30y', keepUntil: '2056-12-31', filedBy: officerName });
    const print = body['prints']?.[0];
    const checked = await stranger.get(`/api/document-check?code=${print?.['code']}&sha256=${print?.['sha256']}`);
    expect(checked.body).toMatchObject({ verdict: 'valid', pages: pages.length });
    expect(body['opened']?.map((line) => line['what'])).toContain('下载调解卷宗（PDF 或 ZIP）');
    const late = { item: 'evidence', fileId: await send(officer, await card('#222222')) };
    expect(codeOf(await officer.post(`${files}/paper`, late))).toBe('dossier.filed');
  });

  test('the record of a sitting, the account and the ruling of the court come from their rooms', async () => {
    const [sittingId, now] = [newId(), house.now()];
    const query = (text: string, values: readonly unknown[]) => house.base.owner.query(text, [...values]);
    await query(
      `insert into sitting (id, mediation_id, number, kind, sides, state, starts_at, ends_at, begun_at, ended_at, outcome, feeling, record_state,
          record_number, record_text, record_hash, locked_at, made_at, changed_at)
        values ($1, $2, 1, 'joint', '{1,2}', 'held', $3, $3::timestamptz + interval '2 hours', $3, $3, 'agreed', $4, 'locked', 1, $5, 'hash', $3, $3, $3)`,
      [sittingId, loan.id, now, '旁人不看的情理笔记', '调解记录\n双方都认可借款二十万元。'],
    );
    await query(
      `insert into sitting_signature (sitting_id, record_number, party_id, verdict, way, at) values ($1, 1, $2, 'confirmed', 'page', $3)`,
      [sittingId, loan.first.id, now],
    );
    const files = `/api/mediations/${loan.id}/dossier`;
    const { body } = await officer.get(files);
    expect(itemIn(body, 'record')).toMatchObject({ state: 'there', why: 'rooms' });
    expect(itemIn(body, 'performance')).toMatchObject({ state: 'missing', why: 'not-settled' });
    expect(itemIn(body, 'confirmation')).toMatchObject({ state: 'there' });
    const pages = (await printed(idOf((await officer.post(`${files}/prints`, { reason: '主任审卷' })).body))).join('');
    for (const words of [
      '双方都认可借款二十万元',
      '核对无误',
      '偿还借款本金',
      '（2026）内0105司确12号',
      '司法确认申请书',
    ])
      expect(pages, words).toContain(words);
    expect(pages).not.toContain('情理笔记');
  });

  test('two years on everything personal goes with the matter; the archived PDF stays until its term ends', async () => {
    const [archived, draft] = (await dossier())['prints'] ?? [];
    const pdfOf = async (print: Loose | undefined) =>
      (await officer.get(`/api/dossier-prints/${idOf(print)}/pdf`)).status;
    expect([await pdfOf(archived), await pdfOf(draft)]).toEqual([200, 200]);
    const { rows } = await house.base.owner.query<{ matter_id: string }>(
      'select matter_id from mediation where id = $1',
      [leak.id],
    );
    const matterId = rows[0]?.matter_id ?? '';
    const gone = await withinHouse(house.open.house, 'test', (ctx) => confirmationKeeper.forget(ctx, matterId));
    expect(gone).toMatchObject({ confirmation: 1, dossier_note: 1, dossier_paper: 2, dossier_print: 2 });
    const left = await house.base.owner.query(
      `select 1 from dossier_note where mediation_id = $1 and reason <> '' union all
        select 1 from dossier_paper where mediation_id = $1 and label <> '' union all
        select 1 from dossier_print where mediation_id = $1 and (purpose <> '' or contents <> '[]')`,
      [leak.id],
    );
    expect(left.rows).toEqual([]);
    expect([await pdfOf(archived), await pdfOf(draft)]).toEqual([200, 409]);
  });
});

describe('when the days run out', () => {
  test('both sides are reminded ten and three days before; the day after the last it is over', async () => {
    let quiet = await underWay(house, officer, town.units.north);
    await agree(hands(), quiet, pays({ when: 'on', on: '2027-06-01' }));
    const { days } = await opened(quiet.id);
    expect(days).toMatchObject({ lastOn: '2026-05-20' });
    const look = () => withinHouse(house.open.house, 'job.confirmation:days', lookAtDays);
    const news = async () =>
      (
        await house.base.owner.query(
          "select 1 from outgoing where template = 'mediation.news' and subject_id = $1 and made_at >= $2",
          [quiet.id, new Date('2026-05-01T00:00:00Z')],
        )
      ).rows.length;
    quiet = await at('2026-05-10', quiet);
    await look();
    expect(await news()).toBe(2);
    const no = { partyId: quiet.second.id, said: 'no' };
    expect((await quiet.second.page.post(`${own}/say`, no)).status).toBe(200);
    quiet = await at('2026-05-17', quiet);
    await look();
    expect(await news()).toBe(2);
    quiet = await at('2026-05-21', quiet);
    await look();
    expect((await opened(quiet.id))['state']).toBe('lapsed');
    const late = await quiet.first.page.post(`${own}/say`, { partyId: quiet.first.id, said: 'yes' });
    expect(codeOf(late)).toBe('confirmation.too-late');
  });
});
