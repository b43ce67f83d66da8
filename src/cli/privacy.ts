import { writeFile } from 'node:fs/promises';
import { type FieldProblem, Refusal } from '../kit/refusal.ts';
import { findReports, gatherPerson, zipOf } from '../modules/privacy/api.ts';
import { withinHouse } from '../platform/corridor.ts';
import { openDiskStore } from '../platform/files/store.ts';
import { familiesOf } from '../server/compose.ts';
import { filesFolderOf } from '../server/house.ts';
import { makeCommand, makeGroup, withDesk } from './command.ts';

interface Options {
  readonly phone?: string;
  readonly code?: string;
  readonly reason: string;
  readonly out: string;
}

function missingOf({ phone, code }: Options): FieldProblem {
  if (phone)
    return {
      path: 'phone',
      zh: '没有这个电话的反映：请核对号码，或用 --code 查询码',
      en: 'No report of this phone: check it, or use --code',
    };
  if (code)
    return {
      path: 'code',
      zh: '没有这个查询码的反映：请核对查询码，或用 --phone 电话',
      en: 'No report of this code: check it, or use --phone',
    };
  return { path: 'phone', zh: '请给出 --phone 电话或 --code 查询码', en: 'Name --phone or --code' };
}

export function privacyCommand() {
  const command = makeGroup('privacy', '个人信息', 'personal data');
  command.addCommand(
    makeCommand('export', '导出一个人的全部信息（ZIP）', 'everything about one person as a ZIP')
      .option('--phone <电话>', '按电话 / by phone')
      .option('--code <查询码>', '按查询码 / by receipt code')
      .requiredOption('--reason <事由>', '为什么导出，写入访问日志 / why; it goes into the access log')
      .requiredOption('--out <文件>', '写入的文件 / file to write')
      .action(
        withDesk(async (desk, options: Options) => {
          const store = await openDiskStore(filesFolderOf(desk.config), { secret: desk.config.secret });
          const keepers = familiesOf(desk.base.app, () => store).flatMap((family) => family.keeps ?? []);
          const reports = await withinHouse(desk.house, 'privacy.export', async (ctx) => {
            const ids = await findReports(ctx, options);
            if (ids.length === 0) throw new Refusal('not-found', [missingOf(options)]);
            ctx.accessed({ residents: ids, reason: `导出个人信息：${options.reason}` });
            const archive = await zipOf(await gatherPerson(ctx, ids, keepers), store);
            await writeFile(options.out, archive, { mode: 0o600 });
            return ids.length;
          });
          desk.say(`${reports} 件反映已写入 / reports written: ${options.out}`);
          desk.result({ reports, file: options.out });
          return 0;
        }),
      ),
  );
  return command;
}
