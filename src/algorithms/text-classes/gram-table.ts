const longestGram = 3;

/** Grams of two or three UTF-16 units with numbers from 0 upwards in order of arrival: an open-addressing hash table, O(1) a look-up. */
export class GramTable {
  #pairs = new Int32Array(1024);
  #thirds = new Uint16Array(1024);
  #slots = new Int32Array(4096);
  size = 0;

  /** The number of a gram, −1 when it is not there; `third` is 0 for a pair. */
  find(first: number, second: number, third: number): number {
    return this.#slotAt(this.#slotOf((first << 16) | second, third)) - 1;
  }

  /** The number of a gram, a new one when it was not there. */
  add(first: number, second: number, third: number): number {
    const pair = (first << 16) | second;
    const slot = this.#slotOf(pair, third);
    const found = this.#slotAt(slot);
    if (found > 0) return found - 1;
    if (this.size === this.#pairs.length) this.#growKeys();
    this.#pairs[this.size] = pair;
    this.#thirds[this.size] = third;
    this.size += 1;
    this.#slots[slot] = this.size;
    if (this.size * 2 > this.#slots.length) this.#growSlots();
    return this.size - 1;
  }

  textOf(number: number): string {
    const pair = this.#pairs[number] ?? 0;
    const third = this.#thirds[number] ?? 0;
    const text = String.fromCharCode(pair >>> 16, pair & 0xffff);
    return third === 0 ? text : text + String.fromCharCode(third);
  }

  #slotAt(slot: number): number {
    return this.#slots[slot] ?? 0;
  }

  #slotOf(pair: number, third: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(pair, 0x9e3779b1) ^ Math.imul(third + 1, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    for (;;) {
      const number = this.#slotAt(slot) - 1;
      if (number < 0 || (this.#pairs[number] === pair && this.#thirds[number] === third)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #growKeys(): void {
    const pairs = new Int32Array(this.#pairs.length * 2);
    const thirds = new Uint16Array(this.#thirds.length * 2);
    pairs.set(this.#pairs);
    thirds.set(this.#thirds);
    this.#pairs = pairs;
    this.#thirds = thirds;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 0; number < this.size; number++) {
      this.#slots[this.#slotOf(this.#pairs[number] ?? 0, this.#thirds[number] ?? 0)] = number + 1;
    }
  }
}

/** Tells each gram of a text, shorter ones first at each place: its units (third 0 for a pair) and where it begins. */
export function eachGram(text: string, tell: (first: number, second: number, third: number, at: number) => void): void {
  for (let at = 0; at + 1 < text.length; at++) {
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    tell(first, second, 0, at);
    if (at + longestGram <= text.length) tell(first, second, text.charCodeAt(at + 2), at);
  }
}

/** A table of these grams, numbered in their order. */
export function gramTableOf(grams: readonly string[]): GramTable {
  const table = new GramTable();
  for (const gram of grams) {
    table.add(gram.charCodeAt(0), gram.charCodeAt(1), gram.length > 2 ? gram.charCodeAt(2) : 0);
  }
  return table;
}
