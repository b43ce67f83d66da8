import { type FormEvent, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field } from '../pieces.tsx';
import { usePocket } from '../store.ts';
import { isGoodPin } from '../vault/sealing.ts';
import { triesLeftWords, gateWords as words } from '../words-gate.ts';
import { choosePin, tryPin } from './gate.ts';
import { Gate, WipeHere } from './waiting-pages.tsx';

interface PinProps {
  readonly id: string;
  readonly label: Words;
  readonly value: string;
  readonly onType: (pin: string) => void;
  readonly isNew?: boolean;
  readonly problem?: Words | null;
}

function Pin({ id, label, value, onType, isNew = false, problem = null }: PinProps) {
  return (
    <Field id={id} label={label} problem={problem}>
      {(bind) => (
        <input
          {...bind}
          type="password"
          className="pin"
          inputMode="numeric"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          maxLength={12}
          value={value}
          onChange={(event) => onType(event.target.value.replaceAll(/\D/g, ''))}
        />
      )}
    </Field>
  );
}

export function NewPin() {
  const { say } = useLanguage();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const wrong = !isGoodPin(pin) ? words.pinWeak : pin === again ? null : words.pinDiffers;
    setProblem(wrong);
    if (wrong || isBusy) return;
    setBusy(true);
    void choosePin(pin).finally(() => setBusy(false));
  };
  return (
    <Gate title={words.newPinTitle} lead={words.newPinLead}>
      <form onSubmit={send} noValidate>
        <Pin id="pin" label={words.pin} value={pin} onType={setPin} isNew problem={problem} />
        <Pin id="pin-again" label={words.pinAgain} value={again} onType={setAgain} isNew />
        <button type="submit" className="button button-first" aria-disabled={isBusy}>
          {say(words.choose)}
        </button>
      </form>
    </Gate>
  );
}

export function Unlock() {
  const { say } = useLanguage();
  const { triesLeft } = usePocket();
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isLost, setLost] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || pin.length < 6) return;
    setBusy(true);
    void tryPin(pin).finally(() => {
      setPin('');
      setBusy(false);
    });
  };
  const problem = triesLeft === null ? null : triesLeftWords(triesLeft);
  return (
    <Gate title={words.lockedTitle} lead={words.lockedLead}>
      <form onSubmit={send} noValidate>
        <Pin id="pin" label={words.pin} value={pin} onType={setPin} problem={problem} />
        <button type="submit" className="button button-first" aria-disabled={isBusy}>
          {say(words.unlock)}
        </button>
      </form>
      {isLost ? (
        <WipeHere onKeep={() => setLost(false)} />
      ) : (
        <button type="button" className="plain" onClick={() => setLost(true)}>
          {say(words.forgot)}
        </button>
      )}
    </Gate>
  );
}
