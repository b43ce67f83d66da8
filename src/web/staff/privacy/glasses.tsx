import { App, Button, Input, Segmented, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { emergencyKinds, reviewOutcomes } from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { glassWords, privacyWords as words } from './words.ts';

type Glass = AnswerOf<typeof doors.glasses>['rows'][number];
type Kind = keyof typeof emergencyKinds;

/** 紧急查看: the form, what waits for a review, and what was found. */
export function Glasses() {
  const { say } = useLanguage();
  const [show, setShow] = useState<'open' | 'decided'>('open');
  const glasses = useDoor(doors.glasses, { show });
  return (
    <section className="privacy-part">
      <Segmented
        aria-label={say(words.state)}
        value={show}
        onChange={setShow}
        options={[
          { value: 'open', label: say(glassWords.queue) },
          { value: 'decided', label: say(glassWords.done) },
        ]}
      />
      {glasses.isPending && <Waiting rows={4} />}
      {glasses.isError && <Failed problem={glasses.error} onRetry={() => void glasses.refetch()} />}
      {glasses.data?.rows.length === 0 && <Nothing title={glassWords.empty} />}
      <ul className="privacy-rows">
        {glasses.data?.rows.map((glass) => (
          <GlassLine key={glass.id} glass={glass} />
        ))}
      </ul>
      <BreakForm />
    </section>
  );
}

function BreakForm() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState<Kind>('life');
  const [reason, setReason] = useState('');
  const open = useKnock(doors.breakGlass, {
    refreshes: ['glass.'],
    onDone: ({ matterId }) => void navigate(`/matters/${matterId}`),
  });
  const isReady = number.trim().length >= 3 && reason.trim().length >= 10;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) open.mutate({ number: number.trim(), kind, reason: reason.trim() });
  };
  return (
    <form className="privacy-form" onSubmit={send}>
      <h2>{say(glassWords.title)}</h2>
      <p className="quiet">{say(glassWords.hint)}</p>
      <FieldLine id="glass-number" label={words.numberOrCode}>
        <Input
          id="glass-number"
          maxLength={40}
          autoComplete="off"
          value={number}
          onChange={(event) => setNumber(event.target.value)}
        />
      </FieldLine>
      <FieldLine id="glass-kind" label={words.kind}>
        <Select<Kind>
          id="glass-kind"
          value={kind}
          onChange={setKind}
          options={keysOf(emergencyKinds).map((value) => ({ value, label: say(emergencyKinds[value]) }))}
        />
      </FieldLine>
      <FieldLine id="glass-reason" label={words.why}>
        <Input.TextArea
          id="glass-reason"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldLine>
      <ProblemLine problem={open.error} />
      <div className="step-buttons">
        <Button danger htmlType="submit" loading={open.isPending} disabled={!isReady}>
          {say(glassWords.open)}
        </Button>
      </div>
    </form>
  );
}

function GlassLine({ glass }: { readonly glass: Glass }) {
  const { say } = useLanguage();
  return (
    <li>
      <div className="privacy-line">
        <strong className="figures">{glass.number}</strong>
        <span>{glass.unitName}</span>
        <span>{say(emergencyKinds[glass.kind])}</span>
        {glass.outcome && (
          <span className={glass.outcome === 'rejected' ? 'tone-maple' : 'tone-kept'}>
            {say(reviewOutcomes[glass.outcome])}
          </span>
        )}
        {glass.outcome === null && (
          <span className={glass.overdue ? 'tone-maple' : 'quiet'}>
            {`${say(words.due)} ${say(formatDayTime(glass.dueAt))}${glass.overdue ? ` · ${say(words.overdue)}` : ''}`}
          </span>
        )}
      </div>
      <div className="privacy-line quiet">
        <span>{[glass.byName, glass.byUnit].filter(Boolean).join(' · ')}</span>
        <span className="figures">{say(formatDayTime(glass.at))}</span>
      </div>
      <div className="privacy-words">{glass.reason}</div>
      {glass.note && <div className="privacy-words quiet">{`${glass.reviewedBy ?? ''}：${glass.note}`}</div>}
      {glass.can.includes('review') && <ReviewForm id={glass.id} />}
    </li>
  );
}

function ReviewForm({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const review = useKnock(doors.reviewGlass, {
    refreshes: ['glass.'],
    onDone: () => void message.success(say(glassWords.done)),
  });
  const isReady = note.trim().length >= 2;
  const send = (outcome: 'upheld' | 'rejected') => review.mutate({ id, outcome, note: note.trim() });
  return (
    <div className="privacy-form">
      <FieldLine id={`review-${id}`} label={glassWords.review}>
        <Input id={`review-${id}`} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </FieldLine>
      <ProblemLine problem={review.error} />
      <div className="step-buttons">
        <Button disabled={!isReady} loading={review.isPending} onClick={() => send('upheld')}>
          {say(glassWords.upheld)}
        </Button>
        <Button danger disabled={!isReady} loading={review.isPending} onClick={() => send('rejected')}>
          {say(glassWords.rejected)}
        </Button>
      </div>
    </div>
  );
}
