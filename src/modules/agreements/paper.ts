import type { AgreementPaper } from './contract-shapes.ts';
import type { LockedAgreement, LockedParty } from './lock.ts';
import { linesOf, paperDay, planRows, sentenceOf, sideName } from './sentences.ts';

type Block = AgreementPaper['blocks'][number];

const genders = { female: '女', male: '男', other: '' } as const;
const helping: Readonly<Record<string, string>> = {
  representative: '代表人',
  agent: '代理人',
  guardian: '监护人',
  interpreter: '翻译',
  support: '陪同',
};

/** Titles by track and form. */
export function titleOf({ track, form }: Pick<LockedAgreement, 'track' | 'form'>): string {
  if (form === 'oral') return '口头协议登记表';
  if (track === 'public-order') return form === 'spot' ? '现场治安调解协议书' : '治安调解协议书';
  return form === 'spot' ? '简易人民调解协议书' : '人民调解协议书';
}

/**
 * The paper of an agreement, as blocks that the page shows, the PDF prints and the DOCX holds. Of people's mediation with what 人民调解工作若干规定
 * §34 wants, of public-order mediation with what 程序规定 §184 wants. `hash` is empty while it is a draft.
 */
export function paperOf(agreement: LockedAgreement, hash: string): AgreementPaper {
  const { text, code, mediation, version } = agreement;
  const story = agreement.track === 'people' ? peopleBlocks(agreement) : orderBlocks(agreement);
  return {
    title: titleOf(agreement),
    number: `编号 ${mediation}-${version}`,
    body: text.body,
    blocks: story.filter(hasContent),
    closing: closingOf(agreement),
    foot: hash === '' ? '草稿，未经定稿' : `查验码 ${code} · 内容校验 ${hash.slice(0, 16)}`,
  };
}

function hasContent(block: Block): boolean {
  if (block.kind === 'text') return block.text !== '';
  return block.kind === 'pairs' ? block.rows.length > 0 : block.items.length > 0;
}

function peopleBlocks(agreement: LockedAgreement): Block[] {
  const { text, form } = agreement;
  return [
    { kind: 'pairs', title: '当事人', rows: partyRows(agreement) },
    { kind: 'text', title: '纠纷主要事实', text: text.facts },
    { kind: 'text', title: '争议事项', text: form === 'oral' ? '' : text.disputed },
    { kind: 'pairs', title: '各方责任', rows: responsibilityRows(agreement) },
    { kind: 'items', title: '经调解，双方自愿达成如下协议', items: dutyItems(agreement) },
    { kind: 'text', title: '其他约定', text: text.more },
    { kind: 'pairs', title: '调解情况', rows: sittingRows(agreement, form === 'oral' ? '见证人' : '在场人员') },
  ];
}

function orderBlocks(agreement: LockedAgreement): Block[] {
  const { text } = agreement;
  return [
    { kind: 'pairs', title: '调解情况', rows: sittingRows(agreement, '在场人员') },
    { kind: 'pairs', title: '当事人', rows: partyRows(agreement) },
    { kind: 'text', title: '起因、经过、情节', text: text.facts },
    { kind: 'text', title: '造成的结果', text: text.outcome },
    { kind: 'pairs', title: '各方责任', rows: responsibilityRows(agreement) },
    { kind: 'items', title: '协议内容、履行期限和方式', items: dutyItems(agreement) },
    { kind: 'text', title: '其他约定', text: text.more },
  ];
}

function partyRows({ parties, text }: LockedAgreement) {
  return parties.map((party) => {
    const principal = parties.find(({ id }) => id === party.actsFor);
    const as = helping[party.role];
    const acting = as === undefined ? '' : principal ? `，${principal.name}的${as}` : `，${as}`;
    return { label: sideName(party.side), text: `${wordsOf(party, text.withoutAddresses)}${acting}` };
  });
}

function wordsOf({ name, gender, bornOn, occupation, employer, address }: LockedParty, hidden: boolean): string {
  const words = [
    name,
    gender === null ? '' : genders[gender],
    bornOn === null ? '' : `${bornOn.slice(0, 4)}年生`,
    occupation,
    employer,
    address === '' || hidden ? '' : `住${address}`,
  ];
  return words.filter((word) => word !== '').join('，');
}

function responsibilityRows({ text }: LockedAgreement) {
  return text.responsibilities
    .filter((one) => one.text !== '')
    .map(({ side, text: said }) => ({ label: sideName(side), text: said }));
}

function sittingRows({ text, track, mediators }: LockedAgreement, presentLabel: string) {
  const hosts = mediators.map(({ name, what }) => (what === '' ? name : `${name}（${what}）`)).join('、');
  const present = text.present.map(({ name, what }) => (what === '' ? name : `${name}（${what}）`)).join('、');
  const rows: readonly (readonly [string, string])[] = [
    [track === 'people' ? '调解组织' : '调解机关', text.body],
    [track === 'people' ? '调解员' : '主持人', hosts],
    [presentLabel, present],
    ['时间', text.heldOn === '' ? '' : paperDay(text.heldOn)],
    ['地点', text.heldAt],
  ];
  return rows.filter(([, said]) => said !== '').map(([label, said]) => ({ label, text: said }));
}

function dutyItems(agreement: LockedAgreement) {
  return agreement.text.duties.map((duty) => ({
    text: sentenceOf(duty, (bearer) => nameOf(agreement, bearer)),
    lines: linesOf(duty),
    rows: planRows(duty),
  }));
}

const shownNames = 3;

/** A side with the names of who stands on it, or one party with its side. */
function nameOf({ parties }: LockedAgreement, bearer: string): string {
  const party = parties.find(({ id }) => id === bearer);
  if (party) return `${sideName(party.side)}${party.name}`;
  const side = Number(bearer);
  if (!Number.isInteger(side) || side < 1) return '＿＿方';
  const names = parties
    .filter((one) => one.side === side && (one.role === 'party' || one.role === 'representative'))
    .map(({ name }) => name);
  const more = names.length > shownNames ? `等${names.length}人` : '';
  return `${sideName(side)}（${names.slice(0, shownNames).join('、')}${more}）`;
}

function closingOf({ form, track, parties, text }: LockedAgreement): string {
  if (form === 'oral') {
    return '本协议以口头方式达成，自各方当事人达成协议之日起生效（人民调解法第二十八条、第三十条），由调解员登记。';
  }
  if (track === 'public-order') {
    const isTwo = new Set(parties.map(({ side }) => side)).size === 2;
    const copies = isTwo ? '一式三份，双方当事人各执一份' : '一式多份，各方当事人各执一份';
    return `本协议书${copies}，调解机关留存一份备查。达成协议并履行的，公安机关不予处罚；不履行的，公安机关应当依法处理，当事人可以就民事争议向人民法院起诉。`;
  }
  const some = text.collective ? '本协议对签名的当事人生效；没有签名的当事人不受约束。' : '';
  return `本协议自各方当事人签名、调解员签名并加盖调解组织印章之日起生效，具有法律约束力，各方应当按约定履行。自生效之日起三十日内，各方可以共同向人民法院申请司法确认。${some}本协议当事人各执一份，调解组织留存一份。`;
}
