import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../tests/support/house.ts';
import { newId } from '../kit/ids.ts';
import { withinHouse } from './corridor.ts';
import { type Jobs, releaseSilent, startJobs } from './jobs.ts';
import { openLog } from './log.ts';

let house: TestHouse;
let jobs: Jobs;
const ran: string[] = [];
const failing = new Set<string>();
const waiting: (() => void)[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  const note = async (_: unknown, { name }: { name: string }) => {
    if (failing.delete(name)) throw new Error('not this time');
    ran.push(name);
  };
  const waits = () => new Promise<void>((resolve) => waiting.push(resolve));
  jobs = await startJobs(house.open.house, { note, waits }, { concurrency: 2, crontab: '', log: openLog('silent') });
});
afterAll(async () => {
  for (const end of waiting) end();
  await jobs.stop();
  await house.close();
});

const add = (name: string, options: { runAt?: Date; key?: string } = {}) =>
  withinHouse(house.open.house, 'try', (ctx) => ctx.addJob('note', { name }, options));

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(is, { timeout: 10_000, interval: 30 }).toBe(true);
}

describe('a job', () => {
  test('runs once the change that caused it is committed', async () => {
    await add('committed');
    await until(() => ran.includes('committed'));
  });

  test('of a change that was rolled back never runs', async () => {
    const work = withinHouse(house.open.house, 'try', async (ctx) => {
      await ctx.addJob('note', { name: 'rolled back' });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await add('after it');
    await until(() => ran.includes('after it'));
    expect(ran).not.toContain('rolled back');
  });

  test('that is asked for again under its key runs once, at the later time', async () => {
    const soon = new Date(Date.now() + 600);
    await add('first wish', { key: 'one', runAt: soon });
    await add('second wish', { key: 'one', runAt: soon });
    await until(() => ran.includes('second wish'));
    expect(ran).not.toContain('first wish');
  });

  test('that fails is kept and tried again', async () => {
    failing.add('stubborn');
    await add('stubborn');
    await until(async () => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from graphile_worker._private_jobs where attempts = 1 and last_error is not null`.execute(
        house.base.app.db,
      );
      return rows[0]?.n === 1;
    });
    await sql`update graphile_worker._private_jobs set run_at = now() where last_error is not null`.execute(
      house.base.app.db,
    );
    await until(() => ran.includes('stubborn'));
  });
});

describe('the jobs of a process that died', () => {
  const stuck = async (workerId: string, ageSeconds: number) => {
    const { rows } = await sql<{
      id: string;
    }>`select (graphile_worker.add_job('elsewhere', '{}'::json)).id::text as id`.execute(house.base.app.db);
    const id = rows[0]?.id ?? '';
    await sql`update graphile_worker._private_jobs set locked_by = ${workerId}, locked_at = now() - make_interval(secs => ${ageSeconds}), attempts = 1
      where id = ${id}::bigint`.execute(house.base.app.db);
    return async () => {
      const found = await sql<{
        locked_by: string | null;
      }>`select locked_by from graphile_worker._private_jobs where id = ${id}::bigint`.execute(house.base.app.db);
      return found.rows[0]?.locked_by === null;
    };
  };
  const process = (workerId: string, silentSeconds: number) =>
    sql`insert into worker_process (id, worker_ids, seen_at) values (${newId()}, ${[workerId]}, now() - make_interval(secs => ${silentSeconds}))`.execute(
      house.base.app.db,
    );

  test('are released once it was silent for 40 seconds, those of a living one are not', async () => {
    const [deadJob, livingJob] = [await stuck('worker-dead', 60), await stuck('worker-living', 60)];
    await process('worker-dead', 45);
    await process('worker-living', 5);
    await releaseSilent(house.base.app.db);
    expect([await deadJob(), await livingJob()]).toEqual([true, false]);
  });

  test('are released too when the process died before it said that it lives', async () => {
    const [old, fresh] = [await stuck('worker-unknown', 60), await stuck('worker-newborn', 5)];
    await releaseSilent(house.base.app.db);
    expect([await old(), await fresh()]).toEqual([true, false]);
  });

  test('are not taken away from this very process while it lives', async () => {
    await sql`select graphile_worker.add_job('waits', '{}'::json)`.execute(house.base.app.db);
    const locked = async () => {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'waits' and j.locked_by is not null`.execute(house.base.app.db);
      return rows[0]?.n === 1;
    };
    await until(locked);
    await sql`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour' where locked_by is not null`.execute(
      house.base.app.db,
    );
    await releaseSilent(house.base.app.db);
    expect(await locked()).toBe(true);
  });
});
