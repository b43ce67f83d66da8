import type { Command } from 'commander';
import { linkAccount, phoneOfAccount } from '../modules/people/api.ts';
import { getAccount, givePassword, makeAccount, setActive } from '../platform/accounts.ts';
import { resetAccount } from '../platform/authenticators.ts';
import { withinHouse } from '../platform/corridor.ts';
import { warnOwner } from '../platform/owner-warnings.ts';
import { givenPasswordHours } from '../platform/sign-in.ts';
import { makeCommand, makeGroup, withDesk } from './command.ts';

/** Sign-ins of colleagues from the machine itself: made, reset after a lost phone, closed and opened again. */
export function accountCommand(): Command {
  const group = makeGroup('account', '同事的登录账号', 'sign-ins of colleagues');
  group.addCommand(makeMake(), { isDefault: true });
  group.addCommand(makeReset());
  group.addCommand(makeSwitch('close', false, '停用账号，并下线全部设备', 'close an account and end its sessions'));
  group.addCommand(makeSwitch('open', true, '重新启用账号', 'open a closed account again'));
  return group;
}

const givenNote = `（${givenPasswordHours} 小时内首次登录时更换 / to be replaced at the first sign-in, within ${givenPasswordHours} hours）`;
const badgeOption = ['--badge <警号>', '警号，即人员编号 / badge number, the code of the person'] as const;

// Prints the first password and the secret for the authenticator once.
function makeMake(): Command {
  return makeCommand('make', '为人员开通登录', 'give a person of the register a sign-in')
    .requiredOption(...badgeOption)
    .requiredOption('--name <姓名>', '姓名 / name')
    .action(
      withDesk(async (desk, options: { badge: string; name: string }) => {
        const made = await makeAccount(desk.base.app.db, desk.config.secret, { ...options, now: new Date() });
        const linked = await linkAccount(desk.base.app.db, options.badge, made.id);
        desk.say(
          `已开通 / made: ${options.badge}\n  初始密码 / first password: ${made.password}${givenNote}\n  动态码密钥 / authenticator secret: ${made.totpSecret}\n  ${made.totpUri}`,
        );
        if (!linked)
          desk.say('人员台账中没有这个编号，登录后暂无职责 / the register has no such person: no duties yet');
        desk.result({ badge: options.badge, password: made.password, totpSecret: made.totpSecret, linked });
        return 0;
      }),
    );
}

// Prints the enrolment code once, and with --password a new password too.
function makeReset(): Command {
  return makeCommand('reset', '手机遗失：生成登记码', 'lost phone: make an enrolment code')
    .requiredOption(...badgeOption)
    .option('--password', '同时换一个新密码 / give a new password too')
    .action(
      withDesk(async (desk, { badge, password }: { badge: string; password?: true }) => {
        const reset = await withinHouse(desk.house, 'account.reset', async (ctx) => {
          const { id } = await getAccount(ctx.tx, badge);
          const { code, expiresAt } = await resetAccount(ctx.tx, { accountId: id, by: null, now: ctx.now });
          const fresh = password ? await givePassword(ctx.tx, id, ctx.now) : null;
          const told = await warnOwner(ctx, phoneOfAccount, id);
          ctx.accessed({ subject: { kind: 'account', id }, reason: 'maplebridge account reset' });
          return { badge, code, expiresAt: expiresAt.toISOString(), password: fresh, told };
        });
        desk.say(
          `已重置 / reset: ${badge}\n  登记码 / enrolment code: ${reset.code}（24 小时内有效 / valid for 24 hours）`,
        );
        if (reset.password !== null) desk.say(`  新密码 / new password: ${reset.password}${givenNote}`);
        desk.say('  本人在登录页选「手机丢了」 / the colleague chooses "I lost my phone" on the sign-in page');
        if (!reset.told) desk.say('  没有登记电话，未发短信 / no phone on record: nobody was told');
        desk.result(reset);
        return 0;
      }),
    );
}

function makeSwitch(name: string, active: boolean, zh: string, en: string): Command {
  return makeCommand(name, zh, en)
    .requiredOption(...badgeOption)
    .action(
      withDesk(async (desk, { badge }: { badge: string }) => {
        await withinHouse(desk.house, `account.${name}`, async (ctx) => {
          const { id } = await getAccount(ctx.tx, badge);
          await setActive(ctx.tx, { accountId: id, active, now: ctx.now });
          ctx.accessed({ subject: { kind: 'account', id }, reason: `maplebridge account ${name}` });
        });
        desk.say(active ? `已启用 / open: ${badge}` : `已停用 / closed: ${badge}`);
        desk.result({ badge, active });
        return 0;
      }),
    );
}
