import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeXlsx } from '../platform/registers/table-xlsx.ts';
import { mustHaveLabels, readLabelled } from './triage-table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-triage-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const table = '\uFEFF主题,详情,一级标签\n漏水,"楼上\n漏水",房屋\n,,房屋\n太吵,夜里施工,\n路灯,坏了,设施\n';

test('several columns are read one after the other; a row without text or label is left out and counted', async () => {
  const { rows, skipped } = await readLabelled(await fileOf('a.csv', table), { text: '主题,详情', label: '一级标签' });
  expect(rows).toEqual([
    { text: '漏水\n楼上\n漏水', label: '房屋' },
    { text: '路灯\n坏了', label: '设施' },
  ]);
  expect(skipped).toBe(2);
});

test('a workbook is read like a CSV file', async () => {
  const bytes = await writeXlsx('留言', ['正文', '类别'], [['漏水', '房屋']]);
  const { rows } = await readLabelled(await fileOf('a.xlsx', bytes), { text: '正文', label: '类别' });
  expect(rows).toEqual([{ text: '漏水', label: '房屋' }]);
});

test('whoever names a column that is not there hears which ones are', async () => {
  const asked = readLabelled(await fileOf('b.csv', table), { text: '正文', label: '一级标签' });
  await expect(asked).rejects.toMatchObject({ fields: [{ zh: expect.stringContaining('主题、详情、一级标签') }] });
});

test('messages of a single label teach nothing, and that is said', () => {
  expect(() => mustHaveLabels([{ text: '漏水', label: '房屋' }], 'a.csv')).toThrow();
});
