import { linkAccount } from '../modules/people/api.ts';
import { makeAccount } from '../platform/accounts.ts';
import { makeCommand, withDesk } from './command.ts';

export function migrateCommand() {
  return makeCommand('migrate', '升级数据库结构', 'bring the database schema up to date').action(
    withDesk(async (desk) => {
      const { migrated } = desk.base;
      desk.say(
        migrated.length === 0
          ? '数据库已是最新 / the schema is up to date'
          : `已升级 / migrated: ${migrated.join(', ')}`,
      );
      desk.result({ migrated });
      return 0;
    }),
  );
}

/** Gives a colleague of the register a sign-in; prints the first password and the secret for the authenticator once. */
export function accountCommand() {
  return makeCommand('account', '为人员开通登录', 'give a person of the register a sign-in')
    .requiredOption('--badge <警号>', '警号，即人员编号 / badge number, the code of the person')
    .requiredOption('--name <姓名>', '姓名 / name')
    .action(
      withDesk(async (desk, options: { badge: string; name: string }) => {
        const made = await makeAccount(desk.base.app.db, desk.config.secret, options);
        const linked = await linkAccount(desk.base.app.db, options.badge, made.id);
        desk.say(
          `已开通 / made: ${options.badge}\n  初始密码 / first password: ${made.password}\n  动态码密钥 / authenticator secret: ${made.totpSecret}\n  ${made.totpUri}`,
        );
        if (!linked)
          desk.say('人员台账中没有这个编号，登录后暂无职责 / the register has no such person: no duties yet');
        desk.result({ badge: options.badge, password: made.password, totpSecret: made.totpSecret, linked });
        return 0;
      }),
    );
}
