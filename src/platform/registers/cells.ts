import { normaliseText } from '../../kit/text.ts';
import type { Language, Words } from '../../kit/words.ts';
import { type Column, canonical } from './register.ts';
import { importWords } from './words.ts';

/** A cell as it was understood, or why it could not be. */
export type ParsedCell = { readonly value: unknown } | { readonly problem: Words };

const listSeparator = /[;；、|\n]/;
const longestText = 2000;

/** What a cell of this column means when it holds the text; lists split at ；、; | or are a JSON array. */
export function parseCell(column: Column, given: unknown): ParsedCell {
  if (column.kind === 'json' || Array.isArray(given)) return parseStructure(column, given);
  const text = normaliseText(printScalar(given));
  if (text === '') {
    return column.required ? { problem: importWords.required() } : { value: emptyValue(column) };
  }
  return parseText(column, text);
}

/** The value of a column that the file leaves empty or does not have. */
export function emptyValue(column: Column): unknown {
  if (column.fallback !== undefined) return column.fallback;
  return column.kind === 'list' || column.kind === 'choices' ? [] : null;
}

function parseText(column: Column, text: string): ParsedCell {
  switch (column.kind) {
    case 'text': {
      const max = column.max ?? longestText;
      return text.length > max ? { problem: importWords.tooLong(max) } : { value: column.spell?.(text) ?? text };
    }
    case 'int':
    case 'number':
      return parseNumber(column, text);
    case 'day':
      return parseDay(text);
    case 'phone':
      return /^[\d+()\-, 转ext.]{3,30}$/.test(text) && /\d{3}/.test(text)
        ? { value: text }
        : { problem: importWords.notPhone() };
    case 'flag':
      return parseFlag(text);
    case 'choice':
      return parseChoice(column.choices ?? {}, text);
    case 'list':
    case 'choices':
      return parseList(column, text.startsWith('[') ? fromJson(text) : text.split(listSeparator));
    case 'json':
      return parseStructure(column, text);
  }
}

function parseNumber(column: Column & { kind: 'int' | 'number' }, text: string): ParsedCell {
  const number = /^[+-]?[\d,]*\.?\d+(e[+-]?\d+)?$/i.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN;
  if (!Number.isFinite(number)) return { problem: importWords.notNumber() };
  if (column.kind === 'int' && !Number.isSafeInteger(number)) return { problem: importWords.notWhole() };
  const min = column.min ?? Number.MIN_SAFE_INTEGER;
  const max = column.max ?? Number.MAX_SAFE_INTEGER;
  return number < min || number > max ? { problem: importWords.outside(min, max) } : { value: number };
}

function parseDay(text: string): ParsedCell {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ?? [];
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const instant = new Date(`${written}T00:00:00Z`);
  const isDay = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(written);
  return isDay ? { value: written } : { problem: importWords.notDay() };
}

function parseFlag(text: string): ParsedCell {
  if (/^(是|有|1|y|yes|true|√|✓)$/i.test(text)) return { value: true };
  if (/^(否|无|0|n|no|false|×)$/i.test(text)) return { value: false };
  return { problem: importWords.notFlag() };
}

function parseChoice(choices: Readonly<Record<string, Words>>, text: string): ParsedCell {
  const wanted = text.toLowerCase();
  const found = Object.entries(choices).find(
    ([key, { zh, en }]) => key === wanted || normaliseText(zh) === text || en.toLowerCase() === wanted,
  );
  return found ? { value: found[0] } : { problem: importWords.notChoice(text, Object.values(choices)) };
}

function parseList(column: Column, items: unknown): ParsedCell {
  if (!Array.isArray(items)) return { problem: importWords.notJson() };
  const texts = items.map((item) => normaliseText(printScalar(item))).filter((item) => item !== '');
  const unique = [...new Set(texts)];
  if (column.kind !== 'choices') return { value: unique };
  const keys: unknown[] = [];
  for (const text of unique) {
    const parsed = parseChoice(column.choices ?? {}, text);
    if ('problem' in parsed) return parsed;
    keys.push(parsed.value);
  }
  return column.required && keys.length === 0 ? { problem: importWords.required() } : { value: keys };
}

function parseStructure(column: Column, given: unknown): ParsedCell {
  if (column.kind === 'list' || column.kind === 'choices') return parseList(column, given);
  const value = typeof given === 'string' ? fromJson(given) : given;
  if (value === undefined) return { problem: importWords.notJson() };
  if (value === null) return column.required ? { problem: importWords.required() } : { value: emptyValue(column) };
  return column.kind === 'json' ? { value } : { problem: importWords.notJson() };
}

function fromJson(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function printScalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return '';
  }
}

/** The text of a value in a table; `parseCell` reads it back to an equal value. */
export function printCell(column: Column, value: unknown, language: Language): string | number {
  if (value === null || value === undefined) return '';
  switch (column.kind) {
    case 'json':
      return canonical(value);
    case 'list':
      return printList(value);
    case 'choices':
      return Array.isArray(value) ? printList(value.map((key) => printChoice(column.choices, key, language))) : '';
    case 'choice':
      return printChoice(column.choices, value, language);
    case 'flag':
      return value === true ? { zh: '是', en: 'yes' }[language] : { zh: '否', en: 'no' }[language];
    case 'int':
    case 'number':
      return typeof value === 'number' ? value : printScalar(value);
    case 'text':
    case 'day':
    case 'phone':
      return printScalar(value);
  }
}

function printChoice(choices: Readonly<Record<string, Words>> | undefined, key: unknown, language: Language): string {
  return choices?.[String(key)]?.[language] ?? String(key);
}

function printList(value: unknown): string {
  if (!Array.isArray(value)) return '';
  const items = value.map(printScalar);
  const isPlain = items.every((item) => !listSeparator.test(item) && !item.startsWith('['));
  return isPlain ? items.join('；') : JSON.stringify(items);
}
