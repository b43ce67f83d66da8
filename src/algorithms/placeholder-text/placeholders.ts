/** A value of a placeholder in both languages; null where there is none. */
export type Value = string | null;

/** A part of a filled text: what was written, or a placeholder that nobody has settled yet. */
export interface Gap {
  /** The name between the braces. */
  readonly name: string;
  /** From and to in the text, braces included. */
  readonly from: number;
  readonly to: number;
}

// A name is short and has no braces or line breaks: what a person would write between braces as a note to be filled in.
const placeholder = /\{([^{}\n]{1,24})\}/gu;

/** Names of the placeholders of a text in their order, each once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name.trim()))];
}

/** Fills what is known; a placeholder without a value stays as it stands, so that whoever sends the text must settle it. Values are never read as placeholders again. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, Value>>): string {
  return text.replaceAll(placeholder, (whole: string, name: string) => {
    const key = name.trim();
    const value = Object.hasOwn(values, key) ? values[key] : null;
    return value === null || value === undefined || value === '' ? whole : value;
  });
}

/** Placeholders that still stand in a text, with where they are. */
export function gapsIn(text: string): Gap[] {
  return [...text.matchAll(placeholder)].map((match) => ({
    name: (match[1] ?? '').trim(),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** A text with a piece put in at the cursor or in place of what is selected; a piece of its own lines is parted from what stands before and after. Answers the cursor behind the piece. */
export function insertAt(
  text: string,
  piece: string,
  selection: { readonly from: number; readonly to: number },
): { readonly text: string; readonly cursor: number } {
  const before = text.slice(0, selection.from);
  const after = text.slice(selection.to);
  const lead = before === '' || before.endsWith('\n') || !piece.includes('\n') ? '' : '\n';
  const put = `${before}${lead}${piece}`;
  return { text: `${put}${after}`, cursor: put.length };
}
