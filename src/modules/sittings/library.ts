import type { Words } from '../../kit/words.ts';
import library from './law-articles.json' with { type: 'json' };

/** 法条: number, title and one line in our own words; the text of the law is read where it is published. */
export interface Article {
  readonly code: string;
  /** 民法典 第1165条. */
  readonly name: Words;
  readonly title: Words;
  readonly summary: Words;
  readonly topics: readonly string[];
}

const laws: Readonly<Record<string, Words>> = library.laws;

/** 法条库. */
export const articles: readonly Article[] = library.articles.map(({ code, law, number, title, summary, topics }) => ({
  code,
  name: { zh: `${laws[law]?.zh ?? ''}第${number}条`, en: `${laws[law]?.en ?? ''}, art. ${number}` },
  title,
  summary,
  topics,
}));

/** As the record cites it: name and title. */
export function citeArticle(code: string): string | undefined {
  const found = articles.find((article) => article.code === code);
  return found && `${found.name.zh}（${found.title.zh}）`;
}
