import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Draft, useDraft } from '../draft.tsx';
import { useElder } from '../elder.tsx';
import { Heading } from '../heading.tsx';
import { MissingPage } from '../missing-page.tsx';
import { Failure, ProblemSummary } from '../pieces.tsx';
import { checkWords, moveWords, stepWords, whatWords, whereWords, youWords } from '../words-report.ts';
import { shareWords } from '../words-together.ts';
import { Care } from './care.tsx';
import { CheckStep } from './check-step.tsx';
import { DraftState } from './draft-state.tsx';
import { Photos } from './photos.tsx';
import { isStepName, problemsOf, type StepName, stepsOf } from './problems.ts';
import { usePhotos } from './use-photos.ts';
import { usePreview } from './use-preview.ts';
import { type SendAll, useSendAll } from './use-send-all.ts';
import { WhatStep } from './what-step.tsx';
import { WhereStep } from './where-step.tsx';
import { WhoSees } from './who-sees.tsx';
import { YouStep } from './you-step.tsx';

const Alike = lazy(() => import('./alike.tsx').then((room) => ({ default: room.Alike })));

const titles = {
  what: whatWords.title,
  where: whereWords.title,
  photos: whereWords.photosTitle,
  you: youWords.title,
  check: checkWords.title,
} as const satisfies Record<StepName, Words>;

export function StepsPage() {
  const { step } = useParams();
  const { draft } = useDraft();
  const { isElder } = useElder();
  const steps = stepsOf({ isElder });
  if (!isStepName(step)) return <MissingPage />;
  if (!draft.safe) return <Navigate to="/report" replace />;
  if (!steps.includes(step)) return <Navigate to="/report/where" replace />;
  return <Steps step={step} steps={steps} />;
}

function Steps({ step, steps }: { readonly step: StepName; readonly steps: readonly StepName[] }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { draft } = useDraft();
  const seen = usePreview(draft);
  const photos = usePhotos();
  const sending = useSendAll(photos);
  const [tries, setTries] = useState({ step, count: 0 });
  const count = tries.step === step ? tries.count : 0;
  const hasBadPhoto = photos.onTheWay.some(({ problem, isOffline }) => problem && !isOffline);
  const problems = problemsOf(step, { draft, steps, hasBadPhoto });
  const shown = count > 0 ? problems : [];
  const wrong = (field: string) => shown.find((problem) => problem.field === field)?.words;
  const position = steps.indexOf(step);
  const previous = steps[position - 1];
  const next = steps[position + 1];
  const isBusy = sending.state !== 'idle';
  useGuardLeaving(isBusy || photos.onTheWay.some(({ isKept }) => !isKept));

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    setTries({ step, count: count + 1 });
    if (problems.length > 0 || isBusy) return;
    if (next) void navigate(`/report/${next}`);
    else sending.sendAll();
  };
  return (
    <div className="steps">
      <div className="step-head">
        <p className="progress">{say(stepWords(position + 1, steps.length))}</p>
        <Heading key={step} title={say(titles[step])}>
          {say(titles[step])}
        </Heading>
      </div>
      <WhoSees {...seen} />
      {draft.share && <p className="hint">{say(shareWords.from(draft.share.unitName))}</p>}
      {step === 'check' && (
        <Suspense>
          <Alike />
        </Suspense>
      )}
      <form className="step-body" noValidate onSubmit={goOn}>
        <ProblemSummary problems={shown} tries={count} />
        <Care preview={seen.preview} />
        {step === 'what' && <WhatStep problem={wrong('what')} />}
        {step === 'where' && <WhereStep problem={wrong('where')} photos={photos} />}
        {step === 'photos' && <Photos desk={photos} />}
        {step === 'you' && <YouStep problem={wrong('phone')} />}
        {step === 'check' && <CheckStep />}
        <Failure words={sending.failure} />
        {sending.failure && <p className="hint">{say(checkWords.once)}</p>}
        <div className="moves">
          <button type="submit" className="button button-first" aria-disabled={isBusy}>
            {say(next ? moveWords.next : lastWord(sending, draft))}
          </button>
          <Link className="button" to={previous ? `/report/${previous}` : '/report'}>
            {say(moveWords.back)}
          </Link>
        </div>
        <DraftState photos={photos} state={sending.state} hasFailed={sending.failure !== undefined} />
      </form>
    </div>
  );
}

function lastWord({ state, failure }: SendAll, { attempt }: Draft): Words {
  if (state !== 'idle') return checkWords.sending;
  return failure || attempt ? checkWords.sendAgain : checkWords.send;
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
