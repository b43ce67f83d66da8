type Json = Readonly<Record<string, unknown>>;

/** A schema where it stands, with words that a name can be made of. */
interface Place {
  readonly schema: Json;
  readonly words: readonly string[];
}

/** Shorter schemas are said again where they stand: a reference would be longer to read. */
const worthANameFrom = 120;

/**
 * Gives every schema that stands in several places one name under `components.schemas` and leaves a `$ref` in its place, so that
 * a shape is described once. Names are made of the operation and the field where it stands first; `taken` names are left alone.
 */
export function shareSchemas(
  paths: Readonly<Record<string, Json>>,
  taken: readonly string[],
): { paths: Record<string, Json>; schemas: Record<string, Json> } {
  const counted = countAll(paths);
  const names = nameRepeated(counted, new Set(taken));
  const schemas: Record<string, Json> = {};
  for (const [text, name] of names) schemas[name] = inner(JSON.parse(text) as Json, names);
  const shared = Object.entries(paths).map(([path, methods]) => [path, mapSchemas(methods, (at) => refer(at, names))]);
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  return { paths: Object.fromEntries(shared), schemas: Object.fromEntries(sorted) };
}

type Counted = Map<string, { times: number; words: readonly string[] }>;

function countAll(paths: Readonly<Record<string, Json>>): Counted {
  const counted: Counted = new Map();
  const count = ({ schema, words }: Place): void => {
    const text = JSON.stringify(schema);
    const known = counted.get(text);
    // What lies within a shape that is shared anyway is counted once.
    if (known) known.times += 1;
    else {
      counted.set(text, { times: 1, words });
      for (const part of partsOf(schema)) count({ schema: part.schema, words: [...words.slice(0, 1), ...part.words] });
    }
  };
  for (const methods of Object.values(paths)) {
    for (const operation of Object.values(methods) as Json[]) {
      const words = String(operation['operationId']).split('.');
      mapSchemas({ operation }, (schema) => {
        count({ schema, words });
        return schema;
      });
    }
  }
  return counted;
}

function nameRepeated(counted: Counted, taken: Set<string>): Map<string, string> {
  const names = new Map<string, string>();
  for (const [text, { times, words }] of counted) {
    if (times < 2 || text.length < worthANameFrom) continue;
    const base = nameOf(JSON.parse(text) as Json, words);
    let name = base;
    for (let more = 2; taken.has(name); more += 1) name = `${base}${more}`;
    taken.add(name);
    names.set(text, name);
  }
  return names;
}

// Instants, days and ids are the same everywhere, whatever field they stand in.
function nameOf(schema: Json, words: readonly string[]): string {
  const format = schema['format'];
  return schema['type'] === 'string' && typeof format === 'string' ? capital(format) : words.map(capital).join('');
}

function capital(word: string): string {
  return word
    .split(/[^A-Za-z0-9]+/)
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1))
    .join('');
}

function refer(schema: Json, names: ReadonlyMap<string, string>): Json {
  const name = names.get(JSON.stringify(schema));
  return name === undefined ? inner(schema, names) : { $ref: `#/components/schemas/${name}` };
}

function inner(schema: Json, names: ReadonlyMap<string, string>): Json {
  return replaceParts(schema, (part) => refer(part, names));
}

const single = ['items', 'additionalProperties', 'not', 'propertyNames'] as const;
const several = ['anyOf', 'oneOf', 'allOf', 'prefixItems'] as const;

function partsOf(schema: Json): Place[] {
  const parts: Place[] = [];
  for (const [name, part] of Object.entries((schema['properties'] ?? {}) as Record<string, Json>)) {
    parts.push({ schema: part, words: [name] });
  }
  for (const key of single) if (isSchema(schema[key])) parts.push({ schema: schema[key], words: [key] });
  for (const key of several) {
    for (const part of (schema[key] ?? []) as Json[]) parts.push({ schema: part, words: [key] });
  }
  return parts;
}

function replaceParts(schema: Json, by: (part: Json) => Json): Json {
  const changed: Record<string, unknown> = { ...schema };
  const properties = schema['properties'] as Record<string, Json> | undefined;
  if (properties) {
    changed['properties'] = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, by(part)]));
  }
  for (const key of single) if (isSchema(schema[key])) changed[key] = by(schema[key]);
  for (const key of several) if (schema[key]) changed[key] = (schema[key] as Json[]).map(by);
  return changed;
}

function isSchema(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** Every schema of these operations replaced, wherever OpenAPI lets one stand: under the key `schema`. */
function mapSchemas(methods: Json, by: (schema: Json) => Json): Json {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isSchema(value)) return value;
    const entries = Object.entries(value).map(([key, part]) => [
      key,
      key === 'schema' && isSchema(part) ? by(part) : walk(part),
    ]);
    return Object.fromEntries(entries);
  };
  return walk(methods) as Json;
}
