import { Command } from 'commander';
import { readConfig } from '../platform/config.ts';
import { readVersion } from '../server/house.ts';
import { start } from '../server/start.ts';
import { accountCommand } from './account.ts';
import { advisoriesCommand } from './advisories.ts';
import { auditCommand } from './audit.ts';
import { backupCommand } from './backup.ts';
import { booksCommand } from './books.ts';
import { endParsing, guarded, makeCommand } from './command.ts';
import { configCommand } from './config.ts';
import { confirmationCommand } from './confirmation.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { fileCommand } from './file.ts';
import { importCommand } from './import.ts';
import { mediationCommand } from './mediation.ts';
import { migrateCommand } from './migrate.ts';
import { placesCommand } from './places.ts';
import { privacyCommand } from './privacy.ts';
import { restoreCommand } from './restore.ts';
import { secretsCommand } from './secrets.ts';
import { topicsCommand } from './topics.ts';
import { triageCommand } from './triage.ts';

const program = new Command('maplebridge')
  .description(
    '枫桥：每件事都有人负责、有期限、有答复、有回访 / every concern gets an owner, a date, an answer and a visit afterwards',
  )
  .version(await readVersion())
  .showHelpAfterError()
  // Options after a command are that command's.
  .enablePositionalOptions()
  .exitOverride(endParsing);

program.addCommand(
  makeCommand('start', '启动服务', 'start the server').action(async () => {
    process.exitCode = await guarded({}, () => start(readConfig()));
    // Open sockets of browsers must not keep a stopped server alive.
    process.exit();
  }),
);
for (const command of [
  migrateCommand(),
  accountCommand(),
  demoCommand(),
  importCommand(),
  exportCommand(),
  placesCommand(),
  booksCommand(),
  auditCommand(),
  fileCommand(),
  confirmationCommand(),
  privacyCommand(),
  backupCommand(),
  restoreCommand(),
  secretsCommand(),
  advisoriesCommand(),
  configCommand(),
  triageCommand(),
  topicsCommand(),
  mediationCommand(),
]) {
  program.addCommand(command);
}

await program.parseAsync();
