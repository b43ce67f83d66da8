import { newId } from '../../src/kit/ids.ts';
import { Caller } from './caller.ts';
import type { TestHouse } from './house.ts';
import { type Hired, hire } from './knockers.ts';

let networks = 0;

/** A party of a dispute with an own phone, as she or he knocks from the own page. */
export interface PartyInHand {
  readonly id: string;
  readonly page: Caller;
}

export interface Dispute {
  readonly id: string;
  readonly number: string;
  readonly first: PartyInHand;
  readonly second: PartyInHand;
}

/** Opens the own page of a party by code and four digits, as from the letter. */
export async function enter(house: TestHouse, partyId: string): Promise<Caller> {
  networks += 1;
  const { rows } = await house.base.owner.query<{ code: string; tail: string }>(
    'select code, tail from mediation_party where id = $1',
    [partyId],
  );
  const page = new Caller(house.url, {
    'x-forwarded-for': `10.77.${Math.floor(networks / 200)}.${(networks % 200) + 1}`,
  });
  const opened = await page.post('/api/own-mediation/open', { code: rows[0]?.code, tail: rows[0]?.tail });
  if (opened.status !== 200) throw new Error(`a party could not enter: ${opened.status}`);
  return page;
}

const leak = {
  what: '楼上厨房漏水，我家天花板泡坏了，找了三次都说不是他家的事。',
  where: '金桐小区',
  category: 'dispute.water',
};

const sides = [
  { side: 1, name: '王秀兰', phone: '13900001001', address: '金桐小区3号楼201' },
  { side: 2, name: '赵大勇', phone: '13900002002', address: '金桐小区3号楼301' },
];

/** Proposes a mediation between two sides out of a walk-in; nobody has said yes to it yet. */
export async function propose(
  house: TestHouse,
  officer: Caller,
  unitId: string,
  fields: object = {},
): Promise<Dispute> {
  const made = await officer.post('/api/mediations', {
    source: 'walk-in',
    title: '楼上漏水',
    unitId,
    report: leak,
    category: 'dispute.water',
    parties: sides,
    ...fields,
  });
  if (made.status !== 200) throw new Error(`not proposed: ${JSON.stringify(made.body)}`);
  const id = String(made.body['id']);
  const { rows } = await house.base.owner.query<{ id: string }>(
    'select id from mediation_party where mediation_id = $1 order by side, added_at, id',
    [id],
  );
  const [first = '', second = ''] = rows.map((row) => row.id);
  return {
    id,
    number: String(made.body['number']),
    first: { id: first, page: await enter(house, first) },
    second: { id: second, page: await enter(house, second) },
  };
}

/** Takes a step with the version that the page shows now; answers what the door said. */
export async function take(who: Caller, id: string, name: string, fields: object = {}) {
  const { body } = await who.get(`/api/mediations/${id}`);
  return who.post(`/api/mediations/${id}/${name}`, { version: Number(body['version']), ...fields });
}

/** A mediation that both sides want and that was accepted. */
export async function accepted(
  house: TestHouse,
  officer: Caller,
  unitId: string,
  fields: object = {},
): Promise<Dispute> {
  const dispute = await propose(house, officer, unitId, fields);
  for (const { page } of [dispute.first, dispute.second]) {
    await page.post('/api/own-mediation/willing', { willing: 'yes' });
    await page.post('/api/own-mediation/rights', {});
  }
  const mode = 'mode' in fields ? fields.mode : 'joint';
  const track = 'track' in fields ? fields.track : 'people';
  const taken = await take(officer, dispute.id, 'accept', { track, mode, marks: [] });
  if (taken.status !== 200) throw new Error(`not accepted: ${JSON.stringify(taken.body)}`);
  return dispute;
}

/** A dispute that is being mediated: accepted on the spot, so that no panel has to be chosen. */
export function underWay(house: TestHouse, officer: Caller, unitId: string, fields: object = {}): Promise<Dispute> {
  return accepted(house, officer, unitId, { mode: 'spot', ...fields });
}

/** A colleague with a card: whoever can be chosen. */
export interface MediatorInHand extends Hired {
  readonly mediatorId: string;
}

/** Puts somebody of the unit on the register of mediators; the card fits every dispute unless it says otherwise. */
export async function addMediator(
  house: TestHouse,
  unitId: string,
  card: { fields?: readonly string[]; skills?: readonly string[]; cap?: number; teacherId?: string } = {},
): Promise<MediatorInHand> {
  const hired = await hire(house, { unitId, duties: ['mediate'] });
  const mediatorId = newId();
  const { fields = ['dispute'], skills = [], cap = 9, teacherId = null } = card;
  await house.base.owner.query(
    `insert into mediator_card (id, person_id, unit_id, kind, profession, fields, skills, languages, ways, state, appointed_on, term_from, term_to, cap, teacher_id)
     values ($1, $2, $3, 'lay', 'elder', $4, $5, '{zh}', '{in-person}', $6, '2025-01-01', '2025-01-01', '2028-01-01', $7, $8)`,
    [mediatorId, hired.personId, unitId, fields, skills, teacherId === null ? 'active' : 'apprentice', cap, teacherId],
  );
  return { ...hired, mediatorId };
}

/** What a side hands in; the salt is drawn afresh. */
export function ballot(roundId: string, ranking: readonly string[], vetoes: readonly string[] = []) {
  return { roundId, ranking, vetoes, salt: newId().replaceAll('-', '') };
}

/** Opens a round and answers its id. */
export async function openRound(
  officer: Caller,
  id: string,
  seats: readonly object[] = [{ role: 'lead' }],
  kind = 'choose',
): Promise<string> {
  const opened = await officer.post(`/api/mediations/${id}/choosing/rounds`, { kind, seats });
  if (opened.status !== 200) throw new Error(`no round: ${JSON.stringify(opened.body)}`);
  return String(opened.body['roundId']);
}

/** The orders of a mediator that wait for an answer. */
export async function ordersOf(mediator: MediatorInHand): Promise<string[]> {
  const { body } = await mediator.caller.get('/api/mediation-orders');
  return (body['rows'] ?? []).map(({ id }) => String(id));
}

/** A mediation whose one mediator both sides named and who took the case. */
export async function matched(
  house: TestHouse,
  officer: Caller,
  unitId: string,
  fields: object = {},
): Promise<Dispute & { readonly lead: MediatorInHand }> {
  const lead = await addMediator(house, unitId);
  await addMediator(house, unitId);
  const dispute = await accepted(house, officer, unitId, fields);
  const roundId = await openRound(officer, dispute.id);
  for (const { page } of [dispute.first, dispute.second]) {
    const handed = await page.post('/api/own-mediation/choosing/ballot', ballot(roundId, [lead.mediatorId]));
    if (handed.status !== 200) throw new Error(`not handed in: ${JSON.stringify(handed.body)}`);
  }
  for (const orderId of await ordersOf(lead))
    await lead.caller.post(`/api/mediation-orders/${orderId}/take`, { isFree: true });
  return { ...dispute, lead };
}

/** A mediation whose first sitting is under way; its mediator sits with both sides. */
export async function sitting(
  house: TestHouse,
  officer: Caller,
  unitId: string,
  fields: object = {},
): Promise<Dispute & { readonly lead: MediatorInHand; readonly sittingId: string }> {
  const dispute = await matched(house, officer, unitId, fields);
  const begun = await dispute.lead.caller.post(`/api/mediations/${dispute.id}/sittings`, { kind: 'joint' });
  if (begun.status !== 200) throw new Error(`no sitting: ${JSON.stringify(begun.body)}`);
  return { ...dispute, sittingId: String(begun.body['id']) };
}

/** Writes a sitting up, ends it and reads its record back, so that the mediation may come to an end. */
export async function recorded(
  {
    id,
    lead,
    sittingId,
    first,
    second,
  }: Dispute & { readonly lead: Pick<MediatorInHand, 'caller'>; readonly sittingId: string },
  outcome = 'agreed',
): Promise<void> {
  const sitting = `/api/mediations/${id}/sittings/${sittingId}`;
  const present = { [`present.party.${first.id}`]: 'yes', [`present.party.${second.id}`]: 'yes' };
  const changes = { course: '双方先后陈述，一起看了现场。', result: '谈定由楼上修好并赔偿。', ...present };
  const { sittings } = (await lead.caller.get(`/api/mediations/${id}/sittings`)).body;
  const fields = sittings?.find((one) => String(one['id']) === sittingId)?.['fields'];
  await lead.caller.post(`${sitting}/save`, { base: { version: 1, fields }, changes });
  await lead.caller.post(`${sitting}/end`, { outcome });
  const read = await lead.caller.post(`${sitting}/read-out`, {});
  if (read.status !== 200) throw new Error(`no record: ${JSON.stringify(read.body)}`);
}
