import type { TestHouse } from '../support/house-at.ts';
import type { Dice } from './dice.ts';

// Families of doors that are called otherwise than their table; every other one is found by its own name.
const tableOfFamily: Readonly<Record<string, string>> = {
  post: 'holding',
  file: 'stored_file',
  message: 'outgoing',
  import: 'import_run',
  token: 'api_token',
  queue: 'saved_queue',
  report: 'matter',
};

/** Ids that there are, by the table they lie in, and words that there are, by the column. */
export class Pool {
  readonly #house: TestHouse;
  readonly #pinned: readonly string[];
  readonly #unsaid: ReadonlySet<string>;
  #ids = new Map<string, readonly string[]>();
  #all: readonly string[] = [];
  #words: Map<string, readonly string[]> | undefined;

  /**
   * `pinned`: ids that are always likely, such as those of what must not leak. `unsaid`: words that nobody is given, such as the number of a matter,
   * with which any colleague may rightly open it in an emergency.
   */
  constructor(house: TestHouse, pinned: readonly string[], unsaid: readonly string[]) {
    this.#house = house;
    this.#pinned = pinned;
    this.#unsaid = new Set(unsaid);
  }

  async read(): Promise<void> {
    this.#words ??= await this.#readWords();
    const ids = new Map<string, readonly string[]>();
    for (const { table, column } of await this.#columns('uuid', `c.column_name in ('id', 'delivery_id')`)) {
      ids.set(table, await this.#sample(`select "${column}" as value from "${table}" order by ctid desc limit 40`));
    }
    this.#ids = ids;
    this.#all = [...this.#pinned, ...[...ids.values()].flat()];
  }

  /** An id for a field of a door: mostly of the kind that its name or the family of the door asks for, often one of what is pinned. */
  idFor(field: string, family: string, dice: Dice): string {
    const chance = dice.next();
    if (chance < 0.06) return dice.uuid();
    if (chance < 0.12) return dice.pick(this.#all);
    if (chance < 0.42 && this.#pinned.length > 0) return dice.pick(this.#pinned);
    const ids = this.#ids.get(this.#tableOf(field, family)) ?? [];
    return ids.length > 0 ? dice.pick(ids) : dice.pick(this.#all);
  }

  /** A word that stands in a column of this name, such as the code of a category; undefined where there is none. */
  wordFor(field: string, dice: Dice): string | undefined {
    const words = this.#words?.get(snake(field));
    return words && words.length > 0 ? dice.pick(words) : undefined;
  }

  // `unitId` → unit; `id` of a door `matter.…` → matter.
  #tableOf(field: string, family: string): string {
    const named = snake(field.replace(/Ids?$/, ''));
    if (named !== snake(field) && this.#ids.has(named)) return named;
    const own = tableOfFamily[family] ?? family.replaceAll('-', '_');
    return this.#ids.has(own) ? own : ([...this.#ids.keys()].find((table) => table.startsWith(own)) ?? 'matter');
  }

  // What is personal, secret or long is left out: knocks carry no canary by themselves.
  async #readWords(): Promise<Map<string, readonly string[]>> {
    const words = new Map<string, readonly string[]>();
    const plain = `coalesce(col_description(format('%I.%I', c.table_schema, c.table_name)::regclass, c.ordinal_position), '') not like 'personal:%'
      and c.column_name !~ 'hash|secret'`;
    for (const { table, column } of await this.#columns('text', plain)) {
      const found = await this.#sample(
        `select distinct "${column}" as value from "${table}" where length("${column}") between 1 and 60 limit 12`,
      );
      words.set(column, [...(words.get(column) ?? []), ...found]);
    }
    return words;
  }

  async #columns(type: string, which: string): Promise<{ table: string; column: string }[]> {
    const { rows } = await this.#house.base.owner.query<{ table: string; column: string }>(
      `select c.table_name as table, c.column_name as column from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.udt_name = $1 and ${which}`,
      [type],
    );
    return rows;
  }

  async #sample(text: string): Promise<string[]> {
    const { rows } = await this.#house.base.owner.query<{ value: string }>(text);
    return rows
      .map(({ value }) => value)
      .filter((value) => value !== null && !value.includes('canary') && !this.#unsaid.has(value));
  }
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
