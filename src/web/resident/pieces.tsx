import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../kit/words.ts';
import { useLanguage } from '../shared/language.tsx';
import { frameWords } from './words.ts';

/** Something to put right: what, and where it is written; `page` when that is on another page. */
export interface Problem {
  readonly field: string;
  readonly words: Words;
  readonly page?: string;
}

/** Label, hint, error and the field itself, tied together for screen readers. */
export function Field(props: {
  readonly id: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly problem: Words | undefined;
  readonly hideLabel?: boolean;
  readonly children: (describedBy: string | undefined, invalid: boolean) => ReactNode;
}) {
  const { say } = useLanguage();
  const { id, label, hint, problem } = props;
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={problem ? 'field field-wrong' : 'field'}>
      <label htmlFor={id} className={props.hideLabel ? 'unseen' : ''}>
        {say(label)}
      </label>
      {hint && (
        <p className="hint more" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {say(problem)}
        </p>
      )}
      {props.children(describedBy || undefined, problem !== undefined)}
    </div>
  );
}

/** All problems of a page together, each a link to its field; it takes the focus whenever the person tries to go on. */
export function ProblemSummary({ problems, tries }: { readonly problems: readonly Problem[]; readonly tries: number }) {
  const { say } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const any = problems.length > 0;
  useEffect(() => {
    if (any && tries > 0) box.current?.focus();
  }, [any, tries]);
  if (!any) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{say(frameWords.fix)}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            {problem.page ? (
              <Link to={problem.page}>{say(problem.words)}</Link>
            ) : (
              <a href={`#${problem.field}`} onClick={(event) => focusField(event, problem.field)}>
                {say(problem.words)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(event: { preventDefault: () => void }, field: string): void {
  event.preventDefault();
  document.getElementById(field)?.focus();
}

/** What the service refused or could not hear, said once and aloud. */
export function Failure({ words }: { readonly words: Words | undefined }) {
  const { say } = useLanguage();
  return (
    <div role="alert" className={words ? 'failure' : 'unseen'}>
      {words && say(words)}
    </div>
  );
}
