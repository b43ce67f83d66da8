import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { buildTown, type Town } from '../../tests/support/town.ts';
import { newId } from '../kit/ids.ts';
import { withinHouse } from './corridor.ts';
import { openDiskStore } from './files/store.ts';
import { tidyJob } from './tidy.ts';

let house: TestHouse;
let town: Town;
let folder: string;

beforeAll(async () => {
  house = await openTestHouse();
  town = await buildTown(house);
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-tidy-'));
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

async function tidy(): Promise<void> {
  const job = tidyJob(await openDiskStore(folder));
  await withinHouse(house.open.house, 'job.house:tidy', (ctx) => job(ctx, undefined as never));
}

async function sendMessage(daysAgo: number, state: 'sent' | 'waiting'): Promise<string> {
  const id = newId();
  await house.base.owner.query(
    `insert into outgoing (id, template, language, params, channel, recipient, subject_kind, subject_id, state, not_before, made_at, changed_at)
     values ($1, 'matter.answered', 'zh', '{"code":"FQ-1","link":"x"}', 'sms', '19900001111', 'matter', $1, $2, now(), now() - make_interval(days => $3), now())`,
    [id, state, daysAgo],
  );
  return id;
}

const recipientOf = async (id: string) =>
  (await house.base.owner.query<{ recipient: string }>('select recipient from outgoing where id = $1', [id])).rows[0]
    ?.recipient;

test('a message of 181 days ago no longer says whom it went to, one of last month and one still waiting do', async () => {
  const old = await sendMessage(181, 'sent');
  const recent = await sendMessage(30, 'sent');
  const waiting = await sendMessage(181, 'waiting');
  await tidy();
  expect(await recipientOf(old)).toBe('');
  expect(await recipientOf(recent)).toBe('19900001111');
  expect(await recipientOf(waiting)).toBe('19900001111');
});

test('a session of 181 days ago no longer says from which device and network it came', async () => {
  await town.signIn('auditor');
  await house.base.owner.query(`update session set seen_at = now() - interval '181 days'`);
  await tidy();
  const { rows } = await house.base.owner.query<{ device: string; network: string }>(
    'select device, network from session',
  );
  expect(rows).toEqual([{ device: '', network: '' }]);
});
