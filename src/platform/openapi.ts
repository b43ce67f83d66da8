import { z } from 'zod';
import type { Door, Wire } from '../kit/contract.ts';
import { refusals } from '../kit/refusal.ts';
import { shareSchemas } from './openapi-shared.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 made from the contracts; stable order, so that a change of a door shows as a change of the file. */
export function makeOpenApi(doors: readonly Door[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const door of [...doors].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`))) {
    const path = door.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [door.method.toLowerCase()]: operation(door) };
  }
  const shared = shareSchemas(paths, ['Refusal']);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Maplebridge 枫桥',
      version,
      description:
        '每件事都有人负责、有期限、有答复、有回访。Every concern gets an owner, a promised date, an answer and a visit afterwards.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(doors.map(tagOf))].sort().map((name) => ({ name })),
    paths: shared.paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'mb_session', description: '登录会话 / session of a colleague' },
        receipt: {
          type: 'apiKey',
          in: 'cookie',
          name: 'mb_receipt',
          description: '查询码会话 / receipt of a resident',
        },
        link: { type: 'apiKey', in: 'cookie', name: 'mb_link', description: '限时链接 / time-limited link' },
        resident: { type: 'apiKey', in: 'cookie', name: 'mb_phone', description: '手机验证 / confirmed phone' },
        token: { type: 'http', scheme: 'bearer', description: '接口令牌 / API token' },
        ...keySchemes(doors),
      },
      parameters: { RequestId: requestId },
      responses: { Refused: refused },
      schemas: { Refusal: refusalSchema(), ...shared.schemas },
    },
  };
}

function operation(door: Door): Json {
  const { parameters, body } = inputOf(door);
  return {
    operationId: door.action,
    tags: [tagOf(door)],
    summary: `${door.summary.zh} / ${door.summary.en}`,
    security: securityOf(door),
    parameters: [...parameters, ...headersOf(door)],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      200: { description: '成功 / done', content: answerOf(door) },
      default: refusalOf(door),
    },
  };
}

// Where a standard has its token in a field, the description says so once for the field.
function keySchemes(doors: readonly Door[]): Json {
  const fields = new Set(doors.flatMap(({ wire }) => (wire ? [wire.keyField] : [])));
  return Object.fromEntries(
    [...fields].map((name) => [name, { type: 'apiKey', in: 'query', name, description: '接口令牌 / API token' }]),
  );
}

function refusalOf({ wire }: Door): Json {
  if (!wire) return { $ref: '#/components/responses/Refused' };
  return { description: refused.description, content: inFormats(wire, jsonSchema(wire.refusal, 'output')) };
}

function inFormats({ formats }: Wire, schema: Json): Json {
  return Object.fromEntries(Object.values(formats).map(({ mediaType }) => [mediaType, { schema }]));
}

function tagOf(door: Door): string {
  return door.action.split('.')[0] ?? 'house';
}

function securityOf(door: Door): Json[] {
  const schemes = {
    staff: { session: [] },
    token: door.wire ? { [door.wire.keyField]: [] } : { token: [] },
    receipt: { receipt: [] },
    link: { link: [] },
    resident: { resident: [] },
    visitor: {},
  };
  return door.asks.map((knocker) => schemes[knocker]);
}

function headersOf(door: Door): Json[] {
  if (door.method === 'GET' || door.unrepeated) return [];
  return [{ $ref: '#/components/parameters/RequestId' }];
}

const requestId = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', format: 'uuid' },
  description: '请求编号，重发时不变 / request id, the same when sent again',
};

const refused = {
  description: '不能办理，附原因 / a lawful no with its reason',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
};

function inputOf(door: Door): { parameters: Json[]; body: Json | undefined } {
  const schema = jsonSchema(door.input, 'input');
  const properties = (schema['properties'] ?? {}) as Record<string, Json>;
  const required = new Set((schema['required'] ?? []) as string[]);
  const inPath = new Set([...door.path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1]));
  const inQuery = door.method === 'GET' || door.body === 'bytes';
  const parameters: Json[] = [];
  const rest: Record<string, Json> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (inPath.has(name)) parameters.push({ name, in: 'path', required: true, schema: property });
    else if (name === 'bytes') continue;
    else if (inQuery) parameters.push({ name, in: 'query', required: required.has(name), schema: property });
    else rest[name] = property;
  }
  if (door.body === 'bytes')
    return { parameters, body: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  if (inQuery) return { parameters, body: undefined };
  const bodySchema = {
    type: 'object',
    properties: rest,
    required: Object.keys(rest).filter((name) => required.has(name)),
  };
  const mediaType = door.wire ? 'application/x-www-form-urlencoded' : 'application/json';
  return { parameters, body: { [mediaType]: { schema: bodySchema } } };
}

function answerOf(door: Door): Json {
  if (door.answers === 'bytes') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  const schema = jsonSchema(door.output, 'output');
  return door.wire ? inFormats(door.wire, schema) : { 'application/json': { schema } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

function refusalSchema(): Json {
  const field = {
    type: 'object',
    properties: { path: { type: 'string' }, zh: { type: 'string' }, en: { type: 'string' } },
    required: ['path', 'zh', 'en'],
  };
  const properties = {
    code: { type: 'string', enum: Object.keys(refusals) },
    zh: { type: 'string' },
    en: { type: 'string' },
    fields: { type: 'array', items: field },
    requestId: { type: 'string' },
  };
  return {
    type: 'object',
    required: ['error'],
    properties: { error: { type: 'object', required: ['code', 'zh', 'en'], properties } },
  };
}
