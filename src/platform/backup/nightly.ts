import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Words } from '../../kit/words.ts';
import type { BackupConfig } from '../config-backup.ts';
import type { JobHandler } from '../module.ts';
import type { HouseSecret } from '../seal.ts';
import { writeBackup } from './make.ts';
import { checkPassphrase } from './sealing.ts';
import { problem } from './words.ts';

/** 02:40 in China; one missed by a stop of the server is made up for within twelve hours. */
export const nightlyCrontab = '40 18 * * * house:backup ?fill=12h&max=5';

const staleHours = 36;
const nightlyName = /^maplebridge-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z\.mbk$/;

/** The passphrase from a file that was named, else from the settings; undefined when nobody gave one. Refuses one that is too short. */
export function findPassphrase(config: BackupConfig, file?: string): string | undefined {
  const path = file ?? (config.passphrase === undefined ? config.passphraseFile : undefined);
  const passphrase = path === undefined ? config.passphrase : readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  return passphrase === undefined ? undefined : checkPassphrase(passphrase);
}

/** Every night: a backup into the folder of the settings, and the oldest beyond the number to be kept are taken away. */
export function backupJob(
  owner: pg.Pool,
  options: { config: BackupConfig; filesFolder: string; secret: HouseSecret; version: string },
): JobHandler {
  return async (ctx) => {
    const { dir, keep } = options.config;
    if (dir === undefined) return;
    const passphrase = findPassphrase(options.config);
    if (passphrase === undefined) throw problem('passphrase-missing');
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const name = `maplebridge-${ctx.now.toISOString().replace(/[-:]|\.\d+/g, '')}.mbk`;
    ctx.accessed({ reason: `备份 ${name}` });
    await writeBackup({ ...options, owner, file: join(dir, name), passphrase, at: ctx.now });
    const nightly = (await readdir(dir)).filter((known) => nightlyName.test(known)).sort();
    for (const old of nightly.slice(0, -keep)) await rm(join(dir, old), { force: true });
  };
}

/** What an administrator must know when nightly backups are set up and cannot be made, or the last good one is older than 36 hours. */
export function backupWarnings({ dir, passphrase, passphraseFile }: BackupConfig, now: Date): Words[] {
  if (dir === undefined) return [];
  if (passphrase === undefined && passphraseFile === undefined) {
    return [
      {
        zh: '设置了每晚备份，但没有口令：请设 MAPLEBRIDGE_BACKUP_PASSPHRASE_FILE',
        en: 'Nightly backups are set up without a passphrase: set MAPLEBRIDGE_BACKUP_PASSPHRASE_FILE',
      },
    ];
  }
  const last = existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => nightlyName.test(name))
        .sort()
        .at(-1)
    : undefined;
  if (last === undefined) {
    return [
      { zh: '设置了每晚备份，但还没有一份完好的备份', en: 'Nightly backups are set up, but there is no good one yet' },
    ];
  }
  const at = new Date(last.replace(nightlyName, '$1-$2-$3T$4:$5:$6Z'));
  const hours = Math.floor((now.getTime() - at.getTime()) / 3_600_000);
  if (hours <= staleHours) return [];
  return [{ zh: `最近一份完好的备份已是 ${hours} 小时之前`, en: `The last good backup is ${hours} hours old` }];
}
