import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { countPdfPages } from '../files/pdf-pages.ts';
import { breakable, printable, rangesOf } from './glyphs.ts';
import type { TypesetAnswer, TypesetOrder } from './typeset.ts';

const require = createRequire(import.meta.url);
const regular = readFont('400Regular/NotoSansSC_400Regular.ttf');
const bold = readFont('700Bold/NotoSansSC_700Bold.ttf');
const ranges = rangesOf(regular);
const compiler = NodeCompiler.create({
  workspace: dirname(fileURLToPath(new URL('templates/case-file.typ', import.meta.url))),
  fontArgs: [{ fontBlobs: [regular, bold] }],
});

function readFont(name: string): Buffer {
  return readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${name}`));
}

/** Every text of the data in a form that the font prints whole; below `commands` stands what people copy. */
function allPrintable(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    const text = printable(value, ranges);
    return name === 'commands' ? text : breakable(text);
  }
  if (Array.isArray(value)) return value.map((inner) => allPrintable(inner));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, allPrintable(inner, key)]));
}

/** Maps a picture, of a PDF every page; answers the names that were mapped. */
function mapPicture(name: string, bytes: Uint8Array): string[] {
  compiler.mapShadow(pictureAt(name), Buffer.from(bytes));
  if (!name.endsWith('.pdf')) return [name];
  const pages = countPdfPages(Buffer.from(bytes)) ?? 0;
  const drawings = Array.from({ length: pages }, (_, i) => `${name}-${i + 1}.svg`);
  for (const [i, drawing] of drawings.entries())
    compiler.mapShadow(pictureAt(drawing), Buffer.from(drawPage(name, i + 1)));
  return [name, ...drawings];
}

const frame =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><path d="M1 1H209V296H1Z" fill="none" stroke="#b9b4a8"/></svg>';

// PDF/A lets no foreign PDF in (its conformance is unknown), so a page goes in as what it looks like.
function drawPage(name: string, page: number): string {
  const result = compiler.compile({
    mainFilePath: fileURLToPath(new URL('templates/page.typ', import.meta.url)),
    inputs: { name, page: String(page) },
  });
  return result.result === null ? frame : compiler.plainSvg(result.result);
}

function compile({ id, template, data, atSeconds }: Omit<TypesetOrder, 'pictures'>): TypesetAnswer {
  const result = compiler.compile({
    mainFilePath: fileURLToPath(new URL(`templates/${template}.typ`, import.meta.url)),
    inputs: { data: JSON.stringify(allPrintable(data)) },
  });
  const document = result.result;
  if (document === null) {
    const found = result.takeDiagnostics();
    throw new Error(found === null ? 'no document' : String(compiler.fetchDiagnostics(found).map(wordsOf)));
  }
  // PDF/A-2a (ISO 19005-2): fonts inside, structure tagged, nothing that a reader of later years could miss.
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp: atSeconds });
  const outline = compiler.query(document, { selector: '<section>', field: 'value' });
  return { id, pdf, pages: document.numOfPages, outline };
}

function wordsOf(found: { message?: unknown }): string {
  return String(found.message);
}

function pictureAt(name: string): string {
  return fileURLToPath(new URL(`templates/${name}`, import.meta.url));
}

parentPort?.on('message', (order: TypesetOrder) => {
  const mapped: string[] = [];
  try {
    for (const [name, bytes] of order.pictures) mapped.push(...mapPicture(name, bytes));
    parentPort?.postMessage(compile(order));
  } catch (problem) {
    parentPort?.postMessage({ id: order.id, problem: String(problem) } satisfies TypesetAnswer);
  } finally {
    for (const name of mapped) compiler.unmapShadow(pictureAt(name));
    compiler.evictCache(0);
  }
});
