import { placeholdersOf } from '../../algorithms/placeholder-text/placeholders.ts';
import { Refusal } from '../../kit/refusal.ts';

/** What residents read leaves without {placeholders} of a template that nobody filled in. `texts`: by the path of the field. Refuses `answer.gaps`. */
export function mustBeFilled(texts: Readonly<Record<string, unknown>>): void {
  const problems = Object.entries(texts).flatMap(([path, text]) => {
    const names = typeof text === 'string' ? placeholdersOf(text).map((name) => `{${name}}`) : [];
    if (names.length === 0) return [];
    return [{ path, zh: `还没填好：${names.join('、')}`, en: `Not filled in: ${names.join(', ')}` }];
  });
  if (problems.length > 0) throw new Refusal('answer.gaps', problems);
}
