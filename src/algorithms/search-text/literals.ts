import type { SearchQuery } from './query-terms.ts';
import type { IndexToken } from './tokeniser.ts';

// PostgreSQL manual §8.11: within quotes a quote is doubled, and so is a backslash.
function quoted(token: string): string {
  return `'${token.replace(/['\\]/g, '$&$&')}'`;
}

/** Tokens as the text of a PostgreSQL `tsvector`, to be sent as a parameter (`$1::tsvector`), with weights. */
export function toTsvectorLiteral(tokens: readonly IndexToken[]): string {
  return tokens.map(({ token, weight }, i) => `${quoted(token)}:${i + 1}${weight}`).join(' ');
}

/** A query as the text of a PostgreSQL `tsquery`, to be sent as a parameter (`$1::tsquery`); undefined when it asks for nothing. */
export function toTsqueryLiteral(query: SearchQuery): string | undefined {
  const terms = query.all.map(({ anyOf, prefix }) => {
    const alternatives = anyOf.map((token) => `${quoted(token)}${prefix ? ':*' : ''}`);
    return `(${alternatives.join(' | ')})`;
  });
  return terms.length > 0 ? terms.join(' & ') : undefined;
}
