import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openContent, sealContent } from './files/sealed-file.ts';
import { encrypt, openSealed, SealProblem, seal, sealingKeysOf } from './seal.ts';

const old = { current: 'the secret of last year, long enough', former: [] };
const fresh = { current: 'the secret of this year, long enough', former: [] };
const both = { current: fresh.current, former: [old.current] };
const plain = Buffer.from('王秀兰 19922220001');
const sha256 = 'ab'.repeat(32);

/** A value as it was sealed before values named their secret. */
function unnamed(): Buffer {
  return encrypt(sealingKeysOf(old)[0].key, plain, Buffer.alloc(0));
}

describe('a sealed value', () => {
  test('says which secret it lies under, and nothing else of it', () => {
    const sealed = seal(old, plain);
    expect(sealed.subarray(0, 12)).toEqual(Buffer.concat([Buffer.from('MBSEAL'), sealingKeysOf(old)[0].id]));
    expect(sealed.subarray(0, 12)).toEqual(seal(old, Buffer.from('another')).subarray(0, 12));
    expect(sealed.subarray(0, 12)).not.toEqual(seal(fresh, plain).subarray(0, 12));
    expect(sealed.toString('base64url').slice(0, 16)).toBe(
      Buffer.concat([Buffer.from('MBSEAL'), sealingKeysOf(old)[0].id]).toString('base64url'),
    );
    expect(sealed.includes(plain)).toBe(false);
  });

  test('of a former secret still opens while that is known, also one that names none; what is new lies under the current one', () => {
    for (const sealed of [seal(old, plain), unnamed()]) {
      expect(openSealed(both, sealed)).toEqual(plain);
      expect(() => openSealed(fresh, sealed)).toThrow(SealProblem);
    }
    expect(openSealed(fresh, seal(both, plain))).toEqual(plain);
    expect(() => openSealed(old, seal(both, plain))).toThrow(SealProblem);
  });

  test('does not open once any byte is another one, its mark and the id of its secret included', () => {
    for (const sealed of [seal(old, plain), unnamed()]) {
      for (let at = 0; at < sealed.length; at += 1) {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect(() => openSealed(both, changed)).toThrow(SealProblem);
      }
      for (const cut of [0, 5, 12, 30]) expect(() => openSealed(both, sealed.subarray(0, cut))).toThrow(SealProblem);
    }
  });

  test('that names a secret cannot be passed off as one that names none', () => {
    const sealed = seal(old, plain);
    expect(() => openSealed(both, sealed.subarray(12))).toThrow(SealProblem);
  });
});

describe('a sealed file', () => {
  test('of a former secret opens while that is known, and only as the file that it was', () => {
    const content = randomBytes(5_000);
    const nameless = Buffer.concat([
      Buffer.from('MBS1'),
      encrypt(sealingKeysOf(old)[0].key, content, Buffer.from(sha256, 'latin1')),
    ]);
    for (const sealed of [sealContent(old, content, sha256), nameless]) {
      expect(openContent(both, sealed, sha256)).toEqual(content);
      expect(openContent(fresh, sealed, sha256)).toBeUndefined();
      expect(openContent(both, sealed, 'cd'.repeat(32))).toBeUndefined();
    }
  });
});
