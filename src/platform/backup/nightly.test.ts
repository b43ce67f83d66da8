import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../tests/support/house.ts';
import { testHouseSecret } from '../../../tests/support/names.ts';
import { buildTown, type Town } from '../../../tests/support/town.ts';
import type { BackupConfig } from '../config-backup.ts';
import { withinHouse } from '../corridor.ts';
import { backupJob, backupWarnings, findPassphrase } from './nightly.ts';
import { readBackup } from './unpack.ts';

const passphrase = 'a passphrase of the county';
const hour = 3_600_000;
let house: TestHouse;
let town: Town;
let folder: string;
let dir: string;
let config: BackupConfig;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-nightly-'));
  dir = join(folder, '备份 nightly');
  await writeFile(join(folder, 'passphrase'), `${passphrase}\n`);
  config = { dir, passphrase: undefined, passphraseFile: join(folder, 'passphrase'), keep: 2 };
  house = await openTestHouse({
    settings: { MAPLEBRIDGE_BACKUP_DIR: dir, MAPLEBRIDGE_BACKUP_PASSPHRASE_FILE: join(folder, 'passphrase') },
  });
  town = await buildTown(house);
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

function night(): Promise<void> {
  const filesFolder = join(folder, 'files');
  const job = backupJob(house.base.owner, { config, filesFolder, secret: testHouseSecret, version: 'test' });
  return withinHouse(house.open.house, 'job.house:backup', (ctx) => job(ctx, undefined as never));
}

test('every night a good backup is written, the log tells of it, and only so many are kept', async () => {
  await writeFile(join(folder, 'somebody-elses.txt'), '');
  for (let nights = 0; nights < 3; nights += 1) {
    await night();
    house.setNow(new Date(house.now().getTime() + 24 * hour));
  }
  const names = await readdir(dir);
  expect(names).toHaveLength(2);
  const { about } = await readBackup({ file: join(dir, names.sort()[1] ?? ''), passphrase });
  expect(new Date(about.madeAt).getTime()).toBeGreaterThan(Date.now() + 47 * hour);
  const { rowCount } = await house.base.owner.query(
    `select 1 from access_log where action = 'job.house:backup' and reason like '备份 maplebridge-%'`,
  );
  expect(rowCount).toBe(3);
});

test('the system page warns when the last good backup is older than 36 hours', async () => {
  await rm(dir, { recursive: true, force: true });
  const operator = await town.signIn('operator');
  const warnings = async () => JSON.stringify((await operator.get('/api/system')).body['warnings']);
  expect(await warnings()).toContain('还没有一份完好的备份');
  await night();
  expect(await warnings()).not.toContain('备份');
  const at = house.now().getTime();
  expect(backupWarnings(config, new Date(at + 36 * hour))).toEqual([]);
  expect(backupWarnings(config, new Date(at + 38 * hour))[0]?.zh).toContain('小时之前');
  expect(backupWarnings({ ...config, passphraseFile: undefined }, house.now())[0]?.zh).toContain('没有口令');
  expect(backupWarnings({ ...config, dir: undefined }, house.now())).toEqual([]);
});

test('a passphrase comes from a file or the settings, without its line end, and must not be short', async () => {
  expect(findPassphrase(config)).toBe(passphrase);
  expect(findPassphrase({ ...config, passphrase: 'another passphrase' })).toBe('another passphrase');
  expect(findPassphrase({ ...config, passphraseFile: undefined })).toBeUndefined();
  await writeFile(join(folder, 'short'), 'short\n');
  expect(() => findPassphrase(config, join(folder, 'short'))).toThrow(/12/);
});
