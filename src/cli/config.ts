import { describeConfig, readConfig } from '../platform/config.ts';
import { type CommonOptions, guarded, makeCommand } from './command.ts';

export function configCommand() {
  return makeCommand('config', '核对设置并说明各项', 'check the settings and explain each').action(
    async (options: CommonOptions) => {
      process.exitCode = await guarded(options, async () => {
        const config = readConfig();
        const rows = describeConfig();
        if (options.json)
          process.stdout.write(
            `${JSON.stringify({ settings: rows, demo: config.demo, port: config.port, dataDir: config.dataDir })}\n`,
          );
        else
          for (const row of rows)
            process.stdout.write(`${row.name.padEnd(28)} ${row.zh}\n${''.padEnd(28)} ${row.en}  [${row.default}]\n`);
        return 0;
      });
    },
  );
}
