import type { Keeper } from '../../platform/module.ts';
import type { SealedColumn } from '../../platform/secrets/columns.ts';
import { matterIdOfReporter } from '../matters/api.ts';
import { forgetCare } from './store-keeping.ts';
import { findSearch } from './store-search.ts';
import { listMeasures, listPlansOf } from './store-support.ts';

/** What this family keeps about people. Notes of counselling are no part of a copy: they were written for the eyes of two. */
export const careKeeper: Keeper = {
  kind: 'care',
  tables: [
    'missing_search',
    'search_sector',
    'search_sighting',
    'search_leaflet',
    'support_plan',
    'support_measure',
    'support_visit',
    'support_note',
    'support_review',
    'proof_item',
  ],
  gather: async (ctx, reporterIds) => {
    const gathered = [];
    for (const reporterId of reporterIds) {
      const matterId = await matterIdOfReporter(ctx.tx, reporterId);
      if (matterId === undefined) continue;
      const whole = await findSearch(ctx.tx, { matterId });
      if (whole) {
        const { state, looks, clothes, seen_where, seen_at, health, started_at, ended_at, found_where } = whole.search;
        gathered.push({
          reporterId,
          search: { state, looks, clothes, seen_where, seen_at, health, started_at, ended_at, found_where },
        });
      }
      for (const plan of await listPlansOf(ctx.tx, matterId)) {
        const { state, household, need, consent_by, consent_for, consent_at, consent_until, budget_fen, spent_fen } =
          plan;
        const measures = (await listMeasures(ctx.tx, plan.id)).map(({ kind, what, due_on, note }) => ({
          kind,
          what,
          due_on,
          note,
        }));
        const consent = { by: consent_by, for: consent_for, at: consent_at, until: consent_until };
        gathered.push({ reporterId, support: { state, household, need, consent, budget_fen, spent_fen, measures } });
      }
    }
    return gathered;
  },
  forget: (ctx, matterId) => forgetCare(ctx.tx, matterId, ctx.now),
};

/** Where notes of counselling lie sealed. */
export const noteSeals: SealedColumn = {
  what: { zh: '心理关怀记录', en: 'counselling notes' },
  table: 'support_note',
  key: 'id',
  keyType: 'uuid',
  column: 'body',
  form: 'bytes',
};
