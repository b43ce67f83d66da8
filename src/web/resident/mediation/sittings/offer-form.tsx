import { type FormEvent, useState } from 'react';
import { parseYuan } from '../../../../kit/money.ts';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import { sittingWords as words } from './words.ts';

/** 提方案: in own words, an amount if there is one, and whether the other side is to hear of it yet. */
export function OfferForm({ onDone }: { readonly onDone: () => void }) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const [amount, setAmount] = useState('');
  const [conditions, setConditions] = useState('');
  const [keepBack, setKeepBack] = useState(false);
  const [tries, setTries] = useState(0);
  const { busy, failure, act } = useAct(ownDoors.ownOffer);
  const amountFen = amount.trim() === '' ? undefined : parseYuan(amount);
  const isShort = text.trim().length < 2;
  const isNoAmount = amount.trim() !== '' && amountFen === undefined;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (isShort || isNoAmount) return;
    const said = { text, conditions, keepBack, ...(amountFen !== undefined && { amountFen }) };
    if (await act(said)) {
      setText('');
      setAmount('');
      setConditions('');
      setTries(0);
      onDone();
    }
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Field id="offer-text" label={words.offerText} problem={tries > 0 && isShort ? words.textMissing : undefined}>
        {(describedBy, invalid) => (
          <textarea
            id="offer-text"
            rows={3}
            maxLength={2000}
            value={text}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field id="offer-amount" label={words.amount} problem={tries > 0 && isNoAmount ? words.amountWrong : undefined}>
        {(describedBy, invalid) => (
          <input
            id="offer-amount"
            inputMode="decimal"
            value={amount}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Field id="offer-conditions" label={words.conditions} problem={undefined}>
        {() => (
          <input
            id="offer-conditions"
            maxLength={1000}
            value={conditions}
            onChange={(event) => setConditions(event.target.value)}
          />
        )}
      </Field>
      <p>
        <label className="sitting-tick">
          <input type="checkbox" checked={keepBack} onChange={(event) => setKeepBack(event.target.checked)} />{' '}
          {say(words.keepBack)}
        </label>
      </p>
      <Failure words={failure} />
      <button type="submit" className="button button-first" aria-disabled={busy}>
        {say(words.send)}
      </button>
    </form>
  );
}
