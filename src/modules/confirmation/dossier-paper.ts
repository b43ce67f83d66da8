import { backCover } from '../../platform/documents/back-cover.ts';
import type { Enclosed } from '../../platform/documents/enclose.ts';
import { clockOf, partsOf } from '../../platform/documents/paper-time.ts';
import type { Block } from '../../platform/documents/section.ts';
import type { TypesetJob } from '../../platform/documents/typeset.ts';
import { type FileItem, fileItems, mediationStates, seatRoles } from '../mediation/words.ts';
import { dossierWords } from './dossier-words.ts';
import type { Held } from './holding.ts';
import type { ItemLine } from './rules-dossier.ts';
import type { Print } from './tables.ts';
import { archiveTerms, itemStates, itemWhys, mendings } from './words-dossier.ts';

/** A paper that is printed page by page: one that was made here, such as the agreement. */
export interface Leaf {
  readonly item: FileItem;
  readonly name: string;
  readonly caption: string;
  readonly pdf: Buffer;
  readonly pages: number;
}

/** Everything that the paper is set from. */
export interface PaperOf {
  readonly print: Print;
  readonly held: Held;
  readonly blocks: ReadonlyMap<FileItem, readonly Block[]>;
  readonly leaves: readonly Leaf[];
  readonly enclosed: readonly Enclosed[];
  readonly filedBy: string;
  readonly filedOn: string;
  readonly names: {
    readonly unit: string;
    readonly category: string;
    readonly panel: readonly { readonly name: string; readonly role: keyof typeof seatRoles }[];
  };
  readonly seal: { readonly keyId: string; readonly publicKey: string };
  readonly checkUrl: string;
  /** QR code of the check page, as SVG. */
  readonly qr: string;
}

const titles = { people: '人民调解卷宗', 'public-order': '治安调解卷宗' } as const;
/** What a file prints of one foreign PDF; the rest is in the ZIP. */
const mostPages = 200;

const pictureName = ({ number, kind }: Enclosed) => `leaf-${number}.${kind === 'pdf' ? 'pdf' : 'jpg'}`;

/** What the typesetter gets; the same file at the same instant gives the same bytes. */
export function dossierJob(of: PaperOf): TypesetJob {
  const { print, held, leaves, enclosed } = of;
  const { mediation } = held.whole;
  const pictures = enclosed.flatMap((file) => {
    const content = file.picture ?? file.pdf;
    return content ? [[pictureName(file), content] as const] : [];
  });
  const mark = print.final ? '归档卷' : '预览，未归档';
  return {
    template: 'case-file',
    at: print.asked_at,
    pictures: [['qr.svg', Buffer.from(of.qr)], ...leaves.map(({ name, pdf }) => [name, pdf] as const), ...pictures],
    data: {
      title: `${mediation.number} ${titles[mediation.track]}`,
      maker: of.names.unit,
      made: partsOf(print.asked_at),
      header: { left: `${titles[mediation.track]} · ${mediation.number}`, right: mark },
      footer: `查验码 ${print.code}`,
      words: dossierWords,
      cover: coverOf(of),
      checks: held.lines.map(checkOf),
      sections: sectionsOf(of),
      back: backCover({ lines: backLines(of), code: print.code, seal: of.seal, checkUrl: of.checkUrl }),
    },
  };
}

function coverOf({ print, held, names }: PaperOf) {
  const { mediation, parties } = held.whole;
  const sides = [...new Set(parties.map(({ side }) => side))];
  const nameOf = (side: number) =>
    parties
      .filter((one) => one.side === side && (one.role === 'party' || one.role === 'representative'))
      .map(({ name }) => name)
      .join('、');
  const rows: readonly (readonly [string, string])[] = [
    ['卷号', mediation.number],
    ['类别', names.category],
    ['当事人', sides.map(nameOf).filter(Boolean).join('；')],
    ['调解员', names.panel.map(({ name, role }) => `${name}（${seatRoles[role].zh}）`).join('、')],
    ['承办单位', names.unit],
    ['受理时间', mediation.accepted_at ? clockOf(mediation.accepted_at) : ''],
    ['达成协议', mediation.reached_at ? clockOf(mediation.reached_at) : ''],
    ['状态', mediationStates[mediation.state].zh],
    ['保管期限', archiveTerms[held.own.dossier.term].zh],
  ];
  return {
    house: '枫　桥',
    kind: titles[mediation.track],
    subject: mediation.title,
    lines: rows.filter(([, text]) => text !== '').map(([label, text]) => ({ label, text })),
    note: `${names.unit}　${clockOf(print.asked_at)} 成册　查验码 ${print.code}`,
  };
}

/** One line of the completeness list, in the words of the paper. */
function checkOf({ item, state, why, lacking, mend }: ItemLine) {
  const whose = lacking.length === 0 ? '' : `：${lacking.join('、')}`;
  const how = state === 'missing' && mend !== null ? `；${mendings[mend].zh}` : '';
  return {
    item: fileItems[item].zh,
    state: itemStates[state].zh,
    missing: state === 'missing',
    why: `${itemWhys[why].zh}${whose}${how}`,
  };
}

/** Items that have something to print, each on a page of its own, in the order of the list; the back cover is the last. */
function sectionsOf({ held, blocks, leaves, enclosed }: PaperOf) {
  const items = Object.keys(fileItems) as FileItem[];
  return items.flatMap((item) => {
    const told = [
      ...(blocks.get(item) ?? []),
      ...held.sections.filter((section) => section.item === item).flatMap((section) => section.blocks),
    ];
    const texts = told.filter(({ kind }) => kind !== 'files');
    const fileIds = new Set([
      ...told.flatMap((block) => (block.kind === 'files' ? block.files.map(({ fileId }) => fileId) : [])),
      ...held.own.papers.filter((paper) => paper.item === item).map((paper) => paper.file_id),
    ]);
    const files = enclosed.filter(({ fileId }) => fileIds.has(fileId));
    const own = leaves.filter((leaf) => leaf.item === item);
    if (item === 'back' || texts.length + files.length + own.length === 0) return [];
    const pages = [...own.flatMap(leafPages), ...files.flatMap(filePages)];
    return [
      {
        title: fileItems[item].zh,
        pieces: String(Math.max(1, own.length + files.length)),
        fresh: true,
        blocks: [...texts, ...listOf(files), ...(pages.length > 0 ? [{ kind: 'leaves', leaves: pages }] : [])],
      },
    ];
  });
}

const leafPages = ({ name, caption, pages }: Leaf) =>
  Array.from({ length: pages }, (_, i) => ({
    name: `${name}-${i + 1}.svg`,
    caption: pages === 1 ? caption : `${caption}（第 ${i + 1} 页，共 ${pages} 页）`,
  }));

function filePages(file: Enclosed) {
  const caption = `附件 ${file.number} · ${file.caption}`;
  if (file.picture) return [{ name: pictureName(file), caption }];
  const pages = file.pdf ? Math.min(file.pdfPages ?? 0, mostPages) : 0;
  return leafPages({ item: 'evidence', name: pictureName(file), caption, pages, pdf: Buffer.alloc(0) });
}

/** Every enclosure with its hash, so that the file in the ZIP can be told by the paper. */
function listOf(files: readonly Enclosed[]) {
  const rows = files.map((file) => [
    String(file.number),
    file.caption,
    file.pdfPages === undefined ? `${Math.ceil(file.bytes / 1000)} kB` : `${file.pdfPages} 页`,
    file.sha256,
    file.isLost ? '内容已不在' : file.path,
  ]);
  const head = ['附件', '名称', '大小', 'SHA-256', '在压缩包里'];
  return rows.length === 0 ? [] : [{ kind: 'table', widths: [1.6, 4, 1.8, 6.2, 4.4], head, rows }];
}

function backLines({ print, held, filedBy, filedOn, names }: PaperOf) {
  const { mediation } = held.whole;
  return [
    { label: '卷号', text: mediation.number },
    { label: '立卷单位', text: names.unit },
    { label: '立卷人', text: filedBy },
    { label: print.final ? '立卷日期' : '预览日期', text: filedOn },
    { label: '保管期限', text: archiveTerms[held.own.dossier.term].zh },
    { label: '查验码', text: print.code },
  ];
}
