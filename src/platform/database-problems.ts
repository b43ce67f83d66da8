import { Refusal } from '../kit/refusal.ts';

/** A code drawn twice, or two requests that wait for one another: nobody's fault, and another try goes well. */
export function isBadLuck(problem: unknown): boolean {
  const { code, constraint } = (problem ?? {}) as { code?: unknown; constraint?: unknown };
  if (code === '40P01' || code === '40001') return true;
  return code === '23505' && typeof constraint === 'string' && drawnCodes.has(constraint);
}

const drawnCodes: ReadonlySet<string> = new Set([
  'reporter_code_key',
  'follower_code_key',
  'share_link_code_key',
  'public_card_code_key',
  'search_leaflet_code_key',
  'sealed_document_code_key',
]);

/** Two people at once: the constraint that no code can outrun says which of them came second. Undefined for what is a bug. */
export function refusalFor(problem: unknown): Refusal | undefined {
  const state = (problem as { code?: unknown } | undefined)?.code;
  if (state === '23505') return new Refusal('already.exists');
  if (state === '23P01') return new Refusal('time.overlap');
  if (state === '23503') return fromReference(problem as { message: string; detail?: string });
  return undefined;
}

// Something named by its id is not there, or was taken away a moment ago; or something is taken away that is still in use.
function fromReference({ message, detail }: { message: string; detail?: string }): Refusal {
  if (!message.startsWith('insert or update')) return new Refusal('already.used');
  const column = /^Key \((\w+)\)/.exec(detail ?? '')?.[1] ?? '';
  const path = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return new Refusal('input.invalid', [
    { path, zh: '没有这一项，或刚刚被删去', en: 'There is no such thing, or no longer' },
  ]);
}
