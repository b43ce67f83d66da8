import type { DoorTable, GivenOf, ParsedOf } from '../kit/contract.ts';
import type { Context, Download } from './context.ts';
import type { FileSections } from './documents/section.ts';
import type { FileRow } from './files/rows.ts';
import type { Register } from './registers/register.ts';
import type { SealedColumn } from './secrets/columns.ts';

export type Handlers<T extends DoorTable> = {
  readonly [K in keyof T]: (ctx: Context, input: ParsedOf<T[K]>) => Promise<GivenOf<T[K]> | Download>;
};

export type Handler = (ctx: Context, input: never) => Promise<unknown>;
export type JobHandler = (ctx: Context, payload: never) => Promise<void>;

/** One thing of a copy; its files go along as they are. */
export interface Gathered {
  readonly [field: string]: unknown;
  readonly files?: readonly FileRow[];
}

/** What one family has to say about a person, and takes away when it is time. */
export interface Keeper {
  /** Name of the part in a copy: `matters`, `parts`, `visits`. */
  readonly kind: string;
  /** Tables whose columns marked `keep: 2y after close` it takes away; a house test holds this list against the schema. */
  readonly tables: readonly string[];
  /** Everything about these reporters, for a copy that they asked for. */
  gather(ctx: Context, reporterIds: readonly string[]): Promise<readonly Gathered[]>;
  /** Takes away what is personal of one matter; answers how many rows of which table, for the proof. */
  forget(ctx: Context, matterId: string): Promise<Readonly<Record<string, number>>>;
}

/** A family of the house: its doors with their handlers, the jobs it runs, the registers it keeps. */
export interface Module {
  readonly name: string;
  readonly doors: DoorTable;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly registers: readonly Register[];
  /** Kinds of facts of earlier families, and which of its jobs each starts, in the transaction of the fact: `{ kind, id, at }`. */
  readonly hears?: Readonly<Record<string, string>>;
  /** What the family adds to the case file of a subject. */
  readonly sections?: FileSections;
  /** What it keeps about people: gathered for copies, taken away when its time is over. */
  readonly keeps?: readonly Keeper[];
  /** Its columns that lie sealed under the secret of the house, to be sealed anew when that changes. */
  readonly seals?: readonly SealedColumn[];
}

/** Ties doors to handlers with their exact types; a door without a handler does not compile. */
export function defineModule<const T extends DoorTable>(module: {
  name: string;
  doors: T;
  handlers: Handlers<T>;
  jobs?: Readonly<Record<string, JobHandler>>;
  registers?: readonly Register[];
  hears?: Readonly<Record<string, string>>;
  sections?: FileSections;
  keeps?: readonly Keeper[];
  seals?: readonly SealedColumn[];
}): Module {
  return { jobs: {}, registers: [], ...module, handlers: module.handlers as Readonly<Record<string, Handler>> };
}

/** Which jobs each kind of fact starts, over all families. */
export function hearingOf(modules: readonly Module[]): Map<string, readonly string[]> {
  const hearing = new Map<string, readonly string[]>();
  for (const { hears = {} } of modules) {
    for (const [kind, job] of Object.entries(hears)) hearing.set(kind, [...(hearing.get(kind) ?? []), job]);
  }
  return hearing;
}
