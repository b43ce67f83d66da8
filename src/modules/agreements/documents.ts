import QRCode from 'qrcode';
import { dayOf } from '../../kit/calendar.ts';
import { formatCapital, formatYuan } from '../../kit/money.ts';
import { type DocxPiece, writeDocx } from '../../platform/documents/docx.ts';
import { type TypesetDocument, type TypesetJob, typeset } from '../../platform/documents/typeset.ts';
import type { AgreementPaper } from './contract-shapes.ts';
import type { LockedAgreement } from './lock.ts';
import { paperOf } from './paper.ts';
import { paperDay, sideName } from './sentences.ts';
import type { Signer } from './tables.ts';
import { signWays } from './words.ts';

/** What a document is made of: the locked text, its hash, and who stands below it. */
export interface DocumentOf {
  readonly agreement: LockedAgreement;
  readonly hash: string;
  readonly signers: readonly Signer[];
  /** Signatures are drawn in; else the lines below are empty, to be signed by hand. */
  readonly signed: boolean;
  readonly at: Date;
  readonly publicUrl: string;
}

const words = {
  plan: ['期数', '付款日', '金额', '大写'],
  signatures: '签名（按指印）',
  receipt: '收　条',
  record:
    '本页所附手写笔迹是签名过程的记录，不是《电子签名法》所称的可靠电子签名；需要时以纸质签名、盖章的原件为准。扫码可查验本协议是否有效，不显示内容。',
  hash: '内容校验值（SHA-256）',
} as const;

/** A hand as a drawing. Points are whole numbers, so nothing that somebody typed stands in it. */
function drawing(strokes: readonly (readonly number[])[]): Buffer {
  const path = strokes.map((stroke) => {
    const points = Array.from(
      { length: Math.floor(stroke.length / 2) },
      (_, i) => `${stroke[2 * i]} ${stroke[2 * i + 1]}`,
    );
    return `M${points.join('L')}`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 400" width="1000" height="400"><path d="${path.join('')}" fill="none" stroke="#1d2733" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  );
}

function headOf({ kind, side, what }: Signer): string {
  if (kind === 'party') return sideName(side ?? 0);
  if (kind === 'mediator') return what === '' ? '调解员' : what;
  return what === '' ? '在场人' : what;
}

function noteOf({ state, how, at, signed_name: signedName, name }: Signer, signed: boolean): string {
  if (!signed || state === 'waiting') return '＿＿年＿月＿日';
  if (state !== 'signed' || at === null || how === null) return state === 'declined' ? '不签名' : '未签名';
  const by = signedName !== null && signedName !== name ? `${signedName} 代签，` : '';
  return `${by}${paperDay(dayOf(at))}\n${signWays[how].zh}`;
}

/** What the typesetter gets; the same agreement with the same signatures gives the same bytes. */
async function agreementJob(of: DocumentOf): Promise<TypesetJob> {
  const { agreement, hash, signers, signed, at, publicUrl } = of;
  const paper = paperOf(agreement, hash);
  const url = `${publicUrl}/agreement-check?code=${agreement.code}`;
  const hands = signers.filter(({ kind }) => kind !== 'seal');
  const drawn = signed ? hands.filter(({ strokes }) => strokes !== null) : [];
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number);
  return {
    template: 'agreement',
    at,
    pictures: [
      ['qr.svg', Buffer.from(await QRCode.toString(url, { type: 'svg', margin: 0 }))],
      ...drawn.map(({ nth, strokes }) => [`hand-${nth}.svg`, drawing(strokes ?? [])] as const),
    ],
    data: {
      title: paper.title,
      number: paper.number,
      body: paper.body,
      blocks: paper.blocks,
      closing: paper.closing,
      foot: paper.foot,
      made: { year, month, day, hour: 0, minute: 0, second: 0 },
      signers: hands.map((signer) => ({
        head: headOf(signer),
        name: signer.name,
        mark: drawn.includes(signer) ? `hand-${signer.nth}.svg` : '',
        alt: `${signer.name}的签名`,
        note: noteOf(signer, signed),
      })),
      seal: sealOf(of),
      receipt: receiptsOf(agreement),
      receiver: receiverOf(of),
      words,
      url,
      commands: hash,
    },
  };
}

/** The place for the seal: where it was stamped is noted, a picture of it is never made. */
function sealOf({ agreement, signers, signed }: DocumentOf) {
  const seal = signers.find(({ kind }) => kind === 'seal');
  const isNoted = signed && seal?.state === 'signed' && seal.at !== null;
  return {
    show: seal !== undefined,
    name: agreement.text.body,
    place: isNoted ? '（印章盖在纸质原件上）' : '（盖章处）',
    day: isNoted && seal.at !== null ? paperDay(dayOf(seal.at)) : '＿＿年＿月＿日',
  };
}

/** 收条: for each sum that is paid when signing. */
function receiptsOf({ text, parties }: LockedAgreement): string[] {
  const name = (bearer: string) => {
    const party = parties.find(({ id }) => id === bearer);
    const of = parties.filter(({ side, role }) => String(side) === bearer && role === 'party');
    return party?.name ?? of.map((one) => one.name).join('、');
  };
  return text.duties
    .filter(({ kind, time, each }) => kind === 'pay' && time?.when === 'now' && !each)
    .map(
      ({ by, to, amountFen, what, how }) =>
        `今${name(to)}收到${name(by)}支付的${formatCapital(amountFen)}（¥${formatYuan(amountFen)}），用于：${what}，方式：${how}。`,
    );
}

const receiverOf = ({ signed }: DocumentOf) => (signed ? '收款人已在本协议上签名' : '收款人签名：＿＿＿＿＿＿＿＿');

/** The PDF/A of an agreement. */
export async function agreementPdf(of: DocumentOf): Promise<TypesetDocument> {
  return typeset(await agreementJob(of));
}

/** The same as a DOCX, to be worked with elsewhere; what counts is the PDF and the paper. */
export function agreementDocx(of: DocumentOf): Promise<Buffer> {
  const { agreement, hash, signers, signed, at } = of;
  const paper = paperOf(agreement, hash);
  const hands = signers.filter(({ kind }) => kind !== 'seal');
  const seal = sealOf(of);
  const pieces: DocxPiece[] = [
    { kind: 'title', text: paper.title },
    { kind: 'small', text: paper.number, align: 'center' },
    ...paper.blocks.flatMap(piecesOf),
    { kind: 'text', text: paper.closing },
    { kind: 'heading', text: words.signatures },
    { kind: 'table', widths: [2, 3, 3], rows: hands.map((one) => [headOf(one), one.name, noteOf(one, signed)]) },
    ...(seal.show ? [sealPiece(seal)] : []),
    ...receiptsOf(agreement).map((text): DocxPiece => ({ kind: 'text', text: `收条：${text}\n${receiverOf(of)}` })),
    { kind: 'small', text: `${words.hash} ${hash}` },
  ];
  return writeDocx({ title: paper.title, pieces, foot: paper.foot, at });
}

const sealPiece = ({ name, place, day }: ReturnType<typeof sealOf>): DocxPiece => ({
  kind: 'text',
  text: `${name}\n${place}\n${day}`,
  align: 'right',
});

function piecesOf(block: AgreementPaper['blocks'][number]): DocxPiece[] {
  const title: DocxPiece = { kind: 'heading', text: block.title };
  if (block.kind === 'text') return [title, { kind: 'text', text: block.text }];
  if (block.kind === 'pairs') {
    return [title, { kind: 'table', widths: [1, 4], rows: block.rows.map(({ label, text }) => [label, text]) }];
  }
  return [
    title,
    ...block.items.flatMap(({ text, lines, rows }, i): DocxPiece[] => [
      { kind: 'text', text: [`${i + 1}. ${text}`, ...lines].join('\n') },
      { kind: 'table', widths: [1, 2, 2, 3], rows: rows.length === 0 ? [] : [words.plan, ...rows] },
    ]),
  ];
}
