import { type FormEvent, useEffect, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { hasContent, useDraft } from '../draft.tsx';
import { Heading } from '../heading.tsx';
import { MissingPage } from '../missing-page.tsx';
import { Failure, ProblemSummary } from '../pieces.tsx';
import { checkWords, moveWords, stepWords, whatWords, whereWords, youWords } from '../words-report.ts';
import { shareWords } from '../words-together.ts';
import { Care } from './care.tsx';
import { CheckStep } from './check-step.tsx';
import { DraftCare } from './draft-care.tsx';
import { problemsOf, type StepName, stepNames } from './problems.ts';
import { usePhotos } from './use-photos.ts';
import { usePreview } from './use-preview.ts';
import { useSending } from './use-sending.ts';
import { WhatStep } from './what-step.tsx';
import { WhereStep } from './where-step.tsx';
import { WhoSees } from './who-sees.tsx';
import { YouStep } from './you-step.tsx';

const titles = { what: whatWords.title, where: whereWords.title, you: youWords.title, check: checkWords.title };

export function StepsPage() {
  const { step } = useParams();
  const { draft } = useDraft();
  const name = stepNames.find((one) => one === step);
  if (!name) return <MissingPage />;
  if (!draft.safe) return <Navigate to="/report" replace />;
  return <Steps step={name} />;
}

function Steps({ step }: { readonly step: StepName }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { draft } = useDraft();
  const seen = usePreview(draft);
  const photos = usePhotos();
  const sending = useSending();
  const [tries, setTries] = useState({ step, count: 0 });
  const count = tries.step === step ? tries.count : 0;
  const problems = problemsOf(step, draft, photos.onTheWay.length > 0);
  const shown = count > 0 ? problems : [];
  const wrong = (field: string) => shown.find((problem) => problem.field === field)?.words;
  const position = stepNames.indexOf(step);
  const previous = stepNames[position - 1];
  const next = stepNames[position + 1];
  useGuardLeaving(sending.busy || photos.onTheWay.length > 0);

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    setTries({ step, count: count + 1 });
    if (problems.length > 0) return;
    if (next) void navigate(`/report/${next}`);
    else void sending.send();
  };
  const lastWord = sending.failure ? checkWords.sendAgain : checkWords.send;
  return (
    <div className="steps">
      <div className="step-head">
        <p className="progress">{say(stepWords(position + 1, stepNames.length))}</p>
        <Heading key={step} title={say(titles[step])}>
          {say(titles[step])}
        </Heading>
      </div>
      <WhoSees {...seen} />
      {draft.share && <p className="hint">{say(shareWords.from(draft.share.unitName))}</p>}
      <form className="step-body" noValidate onSubmit={goOn}>
        <ProblemSummary problems={shown} tries={count} />
        <Care preview={seen.preview} />
        {step === 'what' && <WhatStep problem={wrong('what')} />}
        {step === 'where' && <WhereStep problem={wrong('where')} photos={photos} />}
        {step === 'you' && <YouStep problem={wrong('phone')} />}
        {step === 'check' && <CheckStep />}
        <Failure words={sending.failure} />
        {sending.failure && <p className="hint">{say(checkWords.once)}</p>}
        <div className="moves">
          <button type="submit" className="button button-first" aria-disabled={sending.busy}>
            {say(next ? moveWords.next : sending.busy ? checkWords.sending : lastWord)}
          </button>
          <Link className="button" to={previous ? `/report/${previous}` : '/report'}>
            {say(moveWords.back)}
          </Link>
        </div>
        <DraftCare present={hasContent(draft)} />
      </form>
    </div>
  );
}

// A closing tab would stop what is on its way; the browser asks first.
function useGuardLeaving(busy: boolean): void {
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
}
