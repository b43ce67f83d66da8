import { clockOf } from '../../platform/documents/paper-time.ts';
import type { Block } from '../../platform/documents/section.ts';
import type { FiledMatter } from '../matters/api.ts';
import { doors as matterDoors } from '../matters/contract.ts';
import { doors } from './contract.ts';

type Line = FiledMatter['opened'][number];

// As many lines as a matter's own page shows.
const mostLines = 200;

const actions: ReadonlyMap<string, string> = new Map([
  ['file.read', '查看附件'],
  ...Object.values({ ...matterDoors, ...doors }).map(({ action, summary }) => [action, summary.zh] as const),
]);

/** 查阅记录: who looked how often and when last; whatever was done with a reason is told line by line. */
export function accessLines(lines: readonly Line[]): Block[] {
  if (lines.length === 0) return [];
  const grouped = new Map<string, Line[]>();
  for (const line of lines) {
    const key = [line.who, line.unit ?? '', line.action, line.outcome].join('\n');
    grouped.set(key, [...(grouped.get(key) ?? []), line]);
  }
  const rows = [...grouped.values()].map((same) => {
    const [newest] = same;
    return [nameOf(newest), newest?.unit ?? '', wordOf(newest), String(same.length), newest ? clockOf(newest.at) : ''];
  });
  const head = ['姓名', '单位', '做了什么', '次数', '最近一次'];
  const reasons = lines
    .filter((line) => line.reason !== null && line.outcome === 'allowed')
    .map((line) => [clockOf(line.at), nameOf(line), line.reason ?? '']);
  const told: Block[] =
    reasons.length === 0 ? [] : [{ kind: 'table', widths: [3, 3, 8], head: ['时间', '姓名', '理由'], rows: reasons }];
  const cut: Block[] =
    lines.length < mostLines ? [] : [{ kind: 'text', text: `以上为最近 ${mostLines} 条，全部记录在访问日志中。` }];
  return [{ kind: 'table', widths: [3, 4, 4, 2, 4], head, rows }, ...told, ...cut];
}

function nameOf(line: Line | undefined): string {
  if (line === undefined) return '';
  return line.who === 'system' ? '系统' : line.who;
}

function wordOf(line: Line | undefined): string {
  if (line === undefined) return '';
  const word = actions.get(line.action) ?? line.action;
  return line.outcome === 'refused' ? `${word}（未获准）` : word;
}
