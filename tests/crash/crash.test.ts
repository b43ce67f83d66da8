import { chmodSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runRound } from '../../bench/crash-round.ts';
import { crashSettings, openCrashBase, settleTown } from '../../bench/crash-town.ts';
import { findFreePort, runCommand, startServer } from '../../bench/server.ts';

test('a server killed while residents write loses nothing that it had confirmed', { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'maplebridge-crash-'));
  // PostgreSQL may run as another user, who has to pass through.
  chmodSync(folder, 0o711);
  const openBase = () => openCrashBase(folder);
  const base = await openBase();
  await settleTown(base);
  const port = await findFreePort();
  const server = await startServer(crashSettings(folder), port, join(folder, 'server.log'));
  await base.close();
  // Jobs that the dead process held are released after 40 s, which the long form in bench/crash.ts waits for.
  const round = await runRound(server, openBase, {
    folder,
    port,
    senders: 4,
    afterMilliseconds: 2000,
    withPostgres: false,
    patienceSeconds: 0,
  });
  try {
    expect(round.report.losses).toEqual([]);
    expect(round.report.acknowledged).toBeGreaterThan(0);
    expect((await runCommand(crashSettings(folder), ['check-books'])).code).toBe(0);
    expect((await runCommand(crashSettings(folder), ['audit', 'verify'])).code).toBe(0);
  } finally {
    await round.server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
