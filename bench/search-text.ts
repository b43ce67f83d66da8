import { performance } from 'node:perf_hooks';
import { toTsqueryLiteral, toTsvectorLiteral } from '../src/algorithms/search-text/literals.ts';
import { createSegmenter } from '../src/algorithms/search-text/segmenter.ts';
import { createTokeniser } from '../src/algorithms/search-text/tokeniser.ts';

const messages = 10_000;
const sentences = [
  '我家住在金桐小区三号楼，楼上邻居半夜装修敲墙，老人和孩子都睡不着觉。',
  '自由路路口的红绿灯坏了一个星期，早晚高峰特别危险，请尽快派人来修。',
  '小区门口每天晚上都有烧烤摊，油烟很大，垃圾满地，我们多次反映没有人管。',
  '物业公司乱收停车费，业主找他们理论，他们就把车锁起来，请问这样合法吗？',
  '村里的自来水管道漏水已经三个月了，水压一直上不去，夏天用水非常困难。',
  '孩子上学的户口手续一直办不下来，窗口每次说的材料都不一样，跑了四趟。',
  '楼道里堆满杂物还有人给电动车充电，线路老化容易起火，希望消防来检查。',
];
const texts = Array.from({ length: messages }, (_, i) => ({
  title: (sentences[i % 7] ?? '').slice(0, 18),
  body: Array.from({ length: 6 }, (_, n) => sentences[(i + n * (1 + (i % 3))) % 7])
    .join('')
    .slice(0, 200),
}));

const built = performance.now();
const tokeniser = createTokeniser(createSegmenter(['金桐小区', '自由路', '自由路派出所']));
const start = performance.now();
let tokens = 0;
let characters = 0;
for (const { title, body } of texts) {
  const indexed = tokeniser.indexTokens([
    { text: title, weight: 'A' },
    { text: body, weight: 'C' },
  ]);
  tokens += indexed.length;
  characters += toTsvectorLiteral(indexed).length;
}
const indexed = performance.now();
for (let i = 0; i < messages; i += 1)
  toTsqueryLiteral(tokeniser.queryTokens(['漏水', 'jtxq', '金桐小区 装修'][i % 3] ?? ''));
const asked = performance.now();

process.stdout.write(`tokeniser built in ${(start - built).toFixed(0)} ms\n`);
process.stdout.write(
  `${Math.round(messages / ((indexed - start) / 1000))} messages of 200 characters a second on one core\n`,
);
process.stdout.write(
  `${(tokens / messages).toFixed(0)} tokens, ${(characters / messages).toFixed(0)} characters a message\n`,
);
process.stdout.write(`${Math.round(messages / ((asked - indexed) / 1000))} queries a second on one core\n`);
