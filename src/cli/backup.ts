import { createWriteStream } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Figures, figuresOf, noteAccess, writeBackup } from '../platform/backup/make.ts';
import { findPassphrase } from '../platform/backup/nightly.ts';
import { refuseHalfRestored } from '../platform/backup/standing.ts';
import { type Contents, readBackup } from '../platform/backup/unpack.ts';
import { problem } from '../platform/backup/words.ts';
import { type Ground, openGround } from '../platform/base.ts';
import { openDatabase } from '../platform/database.ts';
import { filesFolderOf, readVersion } from '../server/house.ts';
import { makeCommand } from './command.ts';
import { type LongWork, megabytes, withLongWork } from './long-work.ts';

interface PassphraseOptions {
  readonly passphraseFile?: string;
}

const passphraseOption = ['--passphrase-file <文件>', '写着口令的文件 / file that holds the passphrase'] as const;
const fileArgument = ['<file>', '备份文件 / backup file'] as const;

export function backupCommand() {
  const command = makeCommand(
    'backup',
    '备份整个数据库与附件（加密），服务运行中也可以',
    'back up database and files, encrypted; the server may run meanwhile',
  )
    .argument(...fileArgument)
    .option(...passphraseOption)
    .option('--plain', '不加密 / not encrypted')
    // Options after a sub-command are that sub-command's.
    .enablePositionalOptions()
    .action(withLongWork(backUp));
  command.addCommand(
    makeCommand('verify', '核对备份文件，不恢复', 'check a backup without restoring it')
      .argument(...fileArgument)
      .option(...passphraseOption)
      .action(withLongWork(verify)),
  );
  command.addCommand(
    makeCommand('open', '解开备份文件到文件夹', 'unpack a backup into a folder')
      .argument(...fileArgument)
      .requiredOption('--to <文件夹>', '空文件夹 / an empty folder')
      .option(...passphraseOption)
      .action(withLongWork(open)),
  );
  return command;
}

async function backUp(work: LongWork, given: string, options: PassphraseOptions & { plain?: true }): Promise<number> {
  const file = resolve(given);
  const passphrase = options.plain ? undefined : findPassphrase(work.config.backup, options.passphraseFile);
  if (passphrase === undefined && !options.plain) throw problem('passphrase-missing');
  if (options.plain)
    process.stderr.write(
      '注意：备份不加密，拿到文件的人能看到全部个人信息\nWarning: not encrypted, whoever gets the file reads all personal data\n',
    );
  const began = performance.now();
  const ground = await openGround(work.config, { log: () => undefined, name: 'maplebridge backup' });
  try {
    await refuseHalfRestored(ground.owner);
    await note(ground, file);
    const figures = await writeBackup({
      owner: ground.owner,
      file,
      passphrase,
      filesFolder: filesFolderOf(work.config),
      secret: work.config.secret,
      version: await readVersion(),
      at: new Date(),
      onPart: (part, bytes) => work.progress(`${part}  ${megabytes(bytes)}`, { part, bytes }),
      signal: work.signal,
    });
    const seconds = secondsSince(began);
    const size = (await stat(file)).size;
    work.say(`已备份并读回核对 / written and read back: ${file}`);
    work.say(`  ${inWords(figures)}，${megabytes(size)}，${seconds} s`);
    work.say(
      '  恢复时需要口令和同一个 MAPLEBRIDGE_SECRET，请另处保存 / a restore needs the passphrase and the same secret',
    );
    work.result({ file, ...figures, size, seconds });
    return 0;
  } finally {
    await ground.close();
  }
}

/** No line, no data: the log tells of the backup before it begins, so that the backup holds the line itself. */
async function note(ground: Ground, file: string): Promise<void> {
  const { rows } = await ground.owner.query<{ there: boolean }>(
    `select to_regclass('access_chain') is not null as there`,
  );
  if (!rows[0]?.there) throw problem('not-migrated');
  const app = openDatabase(ground.appConnection, 1);
  try {
    await noteAccess(app.db, 'house.backup', `备份 ${basename(file)}`);
  } finally {
    await app.close();
  }
}

async function verify(work: LongWork, file: string, options: PassphraseOptions): Promise<number> {
  const contents = await read(work, file, options);
  const figures = figuresOf(contents);
  work.say(`备份完好 / the backup is whole: ${inWords(figures)}`);
  work.say(`  ${figures.madeAt}，${contents.about.version}，${contents.about.migrations.at(-1) ?? ''}`);
  if (!figures.encrypted) work.say('  未加密 / not encrypted');
  work.result({ whole: true, ...figures, version: contents.about.version });
  return 0;
}

async function open(work: LongWork, file: string, options: PassphraseOptions & { to: string }): Promise<number> {
  await read(work, file, options);
  if ((await readdir(options.to).catch(() => [])).length > 0) throw problem('exists', options.to);
  const figures = figuresOf(
    await read(work, file, options, async ({ name, body }) => {
      const path = join(options.to, name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(Readable.from(body), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    }),
  );
  work.say(`已解开 / unpacked: ${options.to}，${inWords(figures)}`);
  work.result({ to: options.to, ...figures });
  return 0;
}

async function read(
  work: LongWork,
  file: string,
  options: PassphraseOptions,
  onEntry?: Parameters<typeof readBackup>[0]['onEntry'],
): Promise<Contents> {
  const { size } = await stat(file);
  return readBackup({
    file,
    passphrase: findPassphrase(work.config.backup, options.passphraseFile),
    onProgress: (done) => work.progress(`${megabytes(done)} / ${megabytes(size)}`, { done, of: size }),
    signal: work.signal,
    ...(onEntry ? { onEntry } : {}),
  });
}

export function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 100) / 10;
}

export function inWords(figures: Figures): string {
  return `${figures.tables} 表 ${figures.rows} 行 ${figures.files} 个附件 / tables, rows, files`;
}
