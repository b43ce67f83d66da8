import { extractRawText } from 'mammoth';
import { describe, expect, test } from 'vitest';
import { textOfPdf } from '../../../tests/support/pdf-text.ts';
import type { AgreementText } from '../../algorithms/definite-duties/text.ts';
import { readZip } from '../../platform/documents/zip.ts';
import { countPdfPages } from '../../platform/files/pdf-pages.ts';
import { agreementDocx, agreementPdf, type DocumentOf } from './documents.ts';
import { type LockedAgreement, lock } from './lock.ts';
import type { Signer } from './tables.ts';

const at = new Date('2026-11-22T08:00:00Z');
const text: AgreementText = {
  body: '金桐社区人民调解委员会',
  facts: '楼上厨房漏水 <b>#strong[泡坏]</b> 天花板 & 墙面。',
  disputed: '由谁修、赔多少。',
  outcome: '',
  responsibilities: [
    { side: 1, text: '甲方配合维修。' },
    { side: 2, text: '乙方应当修好并赔偿。' },
  ],
  heldOn: '2026-11-22',
  heldAt: '金桐调解室',
  present: [],
  duties: [
    {
      kind: 'pay',
      by: '2',
      to: '1',
      what: '赔偿天花板修复费用',
      amountFen: 20_000,
      capital: '',
      each: false,
      time: { when: 'now' },
      where: '',
      how: '现金',
      proof: '收条',
    },
  ],
  more: '',
  collective: false,
  withoutAddresses: false,
};
const party = (id: string, side: number, name: string): LockedAgreement['parties'][number] => ({
  ...{ id, side, name, role: 'party', actsFor: null, gender: null, bornOn: null },
  ...{ occupation: '', employer: '', address: '金桐小区' },
});
const agreement: LockedAgreement = {
  format: 'maplebridge-agreement-1',
  mediation: '2026-T00001',
  version: 1,
  form: 'written',
  track: 'people',
  code: 'JD-7K3M-9PQX4',
  proposedOn: '2026-11-22',
  parties: [party('a', 1, '王秀兰'), party('b', 2, '赵大勇')],
  mediators: [{ name: '李梅', what: '调解员' }],
  text,
};
const { hash } = lock(agreement);
const signer = (nth: number, kind: Signer['kind'], name: string): Signer => ({
  ...{
    id: String(nth),
    agreement_id: '',
    nth,
    kind,
    name,
    party_id: null,
    person_id: null,
    side: kind === 'party' ? nth : null,
  },
  ...{
    what: '',
    state: 'signed',
    signed_by: null,
    signed_name: name,
    how: kind === 'seal' ? 'noted' : 'page',
    hash,
    at,
  },
  ...{ strokes: kind === 'seal' ? null : [[0, 0, 500, 400, 1000, 0]], file_id: null, witness: null, reason: null },
});
const names = ['王秀兰', '赵大勇', '李梅', text.body];
const kinds = ['party', 'party', 'mediator', 'seal'] as const;
const signers = kinds.map((kind, i) => signer(i + 1, kind, names[i] ?? ''));
const paper = (signed: boolean): DocumentOf => ({
  ...{ agreement, hash, signers, signed, at, publicUrl: 'http://bridge.example' },
});
const plain = (words: string) => words.replaceAll(/[\s\u200b]/g, '');

describe('the papers of an agreement', () => {
  test('the PDF says what was agreed, the hash and the code on its pages, and is the same each time', async () => {
    const { pdf, pages } = await agreementPdf(paper(true));
    expect(countPdfPages(pdf)).toBe(pages);
    const printed = textOfPdf(pdf);
    expect(printed.every((page) => plain(page).includes('JD-7K3M-9PQX4'))).toBe(true);
    const whole = plain(printed.join(''));
    expect(whole).toContain('人民币贰佰元整（¥200.00）');
    expect(whole).toContain('<b>#strong[泡坏]</b>天花板&墙面');
    expect(whole).toContain(hash);
    expect(whole).toContain('今王秀兰收到赵大勇支付的人民币贰佰元整');
    expect(whole).toContain('印章盖在纸质原件上');
    expect(whole).toContain('不是《电子签名法》所称的可靠电子签名');
    expect((await agreementPdf(paper(true))).pdf.equals(pdf)).toBe(true);
    const unsigned = plain(textOfPdf((await agreementPdf(paper(false))).pdf).join(''));
    expect(unsigned).toContain('（盖章处）');
    expect(unsigned).not.toContain('本人手机页面');
  });

  test('the DOCX opens in a reader of others and says the same', async () => {
    const docx = await agreementDocx(paper(true));
    const files = readZip(docx);
    expect([...(files?.keys() ?? [])]).toContain('[Content_Types].xml');
    for (const [path, content] of files ?? []) expect(openTags(content.toString('utf8')), path).toEqual([]);
    const { value: words, messages } = await extractRawText({ buffer: docx });
    expect(messages).toEqual([]);
    expect(words).toContain('人民币贰佰元整（¥200.00）');
    expect(words).toContain('<b>#strong[泡坏]</b> 天花板 & 墙面');
    expect(words).toContain(hash);
    expect(files?.get('word/footer1.xml')?.toString('utf8')).toContain('NUMPAGES');
  });
});

/** Elements of an XML text that were opened and not closed in their order. */
function openTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, end = '', name = '', alone = ''] of xml.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g)) {
    if (alone === '/') continue;
    if (end === '') open.push(name);
    else if (open.pop() !== name) return ['wrong order', name];
  }
  return open;
}
