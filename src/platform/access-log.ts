import { sql } from 'kysely';
import type { AccessLine, Context, Subject, Who } from './context.ts';
import type { Db } from './database.ts';
import { actorOf } from './facts.ts';

interface WrittenLine extends AccessLine {
  readonly outcome: 'allowed' | 'refused';
}

/** Appends access lines to one of the hash chains; the database links and hashes them. */
export async function writeAccess(
  tx: Db,
  about: { who: Who; requestId: string; action: string },
  lines: readonly WrittenLine[],
): Promise<void> {
  if (lines.length === 0) return;
  const by = actorOf(about.who);
  const rows = lines.map((line) => ({
    requestId: about.requestId,
    action: about.action,
    whoKind: by.kind,
    whoId: by.id,
    subjectKind: line.subject?.kind ?? null,
    subjectId: line.subject?.id ?? null,
    residents: line.residents ?? [],
    outcome: line.outcome,
    reason: line.reason ?? null,
  }));
  await sql`select access_append(${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

/** A line of the log as it is shown to the resident and to auditors. */
export interface LoggedAccess {
  readonly at: Date;
  readonly action: string;
  readonly who_kind: string;
  readonly who_id: string | null;
  readonly outcome: 'allowed' | 'refused';
  readonly reason: string | null;
}

/** Who touched a subject, newest first, at most `limit` lines. */
export async function listAccess(ctx: Context, subject: Subject, limit: number): Promise<LoggedAccess[]> {
  const { rows } = await sql<LoggedAccess>`select at, action, who_kind, who_id, outcome, reason from access_log
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} order by at desc limit ${limit}`.execute(
    ctx.tx,
  );
  return rows;
}

export interface ChainReport {
  readonly lines: number;
  readonly chains: number;
  readonly broken: readonly { chain: number; seq: number; why: 'gap' | 'changed' | 'cut' }[];
}

/**
 * Recomputes every chain from its first line: a missing line is a gap, an altered one does not match its hash, and a chain whose last
 * lines were taken away does not reach its head.
 */
export async function verifyAccessLog(db: Db): Promise<ChainReport> {
  const { rows: counts } = await sql<{ lines: number; chains: number }>`
    select count(*)::int as lines, count(distinct chain)::int as chains from access_log`.execute(db);
  const { rows: broken } = await sql<{ chain: number; seq: number; why: 'gap' | 'changed' | 'cut' }>`
    with linked as (
      select l.chain, l.seq, l.hash, access_line(l) as line,
        lag(l.seq, 1, 0::bigint) over w as seq_before,
        coalesce(lag(l.hash) over w, sha256(convert_to('maplebridge access chain ' || l.chain, 'UTF8'))) as hash_before
      from access_log l window w as (partition by l.chain order by l.seq))
    select chain, seq, case when seq <> seq_before + 1 then 'gap' else 'changed' end as why from linked
      where seq <> seq_before + 1 or hash <> sha256(convert_to(encode(hash_before, 'hex') || line, 'UTF8'))
    union all
    select c.chain, c.seq, 'cut' from access_chain c
      left join access_log l on l.chain = c.chain and l.seq = c.seq
      where c.seq > 0 and (l.hash is null or l.hash <> c.hash)
    order by 1, 2 limit 100`.execute(db);
  return { lines: counts[0]?.lines ?? 0, chains: counts[0]?.chains ?? 0, broken };
}

const exportPage = 5000;

/**
 * Every line as `{"chain","seq","hash","line"}`, chain by chain; `line` is the very text that was hashed. After a chain's last line, or in
 * its place where it has none, stands its head, `{"chain","seq","hash","head":true}`, so that plain tools notice a cut end and a missing
 * chain too. Answers how many lines, all of one instant.
 */
export function exportAccessLog(db: Db, write: (line: string) => void): Promise<number> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const { rows: heads } = await sql<{ chain: number; text: string }>`select chain,
        json_build_object('chain', chain, 'seq', seq, 'hash', encode(hash, 'hex'), 'head', true)::text as text
      from access_chain order by chain`.execute(tx);
      let count = 0;
      for (const head of heads) {
        count += await exportChain(tx, head.chain, write);
        write(head.text);
      }
      return count;
    });
}

async function exportChain(tx: Db, chain: number, write: (line: string) => void): Promise<number> {
  let count = 0;
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ seq: number; text: string }>`select l.seq,
        json_build_object('chain', l.chain, 'seq', l.seq, 'hash', encode(l.hash, 'hex'), 'line', access_line(l))::text as text
      from access_log l where l.chain = ${chain}::smallint and l.seq > ${after} order by l.seq limit ${exportPage}`.execute(
      tx,
    );
    for (const row of rows) write(row.text);
    count += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < exportPage) return count;
    after = last.seq;
  }
}
