import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigProblem, describeConfig, readConfig } from './config.ts';
import { DEMO_SECRET } from './config-secret.ts';

const ownSecret = 'a-secret-of-this-county-that-nobody-knows';

function problemsOf(env: Record<string, string>): ConfigProblem {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigProblem) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('without any setting', () => {
  it('a visitor gets a demo that only this machine can reach', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('.data'),
      databaseUrl: undefined,
      databaseAppUrl: undefined,
      demo: true,
      secret: { current: DEMO_SECRET, former: [] },
      publicUrl: 'http://localhost:3000',
      sender: 'folder',
      webhookUrl: undefined,
      webhookSecret: undefined,
      webhookNetworks: [],
      logLevel: 'warn',
      workers: 4,
      readingAlert: 60,
      scanner: undefined,
      backup: { dir: undefined, passphrase: undefined, passphraseFile: undefined, keep: 14 },
    });
  });

  it('an empty variable counts as not given', () => {
    expect(readConfig({ PORT: '', MAPLEBRIDGE_SECRET: ' ', DATABASE_URL: '' })).toEqual(readConfig({}));
  });
});

describe('in earnest', () => {
  it('a county with its own secret serves all addresses on the embedded database', () => {
    const config = readConfig({ MAPLEBRIDGE_SECRET: ownSecret });
    expect(config).toMatchObject({ demo: false, host: '0.0.0.0', sender: 'console', databaseUrl: undefined });
  });

  it.each([
    ['is missing', { DATABASE_URL: 'postgres://a:b@db/maple' }],
    ['is the public one', { MAPLEBRIDGE_SECRET: DEMO_SECRET }],
    ['is short', { MAPLEBRIDGE_SECRET: 'short' }],
    ['is missing and demo is switched off', { MAPLEBRIDGE_DEMO: '0' }],
  ])('nothing starts when the secret %s', (_, env) => {
    expect(problemsOf(env).problems.map((problem) => problem.name)).toEqual(['MAPLEBRIDGE_SECRET']);
  });

  it('former secrets are read, one beside the other or as a list, and open what the current one does not', () => {
    const former = ['a-former-secret-of-this-county-0123456789', 'one, with a comma, of the year before, long enough'];
    const read = (text: string) =>
      readConfig({ MAPLEBRIDGE_SECRET: ownSecret, MAPLEBRIDGE_FORMER_SECRETS: text }).secret;
    expect(read(`${former[0]}, ${DEMO_SECRET}2`)).toEqual({
      current: ownSecret,
      former: [former[0], `${DEMO_SECRET}2`],
    });
    expect(read(JSON.stringify(former))).toEqual({ current: ownSecret, former });
  });

  it.each([
    ['short', 'short'],
    ['no list', '["a-former-secret-of-this-county-0123456789"'],
    ['the public one', DEMO_SECRET],
    ['the current one', ownSecret],
    ['there twice', `${ownSecret}1,${ownSecret}1`],
  ])('nothing starts when a former secret is %s', (_, text) => {
    const { problems } = problemsOf({ MAPLEBRIDGE_SECRET: ownSecret, MAPLEBRIDGE_FORMER_SECRETS: text });
    expect(problems.map((problem) => problem.name)).toEqual(['MAPLEBRIDGE_FORMER_SECRETS']);
    expect(JSON.stringify(problems)).not.toContain(text);
  });

  it('a virus scanner is reached on this machine only', () => {
    const read = (text: string) => readConfig({ MAPLEBRIDGE_SECRET: ownSecret, MAPLEBRIDGE_CLAMD: text }).scanner;
    expect(read('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
    expect(read('127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 });
    expect(read('[::1]:3310')).toEqual({ host: '::1', port: 3310 });
    for (const text of ['scanner.example:3310', '10.0.0.7:3310', '127.0.0.1', 'clamd.ctl'])
      expect(
        problemsOf({ MAPLEBRIDGE_SECRET: ownSecret, MAPLEBRIDGE_CLAMD: text }).problems.map(({ name }) => name),
      ).toEqual(['MAPLEBRIDGE_CLAMD']);
  });

  it('a message gateway needs its address and its secret', () => {
    const { problems } = problemsOf({ MAPLEBRIDGE_SENDER: 'webhook' });
    expect(problems.map((problem) => problem.name)).toEqual(['MAPLEBRIDGE_WEBHOOK_URL', 'MAPLEBRIDGE_WEBHOOK_SECRET']);
  });
});

describe('the message gateway', () => {
  const given = (url: string) => ({
    MAPLEBRIDGE_SECRET: ownSecret,
    MAPLEBRIDGE_SENDER: 'webhook',
    MAPLEBRIDGE_WEBHOOK_URL: url,
    MAPLEBRIDGE_WEBHOOK_SECRET: 'sixteen characters',
  });

  it.each(['http://sms.example.cn/send', 'http://10.0.0.8:8080'])(
    'is not spoken to in plain over a network: %s',
    (url) => {
      expect(problemsOf(given(url)).problems.map((problem) => problem.name)).toEqual(['MAPLEBRIDGE_WEBHOOK_URL']);
    },
  );

  it.each(['https://sms.example.cn/send', 'http://127.0.0.1:9000', 'http://[::1]:9000/x'])('may be at %s', (url) => {
    expect(readConfig(given(url)).webhookUrl).toBe(url);
  });
});

describe('the demo', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', '127.0.0.1.example.org'])('is never served on %s', (host) => {
    expect(problemsOf({ MAPLEBRIDGE_HOST: host }).problems.map((problem) => problem.name)).toEqual([
      'MAPLEBRIDGE_HOST',
    ]);
  });

  it.each(['127.0.0.1', '127.0.0.53', 'localhost', '::1'])('may be served on %s', (host) => {
    expect(readConfig({ MAPLEBRIDGE_HOST: host }).host).toBe(host);
  });

  it('can be asked for beside an own database', () => {
    expect(readConfig({ MAPLEBRIDGE_DEMO: 'true', DATABASE_URL: 'postgresql://a@db/maple' }).demo).toBe(true);
  });
});

describe('a wrong value', () => {
  it.each([
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['MAPLEBRIDGE_HOST', 'http://host/'],
    ['DATABASE_URL', 'mysql://a:b@db/maple'],
    ['MAPLEBRIDGE_DEMO', 'yes'],
    ['MAPLEBRIDGE_PUBLIC_URL', 'ftp://maple.example'],
    ['MAPLEBRIDGE_PUBLIC_URL', 'maple.example'],
    ['MAPLEBRIDGE_SENDER', 'pigeon'],
    ['MAPLEBRIDGE_WEBHOOK_SECRET', 'short'],
    ['MAPLEBRIDGE_LOG', 'loud'],
    ['MAPLEBRIDGE_WORKERS', '0'],
  ])('of %s (%s) is named', (name, value) => {
    const { problems } = problemsOf({ MAPLEBRIDGE_SECRET: ownSecret, [name]: value });
    expect(problems.map((problem) => problem.name)).toEqual([name]);
  });

  it('is told together with all the others, in Chinese and then in English, and never shown', () => {
    const { message } = problemsOf({ PORT: 'abc', MAPLEBRIDGE_SECRET: 'hush-hush', MAPLEBRIDGE_WORKERS: 'many' });
    expect(message).toMatch(
      /设置有误[\s\S]*PORT：请写[\s\S]*MAPLEBRIDGE_SECRET：[\s\S]*These settings[\s\S]*PORT: Write/,
    );
    expect(message).toContain('MAPLEBRIDGE_WORKERS');
    expect(message).not.toContain('hush-hush');
  });
});

it('an address is kept without its last slash, and follows the port when not given', () => {
  expect(readConfig({ MAPLEBRIDGE_PUBLIC_URL: 'https://maple.example/' }).publicUrl).toBe('https://maple.example');
  expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
});

it('every setting is described in both languages', () => {
  for (const row of describeConfig()) {
    expect(row.name).toMatch(/^[A-Z_]+$/);
    expect(row.zh).toMatch(/\p{Script=Han}/u);
    expect(row.en).toMatch(/^[\x20-\x7e]+$/);
  }
});
