import { describe, expect, test } from 'vitest';
import { isGoodPin, makeKey, seal, unseal, unwrapKey } from './sealing.ts';

const text = (words: string) => new TextEncoder().encode(words);

describe('what is kept on a phone', () => {
  test('opens with its PIN and with no other, and takes 600,000 rounds', async () => {
    const { key, wrapped } = await makeKey('402817');
    expect(wrapped.rounds).toBeGreaterThanOrEqual(600_000);
    expect(key.extractable).toBe(false);
    const sealed = await seal(key, 'act:1', text('王奶奶家电线老化'));
    const same = await unwrapKey('402817', wrapped);
    expect(same).toBeDefined();
    if (same) expect(new TextDecoder().decode(await unseal(same, 'act:1', sealed))).toBe('王奶奶家电线老化');
    expect(await unwrapKey('402818', wrapped)).toBeUndefined();
  });

  test('is another text each time, and none of it can be read or changed or put elsewhere', async () => {
    const { key } = await makeKey('402817');
    const plain = text('王奶奶家电线老化');
    const [one, other] = [await seal(key, 'act:1', plain), await seal(key, 'act:1', plain)];
    expect(Buffer.from(one.box).equals(Buffer.from(other.box))).toBe(false);
    expect(Buffer.from(one.box).includes(Buffer.from(plain))).toBe(false);
    await expect(unseal(key, 'act:2', one)).rejects.toThrow();
    one.box[0] = (one.box[0] ?? 0) ^ 1;
    await expect(unseal(key, 'act:1', one)).rejects.toThrow();
  });

  test('has two salts on two phones with the same PIN', async () => {
    const [one, other] = [await makeKey('402817'), await makeKey('402817')];
    expect(Buffer.from(one.wrapped.salt).equals(Buffer.from(other.wrapped.salt))).toBe(false);
  });

  test('is not kept under a PIN that everybody tries first', () => {
    for (const pin of ['12345', '000000', '123456', '654321', '890123', 'abcdef']) expect(isGoodPin(pin)).toBe(false);
    for (const pin of ['402817', '112233', '19491001']) expect(isGoodPin(pin)).toBe(true);
  });
});
