import { randomInt } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runRound } from './crash-round.ts';
import { crashSettings, openCrashBase, settleTown } from './crash-town.ts';
import { findFreePort, runCommand, startServer } from './server.ts';

const { values: given } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, seconds: { type: 'string', default: '6' } },
});
const rounds = Number(given.rounds);
const say = (cells: readonly (string | number)[]) =>
  process.stdout.write(`${cells.map((cell) => String(cell).padStart(13)).join('')}\n`);

const folder = await mkdtemp(join(tmpdir(), 'maplebridge-crash-'));
// PostgreSQL may run as another user, who has to pass through.
chmodSync(folder, 0o711);
const openBase = () => openCrashBase(folder);
const base = await openBase();
await settleTown(base);
const port = await findFreePort();
let server = await startServer(crashSettings(folder), port, join(folder, 'server.log'));
// From here on the server is one user of PostgreSQL and this process the other.
await base.close();
let lost = 0;
say(['round', 'killed', 'after ms', 'acknowledged', 'unanswered', 'back ms', 'due messages', 'all sent s', 'lost']);
for (let round = 1; round <= rounds; round += 1) {
  const withPostgres = round % 3 === 0;
  const afterMilliseconds = randomInt(1000, Number(given.seconds) * 1000);
  const done = await runRound(server, openBase, {
    folder,
    port,
    senders: 8,
    afterMilliseconds,
    withPostgres,
    patienceSeconds: 90,
  });
  server = done.server;
  const { acknowledged, open, backAfterMilliseconds, due, sentAfterSeconds, losses } = done.report;
  lost += losses.length;
  const killed = withPostgres ? 'both' : 'server';
  say([
    round,
    killed,
    afterMilliseconds,
    acknowledged,
    open,
    backAfterMilliseconds,
    due,
    sentAfterSeconds,
    losses.length,
  ]);
  for (const loss of losses.slice(0, 20)) process.stdout.write(`    ${loss}\n`);
}
for (const words of [['check-books'], ['audit', 'verify']]) {
  const { code, text } = await runCommand(crashSettings(folder), words);
  process.stdout.write(`${words.join(' ')}: ${code === 0 ? 'pass' : 'FAIL'}  ${text.trim()}\n`);
  if (code !== 0) lost += 1;
}
await server.stop();
await rm(folder, { recursive: true, force: true });
process.stdout.write(lost === 0 ? 'nothing was lost\n' : `${lost} losses\n`);
process.exitCode = lost === 0 ? 0 : 1;
