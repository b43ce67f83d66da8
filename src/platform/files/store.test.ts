import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDiskStore } from './store.ts';
import { takeIn } from './take-in.ts';

const secret = { current: 'the secret of this store, 32 long', former: [] };
const content = Buffer.from('The wall between the two yards leans.');
const address = createHash('sha256').update(content).digest('hex');
let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'maplebridge-files-')), 'store');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function allFiles(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('what is stored', () => {
  test('lies under its hash, once, and only we may read it', async () => {
    const store = await openDiskStore(folder);
    expect(await store.put(content)).toEqual({ sha256: address, size: content.length });
    await store.put(content);
    expect(await allFiles()).toEqual([placeOf(address)]);
    expect((await stat(placeOf(address))).mode & 0o777).toBe(0o600);
    for (const part of [folder, join(folder, address.slice(0, 2)), join(folder, 'incoming')]) {
      expect((await stat(part)).mode & 0o777).toBe(0o700);
    }
    expect(await store.read(address)).toEqual(content);
    expect(await buffer(store.readStream(address))).toEqual(content);
  });

  test('is not handed out once its bytes have changed on the disk', async () => {
    const store = await openDiskStore(folder);
    await store.put(content);
    await writeFile(placeOf(address), 'The wall stands straight.');
    await expect(store.read(address)).rejects.toThrow('no longer matches');
    await expect(buffer(store.readStream(address))).rejects.toThrow('no longer matches');
    await store.put(content);
    expect(await store.read(address)).toEqual(content);
  });

  test('is gone after it was removed, and removing twice is no error', async () => {
    const store = await openDiskStore(folder);
    await store.put(content);
    await store.remove(address);
    await store.remove(address);
    await expect(store.read(address)).rejects.toThrow('ENOENT');
    await expect(buffer(store.readStream(address))).rejects.toThrow('ENOENT');
  });

  test('cannot be asked for by a path', async () => {
    const store = await openDiskStore(folder);
    await expect(store.read('../../../etc/passwd')).rejects.toThrow('SHA-256');
    expect(() => store.readStream(`${address}/..`)).toThrow('SHA-256');
  });

  test('leaves no rest of a write that died, but keeps one that is under way', async () => {
    await openDiskStore(folder);
    const [dead, alive] = [join(folder, 'incoming', 'dead'), join(folder, 'incoming', 'alive')];
    await writeFile(dead, 'x');
    await writeFile(alive, 'x');
    const twoHoursAgo = new Date(Date.now() - 7_200_000);
    await utimes(dead, twoHoursAgo, twoHoursAgo);
    await openDiskStore(folder);
    expect(await allFiles()).toEqual([alive]);
  });
});

describe('a sealed original', () => {
  test('opens with its secret and lies unreadable beside a plain copy of the same content', async () => {
    const store = await openDiskStore(folder, { secret });
    await store.put(content);
    expect(await store.putSealed(content)).toEqual({ sha256: address, size: content.length });
    const onDisk = await readFile(`${placeOf(address)}.sealed`);
    expect(onDisk.includes('wall')).toBe(false);
    expect((await stat(`${placeOf(address)}.sealed`)).mode & 0o777).toBe(0o600);
    expect(await store.readSealed(address)).toEqual(content);
    await store.removeSealed(address);
    await expect(store.readSealed(address)).rejects.toThrow('ENOENT');
    expect(await store.read(address)).toEqual(content);
  });

  test('does not open with another secret, after a change of one bit, cut short, or under another address', async () => {
    const store = await openDiskStore(folder, { secret });
    await store.putSealed(content);
    const path = `${placeOf(address)}.sealed`;
    const sealed = await readFile(path);
    const other = await openDiskStore(folder, { secret: { current: 'another secret, also known to few', former: [] } });
    await expect(other.readSealed(address)).rejects.toThrow();
    const { sha256: elsewhere } = await store.putSealed(Buffer.from('another'));
    await writeFile(`${placeOf(elsewhere)}.sealed`, sealed);
    await expect(store.readSealed(elsewhere)).rejects.toThrow();
    for (const changed of [
      Buffer.from(sealed.map((byte, at) => (at === sealed.length - 1 ? byte ^ 1 : byte))),
      sealed.subarray(0, -1),
      sealed.subarray(0, 20),
      Buffer.alloc(0),
    ]) {
      await writeFile(path, changed);
      await expect(store.readSealed(address)).rejects.toThrow();
    }
  });

  test('is not kept at all without a secret, rather than kept in the open', async () => {
    const store = await openDiskStore(folder);
    await expect(store.putSealed(content)).rejects.toThrow('secret');
    expect(await allFiles()).toEqual([]);
  });
});

describe('taking in a photo', () => {
  test('keeps the sealed original, a clean copy and two smaller pictures', async () => {
    const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: 'teal' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Zhang San' } })
      .toBuffer();
    const store = await openDiskStore(folder, { secret });
    const taken = await takeIn(photo, store);
    if ('refused' in taken || !taken.thumbnailSha256 || !taken.displaySha256) throw new Error('not taken in');
    const clean = await store.read(taken.cleanSha256);
    expect(taken).toMatchObject({
      kind: 'photo',
      extension: 'jpg',
      size: clean.length,
      widthPixels: 800,
      heightPixels: 600,
    });
    expect(await store.readSealed(taken.originalSha256)).toEqual(photo);
    expect((await sharp(await store.read(taken.thumbnailSha256)).metadata()).width).toBe(480);
    expect((await sharp(await store.read(taken.displaySha256)).metadata()).width).toBe(800);
    for (const path of await allFiles()) expect((await readFile(path)).includes('Zhang San')).toBe(false);
  });

  test('stores nothing when the file is refused', async () => {
    const store = await openDiskStore(folder, { secret });
    expect(await takeIn(Buffer.from('MZ'), store)).toEqual({ refused: 'file.kind' });
    expect(await takeIn(Buffer.from('%PDF-1.7\nnothing'), store)).toEqual({ refused: 'file.broken' });
    expect(await allFiles()).toEqual([]);
  });
});
