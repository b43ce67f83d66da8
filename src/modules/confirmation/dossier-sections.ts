import { accountNames } from '../../platform/account-names.ts';
import type { Context } from '../../platform/context.ts';
import { clockOf } from '../../platform/documents/paper-time.ts';
import type { Block } from '../../platform/documents/section.ts';
import { listFacts } from '../../platform/facts.ts';
import { findCategory } from '../categories/api.ts';
import { idNumberOf, ofMediation, type Party, type WholeMediation } from '../mediation/api.ts';
import {
  type FileItem,
  fileItems,
  memberRoles,
  memberStates,
  modes,
  partyRoles,
  sources,
  tracks,
  ways,
} from '../mediation/words.ts';
import { partnerNames } from '../partners/api.ts';
import { unitNames } from '../people/api.ts';
import { outcomes, recordStates, sittingKinds } from '../sittings/words.ts';
import { performanceBlocks, revisitBlocks } from './dossier-afterwards.ts';
import { actorWord, factWord, maskedNumber, rightsText, staffIds } from './dossier-words.ts';
import type { Held } from './holding.ts';
import { confirmationStates, courtBases } from './words.ts';

const line = (label: string, text: string | null | undefined) => ({ label, text: text || '—' });
const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', widths, head, rows }];
const sideName = (side: number) => `${'甲乙丙丁戊己庚辛壬'[side - 1] ?? side}方`;
const nameIn = ({ parties }: WholeMediation, id: string | null) => parties.find((one) => one.id === id)?.name ?? '';

/** What the house itself has to say under each item; items that only hold papers have nothing here. */
export async function ownBlocks(ctx: Context, held: Held): Promise<ReadonlyMap<FileItem, readonly Block[]>> {
  const blocks: readonly (readonly [FileItem, readonly Block[]])[] = [
    ['register', await registerBlocks(ctx, held)],
    ['rights', rightsBlocks(held)],
    ['identity', identityBlocks(ctx, held)],
    ['mandate', mandateBlocks(held)],
    ['record', await recordBlocks(ctx, held)],
    ['inquiry', await inquiryBlocks(ctx, held)],
    ['agreement', agreementBlocks(held)],
    ['performance', await performanceBlocks(ctx, held.performance)],
    ['revisit', revisitBlocks(held.whole, held.performance)],
    ['confirmation', confirmationBlocks(held)],
    ['statement', await statementBlocks(ctx, held)],
  ];
  return new Map(blocks);
}

async function registerBlocks(ctx: Context, { whole }: Held): Promise<Block[]> {
  const { mediation, parties } = whole;
  const category = await findCategory(ctx, mediation.category);
  const units = await unitNames(ctx.tx, [mediation.unit_id]);
  const people = parties.map((party) => [
    sideName(party.side),
    `${party.name}\n${partyRoles[party.role].zh}${party.acts_for === null ? '' : `（代${nameIn(whole, party.acts_for)}）`}`,
    party.phone ?? '没有留电话',
    [party.address, party.employer].filter((text) => text !== '').join('\n') || '—',
  ]);
  return [
    {
      kind: 'lines',
      lines: [
        line('编号', mediation.number),
        line('纠纷', mediation.title),
        line('类别', category?.zh),
        line('调解类型', `${tracks[mediation.track].zh} · ${modes[mediation.mode].zh}`),
        line('来源', sources[mediation.source].zh),
        line('承办单位', units.get(mediation.unit_id)),
        line('登记时间', clockOf(mediation.opened_at)),
        line('受理时间', mediation.accepted_at && clockOf(mediation.accepted_at)),
      ],
    },
    ...table([1.4, 3, 3, 6], ['方', '姓名、身份', '电话', '住址、单位'], people),
  ];
}

const principalsOf = ({ parties }: WholeMediation): Party[] =>
  parties.filter(({ role }) => role === 'party' || role === 'representative');

function rightsBlocks({ whole }: Held): Block[] {
  const rows = principalsOf(whole).map((party) => [
    sideName(party.side),
    party.name,
    party.rights_at === null ? '未登记' : clockOf(party.rights_at),
    party.rights_how === null ? '—' : ways[party.rights_how].zh,
  ]);
  return [
    { kind: 'text', text: rightsText(whole.mediation.track) },
    ...table([1.4, 3, 4, 4], ['方', '当事人', '知悉时间', '方式'], rows),
  ];
}

function identityBlocks(ctx: Context, { whole }: Held): Block[] {
  const rows = principalsOf(whole).map((party) => [
    sideName(party.side),
    party.name,
    maskedNumber(idNumberOf(ctx, party)),
    party.born_on ?? '—',
  ]);
  return table([1.4, 3, 5, 3], ['方', '当事人', '证件号', '出生日期'], rows);
}

function mandateBlocks({ whole }: Held): Block[] {
  const agents = whole.parties.filter(({ role }) => role === 'agent' || role === 'guardian');
  const rows = agents.map((party) => [
    party.name,
    partyRoles[party.role].zh,
    nameIn(whole, party.acts_for),
    party.mandate_scope === null ? '—' : party.mandate_scope === 'special' ? '特别授权' : '一般代理',
    party.mandate_until ?? '—',
  ]);
  const files = agents.flatMap(({ name, mandate_file_id: fileId }) =>
    fileId === null ? [] : [{ fileId, caption: `${name}的授权委托书` }],
  );
  return [
    ...table([3, 2, 3, 2.4, 2.6], ['姓名', '身份', '代理谁', '权限', '到期'], rows),
    ...(files.length > 0 ? [{ kind: 'files' as const, files }] : []),
  ];
}

async function recordBlocks(ctx: Context, { whole, sittings }: Held): Promise<Block[]> {
  const rows = sittings.map((sitting) => [
    String(sitting.number),
    clockOf(sitting.begunAt),
    `${sittingKinds[sitting.kind].zh}${sitting.minutes === null ? '' : `\n${sitting.minutes} 分钟`}`,
    sitting.presentPartyIds.map((id) => nameIn(whole, id)).join('、'),
    sitting.outcome === null ? '—' : outcomes[sitting.outcome].zh,
    recordStates[sitting.recordState].zh,
  ]);
  const head = ['次', '时间', '形式', '到场', '结果', '记录'];
  const happenings = await listFacts(ctx.tx, ofMediation(whole.mediation.id), ['resident', 'staff']);
  const names = await accountNames(ctx.tx, staffIds(happenings));
  const story = happenings.map((fact) => ({
    at: clockOf(fact.at),
    head: factWord(fact.kind),
    who: actorWord(fact, names),
    text: typeof fact.data['text'] === 'string' ? fact.data['text'] : '',
    inside: fact.audience !== 'resident',
  }));
  return [...table([0.8, 3, 2.6, 3, 2, 2.4], head, rows), { kind: 'story', entries: story }];
}

async function inquiryBlocks(ctx: Context, { whole }: Held): Promise<Block[]> {
  const units = await unitNames(
    ctx.tx,
    whole.members.flatMap(({ unit_id }) => unit_id ?? []),
  );
  const partners = await partnerNames(
    ctx.tx,
    whole.members.flatMap(({ partner_id }) => partner_id ?? []),
  );
  const rows = whole.members.map((member) => [
    units.get(member.unit_id ?? '') ?? partners.get(member.partner_id ?? '') ?? '',
    memberRoles[member.role].zh,
    member.speaks_on || '—',
    [memberStates[member.state].zh, member.answer ?? ''].filter((text) => text !== '').join('\n'),
  ]);
  return table([3, 1.6, 3, 5], ['单位', '角色', '就何事', '答复'], rows);
}

const forms = { written: '书面协议', spot: '当场协议', oral: '口头协议' } as const;

function agreementBlocks({ agreements }: Held): Block[] {
  const rows = agreements.map((one) => [
    String(one.number),
    forms[one.form],
    clockOf(one.effectiveAt),
    one.parties
      .filter(({ id }) => one.boundIds.includes(id))
      .map(({ name }) => name)
      .join('、'),
    `${one.code}\n${one.hash}`,
  ]);
  return table([1, 2, 3, 3, 5], ['版本', '形式', '生效时间', '受约束的当事人', '查验码、内容校验'], rows);
}

function confirmationBlocks({ confirmation }: Held): Block[] {
  if (!confirmation || confirmation.confirmation.submitted_on === null) return [];
  const { confirmation: one, papers } = confirmation;
  const basis = one.court_basis === null ? '' : `（${courtBases[one.court_basis].zh}）`;
  const files = papers.flatMap(({ kind, file_id: fileId, label }) =>
    kind === 'decision' && fileId !== null ? [{ fileId, caption: `法院文书${label === '' ? '' : ` ${label}`}` }] : [],
  );
  return [
    {
      kind: 'lines',
      lines: [
        line('状态', confirmationStates[one.state].zh),
        line('法院', `${one.court_name}${basis}`),
        line('协议生效', one.effective_on),
        line('递交', one.submitted_on),
        line('受理', one.accepted_on),
        line('裁定', one.decided_on),
        line('案号', one.case_number),
        line('法院理由', one.reason),
      ],
    },
    ...(files.length > 0 ? [{ kind: 'files' as const, files }] : []),
  ];
}

async function statementBlocks(ctx: Context, { own }: Held): Promise<Block[]> {
  const names = await accountNames(ctx.tx, [...new Set(own.notes.map(({ by_id }) => by_id))]);
  const rows = own.notes.map(({ item, reason, at, by_id: by }) => [
    fileItems[item].zh,
    reason,
    names.get(by) ?? '',
    clockOf(at),
  ]);
  return table([3, 6, 2, 3], ['缺少的材料', '原因', '说明人', '时间'], rows);
}
