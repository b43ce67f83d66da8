import { createHash } from 'node:crypto';
import { newId } from '../../src/kit/ids.ts';
import { seal } from '../../src/platform/seal.ts';
import { testHouseSecret } from '../support/names.ts';
import { freshMediation, ofMediation } from './doors-inputs-mediation.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';

const reason = '按规定办理';
const seed = 'ab'.repeat(16);
const witnessed = { way: 'phone', witness: '李警官' };
const empty = { ranking: [], vetoes: [], salt: seed };

/** A mediator of the northern station who may be chosen. */
async function freshMediator({ house, town }: Pick<Scene, 'house' | 'town'>): Promise<string> {
  const id = newId();
  await house.base.owner.query(
    `with p as (insert into person (id, code, name, kind) values ($1::uuid, $1::uuid::text, '陶玉兰', 'invited') returning id),
      h as (insert into holding (id, person_id, unit_id, post, duties, valid_from) select $1, id, $2, 'mediator', '{mediate}', '2020-01-01' from p)
      insert into mediator_card (id, person_id, unit_id, kind, profession, fields, languages, ways, state, appointed_on, term_from, term_to, cap)
      select $1, id, $2, 'lay', 'elder', '{dispute}', '{zh}', '{in-person}', 'active', '2025-01-01', '2025-01-01', '2028-01-01', 9 from p`,
    [id, town.units.north],
  );
  return id;
}

type Kind = 'ballots' | 'proposal' | 'counted';

/** A round of a case: ballots that are being handed in, a proposal that waits for answers, or one that was counted. */
async function freshRound(scene: Pick<Scene, 'house' | 'town'>, mediationId: string, kind: Kind): Promise<string> {
  const id = newId();
  const mediatorId = await freshMediator(scene);
  const isCounted = kind === 'counted';
  const sealed = seal(testHouseSecret, Buffer.from(seed)).toString('base64url');
  await scene.house.base.owner.query(
    `insert into choosing_round (id, mediation_id, number, kind, state, seats, kept, sides, candidate_ids, vetoes, seed_hash, seed_sealed, seed, ballots_of,
        opened_at, due_at, closed_at, closed_how, counted, panel, because)
      values ($1, $2, 1, $3, $4, '[{"role":"lead"}]', '[]', '{1,2}', array[$5::uuid], 0, $6, $7, $8, $1, $9, $9::timestamptz + interval '3 days',
        $10, $11, $12, $13, $14)`,
    [
      ...[id, mediationId, kind === 'proposal' ? 'proposal' : 'choose', isCounted ? 'none' : 'open', mediatorId],
      ...[createHash('sha256').update(seed).digest('hex'), isCounted ? '' : sealed, isCounted ? seed : null],
      ...[scene.house.now(), isCounted ? scene.house.now() : null, isCounted ? 'deadline' : null],
      isCounted ? '[]' : null,
      kind === 'proposal' ? JSON.stringify([{ mediatorId, role: 'lead' }]) : null,
      isCounted ? 'list' : null,
    ],
  );
  if (kind === 'proposal')
    await scene.house.base.owner.query(
      `insert into choosing_side (round_id, side, is_asked) values ($1, 1, true), ($1, 2, true)`,
      [id],
    );
  return id;
}

/** A knock at a door about a round of a fresh mediation. */
function ofRound(kind: Kind, fields: (partyId: string) => object): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const { id, partyId } = await freshMediation(scene, 'choosing');
      return { id, roundId: await freshRound(scene, id, kind), ...fields(partyId) };
    },
  };
}

/** An order for the lead mediator of a fresh mediation, who is the matter's lead. */
async function freshOrder(scene: Scene): Promise<string> {
  const { id, mediatorId } = await freshMediation(scene, 'matched');
  const orderId = newId();
  await scene.house.base.owner.query(
    `insert into choosing_order (id, mediation_id, round_id, mediator_id, person_id, role, state, asked_at, due_at)
      select $1, $2, $3, $4, lead_id, 'lead', 'asked', $6, $6 from matter where id = $5`,
    [orderId, id, await freshRound(scene, id, 'counted'), mediatorId, scene.matter.id, scene.house.now()],
  );
  return orderId;
}

/** A challenge of the lead mediator of a fresh mediation. */
async function freshChallenge(scene: Scene): Promise<{ id: string; challengeId: string }> {
  const { id, mediatorId, partyId } = await freshMediation(scene, 'matched');
  const challengeId = newId();
  await scene.house.base.owner.query(
    `insert into choosing_challenge (id, mediation_id, mediator_id, person_id, by_kind, side, party_id, ground, reason, way, made_at, state)
      select $1, $2, $3, lead_id, 'side', 1, $4, 'kin', '表亲', 'page', $6, 'open' from matter where id = $5`,
    [challengeId, id, mediatorId, partyId, scene.matter.id, scene.house.now()],
  );
  return { id, challengeId };
}

/** The case that a party of the scene's matter came with. */
async function ownCase({ house, matter }: Scene): Promise<{ id: string; mediatorId: string } | undefined> {
  const { rows } = await house.base.owner.query<{ id: string; mediatorId: string }>(
    `select m.id, p.mediator_id as "mediatorId" from mediation m join mediation_panel p on p.mediation_id = m.id
      where m.matter_id = $1 order by m.id desc limit 1`,
    [matter.id],
  );
  return rows[0];
}

function ownRound(kind: Kind, fields: object): Entry {
  return {
    state: 'in_hand',
    ownState: 'choosing',
    input: async (scene) => {
      const found = await ownCase(scene);
      return { roundId: found ? await freshRound(scene, found.id, kind) : newId(), ...fields };
    },
  };
}

/** The least input of the doors of choosing. */
export const choosingInputs: Readonly<Record<string, Entry>> = {
  'mediation.choosing': ofMediation('choosing'),
  'choosing.list': ofMediation('choosing'),
  'choosing.open': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      await freshMediator(scene);
      return { id: (await freshMediation(scene, 'choosing')).id, seats: [{ role: 'lead' }] };
    },
  },
  'choosing.cancel': ofRound('ballots', () => ({ reason })),
  'choosing.hand-in': ofRound('ballots', (partyId) => ({ partyId, ...empty, ...witnessed })),
  'choosing.answer': ofRound('proposal', (partyId) => ({ partyId, answer: 'accepted', ...witnessed })),
  'choosing.challenge': ofMediation('matched', ({ mediatorId, partyId }) => ({
    ...{ mediatorId, partyId, ground: 'other', reason },
  })),
  'choosing.counted': { input: () => ({}) },
  'choosing.replay': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => ({
      roundId: await freshRound(scene, (await freshMediation(scene, 'choosing')).id, 'counted'),
    }),
  },
  'challenge.decide': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => ({ ...(await freshChallenge(scene)), upheld: false, why: reason }),
  },
  'order.list': { input: () => ({}) },
  'order.take': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => ({ orderId: await freshOrder(scene), isFree: true }),
  },
  'order.decline': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => ({ orderId: await freshOrder(scene), reason }),
  },
  'own-choosing.view': { state: 'in_hand', ownState: 'choosing', input: () => ({}) },
  'own-choosing.hand-in': ownRound('ballots', empty),
  'own-choosing.answer': ownRound('proposal', { answer: 'accepted' }),
  'own-choosing.challenge': {
    state: 'in_hand',
    ownState: 'matched',
    input: async (scene) => ({
      ...{ mediatorId: (await ownCase(scene))?.mediatorId ?? newId(), ground: 'other', reason },
    }),
  },
};
