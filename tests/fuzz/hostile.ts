import type { Dice } from './dice.ts';

/** What goes out of one knock, before it becomes bytes. */
export interface Draft {
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  /** A value that becomes JSON, or the raw bytes. */
  body: unknown;
}

const texts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e反转\u202c',
  '\u200b\u200d\ufeff',
  'é'.normalize('NFD').repeat(50),
  '👨‍👩‍👧‍👦'.repeat(40),
  '长'.repeat(3000),
  'x'.repeat(70_000),
  `' or 1=1 --`,
  `'; drop table matter; --`,
  `") union select null, null --`,
  `\\'; select pg_sleep(9); --`,
  '%_%\\',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}<%= 7*7 %>',
  '../../../../etc/passwd',
  '..\\..\\windows',
  'file:///etc/passwd',
  '=cmd|x!A1',
  '\r\nset-cookie: a=b',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '9007199254740993',
  '2026-02-31',
  '0000-01-01',
  '99999-01-01',
  '2026-11-22T25:61:61Z',
  '-000001-01-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz',
  `((((((((((((((((((a+)+)+)+`,
  '金 & | ! ( ) : * <-> \\',
];

const numbers: readonly number[] = [
  -1,
  0,
  -0,
  0.1,
  -1e9,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 63),
  1e300,
  5e-324,
  100_000,
  32_768,
];

function hostileValue(dice: Dice): unknown {
  switch (dice.below(8)) {
    case 0:
      return dice.pick(numbers);
    case 1:
      return dice.pick([null, true, false]);
    case 2:
      return dice.pick<unknown>([[], {}, [[]], [null], { $ne: null }, { toString: 'x' }, { length: 9 }]);
    case 3:
      return Array.from({ length: dice.pick([1, 3, 1000]) }, () => dice.pick(texts.slice(0, 9)));
    default:
      return dice.pick(texts);
  }
}

function deep(dice: Dice): unknown {
  const levels = dice.pick([20, 200, 1000]);
  return JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
}

// Every place in a value where something else could stand.
function placesOf(value: unknown): { holder: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key])]);
}

function spoilBody(draft: Draft, dice: Dice): void {
  const places = placesOf(draft.body);
  const place = places.length > 0 ? dice.pick(places) : undefined;
  switch (dice.below(10)) {
    case 0:
      if (place) delete place.holder[place.key];
      return;
    case 1:
      draft.body = dice.pick<unknown>([null, [], 'text', 1, true, [1, 2]]);
      return;
    case 2:
      Object.assign(Object(draft.body), { extra: 'x', constructor: 'x', toString: 1, id: 'x' });
      return;
    case 3:
      draft.body = Buffer.from(`{"__proto__":{"a":1},${JSON.stringify(Object(draft.body)).slice(1)}`);
      return;
    case 4:
      if (place) place.holder[place.key] = deep(dice);
      return;
    default:
      if (place) place.holder[place.key] = hostileValue(dice);
  }
}

function spoilBytes(draft: Draft, dice: Dice): void {
  const text = Buffer.isBuffer(draft.body) ? draft.body : Buffer.from(JSON.stringify(draft.body ?? {}));
  switch (dice.below(7)) {
    case 0:
      draft.body = text.subarray(0, dice.below(text.length + 1));
      return;
    case 1:
      draft.body = Buffer.concat([text, text]);
      return;
    case 2:
      draft.body = Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x80]);
      return;
    case 3:
      draft.body = Buffer.alloc(dice.pick([0, 1, 1_100_000]), 0x20);
      return;
    case 4:
      draft.body = Buffer.from(text.toString().replace(/"([a-zA-Z]+)":/, '"$1":1,"$1":'));
      return;
    case 5:
      draft.body = Buffer.from(`{"a":${'{"a":'.repeat(3000)}1${'}'.repeat(3001)}`);
      return;
    default:
      draft.headers['content-type'] = dice.pick([
        'text/plain',
        'application/xml',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        'application/json; charset=utf-16',
        'application/octet-stream',
        'application/json',
        'x',
        '',
      ]);
  }
}

const oddHeaders: readonly (readonly [string, readonly string[]])[] = [
  ['idempotency-key', ['', 'x', '0', 'x'.repeat(4000), '00000000-0000-0000-0000-000000000000', '../x']],
  ['origin', ['https://evil.example', 'null', 'x', '']],
  ['sec-fetch-site', ['cross-site', 'same-site', 'x']],
  ['accept-language', ['en', '*', 'x'.repeat(3000), 'zh;q=x']],
  ['x-forwarded-for', ['x', "1.1.1.1', now()) --", '::ffff:1.1.1.1%eth0', '1.1.1.1,'.repeat(200)]],
  ['x-forwarded-host', ['evil.example', '']],
  ['x-forwarded-proto', ['javascript', 'x']],
  ['cookie', ['mb_session=x', 'mb_session=%00; mb_receipt=%ff', '__proto__=x', 'mb_device=%', '=;=;', 'mb_link=x']],
  ['authorization', ['Bearer', 'Bearer x', 'Basic eDp4', 'Bearer '.repeat(300)]],
  ['content-encoding', ['gzip', 'x']],
  ['accept', ['text/html', 'x']],
  ['range', ['bytes=0-1', 'bytes=-1']],
  ['if-none-match', ['*', 'x']],
  ['expect', ['x']],
  ['user-agent', ['', '\u00ff'.repeat(200), '<script>']],
  ['x-maplebridge-signature', ['sha256=', 'x']],
];

function spoilHeaders(draft: Draft, dice: Dice): void {
  const [name, values] = dice.pick(oddHeaders);
  draft.headers[name] = dice.pick(values);
}

function spoilPath(draft: Draft, dice: Dice): void {
  const parts = draft.path.split('/');
  const at = 2 + dice.below(Math.max(1, parts.length - 2));
  parts[at] = dice.pick([
    '..',
    '%2e%2e',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '%00',
    '%',
    '%zz',
    '%ff%fe',
    '',
    'x'.repeat(300),
    '.',
    '0',
    'null',
    encodeURIComponent(dice.pick(texts.slice(7, 30)).toWellFormed()).slice(0, 500),
  ]);
  draft.path = parts.join('/');
}

function spoilQuery(draft: Draft, dice: Dice): void {
  const given = hostileValue(dice);
  const value = (typeof given === 'string' ? given : JSON.stringify(given)).toWellFormed().slice(0, 6000);
  const [name] = draft.query.length > 0 ? dice.pick(draft.query) : ['q'];
  const at = draft.query.findIndex(([known]) => known === name);
  switch (dice.below(4)) {
    case 0:
      draft.query.push([name, value]);
      return;
    case 1:
      draft.query.push([
        dice.pick(['__proto__', 'constructor', `${name}[]`, `${name}[a]`, 'cursor', 'limit', 'q']),
        value,
      ]);
      return;
    case 2:
      if (at >= 0) draft.query.splice(at, 1);
      return;
    default:
      if (at >= 0) draft.query[at] = [name, value];
      else draft.query.push([name, value]);
  }
}

/** Spoils a knock in one to three ways. */
export function spoil(draft: Draft, dice: Dice): void {
  const hasBody = draft.body !== undefined;
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    const way = dice.below(20);
    if (way < 8) hasBody && !Buffer.isBuffer(draft.body) ? spoilBody(draft, dice) : spoilQuery(draft, dice);
    else if (way < 11) spoilQuery(draft, dice);
    else if (way < 14) spoilHeaders(draft, dice);
    else if (way < 16) spoilPath(draft, dice);
    else if (way === 16) draft.method = dice.pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']);
    else if (hasBody) spoilBytes(draft, dice);
    else draft.body = Buffer.from(dice.pick(['{}', 'x', '{"a":']));
  }
}
