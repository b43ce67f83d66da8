import type { GivenOf, ParsedOf } from '../../kit/contract.ts';
import { Refusal } from '../../kit/refusal.ts';
import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { openSealed, seal } from '../../platform/seal.ts';
import {
  accessed,
  findMediation,
  mediates,
  seatsNow,
  subjectOf,
  unknownMediation,
  type WholeMediation,
} from '../mediation/api.ts';
import type { offerDoors } from './contract-offers.ts';
import { mayToNotes, type NoteSubject } from './policy.ts';
import { insertNote, listNotes } from './store-offers.ts';
import { freshId, mustFind, sidesOf, tellPanel } from './subject.ts';
import { privateNote } from './words.ts';

type Doors = typeof offerDoors;
type In<K extends keyof Doors> = ParsedOf<Doors[K]>;
type Out<K extends keyof Doors> = Promise<GivenOf<Doors[K]>>;

function noteSubject(whole: WholeMediation | undefined): NoteSubject {
  if (!whole) return { ...unknownMediation, apprenticeIds: [] };
  const apprenticeIds = seatsNow(whole).flatMap(({ role, person_id }) => (role === 'apprentice' ? [person_id] : []));
  return { ...subjectOf(whole), apprenticeIds };
}

async function openNotes(ctx: Context, id: string): Promise<{ whole: WholeMediation; subject: NoteSubject }> {
  const whole = await findMediation(ctx.tx, id, ctx.action === 'note.write');
  const subject = noteSubject(whole);
  // The line says that there was a private note, and nothing else.
  if (whole) accessed(ctx, whole, privateNote.zh);
  ctx.permit(mayToNotes, subject);
  if (!whole) throw new Refusal('not-found');
  return { whole, subject };
}

/** 私下记录: opened for the mediators of the panel now; apprentices get what was marked for them. */
export async function notes(ctx: Context, input: In<'notes'>): Out<'notes'> {
  const { whole, subject } = await openNotes(ctx, input.id);
  const canWrite = mediates(ctx.who, subject);
  const rows = await listNotes(ctx.tx, whole.mediation.id, { forApprentices: !canWrite });
  const names = await accountNames(ctx.tx, [...new Set(rows.map(({ by_id }) => by_id))]);
  return {
    notes: rows.map((row) => ({
      id: row.id,
      side: row.side,
      sittingId: row.sitting_id,
      text: openSealed(ctx.settings.secret, Buffer.from(row.sealed, 'base64url')).toString('utf8'),
      forApprentices: row.for_apprentices,
      by: names.get(row.by_id) ?? '',
      at: row.at.toISOString(),
    })),
    canWrite,
  };
}

export async function writeNote(ctx: Context, input: In<'writeNote'>): Out<'writeNote'> {
  const { whole } = await openNotes(ctx, input.id);
  if (ctx.who.kind !== 'staff') throw new Refusal('not-allowed');
  if (!sidesOf(whole).includes(input.side))
    throw new Refusal('input.invalid', [{ path: 'side', zh: '没有这一方', en: 'There is no such side' }]);
  if (input.sittingId !== undefined) await mustFind(ctx, whole, input.sittingId);
  const id = freshId(ctx);
  await insertNote(ctx.tx, whole.mediation.id, {
    id,
    sitting_id: input.sittingId ?? null,
    side: input.side,
    sealed: seal(ctx.settings.secret, Buffer.from(input.text)).toString('base64url'),
    for_apprentices: input.forApprentices,
    by_id: ctx.who.accountId,
    at: ctx.now,
  });
  tellPanel(ctx, whole, 'note.kept');
  return { id };
}
