/**
 * Which parts of a whole are not shown: those with one to `least` − 1 people; and where the hidden ones together are so few that the whole would
 * tell them, the next smallest too (complementary suppression, Willenborg and de Waal 2001). Nought says nothing of anybody and stays.
 *
 * @example smallCells(new Map([['a', 2], ['b', 9], ['c', 30]]), 5) // Set { 'a', 'b' }
 */
export function smallCells<Key extends string>(counts: ReadonlyMap<Key, number>, least: number): Set<Key> {
  const few = (count: number) => count > 0 && count < least;
  const hidden = new Set([...counts].flatMap(([key, count]) => (few(count) ? [key] : [])));
  const sum = () => [...hidden].reduce((total, key) => total + (counts.get(key) ?? 0), 0);
  const shown = [...counts]
    .filter(([key, count]) => count > 0 && !hidden.has(key))
    .sort((one, other) => one[1] - other[1]);
  for (const [key] of shown) {
    if (hidden.size === 0 || (hidden.size > 1 && sum() >= least)) break;
    hidden.add(key);
  }
  return hidden;
}
