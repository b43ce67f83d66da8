import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanFile } from './clean.ts';
import { inspectFile } from './inspect.ts';

const secret = 'Zhang San';
type Made = string | { dictionary: string; data: Buffer };

function body(objects: Map<number, Made>): { bytes: Buffer; offsets: Map<number, number> } {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  for (const [id, made] of objects) {
    offsets.set(id, Buffer.concat(chunks).length);
    if (typeof made === 'string') chunks.push(Buffer.from(`${id} 0 obj\n${made}\nendobj\n`, 'latin1'));
    else {
      const head = `${id} 0 obj\n<<${made.dictionary}/Length ${made.data.length}>>\nstream\n`;
      chunks.push(Buffer.from(head, 'latin1'), made.data, Buffer.from('\nendstream\nendobj\n'));
    }
  }
  return { bytes: Buffer.concat(chunks), offsets };
}

/** A PDF with a classic table of cross-references. */
function pdf(objects: Record<number, Made>, trailer = ''): Buffer {
  const made = new Map(Object.entries(objects).map(([id, value]) => [Number(id), value]));
  const { bytes, offsets } = body(made);
  const size = Math.max(...made.keys()) + 1;
  const rows = Array.from({ length: size }, (_, id) => {
    const offset = offsets.get(id);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const end = `xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${bytes.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(end)]);
}

/** A PDF whose objects lie in a compressed object stream, with a predicted cross-reference stream. */
function packedPdf(objects: Record<number, string>): Buffer {
  const ids = Object.keys(objects).map(Number);
  const texts = Object.values(objects);
  let at = 0;
  const pairs = ids.map((id, index) => {
    const pair = `${id} ${at}`;
    at += (texts[index] ?? '').length + 1;
    return pair;
  });
  const head = `${pairs.join(' ')} `;
  const packed = deflateSync(Buffer.from(head + texts.join(' '), 'latin1'));
  const dictionary = `/Type/ObjStm/N ${ids.length}/First ${head.length}/Filter/FlateDecode`;
  const { bytes, offsets } = body(new Map([[20, { dictionary, data: packed }]]));
  const rows = Array.from({ length: 22 }, (_, id) => {
    const index = ids.indexOf(id);
    if (index >= 0) return [2, 0, 20, index];
    const offset = id === 20 ? (offsets.get(20) ?? 0) : id === 21 ? bytes.length : -1;
    return offset < 0 ? [0, 0, 0, 0] : [1, offset >> 8, offset & 255, 0];
  });
  // PNG "up" prediction: each row is the difference to the row above.
  const predicted = rows.flatMap((row, y) => [2, ...row.map((byte, x) => (byte - (rows[y - 1]?.[x] ?? 0)) & 255)]);
  const table = deflateSync(Buffer.from(predicted));
  const references = `21 0 obj\n<</Type/XRef/Size 22/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>/Length ${table.length}>>\nstream\n`;
  const end = `\nendstream\nendobj\nstartxref\n${bytes.length}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(references), table, Buffer.from(end)]);
}

const content = { dictionary: '', data: Buffer.from('BT /AA 12 Tf (The wall leans) Tj ET') };
const page =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</AA 5 0 R>>>>/AA<<>>/LastModified(Zhang San)>>';
const ordinary = {
  1: '<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OpenAction[3 0 R/Fit]/PieceInfo<</Word<</Author(Zhang San)>>>>>>',
  2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
  3: page,
  4: content,
  5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Odd#20Name(a\\(b\\)\\\\\\101)>>',
  6: { dictionary: '/Type/Metadata/Subtype/XML', data: Buffer.from(`<x:xmpmeta>${secret}</x:xmpmeta>`) },
  7: `<</Author(${secret})/CreationDate(D:20260301)>>`,
  8: `(${secret}, a passage deleted in an earlier revision)`,
};
const packable = { 1: '<</Type/Catalog/Pages 2 0 R>>', 2: '<</Type/Pages/Count 0/Kids[]>>', 3: '(Zhang San)' };

async function clean(bytes: Buffer): Promise<string> {
  expect(await inspectFile(bytes)).toMatchObject({ kind: 'pdf', mediaType: 'application/pdf', extension: 'pdf' });
  const result = await cleanFile(bytes, 'application/pdf');
  if ('refused' in result) throw new Error(result.refused);
  expect(await cleanFile(result.bytes, 'application/pdf')).toEqual(result);
  return result.bytes.toString('latin1');
}

function expectOffsetsRight(text: string): void {
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
  expect(rows.length).toBeGreaterThan(0);
  for (const [index, row] of rows.entries())
    expect(text.slice(Number(row[1]))).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
}

describe('a PDF', () => {
  test('no longer tells its author, dates, editing history or earlier revisions', async () => {
    const text = await clean(pdf(ordinary, '/Info 7 0 R/ID[<00><00>]'));
    expectOffsetsRight(text);
    expect(text).not.toMatch(/Zhang|xmpmeta|Metadata|PieceInfo|Author|OpenAction|LastModified|Info|D:2026/);
  });

  test('keeps its pages, its words and a font that is called like an action', async () => {
    const text = await clean(pdf(ordinary, '/Info 7 0 R'));
    expect(text).toContain('BT /AA 12 Tf (The wall leans) Tj ET');
    expect(text).toMatch(/\/Font <<\/AA \d+ 0 R>>/);
    expect(text).not.toContain('/AA <<');
    expect(text).toContain(`/Odd#20Name <${Buffer.from('a(b)\\A').toString('hex')}>`);
  });

  test('packed into object streams is unpacked', async () => {
    const text = await clean(packedPdf(packable));
    expectOffsetsRight(text);
    expect(text).toMatch(/\/Type \/Catalog\n\/Pages 2 0 R/);
    expect(text).not.toContain('Zhang');
  });

  test.each([
    ['a table', pdf(ordinary)],
    ['object streams', packedPdf(packable)],
  ])('with %s whose offsets are wrong is still read', async (_, bytes) => {
    const shifted = Buffer.concat([bytes.subarray(0, 15), Buffer.from('% a line too many\n'), bytes.subarray(15)]);
    expectOffsetsRight(await clean(shifted));
  });

  test('loses the EXIF of a picture inside, and the picture still decodes', async () => {
    const jpeg = await sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: secret } })
      .toBuffer();
    const picture = { dictionary: '/Type/XObject/Subtype/Image/Filter/DCTDecode', data: jpeg };
    const text = await clean(pdf({ ...ordinary, 5: picture }));
    expect(text).not.toMatch(/Zhang|Exif/);
    const start = text.indexOf('\xff\xd8');
    const inside = Buffer.from(text.slice(start, text.indexOf('\nendstream', start)), 'latin1');
    expect((await sharp(inside).stats()).channels[0]?.mean).toBeGreaterThan(250);
  });

  const action = '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>';
  test.each([
    ['a script that runs when it opens', pdf({ ...ordinary, 1: `<</Type/Catalog/Pages 2 0 R${action}>>` })],
    ['a script behind a disguised name', pdf({ ...ordinary, 5: '<</S/J#61vaScript/J#53(x)>>' })],
    [
      'a script in an object stream',
      packedPdf({ ...packable, 2: '<</Type/Pages/Count 0/Kids[]/AA<</O<</S/JavaScript>>>>>>' }),
    ],
    ['a program to start', pdf({ ...ordinary, 5: '<</S/Launch/F(cmd.exe)>>' })],
    ['another file', pdf({ ...ordinary, 5: { dictionary: '/Type/EmbeddedFile', data: Buffer.from('MZ') } })],
  ])('is refused when it carries %s', async (_, bytes) => {
    expect(await cleanFile(bytes, 'application/pdf')).toEqual({ refused: 'file.active' });
  });

  test('is refused when a password locks it', async () => {
    expect(await cleanFile(pdf(ordinary, '/Encrypt 5 0 R'), 'application/pdf')).toEqual({ refused: 'file.locked' });
  });

  test.each([
    ['is cut', pdf(ordinary).subarray(0, 300)],
    ['has no catalogue', pdf({ 2: '<<>>' })],
    ['is nested without end', pdf({ ...ordinary, 1: `<</Type/Catalog/X${'['.repeat(100_000)}>>` })],
    [
      'unfolds to gigabytes',
      pdf({
        1: '<</Type/Catalog>>',
        2: {
          dictionary: '/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
          data: deflateSync(Buffer.alloc(40_000_000, 32)),
        },
      }).subarray(0, -20),
    ],
  ])('is refused when it %s', async (_, bytes) => {
    expect(await cleanFile(bytes, 'application/pdf')).toEqual({ refused: 'file.broken' });
  });

  test('however damaged is cleaned or refused, never a crash', async () => {
    const samples = [pdf(ordinary, '/Info 7 0 R'), packedPdf(packable)];
    const anyDamage = fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), anyDamage, async (sample, damage) => {
        const bytes = Buffer.from(sample);
        for (const [at, byte] of damage) bytes[at % bytes.length] = byte;
        const result = await cleanFile(bytes, 'application/pdf');
        expect('refused' in result ? result.refused : 'cleaned').toMatch(/^(cleaned|file\.(broken|active|locked))$/);
      }),
      { numRuns: 400 },
    );
  });
});
