import { z } from 'zod';
import { keysOf } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import type { CellProblem, Register, Row, Stored } from '../../platform/registers/register.ts';
import { categoryCodes } from '../categories/api.ts';
import { listAllPartners } from '../partners/api.ts';
import { personIdsByCode, unitIdsByCode } from '../people/api.ts';
import { CardFields } from './contract-shapes.ts';
import { anyDay, readPanel } from './panel.ts';
import { findFrameProblem, findTermProblem } from './rules.ts';
import { removeCards, saveCards } from './store-cards.ts';
import type { Card, CardRow } from './tables.ts';
import {
  cardStates,
  mediatorKinds,
  mediatorRegisters,
  mediatorWays,
  professions,
  skillWords,
  spokenLanguages,
} from './words.ts';

const CardRecord = z.object({
  personCode: z.string(),
  unitCode: z.string().nullable(),
  partnerCode: z.string().nullable(),
  kind: CardFields.shape.kind,
  profession: CardFields.shape.profession,
  fields: z.array(z.string()).min(1),
  skills: z.array(z.enum(keysOf(skillWords))),
  languages: CardFields.shape.languages,
  ways: CardFields.shape.ways,
  style: CardFields.shape.style,
  timesNote: CardFields.shape.timesNote,
  frames: CardFields.shape.frames,
  shownSince: z.string().nullable(),
  state: z.enum(keysOf(cardStates)),
  restUntil: z.string().nullable(),
  stateReason: z.string().max(200),
  appointedOn: z.string(),
  termFrom: z.string(),
  termTo: z.string(),
  cap: CardFields.shape.cap,
  teacherCode: z.string().nullable(),
  signedOffOn: z.string().nullable(),
  signedOffByCode: z.string().nullable(),
  endedOn: z.string().nullable(),
});
type CardRecord = z.output<typeof CardRecord>;

/** What goes together, or does not: the words of the row's own cells. */
function findMisfit(card: CardRecord): CellProblem | undefined {
  const misfits: readonly (readonly [boolean, CellProblem])[] = [
    [
      (card.unitCode === null) === (card.partnerCode === null),
      { column: 'unitCode', zh: '单位编号和联动单位编号填且只填一个', en: 'name a unit or a partner, one of them' },
    ],
    [
      card.state === 'apprentice' && card.teacherCode === null,
      { column: 'teacherCode', zh: '学习人员要有师傅', en: 'an apprentice needs a teacher' },
    ],
    [card.teacherCode === card.personCode, { column: 'teacherCode', zh: '不能带自己', en: 'nobody teaches himself' }],
    [
      (card.state === 'ended') !== (card.endedOn !== null),
      { column: 'endedOn', zh: '退出日期与状态不一致', en: 'the end does not agree with the state' },
    ],
    [
      card.restUntil !== null && card.state !== 'resting',
      { column: 'restUntil', zh: '只有暂休才有暂休至', en: 'only who rests has a day until which' },
    ],
    [
      (card.signedOffOn === null) !== (card.signedOffByCode === null) || card.signedOffByCode === card.personCode,
      { column: 'signedOffByCode', zh: '出师须由另一人在某日确认', en: 'another person signs off, on a day' },
    ],
  ];
  return misfits.find(([isMisfit]) => isMisfit)?.[1];
}

function checkCard(_: Context, row: Row): CellProblem | undefined {
  const read = CardRecord.safeParse(row);
  if (!read.success) {
    const column = String(read.error.issues[0]?.path[0] ?? '');
    return { column, zh: '内容不合要求（长度、个数或时段）', en: 'not as it must be: length, number or times' };
  }
  const problem = findMisfit(read.data) ?? findTermProblem(read.data) ?? findFrameProblem(read.data.frames);
  if (!problem || 'column' in problem) return problem;
  return { column: problem.path, zh: problem.zh, en: problem.en };
}

function codesById(codes: ReadonlyMap<string, string>): (id: string | null) => string | null {
  const byId = new Map([...codes].map(([code, id]) => [id, code]));
  return (id) => (id === null ? null : (byId.get(id) ?? null));
}

async function partnerIdsByCode(tx: Context['tx']): Promise<Map<string, string>> {
  return new Map((await listAllPartners(tx)).map(({ code, id }) => [code, id]));
}

const recordKeys = Object.keys(CardRecord.shape);

/** Only what the columns name, so that what was read is what is compared. */
function only(record: object): Row {
  return Object.fromEntries(Object.entries(record).filter(([key]) => recordKeys.includes(key)));
}

async function readRows(tx: Context['tx']) {
  const cards = await readPanel({ tx }, anyDay);
  const unitCode = codesById(await unitIdsByCode(tx));
  const partnerCode = codesById(await partnerIdsByCode(tx));
  const personCode = codesById(await personIdsByCode(tx));
  const badges = new Map(cards.map(({ id, badge }) => [id, badge]));
  return cards.map((card: Card) => ({
    id: card.id,
    row: only({
      ...card,
      personCode: card.badge,
      unitCode: unitCode(card.unitId),
      partnerCode: partnerCode(card.partnerId),
      teacherCode: card.teacherId === null ? null : (badges.get(card.teacherId) ?? null),
      signedOffByCode: personCode(card.signedOffBy),
    }),
  }));
}

async function writeRows(ctx: Context, records: readonly Stored[], ids: ReadonlyMap<string, string>) {
  const units = await unitIdsByCode(ctx.tx);
  const partners = await partnerIdsByCode(ctx.tx);
  const people = await personIdsByCode(ctx.tx);
  const idOf = (codes: ReadonlyMap<string, string>, code: string | null) =>
    code === null ? null : (codes.get(code) ?? null);
  await saveCards(
    ctx.tx,
    records.map(({ id, row }): Omit<CardRow, 'version'> => {
      const { personCode, unitCode, partnerCode, teacherCode, signedOffByCode, ...card } = CardRecord.parse(row);
      return {
        ...card,
        id,
        personId: people.get(personCode) ?? '',
        unitId: idOf(units, unitCode),
        partnerId: idOf(partners, partnerCode),
        teacherId: idOf(ids, teacherCode),
        signedOffBy: idOf(people, signedOffByCode),
      };
    }),
  );
}

const badges = async (tx: Context['tx']) => new Set((await personIdsByCode(tx)).keys());

/** 调解员名册 as a table: matched by badge, whoever teaches before whoever learns. */
export const mediatorRegister: Register = {
  name: 'mediators',
  ...mediatorRegisters.mediators,
  subjectKind: 'mediator',
  keyColumns: ['personCode'],
  columns: [
    { key: 'personCode', zh: '警号（工号）', en: 'Badge', kind: 'text', max: 40, required: true },
    { key: 'unitCode', zh: '单位编号', en: 'Unit code', kind: 'text', max: 40 },
    { key: 'partnerCode', zh: '联动单位编号', en: 'Partner code', kind: 'text', max: 40 },
    { key: 'kind', zh: '调解员类别', en: 'Kind', kind: 'choice', choices: mediatorKinds, required: true },
    { key: 'profession', zh: '职业', en: 'Profession', kind: 'choice', choices: professions, required: true },
    { key: 'fields', zh: '擅长纠纷（类别编号）', en: 'Fields (category codes)', kind: 'list', required: true },
    { key: 'skills', zh: '专长', en: 'Skills', kind: 'choices', choices: skillWords },
    { key: 'languages', zh: '语言', en: 'Languages', kind: 'choices', choices: spokenLanguages, fallback: ['zh'] },
    { key: 'ways', zh: '方式', en: 'Ways', kind: 'choices', choices: mediatorWays, fallback: ['in-person'] },
    { key: 'style', zh: '调解风格', en: 'Style', kind: 'text', max: 120, fallback: '' },
    { key: 'timesNote', zh: '时间说明', en: 'Times in words', kind: 'text', max: 120, fallback: '' },
    { key: 'frames', zh: '每周时段', en: 'Weekly times', kind: 'json', fallback: [] },
    { key: 'shownSince', zh: '同意公开之日', en: 'Agreed to be shown on', kind: 'day' },
    { key: 'state', zh: '状态', en: 'State', kind: 'choice', choices: cardStates, fallback: 'active' },
    { key: 'restUntil', zh: '暂休至', en: 'Rests until', kind: 'day' },
    { key: 'stateReason', zh: '原因', en: 'Reason', kind: 'text', max: 200, fallback: '' },
    { key: 'appointedOn', zh: '首次聘任', en: 'First appointed on', kind: 'day', required: true },
    { key: 'termFrom', zh: '任期开始', en: 'Term from', kind: 'day', required: true },
    { key: 'termTo', zh: '任期届满', en: 'Term to', kind: 'day', required: true },
    { key: 'cap', zh: '在办上限', en: 'Open cases at most', kind: 'int', min: 1, max: 30, fallback: 5 },
    { key: 'teacherCode', zh: '师傅警号', en: 'Badge of the teacher', kind: 'text', max: 40 },
    { key: 'signedOffOn', zh: '出师日期', en: 'Signed off on', kind: 'day' },
    { key: 'signedOffByCode', zh: '出师确认人警号', en: 'Badge of who signed off', kind: 'text', max: 40 },
    { key: 'endedOn', zh: '退出日期', en: 'Ended on', kind: 'day' },
  ],
  references: [
    { column: 'personCode', codes: badges },
    { column: 'signedOffByCode', codes: badges },
    { column: 'unitCode', codes: async (tx) => new Set((await unitIdsByCode(tx)).keys()) },
    { column: 'partnerCode', codes: async (tx) => new Set((await partnerIdsByCode(tx)).keys()) },
    { column: 'fields', codes: async (tx) => new Set(await categoryCodes(tx)) },
    {
      column: 'teacherCode',
      own: true,
      codes: async (tx) => new Set((await readPanel({ tx }, anyDay)).map(({ badge }) => badge)),
    },
  ],
  check: checkCard,
  order: (rows) =>
    rows.toSorted((one, other) => Number(one['teacherCode'] !== null) - Number(other['teacherCode'] !== null)),
  read: readRows,
  write: writeRows,
  remove: (ctx, ids) => removeCards(ctx.tx, ids),
};
