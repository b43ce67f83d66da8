import type { DoorTable, GivenOf, ParsedOf } from '../kit/contract.ts';
import type { Context, Download } from './context.ts';
import type { Register } from './registers/register.ts';

export type Handlers<T extends DoorTable> = {
  readonly [K in keyof T]: (ctx: Context, input: ParsedOf<T[K]>) => Promise<GivenOf<T[K]> | Download>;
};

export type Handler = (ctx: Context, input: never) => Promise<unknown>;
export type JobHandler = (ctx: Context, payload: never) => Promise<void>;

/** A family of the house: its doors with their handlers, the jobs it runs, the registers it keeps. */
export interface Module {
  readonly name: string;
  readonly doors: DoorTable;
  readonly handlers: Readonly<Record<string, Handler>>;
  readonly jobs: Readonly<Record<string, JobHandler>>;
  readonly registers: readonly Register[];
}

/** Ties doors to handlers with their exact types; a door without a handler does not compile. */
export function defineModule<const T extends DoorTable>(module: {
  name: string;
  doors: T;
  handlers: Handlers<T>;
  jobs?: Readonly<Record<string, JobHandler>>;
  registers?: readonly Register[];
}): Module {
  return { jobs: {}, registers: [], ...module, handlers: module.handlers as Readonly<Record<string, Handler>> };
}
