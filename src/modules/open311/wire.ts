import { z } from 'zod';
import type { RefusedWords, Wire } from '../../kit/contract.ts';
import type { Language } from '../../kit/words.ts';
import { openWords } from './words.ts';
import { writeXml } from './xml.ts';

/** GeoReport v2, "Errors": an array of these. */
const OpenErrors = z.array(z.object({ code: z.number(), description: z.string() }));

const attribute = /^attribute\[([^\][]{1,60})\](\[\])?$/;

// An empty field is a field that was not sent; several values of one name are a list with commas.
function read(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  const fields = new Map<string, string>();
  const attributes = new Map<string, string[]>();
  for (const [name, text] of pairs) {
    if (text.trim() === '' || name === 'api_key') continue;
    const code = attribute.exec(name)?.[1];
    if (code !== undefined) attributes.set(code, [...(attributes.get(code) ?? []), text]);
    else fields.set(name, fields.has(name) ? `${fields.get(name)},${text}` : text);
  }
  return { ...Object.fromEntries(fields), attribute: Object.fromEntries(attributes) };
}

// "404 for resources that don't exist, 403 for wrong or missing api_key and basically 400 for any other error"; too often, and our own
// faults, keep the status that says so.
function statusFor({ status }: RefusedWords): number {
  if (status === 401 || status === 403) return 403;
  return status === 404 || status === 429 || status >= 500 ? status : 400;
}

function refuse(refused: RefusedWords, language: Language): { status: number; value: z.output<typeof OpenErrors> } {
  const status = statusFor(refused);
  const { fields, code } = refused;
  if (fields.length > 0) {
    const value = fields.map((field) => ({ code: status, description: `${field.path}: ${wordsOf(field)[language]}` }));
    return { status, value };
  }
  const words = code === 'sign-in.required' || code === 'not-allowed' ? openWords.keyMissing : refused;
  return { status, value: [{ code: status, description: words[language] }] };
}

function wordsOf(field: RefusedWords['fields'][number]) {
  return field.en.endsWith('received undefined') ? openWords.fieldMissing : field;
}

/** How a door of GeoReport v2 speaks; `root` is the name of the outermost element of its XML. */
export function geoReport(root: string): Wire {
  const rootOf = (value: unknown) => (isErrors(value) ? 'errors' : root);
  return {
    root: '/open311/',
    formats: {
      json: { mediaType: 'application/json', write: (value) => JSON.stringify(value) },
      xml: { mediaType: 'text/xml', write: (value) => writeXml(rootOf(value), value) },
    },
    keyField: 'api_key',
    read,
    refuse,
    refusal: OpenErrors,
  };
}

function isErrors(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && OpenErrors.safeParse(value).success;
}
