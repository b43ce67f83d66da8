import { sql } from 'kysely';
import type { Db } from '../../platform/database.ts';
import { decide, type Standing } from './rules.ts';
import { type MediationState, type MediationStep, type Mode, mediationSteps } from './words.ts';

interface StepFact {
  readonly step: MediationStep;
  readonly to: MediationState;
  readonly mode?: Mode;
}

interface Booked {
  readonly id: string;
  readonly number: string;
  readonly state: MediationState;
  readonly mode: Mode;
  readonly facts: readonly Partial<StepFact>[];
}

/** A mediation whose row and facts do not agree. */
export interface WrongMediation {
  readonly id: string;
  readonly number: string;
  readonly why: string;
}

const page = 500;

async function listBooked(tx: Db, after: string): Promise<Booked[]> {
  const { rows } = await sql<Booked>`select m.id, m.number, m.state, m.mode,
      coalesce((select json_agg(h.data order by h.id) from happening h
        where h.subject_kind = 'mediation' and h.subject_id = m.id and h.data ? 'step' and h.kind like 'mediation.%'), '[]') as facts
    from mediation m where m.id > ${after}::uuid order by m.id limit ${page}`.execute(tx);
  return rows;
}

/** Replays the steps of one mediation; answers why they do not lead to its state, or undefined when they do. */
function differingMediation({ state, mode, facts }: Omit<Booked, 'id' | 'number'>): string | undefined {
  let now: Standing = { state: 'proposed', resumeTo: null, mode, hasPanel: false };
  for (const { step, to, mode: taken } of facts) {
    if (step === undefined || to === undefined || !(step in mediationSteps)) return `unknown step ${step}`;
    // Whether a panel sat when it was reopened is told by where it went.
    const ruling = decide({ ...now, mode: taken ?? now.mode, hasPanel: to === 'under-way' }, step);
    if (!ruling.ok) return `${step} out of ${now.state}`;
    if (ruling.state !== to) return `${step}: facts say ${to}, rules ${ruling.state}`;
    now = { state: ruling.state, resumeTo: ruling.resumeTo, mode: taken ?? now.mode, hasPanel: false };
  }
  return now.state === state ? undefined : `state: row ${state}, facts ${now.state}`;
}

/** Replays the facts of every mediation through the rules and compares with its row; every difference is a bug report. */
export async function checkMediations(tx: Db): Promise<{ checked: number; wrong: WrongMediation[] }> {
  const wrong: WrongMediation[] = [];
  let checked = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await listBooked(tx, after);
    for (const row of rows) {
      const why = differingMediation(row);
      if (why !== undefined) wrong.push({ id: row.id, number: row.number, why });
    }
    checked += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < page) return { checked, wrong };
    after = last.id;
  }
}
