import { dayOf } from '../../kit/calendar.ts';
import { type FieldProblem, Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { ensurePersonResource } from '../bookings/api.ts';
import { listCategories } from '../categories/api.ts';
import { readCard, readCards } from './panel.ts';
import { mayToCard } from './policy.ts';
import { findFrameProblem, hoursOf, sortFrames } from './rules.ts';
import { saveCards } from './store-cards.ts';
import type { Card, CardRow, Frame } from './tables.ts';
import { subjectOf } from './views.ts';
import type { mediatorFacts } from './words.ts';

/** Refuses `input.invalid` where there is a problem. */
export function refuse(problem: FieldProblem | undefined): void {
  if (problem) throw new Refusal('input.invalid', [problem]);
}

/** The card that a door is about, locked, after permission was asked. */
export async function getCard(ctx: Context, id: string): Promise<Card> {
  const card = await readCard(ctx, id, true);
  if (!card) throw new Refusal('not-found');
  const [teacher] = card.teacherId === null ? [] : await readCards(ctx, [card.teacherId], dayOf(ctx.now));
  ctx.permit(mayToCard, subjectOf(card, teacher));
  return card;
}

/** The same for a step that was decided on what the reader saw: nothing changed since, and the card has not ended. */
export async function getForStep(ctx: Context, { id, version }: { id: string; version: number }): Promise<Card> {
  const card = await getCard(ctx, id);
  if (card.version !== version) throw new Refusal('version.conflict');
  if (card.state === 'ended') throw new Refusal('step.not-now');
  return card;
}

export function tell(
  ctx: Context,
  id: string,
  kind: keyof typeof mediatorFacts,
  data: Readonly<Record<string, unknown>> = {},
): void {
  const subject = { kind: 'mediator', id };
  ctx.record({ subject, kind, audience: 'staff', data });
}

/** The columns of a card alone. */
function rowOf(card: Card): Omit<CardRow, 'version'> {
  const { name: _, initials: _i, badge: _b, phone: _p, unitName: _u, teacherName: _t, accountId: _a, ...rest } = card;
  const { holdsPost: __, trainedMinutes: ___, version: ____, ...row } = rest;
  return row;
}

/** Writes what a step changes; answers the version that pages send back. */
export async function save(ctx: Context, card: Card, change: Partial<CardRow>): Promise<{ version: number }> {
  await saveCards(ctx.tx, [{ ...rowOf(card), ...change }]);
  ctx.signal(
    { kind: 'mediator', id: card.id },
    { unitIds: card.unitId === null ? [] : [card.unitId], personIds: [card.personId] },
  );
  return { version: card.version + 1 };
}

/** Whoever mediates has a calendar that begins with the times on the card; one that is there already stays as its owner keeps it. */
export async function startCalendar(
  ctx: Context,
  card: Pick<Card, 'personId' | 'holdsPost' | 'frames'>,
): Promise<void> {
  if (!card.holdsPost) return;
  await ensurePersonResource(ctx, card.personId, card.frames.length > 0 ? { hours: hoursOf(card.frames) } : {});
}

interface Worded {
  readonly frames: readonly Frame[];
  readonly isShown: boolean;
}

/** What a mediator or the registrar worded, as columns; showing begins on the day on which it was agreed. */
export function wordedColumns<T extends Worded>(ctx: Context, { isShown, frames, ...rest }: T, before?: Card) {
  refuse(findFrameProblem(frames));
  const shownSince = isShown ? (before?.shownSince ?? dayOf(ctx.now)) : null;
  return { ...rest, frames: sortFrames(frames), shownSince };
}

/** Refuses fields that are no categories in use; those that a card has already may stay. */
export async function refuseUnknownFields(ctx: Context, fields: readonly string[], before: readonly string[] = []) {
  const known = new Set([...(await listCategories(ctx)).map(({ code }) => code), ...before]);
  const unknown = fields.find((code) => !known.has(code));
  if (unknown === undefined) return;
  refuse({ path: 'fields', zh: `没有这个类别：${unknown}`, en: `there is no such category: ${unknown}` });
}

/** Refuses a teacher who does not mediate himself: apprentices learn from somebody who may sit alone. */
export async function refuseUnfitTeacher(ctx: Context, teacherId: string | null, ownId: string): Promise<void> {
  if (teacherId === null) return;
  const [teacher] = await readCards(ctx, [teacherId], dayOf(ctx.now));
  if (teacher && teacherId !== ownId && (teacher.state === 'active' || teacher.state === 'resting')) return;
  refuse({ path: 'teacherId', zh: '师傅须是在任的调解员', en: 'the teacher must be a mediator who sits alone' });
}
