import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { dropLater } from './drop.ts';

interface Gone {
  readonly original_hash: string;
  readonly plain: (string | null)[];
}

/** Takes away the files of these subjects, rows at once and contents after the commit; answers how many. */
export async function dropFilesOf(ctx: Context, kinds: readonly string[], ids: readonly string[]): Promise<number> {
  const { rows } =
    await sql<Gone>`delete from stored_file where subject_kind = any(${[...kinds]}) and subject_id = any(${[...ids]}::uuid[])
    returning original_hash, array[clean_hash, thumbnail_hash, public_hash, public_thumbnail_hash] as plain`.execute(
      ctx.tx,
    );
  await dropLater(ctx, {
    plain: [...new Set(rows.flatMap(({ plain }) => plain.filter((hash) => hash !== null)))],
    sealed: [...new Set(rows.map(({ original_hash }) => original_hash))],
  });
  return rows.length;
}
