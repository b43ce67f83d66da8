import { Command, type CommanderError } from 'commander';
import { Refusal, refusals } from '../kit/refusal.ts';
import { loadHoldings } from '../modules/people/api.ts';
import { BackupProblem } from '../platform/backup/words.ts';
import { type Base, openBase } from '../platform/base.ts';
import { type Config, ConfigProblem, readConfig } from '../platform/config.ts';
import { EmbeddedProblem } from '../platform/embedded/words.ts';
import type { House } from '../platform/house.ts';
import { Doorkeeper } from '../platform/identify.ts';
import { Live } from '../platform/live.ts';
import { hearingOf } from '../platform/module.ts';
import { Webhooks } from '../platform/webhooks/spread.ts';
import { familiesOf } from '../server/compose.ts';
import { migrationsFolder } from '../server/house.ts';
import { unitsOfSubjects } from '../server/units-of-subjects.ts';

/** What every command may say and must answer. Exit codes: 0 done, 1 failed or found something wrong, 2 called wrongly. */
export interface Desk {
  readonly config: Config;
  readonly base: Base;
  readonly house: House;
  /** A line for people; silent with --json. */
  say(line: string): void;
  /** The result: one JSON line with --json. */
  result(value: object): void;
  /** Something that moves on: shown on a terminal, or as JSON lines where a programme asked for it. */
  progress(done: number, of: number): void;
  /** True once the user pressed Ctrl-C; long work ends after its present batch. */
  readonly stopped: () => boolean;
}

export interface CommonOptions {
  readonly json?: true;
}

/** A command that needs the database: it uses the running one or starts the embedded one, and leaves it as it was. */
export function withDesk<Given extends unknown[]>(work: (desk: Desk, ...given: Given) => Promise<number>) {
  return async (...args: unknown[]): Promise<void> => {
    const command = args.pop() as Command;
    const options = command.opts<CommonOptions>();
    process.exitCode = await guarded(options, async () => {
      const config = readConfig();
      const base = await openBase(config, { migrations: migrationsFolder, log: () => undefined, connections: 6 });
      try {
        return await work(makeDesk(config, base, options), ...(args as Given));
      } finally {
        await base.close();
      }
    });
  };
}

function makeDesk(config: Config, base: Base, options: CommonOptions): Desk {
  let stopped = false;
  process.once('SIGINT', () => {
    stopped = true;
  });
  const settings = { publicUrl: config.publicUrl, demo: config.demo, secret: config.secret };
  const house: House = {
    database: base.app,
    doorkeeper: new Doorkeeper(loadHoldings),
    live: new Live(base.appConnection),
    webhooks: new Webhooks(unitsOfSubjects),
    hearing: hearingOf(familiesOf(base.app)),
    settings,
    clock: () => new Date(),
  };
  let shownAt = 0;
  return {
    config,
    base,
    house,
    say: (line) => {
      if (!options.json) process.stdout.write(`${line}\n`);
    },
    result: (value) => {
      if (options.json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    progress: (done, of) => {
      if (Date.now() - shownAt < 250 && done < of) return;
      shownAt = Date.now();
      if (options.json) process.stdout.write(`${JSON.stringify({ done, of })}\n`);
      else if (process.stderr.isTTY) process.stderr.write(`\r  ${done} / ${of}${done >= of ? '\n' : ''}`);
    },
    stopped: () => stopped,
  };
}

/** Runs and turns every lawful problem into words and an exit code; a bug keeps its stack. */
export async function guarded(options: CommonOptions, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (problem) {
    const words = wordsOf(problem);
    if (words === undefined) throw problem;
    if (options.json)
      process.stdout.write(`${JSON.stringify({ error: words.code, message: words.lines.join('\n') })}\n`);
    for (const line of words.lines) process.stderr.write(`${line}\n`);
    return 1;
  }
}

function wordsOf(problem: unknown): { code: string; lines: string[] } | undefined {
  if (problem instanceof ConfigProblem) return { code: 'config', lines: [problem.message] };
  if (problem instanceof EmbeddedProblem) return { code: 'database', lines: [problem.message] };
  if (problem instanceof BackupProblem) return { code: problem.code, lines: [problem.message] };
  if (problem instanceof Refusal) {
    const { zh, en } = refusals[problem.code];
    return {
      code: problem.code,
      lines: [zh, en, ...problem.fields.flatMap((field) => [`  ${field.zh}`, `  ${field.en}`])],
    };
  }
  const code = (problem as { code?: unknown } | undefined)?.code;
  if (code === 'ENOENT')
    return {
      code: 'file',
      lines: [`没有这个文件 / no such file: ${String((problem as { path?: unknown }).path ?? '')}`],
    };
  if (code === 'EADDRINUSE') {
    return {
      code: 'port',
      lines: ['端口已被占用，请用 PORT=3001 另选一个 / the port is taken: choose another, e.g. PORT=3001'],
    };
  }
  if (code === '28P01') {
    return {
      code: 'database',
      lines: ['数据库的用户名或口令不对，请核对 DATABASE_URL / wrong user or password in DATABASE_URL'],
    };
  }
  if (code === 'ECONNREFUSED' || code === '3D000') {
    return {
      code: 'database',
      lines: ['连不上数据库，请核对 DATABASE_URL / cannot reach the database: check DATABASE_URL'],
    };
  }
  return undefined;
}

/** Called wrongly ends with 2; help that was asked for ends with 0. */
export function endParsing(problem: CommanderError): never {
  process.exit(problem.exitCode === 0 ? 0 : 2);
}

/** A sub-command with what all have: `--json`, and help in both languages. */
export function makeCommand(name: string, zh: string, en: string): Command {
  return new Command(name)
    .description(`${zh} / ${en}`)
    .option('--json', '机器可读：每行一个 JSON / machine-readable, one JSON a line')
    .showHelpAfterError()
    .exitOverride(endParsing);
}

/** A command that only holds others. */
export function makeGroup(name: string, zh: string, en: string): Command {
  return new Command(name).description(`${zh} / ${en}`).showHelpAfterError().exitOverride(endParsing);
}
