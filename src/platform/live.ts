import pg from 'pg';
import { type Hearers, isAmong, type Staff, type Subject } from './context.ts';
import type { Connection } from './database.ts';

interface Listener {
  readonly who: Staff;
  readonly send: (subject: Subject) => void;
}

interface Signal extends Subject {
  readonly to: readonly Hearers[];
}

const channel = 'maplebridge_live';
// PostgreSQL takes less than 8000 bytes in one payload.
const longestPayload = 7900;
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

  publish(subject: Subject, hearers: readonly Hearers[]): void {
    const key = `${subject.kind} ${subject.id}`;
    const to = [...(this.#waiting.get(key)?.to ?? []), ...hearers];
    this.#waiting.set(key, { kind: subject.kind, id: subject.id, to });
    this.#timer ??= setTimeout(() => this.#flush(), gatherMilliseconds);
  }

  /** Calls `send` for every change that this colleague is to hear of; gives back the way to stop. */
  listen(who: Staff, send: (subject: Subject) => void): () => void {
    const listener: Listener = { who, send };
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
    for (const payload of payloadsOf(signals)) {
      this.#client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => this.#reopen());
    }
  }

  #hear(payload: string | undefined): void {
    for (const signal of JSON.parse(payload ?? '[]') as Signal[]) {
      for (const listener of this.#listeners) {
        if (signal.to.some((hearers) => isAmong(hearers, listener.who)))
          listener.send({ kind: signal.kind, id: signal.id });
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

/** Signals as JSON lists, each short enough for one notification; all they hold is ASCII. */
function payloadsOf(signals: readonly Signal[]): string[] {
  const payloads: string[] = [];
  let texts: string[] = [];
  let length = 2;
  for (const text of signals.map((signal) => JSON.stringify(signal))) {
    if (length + text.length > longestPayload && texts.length > 0) {
      payloads.push(`[${texts.join(',')}]`);
      texts = [];
      length = 2;
    }
    texts.push(text);
    length += text.length + 1;
  }
  return texts.length > 0 ? [...payloads, `[${texts.join(',')}]`] : payloads;
}
