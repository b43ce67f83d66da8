import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { checkBooks } from '../modules/matters/api.ts';
import { verifyAccessLog } from '../platform/access-log.ts';
import { noteAccess } from '../platform/backup/make.ts';
import { findPassphrase } from '../platform/backup/nightly.ts';
import { restoreBackup, type Step } from '../platform/backup/restore.ts';
import { restoreName } from '../platform/backup/standing.ts';
import { problem } from '../platform/backup/words.ts';
import { openBase, openGround } from '../platform/base.ts';
import { readMigrations } from '../platform/database.ts';
import { filesFolderOf, migrationsFolder } from '../server/house.ts';
import { inWords, secondsSince } from './backup.ts';
import { makeCommand } from './command.ts';
import { type LongWork, megabytes, withLongWork } from './long-work.ts';

interface Options {
  readonly passphraseFile?: string;
  readonly replace?: true;
  readonly yes?: true;
}

/** What is asked of a database before it is replaced. */
interface Asked {
  query(text: string): Promise<{ rows: { name: string }[] }>;
}

const steps: Readonly<Record<Step, string>> = {
  read: '核对备份文件 / checking the file',
  prepare: '建立结构 / making the schema',
  load: '装载 / loading',
  index: '建立索引 / building indexes',
  compare: '逐表比对 / comparing',
  migrate: '升级到当前版本 / bringing it up to date',
};

export function restoreCommand() {
  return makeCommand('restore', '从备份恢复到空数据库', 'restore a backup into an empty database')
    .argument('<file>', '备份文件 / backup file')
    .option('--passphrase-file <文件>', '写着口令的文件 / file that holds the passphrase')
    .option('--replace', '换掉数据库里现有的一切 / replace everything that is in the database')
    .option('--yes', '换掉时不再询问 / replace without asking')
    .action(withLongWork(restore));
}

async function restore(work: LongWork, given: string, options: Options): Promise<number> {
  const file = resolve(given);
  const { size } = await stat(file);
  const passphrase = findPassphrase(work.config.backup, options.passphraseFile);
  const began = performance.now();
  let step: Step = 'read';
  const ground = await openGround(work.config, { log: () => undefined, name: restoreName });
  const restored = await restoreBackup({
    owner: ground.owner,
    file,
    passphrase,
    filesFolder: filesFolderOf(work.config),
    secret: work.config.secret,
    migrations: await readMigrations(migrationsFolder),
    mayReplace: (owner) => mayReplace(owner, options),
    onStep: (next, detail) => {
      if (next !== step) work.say(steps[next]);
      step = next;
      if (detail !== undefined) work.progress(detail, { step, detail });
    },
    onProgress: (done) => work.progress(`${megabytes(done)} / ${megabytes(size)}`, { step, done, of: size }),
    signal: work.signal,
  }).finally(() => ground.close());
  work.say(`已恢复，与备份逐行一致 / restored, equal row by row: ${inWords(restored)}`);
  if (restored.migrated.length > 0) work.say(`  已升级 / migrated: ${restored.migrated.join(', ')}`);
  const checks = await check(work, file, restored.madeAt);
  const seconds = secondsSince(began);
  work.say(`  ${seconds} s`);
  work.result({ restored: true, ...restored, ...checks, seconds });
  return checks.wrongMatters === 0 && checks.brokenLines === 0 ? 0 : 1;
}

async function mayReplace(owner: Asked, options: Options): Promise<boolean> {
  if (!options.replace) return false;
  if (options.yes) return true;
  const name = await nameOf(owner);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  terminal.on('close', () => undefined);
  const answer = await Promise.race([
    terminal.question(
      `将删除「${name}」现有的全部数据。请输入该名称确认\nEverything of “${name}” will be deleted. Type this name to confirm: `,
    ),
    new Promise<string>((settle) => terminal.once('close', () => settle(''))),
  ]);
  terminal.close();
  if (answer.trim() !== name) throw problem('not-confirmed');
  return true;
}

/** The county's name; where no unit is known, that of the database. */
async function nameOf(owner: Asked): Promise<string> {
  const county = await owner
    .query('select name from unit where parent_id is null order by valid_from, code limit 1')
    .catch(() => undefined);
  const known = county?.rows[0] ?? (await owner.query('select current_database()::text as name')).rows[0];
  return known?.name ?? '';
}

/** The two checks that an operator would run next, on what was restored. */
async function check(work: LongWork, file: string, madeAt: string) {
  const base = await openBase(work.config, { migrations: migrationsFolder, log: () => undefined, connections: 2 });
  try {
    await noteAccess(base.app.db, 'house.restore', `恢复 ${basename(file)}，备份于 ${madeAt}`);
    const books = await checkBooks(base.app.db, (done, of) => work.progress(`${done} / ${of}`, { done, of }));
    work.say(
      books.wrong.length === 0
        ? `${books.checked} 件事项账实相符 / ${books.checked} matters agree with their facts`
        : `备份时已有 ${books.wrong.length} / ${books.checked} 件账实不符（check-books）/ did not agree in the backup already`,
    );
    const log = await verifyAccessLog(base.app.db);
    work.say(
      log.broken.length === 0
        ? `访问日志 ${log.lines} 行完整无改动 / ${log.lines} lines of the access log intact`
        : `备份时访问日志已有 ${log.broken.length} 处断裂（audit verify）/ the access log was broken in the backup already`,
    );
    return {
      matters: books.checked,
      wrongMatters: books.wrong.length,
      accessLines: log.lines,
      brokenLines: log.broken.length,
    };
  } finally {
    await base.close();
  }
}
