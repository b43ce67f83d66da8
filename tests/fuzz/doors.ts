import type { Door } from '../../src/kit/contract.ts';
import { platformDoors } from '../../src/platform/contract.ts';
import { familiesOf } from '../../src/server/compose.ts';
import type { TestHouse } from '../support/house-at.ts';
import { photo } from './canaries.ts';
import type { Dice } from './dice.ts';
import type { Draft } from './hostile.ts';
import { imagine, type Shape, type World } from './imagine.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Shape;
}

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Shape }>> };
}

/** A door as the description tells of it, with the contract that its answers must keep. */
export interface Described {
  readonly door: Door;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The same description with each reference replaced by what it refers to. */
function unfold(part: unknown, whole: unknown): unknown {
  if (Array.isArray(part)) return part.map((one) => unfold(one, whole));
  if (typeof part !== 'object' || part === null) return part;
  if ('$ref' in part) return unfold(at(whole, String(part.$ref)), whole);
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, unfold(one, whole)]));
}

function at(whole: unknown, reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((part, name) => (part as Readonly<Record<string, unknown>>)[name], whole);
}

/** Every door of the running house's own OpenAPI description; whatever families there are. */
export async function readDoors(house: TestHouse): Promise<Described[]> {
  const description: unknown = await (await fetch(`${house.url}/api/openapi.json`)).json();
  const { paths } = unfold(description, description) as { paths: Record<string, Record<string, Operation>> };
  const doors = new Map(
    [platformDoors, ...familiesOf(house.base.app).map((family) => family.doors)]
      .flatMap((table) => Object.values(table) as Door[])
      .map((door) => [door.action, door]),
  );
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const door = doors.get(operation.operationId);
      if (!door) throw new Error(`the description knows a door that no family has: ${operation.operationId}`);
      return { door, method: method.toUpperCase(), path, operation };
    }),
  );
}

const files = [
  photo,
  Buffer.from('编号,名称,类型\nW99,供热公司,水电气暖企业\n'),
  Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'),
  Buffer.from('PK\u0003\u0004nothing'),
  Buffer.from('{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}]}'),
  Buffer.from('{"providerId":"1","outcome":"delivered"}'),
];

const form = 'application/x-www-form-urlencoded';

/** A knock that the description would allow. */
export function draftOf({ method, path, operation }: Described, world: World): Draft {
  const { dice } = world;
  const draft: Draft = { method, path, query: [], headers: {}, body: undefined };
  for (const { name, in: where, required, schema } of operation.parameters) {
    if (where === 'header') draft.headers[name.toLowerCase()] = dice.uuid();
    if (where === 'path') draft.path = draft.path.replace(`{${name}}`, pathPart(imagine(schema, name, world)));
    if (where === 'query' && (required || dice.chance(0.4)))
      draft.query.push([name, textOf(imagine(schema, name, world))]);
  }
  const content = operation.requestBody?.content;
  if (content?.['application/json']) {
    draft.headers['content-type'] = 'application/json';
    draft.body = imagine(content['application/json'].schema, 'body', world);
  } else if (content?.[form]) {
    draft.headers['content-type'] = form;
    const fields = Object.entries(Object(imagine(content[form].schema, 'body', world)));
    const texts = Object.fromEntries(fields.map(([name, value]) => [name, textOf(value)]));
    draft.body = Buffer.from(new URLSearchParams(texts).toString());
  } else if (content) {
    draft.headers['content-type'] = 'application/octet-stream';
    draft.body = dice.chance(0.8) ? dice.pick(files) : noise(dice);
  }
  return draft;
}

function noise(dice: Dice): Buffer {
  return Buffer.from(Array.from({ length: dice.below(400) }, () => dice.below(256)));
}

function pathPart(value: unknown): string {
  return encodeURIComponent(textOf(value));
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
