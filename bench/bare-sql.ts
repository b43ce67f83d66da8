import { randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { newId, newReceiptCode } from '../src/kit/ids.ts';
import type { Connection } from '../src/platform/database.ts';
import { type Figures, figuresOf } from './figures.ts';

/** The rows that a door reads or writes, without the product: what PostgreSQL alone would need. */
export type BareWork = (client: pg.Client) => Promise<void>;

/** Measures statements over as many connections as knocked at the door. */
export async function measureBare(
  connection: Connection,
  work: BareWork,
  on: { connections: number; seconds: number },
): Promise<Figures> {
  const clients = Array.from({ length: on.connections }, () => new pg.Client({ ...connection }));
  await Promise.all(clients.map((client) => client.connect()));
  const times: number[] = [];
  const began = performance.now();
  const until = began + on.seconds * 1000;
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const start = performance.now();
        await work(client);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(clients.map((client) => client.end()));
  return figuresOf(times, seconds, 0);
}

function anyOf<T>(list: readonly T[]): T {
  const found = list[randomInt(list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

const named = (name: string, text: string, values: unknown[]) => ({ name, text, values });

async function inTransaction(client: pg.Client, queries: readonly ReturnType<typeof named>[]): Promise<void> {
  await client.query('begin');
  for (const query of queries) await client.query(query);
  await client.query('commit');
}

const accessLine = (action: string, subjectId: string | null) =>
  named('access', 'select access_append($1::jsonb)', [
    JSON.stringify([
      {
        requestId: newId(),
        action,
        whoKind: 'staff',
        subjectKind: 'matter',
        subjectId,
        residents: [],
        outcome: 'allowed',
      },
    ]),
  ]);

/** The rows of a new report: request, matter, reporter, fact, message, job, access line. */
export async function bareReport(owner: pg.Pool): Promise<BareWork> {
  const { rows: models } = await owner.query<{ id: string }>('select id from matter order by md5(id::text) limit 2000');
  return async (client) => {
    const [id, requestId, messageId] = [newId(), newId(), newId()];
    await inTransaction(client, [
      named(
        'claim',
        `insert into answered (request_id, who, door, input_hash, at) values ($1, 'visitor', 'bench', $2, now())`,
        [requestId, 'x'.repeat(64)],
      ),
      named(
        'matter',
        `insert into matter (id, number, state, title, what, category, channel, where_text, lng, lat, grid_id, unit_id, reported_at, promised_at, search, changed_at)
         select $1::uuid, to_char(now(), 'YYYY') || '-' || lpad(nextval('matter_number')::text, 6, '0'), 'reported', title, what, category, 'resident-page', where_text, lng, lat,
           grid_id, unit_id, now(), now() + interval '5 days', search, now() from matter where id = $2::uuid`,
        [id, anyOf(models).id],
      ),
      named(
        'reporter',
        `insert into reporter (id, matter_id, code, tail, name, phone, made_at) values ($1, $2, $3, '0000', '王建国', '19900000000', now())`,
        [newId(), id, newReceiptCode()],
      ),
      named(
        'fact',
        `insert into happening (at, request_id, subject_kind, subject_id, kind, audience, data, by_kind)
         values (now(), $1, 'matter', $2, 'matter.reported', 'resident', '{"channel":"resident-page","state":"reported"}', 'visitor')`,
        [requestId, id],
      ),
      named(
        'message',
        `insert into outgoing (id, template, language, params, channel, recipient, subject_kind, subject_id, state, not_before, made_at, changed_at)
         values ($1, 'matter.received', 'zh', '{"code":"FQ-XXXX-XXXXX"}', 'sms', '19900000000', 'matter', $2, 'waiting', now() + interval '1 day', now(), now())`,
        [messageId, id],
      ),
      named(
        'job',
        `select graphile_worker.add_job('message:send', $1::json, run_at := now() + interval '1 day', job_key := $2, max_attempts := 10)`,
        [JSON.stringify({ id: messageId }), `message ${messageId}`],
      ),
      accessLine('report.send', id),
      named('answer', `update answered set status = 200, answer = $2::jsonb where request_id = $1`, [
        requestId,
        JSON.stringify({ number: id, code: id }),
      ]),
    ]);
  };
}

/** One matter with its reporters, parts and facts, and the access line. */
export function bareOpen(ids: readonly string[]): BareWork {
  return (client) => {
    const id = anyOf(ids);
    return inTransaction(client, [
      named('one', 'select * from matter where id = $1', [id]),
      named('reporters', 'select * from reporter where matter_id = $1', [id]),
      named('parts', 'select * from part where matter_id = $1', [id]),
      named('facts', `select * from happening where subject_kind = 'matter' and subject_id = $1 order by id`, [id]),
      accessLine('matter.view', id),
    ]);
  };
}

const openStates = `('reported', 'accepted', 'assigned', 'in_hand', 'returned', 'reopened', 'answered', 'closed')`;

/** A page of open matters of some units, their counts by state, and the access line. */
export function bareQueue(unitIds: readonly string[]): BareWork {
  return (client) =>
    inTransaction(client, [
      named(
        'page',
        `select id, number, state, title, where_text, category, unit_id, lead_id, reported_at, promised_at from matter
         where unit_id = any($1) and state in ${openStates} order by reported_at desc, id desc limit 51`,
        [unitIds],
      ),
      named(
        'counts',
        `select state, count(*) from matter where unit_id = any($1) and state in ${openStates} group by state`,
        [unitIds],
      ),
      accessLine('matter.list', null),
    ]);
}

/** A page of what was found among the matters of some units, and the access line. */
export function bareSearch(unitIds: readonly string[], queries: readonly string[]): BareWork {
  return (client) =>
    inTransaction(client, [
      named(
        'found',
        `select id, number, state, title, where_text, category, unit_id, lead_id, reported_at, promised_at from matter
         where unit_id = any($1) and search @@ $2::tsquery order by reported_at desc, id desc limit 51`,
        [unitIds, anyOf(queries)],
      ),
      accessLine('matter.list', null),
    ]);
}
