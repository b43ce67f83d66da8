import { describe, expect, test } from 'vitest';
import { guardAddresses, guardedLookup, isNetwork } from './addresses.ts';
import { nextDeliveryTryAt } from './deliver.ts';
import { createPost, problemOfUrl } from './post.ts';
import { wantsKind } from './spread.ts';

describe('an address that is not public', () => {
  const guard = guardAddresses([]);
  test.each([
    '127.0.0.1',
    '127.255.0.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    'localhost',
    '',
  ])('is refused: %s', (address) => expect(guard(address)).toBe(false));

  test.each(['1.1.1.1', '114.114.114.114', '172.32.0.1', '2400:3200::1', '::ffff:1.1.1.1'])('%s is public', (address) =>
    expect(guard(address)).toBe(true),
  );

  test('is reached when the operator named it or its network, and nothing else with it', () => {
    const open = guardAddresses(['10.20.0.0/16', '192.168.1.7', 'fd00:1::/32']);
    expect(['10.20.3.4', '192.168.1.7', 'fd00:1::9', '::ffff:10.20.0.1'].map(open)).toEqual([true, true, true, true]);
    expect(['10.21.0.1', '192.168.1.8', 'fd00:2::1', '127.0.0.1'].map(open)).toEqual([false, false, false, false]);
  });

  test('is written as an address or a network', () => {
    expect(['10.0.0.0/8', '::1', 'fd00::/8', '1.2.3.4'].map(isNetwork)).toEqual([true, true, true, true]);
    expect(['10.0.0.0/33', 'a.example', '1.2.3', '', '::1/129', '1.2.3.4/8/8'].map(isNetwork)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
  });

  test('is refused after its name was resolved, so no name leads inside', async () => {
    const problem = await new Promise((resolve) =>
      guardedLookup(guard)('localhost', { all: true }, (refused) => resolve(refused?.code)),
    );
    expect(problem).toBe('EADDRESSREFUSED');
    const post = createPost({ isDemo: true, mayConnect: guard });
    const tried = await post({ url: 'http://localhost:9/hook', body: '{}', headers: {} });
    expect([tried.delivered, tried.problem]).toEqual([false, 'address']);
  });
});

test('an address to subscribe is https outside the demo, without a password, and not a private number in any spelling', () => {
  const real = { isDemo: false, mayConnect: guardAddresses([]) };
  const of = (url: string) => problemOfUrl(url, real);
  expect(of('https://hooks.example/枫桥')).toBeUndefined();
  expect(of('http://hooks.example/')).toBe('scheme');
  expect(problemOfUrl('http://hooks.example/', { ...real, isDemo: true })).toBeUndefined();
  expect(['ftp://a.example', 'file:///etc/passwd', 'javascript:alert(1)', 'gopher://a.example'].map(of)).not.toContain(
    undefined,
  );
  expect(['https://user:word@a.example/', 'no address', 'https://', ''].map(of)).toEqual([
    'form',
    'form',
    'form',
    'form',
  ]);
  const inside = ['https://127.1/', 'https://2130706433/', 'https://0x7f.0.0.1/', 'https://[::1]/', 'https://10.0.0.1'];
  expect(inside.map(of)).toEqual(inside.map(() => 'address'));
});

test('a kind is wanted by its name or by its beginning up to the point', () => {
  expect(wantsKind(['matter.closed', 'place.*'], 'matter.closed')).toBe(true);
  expect(wantsKind(['matter.closed', 'place.*'], 'place.made')).toBe(true);
  expect(wantsKind(['matter.closed', 'place.*'], 'matter.closed-again')).toBe(false);
  expect(wantsKind(['matter.*'], 'matters.made')).toBe(false);
});

test('tries grow apart and end after about a day', () => {
  let now = new Date('2026-11-23T00:00:00Z');
  const gaps: number[] = [];
  for (let tries = 1; ; tries += 1) {
    const next = nextDeliveryTryAt(tries, now);
    if (!next) break;
    gaps.push(next.getTime() - now.getTime());
    now = next;
  }
  expect(gaps).toEqual([...gaps].sort((one, other) => one - other));
  const hours = (now.getTime() - Date.parse('2026-11-23T00:00:00Z')) / 3_600_000;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThanOrEqual(24);
});
