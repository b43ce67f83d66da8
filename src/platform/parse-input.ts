import { z } from 'zod';
import type { Door } from '../kit/contract.ts';
import { type FieldProblem, Refusal } from '../kit/refusal.ts';
import type { Knock } from './house.ts';
import { findUnkeepable } from './unkeepable.ts';
import { fieldsFor } from './wire.ts';

function givenTo(door: Door, knock: Knock): Record<string, unknown> {
  if (door.wire) return { ...fieldsFor(door.wire, knock), ...knock.params };
  const body = door.body === 'bytes' ? { bytes: knock.body } : (knock.body ?? {});
  const isFields = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!isFields || body instanceof URLSearchParams) throw new Refusal('input.invalid');
  refuseTwofold(knock, body as Record<string, unknown>);
  return { ...knock.query, ...body, ...knock.params };
}

/** What a door is given, by its contract; refuses `input.invalid` with every field that does not fit. */
export function parseInput(door: Door, knock: Knock): unknown {
  const parsed = door.input.safeParse(givenTo(door, knock));
  if (!parsed.success) throw new Refusal('input.invalid', fieldProblems(parsed.error));
  const path = findUnkeepable(parsed.data);
  if (path === undefined) return parsed.data;
  throw new Refusal('input.invalid', [{ path, zh: '含有无法保存的字符', en: 'Holds characters that cannot be kept' }]);
}

// One name with two values: whoever stands between may have judged the other one.
function refuseTwofold({ query, params }: Knock, body: Readonly<Record<string, unknown>>): void {
  const isIn = (where: object, name: string) => Object.hasOwn(where, name);
  const path =
    Object.keys(query).find((name) => isIn(body, name) || isIn(params, name)) ??
    Object.keys(params).find((name) => isIn(body, name) && !isSame(body[name], params[name]));
  if (path === undefined) return;
  throw new Refusal('input.invalid', [{ path, zh: '同一项写了两次', en: 'Given twice' }]);
}

// Only texts and numbers are compared: an object may bring a `toString` that is none.
function isSame(given: unknown, named: unknown): boolean {
  return (typeof given === 'string' || typeof given === 'number') && String(given) === named;
}

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    zh: wording(locales.zh(issue as never)),
    en: wording(locales.en(issue as never)),
  }));
}

function wording(message: string | { message: string } | undefined | null): string {
  return typeof message === 'string' ? message : (message?.message ?? '');
}
