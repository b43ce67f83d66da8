import { useLanguage } from '../../shared/language.tsx';
import type { Question } from './use-questions.ts';
import { asOfWords, questionWords as words } from './words.ts';

/** One question; opened, its answer with where it comes from and of which day. */
export function QuestionAnswer({
  question,
  isOpen = false,
}: {
  readonly question: Question;
  readonly isOpen?: boolean;
}) {
  const { say } = useLanguage();
  const inBoth = (zh: string, en: string) => say({ zh, en: en || zh });
  const { titleZh, titleEn, textZh, textEn, sourceZh, sourceEn, asOf, unitName, isOverdue } = question;
  return (
    <details className="question" open={isOpen}>
      <summary>{inBoth(titleZh, titleEn)}</summary>
      <p className="question-text">{inBoth(textZh, textEn)}</p>
      {isOverdue && <p className="notice notice-soon">{say(words.overdue)}</p>}
      <p className="question-source">
        {say(words.source)}
        {inBoth(sourceZh, sourceEn)}
        <br />
        {say(asOfWords(asOf, unitName))}
      </p>
    </details>
  );
}
