import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('../../bin/maplebridge.mjs', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maplebridge-files-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command that reads files and nothing else: no database, no settings. Answers its lines. */
async function run(...order: string[]): Promise<string[]> {
  const env = { PATH: '/usr/bin:/bin', MAPLEBRIDGE_DATA: folder };
  const { stdout } = await promisify(execFile)(process.execPath, [launcher, ...order], { env });
  return stdout.trim().split('\n');
}

async function fileOf(name: string, lines: readonly (readonly string[])[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, `\uFEFF${lines.map((cells) => cells.join(',')).join('\n')}\n`);
  return file;
}

const plant = [
  [
    'a1',
    '居民甲',
    '槐荫新城旁搅拌站夜里噪音扰民',
    '2026/9/1 9:00',
    '混凝土搅拌站每天夜里还在生产，噪音和粉尘让人睡不着。',
  ],
  ['a2', '居民乙', '投诉槐荫新城附近的搅拌厂', '2026/9/3 9:00', '搅拌厂粉尘严重，半夜罐车进出，老人孩子无法休息。'],
  ['a3', '居民丙', '槐荫新城边上的混凝土搅拌站', '2026/9/5 9:00', '搅拌站粉尘漫天，噪音彻夜不停。'],
  ['a4', '居民丁', '槐荫新城搅拌站何时能停', '2026/9/8 9:00', '搅拌站夜间生产，噪音和粉尘严重。'],
];
const lamps = [
  ['b1', '居民戊', '望江大道路灯不亮', '2026/9/2 9:00', '望江大道东段路灯坏了一周，晚上看不清路。'],
  ['b2', '居民己', '望江大道整段路灯都坏了', '2026/9/4 9:00', '夜里走望江大道一片漆黑，路灯坏了没人修。'],
  ['b3', '居民庚', '请修望江大道的路灯', '2026/9/6 9:00', '路灯坏了很久，望江大道晚上骑车很危险。'],
];
const alone = [
  ['c1', '居民辛', '幼儿园保育费上涨', '2026/9/2 9:00', '民办幼儿园这学期突然涨价。'],
  ['c2', '居民壬', '公交车不按时发车', '2026/9/7 9:00', '早高峰等了四十分钟。'],
  ['c3', '居民癸', '医院挂号排队太久', '看不懂的时间', '希望增加自助挂号机。'],
];

interface Cluster {
  readonly place: string | null;
  readonly size: number;
  readonly members: readonly string[];
}

describe.concurrent('commands that read a file', () => {
  test('topics: what several people write about one thing at one place is a cluster with the ids of its messages', async () => {
    const header = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情'];
    const file = await fileOf('留言.csv', [header, ...plant, ...lamps, ...alone]);
    const lines = await run('topics', file, '--json');
    expect(lines).toHaveLength(1);
    const told = JSON.parse(lines[0] ?? '') as { clusters: readonly Cluster[] };
    expect(told).toMatchObject({ messages: 9, left: 1, topics: 2, seconds: expect.any(Number) });
    const shown = told.clusters.map(({ place, size, members }) => [place, size, [...members].sort()]);
    expect(shown).toContainEqual(['槐荫新城', 4, ['a1', 'a2', 'a3', 'a4']]);
    expect(shown).toContainEqual(['望江大道', 3, ['b1', 'b2', 'b3']]);
    expect(JSON.stringify(told)).not.toMatch(/居民[甲乙丙丁戊己庚]/);
  });

  test('triage evaluate: the last line is the figures of a model that never saw the file it is judged by', async () => {
    const words = {
      噪声: ['施工', '音响', '广场舞', '装修'],
      照明: ['路灯', '灯杆', '地下通道的灯', '巷口的灯'],
    } as const;
    const rows = (said: readonly string[]) =>
      Object.entries(words).flatMap(([label, about]) =>
        about.flatMap((one) =>
          said.map((how) => [`${one}${how}`, label === '噪声' ? '夜里太吵睡不着' : '坏了一片漆黑', label]),
        ),
      );
    const header = ['主题', '详情', '一级标签'];
    const train = await fileOf('训练.csv', [header, ...rows(['的问题', '没人管', '又来了', '已经一个月'])]);
    const judged = await fileOf('测试.csv', [header, ...rows(['请处理'])]);
    const lines = await run('triage', 'evaluate', '--train', train, '--test', judged, '--json');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      accuracy: 1,
      macroF1: 1,
      top2: 1,
      rowsPerSecond: expect.any(Number),
      trainSeconds: expect.any(Number),
      modelBytes: expect.any(Number),
    });
  });
});
