import { type FormEvent, useState } from 'react';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Failure, Field } from '../pieces.tsx';
import { withdrawWords } from '../words-follow.ts';
import { useAct } from './use-act.ts';

/** Withdrawing asks for its reason in place, and says first what it does. */
export function Withdraw({ done }: { readonly done: () => void }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const { busy, failure, act } = useAct(reporterDoors.withdraw);
  const withdraw = async (event: FormEvent) => {
    event.preventDefault();
    if (await act({ reason })) done();
  };
  return (
    <details className="fold">
      <summary>{say(withdrawWords.title)}</summary>
      <form onSubmit={(event) => void withdraw(event)}>
        <p>{say(withdrawWords.text)}</p>
        <Field id="withdraw-reason" label={withdrawWords.reason} problem={undefined}>
          {() => (
            <textarea
              id="withdraw-reason"
              rows={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Failure words={failure} />
        <button type="submit" className="button button-danger" aria-disabled={busy}>
          {say(withdrawWords.send)}
        </button>
      </form>
    </details>
  );
}
