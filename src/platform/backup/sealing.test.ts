import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader } from './byte-reader.ts';
import { openStream, sealStream } from './sealing.ts';
import { whole } from './unpack.ts';

const passphrase = '枫桥经验 小事不出村';
// Cheap stretching: what is tested here are the chunks.
const cheap = { N: 4096 } as const;

async function* pieces(plain: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < plain.length; from += size) yield plain.subarray(from, from + size);
}

const seal = (plain: Buffer, size = 50_000) => whole(sealStream(pieces(plain, size), passphrase, cheap));
const unseal = (sealed: Buffer, size = 30_000, phrase = passphrase) =>
  whole(openStream(new ByteReader(pieces(sealed, size)), phrase));

const plain = Buffer.from(Array.from({ length: 150_000 }, (_, at) => (at * 31 + (at >> 8)) % 256));

describe('an encrypted stream', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 150_000])(
    'of %d bytes opens to what it was, in pieces of any size',
    async (length) => {
      const sealed = await seal(plain.subarray(0, length), 7_001);
      expect(await unseal(sealed, 997)).toEqual(plain.subarray(0, length));
    },
  );

  test('holds nothing readable but its header', async () => {
    const sealed = await seal(Buffer.alloc(100_000, '居民姓名'));
    expect(sealed.includes('居民')).toBe(false);
    expect(sealed.toString('latin1')).toMatch(
      /^maplebridge backup 1\n\{"scrypt":\{"N":4096,"r":8,"p":3\},"salt":"[0-9a-f]{64}"\}\n[0-9a-f]{64}\n/,
    );
    expect(await seal(plain)).not.toEqual(await seal(plain));
  });

  test('stays closed to another passphrase', async () => {
    await expect(unseal(await seal(plain), 30_000, '枫桥经验 小事不出镇')).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
  });

  test('tells of one byte flipped anywhere', async () => {
    const sealed = await seal(plain);
    await fc.assert(
      fc.asyncProperty(
        // Half of the flips meet the header and its surroundings.
        fc.oneof(fc.nat(300), fc.nat(sealed.length - 1)),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const flipped = Buffer.from(sealed);
          flipped[at] = (flipped[at] ?? 0) ^ flip;
          await expect(unseal(flipped)).rejects.toMatchObject({ name: 'BackupProblem' });
        },
      ),
      { numRuns: 120 },
    );
  });

  test('tells of an end that was cut off anywhere, and of bytes added', async () => {
    const sealed = await seal(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => {
        await expect(unseal(sealed.subarray(0, length))).rejects.toMatchObject({ name: 'BackupProblem' });
      }),
      { numRuns: 60 },
    );
    const header = sealed.indexOf('\n', 100) + 65 + 1;
    const wholeChunks = sealed.subarray(0, header + 2 * 65_552);
    await expect(unseal(wholeChunks)).rejects.toMatchObject({ code: 'cut' });
    await expect(unseal(Buffer.concat([sealed, Buffer.alloc(1)]))).rejects.toMatchObject({ code: 'damaged' });
  });

  test('tells of chunks that changed places', async () => {
    const sealed = await seal(plain);
    const header = sealed.indexOf('\n', 100) + 65 + 1;
    const chunk = (n: number) => sealed.subarray(header + n * 65_552, header + (n + 1) * 65_552);
    const swapped = Buffer.concat([sealed.subarray(0, header), chunk(1), chunk(0), chunk(2)]);
    expect(swapped.length).toBe(sealed.length);
    await expect(unseal(swapped)).rejects.toMatchObject({ code: 'damaged' });
  });
});
