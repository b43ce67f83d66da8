import type { ParsedOf } from '../../kit/contract.ts';
import { newId } from '../../kit/ids.ts';
import { Refusal } from '../../kit/refusal.ts';
import type { Context } from '../../platform/context.ts';
import type { doors } from './contract.ts';
import { mayInGeneral } from './policy.ts';
import { deleteQueue, insertQueue, listQueues } from './store-queue.ts';

function accountOf(ctx: Context): string {
  if (ctx.who.kind !== 'staff') throw new Refusal('sign-in.required');
  return ctx.who.accountId;
}

export async function queues(ctx: Context) {
  ctx.permit(mayInGeneral, undefined);
  return { rows: await listQueues(ctx.tx, accountOf(ctx)) };
}

/** Saves a filter under a name, for whoever saved it; at most 30. */
export async function saveQueue(ctx: Context, input: ParsedOf<typeof doors.saveQueue>) {
  ctx.permit(mayInGeneral, undefined);
  const accountId = accountOf(ctx);
  if ((await listQueues(ctx.tx, accountId)).length >= 30) {
    throw new Refusal('input.invalid', [
      { path: 'name', zh: '最多保存 30 个队列，请先删除不用的', en: 'At most 30 queues: remove one first' },
    ]);
  }
  const id = newId(ctx.now.getTime());
  await insertQueue(ctx.tx, { id, accountId, name: input.name, filter: input.filter, at: ctx.now });
  return { id };
}

export async function dropQueue(ctx: Context, input: { id: string }): Promise<{ done: true }> {
  ctx.permit(mayInGeneral, undefined);
  if (!(await deleteQueue(ctx.tx, accountOf(ctx), input.id))) throw new Refusal('not-found');
  return { done: true };
}
