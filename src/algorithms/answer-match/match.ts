/** A question with its answer, as far as matching needs it. */
export interface Asked {
  readonly id: string;
  readonly title: string;
  /** Words that people use for it beside those of the title. */
  readonly words: readonly string[];
  readonly text: string;
}

/** A question that fits what was typed; the higher the score, the better. */
export interface Match {
  readonly id: string;
  readonly score: number;
}

/** An index over a small list of questions, made once. */
export interface AnswerIndex {
  readonly weights: ReadonlyMap<string, number>;
  readonly entries: readonly {
    readonly id: string;
    readonly terms: ReadonlyMap<string, number>;
    readonly words: readonly string[];
  }[];
}

const titleCounts = 3;
const wordCounts = 3;
const textCounts = 1;
/** What a whole keyword of an entry counts beside its pieces. */
const keywordCounts = 2;

// What stands in every second sentence and says nothing of its subject; longer phrases first.
const empty =
  /怎么办|为什么|是不是|能不能|要不要|有没有|怎么|怎样|什么|如何|请问|哪里|可以|我们|你们|他们|一个|没有|现在|这个|那个|还是|就是|有人|时候|因为|所以|但是|自己|需要|一下|问题|事情|知道|办理|吗|呢|的|了|吧/gu;
const emptyLatin = new Set(
  'the and for you with what how can are is was not this that have has from will there where who when our your does did get any but they about need want'.split(
    ' ',
  ),
);

const tidy = (text: string) => text.normalize('NFKC').toLowerCase();

/** Pieces of a text by which it is found: pairs of neighbouring Chinese characters, Latin words of three letters or more, numbers. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [run] of tidy(text)
    .replaceAll(empty, ' ')
    .matchAll(/\p{Script=Han}+|[a-z]{3,}|\d{3,}/gu)) {
    if (/^[a-z\d]/.test(run)) {
      if (!emptyLatin.has(run)) terms.push(stem(run));
    } else {
      for (let i = 0; i + 1 < run.length; i += 1) {
        terms.push(run.slice(i, i + 2));
      }
    }
  }
  return terms;
}

// Enough for "permits" to meet "permit"; not linguistics.
function stem(word: string): string {
  return word.length > 4 ? word.replace(/(ies|ing|es|s|ed)$/, '') : word;
}

/** Makes the index; O(length of all texts). */
export function indexAnswers(asked: readonly Asked[]): AnswerIndex {
  const entries = asked.map(({ id, title, words, text }) => {
    const terms = new Map<string, number>();
    const add = (source: string, counts: number) => {
      for (const term of termsOf(source)) terms.set(term, Math.max(terms.get(term) ?? 0, counts));
    };
    add(text, textCounts);
    for (const word of words) add(word, wordCounts);
    add(title, titleCounts);
    return { id, terms, words: words.map(tidy).filter((word) => word.length > 1) };
  });
  const counts = new Map<string, number>();
  for (const { terms } of entries) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weights = new Map([...counts].map(([term, count]) => [term, Math.log(1 + entries.length / count)]));
  return { weights, entries };
}

/**
 * The questions that fit what was typed, best first: rare pieces count more than common ones (inverse document frequency, Spärck Jones 1972), those
 * of title and keywords more than those of the answer. Answers only what fits clearly; an empty list is the honest answer to everything else.
 */
export function matchAnswers(index: AnswerIndex, typed: string, most = 3): Match[] {
  const wanted = [...new Set(termsOf(typed))];
  const whole = tidy(typed);
  const least = Math.log(2) * titleCounts;
  return index.entries
    .flatMap(({ id, terms, words }) => {
      let score = 0;
      for (const term of wanted) score += (terms.get(term) ?? 0) * (index.weights.get(term) ?? 0);
      const named = words.filter((word) => whole.includes(word)).length;
      const total = score + named * keywordCounts * least;
      return total > least ? [{ id, score: total }] : [];
    })
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
    .filter(({ score }, _, [best]) => score >= (best?.score ?? 0) * 0.4)
    .slice(0, most);
}
