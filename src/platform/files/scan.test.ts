import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Caller } from '../../../tests/support/caller.ts';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { createClamdScan } from './scan.ts';

/** The test file that every scanner knows (eicar.org), in two halves, so that this source is none. */
const eicar = [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$`, 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const streamMaxLength = 2_000_000;

let folder: string;
let place: { path: string };
let clamd: Server;
const sizes: number[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-clamd-'));
  place = { path: join(folder, 'clamd.ctl') };
  clamd = createServer((socket) => serve(socket)).listen(place.path);
  await once(clamd, 'listening');
});
afterAll(async () => {
  clamd.close();
  await rm(folder, { recursive: true, force: true });
});

/** A clamd as its manual describes it: null-terminated commands, chunks after their length, one answer, then it hangs up. */
function serve(socket: Socket): void {
  let waiting = Buffer.alloc(0);
  let stream: Buffer | undefined;
  const answer = (text: string) => socket.end(`${text}\0`);
  socket.on('error', () => undefined);
  socket.on('data', (piece) => {
    waiting = Buffer.concat([waiting, Buffer.from(piece)]);
    if (stream === undefined) {
      const end = waiting.indexOf(0);
      if (end < 0) return;
      if (waiting.subarray(0, end).toString() !== 'zINSTREAM') return void answer('UNKNOWN COMMAND');
      waiting = waiting.subarray(end + 1);
      stream = Buffer.alloc(0);
    }
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE();
      if (length === 0) {
        sizes.push(stream.length);
        answer(stream.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
        return;
      }
      if (waiting.length < 4 + length) return;
      stream = Buffer.concat([stream, waiting.subarray(4, 4 + length)]);
      waiting = waiting.subarray(4 + length);
      if (stream.length > streamMaxLength) return void answer('INSTREAM size limit exceeded. ERROR');
    }
  });
}

describe('clamd', () => {
  test('gets every byte in chunks and says what it knows', async () => {
    const scan = createClamdScan(place);
    expect(await scan(Buffer.alloc(200_001, 'a'))).toBe('clean');
    expect(sizes.at(-1)).toBe(200_001);
    expect(await scan(Buffer.from(`a photo ${eicar}`))).toBe('infected');
    expect(await scan(Buffer.alloc(0))).toBe('clean');
  });

  test('is not taken to have said yes when it refuses, hangs up, hangs or is not there', async () => {
    expect(await createClamdScan(place)(Buffer.alloc(streamMaxLength + 1))).toBe('unanswered');
    expect(await createClamdScan({ path: join(folder, 'nothing.ctl') })(Buffer.from('a'))).toBe('unanswered');
    const path = join(folder, 'odd.ctl');
    for (const behave of [
      (socket: Socket) => socket.destroy(),
      (socket: Socket) => socket.end('stream: '),
      (socket: Socket) => socket.end('stream: OK FOUND ERROR\0'),
      () => undefined,
    ]) {
      const odd = createServer((socket) => {
        socket.on('error', () => undefined).resume();
        behave(socket);
      }).listen(path);
      await once(odd, 'listening');
      expect(await createClamdScan({ path }, 200)(Buffer.from('a'))).not.toBe('clean');
      odd.close();
      await once(odd, 'close');
    }
  });
});

describe('a house with a virus scanner', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse({
      settings: { MAPLEBRIDGE_CLAMD: place.path, MAPLEBRIDGE_DATA: join(folder, 'house') },
    });
  });
  afterAll(() => house.close());

  const photo = (about: string) =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#284' } })
      .jpeg()
      .withExif({ IFD0: { ImageDescription: about } })
      .toBuffer();
  const stored = async () =>
    (await readdir(join(folder, 'house', 'files'), { recursive: true })).filter((name) => name.length > 60).length;

  test('takes what it finds clean, keeps nothing of what it knows, and nothing at all while it is away', async () => {
    const resident = new Caller(house.url);
    expect((await resident.bytes('/api/files', await photo('a lamp'))).status).toBe(200);
    const before = await stored();
    expect(before).toBeGreaterThan(0);
    const infected = await resident.bytes('/api/files', await photo(eicar));
    expect([infected.status, infected.body['error']?.['code']]).toEqual([422, 'file.infected']);
    clamd.close();
    await once(clamd, 'close');
    const away = await resident.bytes('/api/files', await photo('another lamp'));
    expect([away.status, away.body['error']?.['code']]).toEqual([503, 'file.unscanned']);
    expect(await stored()).toBe(before);
  });
});
