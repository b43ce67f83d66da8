import type { z } from 'zod';
import type { Words } from './words.ts';

/**
 * Who may knock: a signed-in colleague, a programme with a token, a resident with a receipt, somebody outside with a time-limited link,
 * a resident whose phone a one-time code confirmed, or anybody.
 */
export type Knocker = 'staff' | 'token' | 'receipt' | 'link' | 'resident' | 'visitor';

/** One door of the corridor: everything the server, the web, OpenAPI and the permission matrix need to know of it. */
export interface Door<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parts; each name is a field of the input. */
  readonly path: `/api/${string}`;
  /** `noun.verb`, the word that permissions, facts and the access log share. */
  readonly action: string;
  readonly summary: Words;
  readonly asks: readonly Knocker[];
  readonly input: Input;
  readonly output: Output;
  /** The answer names residents or carries what they wrote; every such answer leaves an access line. */
  readonly personal?: boolean;
  /** `bytes`: the raw body is the field `bytes` of the input. */
  readonly body?: 'json' | 'bytes';
  /** `bytes`: the handler answers a `Download` instead of JSON. */
  readonly answers?: 'json' | 'bytes';
  /** Not replayed and needs no request id: sign-in and other doors whose answer is a cookie. */
  readonly unrepeated?: boolean;
  /** Tries a minute for one knocker (staff: account, others: network address). */
  readonly perMinute?: number;
}

/** Writes a door down with its exact types. */
export function door<const Input extends z.ZodType, const Output extends z.ZodType>(
  table: Door<Input, Output>,
): Door<Input, Output> {
  return table;
}

export type DoorTable = Readonly<Record<string, Door>>;
export type InputOf<D> = D extends Door<infer Input, z.ZodType> ? z.input<Input> : never;
export type ParsedOf<D> = D extends Door<infer Input, z.ZodType> ? z.output<Input> : never;
export type AnswerOf<D> = D extends Door<z.ZodType, infer Output> ? z.output<Output> : never;
export type GivenOf<D> = D extends Door<z.ZodType, infer Output> ? z.input<Output> : never;
