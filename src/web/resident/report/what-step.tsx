import { lazy, Suspense } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { useElder } from '../elder.tsx';
import { Field } from '../pieces.tsx';
import { countWords, leftWords, whatWords } from '../words-report.ts';
import { KindChoice } from './kind-choice.tsx';
import { whatLimit } from './problems.ts';

const AnswerHint = lazy(() => import('../questions/answer-hint.tsx').then((room) => ({ default: room.AnswerHint })));

const nearLimit = 500;

export function WhatStep({ problem }: { readonly problem: Words | undefined }) {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const { isElder } = useElder();
  const left = whatLimit - draft.what.trim().length;
  return (
    <>
      <Field id="what" label={whatWords.title} hint={whatWords.hint} problem={problem} hideLabel>
        {(describedBy, invalid) => (
          <textarea
            id="what"
            rows={7}
            value={draft.what}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => change({ what: event.target.value })}
          />
        )}
      </Field>
      <p className={left < 0 ? 'count problem' : 'count'} aria-live={left < nearLimit ? 'polite' : 'off'}>
        {say(left < nearLimit ? leftWords(left) : countWords(draft.what.trim().length))}
      </p>
      <Suspense>
        <AnswerHint typed={draft.what} />
      </Suspense>
      <details className="fold more">
        <summary>{say(whatWords.exampleHead)}</summary>
        <blockquote>{say(whatWords.example)}</blockquote>
      </details>
      {!(isElder && draft.category === '') && <KindChoice />}
    </>
  );
}
