import { z } from 'zod';
import { duties, dutyList } from '../../kit/duties.ts';
import { keysOf } from '../../kit/words.ts';
import { type Context, holds } from '../../platform/context.ts';
import type { CellProblem, Register, Row, Stored } from '../../platform/registers/register.ts';
import { keepApart } from './actions-posts.ts';
import { isValidOn, listGuarded, parentsFirst } from './rules.ts';
import { type HeldPost, listAllPosts, removePosts, savePosts } from './store-holdings.ts';
import { listAllPeople, removePeople, savePeople } from './store-people.ts';
import { listUnits, removeUnits, saveUnits } from './store-units.ts';
import { peopleRegisters, personKinds, posts, unitKinds } from './words.ts';

const Days = { validFrom: z.string(), validTo: z.string().nullable() };
const spanColumns = [
  { key: 'validFrom', zh: '开始日期', en: 'Valid from', kind: 'day', required: true },
  { key: 'validTo', zh: '结束日期', en: 'Valid to', kind: 'day' },
] as const;

const UnitRecord = z.object({
  code: z.string(),
  parentCode: z.string().nullable(),
  kind: z.enum(keysOf(unitKinds)),
  name: z.string(),
  aliases: z.array(z.string()),
  phone: z.string().nullable(),
  ...Days,
});

function backwards(row: Row): CellProblem | undefined {
  const { validFrom, validTo } = z.object(Days).parse(row);
  if (validTo === null || validTo > validFrom) return undefined;
  return { column: 'validTo', zh: '结束日期须晚于开始日期', en: 'the end must be later than the start' };
}

export const unitRegister: Register = {
  name: 'units',
  ...peopleRegisters.units,
  subjectKind: 'unit',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '编号', en: 'Code', kind: 'text', max: 40, required: true },
    { key: 'parentCode', zh: '上级编号', en: 'Parent code', kind: 'text', max: 40 },
    { key: 'kind', zh: '单位类型', en: 'Kind', kind: 'choice', choices: unitKinds, required: true },
    { key: 'name', zh: '名称', en: 'Name', kind: 'text', max: 80, required: true },
    { key: 'aliases', zh: '别名', en: 'Aliases', kind: 'list' },
    { key: 'phone', zh: '电话', en: 'Phone', kind: 'phone' },
    ...spanColumns,
  ],
  references: [
    { column: 'parentCode', own: true, codes: async (tx) => new Set((await listUnits(tx)).map(({ code }) => code)) },
  ],
  check: (_, row) => backwards(row),
  order: (rows) => parentsFirst(rows.map((row) => ({ row, ...UnitRecord.parse(row) }))).map(({ row }) => row),
  read: async (tx) => {
    const units = await listUnits(tx);
    const codes = new Map(units.map(({ id, code }) => [id, code]));
    return units.map(({ id, parentId, ...unit }) => ({
      id,
      row: { ...unit, parentCode: parentId === null ? null : (codes.get(parentId) ?? null) },
    }));
  },
  write: (ctx, records, ids) =>
    saveUnits(
      ctx.tx,
      records.map(({ id, row }) => {
        const { parentCode, ...unit } = UnitRecord.parse(row);
        return { ...unit, id, parentId: parentCode === null ? null : (ids.get(parentCode) ?? null) };
      }),
    ),
  remove: (ctx, ids) => removeUnits(ctx.tx, ids),
};

const PersonRecord = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(keysOf(personKinds)),
  phone: z.string().nullable(),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  leftOn: z.string().nullable(),
});

export const personRegister: Register = {
  name: 'people',
  ...peopleRegisters.people,
  subjectKind: 'person',
  keyColumns: ['code'],
  columns: [
    { key: 'code', zh: '警号（工号）', en: 'Badge', kind: 'text', max: 40, required: true },
    { key: 'name', zh: '姓名', en: 'Name', kind: 'text', max: 40, required: true },
    { key: 'kind', zh: '人员类别', en: 'Kind', kind: 'choice', choices: personKinds, required: true },
    { key: 'phone', zh: '电话', en: 'Phone', kind: 'phone' },
    { key: 'languages', zh: '语言', en: 'Languages', kind: 'list', fallback: ['zh'] },
    { key: 'skills', zh: '特长', en: 'Skills', kind: 'list' },
    { key: 'leftOn', zh: '离岗日期', en: 'Left on', kind: 'day' },
  ],
  read: async (tx) => (await listAllPeople(tx)).map(({ id, ...row }) => ({ id, row })),
  write: (ctx, records) =>
    savePeople(
      ctx.tx,
      records.map(({ id, row }) => ({ id, ...PersonRecord.parse(row) })),
    ),
  remove: (ctx, ids) => removePeople(ctx.tx, ids),
};

const PostRecord = z.object({
  personCode: z.string(),
  unitCode: z.string(),
  post: z.enum(keysOf(posts)),
  duties: z.array(z.enum(dutyList)),
  categories: z.array(z.string()).nullable(),
  concurrent: z.boolean(),
  standsInFor: z.string().nullable(),
  ...Days,
});
type PostRecord = z.output<typeof PostRecord>;

/** The post that a stand-in takes over: the same post in the same unit, held by the other person when the stand-in begins. */
function isTakenOver(post: PostRecord, by: PostRecord): boolean {
  const isSame = post.unitCode === by.unitCode && post.post === by.post && post.personCode === by.standsInFor;
  return isSame && post.standsInFor === null && isValidOn(post, by.validFrom);
}

function checkPost(ctx: Context, row: Row): CellProblem | undefined {
  const { duties: given, standsInFor, personCode } = PostRecord.parse(row);
  if (ctx.who.kind !== 'system' && listGuarded(given).length > 0 && !holds(ctx.who, 'system')) {
    return {
      column: 'duties',
      zh: '系统管理、审计和个人信息保护职责只能由系统管理员给予',
      en: 'only an administrator gives the duties system, audit and protect',
    };
  }
  if (standsInFor === personCode) {
    return { column: 'standsInFor', zh: '不能给自己代班', en: 'nobody stands in for himself' };
  }
  return backwards(row);
}

async function readPosts(tx: Context['tx']): Promise<{ id: string; row: PostRecord }[]> {
  const held = await listAllPosts(tx);
  const owners = new Map(held.map(({ id, personCode }) => [id, personCode]));
  return held.map(({ id, standsInForId, personId: _, unitId: __, ...post }) => ({
    id,
    row: { ...post, standsInFor: standsInForId === null ? null : (owners.get(standsInForId) ?? null) },
  }));
}

// No post has it, so the database refuses a stand-in for a post that nobody holds.
const nowhere = '00000000-0000-0000-0000-000000000000';

async function writePosts(ctx: Context, records: readonly Stored[]): Promise<void> {
  const fresh = records.map(({ id, row }) => ({ id, row: PostRecord.parse(row) }));
  const unitIds = new Map((await listUnits(ctx.tx)).map(({ id, code }) => [code, id]));
  const personIds = new Map((await listAllPeople(ctx.tx)).map(({ id, code }) => [code, id]));
  const known = fresh.some(({ row }) => row.standsInFor !== null) ? [...(await readPosts(ctx.tx)), ...fresh] : [];
  const held = fresh.map(({ id, row }): HeldPost => {
    const { personCode, unitCode, standsInFor, ...post } = row;
    const taken = standsInFor === null ? undefined : known.findLast((other) => isTakenOver(other.row, row));
    return {
      ...post,
      id,
      personId: personIds.get(personCode) ?? '',
      unitId: unitIds.get(unitCode) ?? '',
      standsInForId: standsInFor === null ? null : (taken?.id ?? nowhere),
    };
  });
  await savePosts(ctx.tx, held);
  await keepApart(ctx.tx, [...new Set(held.map(({ personId }) => personId).filter((id) => id !== ''))]);
}

export const postRegister: Register = {
  name: 'posts',
  ...peopleRegisters.posts,
  subjectKind: 'post',
  keyColumns: ['personCode', 'unitCode', 'post', 'validFrom'],
  columns: [
    { key: 'personCode', zh: '警号（工号）', en: 'Badge', kind: 'text', required: true },
    { key: 'unitCode', zh: '单位编号', en: 'Unit code', kind: 'text', required: true },
    { key: 'post', zh: '岗位', en: 'Post', kind: 'choice', choices: posts, required: true },
    { key: 'duties', zh: '职责', en: 'Duties', kind: 'choices', choices: duties, required: true },
    { key: 'categories', zh: '限办类别', en: 'Categories', kind: 'list', fallback: null },
    { key: 'concurrent', zh: '兼职', en: 'Concurrent', kind: 'flag', fallback: false },
    { key: 'standsInFor', zh: '代谁的班', en: 'Stands in for', kind: 'text' },
    ...spanColumns,
  ],
  references: [
    { column: 'personCode', codes: async (tx) => new Set((await listAllPeople(tx)).map(({ code }) => code)) },
    { column: 'unitCode', codes: async (tx) => new Set((await listUnits(tx)).map(({ code }) => code)) },
    { column: 'standsInFor', codes: async (tx) => new Set((await listAllPeople(tx)).map(({ code }) => code)) },
  ],
  check: checkPost,
  order: (rows) =>
    rows.toSorted((one, other) => Number(one['standsInFor'] !== null) - Number(other['standsInFor'] !== null)),
  read: readPosts,
  write: writePosts,
  remove: (ctx, ids) => removePosts(ctx.tx, ids),
};
