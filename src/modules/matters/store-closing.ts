import { sql } from 'kysely';
import type { Who } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { sees } from './policy.ts';

/** Closed is ours to say, solved is the reporters': what was closed since a moment, by what they say. */
export interface Closing {
  readonly closed: number;
  readonly solved: number;
  readonly partly: number;
  readonly notSolved: number;
  readonly unconfirmed: number;
  /** How many people had reported it: merged matters count once above, and every report here. */
  readonly reports: number;
}

/** The figures of the view `stat_matters_closing`, over the matters that this colleague sees. */
export async function countClosing(tx: Db, who: Who, from: Date): Promise<Closing> {
  const { rows } = await sql<Closing>`select count(*)::int as closed,
      count(*) filter (where m.solved = 'yes')::int as solved,
      count(*) filter (where m.solved = 'partly')::int as partly,
      count(*) filter (where m.solved = 'no')::int as "notSolved",
      count(*) filter (where m.solved in ('unasked', 'asked'))::int as unconfirmed,
      coalesce(sum((select count(*) from reporter r where r.matter_id in (select matter_family(m.id))
        and r.withdrawn_at is null and r.split_of is null)), 0)::int as reports
    from matter m where m.last_closed_at >= ${from} and m.state <> 'merged' and ${sees(who)}`.execute(tx);
  return rows[0] ?? { closed: 0, solved: 0, partly: 0, notSolved: 0, unconfirmed: 0, reports: 0 };
}
