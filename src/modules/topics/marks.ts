import type { Db } from '../../platform/database.ts';
import { keysOf, type Reader, readerOf, textOf } from './reader.ts';
import {
  deleteCardKeys,
  deleteMark,
  listCards,
  listReadable,
  listUnmarkedOfImport,
  type Mark,
  saveCardKeys,
  saveMarks,
  type Unmarked,
} from './store-marks.ts';

const mostOfImport = 500;

function markOf(reader: Reader, matter: Unmarked): Mark {
  const { bands, places } = keysOf(reader, [textOf(matter), ...matter.added].join('\n'), matter.where_text);
  return { id: matter.id, bands, places };
}

/** Makes signatures of matters that were read. */
export async function makeMarks(tx: Db, matters: readonly Unmarked[], now: Date): Promise<void> {
  if (matters.length === 0) return;
  const reader = await readerOf(tx);
  await saveMarks(
    tx,
    matters.map((matter) => markOf(reader, matter)),
    now,
  );
}

/** Makes the signature of one matter anew, and takes it away where there is nothing to find any more. */
export async function remark(tx: Db, matterId: string, now: Date): Promise<void> {
  const found = await listReadable(tx, [matterId]);
  if (found.length === 0) await deleteMark(tx, matterId);
  else await makeMarks(tx, [...found, ...(await listUnmarkedOfImport(tx, matterId, mostOfImport))], now);
}

/** The keys of a public card follow what it says; a card that is no longer shown has none. Null: all cards that have none yet. */
export async function markCards(tx: Db, matterId: string | null): Promise<void> {
  const cards = await listCards(tx, matterId);
  if (matterId !== null && cards.length === 0) await deleteCardKeys(tx, matterId);
  if (cards.length === 0) return;
  const reader = await readerOf(tx);
  const keyed = cards.map(({ id, title, body }) => {
    const { bands, places } = keysOf(reader, `${title}\n${body}`);
    return { id, keys: [...bands, ...places] };
  });
  await saveCardKeys(tx, keyed);
}
