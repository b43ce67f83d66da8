/** A stretch of whole minutes since 1970 in UTC; what the ends mean, the function says. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Stretches that hold time, in order, those that overlap or touch as one. O(n log n). */
export function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.to) joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else joined.push(span);
  }
  return joined;
}

/** When something that lasts so long can begin within merged stretches, both ends included. O(n). */
export function startsWithin(spans: readonly Span[], lasting: number): Span[] {
  return spans.filter(({ from, to }) => to - from >= lasting).map(({ from, to }) => ({ from, to: to - lasting }));
}

/** What lies in both of two ordered lists, ends included. O(n + m). */
export function common(one: readonly Span[], other: readonly Span[]): Span[] {
  const shared: Span[] = [];
  let i = 0;
  let j = 0;
  for (let a = one[0], b = other[0]; a && b; a = one[i], b = other[j]) {
    const from = Math.max(a.from, b.from);
    const to = Math.min(a.to, b.to);
    if (from <= to) shared.push({ from, to });
    if (a.to < b.to) i += 1;
    else j += 1;
  }
  return shared;
}

/** What is left of an ordered list, ends included, without the insides of some stretches: their ends may stay. O(n + m log m). */
export function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const holes = taken.toSorted((one, other) => one.from - other.from);
  const left: Span[] = [];
  let next = 0;
  // The furthest end of the holes that began before.
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    let free = Math.max(from, reached);
    for (let hole = holes[next]; hole && hole.from < to; hole = holes[next]) {
      if (free <= hole.from) left.push({ from: free, to: hole.from });
      reached = Math.max(reached, hole.to);
      free = Math.max(free, reached);
      next += 1;
    }
    if (free <= to) left.push({ from: free, to });
  }
  return left;
}
