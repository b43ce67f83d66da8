import { newId } from '../../src/kit/ids.ts';
import { freshMediation, ofMediation, own } from './doors-inputs-mediation.ts';
import type { Entry, Scene } from './doors-inputs-shapes.ts';

const reason = '按规定办理';
const soon = '2026-12-10';

async function insert({ house }: Scene, table: string, row: Readonly<Record<string, unknown>>): Promise<string> {
  const id = String(row['id'] ?? newId());
  const all = { id, ...row };
  const names = Object.keys(all);
  await house.base.owner.query(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(all),
  );
  return id;
}

/** A studio of the north station. */
async function freshStudio(scene: Scene): Promise<string> {
  const now = scene.house.now();
  return insert(scene, 'studio', {
    code: newId().slice(-12),
    unit_id: scene.town.units.north,
    name: '河北路调解工作室',
    made_at: now,
    changed_at: now,
  });
}

const room = (scene: Scene) =>
  insert(scene, 'resource', {
    code: newId(),
    kind: 'mobile-room',
    name: '流动调解车',
    unit_id: scene.town.units.north,
  });

async function freshWalkIn(scene: Scene): Promise<string> {
  const studio_id = await freshStudio(scene);
  const row = { studio_id, on_day: '2026-11-23', number: 1, state: 'waiting', came_at: scene.house.now() };
  return insert(scene, 'studio_walk_in', row);
}

/** A tour with one stop that has begun. */
async function freshTour(scene: Scene): Promise<{ tourId: string; stopId: string }> {
  const now = scene.house.now();
  const studio_id = await freshStudio(scene);
  const resource_id = await room(scene);
  const tour = { studio_id, resource_id, title: '巡回', state: 'planned', made_at: now };
  const tourId = await insert(scene, 'studio_tour', tour);
  const hour = 3_600_000;
  const stopId = await insert(scene, 'studio_stop', {
    tour_id: tourId,
    position: 0,
    place: '红星村',
    starts_at: new Date(now.getTime() - hour),
    ends_at: new Date(now.getTime() + hour),
    state: 'planned',
  });
  return { tourId, stopId };
}

/** A round of consultation of which the south group and a partner were asked. */
async function freshConsultation(scene: Scene): Promise<{ id: string; opinionId: string }> {
  const now = scene.house.now();
  const made = await freshMediation(scene);
  const due_at = new Date(now.getTime() + 86_400_000);
  const round = { mediation_id: made.id, question: reason, due_at, state: 'open', asked_at: now };
  const id = await insert(scene, 'consultation', round);
  const asked = { consultation_id: id, unit_id: scene.town.units.southGroup, state: 'asked' };
  return { id, opinionId: await insert(scene, 'consultation_opinion', asked) };
}

/** A programme of the north station that runs: two adults agreed; it is led by one of the north and has its psychologist in the south. */
async function freshFamily(scene: Scene): Promise<{ id: string; version: number; memberId: string }> {
  const now = scene.house.now();
  const { people, units } = scene.town;
  const id = await insert(scene, 'family_programme', {
    unit_id: units.north,
    title: '张家',
    lead_id: people.northColleague.personId,
    psychologist_id: people.southOfficer.personId,
    supervisor_id: people.southClerk.personId,
    state: 'running',
    started_at: now,
  });
  const member = (name: string) =>
    insert(scene, 'family_member', { programme_id: id, name, consent: 'given', consent_at: now, consent_by: name });
  await member('张伟');
  return { id, version: 1, memberId: await member('李梅') };
}

async function freshInformal(scene: Scene): Promise<string> {
  const now = scene.house.now();
  const held = {
    unit_id: scene.town.units.north,
    kind: 'bench',
    place: '楼前',
    attended: 8,
    held_at: now,
    made_at: now,
  };
  const meeting_id = await insert(scene, 'informal_meeting', held);
  const promise = { meeting_id, what: reason, who: '楼长', due_on: soon, state: 'open' };
  return insert(scene, 'informal_promise', promise);
}

const squad = (scene: Scene) =>
  insert(scene, 'squad', { unit_id: scene.town.units.north, name: '调解小队', made_at: scene.house.now() });

const ofFamily = (fields: (made: Awaited<ReturnType<typeof freshFamily>>) => object = () => ({})): Entry => ({
  input: async (scene) => {
    const made = await freshFamily(scene);
    return { id: made.id, version: made.version, ...fields(made) };
  },
});

const figures = ({ town }: Scene) => ({ unitId: town.units.north, from: '2026-01-01', to: '2026-12-31' });
const fields = ({ town }: Scene) => ({ code: newId().slice(-12), unitId: town.units.north, name: '工作室' });

/** The least input of the doors of the studio. */
export const studioInputs: Readonly<Record<string, Entry>> = {
  'studio.list': { input: () => ({}) },
  'studio.view': { input: async (scene) => ({ id: await freshStudio(scene) }) },
  'studio.add': { input: async (scene) => fields(scene) },
  'studio.change': { input: async (scene) => ({ id: await freshStudio(scene), version: 1, ...fields(scene) }) },
  'studio.screen': {
    input: async (scene) => {
      const code = newId().slice(-12);
      const now = scene.house.now();
      const row = { code, unit_id: scene.town.units.north, name: '工作室', made_at: now, changed_at: now };
      await insert(scene, 'studio', row);
      return { code };
    },
  },
  'walk-in.add': { input: async (scene) => ({ id: await freshStudio(scene) }) },
  'walk-in.move': { input: async (scene) => ({ id: await freshWalkIn(scene), to: 'called' }) },
  'walk-in.take': {
    input: async (scene) => ({
      id: await freshWalkIn(scene),
      title: '楼上漏水',
      what: '楼上漏水，天花板泡坏了。',
      category: 'dispute.water',
      other: { name: '赵大勇' },
    }),
  },
  'studio.figures': { input: figures },
  'studio.figure-rows': { input: (scene) => ({ ...figures(scene), row: 'opened' }) },
  'studio.responses': { input: ({ town }) => ({ unitId: town.units.north, month: '2026-11' }) },
  'register.list': { input: () => ({}) },
  'register.plan': {
    state: 'in_hand',
    input: ({ matter }) => ({ matterId: matter.id, version: 0, dueOn: soon, plan: reason }),
  },
  'consultation.list': ofMediation('under-way'),
  'consultation.ask': {
    state: 'in_hand',
    input: async (scene) => {
      const { id } = await freshMediation(scene);
      return { id, question: reason, dueOn: soon, units: [{ unitId: scene.town.units.south }] };
    },
  },
  'consultation.give': {
    state: 'in_hand',
    input: async (scene) => {
      const { opinionId } = await freshConsultation(scene);
      return { id: opinionId, state: 'given', knot: reason, advice: reason };
    },
  },
  'consultation.close': {
    state: 'in_hand',
    input: async (scene) => ({ id: (await freshConsultation(scene)).id, summary: reason }),
  },
  'mediation.opinion': ofMediation('filed', ({ partyId }) => ({ partyId, way: 'phone', rating: 'good' })),
  'mediation.notice': {
    state: 'in_hand',
    input: async (scene) => {
      const { id, partyId } = await freshMediation(scene);
      await scene.house.base.owner.query(`update mediation set track = 'public-order' where id = $1`, [id]);
      return { id, partyId, text: reason };
    },
  },
  'own.after': own('under-way'),
  'own.opinion': own('filed', { rating: 'good' }),
  'tour.list': { input: () => ({}) },
  'tour.next': { input: () => ({}) },
  'tour.plan': {
    input: async (scene) => ({
      studioId: await freshStudio(scene),
      resourceId: await room(scene),
      title: '巡回',
      stops: [{ place: '红星村', startsAt: '2026-12-05T01:00:00Z', endsAt: '2026-12-05T03:00:00Z' }],
    }),
  },
  'tour.cancel': { input: async (scene) => ({ id: (await freshTour(scene)).tourId, version: 1, reason }) },
  'tour.hold': { input: async (scene) => ({ id: (await freshTour(scene)).stopId, visitors: 3 }) },
  'informal.list': { input: () => ({}) },
  'informal.add': {
    input: async ({ town }) => ({ unitId: town.units.north, kind: 'bench', place: '楼前', attended: 8 }),
  },
  'informal.end-promise': {
    input: async (scene) => ({ id: await freshInformal(scene), state: 'kept', report: reason }),
  },
  'squad.list': { input: () => ({}) },
  'squad.save': {
    input: async ({ town }) => ({
      unitId: town.units.north,
      name: '调解小队',
      members: [{ name: '周建国', role: 'building-head' }],
    }),
  },
  'squad.enter': {
    input: async (scene) => ({
      id: await squad(scene),
      where: '金桐小区',
      about: '为晾衣绳吵架',
      knownSince: '2026-11-20',
      enteredOn: '2026-11-21',
      stage: 'early',
      outcome: 'settled',
    }),
  },
  'family.list': { input: () => ({}) },
  'family.view': ofFamily(),
  'family.start': { input: async ({ town }) => ({ unitId: town.units.north, title: '张家' }) },
  'family.add-member': ofFamily(() => ({ name: '张小宇' })),
  'family.consent': ofFamily(({ memberId }) => ({ memberId, consent: 'withdrawn', by: '李梅', how: 'phone' })),
  'family.session': ofFamily(() => ({ kind: 'talk', on: '2026-11-20', about: reason })),
  'family.note': ofFamily(() => ({ text: reason })),
  'family.report': ofFamily(({ memberId }) => ({ memberId, moment: 'before', score: null })),
  'family.end': ofFamily(() => ({ why: reason })),
};
