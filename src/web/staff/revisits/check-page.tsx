import { App, Radio } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/revisits/contract.ts';
import { checkStates } from '../../../modules/revisits/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { ActButtons, useOpenForm } from '../forms/acts.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { FakeShare } from './checks.tsx';
import { VisitTabs } from './visits.tsx';
import { visitWords as words } from './words.ts';
import './revisits.css';

type Item = AnswerOf<typeof doors.items>['items'][number];

/** One sample: each matter with what the check found. */
export function CheckPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const asked = useDoor(doors.items, { id });
  const opening = useOpenForm();
  const { open, fold } = opening;
  if (asked.isPending) return <Waiting rows={10} />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { round, items } = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>
          {round.unitName} {say(formatDay(round.fromOn))} – {say(formatDay(round.toOn))}
        </h1>
        <VisitTabs />
      </div>
      <p>
        {say(words.drawn(round.drawn, round.eligible))} · {say(words.judged(round.judged, round.drawn))}{' '}
        <FakeShare fake={round.fake} />
        <br />
        <small className="quiet">
          {say(words.seed)}：{round.seed}
        </small>
      </p>
      <ul className="visit-rows">
        {items.map((item) => {
          const acts = [{ name: 'judge', label: words.judge, form: () => <JudgeForm item={item} onFold={fold} /> }];
          return (
            <li key={item.id}>
              <span className={item.state === 'fake' ? 'tone-maple' : 'quiet'}>{say(checkStates[item.state])}</span>
              <span>
                <Link className="row-title" to={`/matters/${item.matter.id}`}>
                  {item.matter.title}
                </Link>
                <span className="quiet small"> {item.matter.number}</span>
                {item.note && <div className="small">{item.note}</div>}
              </span>
              <span className="step-buttons">
                {item.canJudge && (
                  <ActButtons small id={item.id} of={item.matter.title} acts={acts} opening={opening} />
                )}
              </span>
              {open?.id === item.id && <JudgeForm item={item} onFold={fold} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function JudgeForm({ item, onFold }: { readonly item: Item; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [verdict, setVerdict] = useState<'sound' | 'fake' | null>(null);
  const [note, setNote] = useState('');
  const knock = useKnock(doors.judge, {
    refreshes: ['check.', 'matter.'],
    onDone: () => {
      void message.success(say(words.judge));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.judge}
      label={words.judge}
      danger={verdict === 'fake'}
      paths={['verdict', 'note']}
      gaps={{
        verdict: verdict === null ? words.chooseOne : undefined,
        note: note.trim().length < 2 ? words.tooShort : undefined,
      }}
      knock={knock}
      onSend={() => verdict && knock.mutate({ id: item.id, verdict, note })}
      onFold={onFold}
    >
      <Field path="verdict" label={words.verdict} {...(verdict === 'fake' && { hint: words.fakeAbout })}>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label={say(words.verdict)}
            value={verdict}
            onChange={({ target }) => setVerdict(target.value)}
            options={(['sound', 'fake'] as const).map((value) => ({ value, label: say(checkStates[value]) }))}
          />
        )}
      </Field>
      <TextField wide path="note" label={words.judgeNote} max={2000} rows={2} value={note} onChange={setNote} />
    </RegisterForm>
  );
}
