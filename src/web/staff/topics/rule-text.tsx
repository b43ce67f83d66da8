import type { Words } from '../../../kit/words.ts';
import { groupWords, sameWords } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isGroup, numberTests, type Part, partOf, type TestPart } from './condition.ts';
import type { RuleCondition } from './shapes.ts';

/** A rule in words. */
export function RuleText({ condition }: { readonly condition: RuleCondition }) {
  const { say, language } = useLanguage();
  return <p className="rule-text">{inWords(partOf(condition), say, language === 'zh' ? '；' : '; ')}</p>;
}

function inWords(part: Part, say: (words: Words) => string, between: string): string {
  if (!isGroup(part)) return testInWords(part, say);
  return `${say(groupWords[part.how])}（${part.of.map((one) => inWords(one, say, between)).join(between)}）`;
}

function testInWords({ test, value }: TestPart, say: (words: Words) => string): string {
  if (test === 'same') return say(sameWords[value as keyof typeof sameWords]);
  return `${say(numberTests[test].words)} ${value} ${say(numberTests[test].unit)}`;
}
