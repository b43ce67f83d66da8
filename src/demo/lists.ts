/** The element at a place that must exist; RangeError when it does not. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index);
  if (found === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return found;
}

/** What a map must hold; RangeError when it does not. */
export function from<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new RangeError(`nothing under ${String(key)}`);
  return found;
}

/** Puts a value into the list that a map keeps under a key. */
export function addTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The sum of what `measure` says of each element. */
export function sumOf<T>(list: Iterable<T>, measure: (element: T) => number): number {
  let sum = 0;
  for (const element of list) sum += measure(element);
  return sum;
}
