import { buffer } from 'node:stream/consumers';
import { writeZip } from './zip.ts';

/** A piece of a word-processing document. All texts are plain; nothing in them is read as markup. */
export type DocxPiece =
  | {
      readonly kind: 'title' | 'heading' | 'text' | 'small';
      readonly text: string;
      readonly align?: 'center' | 'right';
    }
  | { readonly kind: 'table'; readonly widths: readonly number[]; readonly rows: readonly (readonly string[])[] };

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

// A4 with the margins of the PDF, in twentieths of a point.
const textWidth = 8960;
const sizes = { title: 36, heading: 24, text: 22, small: 16 } as const;

/** Text for XML 1.0: what it does not allow is left out, what it means something else by is escaped. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function run(text: string, size: number, bold = false): string {
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>${lines.join('<w:br/>')}</w:r>`;
}

function paragraph(content: string, { align = 'left', keep = false } = {}): string {
  return `<w:p><w:pPr>${keep ? '<w:keepNext/>' : ''}<w:spacing w:before="60" w:after="100" w:line="340" w:lineRule="auto"/><w:jc w:val="${align}"/></w:pPr>${content}</w:p>`;
}

function table(widths: readonly number[], rows: readonly (readonly string[])[]): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const wide = widths.map((width) => Math.round((textWidth * width) / total));
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B9B4A8"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const cell = (text: string, at: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${wide[at] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(run(text, sizes.text))}</w:tc>`;
  const body = rows.map((cells) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.map(cell).join('')}</w:tr>`).join('');
  const grid = wide.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>${paragraph('')}`;
}

function pieceXml(piece: DocxPiece): string {
  if (piece.kind === 'table') return piece.rows.length === 0 ? '' : table(piece.widths, piece.rows);
  const { kind, text, align = kind === 'title' ? 'center' : 'left' } = piece;
  const isBold = kind === 'title' || kind === 'heading';
  return paragraph(run(text, sizes[kind], isBold), { align, keep: isBold });
}

const field = (name: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1', sizes.small)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

function footer(foot: string): string {
  const pages = `${run(`${foot} · 第 `, sizes.small)}${field('PAGE')}${run(' 页 · 共 ', sizes.small)}${field('NUMPAGES')}${run(' 页', sizes.small)}`;
  return `${head}<w:ftr xmlns:w="${main}">${paragraph(pages, { align: 'center' })}</w:ftr>`;
}

const styles = `${head}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`;

/**
 * A DOCX (ISO/IEC 29500 WordprocessingML, the parts that every reader needs) on A4 with `foot` and page numbers below each page; the same pieces
 * at the same instant give the same bytes.
 */
export function writeDocx({
  title,
  pieces,
  foot,
  at,
}: {
  readonly title: string;
  readonly pieces: readonly DocxPiece[];
  readonly foot: string;
  readonly at: Date;
}): Promise<Buffer> {
  const stamp = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packageTypes}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="${packageTypes}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${stamp}</dcterms:created></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${office}/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/relationships/footer" Target="footer1.xml"/></Relationships>`,
    'word/styles.xml': styles,
    'word/footer1.xml': footer(foot),
    'word/document.xml': `${head}<w:document xmlns:w="${main}" xmlns:r="${office}/relationships"><w:body>${pieces.map(pieceXml).join('')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1361" w:bottom="1474" w:left="1588" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  };
  return buffer(
    writeZip(
      Object.entries(parts).map(([path, content]) => ({ path, content: Buffer.from(content) })),
      at,
    ),
  );
}
