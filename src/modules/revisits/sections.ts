import type { FileSections } from '../../platform/documents/section.ts';
import { type RevisitWay, revisitWays } from '../matters/words.ts';
import { listTasksOf } from './store-tasks.ts';
import { foundWords } from './words.ts';

/** 跟进回访记录 for the file: when, how, what was found; the notes are for colleagues. */
export const visitSections: FileSections = async (ctx, { subject, audience }) => {
  if (subject.kind !== 'matter' || audience.kind === 'receiver') return [];
  const done = (await listTasksOf(ctx.tx, subject.id)).filter(({ state }) => state === 'done');
  const isWhole = audience.kind === 'whole';
  const rows = done.map((task) => [
    task.done_at?.toISOString().slice(0, 10) ?? '',
    task.template_zh,
    task.way === null ? '' : revisitWays[task.way as RevisitWay].zh,
    task.found === null ? '' : foundWords[task.found].zh,
    ...(isWhole ? [task.note] : []),
  ]);
  const head = ['日期', '方案', '方式', '情况', ...(isWhole ? ['记录'] : [])];
  const title = { zh: '跟进回访', en: 'Further visits' };
  const widths = [3, 3, 2, 3, ...(isWhole ? [7] : [])];
  return rows.length === 0
    ? []
    : [{ key: 'revisits.visits', title, order: 61, blocks: [{ kind: 'table', widths, head, rows }], checks: [] }];
};
