import { existsSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findHotTopics, hotTopicsInSteps } from '../src/algorithms/hot-topics/hot-topics.ts';
import type { TopicMessage } from '../src/algorithms/hot-topics/topic.ts';
import { createDuplicateIndex } from '../src/algorithms/near-duplicates/duplicate-index.ts';
import { similarityOf } from '../src/algorithms/near-duplicates/shingles.ts';
import { createSegmenter } from '../src/algorithms/search-text/segmenter.ts';
import { readTime } from '../src/modules/matters/api.ts';
import { readCsv } from '../src/platform/registers/table-csv.ts';
import { inSlices } from '../src/platform/slices.ts';

const { values } = parseArgs({
  options: {
    texts: { type: 'string', default: '1000000' },
    messages: { type: 'string', default: '20000,100000' },
    file: {
      type: 'string',
      default: fileURLToPath(new URL('../../shared/data/messages/residents-4326.csv', import.meta.url)),
    },
  },
});
const day = 86_400_000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const { wordsOf } = createSegmenter([]);

/** Mulberry32: the same numbers every time. */
function makeDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const dice = makeDice(4);
const pick = <Item>(items: readonly Item[]): Item => items[dice(items.length)] as Item;
const namesLeft = [
  '梧桐',
  '槐荫',
  '听涛',
  '望江',
  '云栖',
  '东篱',
  '金桐',
  '松月',
  '澄湖',
  '青枫',
  '锦绣',
  '丹霞',
  '临溪',
  '碧山',
  '长亭',
  '归园',
];
const namesMiddle = ['福', '安', '华', '景', '和', '盛', '嘉', '新', '瑞', '隆', '泰', '恒', '润', '庆', '明', '秀'];
const namesRight = ['苑', '新城', '花园', '家园', '府', '公馆', '路', '大道', '小学', '市场', '村', '广场'];
const concerns = [
  ['搅拌站夜里噪音', '混凝土搅拌站每天夜里还在生产，罐车进出，粉尘漫天，睡不着觉'],
  ['路灯不亮', '整段路灯坏了很久，晚上漆黑一片，骑车走路都很危险'],
  ['捆绑销售车位', '开发商要求买房必须同时买车位，不买就不给签合同，属于强买强卖'],
  ['油烟扰民', '一楼夜宵摊没有专用烟道，油烟直接排到楼上，不敢开窗'],
  ['经常停水', '高峰时候水压很低，一停就是一天，也没有提前通知'],
  ['房产证办不下来', '交房三年，不动产登记一直没有办理，开发商互相推脱'],
  ['麻将馆通宵营业', '居民楼里开麻将馆，凌晨还在吵闹，派出所来过也没有用'],
  ['学位不够', '孩子今年上小学，登记的时候说学位满了，要调剂到很远的地方'],
  ['垃圾站臭气', '垃圾中转站没有密闭，夏天臭气熏天，污水流到路面'],
  ['电动车充电起火', '楼道里停满电动车，私拉电线充电，上个月已经起过一次火'],
  ['公交线路调整', '早高峰一趟车要等四十分钟，希望增加班次或者延长线路'],
  ['拖欠工资', '工程完工半年，工资一直没有结清，多次去找都说没有钱'],
] as const;
const openings = [
  '我是这里的居民，',
  '尊敬的领导您好，',
  '本人反映一个情况：',
  '已经多次打电话没有人管，',
  '',
  '各位领导，',
  '请有关部门看一看，',
];
const closings = [
  '请尽快处理。',
  '望早日答复，谢谢！',
  '老人和孩子都受不了了。',
  '希望给一个说法。',
  '',
  '已经向社区反映过三次。',
];
const fillers = [
  ...'天地人你我他这那年月日时分上下左右前后多少大小高低新旧开关来去出入买卖问答说看听写读走跑坐站吃住行用水火电气车船桥楼门窗墙灯树花草石土沙山河湖海风雨雪云声光色味',
];

function madeMessage(number: number, places: number): TopicMessage {
  const which = dice(places);
  const name = `${namesLeft[which % 16]}${namesMiddle[(which >> 4) % 16]}${namesRight[(which >> 8) % namesRight.length]}`;
  const [title, text] = pick(concerns);
  const own = Array.from({ length: 40 + dice(60) }, () => pick(fillers)).join('');
  return {
    id: String(number),
    sender: String(dice(100_000)),
    title: `${pick(['', '关于', '投诉', '反映'])}${name}${pick(['', '附近', '旁边'])}${title}`,
    text: `${pick(openings)}${name}${text}。${own}。${pick(closings)}`,
    at: new Date(Date.parse('2026-01-01T00:00:00Z') + dice(300) * day),
  };
}

function timeTopics(label: string, messages: readonly TopicMessage[]): void {
  const [start, worked] = [performance.now(), process.cpuUsage()];
  const topics = findHotTopics(messages, { wordsOf });
  const seconds = (performance.now() - start) / 1000;
  const processor = process.cpuUsage(worked).user / 1e6;
  const members = topics.reduce((sum, topic) => sum + topic.members.length, 0);
  say(
    `${label}: ${messages.length} messages in ${seconds.toFixed(2)} s (${processor.toFixed(1)} s of a processor), ${topics.length} topics with ${members} members`,
  );
}

/** How often, and after how long at the most, a process that searches turns to its other requests. */
async function countTurns(label: string, messages: readonly TopicMessage[]): Promise<void> {
  let [turns, longest, isSearching] = [0, 0, true];
  const start = performance.now();
  const search = inSlices(hotTopicsInSteps(messages, { wordsOf })).finally(() => {
    isSearching = false;
  });
  for (let last = start; isSearching; turns += 1) {
    await setImmediate();
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await search;
  const seconds = (performance.now() - start) / 1000;
  say(
    `${label} in slices: ${messages.length} messages in ${seconds.toFixed(2)} s; others had ${turns} turns, the longest wait ${Math.round(longest)} ms, 1/${Math.round((seconds * 1000) / longest)} of the search`,
  );
}

function realMessages(file: string): TopicMessage[] {
  const { header, records } = readCsv(readFileSync(file));
  const at = (name: string) => header.indexOf(name);
  return records.map(({ cells }) => ({
    id: String(cells[at('留言编号')]),
    sender: String(cells[at('留言用户')]),
    title: String(cells[at('留言主题')]).trim(),
    text: String(cells[at('留言详情')]).trim(),
    at: readTime(String(cells[at('留言时间')]).trim()) ?? new Date(0),
  }));
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function timeLookUps(count: number): void {
  const index = createDuplicateIndex();
  const texts: string[] = [];
  const start = performance.now();
  for (let number = 0; number < count; number += 1) {
    const { title, text } = madeMessage(number, 3000);
    texts.push(`${title}\n${text}`);
    index.add({ id: String(number), text: texts[number] ?? '' });
  }
  say(
    `index: ${count} texts made and filed in ${((performance.now() - start) / 1000).toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  );
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < 500; round += 1) {
    const near = texts[dice(count)] ?? '';
    const cut = dice(near.length - 8);
    const asked = `${near.slice(0, cut)}这里写得不一样${near.slice(cut + 5)}`;
    const before = performance.now();
    const hits = index.find(asked);
    times.push(performance.now() - before);
    if (hits.length > 0) found += 1;
  }
  times.sort((one, other) => one - other);
  const sample = texts.slice(0, 2000);
  const asked = texts[count >> 1] ?? '';
  const scan = performance.now();
  for (const text of sample) similarityOf(asked, text);
  const scanMs = ((performance.now() - scan) / sample.length) * count;
  const median = percentile(times, 0.5);
  say(
    `look-up: p50 ${median.toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms, ${found} of 500 found; a linear scan takes ${(scanMs / 1000).toFixed(0)} s, ${Math.round(scanMs / median)} times as long`,
  );
}

if (existsSync(values.file)) {
  const real = realMessages(values.file);
  timeTopics('real', real);
  await countTurns('real', real);
} else say(`real: skipped, no ${values.file}`);
for (const count of values.messages.split(',').map(Number)) {
  const made = Array.from({ length: count }, (_, number) => madeMessage(number, 3000));
  timeTopics('made', made);
  await countTurns('made', made);
}
timeLookUps(Number(values.texts));
