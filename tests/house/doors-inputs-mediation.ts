import { newId, newReceiptCode } from '../../src/kit/ids.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';

const reason = '按规定办理';

/** A dispute out of the scene's matter, of the north station; the matter's lead sits on its panel as lead mediator, the south group was asked to take part. */
export async function freshMediation(
  { house, town, matter }: Pick<Scene, 'house' | 'town'> & { readonly matter: Pick<Scene['matter'], 'id'> },
  state = 'under-way',
): Promise<{
  id: string;
  partyId: string;
  otherPartyId: string;
  memberId: string;
  mediatorId: string;
  version: number;
}> {
  const [id, partyId, otherPartyId, memberId, mediatorId] = [newId(), newId(), newId(), newId(), newId()];
  const query = (text: string, values: unknown[]) => house.base.owner.query(text, values);
  await query(
    `insert into mediation (id, number, matter_id, source, track, mode, category, title, unit_id, state, opened_at, accepted_at, changed_at)
      values ($1, $1::uuid::text, $2, 'matter', 'people', 'joint', 'dispute.water', '楼上漏水', $3, $4, $5, $5, $5)`,
    [id, matter.id, town.units.north, state, house.now()],
  );
  for (const [side, party] of [partyId, otherPartyId].entries())
    await query(
      `insert into mediation_party (id, mediation_id, side, role, name, phone, way, code, tail, willing, willing_how, willing_at, added_at)
        values ($1, $2, $3, 'party', '王秀兰', '13900001001', 'page', $4, '1001', 'yes', 'page', $5, $5)`,
      [party, id, side + 1, newReceiptCode(), house.now()],
    );
  await query(
    `insert into mediation_panel (mediation_id, mediator_id, person_id, role, since)
      select $1, $2, lead_id, 'lead', $4 from matter where id = $3 and lead_id is not null`,
    [id, mediatorId, matter.id, house.now()],
  );
  await query(
    `insert into mediation_member (id, mediation_id, unit_id, role, state, asked_at) values ($1, $2, $3, 'assist', 'asked', $4)`,
    [memberId, id, town.units.southGroup, house.now()],
  );
  return { id, partyId, otherPartyId, memberId, mediatorId, version: 1 };
}

type Made = Awaited<ReturnType<typeof freshMediation>>;

/** A knock at a door about one fresh mediation. */
export function ofMediation(state: string, fields: (made: Made) => object = () => ({})): Entry {
  return {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const made = await freshMediation(scene, state);
      return { id: made.id, ...fields(made) };
    },
  };
}

/** A knock by a party at its own case, which whoever comes with its link brings along in this state. */
export function own(state: string, fields: object = {}): Entry {
  return { state: 'in_hand', ownState: state, input: () => ({ ...fields }) };
}

const told = { routes: ['court'], how: 'officer' };
const stepped = (state: string, fields: object = {}) => ofMediation(state, ({ version }) => ({ version, ...fields }));
const person = { side: 1, name: '李梅', way: 'officer' };

/** The least input of the doors of mediations. */
export const mediationInputs: Readonly<Record<string, Entry>> = {
  'mediation.list': { input: () => ({}) },
  'mediation.of-matter': { input: ({ matter }) => ({ matterId: matter.id }) },
  'mediation.gate': { input: () => ({ track: 'people' }) },
  'mediation.view': ofMediation('under-way'),
  'mediation.propose': {
    state: 'in_hand',
    keepsMatter: true,
    input: ({ matter, town }) => ({
      source: 'matter',
      matterId: matter.id,
      title: '楼上漏水',
      unitId: town.units.north,
    }),
  },
  'mediation.accept': stepped('proposed', { track: 'people', mode: 'joint' }),
  'mediation.refuse': stepped('proposed', { marks: ['one-refuses'], ...told }),
  'mediation.fail': stepped('under-way', { text: reason, ...told }),
  'mediation.stop': ofMediation('under-way', ({ version, partyId }) => ({ version, partyId, ...told })),
  'mediation.suspend': stepped('under-way', { text: reason }),
  'mediation.resume': stepped('suspended'),
  'mediation.reopen': stepped('failed', { text: reason }),
  'mediation.extend': stepped('under-way', { until: '2026-12-10', text: reason, consentHow: 'phone' }),
  'mediation.liaison': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => {
      const { id, version } = await freshMediation(scene);
      return { id, version, personId: scene.town.people.northClerk.personId, text: reason };
    },
  },
  'mediation.note': stepped('under-way', { text: reason }),
  'mediation.add-party': ofMediation('under-way', () => person),
  'mediation.change-party': ofMediation('under-way', ({ partyId }) => ({ partyId, ...person })),
  'mediation.remove-party': ofMediation('proposed', ({ partyId }) => ({ partyId, text: reason })),
  'mediation.identity': ofMediation('under-way', ({ partyId }) => ({ partyId })),
  'mediation.willing': ofMediation('proposed', ({ partyId }) => ({ partyId, willing: 'yes', how: 'phone' })),
  'mediation.rights': ofMediation('under-way', ({ partyId }) => ({ partyIds: [partyId], how: 'phone' })),
  'mediation.letter': ofMediation('under-way', ({ partyId }) => ({ partyIds: [partyId] })),
  'mediation.paper-letter': ofMediation('under-way', ({ partyId }) => ({ partyId })),
  'mediation.tell-routes': ofMediation('failed', ({ partyId }) => ({ partyIds: [partyId], ...told })),
  'mediation.ask-member': {
    state: 'in_hand',
    keepsMatter: true,
    input: async (scene) => ({ ...(await freshMediation(scene)), partnerId: scene.town.partnerId, role: 'assist' }),
  },
  'mediation.answer-member': ofMediation('under-way', ({ memberId }) => ({ memberId, state: 'accepted' })),
  'mediation.check': stepped('under-way', { marks: ['drink'] }),
  'own.open': { input: () => ({ code: 'FQ-3333-33333', tail: '1001' }) },
  'own.view': own('under-way'),
  'own.willing': own('proposed', { willing: 'yes' }),
  'own.rights': own('under-way'),
  'own.stop': own('under-way'),
  'own.openness': own('under-way', { wantsOpen: true }),
};
