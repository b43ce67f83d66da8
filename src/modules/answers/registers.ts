import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { CellProblem, Column, Register, Row } from '../../platform/registers/register.ts';
import { unitIdsByCode } from '../people/api.ts';
import { ContentFields } from './contract.ts';
import { differencesOf, findContentProblem } from './rules.ts';
import { findEntry, insertEntry, listEntries, removeEntries, saveEntry } from './store-entries.ts';
import type { AnswerEntry, Content } from './tables.ts';
import { answerKinds, answerRegisters, type ContentField, contentWords, papers, proposedSteps } from './words.ts';
import { formatSteps, readSteps } from './words-steps.ts';

type Shape = Column extends infer C ? (C extends Column ? Omit<C, 'key' | 'zh' | 'en'> : never) : never;

const shapes = {
  titleZh: { kind: 'text', max: 80, required: true },
  titleEn: { kind: 'text', max: 160, fallback: '' },
  category: { kind: 'text', max: 60 },
  words: { kind: 'list' },
  textZh: { kind: 'text', max: 3000, fallback: '' },
  textEn: { kind: 'text', max: 4000, fallback: '' },
  steps: { kind: 'text', max: 6000, fallback: '' },
  paper: { kind: 'choice', choices: papers },
  nextStep: { kind: 'choice', choices: proposedSteps },
  sourceZh: { kind: 'text', max: 200, fallback: '' },
  sourceEn: { kind: 'text', max: 300, fallback: '' },
  isPublic: { kind: 'flag', fallback: false },
  reviewOn: { kind: 'day', required: true },
} as const satisfies Record<ContentField, Shape>;

const columns: Column[] = [
  { key: 'code', zh: '编码', en: 'Code', kind: 'text', max: 30, required: true },
  { key: 'kind', zh: '种类', en: 'Kind', kind: 'choice', choices: answerKinds, required: true },
  { key: 'unitCode', zh: '负责单位编码', en: 'Code of the unit that keeps it', kind: 'text', max: 60 },
  ...(Object.keys(shapes) as ContentField[]).map((key): Column => ({ key, ...contentWords[key], ...shapes[key] })),
];

const Head = z.object({ code: z.string(), kind: z.enum(keysOf(answerKinds)), unitCode: z.string().nullable() });
const Said = ContentFields.extend({
  steps: z.preprocess((text) => readSteps(String(text ?? '')), ContentFields.shape.steps),
});

function contentOf(row: Row): Content {
  return Said.parse(row);
}

function checkRow(row: Row): CellProblem | undefined {
  const said = Said.safeParse(row);
  if (!said.success) {
    const column = String(said.error.issues[0]?.path[0] ?? '');
    return { column, zh: '这一格写得不合要求', en: 'This cell is not as it should be' };
  }
  const problem = findContentProblem(Head.parse(row).kind, said.data);
  return problem && { column: problem.field, zh: problem.zh, en: problem.en };
}

function rowOf({ code, kind, unit_id, draft, live }: AnswerEntry, codes: ReadonlyMap<string, string>): Row {
  const content = draft ?? live;
  const unitCode = unit_id === null ? null : (codes.get(unit_id) ?? null);
  return { code, kind, unitCode, ...content, steps: formatSteps(content?.steps ?? []) };
}

/** 答复与知识 as a table. What comes in lies as drafts until somebody has published it; a row that says what is in use needs none. */
export const answerRegister: Register = {
  name: 'answers',
  ...answerRegisters.answers,
  subjectKind: 'answer',
  // An entry never changes its kind: the same code with another one is refused as taken.
  keyColumns: ['code', 'kind'],
  columns,
  references: [{ column: 'unitCode', codes: async (tx) => new Set((await unitIdsByCode(tx)).keys()) }],
  read: async (tx) => {
    const codes = new Map([...(await unitIdsByCode(tx))].map(([code, id]) => [id, code]));
    return (await listEntries(tx)).map((entry) => ({ id: entry.id, row: rowOf(entry, codes) }));
  },
  check: (_, row) => checkRow(row),
  write: async (ctx, records) => {
    const units = await unitIdsByCode(ctx.tx);
    const by = ctx.who.kind === 'staff' || ctx.who.kind === 'token' ? [ctx.who.accountId] : [];
    for (const { id, row } of records) {
      const { code, kind, unitCode } = Head.parse(row);
      const content = contentOf(row);
      const unit_id = unitCode === null ? null : (units.get(unitCode) ?? null);
      const entry = await findEntry(ctx.tx, id);
      if (!entry) {
        await insertEntry(ctx.tx, { id, code, kind, unit_id, draft: content, draft_by: by, draft_at: ctx.now });
        continue;
      }
      const isInUse = entry.live !== null && differencesOf(entry.live, content).length === 0;
      const draft = isInUse
        ? { draft: null, draft_by: [], draft_at: null }
        : { draft: content, draft_by: [...new Set([...entry.draft_by, ...by])], draft_at: ctx.now };
      await saveEntry(ctx.tx, { ...entry, unit_id, ...draft });
    }
  },
  remove: (ctx, ids) => removeEntries(ctx.tx, ids),
};
