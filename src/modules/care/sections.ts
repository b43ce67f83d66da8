import { formatYuan } from '../../kit/money.ts';
import type { Context } from '../../platform/context.ts';
import type { Block, FileSection, FileSections } from '../../platform/documents/section.ts';
import { proofOf } from './proof.ts';
import { hasUtilityPart } from './store-proof.ts';
import { findSearch } from './store-search.ts';
import { type ListedPlan, listMeasures, listPlansOf } from './store-support.ts';
import {
  ageBands,
  consentWays,
  foundConditions,
  measureKinds,
  measureStates,
  planStates,
  proofItems,
  proofStates,
  searchStates,
} from './words.ts';

// The county's clock is eight hours ahead of UTC all year round.
const clock = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const line = (label: string, text: string) => ({ label, text: text || '—' });

/** 举证清单 for the file and for the pack that leaves the house: which items are there, and what meetings said about this matter. */
async function proofSections(ctx: Context, matterId: string): Promise<FileSection[]> {
  const { lines, discussions } = await proofOf(ctx, matterId);
  const isWanted = lines.some(({ entries }) => entries.length > 0) || (await hasUtilityPart(ctx.tx, matterId));
  const sections: FileSection[] = [];
  if (discussions.length > 0) {
    const entries = discussions.map(({ title, held_at, topic, outcome, tasks }) => ({
      at: clock(held_at),
      head: title,
      who: '',
      text: [topic, outcome, ...tasks.map((task) => `议定：${task}`)].filter(Boolean).join('\n'),
      inside: false,
    }));
    const title = { zh: '协调会纪要', en: 'Minutes of meetings' };
    sections.push({ key: 'care.minutes', title, order: 70, blocks: [{ kind: 'story', entries }], checks: [] });
  }
  if (!isWanted) return sections;
  const rows = lines.map(({ item, state, entries, found }) => [
    proofItems[item].zh,
    proofStates[state].zh,
    [...found, ...entries.map(({ note, at }) => `${note}（${clock(at)}）`)].join('\n'),
  ]);
  const table: Block = { kind: 'table', widths: [3, 2, 8], head: ['材料', '状态', '内容'], rows };
  const files = lines.flatMap(({ item, entries }) =>
    entries.flatMap(({ note, file_ids }) =>
      file_ids.map((fileId) => ({ fileId, caption: `${proofItems[item].zh} · ${note}` })),
    ),
  );
  const title = { zh: '举证清单', en: 'Proof of the joint case' };
  const checks = lines.map(({ item, state, entries }) => ({
    item: proofItems[item].zh,
    state: state === 'waived' ? ('not-needed' as const) : state,
    why: state === 'waived' ? (entries[0]?.note ?? '') : '',
  }));
  const blocks: Block[] = files.length === 0 ? [table] : [table, { kind: 'files', files }];
  return [...sections, { key: 'care.proof', title, order: 71, blocks, checks }];
}

async function searchSections(ctx: Context, matterId: string): Promise<FileSection[]> {
  const whole = await findSearch(ctx.tx, { matterId });
  if (!whole) return [];
  const { search, sectors } = whole;
  const lines = [
    line('状态', searchStates[search.state].zh),
    line('年龄段', ageBands[search.age_band].zh),
    line('体貌', search.looks),
    line('衣着', search.clothes),
    line('最后出现', search.seen_where),
    line('开始', clock(search.started_at)),
    line('结束', search.ended_at === null ? '' : clock(search.ended_at)),
    line('找到地点', search.found_where),
    line('情况', search.found_condition === null ? '' : foundConditions[search.found_condition].zh),
    line('搜索分区', `${sectors.length} 个`),
  ];
  return [
    {
      key: 'care.search',
      title: { zh: '寻人', en: 'Search' },
      order: 72,
      blocks: [{ kind: 'lines', lines }],
      checks: [],
    },
  ];
}

async function planSection(ctx: Context, plan: ListedPlan): Promise<FileSection> {
  // 个人信息保护法 §15: a consent that was taken back leaves only what the accounts need.
  const isStopped = plan.state === 'stopped';
  const words = (text: string) => (isStopped ? '' : text);
  const lines = [
    line('状态', planStates[plan.state].zh),
    line('同意', `${consentWays[plan.consent_how].zh} ${clock(plan.consent_at)} 至 ${plan.consent_until}`),
    line('需要', words(plan.need)),
    line('预算', `${formatYuan(plan.budget_fen)} 元`),
    line('支出', `${formatYuan(plan.spent_fen)} 元`),
  ];
  const measures = await listMeasures(ctx.tx, plan.id);
  const rows = measures.map((measure) => [
    measureKinds[measure.kind].zh,
    words(measure.what),
    measureStates[measure.state].zh,
    formatYuan(measure.spent_fen),
  ]);
  const table: Block = { kind: 'table', widths: [2, 5, 2, 2], head: ['措施', '内容', '状态', '支出（元）'], rows };
  const blocks: Block[] = rows.length === 0 ? [{ kind: 'lines', lines }] : [{ kind: 'lines', lines }, table];
  return {
    key: `care.support.${plan.id}`,
    title: { zh: '帮扶计划', en: 'Plan of support' },
    order: 73,
    blocks,
    checks: [],
  };
}

/** What this family adds to a case file. Searches and plans stay in the house; sealed notes stand in no paper. */
export const careSections: FileSections = async (ctx, { subject, audience }) => {
  if (subject.kind !== 'matter' || audience.kind === 'reporter') return [];
  const proof = await proofSections(ctx, subject.id);
  if (audience.kind === 'receiver') return proof;
  const plans = await listPlansOf(ctx.tx, subject.id);
  const supports: FileSection[] = [];
  for (const plan of plans) supports.push(await planSection(ctx, plan));
  return [...proof, ...(await searchSections(ctx, subject.id)), ...supports];
};
