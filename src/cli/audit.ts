import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { exportAccessLog, verifyAccessLog } from '../platform/access-log.ts';
import { makeCommand, makeGroup, withDesk } from './command.ts';

export function auditCommand() {
  const command = makeGroup('audit', '访问日志', 'the access log');
  command.addCommand(
    makeCommand(
      'verify',
      '核对哈希链：有无缺行、改动、截断',
      'check every hash chain for gaps, changes and cut ends',
    ).action(
      withDesk(async (desk) => {
        const report = await verifyAccessLog(desk.base.app.db);
        for (const spot of report.broken)
          desk.say(`  链 ${spot.chain} 第 ${spot.seq} 行 / chain ${spot.chain} line ${spot.seq}: ${spot.why}`);
        desk.say(
          report.broken.length === 0
            ? `${report.lines} 行完整无改动 / ${report.lines} lines intact`
            : '日志被改动过 / the log was tampered with',
        );
        desk.result({
          lines: report.lines,
          chains: report.chains,
          broken: report.broken.length,
          first: report.broken.slice(0, 20),
        });
        return report.broken.length === 0 ? 0 : 1;
      }),
    ),
  );
  command.addCommand(
    makeCommand(
      'export',
      '导出日志（每行一个 JSON，可用 sha256sum 与 jq 核对）',
      'export the log, one JSON a line, checkable with sha256sum and jq',
    )
      .requiredOption('--out <文件>', '写入的文件 / file to write')
      .action(
        withDesk(async (desk, options: { out: string }) => {
          const out = createWriteStream(options.out, { mode: 0o600 });
          const lines = await exportAccessLog(desk.base.app.db, (line) => out.write(`${line}\n`));
          out.end();
          await finished(out);
          desk.say(`${lines} 行已写入 / lines written: ${options.out}`);
          desk.result({ lines, file: options.out });
          return 0;
        }),
      ),
  );
  return command;
}
