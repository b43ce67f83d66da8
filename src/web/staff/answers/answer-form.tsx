import { App } from 'antd';
import { useNavigate } from 'react-router';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import { doors } from '../../../modules/answers/contract.ts';
import { type AnswerKind, answerKinds, contentWords } from '../../../modules/answers/words.ts';
import { formatSteps, readSteps } from '../../../modules/answers/words-steps.ts';
import { useLanguage } from '../../shared/language.tsx';
import { ChoiceField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { useKnock } from '../frame/doors.ts';
import { ContentFieldset } from './content-fields.tsx';
import type { AnswerSheet, MakesFor, Said, Typed } from './shapes.ts';
import { answerWords as words } from './words.ts';

const halfAYear = 180;

const nothing = (kind: AnswerKind): Typed => ({
  titleZh: '',
  titleEn: '',
  category: '',
  words: [],
  textZh: '',
  textEn: '',
  steps: '',
  paper: kind === 'template' ? 'answer' : null,
  nextStep: null,
  sourceZh: '',
  sourceEn: '',
  isPublic: false,
  reviewOn: addDays(dayOf(new Date()), halfAYear),
});

const typedOf = (said: Said): Typed => ({ ...said, steps: formatSteps(said.steps), category: said.category ?? '' });
const saidOf = ({ steps, category, ...typed }: Typed): Said => ({
  ...typed,
  steps: readSteps(steps),
  category: category || null,
});

const paths = Object.keys(contentWords);

/** A new entry: it begins as a draft. */
export function MakeAnswer({ makesFor, onFold }: { readonly makesFor: MakesFor; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [head, setHead] = useFields<{ kind: AnswerKind; unitId: string }>({
    kind: 'template',
    unitId: makesFor[0]?.id ?? '',
  });
  const [typed, set, setAll] = useFields(nothing('template'));
  const knock = useKnock(doors.make, {
    refreshes: ['answer.'],
    onDone: ({ id }) => {
      void message.success(say(words.saved));
      void navigate(`/answers/${id}`);
    },
  });
  const choose = (kind: AnswerKind) => {
    setHead('kind')(kind);
    setAll((before) => ({ ...before, paper: kind === 'template' ? 'answer' : null, nextStep: null, isPublic: false }));
  };
  return (
    <RegisterForm
      title={words.make}
      label={words.save}
      paths={[...paths, 'unitId', 'kind']}
      knock={knock}
      onSend={() => knock.mutate({ ...saidOf(typed), kind: head.kind, unitId: head.unitId || null })}
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={head.kind}
        onChange={choose}
        options={Object.entries(answerKinds).map(([value, name]) => ({ value: value as AnswerKind, label: say(name) }))}
      />
      <ChoiceField
        path="unitId"
        label={words.unit}
        value={head.unitId}
        onChange={setHead('unitId')}
        options={makesFor.map(({ id, name }) => ({ value: id ?? '', label: name ?? say(words.county) }))}
      />
      <ContentFieldset kind={head.kind} typed={typed} set={set} />
    </RegisterForm>
  );
}

/** Changes an entry: what is in use stays until somebody else has published the draft. */
export function ChangeAnswer({ answer, onFold }: { readonly answer: AnswerSheet; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const present = answer.draft ?? answer.live;
  const [typed, set] = useFields(present ? typedOf(present) : nothing(answer.kind));
  const guard = useSeen(answer.version);
  const knock = useKnock(doors.change, {
    refreshes: ['answer.'],
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.change}
      label={words.save}
      paths={paths}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ ...saidOf(typed), id: answer.id, version: guard.seen })}
      onFold={onFold}
    >
      <p className="quiet field-wide">{say(words.changeHint)}</p>
      <ContentFieldset kind={answer.kind} typed={typed} set={set} />
    </RegisterForm>
  );
}
