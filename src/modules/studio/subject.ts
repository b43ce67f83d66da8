import { Refusal } from '../../kit/refusal.ts';
import type { Words } from '../../kit/words.ts';
import type { Context } from '../../platform/context.ts';
import type { StudioOwnFact } from './words.ts';

export function invalid(path: string, words: Words): Refusal {
  return new Refusal('input.invalid', [{ path, ...words }]);
}

/** The account behind a colleague; null for anybody else. */
export function accountOf({ who }: Context): string | null {
  return who.kind === 'staff' || who.kind === 'token' ? who.accountId : null;
}

/** A line in the timeline of something of the studio's own; names and texts never stand in it. */
export function tellOwn(
  ctx: Context,
  subject: { readonly kind: string; readonly id: string },
  kind: StudioOwnFact,
  data: Readonly<Record<string, string | number | boolean>> = {},
): void {
  ctx.record({ subject, kind, audience: 'staff', data });
}
