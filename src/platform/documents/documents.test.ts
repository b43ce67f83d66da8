import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import { countPdfPages } from '../files/pdf-pages.ts';
import { checkBundle, checkDocument, isWhole } from './bundle.ts';
import { breakable, printable, rangesOf } from './glyphs.ts';
import { isSigned, sealedText, sealKeyOf, sha256, signText } from './seal-key.ts';
import { newCheckCode, parseCheckCode } from './sealed.ts';
import { type TypesetJob, typeset } from './typeset.ts';
import { readZip, writeZip } from './zip.ts';

const require = createRequire(import.meta.url);
const font = readFileSync(require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'));
const at = new Date('2026-11-22T07:03:02Z');
const long = '小区居民多次反映，物业说管不了，城管来了以后摊主当天收摊，第二天又出来。';
const dot = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>');

function paper(sections: object[], title = '楼道堆物'): TypesetJob {
  const words = {
    inside: '内部',
    index: '卷内目录',
    indexHead: ['序号', '题名', '件数', '页次'],
    completeness: '材料核对',
  };
  const more = { completenessHead: ['材料', '情况', '说明'], back: '封底', pages: '页数', scan: '扫码查验' };
  return {
    template: 'case-file',
    at,
    pictures: [['qr.svg', dot]],
    data: {
      title,
      maker: '河北路派出所',
      made: { year: 2026, month: 11, day: 22, hour: 15, minute: 3, second: 2 },
      header: { left: '卷宗', right: '内部' },
      footer: '查验码 JD-7K3M-9PQX4',
      words: { ...words, ...more },
      cover: {
        house: '枫桥',
        kind: '事项卷宗',
        subject: title,
        lines: [{ label: '编号', text: '2026-000001' }],
        note: '制作',
      },
      checks: [],
      sections,
      back: { qr: 'qr.svg', url: 'http://bridge.example/check', lines: [], how: [], commands: 'sha256sum', note: '完' },
    },
  };
}

function story(count: number) {
  const entries = Array.from({ length: count }, (_, i) => ({
    at: '2026-11-22 15:03',
    head: '告知反映人',
    who: '第一警务组',
    text: `第${i}条。${long.repeat(1 + (i % 9))}`,
    inside: i % 2 === 0,
  }));
  return { title: '办理经过', pieces: String(count), blocks: [{ kind: 'story', entries }] };
}

const lines = (text: string) => ({ title: '反映内容', pieces: '1', blocks: [{ kind: 'text', text }] });

describe('a set document', () => {
  test('is the same to the last byte for the same data, and another for other data', async () => {
    const [first, again, other] = [
      await typeset(paper([lines(long)])),
      await typeset(paper([lines(long)])),
      await typeset(paper([lines(`${long}。`)])),
    ];
    expect(sha256(first.pdf)).toBe(sha256(again.pdf));
    expect(sha256(first.pdf)).not.toBe(sha256(other.pdf));
  });

  test('three hundred long entries stand whole in it, on the pages that its index names', async () => {
    const { pdf, pages, outline } = await typeset(paper([lines(long), story(300)]));
    expect(countPdfPages(pdf)).toBe(pages);
    const texts = textOfPdf(pdf);
    const all = texts.join('');
    for (let i = 0; i < 300; i += 1) expect(all).toContain(`第${i}条。`);
    for (const { title, page } of outline) expect(texts[page - 1]).toContain(title);
    for (const { title, page } of outline)
      expect(texts[1]?.replaceAll(' ', '')).toMatch(new RegExp(`${title}\\d+${page}`));
  });

  test('prints words of people as they are, never as instructions', async () => {
    const nasty = '#import "x": * \n= 标题 *粗* $x^2$ #read("/etc/passwd") \\u{41} <section> @ref // 注释';
    const { pdf } = await typeset(paper([lines(nasty)], '#panic()'));
    const all = textOfPdf(pdf).join('');
    for (const piece of ['#import "x"', '*粗*', '$x^2$', '#read("/etc/passwd")', '@ref', '// 注释', '#panic()'])
      expect(all).toContain(piece);
  });

  test('a template that cannot be set fails alone: the next document is made', async () => {
    await expect(typeset({ ...paper([]), data: {} })).rejects.toThrow();
    expect((await typeset(paper([lines('好')]))).pages).toBe(4);
  });
});

describe('characters that the font lacks', () => {
  const ranges = rangesOf(font);

  test('a rare name, an emoji and Mongolian letters leave their numbers, common ones stay', () => {
    expect(printable('张𠮷，😀ᠮ', ranges)).toBe('张〔U+20BB7〕，〔U+1F600〕〔U+182E〕');
    expect(printable('枫桥经验 ABC 123 ①—…', ranges)).toBe('枫桥经验 ABC 123 ①—…');
    expect(printable('a\u0000\u202Eb\tc\nd', ranges)).toBe('ab c\nd');
  });

  test('no text is longer than its numbers, and none is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const seen = [...text].filter((character) => !/\p{Cc}|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u.test(character));
        const out = printable(text, ranges);
        expect(out.replace(/〔U\+[0-9A-F]+〕/g, '□').replace(/[\n ]/g, '').length).toBeGreaterThanOrEqual(
          seen.filter((character) => character.trim() !== '').length,
        );
      }),
    );
  });

  test('long runs of letters may break, sentences stay as they are', () => {
    expect(breakable('a'.repeat(64)).split('\u200B')).toHaveLength(8);
    expect(breakable(`${long} short words`)).toBe(`${long} short words`);
  });
});

describe('seal and bundle', () => {
  const key = sealKeyOf({ current: 'a-secret-of-at-least-32-characters!', former: [] });
  const pdf = Buffer.from('%PDF-1.7 one');
  const index = Buffer.from(
    JSON.stringify({
      format: 'maplebridge file 1',
      code: 'JD-7K3M-9PQX4',
      kind: 'whole',
      madeAt: at.toISOString(),
      files: [{ path: 'a/1.jpg', sha256: sha256(Buffer.from('photo')), bytes: 5, mediaType: 'image/jpeg' }],
    }),
  );
  const sign = (thing: 'document' | 'index', path: string, bytes: Buffer) => ({
    path,
    sha256: sha256(bytes),
    signature: signText(key, sealedText(thing, 'JD-7K3M-9PQX4', sha256(bytes))),
  });
  const seal = {
    format: 'maplebridge seal 1',
    code: 'JD-7K3M-9PQX4',
    madeAt: at.toISOString(),
    algorithm: 'Ed25519',
    keyId: key.id,
    publicKey: key.publicKeyPem,
    document: sign('document', 'file.pdf', pdf),
    index: sign('index', 'index.json', index),
  };
  const sealed = (changed: Record<string, Buffer | undefined> = {}, over: object = {}) => {
    const files = { 'file.pdf': pdf, 'index.json': index, 'a/1.jpg': Buffer.from('photo'), ...changed };
    const given = Object.entries(files).flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : []));
    return new Map([...given, ['seal.json', Buffer.from(JSON.stringify({ ...seal, ...over }))] as const]);
  };

  test('whole as it was made; every single change, loss or addition shows', () => {
    expect(isWhole(checkBundle(sealed(), key.publicKeyPem))).toBe(true);
    const states = (files: ReadonlyMap<string, Buffer>) => checkBundle(files).files.map(({ state }) => state);
    expect(states(sealed({ 'a/1.jpg': Buffer.from('Photo') }))).toContain('changed');
    expect(states(sealed({ 'a/1.jpg': undefined }))).toContain('missing');
    expect(states(sealed({ 'b.txt': Buffer.from('x') }))).toContain('extra');
    expect(checkBundle(sealed({}, { code: 'JD-7K3M-9PQX3' })).seal).toBe('changed');
    expect(checkBundle(sealed({}, { document: seal.index })).seal).toBe('changed');
    expect(checkBundle(sealed({}, { document: 1 })).seal).toBe('unreadable');
    expect(checkBundle(new Map()).seal).toBe('unreadable');
  });

  test('another key than the trusted one is said, also when the bundle fits together in itself', () => {
    const other = sealKeyOf({ current: 'another-secret-of-at-least-32-chars', former: [] });
    expect(checkBundle(sealed(), other.publicKeyPem).seal).toBe('other-key');
    expect(sealKeyOf({ current: 'a-secret-of-at-least-32-characters!', former: [] }).id).toBe(key.id);
    expect(isSigned('no key', 'text', 'AAAA')).toBe(false);
  });

  test('a lone PDF is checked against its seal', () => {
    const sealJson = Buffer.from(JSON.stringify(seal));
    expect(isWhole(checkDocument(pdf, sealJson, key.publicKeyPem))).toBe(true);
    expect(isWhole(checkDocument(Buffer.from('%PDF-1.7 two'), sealJson, key.publicKeyPem))).toBe(false);
  });

  test('a check code survives spaces, small letters and full width; one wrong letter does not', () => {
    const code = newCheckCode();
    expect(parseCheckCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(parseCheckCode(code.replace(/.$/, (last) => (last === '3' ? '4' : '3')))).toBeUndefined();
  });

  test('what was zipped comes out again; damaged archives are no archives', async () => {
    const photo = deflateRawSync(Buffer.alloc(70_000, 7));
    const entries = [
      { path: '卷宗/file.pdf', content: pdf },
      { path: 'a/1.jpg', content: () => Readable.from([photo]) },
    ];
    const zip = await buffer(writeZip(entries, at));
    expect([...(readZip(zip) ?? [])]).toEqual([
      ['卷宗/file.pdf', pdf],
      ['a/1.jpg', photo],
    ]);
    expect(readZip(Buffer.from('no archive'))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(zip.length - 1), fc.nat(255), (spot, byte) => {
        const damaged = Buffer.from(zip);
        damaged[spot] = byte;
        readZip(damaged);
        readZip(zip.subarray(0, spot));
      }),
    );
  });
});
