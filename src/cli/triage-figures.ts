import {
  type Confusion,
  type Coverage,
  confusionOf,
  coverageOf,
  type Figures,
  type Judged,
} from '../algorithms/text-classes/judge.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

// A Chinese character is as wide as two letters.
function padded(text: string, width: number): string {
  const wide = [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 0xff ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - wide));
}

/** Figures by class, the table of mix-ups and what silence below a margin brings, as lines for a terminal. */
export function linesOf(figures: Figures, judged: readonly Judged[]): string[] {
  return [
    `准确率 / accuracy ${percent(figures.accuracy)}   宏平均 F1 / macro F1 ${figures.macroF1.toFixed(4)}   前两个之内 / top 2 ${percent(figures.top2)}`,
    '',
    `${padded('类别 / class', 26)}${padded('条 / texts', 12)}${padded('查准 / precision', 18)}${padded('查全 / recall', 16)}F1`,
    ...figures.classes.map(
      ({ label, texts, precision, recall, f1 }) =>
        `${padded(label, 26)}${padded(String(texts), 12)}${padded(percent(precision), 18)}${padded(percent(recall), 16)}${f1.toFixed(4)}`,
    ),
    '',
    '混淆 / mix-ups（行：实际；列：建议 / rows: truth, columns: suggested）',
    ...confusionLines(confusionOf(judged)),
    '',
    '领先不足时不建议 / silent below a lead of',
    ...coverageOf(judged).map(
      ({ margin, coverage, accuracy }) =>
        `  ${margin.toFixed(1)}   建议 / suggested ${percent(coverage)}   其中对 / right ${percent(accuracy)}`,
    ),
  ];
}

const mostColumns = 16;

function confusionLines({ labels, counts }: Confusion): string[] {
  const shown = labels.slice(0, mostColumns);
  const head = `${padded('', 26)}${shown.map((_, i) => padded(`[${i + 1}]`, 7)).join('')}`;
  return [
    head,
    ...shown.map(
      (label, i) =>
        `${padded(`[${i + 1}] ${label}`, 26)}${shown.map((_, j) => padded(String(counts[i]?.[j] ?? 0), 7)).join('')}`,
    ),
  ];
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;

/** The same for programmes. */
export function fieldsOf(figures: Figures, judged: readonly Judged[]) {
  return {
    texts: figures.texts,
    classes: figures.classes.map(({ label, texts, precision, recall, f1 }) => ({
      label,
      texts,
      precision: rounded(precision),
      recall: rounded(recall),
      f1: rounded(f1),
    })),
    confusion: confusionOf(judged),
    coverage: coverageOf(judged).map(
      (line: Coverage): Coverage => ({ ...line, coverage: rounded(line.coverage), accuracy: rounded(line.accuracy) }),
    ),
  };
}

/** The three figures that sum a model up. */
export function summaryOf({ accuracy, macroF1, top2 }: Pick<Figures, 'accuracy' | 'macroF1' | 'top2'>) {
  return { accuracy: rounded(accuracy), macroF1: rounded(macroF1), top2: rounded(top2) };
}
