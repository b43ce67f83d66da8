import type { Command } from 'commander';
import { type Config, readConfig } from '../platform/config.ts';
import { type CommonOptions, guarded } from './command.ts';

/** What long work on a whole house may say; it ends early when `signal` is aborted by Ctrl-C. */
export interface LongWork {
  readonly config: Config;
  readonly signal: AbortSignal;
  /** A line for people; silent with --json. */
  say(line: string): void;
  /** Where it is: one line that is overwritten on a terminal, JSON lines with --json; four a second at the most. */
  progress(shown: string, fields: object): void;
  /** The result: the last line with --json. */
  result(value: object): void;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A command that may last for minutes. Interrupted, it tidies up, says so, and ends with 128 and the number of the signal. */
export function withLongWork<Given extends unknown[]>(work: (work: LongWork, ...given: Given) => Promise<number>) {
  return async (...args: unknown[]): Promise<void> => {
    const command = args.pop() as Command;
    const options = command.opts<CommonOptions>();
    const stop = new AbortController();
    let interrupted: number | undefined;
    for (const [name, code] of Object.entries(exitCodes)) {
      // A terminal signals both the launcher and us, and the launcher tells us again: any number of signals is one.
      process.on(name, () => {
        interrupted ??= code;
        stop.abort();
      });
    }
    process.exitCode = await guarded(options, () =>
      work(makeLongWork(options, stop.signal), ...(args as Given)).catch((problem: unknown) => {
        if (interrupted === undefined) throw problem;
        process.stderr.write('已中断 / interrupted\n');
        return interrupted;
      }),
    );
  };
}

function makeLongWork(options: CommonOptions, signal: AbortSignal): LongWork {
  let shownAt = 0;
  let isShown = false;
  const clear = () => {
    if (isShown) process.stderr.write('\r\u001b[K');
    isShown = false;
  };
  return {
    config: readConfig(),
    signal,
    say: (line) => {
      clear();
      if (!options.json) process.stdout.write(`${line}\n`);
    },
    progress: (shown, fields) => {
      if (Date.now() - shownAt < 250) return;
      shownAt = Date.now();
      if (options.json) process.stdout.write(`${JSON.stringify(fields)}\n`);
      else if (process.stderr.isTTY) {
        process.stderr.write(`\r\u001b[K  ${shown}`);
        isShown = true;
      }
    },
    result: (value) => {
      if (options.json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
  };
}

/** Bytes as people read them. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
