/**
 * The path (`names.0`) of the first text that PostgreSQL cannot keep: one with NUL in it, one with half of a surrogate pair, which JSON columns
 * refuse, or a day of the year 0, which it does not know; undefined when there is none. Depth does not matter.
 */
export function findUnkeepable(value: unknown): string | undefined {
  const waiting: { value: unknown; path: string }[] = [{ value, path: '' }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path } = next;
    if (isUnkeepable(next.value)) return path;
    if (typeof next.value !== 'object' || next.value === null || Buffer.isBuffer(next.value)) continue;
    for (const [key, inner] of Object.entries(next.value)) {
      if (isUnkeepable(key)) return path;
      waiting.push({ value: inner, path: path === '' ? key : `${path}.${key}` });
    }
  }
  return undefined;
}

function isUnkeepable(value: unknown): boolean {
  return (
    typeof value === 'string' && (value.includes('\0') || !value.isWellFormed() || /^0000-\d\d-\d\d(T|$)/.test(value))
  );
}
