import pg from 'pg';
import { vi } from 'vitest';

/** What one request that writes an access line asks the database from its `begin` to its `commit`, both among it; what goes on beside it is left out. */
export async function statementsOf(request: () => Promise<unknown>): Promise<string[]> {
  const heard = vi.spyOn(pg.Client.prototype, 'query');
  try {
    await request();
    const asked = heard.mock.calls.map(([query], i) => ({ text: textOf(query), client: heard.mock.contexts[i] }));
    const line = asked.find(({ text }) => text.includes('access_append'));
    const own = asked.filter(({ client }) => client === line?.client).map(({ text }) => text);
    const begun = own.lastIndexOf('begin', own.indexOf(line?.text ?? ''));
    return own.slice(begun, own.indexOf('commit', begun) + 1);
  } finally {
    heard.mockRestore();
  }
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : '';
}
