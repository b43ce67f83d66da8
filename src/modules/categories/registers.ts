import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { CellProblem, Column, Register, Row } from '../../platform/registers/register.ts';
import { partnerKinds } from '../partners/words.ts';
import { unitKinds } from '../people/words.ts';
import { ResultFieldShape } from './contract-shapes.ts';
import { saveDays } from './limits.ts';
import { findEntryProblem } from './rules.ts';
import { listEntries, listLabels, removeEntries, removeLabels, saveEntries, saveLabels } from './store-categories.ts';
import type { Entry } from './tables.ts';
import { type CategoryField, categoryRegisters, evidenceWords, fieldWord } from './words.ts';

const Texts = z.array(z.string());
const EntryRecord = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
  own: z.boolean(),
  workingDays: z.number(),
  evidence: z.array(z.enum(keysOf(evidenceWords))),
  resultFields: z.array(ResultFieldShape),
  emergency: z.boolean(),
  definitionZh: z.string(),
  definitionEn: z.string(),
  examples: Texts,
  hints: Texts,
  against: Texts,
  synonyms: Texts,
  skills: Texts,
  unitKinds: z.array(z.enum(keysOf(unitKinds))),
  partnerKinds: z.array(z.enum(keysOf(partnerKinds))),
  residentZh: z.string().nullable(),
  residentEn: z.string().nullable(),
  residentExampleZh: z.string().nullable(),
  residentExampleEn: z.string().nullable(),
  residentPosition: z.number().nullable(),
  position: z.number(),
  activeFrom: z.string(),
  endedOn: z.string().nullable(),
  successorCode: z.string().nullable(),
});

type Shape = Column extends infer C ? (C extends Column ? Omit<C, 'key' | 'zh' | 'en'> : never) : never;
const text = (max: number): Shape => ({ kind: 'text', max });
const texts: Shape = { kind: 'list' };

const shapes = {
  code: { kind: 'text', max: 60, required: true },
  parentCode: text(60),
  zh: { kind: 'text', max: 40, required: true },
  en: { kind: 'text', max: 60, required: true },
  own: { kind: 'flag', fallback: true },
  workingDays: { kind: 'int', min: 1, max: 90, fallback: 5 },
  evidence: { kind: 'choices', choices: evidenceWords },
  resultFields: { kind: 'json', fallback: [] },
  emergency: { kind: 'flag', fallback: false },
  definitionZh: { ...text(500), fallback: '' },
  definitionEn: { ...text(500), fallback: '' },
  examples: texts,
  hints: texts,
  against: texts,
  synonyms: texts,
  skills: texts,
  unitKinds: { kind: 'choices', choices: unitKinds },
  partnerKinds: { kind: 'choices', choices: partnerKinds },
  residentZh: text(40),
  residentEn: text(60),
  residentExampleZh: text(200),
  residentExampleEn: text(200),
  residentPosition: { kind: 'int', min: 1, max: 99 },
  position: { kind: 'int', min: 0, max: 100_000, fallback: 100_000 },
  activeFrom: { kind: 'day', fallback: '2020-01-01' },
  endedOn: { kind: 'day' },
  successorCode: text(60),
} as const satisfies Record<CategoryField, Shape>;

const columns = (Object.keys(shapes) as CategoryField[]).map(
  (key): Column => ({ key, ...fieldWord(key), ...shapes[key] }),
);

/** 事项类别: our own dictionary as a table. */
export const categoryRegister: Register = {
  name: 'categories',
  ...categoryRegisters.categories,
  subjectKind: 'category',
  keyColumns: ['code'],
  columns,
  references: [
    { column: 'parentCode', own: true, codes: async (tx) => new Set((await listEntries(tx)).map(({ code }) => code)) },
    {
      column: 'successorCode',
      own: true,
      codes: async (tx) => new Set((await listEntries(tx)).map(({ code }) => code)),
    },
  ],
  read: async (tx) => (await listEntries(tx)).map(({ id, version: _, ...row }) => ({ id, row: { ...row } })),
  check: (_, row) => checkEntry(row),
  order: (rows) => rows.toSorted((one, other) => levelsOf(one) - levelsOf(other)),
  write: async (ctx, records) => {
    const entries = records.map(({ id, row }) => ({ id, ...EntryRecord.parse(row) }));
    await saveEntries(ctx.tx, entries);
    await saveDays(ctx, entries);
  },
  remove: (ctx, ids) => removeEntries(ctx.tx, ids),
};

const levelsOf = (row: Row) => String(row['code'] ?? '').split('.').length;

// Whether what it names is there is asked of the references: here only the row itself is looked at.
function checkEntry(row: Row): CellProblem | undefined {
  const read = EntryRecord.safeParse(row);
  if (!read.success) {
    const column = String(read.error.issues[0]?.path[0] ?? '');
    return {
      column,
      zh: '结果栏目须是 [{"key","zh","en","unit_zh","unit_en"}]',
      en: 'Result fields are [{"key","zh","en","unit_zh","unit_en"}]',
    };
  }
  const entry: Entry = read.data;
  const named = [entry.parentCode, entry.successorCode].flatMap((code) =>
    code === null ? [] : [[code, { ...entry, code, parentCode: null, endedOn: null, successorCode: null }] as const],
  );
  const problem = findEntryProblem(entry, new Map(named));
  return problem && { column: problem.field, zh: problem.zh, en: problem.en };
}

const LabelRecord = z.object({
  dictionary: z.string().nullable(),
  levelOne: z.string(),
  levelTwo: z.string().nullable(),
  levelThree: z.string().nullable(),
  categoryCode: z.string().nullable(),
});

/** 外部类别对照: another office's dictionary, one label a row, each with the category of ours that it means. */
export const labelRegister: Register = {
  name: 'foreign-labels',
  ...categoryRegisters['foreign-labels'],
  subjectKind: 'foreign-label',
  keyColumns: ['levelOne', 'levelTwo', 'levelThree'],
  columns: [
    { key: 'dictionary', zh: '词典', en: 'Dictionary', kind: 'text', max: 60 },
    { key: 'levelOne', zh: '一级分类', en: 'Level 1', kind: 'text', max: 60, required: true },
    { key: 'levelTwo', zh: '二级分类', en: 'Level 2', kind: 'text', max: 60 },
    { key: 'levelThree', zh: '三级分类', en: 'Level 3', kind: 'text', max: 60 },
    { key: 'categoryCode', zh: '对应类别', en: 'Our category', kind: 'text', max: 60 },
  ],
  references: [
    {
      column: 'categoryCode',
      codes: async (tx) =>
        new Set((await listEntries(tx)).flatMap(({ code, endedOn }) => (endedOn === null ? [code] : []))),
    },
  ],
  read: async (tx) => (await listLabels(tx)).map(({ id, ...row }) => ({ id, row: { ...row } })),
  write: (ctx, records) =>
    saveLabels(
      ctx.tx,
      records.map(({ id, row }) => ({ id, ...LabelRecord.parse(row) })),
    ),
  remove: (ctx, ids) => removeLabels(ctx.tx, ids),
};
