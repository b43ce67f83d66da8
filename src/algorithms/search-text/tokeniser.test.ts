import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newReceiptCode } from '../../kit/ids.ts';
import { toTsqueryLiteral, toTsvectorLiteral } from './literals.ts';
import type { SearchQuery } from './query-terms.ts';
import { createSegmenter } from './segmenter.ts';
import { createTokeniser, type IndexToken } from './tokeniser.ts';

const tokeniser = createTokeniser(createSegmenter(['金桐小区', '自由路', '自由路派出所', 'A3区米兰春天']));
const receiptCode = newReceiptCode((size) => Uint8Array.from({ length: size }, (_, i) => i * 11));

/** What PostgreSQL's `@@` answers. */
function matches(tokens: IndexToken[], { all }: SearchQuery): boolean {
  const known = tokens.map(({ token }) => token);
  const holds = (token: string, prefix: boolean) =>
    known.some((one) => (prefix ? one.startsWith(token) : one === token));
  return all.length > 0 && all.every(({ anyOf, prefix }) => anyOf.some((token) => holds(token, prefix)));
}

const finds = (query: string, { title = '', body = '' }) =>
  matches(
    tokeniser.indexTokens([
      { text: title, weight: 'A' },
      { text: body, weight: 'C' },
    ]),
    tokeniser.queryTokens(query),
  );

const leak = {
  title: '金桐小区3号楼楼上漏水了',
  body: `邻居在自由路派出所说好赔偿，电话１３８１２３４５６７８，回执${receiptCode}，WiFi坏了`,
};

describe('residents and officers find what they look for', () => {
  test.each([
    ['自由路', 'a road within the name of a police station'],
    ['派出所', 'a word within a place name'],
    ['漏水', 'a word of two characters'],
    ['上漏', 'two characters that are no word'],
    ['金桐', 'half a place name'],
    ['楼上漏水怎么办', 'a question'],
    ['漏水 派出所', 'two words that stand apart'],
    ['金桐小区的漏水', 'words joined by a particle'],
    ['漏', 'one character of the title'],
    ['jtxq', 'the initials of a place in the title'],
    ['JTXQ 漏水', 'initials in capitals with a word'],
    ['jintong', 'the beginning of a spelled place'],
    ['xiaoqu', 'a word within a place, spelled'],
    ['loushang', 'a word of the title, spelled'],
    ['lsls', 'the initials of two words of the title'],
    ['zylpcs', 'the initials of a place in the body'],
    ['paichusuo', 'a word within a place of the body, spelled'],
    ['3号楼', 'a building'],
    ['13812345678', 'a phone number that was written in full-width digits'],
    ['1381', 'the beginning of a phone number'],
    ['wifi', 'a Latin word in another case'],
    [receiptCode, 'a receipt code'],
    [receiptCode.toLowerCase().replaceAll('-', ''), 'a receipt code without its hyphens'],
    [receiptCode.replaceAll('-', ' '), 'a receipt code with spaces'],
    [receiptCode.slice(0, 7), 'the beginning of a receipt code'],
  ])('%s finds %s', (query) => {
    expect(finds(query, leak)).toBe(true);
  });

  test.each(['噪音', '漏电', '水漏', '金桐花园', 'jthy', 'ptsq', '13912345678', '漏水 噪音', 'ls漏电', ''])(
    '%s does not find it',
    (query) => {
      expect(finds(query, leak)).toBe(false);
    },
  );

  test('any two or more neighbouring characters of a title find it', () => {
    const character = fc.oneof(
      fc.constantFrom(...'楼上漏水自由路派出所的了是我们怎么办金桐小区重庆银行𠮷'),
      fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    );
    const title = fc.array(character, { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(title, fc.nat(), fc.nat(), (characters, from, more) => {
        const start = from % (characters.length - 1);
        const end = start + 2 + (more % (characters.length - start - 1));
        expect(finds(characters.slice(start, end).join(''), { title: characters.join('') })).toBe(true);
      }),
    );
  });

  test('any two neighbouring characters of a message of ordinary length find it', () => {
    const body =
      '尊敬的领导：我家住在自由路金桐小区三号楼，楼上邻居装修，半夜还在敲墙，老人孩子都睡不着，物业说管不了，请派出所的同志来看看。';
    for (const run of body.split(/[，：。]/)) {
      for (let i = 0; i < run.length - 1; i += 1)
        expect([run.slice(i, i + 2), finds(run.slice(i, i + 2), { body })]).toEqual([run.slice(i, i + 2), true]);
    }
  });
});

describe('documents stay small', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

  test('whatever is written, there are at most 600 different tokens of at most 40 characters', () => {
    fc.assert(
      fc.property(anyText, anyText, (title, body) => {
        const tokens = tokeniser.indexTokens([
          { text: title, weight: 'A' },
          { text: body.repeat(10), weight: 'C' },
        ]);
        expect(tokens.length).toBeLessThanOrEqual(600);
        expect(new Set(tokens.map(({ token }) => token)).size).toBe(tokens.length);
        expect(tokens.every(({ token }) => token.length > 0 && token.length <= 40)).toBe(true);
      }),
    );
  });

  test('of a very long message the title and the words are kept first', () => {
    const body = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    expect(finds('漏水', { title: '楼上漏水', body })).toBe(true);
    expect(finds('派出所', { body: `派出所${body}` })).toBe(true);
  });

  test('a word of the title and the body counts as one of the title', () => {
    const tokens = tokeniser.indexTokens([
      { text: '漏水物业', weight: 'C' },
      { text: '楼上漏水', weight: 'A' },
      { text: '物业', weight: 'B' },
    ]);
    expect(tokens.filter(({ token }) => token === '漏水')).toEqual([{ token: '漏水', weight: 'A' }]);
    expect(tokens.filter(({ token }) => token === '物业')).toEqual([{ token: '物业', weight: 'B' }]);
  });
});

describe('what PostgreSQL is given', () => {
  test('weights and prefixes are written as PostgreSQL reads them', () => {
    expect(
      toTsvectorLiteral([
        { token: '漏水', weight: 'A' },
        { token: "o'k\\", weight: 'C' },
      ]),
    ).toBe("'漏水':1A 'o''k\\\\':2C");
    expect(toTsqueryLiteral(tokeniser.queryTokens('jtxq 漏水'))).toBe("('jtxq':* | 'p:jtxq':*) & ('漏水')");
  });

  test.each(["漏水'); drop table matter; --", "!漏水 | & <-> ( ' \\ :*", '漏水:*A', "'漏水''\\'", '漏水\u0000'])(
    'the query %j is only words',
    (query) => {
      const literal = toTsqueryLiteral(tokeniser.queryTokens(query)) ?? '';
      expect(literal).toMatch(/^(?:\((?:'[\p{L}\p{N}:-]+'(?::\*)?(?: \| )?)+\)(?: & )?)+$/u);
      expect(literal).toContain("'漏水'");
    },
  );

  test.each(['', '   ', "'!&|()", '😀'])('the query %j asks for nothing', (query) => {
    expect(toTsqueryLiteral(tokeniser.queryTokens(query))).toBeUndefined();
  });

  test('any query is harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const literal = toTsqueryLiteral(tokeniser.queryTokens(query)) ?? '';
        expect(literal.replace(/'(?:[^'\\]|''|\\\\)*'/g, '')).toMatch(/^[()|&:* ]*$/);
      }),
    );
  });
});
