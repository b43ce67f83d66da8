import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../src/kit/ids.ts';
import { type Base, openBase } from '../src/platform/base.ts';
import { readConfig } from '../src/platform/config.ts';
import { migrationsFolder } from '../src/server/house.ts';
import type { Settings } from './server.ts';

/** Settings of the server that is killed: no demo, jobs on, messages into a folder. */
export function crashSettings(folder: string): Settings {
  return {
    MAPLEBRIDGE_DATA: folder,
    MAPLEBRIDGE_DEMO: '0',
    MAPLEBRIDGE_SECRET: 'a-secret-for-crashes-only-0123456789abcdef',
    MAPLEBRIDGE_SENDER: 'folder',
    MAPLEBRIDGE_LOG: 'warn',
  };
}

/** The database of that server, as the owner sees it. */
export function openCrashBase(folder: string): Promise<Base> {
  return openBase(readConfig(crashSettings(folder)), {
    migrations: migrationsFolder,
    log: () => undefined,
    connections: 2,
  });
}

/** One bureau and one colleague on duty, who is told at once of wording of distress, at any hour: messages that are due now. */
export async function settleTown({ owner }: Base): Promise<void> {
  const [unitId, personId] = [newId(), newId()];
  await owner.query(
    `insert into unit (id, code, kind, name, phone, valid_from) values ($1, 'B', 'bureau', '云岭市公安局', '0475-0000110', '2020-01-01')`,
    [unitId],
  );
  await owner.query(
    `insert into person (id, code, name, kind, phone) values ($1, '1001', '值班员', 'officer', '19900001001')`,
    [personId],
  );
  await owner.query(
    `insert into holding (id, person_id, unit_id, post, duties, valid_from) values ($1, $2, $3, 'on-call', '{watch}', '2020-01-01')`,
    [newId(), personId, unitId],
  );
}

/** Process id of the PostgreSQL of this data folder. */
export function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** kill -9 of PostgreSQL and all its children, as when the power goes. */
export function killPostgres(folder: string): void {
  const postmaster = postmasterOf(folder);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
    .map(Number);
  for (const pid of [postmaster, ...children]) killIfThere(pid);
}

function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
