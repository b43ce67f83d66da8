import fieldList from '../../demo/result-fields.json' with { type: 'json' };
import type { ResultField } from '../modules/categories/words.ts';
import { type CountedResult, type ResultType, resultSentence } from '../modules/matters/words-together.ts';
import { type Chapter, lastOf } from './chapter.ts';
import type { Random } from './random.ts';
import type { MatterBook } from './rows.ts';

type Counting = ResultField & { least: number; most: number };

const countings = new Map(
  Object.entries(fieldList).map(([category, { type, fields }]) => [
    category,
    { type: type as ResultType, fields: fields.map(countingOf) },
  ]),
);

function countingOf(line: string): Counting {
  const [key = '', zh = '', en = '', unit_zh = '', unit_en = '', least = '1', most = '1'] = line.split('|');
  return { key, zh, en, unit_zh, unit_en, least: Number(least), most: Number(most) };
}

/** What closing counts, by category; the same as the migration sows. */
export function resultFieldsOf(category: string): readonly ResultField[] {
  return countings.get(category)?.fields ?? [];
}

/** 处置结果: most closed matters of categories that count something say how many. */
export function countClosings({ matters, random }: Chapter): void {
  for (const book of matters) {
    const counting = countings.get(book.matter.category);
    const closing = lastOf(book, 'matter.closed');
    if (counting && closing && random.chance(0.82)) count(book, closing, { counting, random });
  }
}

function count(
  { matter }: MatterBook,
  closing: MatterBook['facts'][number],
  { counting, random }: { counting: { type: ResultType; fields: Counting[] }; random: Random },
): void {
  const counts = Object.fromEntries(counting.fields.map(({ key, least, most }) => [key, random.int(least, most)]));
  const result: CountedResult = { type: counting.type, counts };
  const { zh, en } = resultSentence(result, counting.fields);
  matter.result = result;
  matter.evidence = [...new Set([...matter.evidence, 'result-count' as const])];
  closing.data = { ...closing.data, result: zh, resultEn: en };
}
