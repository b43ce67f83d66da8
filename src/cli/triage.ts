import { readFile, writeFile } from 'node:fs/promises';
import { createSegmenter } from '../algorithms/search-text/segmenter.ts';
import { openClassifier } from '../algorithms/text-classes/classify.ts';
import { openExplainer, type Reason } from '../algorithms/text-classes/explain.ts';
import { figuresOf, type Judged } from '../algorithms/text-classes/judge.ts';
import { decodeModel, encodeModel, UnreadableModel } from '../algorithms/text-classes/model-bytes.ts';
import { type CutText, cutTexts, type TrainOptions, usualTraining } from '../algorithms/text-classes/train-text.ts';
import { Refusal } from '../kit/refusal.ts';
import { makeCommand, makeGroup } from './command.ts';
import { type LongWork, megabytes, withLongWork } from './long-work.ts';
import { fieldsOf, linesOf, summaryOf } from './triage-figures.ts';
import { crossValidate, judgeCut, rowsPerSecond, train } from './triage-judge.ts';
import { mustHaveLabels, readLabelled } from './triage-table.ts';

interface LearnOptions {
  readonly text: string;
  readonly label: string;
  readonly seed: string;
}
type EvaluateOptions = LearnOptions & {
  readonly train: string;
  readonly test?: string;
  readonly testText?: string;
  readonly testLabel?: string;
  readonly folds: string;
  readonly curve?: true;
};

const textOption = [
  '--text <列名>',
  '正文列，几列用逗号隔开 / text columns, several with commas',
  '主题,详情',
] as const;
const labelOption = ['--label <列名>', '类别列 / column of the label', '一级标签'] as const;
const seedOption = ['--seed <数>', '种子：同样的文件同样的结果 / the same files give the same model', '1'] as const;

export function triageCommand() {
  const command = makeGroup('triage', '类别建议', 'suggesting the category');
  command.addCommand(
    makeCommand('train', '用有类别的留言训练模型', 'train a model from labelled messages')
      .requiredOption('--from <文件>', 'CSV、XLSX')
      .requiredOption('--out <文件>', '模型文件 / file of the model')
      .option(...textOption)
      .option(...labelOption)
      .option(...seedOption)
      .action(withLongWork(trainFile)),
  );
  command.addCommand(
    makeCommand('evaluate', '评估：另一个文件，或交叉验证', 'judge a model by another file, or by cross-validation')
      .requiredOption('--train <文件>', 'CSV、XLSX')
      .option(...textOption)
      .option(...labelOption)
      .option('--test <文件>', '没有就交叉验证 / without it: cross-validation')
      .option('--test-text <列名>', '测试文件的正文列 / its text columns')
      .option('--test-label <列名>', '测试文件的类别列 / its column of the label')
      .option('--folds <份>', '交叉验证分几份 / folds', '5')
      .option('--curve', '学习曲线：只用一部分留言训练 / learning curve')
      .option(...seedOption)
      .action(withLongWork(evaluate)),
  );
  command.addCommand(
    makeCommand('explain', '一段话归哪类，凭哪些词', 'the category of a text, and the words that spoke for it')
      .requiredOption('--model <文件>', '模型文件 / file of the model')
      .argument('<text>')
      .action(withLongWork(explain)),
  );
  return command;
}

function trainingOf(options: LearnOptions): TrainOptions {
  return { ...usualTraining, seed: Number.parseInt(options.seed, 10) || 0 };
}

async function readRows(work: LongWork, file: string, columns: { text: string; label: string }) {
  const { rows, skipped } = await readLabelled(file, columns);
  work.say(`${file}：${rows.length} 条 / messages${skipped > 0 ? `，略过 ${skipped} 条 / left out` : ''}`);
  return rows;
}

async function learn(work: LongWork, file: string, options: LearnOptions) {
  const rows = await readRows(work, file, options);
  mustHaveLabels(rows, file);
  const cutter = createSegmenter([]);
  const began = performance.now();
  const cut = cutTexts(cutter, rows);
  const model = await train(work, cut, trainingOf(options), '训练 / training');
  const bytes = encodeModel(model);
  const trainSeconds = Math.round((performance.now() - began) / 10) / 100;
  work.say(
    `训练 ${trainSeconds} 秒 / seconds，${model.labels.length} 类 / classes，${model.words.length} 词 / words，${megabytes(bytes.length)}`,
  );
  return { rows, cut, cutter, model, bytes, trainSeconds };
}

async function trainFile(work: LongWork, options: LearnOptions & { from: string; out: string }): Promise<number> {
  const { model, bytes, trainSeconds } = await learn(work, options.from, options);
  await writeFile(options.out, bytes);
  work.result({ file: options.out, rows: model.rows, labels: model.labels, trainSeconds, modelBytes: bytes.length });
  return 0;
}

async function evaluate(work: LongWork, options: EvaluateOptions): Promise<number> {
  const learned = await learn(work, options.train, options);
  const { cut, cutter, bytes, trainSeconds } = learned;
  // The decoded bytes are judged: what is kept is what was measured.
  const classifier = openClassifier(decodeModel(bytes), cutter);
  const tested =
    options.test === undefined
      ? undefined
      : await readRows(work, options.test, {
          text: options.testText ?? options.text,
          label: options.testLabel ?? options.label,
        });
  const folds = Math.min(20, Math.max(2, Number.parseInt(options.folds, 10) || 5));
  const training = trainingOf(options);
  const testCut = tested && cutTexts(cutter, tested);
  const crossed = testCut ? undefined : await crossValidate(work, cut, { cutter, folds, options: training });
  const judged = testCut ? judgeCut(classifier, testCut) : (crossed?.judged ?? []);
  const figures = crossed?.figures ?? figuresOf(judged);
  const speed = rowsPerSecond(
    classifier,
    (tested ?? learned.rows).map(({ text }) => text),
  );
  for (const line of linesOf(figures, judged)) work.say(line);
  if (crossed)
    work.say(
      `\n${folds} 份交叉验证的标准差 / standard deviation over folds: F1 ${crossed.spread.macroF1.toFixed(4)}，前两个 / top 2 ${crossed.spread.top2.toFixed(4)}；${crossed.alike} 条是别条的翻版，同在一份 / copies kept in one fold`,
    );
  const curve = options.curve ? await learningCurve(work, { cut, testCut, cutter, training }) : undefined;
  work.say(`每秒 ${speed} 条 / messages a second on one core`);
  work.result({
    ...summaryOf(figures),
    rowsPerSecond: speed,
    trainSeconds,
    modelBytes: bytes.length,
    ...(crossed && { folds, deviation: summaryOf(crossed.spread), copies: crossed.alike }),
    ...(curve && { curve }),
    ...fieldsOf(figures, judged),
  });
  return 0;
}

/** The figures by how many messages were learned from; judged by the test file, else by every fifth message. */
async function learningCurve(
  work: LongWork,
  of: {
    readonly cut: readonly CutText[];
    readonly testCut: readonly CutText[] | undefined;
    readonly cutter: ReturnType<typeof createSegmenter>;
    readonly training: TrainOptions;
  },
) {
  const unseen = of.testCut ?? of.cut.filter((_, row) => row % 5 === 4);
  const seen = of.testCut ? of.cut : of.cut.filter((_, row) => row % 5 !== 4);
  const points: { rows: number; accuracy: number; macroF1: number; top2: number }[] = [];
  work.say('\n学习曲线 / learning curve');
  for (const part of [10, 5, 2, 1]) {
    const rows = seen.filter((_, row) => row % part === 0);
    const model = await train(work, rows, of.training, `学习曲线 / curve ${rows.length}`);
    const judged: Judged[] = judgeCut(openClassifier(model, of.cutter), unseen);
    const point = { rows: rows.length, ...summaryOf(figuresOf(judged)) };
    points.push(point);
    work.say(
      `  ${point.rows} 条 / messages   F1 ${point.macroF1.toFixed(4)}   前两个 / top 2 ${point.top2.toFixed(4)}`,
    );
  }
  return points;
}

async function explain(work: LongWork, text: string, options: { model: string }): Promise<number> {
  const cutter = createSegmenter([]);
  const model = await readModel(options.model);
  const { suggestions, reasons, against } = openExplainer(openClassifier(model, cutter), cutter)(text, 8);
  const [first, second] = suggestions;
  for (const { label, chance } of suggestions.slice(0, 3))
    work.say(`${(chance * 100).toFixed(1).padStart(5)} %  ${label}`);
  if (first && second) {
    work.say(`\n为什么是“${first.label}”而不是“${second.label}” / why “${first.label}” and not “${second.label}”`);
    for (const line of reasonLines(reasons)) work.say(line);
    if (against.length > 0) work.say(`指向“${second.label}”的 / what spoke for “${second.label}”`);
    for (const line of reasonLines(against)) work.say(line);
  }
  work.result({ suggestions: suggestions.slice(0, 3), reasons, against });
  return 0;
}

const reasonLines = (reasons: readonly Reason[]) =>
  reasons.map(({ phrase, weight }) => `  ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(3)}  ${phrase}`);

async function readModel(file: string) {
  try {
    return decodeModel(await readFile(file));
  } catch (problem) {
    if (!(problem instanceof UnreadableModel)) throw problem;
    throw new Refusal('input.invalid', [
      { path: 'model', zh: `${file} 不是类别模型，或不完整`, en: `${file} is no model, or was cut off` },
    ]);
  }
}
