import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Door } from '../../src/kit/contract.ts';
import { platformDoors } from '../../src/platform/contract.ts';
import { makeOpenApi } from '../../src/platform/openapi.ts';
import { familiesOf } from '../../src/server/compose.ts';
import { readVersion } from '../../src/server/house.ts';
import { isAsked } from '../support/env.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Record<string, unknown> };
  readonly responses: Record<string, unknown>;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: {
    readonly securitySchemes: Record<string, unknown>;
    readonly schemas: Record<string, unknown>;
    readonly parameters: Record<string, Parameter>;
  };
}

const file = new URL('../../docs/openapi.json', import.meta.url);
let house: TestHouse;
let doors: Door[];
let served: OpenApi;

beforeAll(async () => {
  house = await openTestHouse();
  doors = [platformDoors, ...familiesOf(house.base.app).map((family) => family.doors)].flatMap(
    (table) => Object.values(table) as Door[],
  );
  served = (await (await fetch(`${house.url}/api/openapi.json`)).json()) as OpenApi;
});
afterAll(() => house.close());

/** One line for each operation and each shared shape: a changed door is a changed line. */
function oneLineEach(value: unknown, depth = 0): string {
  const isLine = depth === 3 || typeof value !== 'object' || value === null || Array.isArray(value);
  if (isLine) return JSON.stringify(value);
  const indent = '  '.repeat(depth + 1);
  const lines = Object.entries(value).map(
    ([key, part]) => `${indent}${JSON.stringify(key)}: ${oneLineEach(part, depth + 1)}`,
  );
  return `{\n${lines.join(',\n')}\n${'  '.repeat(depth)}}${depth === 0 ? '\n' : ''}`;
}

const parametersOf = (operation: Operation): readonly Parameter[] =>
  operation.parameters.map((parameter) =>
    '$ref' in parameter ? (served.components.parameters[parameter.$ref.split('/').at(-1) ?? ''] ?? never()) : parameter,
  );

function never(): never {
  throw new Error('a parameter is referred to that is not there');
}

const operations = () =>
  Object.entries(served.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

describe('docs/openapi.json', () => {
  test('is what the contracts say today', async () => {
    const made = JSON.parse(JSON.stringify(makeOpenApi(doors, await readVersion())));
    if (isAsked('UPDATE_OPENAPI')) await writeFile(file, oneLineEach(made));
    expect(JSON.parse(await readFile(file, 'utf8')), 'a door changed: run again with UPDATE_OPENAPI=1').toEqual(made);
  });

  test('is what the server answers', async () => {
    expect(served).toEqual(JSON.parse(await readFile(file, 'utf8')));
    expect(served.openapi).toMatch(/^3\.1\./);
  });
});

describe('the description', () => {
  test('names every door once, each operation with an id of its own', () => {
    const described = operations().map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.sort()).toEqual(
      doors.map((door) => `${door.method} ${door.path.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`).sort(),
    );
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('declares each part of a path once, as required, and no part that is not there', () => {
    for (const { path, operation } of operations()) {
      const wanted = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      const declared = parametersOf(operation).filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name).sort(), path).toEqual(wanted.sort());
      expect(
        declared.every(({ required }) => required === true),
        path,
      ).toBe(true);
    }
  });

  test('gives each parameter of an operation one name and place', () => {
    for (const { path, operation } of operations()) {
      const keys = parametersOf(operation).map((parameter) => `${parameter.in} ${parameter.name}`);
      expect(new Set(keys).size, path).toBe(keys.length);
    }
  });

  test('has no body where HTTP has none, and the request id where a change wants one', () => {
    for (const { path, method, operation } of operations()) {
      if (method === 'get') expect(operation.requestBody, path).toBeUndefined();
      const door = doors.find(({ action }) => action === operation.operationId);
      const wants = door?.method !== 'GET' && !door?.unrepeated;
      expect(
        parametersOf(operation).some(({ name, required }) => name === 'Idempotency-Key' && required === true),
        path,
      ).toBe(wants);
    }
  });

  test('resolves every reference, also within the schema of a field', () => {
    const references = [...JSON.stringify(served).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
    expect(references.length).toBeGreaterThan(0);
    const resolve = (to: string) =>
      to.startsWith('#/')
        ? to
            .slice(2)
            .split('/')
            .reduce<unknown>(
              (at, name) =>
                (at as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/').replaceAll('~0', '~')],
              served,
            )
        : undefined;
    expect([...new Set(references)].filter((to) => resolve(to) === undefined)).toEqual([]);
  });

  test('uses only schemes that it declares, says who may knock, and answers a refusal everywhere', () => {
    const declared = Object.keys(served.components.securitySchemes);
    for (const { path, operation } of operations()) {
      expect(operation.security.length, path).toBeGreaterThan(0);
      expect(
        operation.security.flatMap((scheme) => Object.keys(scheme)).filter((name) => !declared.includes(name)),
        path,
      ).toEqual([]);
      expect(Object.keys(operation.responses).sort(), path).toEqual(['200', 'default']);
      expect(operation.summary, path).toMatch(/^.*[一-鿿].* \/ .*[A-Za-z]/);
    }
  });
});
