import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { type TestHouse, withDatabase } from './house-at.ts';
import { testSecret } from './names.ts';

const bin = fileURLToPath(new URL('../../bin/maplebridge.mjs', import.meta.url));

/** Takes messages into the house with the command that a station uses, for the unit of this code. */
export async function importMessages(house: TestHouse, csv: string, unitCode: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'maplebridge-messages-'));
  const file = join(folder, 'messages.csv');
  await writeFile(file, csv);
  const { rows } = await house.base.owner.query('select current_database() as name');
  await promisify(execFile)(process.execPath, [bin, 'import', 'messages', file, '--unit', unitCode], {
    env: {
      ...process.env,
      DATABASE_URL: withDatabase(inject('server').ownerUrl, rows[0].name),
      MAPLEBRIDGE_DATA: folder,
      MAPLEBRIDGE_SECRET: testSecret,
      MAPLEBRIDGE_DEMO: '0',
    },
  });
  await rm(folder, { recursive: true, force: true });
}
