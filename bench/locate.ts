import { performance } from 'node:perf_hooks';
import { buildAddressIndex } from '../src/algorithms/locate/address-index.ts';
import type { GridShape, Position } from '../src/algorithms/locate/grid-shape.ts';
import { buildLocator } from '../src/algorithms/locate/point-locator.ts';
import { checkPartition } from '../src/algorithms/partition-check/check-partition.ts';

const columns = 100;
const rows = 50;
const gridCount = columns * rows;
const questions = 20_000;
const roots = [
  '枫林',
  '铁鹤',
  '阳光',
  '幸福',
  '桃园',
  '长庆',
  '金桐',
  '四季',
  '自由',
  '和平',
  '青年',
  '新华',
  '民主',
  '光明',
];
const kinds = ['小区', '花园', '家园', '新村', '公寓', '里', '苑'];

function report(what: string, milliseconds: number, times = 1): void {
  process.stdout.write(`${what.padEnd(60)} ${(milliseconds / times).toFixed(4)} ms\n`);
}

function measure<Result>(run: () => Result): { result: Result; milliseconds: number } {
  const start = performance.now();
  const result = run();
  return { result, milliseconds: performance.now() - start };
}

// Blocks of about 110 m with crooked borders of five corners a side.
const crook = (n: number) => (((n * 2_654_435_761) % 1000) / 1000 - 0.5) * 0.0002;
const corner = (x: number, y: number): Position => [
  122.8 + x * 0.001 + crook(x * 7919 + y),
  45.6 + y * 0.001 + crook(x + y * 6101),
];
function side(fromX: number, fromY: number, dx: number, dy: number): Position[] {
  return Array.from({ length: 6 }, (_, i) => corner(fromX + (dx * i) / 5, fromY + (dy * i) / 5));
}
const grids: GridShape[] = Array.from({ length: gridCount }, (_, i) => {
  const [x, y] = [i % columns, Math.floor(i / columns)];
  const [south, east, north, west] = [side(x, y, 1, 0), side(x + 1, y, 0, 1), side(x, y + 1, 1, 0), side(x, y, 0, 1)];
  const outline = [south, east, north.toReversed(), west.toReversed()].flatMap((border) => border.slice(0, -1));
  return { id: `g${i}`, rings: [outline] };
});

const located = measure(() => buildLocator(grids));
report(`locator of ${gridCount} grids built`, located.milliseconds);
const points = measure(() => {
  let found = 0;
  for (let i = 0; i < questions; i += 1) {
    const [x, y] = [122.8 + ((i * 37) % 1000) / 10_000, 45.6 + ((i * 91) % 500) / 10_000];
    if (located.result.find(x, y)) found += 1;
  }
  return found;
});
report(`point → grid (${points.result} of ${questions} found), each`, points.milliseconds, questions);

const entries = Array.from({ length: gridCount }, (_, i) => {
  const estate = `${roots[i % 14]}${roots[Math.floor(i / 14) % 14]}${kinds[Math.floor(i / 196) % 7]}${i % 3 ? '' : '北'}`;
  const buildings = Array.from({ length: 4 }, (_, n) => `${estate}${1 + n + 4 * Math.floor(i / 1372)}号楼`);
  return { gridId: `g${i}`, names: [estate, `${roots[(i * 5) % 14]}${i % 40}路`, ...buildings] };
});
const index = measure(() => buildAddressIndex(entries));
report(`address index of ${entries.length * 6} names built`, index.milliseconds);
const filler = '尊敬的领导您好我想反映一个问题最近晚上总有人大声放音乐影响老人和孩子休息希望能够尽快处理谢谢'.repeat(4);
const times: number[] = [];
for (let i = 0; i < 500; i += 1) index.result.find(filler);
for (let i = 0; i < questions; i += 1) {
  const { names } = entries[(i * 31) % gridCount] ?? { names: [] };
  const text = `${filler.slice(0, 100)}我家住${names[i % names.length]}三单元，${filler.slice(0, 100)}`;
  times.push(measure(() => index.result.find(text)).milliseconds);
}
times.sort((one, other) => one - other);
report(
  `text of 220 characters → grids, each (of ${questions})`,
  times.reduce((sum, time) => sum + time, 0),
  questions,
);
report('  99 of 100 within', times[Math.floor(questions * 0.99)] ?? 0);
report('  the slowest', times.at(-1) ?? 0);

const checked = measure(() => checkPartition(grids, { toleranceMetres: 0.5 }));
const { overlaps, gaps, brokenGridIds } = checked.result;
report(
  `${gridCount} grids checked: ${overlaps.length} overlaps, ${gaps.length} gaps, ${brokenGridIds.length} broken`,
  checked.milliseconds,
);
const isInner = (i: number) => i % columns > 0 && i % columns < columns - 1 && i >= columns && i < gridCount - columns;
const holed = grids.filter((_, i) => !(i % 97 === 50 && isInner(i)));
const rechecked = measure(() => checkPartition(holed, { toleranceMetres: 0.5 }));
report(
  `the same without ${gridCount - holed.length} grids: ${rechecked.result.gaps.length} gaps found`,
  rechecked.milliseconds,
);
