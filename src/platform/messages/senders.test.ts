import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from './senders.ts';
import { createConsoleSender } from './senders-console.ts';
import { createFolderSender } from './senders-folder.ts';
import { signBody, verifySignature } from './senders-signature.ts';
import { createWebhookSender } from './senders-webhook.ts';

const message: OutgoingMessage = {
  id: '0199aa11-0000-7000-8000-000000000001',
  to: '13800000000',
  channel: 'sms',
  text: '【枫桥】您反映的事有了新进展',
  template: 'matter.answered',
};
const secret = 'a secret of the county';
const now = new Date('2026-03-01T08:00:00.900Z');

/** RFC 2104 written out, so that the signature is not compared with itself. */
function hmacByHand(text: string): string {
  const key = Buffer.concat([Buffer.from(secret), Buffer.alloc(64 - secret.length)]);
  const hash = (pad: number, tail: string | Buffer) =>
    createHash('sha256')
      .update(key.map((byte) => byte ^ pad))
      .update(tail)
      .digest();
  return hash(0x5c, hash(0x36, text)).toString('hex');
}

describe('the console sender', () => {
  test('shows the message on one line', async () => {
    const lines: string[] = [];
    const outcome = await createConsoleSender((line) => lines.push(line)).send(message);
    expect(outcome).toEqual({ outcome: 'sent', providerId: message.id });
    expect(lines).toEqual(['[sms] 13800000000: 【枫桥】您反映的事有了新进展\n']);
  });
});

describe('the folder sender', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maplebridge-messages-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('leaves one whole file per message that only we can read, also when it is sent twice', async () => {
    const sender = createFolderSender(join(folder, 'out'));
    await sender.send(message);
    expect(await sender.send(message)).toEqual({ outcome: 'sent', providerId: message.id });
    expect(await readdir(join(folder, 'out'))).toEqual([`${message.id}.json`]);
    const path = join(folder, 'out', `${message.id}.json`);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(message);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('cannot be led out of its folder by an id', async () => {
    await createFolderSender(join(folder, 'out')).send({ ...message, id: '../stolen' });
    expect(await readdir(folder)).toEqual(['out']);
    expect(await readdir(join(folder, 'out'))).toHaveLength(1);
  });

  test('asks to be tried again when the folder cannot be written', async () => {
    await writeFile(join(folder, 'out'), 'a file in the way');
    const outcome = await createFolderSender(join(folder, 'out')).send(message);
    expect(outcome).toMatchObject({ outcome: 'failed', retry: true });
  });
});

describe('the webhook sender', () => {
  let server: Server;
  let answer: { status: number; body: string; headers?: Record<string, string> } | 'silence' | 'hang up';
  let seen: { body: string; headers: IncomingHttpHeaders; method: string | undefined }[];

  beforeEach(async () => {
    answer = { status: 200, body: '{"id":"gateway-17"}' };
    seen = [];
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        seen.push({ body: Buffer.concat(parts).toString(), headers: request.headers, method: request.method });
        if (answer === 'hang up') request.socket.destroy();
        else if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const send = () => {
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/messages`;
    return createWebhookSender({ url, secret, timeoutMs: 300, now: () => now }).send(message);
  };

  test('posts the message with a signature that anyone can compute by RFC 2104', async () => {
    expect(await send()).toEqual({ outcome: 'sent', providerId: 'gateway-17' });
    const [request] = seen;
    expect(request?.method).toBe('POST');
    expect(JSON.parse(request?.body ?? '')).toEqual(message);
    expect(request?.headers['x-maplebridge-delivery']).toBe(message.id);
    expect(request?.headers['x-maplebridge-timestamp']).toBe('1772352000');
    expect(request?.headers['x-maplebridge-signature']).toBe(`sha256=${hmacByHand(`1772352000.${request?.body}`)}`);
  });

  test.each(['', 'ok', '{"id":{}}', '[]', 'null', `"${'x'.repeat(70_000)}"`])(
    'takes the message for sent when the gateway accepts it but names no id: %.20s',
    async (body) => {
      answer = { status: 202, body };
      expect(await send()).toEqual({ outcome: 'sent', providerId: message.id });
    },
  );

  test.each([429, 408, 500, 502, 503])('is tried again after %i', async (status) => {
    answer = { status, body: 'later' };
    expect(await send()).toEqual({ outcome: 'failed', retry: true, reason: `status ${status}` });
  });

  test.each([400, 401, 404, 422])('has failed for good after %i', async (status) => {
    answer = { status, body: 'no such number' };
    expect(await send()).toEqual({ outcome: 'failed', retry: false, reason: `status ${status}` });
  });

  test('does not follow a redirect with a resident phone number in its hands', async () => {
    answer = { status: 307, body: '', headers: { location: '/elsewhere' } };
    expect(await send()).toEqual({ outcome: 'failed', retry: false, reason: 'status 307' });
    expect(seen).toHaveLength(1);
  });

  test('is tried again when the gateway is silent, hangs up or is not there', async () => {
    answer = 'silence';
    expect(await send()).toEqual({ outcome: 'failed', retry: true, reason: 'timeout' });
    answer = 'hang up';
    expect(await send()).toEqual({ outcome: 'failed', retry: true, reason: 'network' });
    const gone = createWebhookSender({ url: 'http://127.0.0.1:1/', secret, timeoutMs: 300, now: () => now });
    expect(await gone.send(message)).toEqual({ outcome: 'failed', retry: true, reason: 'network' });
  });
});

describe('a receipt that comes back', () => {
  const body = '{"id":"gateway-17","state":"delivered","note":"已送达"}';
  const timestamp = '1772352000';
  const receipt = { body, timestamp, secret, now, toleranceSeconds: 300, signature: '' };

  test('is believed when it was signed with our secret', () => {
    const signature = `sha256=${hmacByHand(`${timestamp}.${body}`)}`;
    expect(verifySignature({ ...receipt, signature })).toBe(true);
  });

  test.each([
    ['its body was changed', { body: `${body} ` }],
    ['its time was changed', { timestamp: '1772352001' }],
    ['another secret signed it', { secret: 'another' }],
    ['it is older than five minutes', { now: new Date(now.getTime() + 301_000) }],
    ['it comes from the future', { now: new Date(now.getTime() - 302_000) }],
    ['its signature is cut', { signature: signBody(receipt).slice(0, -1) }],
    ['it has no signature', { signature: '' }],
  ])('is not believed when %s', (_, change) => {
    expect(verifySignature({ ...receipt, signature: signBody(receipt), ...change })).toBe(false);
  });

  test.each(['', 'NaN', '1e9', '-1', ' 1772352000'])('is not believed with the time %j, even if signed', (odd) => {
    const signature = signBody({ body, timestamp: odd, secret });
    const generous = { ...receipt, timestamp: odd, signature, toleranceSeconds: Number.POSITIVE_INFINITY };
    expect(verifySignature(generous)).toBe(false);
  });
});
