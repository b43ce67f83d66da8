import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kit/ids.ts';
import { checkBundle, isWhole } from '../../platform/documents/bundle.ts';
import { sealKeyOf, sha256 } from '../../platform/documents/seal-key.ts';
import { readZip } from '../../platform/documents/zip.ts';
import { type FileStore, openDiskStore } from '../../platform/files/store.ts';
import type { HouseSecret } from '../../platform/seal.ts';
import { bundleOf, type FinishedFile } from './bundle.ts';

const before = { current: 'the secret of last year, long enough', former: [] };
const between = { current: 'the secret of this year, long enough', former: [before.current] };
const after = { current: between.current, former: [] };
const pdf = Buffer.from('%PDF-1.7 a case file');

let folder: string;
let store: FileStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-bundle-'));
  store = await openDiskStore(folder, { secret: between });
  await store.putSealed(pdf);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const file: FinishedFile = {
  id: newId(),
  kind: 'whole',
  matter_id: newId(),
  code: 'JD-7K3M-9PQX4',
  reporter_id: null,
  receiver: null,
  purpose: '归档',
  sections: null,
  file_ids: null,
  state: 'ready',
  done: 2,
  steps: 2,
  contents: [],
  asked_kind: 'staff',
  asked_id: null,
  asked_at: new Date(0),
  remove_at: new Date(9e12),
  sha256: sha256(pdf),
  pages: 1,
  bytes: pdf.length,
  key_id: sealKeyOf(before).id,
  made_at: new Date('2026-11-23T02:00:00Z'),
};

async function bundled(secret: HouseSecret) {
  const settings = { publicUrl: 'http://bridge.example', demo: false, secret };
  const chunks: Buffer[] = [];
  for await (const chunk of await bundleOf(file, store, settings)) chunks.push(Buffer.from(chunk));
  return readZip(Buffer.concat(chunks)) ?? new Map<string, Buffer>();
}

test.each([
  ['before the secret of the house was changed', before, before],
  ['while both secrets are known: by the key that the paper names', between, before],
  ['once the former secret is gone: by the new key, which is in the register too', after, after],
])('a file of last year is bundled so that the seal holds, %s', async (_, secret, signedWith) => {
  const files = await bundled(secret);
  const report = checkBundle(files, sealKeyOf(signedWith).publicKeyPem);
  expect(report).toMatchObject({ seal: 'valid', keyId: sealKeyOf(signedWith).id });
  expect(isWhole(report)).toBe(true);
});
