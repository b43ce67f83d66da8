import { writeFile } from 'node:fs/promises';
import { dayOf } from '../kit/calendar.ts';
import { withinHouse } from '../platform/corridor.ts';
import { type FileFormat, writeTable } from '../platform/registers/file.ts';
import { findRegister, registers } from '../server/registers.ts';
import { makeCommand, withDesk } from './command.ts';

export function exportCommand() {
  return makeCommand('export', '导出台账，可原样再导入', 'export a register; it can be imported again as it is')
    .argument('<register>', registers.map(({ name }) => name).join(', '))
    .requiredOption(
      '--out <文件>',
      '写入的文件，按扩展名定格式：xlsx、csv、geojson / file to write, its ending names the format',
    )
    .action(
      withDesk(async (desk, name: string, options: { out: string }) => {
        const register = findRegister(name);
        const format = formatOf(options.out);
        const rows = await withinHouse(desk.house, 'register.export', async (ctx) => {
          const stored = await register.read(ctx.tx);
          ctx.accessed({ reason: `导出 ${register.zh}` });
          const made = await writeTable(
            register,
            stored.map(({ row }) => row),
            { format, language: 'zh', day: dayOf(ctx.now) },
          );
          await writeFile(options.out, made.content, { mode: 0o600 });
          return stored.length;
        });
        desk.say(`${rows} 行已写入 / rows written: ${options.out}`);
        desk.result({ register: name, rows, file: options.out });
        return 0;
      }),
    );
}

function formatOf(file: string): FileFormat {
  const ending = file.toLowerCase().split('.').at(-1);
  return ending === 'csv' || ending === 'geojson' ? ending : 'xlsx';
}
