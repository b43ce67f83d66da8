import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { isKiosk } from '../kiosk.ts';

/** A photo that has not arrived yet, as it will be sent; `key` is the id of its request, so that a repeat is the same photo. */
export interface KeptPhoto {
  readonly key: string;
  readonly name: string;
  readonly bytes: Blob;
}

interface Shelf extends DBSchema {
  photo: { key: string; value: KeptPhoto };
}

const mostBytes = 30_000_000;
let opened: Promise<IDBPDatabase<Shelf>> | undefined;

function open(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>('maplebridge', 1, {
    upgrade: (shelf) => {
      shelf.createObjectStore('photo', { keyPath: 'key' });
    },
  });
  return opened;
}

/** Lays a photo beside the draft. Says whether it is there: not in a kiosk, beyond 30 MB, or where storage is shut. */
export async function keepPhoto(photo: KeptPhoto): Promise<boolean> {
  if (isKiosk) return false;
  try {
    const shelf = await open();
    const others = await shelf.getAll('photo');
    const used = others.reduce((sum, { bytes }) => sum + bytes.size, 0);
    if (used + photo.bytes.size > mostBytes) return false;
    await shelf.put('photo', photo);
    return true;
  } catch {
    return false;
  }
}

/** The photos beside the draft, in the order in which they were taken. */
export async function keptPhotos(): Promise<readonly KeptPhoto[]> {
  if (isKiosk) return [];
  try {
    return await (await open()).getAll('photo');
  } catch {
    return [];
  }
}

export async function forgetPhoto(key: string): Promise<void> {
  if (isKiosk) return;
  try {
    await (await open()).delete('photo', key);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}

export async function forgetPhotos(): Promise<void> {
  if (isKiosk) return;
  try {
    await (await open()).clear('photo');
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
