import { type FormEvent, useState } from 'react';
import { courtDoors } from '../../../modules/confirmation/contract-court.ts';
import { type CourtAnswer as Answer, courtAnswers } from '../../../modules/confirmation/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useAct } from '../follow/use-act.ts';
import { courtWords as words } from '../mediation/confirmation/words.ts';
import { Failure, Field } from '../pieces.tsx';
import type { Application } from './shapes.ts';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** 答复: one of what fits now; a no says why. */
export function CourtAnswer({ one, done }: { readonly one: Application; readonly done: () => void }) {
  const { say } = useLanguage();
  const [answer, setAnswer] = useState<Answer>();
  const [on, setOn] = useState(today());
  const [caseNumber, setNumber] = useState(one.caseNumber);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, failure, act } = useAct(courtDoors.courtAnswer);
  const isNo = answer === 'declined' || answer === 'unconfirmed';
  const isShort = isNo && reason.trim().length < 2;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (answer === undefined || isShort) return;
    if (await act({ answer, on, caseNumber, reason })) {
      setAnswer(undefined);
      setTried(false);
      done();
    }
  };
  return (
    <form className="part-acts" noValidate onSubmit={(event) => void send(event)}>
      <fieldset className="chips court-answers">
        <legend>{say(words.answer)}</legend>
        {tried && answer === undefined && <p className="problem">{say(words.choose)}</p>}
        {one.answers.map((name) => (
          <label key={name} className="chip">
            <input type="radio" name="answer" checked={answer === name} onChange={() => setAnswer(name)} />
            <span>{say(courtAnswers[name])}</span>
          </label>
        ))}
      </fieldset>
      <Field id="court-on" label={words.on} problem={undefined}>
        {() => <input id="court-on" type="date" value={on} onChange={(event) => setOn(event.target.value)} />}
      </Field>
      <Field id="court-number" label={words.caseNumber} problem={undefined}>
        {() => (
          <input
            id="court-number"
            value={caseNumber}
            maxLength={60}
            onChange={(event) => setNumber(event.target.value)}
          />
        )}
      </Field>
      {isNo && (
        <Field id="court-reason" label={words.reason} problem={tried && isShort ? words.reasonMissing : undefined}>
          {(describedBy, invalid) => (
            <textarea
              id="court-reason"
              rows={3}
              maxLength={1000}
              value={reason}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <Failure words={failure} />
      <button type="submit" className="button button-first" aria-disabled={busy}>
        {say(words.send)}
      </button>
    </form>
  );
}
