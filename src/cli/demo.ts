import { createHmac } from 'node:crypto';
import { generateCounty } from '../demo/county.ts';
import { loadCounty, type Queryable } from '../demo/load.ts';
import type { AccountStub, County } from '../demo/rows.ts';
import { newId } from '../kit/ids.ts';
import { makeSearcher, storedIdentity } from '../modules/matters/api.ts';
import { queueMarking } from '../modules/topics/api.ts';
import { demoPassword, demoStanding, listDemoSignIns } from '../platform/demo-sign-ins.ts';
import type { HouseSecret } from '../platform/seal.ts';
import { hashPassword, sealTotpSecret } from '../platform/sign-in.ts';
import { type Desk, makeCommand, makeGroup, withDesk } from './command.ts';

const seed = 20_231_120;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function demoCommand() {
  const command = makeGroup('demo', '演示县', 'the demo county');
  command.addCommand(
    makeCommand('load', '装载演示县（空数据库）', 'load the demo county into an empty database')
      .option('--matters <数量>', '事项数量 / number of matters', '6000')
      .action(withDesk((desk, options: { matters: string }) => load(desk, Number(options.matters)))),
  );
  command.addCommand(
    makeCommand('sign-ins', '演示账号与此刻的动态码', 'demo sign-ins with the codes of this moment').action(
      withDesk(signIns),
    ),
  );
  return command;
}

async function load(desk: Desk, matters: number): Promise<number> {
  if (!desk.config.demo) {
    desk.say('不是演示模式，拒绝装载 / not in demo mode: nothing was loaded');
    return 1;
  }
  const standing = await demoStanding(desk.base.app.db);
  if (standing === 'loaded' || standing === 'foreign') {
    desk.say('数据库里已有单位，不再装载 / there are units already: nothing was loaded');
    return 1;
  }
  const began = performance.now();
  const county = generateCounty({ seed, today: new Date(), matters });
  const client = await desk.base.owner.connect();
  try {
    if (standing === 'interrupted') await clearDemo(client);
    await client.query(beginDemo, [newId()]);
    await insertAccounts(client, desk.config.secret, county);
    const searchOf = makeSearcher(placeNamesOf(county));
    await loadCounty(client, county, ({ done, total }) => desk.progress(done, total), {
      searchOf: ({ matter, reporters }) => ({
        search: searchOf({ ...matter, codes: reporters.map((reporter) => reporter.code) }),
      }),
      identityOf: ({ name, phone, behalf_note: note, confidential }) =>
        storedIdentity(desk.config.secret, { name, phone, note }, confidential),
    });
    await client.query(`update import_run set finished_at = now() where kind = 'demo'`);
    await client.query('analyze');
    await queueMarking(desk.base.app.db, new Date(), null);
  } finally {
    client.release();
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  desk.say(`演示县「${county.name.zh}」已装载：${county.matters.length} 件事项，用时 ${seconds} 秒`);
  desk.result({ loaded: true, matters: county.matters.length, seconds });
  return 0;
}

const beginDemo = `insert into import_run (id, kind, file_name, file_hash, mapping, by_kind, at)
  values ($1, 'demo', 'demo', '', '{}', 'system', now())`;

/** Takes away what an interrupted load left; only ever called while the demo was never complete. */
async function clearDemo(client: Queryable): Promise<void> {
  await client.query(`truncate account, unit, person, holding, grid, grid_team, crosswalk, place, road, partner, matter, reporter, part, happening,
    stored_file, link, outgoing, session, api_token, saved_queue, unit_successor, import_row, import_run cascade`);
}

function placeNamesOf(county: County): string[] {
  const named = [...county.grids, ...county.places].flatMap(({ name, aliases }) => [name, ...aliases]);
  return [...new Set([...named, ...county.roads.map(({ name }) => name)])];
}

// All demo accounts share one well-known password, so one hash will do; each badge has its own authenticator secret.
async function insertAccounts(client: Queryable, secret: HouseSecret, county: County): Promise<void> {
  const password = await hashPassword(demoPassword);
  const roles = new Map(county.signIns.map(({ badge, role }) => [badge, role]));
  const rows = county.accounts.map((account: AccountStub) => ({
    ...account,
    totp_secret: `\\x${sealTotpSecret(secret, totpSecretOf(account.badge)).toString('hex')}`,
    demo_role: roles.get(account.badge) ?? null,
  }));
  await client.query(
    `insert into account (id, badge, name, language, active, made_at, password_hash, totp_secret, demo_role)
     select id, badge, name, language, active, made_at, $2, totp_secret::bytea, demo_role
     from jsonb_to_recordset($1::jsonb) as x(id uuid, badge text, name text, language text, active boolean, made_at timestamptz, totp_secret text, demo_role text)`,
    [JSON.stringify(rows), password],
  );
}

function totpSecretOf(badge: string): string {
  const bytes = createHmac('sha256', 'maplebridge demo').update(badge).digest();
  return [...bytes].map((byte) => base32[byte % 32]).join('');
}

async function signIns(desk: Desk): Promise<number> {
  const rows = await listDemoSignIns(desk.base.app.db, desk.config.secret, new Date());
  desk.say('警号      动态码   密码            角色 / badge, code, password, role');
  for (const row of rows) desk.say(`${row.badge.padEnd(9)} ${row.code}   ${row.password}    ${row.role} ${row.name}`);
  desk.result({ rows });
  return rows.length > 0 ? 0 : 1;
}
