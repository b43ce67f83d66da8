import { parseReceiptCode } from '../../../kit/ids.ts';

/** Finds a receipt code, and the four digits after it, in whatever a person pasted: a whole receipt line, full-width, any case. */
export function readPasted(text: string): { readonly code: string; readonly tail: string | undefined } | undefined {
  const plain = text.normalize('NFKC').toUpperCase();
  const start = plain.search(/FQ[\s-]*[0-9A-Z]/);
  if (start < 0) return undefined;
  const found = /^FQ(?:[\s-]*[0-9A-Z]){9}/.exec(plain.slice(start))?.[0];
  const code = found && parseReceiptCode(found);
  if (!found || !code) return undefined;
  const tail = /(?<!\d)\d{4}(?!\d)/.exec(plain.slice(start + found.length))?.[0];
  return { code, tail };
}

/** The four digits as typed, full-width or spaced, or undefined when there are not four. */
export function readTail(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{4}$/.test(digits) ? digits : undefined;
}
