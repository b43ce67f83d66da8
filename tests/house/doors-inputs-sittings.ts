import { newId } from '../../src/kit/ids.ts';
import { seal } from '../../src/platform/seal.ts';
import { testHouseSecret } from '../support/names.ts';
import { freshMediation, own } from './doors-inputs-mediation.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';

const reason = '按规定办理';
const startsAt = '2026-11-26T01:00:00.000Z';
const later = '2026-11-27T01:00:00.000Z';
const record = '调解记录';
const hash = '0'.repeat(64);

type Place = 'planned' | 'under-way' | 'held' | 'read-out';

interface Parties {
  readonly id: string;
  readonly partyId: string;
  readonly otherPartyId: string;
}

/** A sitting of a mediation, as far as it has come. */
async function freshSitting({ house }: Pick<Scene, 'house'>, { id, partyId }: Parties, place: Place): Promise<string> {
  const sittingId = newId();
  const isHeld = place === 'held' || place === 'read-out';
  const now = house.now();
  await house.base.owner.query(
    `insert into sitting (id, mediation_id, number, kind, sides, state, starts_at, ends_at, begun_at, ended_at, outcome, course, result, present,
        record_state, record_number, record_text, record_hash, made_at, changed_at)
      values ($1, $2, (select count(*)::int + 1 from sitting where mediation_id = $2), 'joint', '{1,2}', $3, $4, $5, $6, $7, $8, '说了经过', '下次再谈', $9,
        $10, $11, $12, $13, $14, $14)`,
    [
      ...[sittingId, id, isHeld ? 'held' : place, startsAt, later],
      ...[place === 'planned' ? null : now, isHeld ? now : null, isHeld ? 'go-on' : null],
      ...[JSON.stringify({ [`party.${partyId}`]: 'yes' }), place === 'read-out' ? 'read-out' : 'draft'],
      ...(place === 'read-out' ? [1, record, hash] : [0, null, null]),
      now,
    ],
  );
  return sittingId;
}

/** Times that wait for answers, held for nobody's calendar but their own. */
async function freshRound({ house }: Pick<Scene, 'house'>, { id }: Parties): Promise<string> {
  const [roundId, engagementId] = [newId(), newId()];
  const query = (text: string, values: unknown[]) => house.base.owner.query(text, values);
  await query(
    `insert into engagement (id, subject_kind, subject_id, title, during, state, hold_until, made_at, changed_at)
      values ($1, 'mediation', $2, '调解', tstzrange($3, $4), 'held', $3, $5, $5)`,
    [engagementId, id, startsAt, later, house.now()],
  );
  await query(
    `insert into sitting_round (id, mediation_id, number, kind, sides, minutes, state, answer_by, made_at)
      values ($1, $2, 1, 'joint', '{1,2}', 60, 'open', $3, $4)`,
    [roundId, id, startsAt, house.now()],
  );
  await query(
    'insert into sitting_slot (round_id, number, starts_at, ends_at, engagement_id) values ($1, 1, $2, $3, $4)',
    [roundId, startsAt, later, engagementId],
  );
  return roundId;
}

/** An offer of the first side to the second. */
async function freshOffer({ house }: Pick<Scene, 'house'>, { id, partyId }: Parties, state: string): Promise<string> {
  const offerId = newId();
  await house.base.owner.query(
    `insert into sitting_offer (id, mediation_id, from_side, to_sides, text, state, party_id, way, made_at, opened_at)
      values ($1, $2, 1, '{2}', '赔八百元', $3, $4, 'phone', $5, $6)`,
    [offerId, id, state, partyId, house.now(), state === 'open' ? house.now() : null],
  );
  return offerId;
}

async function freshFact({ house }: Pick<Scene, 'house'>, { id }: Parties): Promise<string> {
  const factId = newId();
  await house.base.owner.query(
    `insert into sitting_fact (id, mediation_id, text, added_at) values ($1, $2, '去年五月漏水', $3)`,
    [factId, id, house.now()],
  );
  return factId;
}

async function keepNote({ house }: Pick<Scene, 'house'>, { id }: Parties): Promise<void> {
  const sealed = seal(testHouseSecret, Buffer.from('只说给调解员')).toString('base64url');
  await house.base.owner.query(
    `insert into sitting_note (id, mediation_id, side, sealed, by_id, at) values ($1, $2, 1, $3, $1, $4)`,
    [newId(), id, sealed, house.now()],
  );
}

function about(
  fields: (scene: Scene, made: Parties) => object | Promise<object> = () => ({}),
  state = 'under-way',
): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const made = await freshMediation(scene, state);
      return { id: made.id, ...(await fields(scene, made)) };
    },
  };
}

const sitting = (place: Place, fields: object = {}): Entry =>
  about(async (scene, made) => ({ sittingId: await freshSitting(scene, made, place), ...fields }));

const offer = (state: string, fields: (made: Parties) => object = () => ({})): Entry =>
  about(async (scene, made) => ({ offerId: await freshOffer(scene, made, state), ...fields(made) }));

/** A knock by a party about something of the case that it came with. */
function ofOwn(fields: (scene: Scene, made: Parties) => Promise<object>): Entry {
  return {
    ...own('under-way'),
    input: async (scene) => {
      const { rows } = await scene.house.base.owner.query<{ id: string; parties: string[] }>(
        `select c.id, array_agg(p.id::text order by p.side) as parties from mediation c join mediation_party p on p.mediation_id = c.id
          where c.matter_id = $1 group by c.id order by max(c.opened_at) desc, c.id desc limit 1`,
        [scene.matter.id],
      );
      const [brought] = rows;
      const made = brought
        ? { id: brought.id, partyId: brought.parties[0] ?? '', otherPartyId: brought.parties[1] ?? '' }
        : await freshMediation(scene);
      return fields(scene, made);
    },
  };
}

const times = { from: startsAt, to: later };

/** The least input of the doors of sittings. */
export const sittingInputs: Readonly<Record<string, Entry>> = {
  'sitting.view': about(),
  'sitting.articles': { input: () => ({}) },
  'sitting.carry': { input: () => ({}) },
  'sitting.times': about(),
  'sitting.windows': about((_, { partyId }) => ({ partyId, windows: [times], how: 'phone' })),
  'sitting.offer-times': about(
    () => ({ kind: 'on-site', minutes: 60, slots: [{ startsAt }], place: '金桐小区' }),
    'matched',
  ),
  'sitting.withdraw-times': about(async (scene, made) => ({ roundId: await freshRound(scene, made), text: reason })),
  'sitting.answer-times': about(async (scene, made) => ({
    ...{ roundId: await freshRound(scene, made), partyId: made.partyId, slots: [1], how: 'phone' },
  })),
  'sitting.start': about(() => ({ kind: 'on-site', place: '金桐小区' }), 'matched'),
  'sitting.begin': sitting('planned'),
  'sitting.stage': sitting('under-way', { stage: 'speak' }),
  'sitting.save': sitting('under-way', { base: { version: 1, fields: {} }, changes: { law: '相邻关系' } }),
  'sitting.move': sitting('planned', { startsAt: later, text: reason }),
  'sitting.cancel': sitting('planned', { text: reason }),
  'sitting.end': sitting('under-way', { outcome: 'go-on' }),
  'sitting.read-out': sitting('held'),
  'sitting.sign': about(async (scene, made) => ({
    ...{ sittingId: await freshSitting(scene, made, 'read-out'), partyId: made.partyId },
    ...{ verdict: 'refused', way: 'paper', note: '不愿签名' },
  })),
  'offer.make': about((_, { partyId }) => ({ partyId, text: '赔八百元', way: 'phone' })),
  'offer.confirm': offer('unconfirmed', () => ({ witness: '老李' })),
  'offer.open': offer('held'),
  'offer.answer': offer('open', ({ otherPartyId }) => ({ partyId: otherPartyId, accepts: true, witness: '老李' })),
  'offer.withdraw': offer('open'),
  'note.read': about(async (scene, made) => {
    await keepNote(scene, made);
    return {};
  }),
  'note.write': about(() => ({ side: 1, text: '只说给调解员' })),
  'own.sittings': own('under-way'),
  'own.windows': own('under-way', { windows: [times] }),
  'own.times': ofOwn(async (scene, made) => ({ roundId: await freshRound(scene, made), slots: [1] })),
  'own.stand': ofOwn(async (scene, made) => ({ factId: await freshFact(scene, made), stand: 'agreed' })),
  'own.offer': own('under-way', { text: '赔八百元' }),
  'own.offer-step': ofOwn(async (scene, made) => ({
    offerId: await freshOffer(scene, made, 'open'),
    step: 'withdraw',
  })),
  'own.record': ofOwn(async (scene, made) => ({
    ...{ sittingId: await freshSitting(scene, made, 'read-out'), hash, verdict: 'refused', note: '不愿签名' },
  })),
};
