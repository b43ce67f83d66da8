import { type RawBuilder, sql } from 'kysely';
import type { Words } from '../../kit/words.ts';
import type { Db } from '../database.ts';
import type { FileStore } from '../files/store.ts';
import { type HouseSecret, sealingKeysOf, sealMark } from '../seal.ts';
import type { SealedColumn } from './columns.ts';

/** How many values of one kind lie under which secret. */
export interface SealedStanding {
  readonly what: Words;
  readonly current: number;
  readonly former: number;
  /** Sealed before values named their secret: any secret of the house may be theirs. */
  readonly unnamed: number;
  /** Under a secret that this house was not told. */
  readonly unknown: number;
}

/** The ids of the house's secrets in hexadecimal, the current one first. */
export function keyIdsOf(secret: HouseSecret): readonly [string, ...string[]] {
  const [current, ...former] = sealingKeysOf(secret);
  return [current.id.toString('hex'), ...former.map(({ id }) => id.toString('hex'))];
}

/** Counts every sealed value of the house by the secret that it names; opens none. */
export async function countSealed(
  db: Db,
  house: { secret: HouseSecret; columns: readonly SealedColumn[]; store: FileStore },
): Promise<SealedStanding[]> {
  const standings: SealedStanding[] = [];
  for (const column of house.columns) {
    standings.push(standingOf(column.what, house.secret, await countColumn(db, column)));
  }
  const files = new Map<string, number>();
  for await (const { keyId } of house.store.listSealed()) files.set(keyId, (files.get(keyId) ?? 0) + 1);
  standings.push(standingOf(sealedFiles, house.secret, files));
  return standings;
}

/** What the sealed half of the file store is called. */
export const sealedFiles: Words = { zh: '原件和卷宗文件', en: 'originals and case files' };

function standingOf(what: Words, secret: HouseSecret, counts: ReadonlyMap<string, number>): SealedStanding {
  const [current, ...former] = keyIdsOf(secret);
  const sum = (belongs: (keyId: string) => boolean) =>
    [...counts].reduce((total, [keyId, count]) => (belongs(keyId) ? total + count : total), 0);
  return {
    what,
    current: sum((keyId) => keyId === current),
    former: sum((keyId) => former.includes(keyId)),
    unnamed: sum((keyId) => keyId === ''),
    unknown: sum((keyId) => keyId !== '' && keyId !== current && !former.includes(keyId)),
  };
}

async function countColumn(db: Db, { table, column, form }: SealedColumn): Promise<Map<string, number>> {
  const { rows } = await sql<{
    key_id: string;
    values: number;
  }>`select ${keyIdIn(column, form)} as key_id, count(*)::int as values
    from ${sql.table(table)} where octet_length(${sql.ref(column)}) > 0 group by 1`.execute(db);
  return new Map(rows.map(({ key_id, values }) => [key_id, values]));
}

/** The id, in hexadecimal, that a value of this column names; empty where it names none. */
export function keyIdIn(column: string, form: SealedColumn['form']): RawBuilder<string> {
  const value = sql.ref(column);
  const [mark, idAt] = [sealMark.toString('base64url'), sealMark.length + 1];
  return form === 'bytes'
    ? sql`case when substring(${value} from 1 for ${sql.lit(sealMark.length)}) = decode(${sql.lit(sealMark.toString('hex'))}, 'hex')
        then encode(substring(${value} from ${sql.lit(idAt)} for 6), 'hex') else '' end`
    : sql`case when left(${value}, ${sql.lit(mark.length)}) = ${sql.lit(mark)}
        then encode(decode(translate(substring(${value} from ${sql.lit(mark.length + 1)} for 8), '-_', '+/'), 'base64'), 'hex') else '' end`;
}

/** What an administrator must not forget while the secret is changed. */
export function formerSecretWarnings({ former }: HouseSecret): Words[] {
  if (former.length === 0) return [];
  return [
    {
      zh: '正在更换密钥：运行 secrets rotate，全部重新封存后去掉 MAPLEBRIDGE_FORMER_SECRETS',
      en: 'The secret is being changed: run secrets rotate, then remove MAPLEBRIDGE_FORMER_SECRETS',
    },
  ];
}
