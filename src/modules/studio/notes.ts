import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { openSealed, seal } from '../../platform/seal.ts';
import type { SealedColumn } from '../../platform/secrets/columns.ts';
import { personOf } from './policy.ts';
import type { Programme } from './tables.ts';

/** 心理记录: nothing but this file opens them, and nothing exports them. */
export const noteSeals: SealedColumn = {
  what: { zh: '家庭计划心理记录', en: 'notes of psychologists' },
  table: 'family_note',
  key: 'id',
  keyType: 'uuid',
  column: 'text_sealed',
  form: 'base64url',
};

export interface Note {
  readonly id: string;
  readonly text: string;
  readonly at: Date;
  readonly authorId: string;
}

export async function writeNote(
  ctx: Context,
  note: { readonly id: string; readonly programmeId: string; readonly text: string; readonly authorId: string },
): Promise<void> {
  const sealed = seal(ctx.settings.secret, Buffer.from(note.text)).toString('base64url');
  await sql`insert into family_note (id, programme_id, text_sealed, author_id, at)
    values (${note.id}, ${note.programmeId}, ${sealed}, ${note.authorId}, ${ctx.now})`.execute(ctx.tx);
}

/** What whoever asks may read: the own notes, or all as the supervisor named in the programme; null for everybody else. */
export async function readNotes(ctx: Context, programme: Programme): Promise<Note[] | null> {
  const person = personOf(ctx.who);
  // A session only: no programme reads these for somebody.
  if (ctx.who.kind !== 'staff' || person === null) return null;
  const supervises = person === programme.supervisor_id;
  if (!supervises && person !== programme.psychologist_id) return null;
  const { rows } = await sql<{
    id: string;
    text_sealed: string;
    author_id: string;
    at: Date;
  }>`select id, text_sealed, author_id, at from family_note
    where programme_id = ${programme.id} and (author_id = ${person} or ${supervises}) order by at desc, id`.execute(
    ctx.tx,
  );
  return rows.map(({ id, text_sealed, author_id, at }) => ({
    id,
    text: openSealed(ctx.settings.secret, Buffer.from(text_sealed, 'base64url')).toString(),
    at,
    authorId: author_id,
  }));
}
