import { newId } from '../../src/kit/ids.ts';
import sample from '../../src/modules/procedures/digit-sample.json' with { type: 'json' };
import type { TestHouse } from '../support/house.ts';
import type { MadeMatter } from '../support/matters.ts';
import { inspection } from '../support/procedures.ts';

interface Scene {
  readonly house: TestHouse;
  readonly matter: Pick<MadeMatter, 'id'>;
}

type State = 'draft' | 'published' | 'retired';

/** A procedure with one version that somebody else wrote; nothing else is in force for its category. */
async function freshProcedure(
  { house }: Scene,
  state: State = 'draft',
): Promise<{ id: string; versionId: string; version: number }> {
  const [id, versionId] = [newId(), newId()];
  const query = (text: string, values: unknown[]) => house.base.owner.query(text, values);
  await query(`update procedure_version set state = 'retired' where state = 'published' and category = $1`, [
    inspection.category,
  ]);
  await query('insert into procedure (id, code) values ($1, $2)', [id, id]);
  await query(
    `insert into procedure_version (id, procedure_id, number, state, content, draft_by, made_at, published_by, published_at)
      select $1::uuid, $2::uuid, 1, $3::text, $4::jsonb, array[$5::uuid], $6::timestamptz, case when $3::text <> 'draft' then a.id end, case when $3::text <> 'draft' then $6::timestamptz end
      from account a limit 1`,
    [versionId, id, state, JSON.stringify(inspection), newId(), house.now()],
  );
  return { id, versionId, version: 1 };
}

/** The scene's matter at the first stage of a procedure. */
async function running(scene: Scene) {
  const { house, matter } = scene;
  const { versionId } = await freshProcedure(scene, 'retired');
  await house.base.owner.query(
    `insert into procedure_run (matter_id, version_id, stage, entered_at, begun_at) values ($1, $2, 'S1', $3, $3)`,
    [matter.id, versionId, house.now()],
  );
  return { id: matter.id, version: 1 };
}

const alone = { oneAtATime: 'procedures' } as const;
const note = '试行一个月';

/** What the doors of procedures are knocked at with. */
export const procedureInputs = {
  'procedure.list': { input: () => ({}) },
  'procedure.view': { ...alone, input: async (scene: Scene) => ({ id: (await freshProcedure(scene)).id }) },
  'procedure.rehearse': { ...alone, input: async (scene: Scene) => ({ id: (await freshProcedure(scene)).id }) },
  'procedure.export': { ...alone, input: async (scene: Scene) => ({ id: (await freshProcedure(scene)).id }) },
  'procedure.read': { input: () => ({ file: sample, category: 'environment.dust' }) },
  'procedure.make': { input: () => ({ content: inspection }) },
  'procedure.change': {
    ...alone,
    input: async (scene: Scene) => ({ ...(await freshProcedure(scene)), content: inspection }),
  },
  'procedure.drop': { ...alone, input: (scene: Scene) => freshProcedure(scene) },
  'procedure.publish': { ...alone, input: async (scene: Scene) => ({ ...(await freshProcedure(scene)), note }) },
  'procedure.retire': {
    ...alone,
    input: async (scene: Scene) => ({ ...(await freshProcedure(scene, 'published')), note }),
  },
  'procedure.of': { aboutMatter: true, input: ({ matter }: Scene) => ({ id: matter.id }) },
  'procedure.step': {
    ...alone,
    state: 'in_hand',
    aboutMatter: true,
    input: async (scene: Scene) => ({ ...(await running(scene)), action: 'S1_S2' }),
  },
} as const;
