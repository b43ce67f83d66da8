import { dropFilesOf } from '../../platform/files/drop-of.ts';
import type { Keeper } from '../../platform/module.ts';
import { forgetWords, listSubjectIds } from './store-objections.ts';
import { listOfReporters } from './store-surveys.ts';

/** What feedback keeps about people: a copy holds what they said themselves; ratings stay as figures when the words go. */
export const feedbackKeeper: Keeper = {
  kind: 'feedback',
  tables: ['survey', 'objection', 'objection_vote', 'thanks'],
  gather: async (ctx, reporterIds) => {
    const surveys = await listOfReporters(ctx.tx, reporterIds, ctx.now);
    return surveys.map(
      ({ reporter_id, closed_on, state, way, speed, manner, clarity, result, comment, answered_at }) => ({
        reporterId: reporter_id,
        closedOn: closed_on,
        state,
        way,
        answers: { speed, manner, clarity, result },
        comment,
        answeredAt: answered_at?.toISOString() ?? null,
      }),
    );
  },
  forget: async (ctx, matterId) => {
    const ids = await listSubjectIds(ctx.tx, matterId);
    const files = await dropFilesOf(ctx, ['survey', 'objection', 'thanks'], ids);
    return { ...(await forgetWords(ctx.tx, matterId)), feedback_file: files };
  },
};
