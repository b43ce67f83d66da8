import type { z } from 'zod';
import type { Language, Words } from './words.ts';

/**
 * Who may knock: a signed-in colleague, a programme with a token, a resident with a receipt, somebody outside with a time-limited link,
 * a resident whose phone a one-time code confirmed, or anybody.
 */
export type Knocker = 'staff' | 'token' | 'receipt' | 'link' | 'resident' | 'visitor';

/** A lawful no on its way out: its HTTP status, its words, and which fields it is about. */
export interface RefusedWords extends Words {
  readonly code: string;
  readonly status: number;
  readonly fields: readonly (Words & { readonly path: string })[];
}

/**
 * How a family of doors speaks that keeps to a standard of others instead of to our JSON. The suffix of the address (`.json`, `.xml`) chooses
 * the format, without one the `Accept` header does; what comes in is fields of query and form.
 */
export interface Wire {
  /** Where the family lives, `/open311/`: addresses below it that no door has are refused in its words too. */
  readonly root: `/${string}/`;
  /** Suffix → media type, and how a value is written. The first is for whoever names none. */
  readonly formats: Readonly<
    Record<string, { readonly mediaType: string; readonly write: (value: unknown) => string }>
  >;
  /** Field of query or form that carries a token, beside the `Authorization` header. */
  readonly keyField: string;
  /** Pairs of query and form, in their order, as the input that the contract of the door parses. */
  readonly read: (pairs: readonly (readonly [string, string])[]) => Record<string, unknown>;
  /** A refusal as the standard words it. */
  readonly refuse: (refused: RefusedWords, language: Language) => { readonly status: number; readonly value: unknown };
  /** Shape of a refusal. */
  readonly refusal: z.ZodType;
}

/** One door of the corridor: everything the server, the web, OpenAPI and the permission matrix need to know of it. */
export interface Door<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parts; each name is a field of the input. */
  readonly path: `/api/${string}` | `/open311/${string}`;
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
  /** Set where the door keeps to a standard of others: how it reads, writes and refuses. Such doors know no cookies. */
  readonly wire?: Wire;
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
