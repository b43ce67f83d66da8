/** A way from one place of a graph to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
}

/**
 * Every place that can be come to from these, themselves included, by any number of ways. Breadth-first search (Moore 1959), O(places + ways);
 * a way to a place that nobody named counts as a place.
 *
 * @example reach(['a'], [{ from: 'a', to: 'b' }]) // Set { 'a', 'b' }
 */
export function reach(starts: readonly string[], ways: readonly Way[]): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { from, to } of ways) {
    const known = next.get(from);
    if (known) known.push(to);
    else next.set(from, [to]);
  }
  const reached = new Set(starts);
  for (const place of reached) for (const to of next.get(place) ?? []) reached.add(to);
  return reached;
}

/** Every place from which one of these can be come to, themselves included: the same search along the ways turned round. */
export function reachBack(ends: readonly string[], ways: readonly Way[]): ReadonlySet<string> {
  return reach(
    ends,
    ways.map(({ from, to }) => ({ from: to, to: from })),
  );
}
