import { formatYuan } from '../../kit/money.ts';
import type { Context } from '../../platform/context.ts';
import { clockOf } from '../../platform/documents/paper-time.ts';
import type { Block } from '../../platform/documents/section.ts';
import { listFiles } from '../../platform/files/rows.ts';
import type { PerformanceRecord } from '../fulfilment/api.ts';
import { againWords, breachSteps, performedWords, satisfactions, standings } from '../fulfilment/words.ts';
import type { WholeMediation } from '../mediation/api.ts';

const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', widths, head, rows }];

/** 履行凭证: each duty with how it stands, what was confirmed of it, and the proofs that both ends may open. */
export async function performanceBlocks(ctx: Context, record: PerformanceRecord | undefined): Promise<Block[]> {
  if (!record) return [];
  const rows = record.accounts.map(({ item, what, by, to, money, standing }) => [
    String(item),
    what,
    `${by.join('、')}${to.length === 0 ? '' : ` → ${to.join('、')}`}`,
    money === null ? '—' : `${formatYuan(money.paidFen)} / ${formatYuan(money.totalFen)} 元`,
    standings[standing].zh,
  ]);
  const lines = record.accounts.flatMap(({ item, lines: confirmed }) =>
    confirmed.map(({ id, on, fen }) => ({ id, item, on, fen })),
  );
  const paid = lines.map(({ item, on, fen }) => [String(item), on, fen === null ? '已做到' : `${formatYuan(fen)} 元`]);
  const files: { fileId: string; caption: string }[] = [];
  for (const { id, item, on } of lines)
    for (const file of await listFiles(ctx.tx, { kind: 'ledger-entry', id }, ['resident']))
      files.push({ fileId: file.id, caption: `第 ${item} 项履行凭证 · ${on}` });
  const steps = record.steps.map(({ step, at }) => [
    clockOf(at),
    step in breachSteps ? breachSteps[step as keyof typeof breachSteps].zh : step,
  ]);
  return [
    ...table([0.8, 4, 4, 3, 2], ['项', '义务', '谁对谁', '已付 / 应付', '情况'], rows),
    ...table([0.8, 3, 4], ['项', '日期', '已确认'], paid),
    ...table([3, 5], ['时间', '催促与处置'], steps),
    ...(files.length > 0 ? [{ kind: 'files' as const, files }] : []),
  ];
}

/** 回访记录: what each visit after performance found. */
export function revisitBlocks({ parties }: WholeMediation, record: PerformanceRecord | undefined): Block[] {
  const nameOf = (id: string) => parties.find((one) => one.id === id)?.name ?? '';
  const rows = (record?.visits ?? []).map((visit) => [
    clockOf(visit.at),
    visit.party_ids.map(nameOf).join('、') || '—',
    performedWords[visit.performed].zh,
    satisfactions[visit.satisfaction].zh,
    againWords[visit.again].zh,
    [visit.mistaken ? '（记录有误，已更正）' : '', visit.note, visit.risk].filter((text) => text !== '').join('\n') ||
      '—',
  ]);
  return table([3, 2.6, 2.2, 2, 2.6, 4], ['时间', '访问谁', '履行', '满意', '再起争执', '记录'], rows);
}
