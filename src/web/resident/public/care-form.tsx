import { type FormEvent, useState } from 'react';
import { isMobileNumber } from '../../../kit/text.ts';
import { publicDoors } from '../../../modules/matters/contract-public.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useAct } from '../follow/use-act.ts';
import { Failure, Field } from '../pieces.tsx';
import { youWords } from '../words-report.ts';
import { publicWords as words } from '../words-together.ts';

interface CareProps {
  readonly code: string;
  /** A phone that was typed before. */
  readonly given?: string;
  readonly onKept?: () => void;
}

/** 我也关心: following a public problem needs no account; a phone only for whoever wants to hear of the result. */
export function CareForm({ code, given = '', onKept }: CareProps) {
  const { say, language } = useLanguage();
  const [phone, setPhone] = useState(given);
  const [wrong, setWrong] = useState(false);
  const [kept, setKept] = useState<{ readonly code: string; readonly tail: string }>();
  const { busy, failure, act } = useAct(publicDoors.follow);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const isWrong = phone.trim() !== '' && !isMobileNumber(phone);
    setWrong(isWrong);
    if (isWrong) return;
    const answer = await act({ code, language, ...(phone.trim() && { phone: phone.trim() }) });
    if (!answer) return;
    setKept(answer);
    onKept?.();
  };
  if (kept)
    return (
      <section className="keep" role="status">
        <p>{say(words.kept)}</p>
        <dl>
          <div>
            <dt>{say(words.code)}</dt>
            <dd className="code">{kept.code}</dd>
          </div>
          <div>
            <dt>{say(words.tail)}</dt>
            <dd className="code">{kept.tail}</dd>
          </div>
        </dl>
      </section>
    );
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <p className="hint">{say(words.careAbout)}</p>
      <Field id="phone" label={words.phone} problem={wrong ? youWords.phoneWrong : undefined}>
        {(describedBy, invalid) => (
          <input
            id="phone"
            inputMode="tel"
            autoComplete="tel"
            value={phone}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
      </Field>
      <Failure words={failure} />
      <button type="submit" className="button button-first" aria-disabled={busy}>
        {say(words.care)}
      </button>
    </form>
  );
}
