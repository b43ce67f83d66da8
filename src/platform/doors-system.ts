import { sql } from 'kysely';
import type { Words } from '../kit/words.ts';
import { holdsCountyWide, type MayTable } from './context.ts';
import type { platformDoors } from './contract.ts';
import type { Db } from './database.ts';
import type { Metrics } from './metrics.ts';
import type { Handlers } from './module.ts';
import { webhookWarnings } from './webhooks/upkeep.ts';

const may = {
  'system.view': (who) => (holdsCountyWide(who, 'system') ? 'allowed' : 'forbidden'),
} as const satisfies MayTable<undefined>;

interface Figures {
  readonly version: string;
  readonly size: number;
  readonly connections: number;
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  readonly oldest: number;
  readonly messages_waiting: number;
  readonly messages_failed: number;
  readonly files: number;
  readonly file_bytes: number;
  readonly facts: number;
  readonly access_lines: number;
}

export interface SystemOptions {
  readonly version: string;
  readonly startedAt: Date;
  readonly embedded: boolean;
  readonly metrics: Metrics;
  /** What an administrator must know, e.g. a year without a holiday table. */
  readonly warnings: (tx: Db, now: Date) => Promise<Words[]>;
}

/** Health of the system as its administrator sees it. */
export function systemHandlers(options: SystemOptions): Handlers<Pick<typeof platformDoors, 'system'>> {
  return {
    system: async (ctx) => {
      ctx.permit(may, undefined);
      const { rows } = await sql<Figures>`select current_setting('server_version') as version,
        pg_database_size(current_database()) as size,
        (select count(*) from pg_stat_activity where datname = current_database()) as connections,
        (select count(*) from graphile_worker._private_jobs where locked_at is null and attempts < max_attempts and run_at <= now()) as waiting,
        (select count(*) from graphile_worker._private_jobs where locked_at is not null) as running,
        (select count(*) from graphile_worker._private_jobs where attempts >= max_attempts) as failed,
        coalesce((select extract(epoch from now() - min(run_at)) from graphile_worker._private_jobs
          where locked_at is null and attempts < max_attempts and run_at <= now()), 0)::int as oldest,
        (select count(*) from outgoing where state = 'waiting') as messages_waiting,
        (select count(*) from outgoing where state = 'failed') as messages_failed,
        (select count(*) from stored_file) as files,
        coalesce((select sum(bytes) from stored_file), 0)::bigint as file_bytes,
        (select greatest(reltuples, 0)::bigint from pg_class where oid = 'happening'::regclass) as facts,
        (select coalesce(sum(seq), 0)::bigint from access_chain) as access_lines`.execute(ctx.tx);
      const row = rows[0];
      if (!row) throw new Error('the database gave no figures');
      return {
        version: options.version,
        startedAt: options.startedAt.toISOString(),
        node: process.version,
        memoryMegabytes: megabytes(process.memoryUsage().rss),
        database: {
          version: row.version,
          sizeMegabytes: megabytes(row.size),
          embedded: options.embedded,
          connections: row.connections,
        },
        jobs: { waiting: row.waiting, running: row.running, failed: row.failed, oldestSeconds: row.oldest },
        messages: { waiting: row.messages_waiting, failed: row.messages_failed },
        files: { count: row.files, megabytes: megabytes(row.file_bytes) },
        facts: row.facts,
        accessLines: row.access_lines,
        warnings: [...(await options.warnings(ctx.tx, ctx.now)), ...(await webhookWarnings(ctx.tx))],
        doors: await options.metrics.doors(),
      };
    },
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_048_576);
}
