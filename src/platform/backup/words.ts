/** Sentences of backup and restore that an operator reads: Chinese first, English second. */
const said = (zh: string, en: string): string => `${zh}\n${en}`;

const words = {
  'passphrase-missing': () =>
    said(
      '备份必须加密：请把口令写进文件，用 --passphrase-file 或 MAPLEBRIDGE_BACKUP_PASSPHRASE 给出（不要写在命令行上）；确实不要加密，用 --plain。',
      'A backup is encrypted: give the passphrase by --passphrase-file or MAPLEBRIDGE_BACKUP_PASSPHRASE, never on the command line; --plain if it shall really not be.',
    ),
  'passphrase-short': (least: number) =>
    said(`口令至少 ${least} 个字符。`, `The passphrase needs at least ${least} characters.`),
  'passphrase-wrong': () =>
    said('口令不对，或文件开头被改动过。', 'The passphrase is wrong, or the beginning of the file was changed.'),
  'not-a-backup': () => said('这不是枫桥的备份文件。', 'This is no backup of Maplebridge.'),
  damaged: (where: string) =>
    said(`备份文件已损坏或不完整（${where}），不能使用。`, `The backup is damaged or incomplete (${where}): not used.`),
  cut: () => said('备份文件被截断，后面缺了一段。', 'The backup was cut: its end is missing.'),
  exists: (file: string) => said(`${file} 已存在，不覆盖。`, `${file} exists already and is not overwritten.`),
  'not-migrated': () => said('数据库里没有可备份的内容。', 'There is nothing to back up in this database.'),
  'half-restored': () =>
    said(
      '这个数据库只恢复了一半，不能使用。请再次运行 npx maplebridge restore。',
      'This database is half restored and cannot be used. Run npx maplebridge restore again.',
    ),
  secret: () =>
    said(
      '备份里有用另一个密钥封存的内容（动态码密钥、原件等），没有那个密钥就打不开。请把它写进 MAPLEBRIDGE_SECRET 或 MAPLEBRIDGE_FORMER_SECRETS 再恢复。',
      'The backup holds what was sealed under another secret (one-time secrets, originals), which would stay closed. Set that one in MAPLEBRIDGE_SECRET or MAPLEBRIDGE_FORMER_SECRETS and restore again.',
    ),
  newer: (names: string) =>
    said(
      `备份来自更新的版本（${names}），请先升级枫桥。`,
      `The backup comes from a newer version (${names}): upgrade Maplebridge first.`,
    ),
  'not-empty': () =>
    said(
      '数据库里已有内容，恢复只写进空数据库。要换掉现有内容，用 --replace。',
      'The database is not empty, and a backup is restored into an empty one only. To replace what is there: --replace.',
    ),
  running: () =>
    said(
      '还有枫桥的进程连着这个数据库，请先停下（systemctl stop maplebridge），一分钟内再试。',
      'Another Maplebridge process is connected to this database: stop it (systemctl stop maplebridge) and try again.',
    ),
  unequal: (what: string) =>
    said(
      `恢复后核对不符：${what}。数据库不能使用。`,
      `What was restored differs: ${what}. The database cannot be used.`,
    ),
  'not-confirmed': () => said('名称不符，什么也没有改动。', 'The name differs: nothing was changed.'),
};

type Code = keyof typeof words;

/** A lawful end of backup or restore; the message says what to do, Chinese then English. */
export class BackupProblem extends Error {
  override name = 'BackupProblem';
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.code = code;
  }
}

/** The problem of this code in words. */
export function problem<C extends Code>(code: C, ...given: Parameters<(typeof words)[C]>): BackupProblem {
  const word: (...given: never[]) => string = words[code];
  return new BackupProblem(code, word(...(given as never[])));
}
