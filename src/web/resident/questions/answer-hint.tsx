import { useDeferredValue, useMemo } from 'react';
import { matchAnswers } from '../../../algorithms/answer-match/match.ts';
import { useLanguage } from '../../shared/language.tsx';
import { QuestionAnswer } from './question-answer.tsx';
import { useQuestions } from './use-questions.ts';
import { questionWords as words } from './words.ts';
import './questions.css';

const enough = 6;
const mostOffered = 2;

/** Below the text of a report: answers that exist already. They are found on the phone; what is typed goes nowhere. */
export function AnswerHint({ typed }: { readonly typed: string }) {
  const { say } = useLanguage();
  const text = useDeferredValue(typed.trim());
  const { questions } = useQuestions(text.length >= enough);
  const found = useMemo(
    () =>
      questions && text.length >= enough
        ? matchAnswers(questions.index, text, mostOffered).flatMap(({ id }) => questions.byId.get(id) ?? [])
        : [],
    [questions, text],
  );
  return (
    <div role="status" className={found.length > 0 ? 'answer-hint' : ''}>
      {found.length > 0 && (
        <>
          <p>
            <strong>{say(words.maybe)}</strong>
          </p>
          <p className="hint more">{say(words.maybeHint)}</p>
          {found.map((question) => (
            <QuestionAnswer key={question.id} question={question} />
          ))}
        </>
      )}
    </div>
  );
}
