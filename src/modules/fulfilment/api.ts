import type { Context } from '../../platform/context.ts';
import type { Db } from '../../platform/database.ts';
import { findMediation, listStatesOfMatter, partiesNow } from '../mediation/api.ts';
import type { MediationState } from '../mediation/words.ts';
import { listVisits } from '../revisits/api.ts';
import { accountOn, holdsBack, standingOn, stateOfEntry } from './rules.ts';
import { findLedger, listStatements, listSteps, listVisitRecords } from './store-read.ts';
import { entriesOf } from './subject.ts';
import type { Standing } from './words.ts';

const afterwards = ['reached', 'performing', 'revisiting'] as const satisfies readonly MediationState[];

/** True for a matter whose mediation came to an agreement: it is visited after performance, not after its closing. */
export async function isVisitedByMediation(ctx: Context, matterId: string): Promise<boolean> {
  const cases = await listStatesOfMatter(ctx.tx, matterId);
  return cases.some(({ state }) => afterwards.some((one) => one === state));
}

/** True when nothing is left to be performed, pursued or visited, so that the mediation may be filed. */
export async function isSettled(tx: Db, mediationId: string): Promise<boolean> {
  const whole = await findMediation(tx, mediationId);
  const ledger = await findLedger(tx, mediationId);
  if (whole?.mediation.state !== 'revisiting' || !ledger) return false;
  const { breach, visit_plan_id: planId } = ledger.performance;
  if (planId === null || ['overdue', 'urged', 'accounted'].includes(breach)) return false;
  if (ledger.obligations.some(holdsBack)) return false;
  return (await listVisits(tx, planId)).every(({ state }) => state !== 'due');
}

/** 履行情况 of a mediation for its file and for the court. */
export interface PerformanceRecord {
  readonly accounts: readonly {
    readonly id: string;
    readonly item: number;
    readonly what: string;
    readonly by: readonly string[];
    readonly to: readonly string[];
    readonly standing: Standing;
    /** Null where no money is owed; amounts in 分. */
    readonly money: { readonly totalFen: number; readonly paidFen: number; readonly restFen: number } | null;
    /** Confirmed lines of the ledger, with files that both ends open. */
    readonly lines: readonly { readonly id: string; readonly on: string; readonly fen: number | null }[];
  }[];
  readonly steps: readonly { readonly step: string; readonly at: Date }[];
  readonly statements: readonly {
    readonly id: string;
    readonly on: string;
    readonly code: string;
    readonly sha256: string;
  }[];
  readonly visits: Awaited<ReturnType<typeof listVisitRecords>>;
}

/** How an agreement was performed, at the end of a day 'YYYY-MM-DD'; undefined while there is none. Names as the parties have them now. */
export async function findPerformance(
  tx: Db,
  mediationId: string,
  today: string,
): Promise<PerformanceRecord | undefined> {
  const whole = await findMediation(tx, mediationId);
  const ledger = await findLedger(tx, mediationId);
  if (!whole || !ledger) return undefined;
  const day = { today, graceDays: ledger.performance.grace_days };
  const named = (ids: readonly string[]) =>
    partiesNow(whole).flatMap(({ id, name }) => (ids.includes(id) ? [name] : []));
  return {
    accounts: ledger.obligations.map((obligation) => {
      const entries = entriesOf(ledger, obligation.id);
      const statement = accountOn(obligation, entries, day);
      const confirmed = entries.filter((entry) => stateOfEntry(entry) === 'confirmed');
      return {
        id: obligation.id,
        item: obligation.item,
        what: obligation.what,
        by: named(obligation.by_ids),
        to: named(obligation.to_ids),
        standing: standingOn(obligation, entries, day),
        money: statement
          ? { totalFen: statement.totalFen, paidFen: statement.paidFen, restFen: statement.restFen }
          : null,
        lines: confirmed.map(({ id, on_day: on, fen }) => ({ id, on, fen })),
      };
    }),
    steps: (await listSteps(tx, mediationId)).map(({ step, at }) => ({ step, at })),
    statements: (await listStatements(tx, mediationId)).map(({ id, on_day: on, code, sha256 }) => ({
      id,
      on,
      code,
      sha256,
    })),
    visits: await listVisitRecords(tx, mediationId),
  };
}
