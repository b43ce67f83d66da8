import { resolve } from 'node:path';
import { z } from 'zod';

/** Settings of backups; paths are absolute. */
export interface BackupConfig {
  /** Where the nightly backups go; undefined means that none are made. */
  readonly dir: string | undefined;
  readonly passphrase: string | undefined;
  readonly passphraseFile: string | undefined;
  /** How many nightly backups are kept. */
  readonly keep: number;
}

const path = z.string().transform((text) => resolve(text));
const pathFix = { fixZh: '请写路径。', fixEn: 'Write a path.' };

/** The rows of the settings' table that are about backups. */
export const backupSettings = {
  backupDir: {
    name: 'MAPLEBRIDGE_BACKUP_DIR',
    zh: '每晚备份写进这个文件夹；不写则不自动备份',
    en: 'folder for a backup every night; without it none is made',
    default: '',
    schema: path,
    ...pathFix,
  },
  backupPassphrase: {
    name: 'MAPLEBRIDGE_BACKUP_PASSPHRASE',
    zh: '备份的口令，至少 12 个字符；丢了就打不开备份',
    en: 'passphrase of backups, at least 12 characters; a backup cannot be opened without it',
    default: '',
    schema: z.string().min(12),
    fixZh: '请写至少 12 个字符。',
    fixEn: 'Write at least 12 characters.',
  },
  backupPassphraseFile: {
    name: 'MAPLEBRIDGE_BACKUP_PASSPHRASE_FILE',
    zh: '写着备份口令的文件，代替上一项',
    en: 'file that holds the passphrase of backups, instead of the setting before',
    default: '',
    schema: path,
    ...pathFix,
  },
  backupKeep: {
    name: 'MAPLEBRIDGE_BACKUP_KEEP',
    zh: '每晚备份保留几份',
    en: 'how many nightly backups are kept',
    default: '14',
    schema: z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .pipe(z.number().min(1)),
    fixZh: '请写 1 到 9999 之间的整数。',
    fixEn: 'Write a whole number from 1 to 9999.',
  },
};

interface Setting<T> {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly default: string;
  readonly schema: z.ZodType<T, string>;
  readonly fixZh: string;
  readonly fixEn: string;
}

/** Reads them with the reader of all settings, which notes what is wrong. */
export function readBackupConfig(read: <T, F>(setting: Setting<T>, fallback: F) => T | F): BackupConfig {
  return {
    dir: read(backupSettings.backupDir, undefined),
    passphrase: read(backupSettings.backupPassphrase, undefined),
    passphraseFile: read(backupSettings.backupPassphraseFile, undefined),
    keep: read(backupSettings.backupKeep, 14),
  };
}
