import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../../../tests/support/caller.ts';
import {
  accepted,
  addMediator,
  ballot,
  type Dispute,
  type MediatorInHand,
  matched,
  openRound,
  ordersOf,
  type PartyInHand,
  take,
} from '../../../tests/support/disputes.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { hire } from '../../../tests/support/knockers.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import { withinHouse } from '../../platform/corridor.ts';
import { closeDue, hearMediation, remindMediator } from './jobs.ts';
import { choosingKeeper } from './keeper.ts';

let house: TestHouse;
let town: Town;
let officer: Caller;
let chief: Caller;
let auditor: Caller;
let wang: MediatorInHand;
let li: MediatorInHand;
let zhao: MediatorInHand;

beforeAll(async () => {
  house = await openTestHouse({ startAt: new Date('2026-11-23T02:00:00Z') });
  town = await buildTown(house);
  officer = (await hire(house, { unitId: town.units.north, duties: ['mediate', 'handle', 'intake'] })).caller;
  chief = (await hire(house, { unitId: town.units.north, duties: ['assign', 'oversee'] })).caller;
  auditor = await town.signIn('auditor');
  wang = await addMediator(house, town.units.north);
  li = await addMediator(house, town.units.north);
  zhao = await addMediator(house, town.units.north);
});
afterAll(() => house.close());

const choosing = async (id: string, who = officer) => (await who.get(`/api/mediations/${id}/choosing`)).body;
const stateOf = async (id: string) => (await officer.get(`/api/mediations/${id}`)).body['state'];
const own = async ({ page }: PartyInHand) => (await page.get('/api/own-mediation/choosing')).body;
const handIn = ({ page }: PartyInHand, said: object) => page.post('/api/own-mediation/choosing/ballot', said);
const seated = async (id: string) =>
  ((await officer.get(`/api/mediations/${id}`)).body['seats'] ?? [])
    .filter((seat) => JSON.stringify(seat['until']) === 'null')
    .map((seat) => `${seat['role']} ${seat['mediatorId']}`);
const dueNow = (roundId: string) =>
  withinHouse(house.open.house, 'job.choosing:due', (ctx) => closeDue(ctx, { roundId }));
const overdue = (roundId: string) =>
  house.base.owner.query(`update choosing_round set due_at = $2 where id = $1`, [roundId, house.now()]);
const rows = async <Row extends object>(text: string, values: unknown[]) =>
  (await house.base.owner.query<Row>(text, values)).rows;

/** What a person's copy says of the case. */
async function copyOf(id: string) {
  const reporters = await rows<{ id: string }>(
    'select r.id from reporter r join mediation c on c.matter_id = r.matter_id where c.id = $1',
    [id],
  );
  const ids = reporters.map((reporter) => reporter.id);
  return withinHouse(house.open.house, 'test', (ctx) => choosingKeeper.gather(ctx, ids));
}

async function dispute(fields: object = {}): Promise<Dispute> {
  return accepted(house, officer, town.units.north, fields);
}

describe('both sides choose a mediator', () => {
  test('whom both named is seated, both read why in two sentences, and the count can be repeated with the same result', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    const shown = await own(first);
    expect(shown['round']).toMatchObject({ id: roundId, vetoes: 1, handedIn: null });
    expect(shown['can']).toEqual(['hand-in']);
    await handIn(first, ballot(roundId, [wang.mediatorId, li.mediatorId]));
    expect((await own(first))['round']?.['handedIn']).toMatchObject({ way: 'page' });
    expect((await own(second))['round']?.['handedIn']).toBe(null);
    expect((await choosing(id))['rounds']?.[0]).toMatchObject({ state: 'open', panel: [], seed: null });
    await handIn(second, ballot(roundId, [li.mediatorId, zhao.mediatorId], [wang.mediatorId]));
    expect(await stateOf(id)).toBe('matched');
    expect(await seated(id)).toEqual([`lead ${li.mediatorId}`]);
    const [mine, theirs] = [await own(first), await own(second)];
    expect(mine['results']?.[0]?.['sentences']?.['zh']?.[0]).toContain('您这一方排在第 2 位');
    expect(theirs['results']?.[0]?.['sentences']?.['zh']?.[0]).toContain('您这一方排在第 1 位');
    expect(mine['results']?.[0]?.['isAsked']).toBe(false);
    const replayed = await chief.post(`/api/choosing-rounds/${roundId}/replay`);
    expect(replayed.body).toMatchObject({ outcome: 'same' });
  });

  test('a changed ballot takes the place of the first one; too many vetoes and strangers are refused', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    const all = [wang.mediatorId, li.mediatorId, zhao.mediatorId];
    expect((await handIn(first, ballot(roundId, [], all.slice(0, 2)))).status).toBe(400);
    expect((await handIn(first, ballot(roundId, [id]))).status).toBe(400);
    expect((await handIn(first, ballot(roundId, [wang.mediatorId], [wang.mediatorId]))).status).toBe(400);
    await handIn(first, ballot(roundId, [wang.mediatorId]));
    await handIn(first, ballot(roundId, [zhao.mediatorId]));
    await handIn(second, ballot(roundId, [zhao.mediatorId, wang.mediatorId]));
    expect(await seated(id)).toEqual([`lead ${zhao.mediatorId}`]);
    expect((await handIn(second, ballot(roundId, [wang.mediatorId]))).status).toBe(409);
  });

  test('a panel of several with a demanded skill; an apprentice comes along with the teacher', async () => {
    const lawyer = await addMediator(house, town.units.north, { fields: ['dispute.land'], skills: ['law'] });
    const pupil = await addMediator(house, town.units.north, { teacherId: wang.mediatorId });
    const { id, first, second } = await dispute();
    const seats = [{ role: 'lead' }, { role: 'assist', field: 'law' }];
    expect((await officer.post(`/api/mediations/${id}/choosing/rounds`, { seats })).body['error']?.['code']).toBe(
      'choosing.too-few',
    );
    const roundId = await openRound(officer, id, seats, 'fallback');
    await handIn(first, ballot(roundId, [wang.mediatorId, lawyer.mediatorId]));
    await handIn(second, ballot(roundId, [wang.mediatorId, lawyer.mediatorId]));
    expect(await seated(id)).toEqual([
      `lead ${wang.mediatorId}`,
      `assist ${lawyer.mediatorId}`,
      `apprentice ${pupil.mediatorId}`,
    ]);
    await house.base.owner.query(
      `update mediator_card set state = 'ended', ended_on = '2026-11-01' where id = any($1)`,
      [[lawyer.mediatorId, pupil.mediatorId]],
    );
  });

  test('both may hand in at the same moment: the round is counted once', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    const said = [wang.mediatorId, li.mediatorId];
    await Promise.all([
      handIn(first, ballot(roundId, said)),
      handIn(second, ballot(roundId, said)),
      handIn(first, ballot(roundId, said.toReversed())),
    ]);
    await Promise.all([dueNow(roundId), dueNow(roundId)]);
    const counted = await rows(
      `select 1 from happening where subject_id = $1 and kind in ('choosing.counted', 'mediation.matched')`,
      [id],
    );
    expect(counted).toHaveLength(2);
    expect(await seated(id)).toHaveLength(1);
  });
});

describe('whoever has no phone', () => {
  test('hands in through a colleague before a witness; who stands on the list writes down nobody’s ballot', async () => {
    const parties = [
      { side: 1, name: '王秀兰', phone: '13900001001' },
      { side: 2, name: '老赵', way: 'officer' },
    ];
    const { id, first, second } = await dispute({ parties });
    const roundId = await openRound(officer, id);
    const said = { ...ballot(roundId, [li.mediatorId, wang.mediatorId]), partyId: second.id, way: 'phone' };
    const path = `/api/mediations/${id}/choosing/ballot`;
    expect((await officer.post(path, said)).status).toBe(400);
    expect((await wang.caller.post(path, { ...said, witness: '李警官' })).body['error']?.['code']).toBe(
      'choosing.own-list',
    );
    expect((await officer.post(path, { ...said, witness: '李警官' })).status).toBe(200);
    await handIn(first, ballot(roundId, [wang.mediatorId, li.mediatorId]));
    const [round] = (await choosing(id))['rounds'] ?? [];
    const [one, other] = round?.['sides'] ?? [];
    expect(one).toMatchObject({ way: 'page', sentences: null });
    expect(JSON.stringify(other?.['sentences'])).toContain('您这一方排在第');
  });

  test('a side that hands in nothing has no wish, and is asked whether it accepts', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    await handIn(first, ballot(roundId, [zhao.mediatorId]));
    await dueNow(roundId);
    expect(await stateOf(id)).toBe('choosing');
    await overdue(roundId);
    expect((await handIn(second, ballot(roundId, [li.mediatorId]))).body['error']?.['code']).toBe('choosing.over');
    await dueNow(roundId);
    expect(await seated(id)).toEqual([`lead ${zhao.mediatorId}`]);
    expect((await own(second))['can']).toContain('answer');
    expect((await own(first))['can']).not.toContain('answer');
    const answered = await second.page.post('/api/own-mediation/choosing/answer', { roundId, answer: 'accepted' });
    expect(answered.status).toBe(200);
    expect((await own(second))['can']).not.toContain('answer');
  });
});

describe('a mediator', () => {
  test('who declines leaves the seat to the next, and what he discloses both sides read', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    await handIn(first, ballot(roundId, [wang.mediatorId, li.mediatorId]));
    await handIn(second, ballot(roundId, [wang.mediatorId, li.mediatorId]));
    const [orderId = ''] = await ordersOf(wang);
    await withinHouse(house.open.house, 'job.choosing:remind', (ctx) => remindMediator(ctx, { orderId }));
    expect((await li.caller.post(`/api/mediation-orders/${orderId}/take`, { isFree: true })).status).toBe(403);
    await wang.caller.post(`/api/mediation-orders/${orderId}/decline`, { reason: '这周住院' });
    expect(await seated(id)).toEqual([`lead ${li.mediatorId}`]);
    expect(await stateOf(id)).toBe('matched');
    const [next = ''] = await ordersOf(li);
    expect((await li.caller.post(`/api/mediation-orders/${next}/take`, { isFree: false })).status).toBe(400);
    const said = { isFree: false, disclosure: '和王秀兰同在一个合唱队' };
    expect((await li.caller.post(`/api/mediation-orders/${next}/take`, said)).status).toBe(200);
    for (const party of [first, second])
      expect((await own(party))['panel']).toMatchObject([{ order: 'accepted', disclosure: '和王秀兰同在一个合唱队' }]);
    const replacement = (await choosing(id))['rounds']?.[0];
    expect(replacement).toMatchObject({ kind: 'replacement', closedHow: 'same-ballots' });
    const replayed = await chief.post(`/api/choosing-rounds/${replacement?.['id']}/replay`);
    expect(replayed.body).toMatchObject({ outcome: 'same' });
  });

  test('with a conflict that is found later is challenged; somebody else decides, and another whom both named follows', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    await handIn(first, ballot(roundId, [wang.mediatorId, zhao.mediatorId]));
    await handIn(second, ballot(roundId, [wang.mediatorId, zhao.mediatorId]));
    await house.base.owner.query(
      `insert into mediator_tie (id, mediator_id, kind, name, phone, at) values (gen_random_uuid(), $1, 'kin', '王秀兰', '13900001001', now())`,
      [wang.mediatorId],
    );
    expect((await choosing(id))['found']).toMatchObject([{ kind: 'kin', isSure: true }]);
    const asked = { mediatorId: wang.mediatorId, ground: 'kin', reason: '他是对方的表哥' };
    expect((await second.page.post('/api/own-mediation/choosing/challenge', asked)).status).toBe(200);
    expect((await second.page.post('/api/own-mediation/choosing/challenge', asked)).status).toBe(409);
    expect(JSON.stringify(await own(first))).not.toContain('表哥');
    const [made] = (await choosing(id, chief))['challenges'] ?? [];
    const path = `/api/mediations/${id}/choosing/challenges/${made?.['id']}`;
    expect((await wang.caller.post(path, { upheld: false, why: '没有的事' })).status).toBe(403);
    expect((await officer.post(path, { upheld: true, why: '属实' })).status).toBe(403);
    expect((await chief.post(path, { upheld: true, why: '户籍属实' })).status).toBe(200);
    expect(await seated(id)).toEqual([`lead ${zhao.mediatorId}`]);
    expect((await own(second))['challenges']).toMatchObject([{ state: 'upheld', why: '户籍属实' }]);
    const kinds = await rows<{ kind: string }>(
      `select kind from happening where subject_id = $1 and kind like 'mediation.%' order by id`,
      [id],
    );
    expect(kinds.map(({ kind }) => kind).slice(-3)).toEqual([
      'mediation.matched',
      'mediation.unmatched',
      'mediation.matched',
    ]);
    await house.base.owner.query(`delete from mediator_tie where mediator_id = $1`, [wang.mediatorId]);
  });

  test('whom nobody else follows in the ballots makes both sides choose anew; he is not on the list again', async () => {
    const { id, first, lead } = await matched(house, officer, town.units.north);
    await first.page.post('/api/own-mediation/choosing/challenge', {
      mediatorId: lead.mediatorId,
      ground: 'partial',
      reason: '话里话外帮着对方',
    });
    const [made] = (await choosing(id, chief))['challenges'] ?? [];
    await chief.post(`/api/mediations/${id}/choosing/challenges/${made?.['id']}`, { upheld: true, why: '换人为好' });
    expect(await stateOf(id)).toBe('choosing');
    const round = (await own(first))['round'];
    expect(round?.['kind']).toBe('replacement');
    expect(round?.['cards']?.map((card) => card['id'])).not.toContain(lead.mediatorId);
  });
});

describe('when ballots come to nothing', () => {
  test('the studio proposes; a side may decline, then nobody is assigned; all accept, and the panel is seated', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    const everybody = (await own(first))['round']?.['cards']?.map((card) => String(card['id'])) ?? [];
    await handIn(first, ballot(roundId, []));
    await house.base.owner.query(`update mediator_card set state = 'resting' where id = any($1)`, [everybody]);
    const spare = await addMediator(house, town.units.north, { fields: ['dispute.land'] });
    await handIn(second, ballot(roundId, []));
    const [latest] = (await choosing(id))['rounds'] ?? [];
    expect(latest).toMatchObject({ kind: 'fallback', state: 'open' });
    await house.base.owner.query(`update mediator_card set state = 'resting' where id = $1`, [spare.mediatorId]);
    await handIn(first, ballot(String(latest?.['id']), []));
    await handIn(second, ballot(String(latest?.['id']), []));
    expect(await stateOf(id)).toBe('choosing');
    expect((await choosing(id))['can']).toContain('propose');
    await house.base.owner.query(`update mediator_card set state = 'active' where state = 'resting'`);
    const proposalId = await openRound(officer, id, [{ role: 'lead' }], 'proposal');
    expect((await own(first))['round']).toMatchObject({ kind: 'proposal', answer: null });
    const say = (party: PartyInHand, roundOf: string, answer: string) =>
      party.page.post('/api/own-mediation/choosing/answer', { roundId: roundOf, answer });
    await say(first, proposalId, 'accepted');
    await say(second, proposalId, 'declined');
    expect(await seated(id)).toEqual([]);
    const again = await openRound(officer, id, [{ role: 'lead' }], 'proposal');
    const proposed = (await own(second))['round']?.['cards']?.[0]?.['id'];
    await say(first, again, 'accepted');
    await say(second, again, 'accepted');
    expect(await seated(id)).toEqual([`lead ${proposed}`]);
  });

  test('a case that stops cancels the round; one that is resumed gives the whole time again', async () => {
    const { id, first } = await dispute();
    const roundId = await openRound(officer, id);
    await take(officer, id, 'suspend', { text: '等鉴定' });
    expect((await handIn(first, ballot(roundId, [wang.mediatorId]))).status).toBe(409);
    await overdue(roundId);
    await dueNow(roundId);
    await take(officer, id, 'resume');
    const heard = (kind: string) =>
      withinHouse(house.open.house, 'job.choosing:heard', (ctx) => hearMediation(ctx, { kind, id }));
    await heard('mediation.resumed');
    expect((await handIn(first, ballot(roundId, [wang.mediatorId]))).status).toBe(200);
    await first.page.post('/api/own-mediation/stop', {});
    await heard('mediation.stopped');
    expect((await choosing(id))['rounds']?.[0]).toMatchObject({ state: 'cancelled' });
  });
});

describe('what is in a ballot', () => {
  test('is read by nobody: not by sides, colleagues, chiefs or auditors, not in facts, logs, copies or tables', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    const said = ballot(roundId, [wang.mediatorId], [zhao.mediatorId]);
    const handed = await handIn(first, said);
    const listed = [wang, li, zhao].map(({ mediatorId }) => mediatorId);
    const secrets = [said.salt, `["${wang.mediatorId}"]`, `"ranking"`, `"vetoes":[`];
    const views = [
      handed.body,
      await own(second),
      { ...(await own(first)), round: null },
      await choosing(id),
      await choosing(id, chief),
      (await officer.get(`/api/mediations/${id}`)).body,
      (await first.page.get('/api/own-mediation')).body,
      (await auditor.get('/api/choosing-rounds')).body,
      await rows('select * from happening where subject_id = $1', [id]),
      await rows('select * from access_log where subject_id = $1', [id]),
      await rows('select * from choosing_ballot where round_id = $1', [roundId]),
      await rows('select * from answered', []),
      await rows('select * from outgoing', []),
      await copyOf(id),
    ].map((view) => JSON.stringify(view));
    for (const text of views) for (const secret of secrets) expect(text).not.toContain(secret);
    const beforeClosing = await rows('select * from happening where subject_id = $1', [id]);
    for (const mediatorId of listed) expect(JSON.stringify(beforeClosing)).not.toContain(mediatorId);
    expect((await chief.post(`/api/choosing-rounds/${roundId}/replay`)).status).toBe(409);
    await handIn(second, ballot(roundId, [wang.mediatorId]));
    const after = [await own(second), await choosing(id, chief), await rows('select * from choosing_side', [])];
    for (const view of after) {
      const text = JSON.stringify({ view, round: null });
      expect(text).not.toContain(zhao.mediatorId);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    expect((await auditor.post(`/api/choosing-rounds/${roundId}/replay`)).body).toMatchObject({
      outcome: 'same',
      checks: { seed: true, list: true, ballots: true, panel: true, seated: true },
    });
  });

  test('goes when the matter’s time is over; a copy said before that one was handed in, and a count says that it is gone', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    await handIn(first, ballot(roundId, [wang.mediatorId]));
    await handIn(second, ballot(roundId, [wang.mediatorId]));
    expect(await copyOf(id)).toMatchObject([{ side: 1, way: 'page' }]);
    const [made] = await rows<{ matter_id: string }>('select matter_id from mediation where id = $1', [id]);
    await withinHouse(house.open.house, 'test', (ctx) => choosingKeeper.forget(ctx, made?.matter_id ?? ''));
    expect((await chief.post(`/api/choosing-rounds/${roundId}/replay`)).body).toMatchObject({ outcome: 'gone' });
    expect((await own(first))['results']).toEqual([]);
  });

  test('that was changed behind the house’s back, or a seat given to somebody else, is found by repeating the count', async () => {
    const { id, first, second } = await dispute();
    const roundId = await openRound(officer, id);
    await handIn(first, ballot(roundId, [wang.mediatorId]));
    await handIn(second, ballot(roundId, [wang.mediatorId]));
    await house.base.owner.query(`update choosing_round set panel = $2 where id = $1`, [
      roundId,
      JSON.stringify([{ mediatorId: li.mediatorId, role: 'lead' }]),
    ]);
    const replayed = await chief.post(`/api/choosing-rounds/${roundId}/replay`);
    expect(replayed.body).toMatchObject({ outcome: 'different', checks: { panel: false, ballots: true } });
    await house.base.owner.query(
      `update choosing_ballot set content_sealed = (select content_sealed from choosing_ballot where round_id = $1 and side = 2) where round_id = $1 and side = 1`,
      [roundId],
    );
    const again = await chief.post(`/api/choosing-rounds/${roundId}/replay`);
    expect(again.body).toMatchObject({ checks: { ballots: false } });
    expect((await officer.post(`/api/choosing-rounds/${roundId}/replay`)).status).toBe(403);
  });
});
