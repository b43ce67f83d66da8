import type { Door, Wire } from '../kit/contract.ts';
import { Refusal } from '../kit/refusal.ts';
import type { Knock } from './house.ts';

const mostFields = 200;

type Pair = readonly [string, string];

/** What a door of a standard is given: the fields of query and form, or of JSON. Refuses a field that both places hold with different texts. */
export function fieldsFor(wire: Wire, knock: Knock): Record<string, unknown> {
  const [query, body] = [pairsOf(knock.query), pairsOf(knock.body)];
  if (query.length + body.length > mostFields) throw new Refusal('input.too-large');
  const inQuery = new Map(query);
  const twofold = body.find(([name, text]) => inQuery.has(name) && inQuery.get(name) !== text);
  if (twofold) throw new Refusal('input.invalid', [{ path: twofold[0], zh: '同一项写了两次', en: 'Given twice' }]);
  return wire.read([...query.filter(([name]) => !body.some(([other]) => other === name)), ...body]);
}

/** The token in a field of query or form, where the standard has one; undefined when the field is not there or empty. */
export function keyFor({ wire }: Door, knock: Knock): string | undefined {
  if (!wire) return undefined;
  const pair = [...pairsOf(knock.body), ...pairsOf(knock.query)].find(
    ([name, text]) => name === wire.keyField && text !== '',
  );
  return pair?.[1];
}

function pairsOf(given: unknown): Pair[] {
  if (given === undefined || given === null) return [];
  if (given instanceof URLSearchParams) return [...given];
  if (typeof given !== 'object' || Array.isArray(given) || given instanceof Uint8Array)
    throw new Refusal('input.invalid');
  return Object.entries(given).flatMap(([name, value]) => pairsIn(name, value));
}

// JSON may say `{"attribute": {"CODE": "value"}}` for what a form calls `attribute[CODE]`.
function pairsIn(name: string, value: unknown): Pair[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((one) => (isPlain(one) ? [[name, String(one)] as const] : []));
  if (isPlain(value)) return [[name, String(value)]];
  return Object.entries(value).flatMap(([inner, part]) =>
    Array.isArray(part) || isPlain(part) ? pairsIn(`${name}[${inner}]`, part) : [],
  );
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
