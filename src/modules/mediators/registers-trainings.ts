import { z } from 'zod';
import type { Register } from '../../platform/registers/register.ts';
import { anyDay, readPanel } from './panel.ts';
import { listAllTrainings, removeTrainings, saveTrainings } from './store-trainings.ts';
import { mediatorRegisters } from './words.ts';

const TrainingRecord = z.object({
  personCode: z.string(),
  heldOn: z.string(),
  subject: z.string(),
  minutes: z.number(),
  givenBy: z.string(),
});

/** 调解员培训: who was there on a course, a row each. */
export const trainingRegister: Register = {
  name: 'mediator-trainings',
  ...mediatorRegisters['mediator-trainings'],
  subjectKind: 'mediator-training',
  keyColumns: ['personCode', 'heldOn', 'subject'],
  columns: [
    { key: 'personCode', zh: '警号（工号）', en: 'Badge', kind: 'text', max: 40, required: true },
    { key: 'heldOn', zh: '日期', en: 'Held on', kind: 'day', required: true },
    { key: 'subject', zh: '内容', en: 'Subject', kind: 'text', max: 120, required: true },
    { key: 'minutes', zh: '分钟', en: 'Minutes', kind: 'int', min: 15, max: 6000, required: true },
    { key: 'givenBy', zh: '举办单位', en: 'Given by', kind: 'text', max: 80, required: true },
  ],
  references: [
    {
      column: 'personCode',
      codes: async (tx) => new Set((await readPanel({ tx }, anyDay)).map(({ badge }) => badge)),
    },
  ],
  read: async (tx) => {
    const badges = new Map((await readPanel({ tx }, anyDay)).map(({ id, badge }) => [id, badge]));
    return (await listAllTrainings(tx)).map(({ id, mediatorId, ...row }) => ({
      id,
      row: { ...row, personCode: badges.get(mediatorId) ?? '' },
    }));
  },
  write: async (ctx, records) => {
    const ids = new Map((await readPanel(ctx, anyDay)).map(({ id, badge }) => [badge, id]));
    await saveTrainings(
      ctx.tx,
      records.map(({ id, row }) => {
        const { personCode, ...training } = TrainingRecord.parse(row);
        return { id, mediatorId: ids.get(personCode) ?? '', ...training };
      }),
    );
  },
  remove: (ctx, ids) => removeTrainings(ctx.tx, ids),
};
