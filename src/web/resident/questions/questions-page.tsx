import { useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import { matchAnswers } from '../../../algorithms/answer-match/match.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { Heading } from '../heading.tsx';
import { QuestionAnswer } from './question-answer.tsx';
import { type Question, useQuestions } from './use-questions.ts';
import { foundWords, questionWords as words } from './words.ts';
import './questions.css';

const mostFound = 8;

/** 常见问题: a list that was fetched once and is searched on the phone; whoever finds nothing goes on with the same words. */
export function QuestionsPage() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const [typed, setTyped] = useState('');
  const { questions, failed } = useQuestions(true);
  const sought = useDeferredValue(typed.trim());
  const found = useMemo(() => {
    if (!questions || sought === '') return undefined;
    return matchAnswers(questions.index, sought, mostFound).flatMap(({ id }) => questions.byId.get(id) ?? []);
  }, [questions, sought]);
  const takeAlong = () => {
    if (draft.what.trim() === '' && typed.trim() !== '') change({ what: typed.trim() });
  };
  return (
    <div className="questions">
      <Heading title={say(words.title)}>{say(words.title)}</Heading>
      <p className="lead">{say(words.lead)}</p>
      <search className="field">
        <label htmlFor="question">{say(words.search)}</label>
        <p className="hint more" id="question-hint">
          {say(words.searchHint)}
        </p>
        <input
          id="question"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={200}
          aria-describedby="question-hint"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </search>
      <p className="question-count" role="status">
        {found && say(found.length === 0 ? words.none : foundWords(found.length))}
      </p>
      {!questions && !failed && <p className="wait">{say(words.wait)}</p>}
      {failed && <p className="notice">{say(words.failed)}</p>}
      {questions?.rows.length === 0 && <p className="notice">{say(words.empty)}</p>}
      {found && found.length > 0 && <Answers rows={found} opensFirst />}
      {!found && questions && questions.rows.length > 0 && (
        <section>
          <h2>{say(words.all)}</h2>
          <Answers rows={questions.rows} />
        </section>
      )}
      <section className="question-still">
        <h2>{say(words.still)}</h2>
        <Link className="button button-first" to="/report" onClick={takeAlong}>
          {say(words.report)}
        </Link>
        {typed.trim() !== '' && draft.what.trim() === '' && <p className="hint">{say(words.reportKeeps)}</p>}
      </section>
    </div>
  );
}

function Answers({ rows, opensFirst = false }: { readonly rows: readonly Question[]; readonly opensFirst?: boolean }) {
  return (
    <div className="question-list">
      {rows.map((row, i) => (
        <QuestionAnswer key={row.id} question={row} isOpen={opensFirst && i === 0} />
      ))}
    </div>
  );
}
