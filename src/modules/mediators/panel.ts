import { dayOf } from '../../kit/calendar.ts';
import type { Context } from '../../platform/context.ts';
import { partnerNames } from '../partners/api.ts';
import { personBriefs, unitNames } from '../people/api.ts';
import * as store from './store-cards.ts';
import type { Card } from './tables.ts';

type Asking = Pick<Context, 'tx' | 'now'>;

/** For registers, which know no today: posts and hours of training are not among their columns. */
export const anyDay = '2000-01-01';

const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];

/** Puts to cards what other registers say of their people on the day. */
async function describe(tx: Context['tx'], cards: readonly store.StoredCard[], day: string): Promise<Card[]> {
  const teacherIds = present(cards.map(({ teacherId }) => teacherId));
  const missing = teacherIds.filter((id) => !cards.some((card) => card.id === id));
  const teachers = [...cards, ...(missing.length > 0 ? await store.listCardsById(tx, missing, day) : [])];
  const personIds = [...new Set(teachers.map(({ personId }) => personId))];
  const people = await personBriefs(tx, personIds, { duty: 'mediate', day });
  const units = await unitNames(tx, present(cards.map(({ unitId }) => unitId)));
  const partners = await partnerNames(tx, present(cards.map(({ partnerId }) => partnerId)));
  const nameOf = (card: store.StoredCard | undefined) => (card && people.get(card.personId)?.name) ?? null;
  return cards.flatMap((card) => {
    const person = people.get(card.personId);
    if (!person) return [];
    const { badge, name, initials, phone, accountId, holdsDuty: holdsPost } = person;
    const unitName = units.get(card.unitId ?? '') ?? partners.get(card.partnerId ?? '') ?? '';
    const teacherName = nameOf(teachers.find(({ id }) => id === card.teacherId));
    return [{ ...card, badge, name, initials, phone, accountId, holdsPost, unitName, teacherName }];
  });
}

const keyOf = ({ initials, id }: Card) => `${initials}|${id}`;

/** Every card in the order of names; a county has hundreds at most. */
export async function readPanel({ tx }: Pick<Asking, 'tx'>, day: string): Promise<Card[]> {
  const cards = await describe(tx, await store.listCards(tx, day), day);
  return cards.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

export async function readCards({ tx }: Pick<Asking, 'tx'>, ids: readonly string[], day: string): Promise<Card[]> {
  return describe(tx, await store.listCardsById(tx, ids, day), day);
}

/** A card as of today, locked where it is to be changed. */
export async function readCard({ tx, now }: Asking, id: string, lock = false): Promise<Card | undefined> {
  const day = dayOf(now);
  const found = lock ? await store.lockCard(tx, id, day) : (await store.listCardsById(tx, [id], day))[0];
  return found && (await describe(tx, [found], day))[0];
}

export async function readCardOfPerson({ tx, now }: Asking, personId: string): Promise<Card | undefined> {
  const found = await store.findCardOfPerson(tx, personId, dayOf(now));
  return found && (await describe(tx, [found], dayOf(now)))[0];
}

/** Apprentices of these teachers who are not signed off yet. */
export async function readApprentices(
  { tx }: Pick<Asking, 'tx'>,
  teacherIds: readonly string[],
  day: string,
): Promise<Card[]> {
  return describe(tx, await store.listApprentices(tx, teacherIds, day), day);
}

/** A page of cards in the order of `readPanel`, and the cursor of the next one. */
export function pageOf(cards: readonly Card[], { cursor, limit }: { cursor: string | undefined; limit: number }) {
  const left = cursor === undefined ? cards : cards.filter((card) => keyOf(card) > cursor);
  const rows = left.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: left.length > limit && last ? keyOf(last) : null };
}
