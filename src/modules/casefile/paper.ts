import { backCover } from '../../platform/documents/back-cover.ts';
import type { Enclosed } from '../../platform/documents/enclose.ts';
import { clockOf, partsOf } from '../../platform/documents/paper-time.ts';
import type { Block, FileCheck, FileSection } from '../../platform/documents/section.ts';
import type { TypesetJob } from '../../platform/documents/typeset.ts';
import { matterStates, solvedWords } from '../matters/words.ts';
import { type Gathered, piecesOf } from './collect.ts';
import { paperWords } from './paper-words.ts';
import type { CaseFile } from './tables.ts';
import { caseFileKinds } from './words.ts';

/** Everything that the paper is set from. */
export interface PaperOf {
  readonly file: CaseFile;
  readonly gathered: Gathered;
  readonly enclosed: readonly Enclosed[];
  readonly maker: { readonly name: string; readonly unit: string };
  readonly at: Date;
  readonly seal: { readonly keyId: string; readonly publicKey: string };
  readonly checkUrl: string;
  /** QR code of the check page, as SVG. */
  readonly qr: string;
}

/** What the typesetter gets; the same matter at the same instant gives the same bytes. */
export function paperJob(of: PaperOf): TypesetJob {
  const { file, gathered, enclosed, at } = of;
  const pictures = enclosed.flatMap(({ number, picture }) =>
    picture ? [[pictureName(number), picture] as const] : [],
  );
  return {
    template: 'case-file',
    at,
    pictures: [['qr.svg', Buffer.from(of.qr)], ...pictures],
    data: {
      title: `${gathered.filed.matter.number} ${caseFileKinds[file.kind].zh}`,
      maker: of.maker.unit,
      made: partsOf(at),
      header: { left: `${caseFileKinds[file.kind].zh} · ${gathered.filed.matter.number}`, right: markOf(file) },
      footer: `查验码 ${file.code}`,
      words: paperWords,
      cover: coverOf(of),
      checks: file.kind === 'whole' ? gathered.sections.flatMap(({ checks }) => checks).map(checkOf) : [],
      sections: withEnclosures(gathered.sections, enclosed).map(printedSection(enclosed)),
      back: backCover({ lines: madeLines(of), code: file.code, seal: of.seal, checkUrl: of.checkUrl }),
    },
  };
}

function madeLines({ file, maker, at }: PaperOf) {
  return [
    { label: '文件', text: caseFileKinds[file.kind].zh },
    { label: '查验码', text: file.code },
    { label: '制作', text: [maker.unit, maker.name].filter(Boolean).join(' ') },
    { label: '制作时间', text: clockOf(at) },
  ];
}

function pictureName(number: number): string {
  return `photo-${number}.jpg`;
}

function markOf({ kind, receiver }: CaseFile): string {
  if (kind === 'pack') return `仅供 ${receiver ?? ''} 使用`;
  return kind === 'own' ? '反映人本人留存' : '内部材料 妥善保管';
}

function coverOf({ file, gathered, maker, at }: PaperOf) {
  const { matter, category, unitName, leadName } = gathered.filed;
  const purpose =
    file.kind === 'pack'
      ? [
          { label: '交给', text: file.receiver ?? '' },
          { label: '用途', text: file.purpose },
        ]
      : [];
  const rows: readonly (readonly [string, string | null])[] = [
    ['编号', matter.number],
    ['类别', category.zh],
    ['责任单位', unitName],
    ['承办人', file.kind === 'whole' ? leadName : null],
    ['登记时间', clockOf(matter.reported_at)],
    ['办结时间', matter.closed_at && clockOf(matter.closed_at)],
    ['状态', matterStates[matter.state].zh],
    ['是否解决', matter.closed_at && solvedWords[matter.solved].zh],
  ];
  return {
    house: '枫　桥',
    kind: caseFileKinds[file.kind].zh,
    subject: matter.title !== '' && file.kind !== 'pack' ? matter.title : `${category.zh} · ${matter.number}`,
    lines: [...purpose, ...rows.flatMap(([label, text]) => (text ? [{ label, text }] : []))],
    note: `${maker.unit}　${clockOf(at)} 制作　查验码 ${file.code}`,
  };
}

const checkStates = { there: '有', missing: '缺', 'not-needed': '不需要' } as const satisfies Record<
  FileCheck['state'],
  string
>;

function checkOf({ item, state, why }: FileCheck) {
  return { item, state: checkStates[state], missing: state === 'missing', why };
}

/** The list of all enclosures goes before the first section that shows some. */
function withEnclosures(sections: readonly FileSection[], enclosed: readonly Enclosed[]): FileSection[] {
  const printed = sections.filter(({ blocks }) => blocks.length > 0);
  const first = printed.findIndex(({ blocks }) => blocks.some(({ kind }) => kind === 'files'));
  if (first < 0 || enclosed.length === 0) return printed;
  const rows = enclosed.map((file) => [
    String(file.number),
    file.caption,
    sizeOf(file),
    file.sha256,
    file.isLost ? '内容已不在' : file.path,
  ]);
  const head = ['序号', '名称', '大小', 'SHA-256', '在压缩包里'];
  const list: FileSection = {
    key: 'casefile.enclosures',
    title: { zh: '附件清单', en: 'List of enclosures' },
    order: 55,
    checks: [],
    blocks: [{ kind: 'table', widths: [1.2, 5, 2.4, 6.4, 4], head, rows }],
  };
  return printed.toSpliced(first, 0, list);
}

function sizeOf({ bytes, pdfPages }: Enclosed): string {
  const size = bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
  return pdfPages === undefined ? size : `${pdfPages} 页，${size}`;
}

// Short sections share a page; a long one begins and ends on its own.
const longPieces = 8;

const isLong = (section: FileSection | undefined) => section === undefined || piecesOf(section) > longPieces;

const printedSection = (enclosed: readonly Enclosed[]) => (section: FileSection, at: number, all: FileSection[]) => ({
  title: section.title.zh,
  pieces: String(piecesOf(section)),
  fresh: isLong(section) || isLong(all[at - 1]),
  blocks: section.blocks.flatMap((block) => printedBlock(block, enclosed)),
});

// Photos are printed where they stand; of other files the list of enclosures tells all there is to print.
function printedBlock(block: Block, enclosed: readonly Enclosed[]): object[] {
  if (block.kind !== 'files') return [block];
  const ids = new Set(block.files.map(({ fileId }) => fileId));
  const here = enclosed.filter(({ fileId }) => ids.has(fileId));
  const photos = here
    .filter(({ picture }) => picture !== undefined)
    .map(({ number, caption }) => ({ name: pictureName(number), caption: `附件 ${number} · ${caption}` }));
  const others = here.filter(({ picture }) => picture === undefined);
  const lines = others.map((file) => ({
    label: `附件 ${file.number}`,
    text: `${file.caption}，${sizeOf(file)}，见压缩包`,
  }));
  return [
    ...(photos.length > 0 ? [{ kind: 'photos', photos }] : []),
    ...(lines.length > 0 ? [{ kind: 'lines', lines }] : []),
  ];
}
