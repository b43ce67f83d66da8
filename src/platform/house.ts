import type { AccessLine, Download, Fact, Hearers, Settings, Subject } from './context.ts';
import type { Database } from './database.ts';
import type { Doorkeeper } from './identify.ts';
import type { Live } from './live.ts';
import type { Webhooks } from './webhooks/spread.ts';

/** What the corridor stands on; handed in once at start. */
export interface House {
  readonly database: Database;
  readonly doorkeeper: Doorkeeper;
  readonly live: Live;
  readonly webhooks: Webhooks;
  /** Jobs that react to a kind of fact: up the order of families one tells, and whoever comes later hears. */
  readonly hearing: ReadonlyMap<string, readonly string[]>;
  readonly settings: Settings;
  readonly clock: () => Date;
}

/** A knock as HTTP brought it, without anything of the HTTP library. */
export interface Knock {
  /** Names this request in logs; a door that asks for a request id of the knocker's own takes that one. */
  readonly id: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly network: string;
  readonly header: (name: string) => string | undefined;
  readonly cookie: (name: string) => string | undefined;
}

export interface Answer {
  readonly value: unknown;
  readonly download: Download | undefined;
  readonly cookies: readonly { name: string; value: string; maxAgeSeconds: number }[];
}

/** What a handler noted down; written in its transaction, or dropped with it. */
export interface Notes {
  readonly facts: Fact[];
  readonly access: AccessLine[];
  readonly signals: { subject: Subject; hearers: readonly Hearers[] }[];
  readonly cookies: { name: string; value: string; maxAgeSeconds: number }[];
  asked: boolean;
}

export function freshNotes(): Notes {
  return { facts: [], access: [], signals: [], cookies: [], asked: false };
}
