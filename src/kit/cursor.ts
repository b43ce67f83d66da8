/** Where a page ended: the sort time and the id of its last row. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

/** A cursor as an opaque text for the next page's address. */
export function encodeCursor(cursor: Cursor): string {
  return `${cursor.at.getTime().toString(36)}.${cursor.id}`;
}

/** The cursor of an address; undefined for the first page and for anything that is no cursor. */
export function decodeCursor(text: string | undefined): Cursor | undefined {
  const [time, id] = text?.split('.') ?? [];
  const milliseconds = Number.parseInt(time ?? '', 36);
  const at = new Date(milliseconds);
  if (!id || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(at.getTime())) return undefined;
  return { at, id };
}
