import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { hire } from '../../tests/support/knockers.ts';
import { buildTown, codeAt, type Town, townPassword } from '../../tests/support/town.ts';
import { newId } from '../kit/ids.ts';
import type { LogFields } from './log.ts';

const start = new Date('2026-11-23T00:00:00Z');
const lines: ({ event: string } & LogFields)[] = [];
const keep = (event: string, fields: LogFields = {}) => void lines.push({ event, ...fields });

let house: TestHouse;
let plain: TestHouse;
let town: Town;

beforeAll(async () => {
  house = await openTestHouse({
    startAt: start,
    settings: { MAPLEBRIDGE_PUBLIC_URL: 'https://bridge.example' },
    log: { info: keep, warn: keep, error: keep },
  });
  plain = await openTestHouse({ startAt: start });
  town = await buildTown(house);
});
afterAll(async () => {
  await house.close();
  await plain.close();
});

async function signIn(): Promise<Response> {
  return fetch(`${house.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      badge: town.people.northClerk.badge,
      password: townPassword,
      code: codeAt(house.now()),
    }),
  });
}

describe('with an https address', () => {
  test('every cookie is Secure, HttpOnly, SameSite=Strict and bound to this host, and signs in under that name only', async () => {
    const answered = await signIn();
    const cookies = answered.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual(['__Host-mb_session', '__Host-mb_device']);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toContain('; Secure');
      expect(cookie).toContain('; HttpOnly');
      expect(cookie).toContain('; SameSite=Strict');
      expect(cookie).not.toContain('Domain');
    }
    const pair = (cookies[0] ?? '').split(';')[0] ?? '';
    const withName = (cookie: string) => new Caller(house.url, { cookie }).get('/api/sessions');
    expect((await withName(pair)).status).toBe(200);
    expect((await withName(pair.replace('__Host-', ''))).status).toBe(401);
    const live = await fetch(`${house.url}/api/live`, { headers: { cookie: pair } });
    expect(live.status).toBe(200);
    expect(live.headers.get('strict-transport-security')).toContain('max-age=31536000');
    await live.body?.cancel();
  });

  test.each(['/', '/api/me', '/api/nothing-here', '/health/live', '/api/docs'])(
    'browsers are told at %s to stay with https, for a year and below',
    async (path) => {
      const { headers } = await fetch(house.url + path);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    },
  );
});

test('without https there is neither Secure nor HSTS, which would lock a demo out', async () => {
  const { headers } = await fetch(`${plain.url}/api/me`);
  expect(headers.get('strict-transport-security')).toBeNull();
});

describe('every answer', () => {
  test.each(['/', '/api/me', '/api/nothing-here', '/health/live', '/api/docs', '/api/openapi.json', '/api/live'])(
    'at %s says what may be loaded, who may frame it, and that its kind is not to be guessed',
    async (path) => {
      const { headers } = await fetch(house.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ])
        expect(policy.split(';')).toContain(part);
      expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('of a door is not kept by browsers and caches', async () => {
    for (const path of ['/api/me', '/api/matters', '/api/nothing-here'])
      expect((await fetch(house.url + path)).headers.get('cache-control')).toBe('no-store');
  });

  test('that is a table is saved and cannot run anything', async () => {
    const admin = await hire(house, { unitId: town.units.bureau, duties: ['system', 'register'] });
    const { status, headers } = await fetch(`${house.url}/api/registers/units/export?format=csv`, {
      headers: { cookie: admin.cookie },
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''units-/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });
});

describe('what HTTP allows and doors do not', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form of another site, sent as %s, is refused',
    async (type) => {
      const body = JSON.stringify({ badge: '1', password: 'x', code: '1' });
      const answered = await fetch(`${house.url}/api/sign-in`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(answered.status).toBe(400);
    },
  );

  test.each(['TRACE', 'OPTIONS', 'PATCH', 'PROPFIND'])('%s finds nothing', async (method) => {
    const said = await raw(
      `${method} /api/me HTTP/1.1\r\nhost: bridge.example\r\nx-secret: echo\r\nconnection: close\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 40[045] /);
    expect(said).not.toContain('echo');
    expect(said.toLowerCase()).not.toMatch(/^allow:|access-control-allow/m);
  });

  test('two lengths in one request, which a proxy could read otherwise, are refused', async () => {
    const said = await raw(
      'POST /api/sign-in HTTP/1.1\r\nhost: bridge.example\r\ncontent-type: application/json\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    );
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said.toLowerCase()).toContain('x-content-type-options: nosniff');
  });

  test('one name with two values in address and body is refused', async () => {
    const admin = await hire(house, { unitId: town.units.bureau, duties: ['system'] });
    const answered = await fetch(`${house.url}/api/me/language?language=zh`, {
      method: 'PUT',
      headers: {
        cookie: admin.cookie,
        'content-type': 'application/json',
        'idempotency-key': newId(),
      },
      body: JSON.stringify({ language: 'en' }),
    });
    expect(answered.status).toBe(400);
  });

  test('a part of the path that the body gives again as a thing without words is refused, not stumbled over', async () => {
    const admin = await hire(house, { unitId: town.units.bureau, duties: ['system'] });
    for (const id of [{ toString: 'x' }, { valueOf: 1, toString: null }, ['a']]) {
      const answered = await fetch(`${house.url}/api/sessions/${newId()}`, {
        method: 'DELETE',
        headers: { cookie: admin.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ id, password: 'x' }),
      });
      expect(answered.status).toBe(400);
    }
  });

  test('files outside of the built pages are not served', async () => {
    for (const path of ['/.git/config', '/package.json', '/assets/', '/%2e%2e/package.json', '/.env'])
      expect((await fetch(house.url + path)).status).toBe(404);
  });
});

describe('the log of the process', () => {
  test('tells of a refusal which door, why, from where and under which request id, and nothing that was typed', async () => {
    lines.length = 0;
    const requestId = newId();
    const knocker = new Caller(house.url, { 'x-forwarded-for': '203.0.113.9' });
    await knocker.post('/api/sign-in', { badge: 'x\nforged line', password: 'secret-typed', code: '1' }, requestId);
    expect(lines[0]).toMatchObject({
      event: 'refused',
      action: 'session.open',
      refusal: 'sign-in.failed',
      requestId,
      network: '203.0.113.9',
    });
    expect(JSON.stringify(lines)).not.toMatch(/forged|secret-typed/);
  });

  test('and the access log carry the same request id', async () => {
    lines.length = 0;
    const colleague = await hire(house, { unitId: town.units.bureau, duties: ['handle'] });
    const answered = await fetch(`${house.url}/api/tokens`, {
      headers: { cookie: colleague.cookie },
    });
    expect(answered.status).toBe(403);
    const { rows } = await house.base.owner.query(
      `select request_id from access_log where action = 'token.list' and outcome = 'refused' and who_id = $1`,
      [colleague.accountId],
    );
    expect(rows).toEqual([{ request_id: lines[0]?.['requestId'] }]);
  });
});

function raw(text: string): Promise<string> {
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let said = '';
    socket.on('data', (part) => {
      said += part.toString();
    });
    socket.on('end', () => resolve(said));
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}
