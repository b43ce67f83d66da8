import type { Context } from '../../platform/context.ts';
import { forgetTitles } from './store-engagements.ts';
import { dropOldExceptions } from './store-exceptions.ts';

/** Every night: exceptions that were over half a year ago go, and what engagements were about two years after them. */
export async function tidyBookings(ctx: Context): Promise<void> {
  await dropOldExceptions(ctx.tx, ctx.now);
  await forgetTitles(ctx.tx, ctx.now);
}
