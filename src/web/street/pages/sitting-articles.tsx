import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { Field } from '../pieces.tsx';
import type { Today } from '../store.ts';
import { sittingPageWords as words } from '../words-sittings.ts';

interface ArticlesProps {
  readonly articles: NonNullable<Today['articles']>;
  readonly now: Readonly<Record<string, string>>;
  readonly set: (name: string, value: string) => void;
}

const mostShown = 8;

/** 引用法条: those that are cited, and those that a word finds; the library came along. */
export function Articles({ articles, now, set }: ArticlesProps) {
  const { say } = useLanguage();
  const [sought, setSought] = useState('');
  const isCited = (code: string) => now[`article.${code}`] === 'yes';
  const finds = ({ name, title, summary, topics }: ArticlesProps['articles'][number]) =>
    [name.zh, name.en, title.zh, title.en, summary.zh, summary.en, ...topics].some((text) =>
      text.includes(sought.trim()),
    );
  const found = sought.trim() === '' ? [] : articles.filter(finds).slice(0, mostShown);
  const shown = [...articles.filter(({ code }) => isCited(code)), ...found.filter(({ code }) => !isCited(code))];
  return (
    <>
      <Field id="articles" label={words.articles}>
        {(bind) => (
          <input
            {...bind}
            placeholder={say(words.articleFind)}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        )}
      </Field>
      {shown.length > 0 && (
        <fieldset className="choices">
          {shown.map(({ code, name, summary }) => (
            <label key={code} className="choice">
              <input
                type="checkbox"
                checked={isCited(code)}
                onChange={(event) => set(`article.${code}`, event.target.checked ? 'yes' : '')}
              />
              <span>
                <strong>{say(name)}</strong>
                <span className="said">{say(summary)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
