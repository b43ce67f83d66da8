import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Base } from '../src/platform/base.ts';
import { type Acknowledged, type Ledger, send, sendUntilKilled } from './crash-senders.ts';
import { crashSettings, killPostgres, postmasterOf } from './crash-town.ts';
import { type RunningServer, startServer } from './server.ts';

export interface RoundOptions {
  readonly folder: string;
  readonly port: number;
  readonly senders: number;
  /** When the server dies. */
  readonly afterMilliseconds: number;
  /** PostgreSQL dies with it. */
  readonly withPostgres: boolean;
  /** How long due messages may take to leave after the restart. */
  readonly patienceSeconds: number;
}

/** What one round showed; `losses` is empty when nothing was lost. */
export interface RoundReport {
  readonly acknowledged: number;
  readonly open: number;
  readonly backAfterMilliseconds: number;
  readonly due: number;
  readonly sentAfterSeconds: number;
  readonly losses: readonly string[];
}

/** Kills the server under load, starts it again and looks for everything that was promised. Answers the server of the next round. */
export async function runRound(
  server: RunningServer,
  openBase: () => Promise<Base>,
  options: RoundOptions,
): Promise<{ server: RunningServer; report: RoundReport }> {
  const { folder, port, withPostgres } = options;
  const postmaster = postmasterOf(folder);
  const kill = async () => {
    const dead = server.kill();
    if (withPostgres) killPostgres(folder);
    await dead;
  };
  const ledger = await sendUntilKilled(server.url, options.senders, kill, options.afterMilliseconds);
  const began = performance.now();
  const fresh = await startServer(crashSettings(folder), port, join(folder, 'server.log'));
  const backAfterMilliseconds = Math.round(performance.now() - began);
  const losses: string[] = [];
  if (!withPostgres && postmasterOf(folder) !== postmaster) losses.push('the running PostgreSQL was not adopted');
  if (ledger.refused.length > 0) losses.push(`${ledger.refused.length} reports were refused: ${ledger.refused[0]}`);
  const base = await openBase();
  try {
    losses.push(...(await findLost(base.owner, ledger.acknowledged)));
    losses.push(...(await repeat(base.owner, fresh.url, ledger)));
    const messages = await followMessages(base.owner, options);
    losses.push(...messages.losses);
    const { acknowledged, open } = ledger;
    const { due, sentAfterSeconds } = messages;
    return {
      server: fresh,
      report: {
        acknowledged: acknowledged.length,
        open: open.length,
        backAfterMilliseconds,
        due,
        sentAfterSeconds,
        losses,
      },
    };
  } finally {
    await base.close();
  }
}

/** Every code that a sender holds must lead to a matter with its fact and its access line. */
async function findLost(owner: pg.Pool, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const { rows } = await owner.query<{ code: string; facts: number; lines: number }>(
    `select r.code,
       (select count(*)::int from happening h where h.subject_kind = 'matter' and h.subject_id = r.matter_id and h.kind = 'matter.reported') as facts,
       (select count(*)::int from access_log l where l.subject_kind = 'matter' and l.subject_id = r.matter_id and l.action = 'report.send') as lines
     from reporter r join matter m on m.id = r.matter_id where r.code = any($1)`,
    [acknowledged.map(({ code }) => code)],
  );
  const found = new Map(rows.map((row) => [row.code, row]));
  return acknowledged.flatMap(({ code }) => {
    const row = found.get(code);
    if (!row) return [`${code}: acknowledged, but not there`];
    return row.facts === 1 && row.lines === 1 ? [] : [`${code}: ${row.facts} facts, ${row.lines} access lines`];
  });
}

/** Whoever got no answer asks again with the same request id: one matter. Whoever got one gets the same code again. */
async function repeat(owner: pg.Pool, url: string, { open, acknowledged }: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (const sent of [...open, ...acknowledged.slice(-3)]) {
    const answer = await send(url, sent);
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from happening where request_id = $1 and kind = 'matter.reported'`,
      [sent.requestId],
    );
    if (rows[0]?.count !== 1) losses.push(`request ${sent.requestId}: ${rows[0]?.count} matters`);
    if (!('code' in answer)) losses.push(`request ${sent.requestId}: repeated, and refused with ${answer.refused}`);
    else if ('code' in sent && sent.code !== answer.code)
      losses.push(`request ${sent.requestId}: another code on repetition`);
  }
  return losses;
}

const waiting = `select count(*)::int as count from outgoing where state = 'waiting' and not_before <= now()`;

/** Each message that waits has its job, each that is due leaves, and each that left lies in the folder. */
async function followMessages(owner: pg.Pool, { folder, patienceSeconds }: RoundOptions) {
  const losses: string[] = [];
  const { rows: orphans } = await owner.query<{ id: string }>(
    `select o.id from outgoing o where o.state = 'waiting'
       and not exists (select 1 from graphile_worker.jobs j where j.key = 'message ' || o.id)`,
  );
  // A job may end between the two halves of the statement: only what waits still is lost.
  for (const { id } of orphans) {
    const { rowCount } = await owner.query(`select 1 from outgoing where id = $1 and state = 'waiting'`, [id]);
    if (rowCount === 1) losses.push(`message ${id} waits without a job`);
  }
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const count = async () => (await owner.query<{ count: number }>(waiting)).rows[0]?.count ?? 0;
  const due = await count();
  let left = due;
  while (left > 0 && seconds() < patienceSeconds) {
    await sleep(500);
    left = await count();
  }
  if (left > 0 && patienceSeconds > 0) losses.push(`${left} due messages not sent within ${patienceSeconds} s`);
  const { rows } = await owner.query<{ id: string; state: string }>('select id, state from outgoing');
  const files = new Set(readdirSync(join(folder, 'messages')));
  const missing = rows.filter(({ id, state }) => state === 'sent' && !files.has(`${id}.json`));
  losses.push(...missing.map(({ id }) => `message ${id} counts as sent, but is not in the folder`));
  return { losses, due, sentAfterSeconds: seconds() };
}
