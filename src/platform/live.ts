import pg from 'pg';
import type { Subject } from './context.ts';
import type { Connection } from './database.ts';

interface Listener {
  readonly unitIds: ReadonlySet<string>;
  readonly send: (subject: Subject) => void;
}

interface Signal extends Subject {
  readonly units: readonly string[];
}

const channel = 'maplebridge_live';
const gatherMilliseconds = 50;

/**
 * Tells open pages, in every process, that a subject changed: kind and id only. Signals leave after the commit, gathered for 50 ms, on
 * a connection of their own, so that no transaction waits for the one lock that NOTIFY takes.
 */
export class Live {
  readonly #connection: Connection;
  readonly #listeners = new Set<Listener>();
  readonly #waiting = new Map<string, Signal>();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async open(): Promise<void> {
    const client = new pg.Client({ ...this.#connection, application_name: 'maplebridge live' });
    client.on('notification', (message) => this.#hear(message.payload));
    client.on('error', () => this.#reopen());
    await client.connect();
    await client.query(`listen ${channel}`);
    this.#client = client;
  }

  publish(subject: Subject, unitIds: readonly string[]): void {
    this.#waiting.set(`${subject.kind} ${subject.id}`, { kind: subject.kind, id: subject.id, units: unitIds });
    this.#timer ??= setTimeout(() => this.#flush(), gatherMilliseconds);
  }

  /** Calls `send` for every change that concerns one of these units; gives back the way to stop. */
  listen(unitIds: readonly string[], send: (subject: Subject) => void): () => void {
    const listener: Listener = { unitIds: new Set(unitIds), send };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  #flush(): void {
    this.#timer = undefined;
    const signals = [...this.#waiting.values()];
    this.#waiting.clear();
    // PostgreSQL limits a payload to 8000 bytes.
    for (let i = 0; i < signals.length; i += 20) {
      this.#client
        ?.query('select pg_notify($1, $2)', [channel, JSON.stringify(signals.slice(i, i + 20))])
        .catch(() => this.#reopen());
    }
  }

  #hear(payload: string | undefined): void {
    for (const signal of JSON.parse(payload ?? '[]') as Signal[]) {
      for (const listener of this.#listeners) {
        if (signal.units.some((id) => listener.unitIds.has(id))) listener.send({ kind: signal.kind, id: signal.id });
      }
    }
  }

  #reopen(): void {
    if (this.#closed || this.#client === undefined) return;
    this.#client = undefined;
    setTimeout(() => this.open().catch(() => this.#reopenLater()), 1000).unref();
  }

  #reopenLater(): void {
    if (!this.#closed) setTimeout(() => this.open().catch(() => this.#reopenLater()), 5000).unref();
  }
}
