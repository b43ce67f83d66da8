import { parseArgs } from 'node:util';
import { fuzz, HeardLog } from '../tests/fuzz/fuzz.ts';
import { openHouseAt } from '../tests/support/house-at.ts';
import { startTestServer } from '../tests/support/server.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lanes: { type: 'string', default: '6' },
  },
});
const seed = Number(values.seed);
const requests = Number(values.requests);
const server = await startTestServer(undefined);
const log = new HeardLog();
const house = await openHouseAt(server.ownerUrl, { log });
let failed = true;
try {
  const began = performance.now();
  const ledger = await fuzz(house, log, {
    seed,
    requests,
    lanes: Number(values.lanes),
    renewEvery: 1000,
    lawfulRounds: 2,
    onProgress: (done, findings) => {
      if (done % 10_000 < 1000) process.stderr.write(`${done} knocks, ${findings} findings\n`);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`${ledger.table}\n\n`);
  if (ledger.neverOpened.length > 0)
    process.stdout.write(
      `never answered 200 (${ledger.neverOpened.length} doors): ${ledger.neverOpened.join(', ')}\n\n`,
    );
  for (const finding of ledger.findings) process.stdout.write(`${finding}\n\n`);
  process.stdout.write(
    `seed ${seed}: ${ledger.total} knocks in ${Math.round(seconds)} s, ${Math.round(ledger.total / seconds)} a second, ${ledger.findings.length} findings\n`,
  );
  failed = ledger.findings.length > 0;
} finally {
  await house.close();
  await server.stop();
}
process.exitCode = failed ? 1 : 0;
