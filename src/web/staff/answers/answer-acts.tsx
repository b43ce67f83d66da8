import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/answers/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Act, Acts } from '../forms/acts.tsx';
import { DayField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { ChangeAnswer } from './answer-form.tsx';
import type { AnswerSheet } from './shapes.ts';
import { answerWords as words } from './words.ts';

interface ActProps {
  readonly answer: AnswerSheet;
  readonly onFold: () => void;
}

/** What this colleague may do to the entry now. */
export function AnswerActs({ answer }: { readonly answer: AnswerSheet }) {
  const { say } = useLanguage();
  const forms: Readonly<Record<AnswerSheet['can'][number], Omit<Act, 'name'>>> = {
    publish: { label: words.publish, form: (onFold) => <SimpleAct act="publish" answer={answer} onFold={onFold} /> },
    change: { label: words.change, form: (onFold) => <ChangeAnswer answer={answer} onFold={onFold} /> },
    review: { label: words.review, form: (onFold) => <ReviewAct answer={answer} onFold={onFold} /> },
    drop: { label: words.drop, form: (onFold) => <SimpleAct act="drop" answer={answer} onFold={onFold} /> },
    retire: { label: words.retire, form: (onFold) => <SimpleAct act="retire" answer={answer} onFold={onFold} /> },
  };
  const order = ['publish', 'change', 'review', 'drop', 'retire'] as const;
  return (
    <>
      <Acts
        id={answer.id}
        of={answer.titleZh}
        acts={order.filter((name) => answer.can.includes(name)).map((name) => ({ name, ...forms[name] }))}
      />
      {answer.needsAnother && <p className="tone-soon">{say(words.needsAnother)}</p>}
    </>
  );
}

const simple = {
  publish: { door: doors.publish, label: words.publish, hint: undefined, done: words.published },
  drop: { door: doors.drop, label: words.drop, hint: words.dropHint, done: words.dropped },
  retire: { door: doors.retire, label: words.retire, hint: words.retireHint, done: words.retireDone },
} as const;

function SimpleAct({ act, answer, onFold }: ActProps & { readonly act: keyof typeof simple }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { door, label, done } = simple[act];
  const hint: Words | undefined = simple[act].hint;
  const knock = useKnock(door, {
    refreshes: ['answer.'],
    onDone: (told) => {
      void message.success(say(done));
      if ('gone' in told && told.gone) void navigate('/answers');
      else onFold();
    },
  });
  return (
    <RegisterForm
      title={label}
      label={label}
      danger={act !== 'publish'}
      paths={[]}
      knock={knock}
      onSend={() => knock.mutate({ id: answer.id, version: answer.version })}
      onFold={onFold}
    >
      {hint && <p className="field-wide">{say(hint)}</p>}
    </RegisterForm>
  );
}

const halfAYear = 180;

function ReviewAct({ answer, onFold }: ActProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [reviewOn, setReviewOn] = useState(() => addDays(dayOf(new Date()), halfAYear));
  const knock = useKnock(doors.review, {
    refreshes: ['answer.'],
    onDone: () => {
      void message.success(say(words.reviewed));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.review}
      label={words.review}
      paths={['reviewOn']}
      knock={knock}
      onSend={() => knock.mutate({ id: answer.id, version: answer.version, reviewOn })}
      onFold={onFold}
    >
      <p className="field-wide">{say(words.reviewHint)}</p>
      <DayField path="reviewOn" label={words.reviewBy} value={reviewOn} onChange={setReviewOn} />
    </RegisterForm>
  );
}
