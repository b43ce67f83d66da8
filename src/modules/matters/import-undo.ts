import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import { turnClocks } from '../clocks/api.ts';
import { countTouched, withdrawImported } from './store-import.ts';

/**
 * Takes an import of messages back: its matters are withdrawn, with a fact each, and the file can be taken in again. Refuses
 * `import.in-use` when somebody has worked on one of them. Answers how many were withdrawn.
 */
export async function undoMessages(ctx: Context, runId: string): Promise<number> {
  if ((await countTouched(ctx.tx, runId)) > 0) throw new Refusal('import.in-use');
  const ids = await withdrawImported(ctx.tx, runId, ctx.now);
  await turnClocks(ctx, { subjectId: ids, stop: 'all' });
  for (const id of ids) {
    const data = { state: 'withdrawn', text: '导入已撤销', importRunId: runId };
    ctx.record({ subject: { kind: 'matter', id }, kind: 'matter.withdrawn', audience: 'resident', data });
  }
  return ids.length;
}
