import type { Words } from '../../../kit/words.ts';
import { groupWords, sameWords } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { isGroup, numberTests, type Part, partOf, type TestPart } from './condition.ts';
import type { RuleCondition } from './shapes.ts';

/** A rule in words. */
export function RuleText({ condition }: { readonly condition: RuleCondition }) {
  const { say, aside, language } = useLanguage();
  const inWords = (part: Part): string => {
    if (!isGroup(part)) return testInWords(part, say);
    const tests = part.of.map(inWords).join(language === 'zh' ? '；' : '; ');
    return `${say(groupWords[part.how])}${aside(tests)}`;
  };
  return <p className="rule-text">{inWords(partOf(condition))}</p>;
}

function testInWords({ test, value }: TestPart, say: (words: Words) => string): string {
  if (test === 'same') return say(sameWords[value as keyof typeof sameWords]);
  return `${say(numberTests[test].words)} ${value} ${say(numberTests[test].unit)}`;
}
