import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/privacy/contract.ts';
import { unsealOutcomes } from '../../../modules/privacy/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { unsealWords, privacyWords as words } from './words.ts';

type Unsealing = AnswerOf<typeof doors.unsealings>['rows'][number];

/** 解封: what was asked and what came of it; two people, a reason, a day. */
export function Unsealings() {
  const { say } = useLanguage();
  const asked = useDoor(doors.unsealings, {});
  return (
    <section className="privacy-part">
      <p className="quiet">{say(unsealWords.hint)}</p>
      {asked.isPending && <Waiting rows={4} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.rows.length === 0 && <Nothing title={unsealWords.empty} hint={unsealWords.emptyHint} />}
      <ul className="privacy-rows">
        {asked.data?.rows.map((row) => (
          <UnsealingLine key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function UnsealingLine({ row }: { readonly row: Unsealing }) {
  const { say } = useLanguage();
  return (
    <li>
      <div className="privacy-line">
        <Link className="row-title figures" to={`/matters/${row.matterId}`}>
          {row.number}
        </Link>
        <span>{row.unitName}</span>
        <span className="quiet">{`${row.askedBy} · ${say(formatDayTime(row.askedAt))}`}</span>
        {row.outcome && (
          <span className={row.outcome === 'approved' ? 'tone-soon' : 'tone-quiet'}>
            {say(unsealOutcomes[row.outcome])}
            {row.until && ` · ${say(unsealWords.until)} ${say(formatDayTime(row.until))}`}
          </span>
        )}
      </div>
      <div className="privacy-words">{row.reason}</div>
      {row.note && <div className="privacy-words quiet">{`${row.decidedBy ?? ''}：${row.note}`}</div>}
      {row.can.includes('decide') && <DecideForm id={row.id} />}
      {row.can.includes('look') && <Look id={row.id} />}
    </li>
  );
}

function DecideForm({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const [note, setNote] = useState('');
  const decide = useKnock(doors.decideUnsealing, { refreshes: ['unseal.'] });
  const isReady = note.trim().length >= 2;
  return (
    <div className="privacy-form">
      <FieldLine id={`unseal-${id}`} label={words.note}>
        <Input id={`unseal-${id}`} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </FieldLine>
      <ProblemLine problem={decide.error} />
      <div className="step-buttons">
        {(['approved', 'refused'] as const).map((outcome) => (
          <Button
            key={outcome}
            disabled={!isReady}
            loading={decide.isPending}
            onClick={() => decide.mutate({ id, outcome, note: note.trim() })}
          >
            {say(outcome === 'approved' ? unsealWords.approve : unsealWords.refuse)}
          </Button>
        ))}
      </div>
    </div>
  );
}

// Asked only when somebody presses the button: each look leaves a line that the resident reads.
function Look({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const [isAsked, setAsked] = useState(false);
  const identity = useDoor(doors.unsealed, { id }, { enabled: isAsked });
  if (!isAsked) {
    return (
      <div>
        <Button onClick={() => setAsked(true)}>{say(unsealWords.look)}</Button>
      </div>
    );
  }
  return (
    <>
      <ProblemLine problem={identity.error} />
      {identity.data && (
        <output className="privacy-line">
          <strong>{identity.data.name ?? '—'}</strong>
          <span className="figures">{identity.data.phone ?? '—'}</span>
          <span>{identity.data.note}</span>
        </output>
      )}
    </>
  );
}

/** Beside a confidential reporter on the page of a matter: asking to see who it is, with a reason. */
export function AskUnsealing({ matterId, reporterId }: { readonly matterId: string; readonly reporterId: string }) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const ask = useKnock(doors.askUnsealing, { refreshes: ['unseal.'] });
  if (ask.isSuccess) return <output className="quiet small">{say(unsealWords.asked)}</output>;
  if (!isOpen) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        {say(unsealWords.ask)}
      </Button>
    );
  }
  return (
    <div className="step-form">
      <FieldLine id={`ask-${reporterId}`} label={words.why}>
        <Input.TextArea
          id={`ask-${reporterId}`}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </FieldLine>
      <ProblemLine problem={ask.error} />
      <div className="step-buttons">
        <Button
          size="small"
          disabled={reason.trim().length < 10}
          loading={ask.isPending}
          onClick={() => ask.mutate({ matterId, reporterId, reason: reason.trim() })}
        >
          {say(unsealWords.ask)}
        </Button>
      </div>
    </div>
  );
}
