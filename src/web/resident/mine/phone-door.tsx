import { type FormEvent, useState } from 'react';
import { residentDoors } from '../../../modules/privacy/contract-resident.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useAct } from '../follow/use-act.ts';
import { Heading } from '../heading.tsx';
import { Failure, Field } from '../pieces.tsx';
import { mineWords } from './words.ts';

/** Phone, then the code that was sent to it: one question at a time, and never a word on whether the phone is known. */
export function PhoneDoor({ entered }: { readonly entered: () => void }) {
  const { say } = useLanguage();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const asking = useAct(residentDoors.phoneCode);
  const opening = useAct(residentDoors.phoneOpen);
  const next = async (event: FormEvent) => {
    event.preventDefault();
    if (!isSent) {
      if (await asking.act({ phone })) setSent(true);
    } else if (await opening.act({ phone, code })) entered();
  };
  const busy = asking.busy || opening.busy;
  return (
    <form className="narrow" noValidate onSubmit={(event) => void next(event)}>
      <Heading title={say(mineWords.title)}>{say(mineWords.title)}</Heading>
      <Failure words={asking.failure ?? opening.failure} />
      <p>{say(mineWords.lead)}</p>
      {!isSent && <p>{say(mineWords.risk)}</p>}
      {!isSent && (
        <Field id="phone" label={mineWords.phone} hint={mineWords.phoneHint} problem={undefined}>
          {(describedBy) => (
            <input
              id="phone"
              className="code-field"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={30}
              value={phone}
              aria-describedby={describedBy}
              onChange={(event) => setPhone(event.target.value)}
            />
          )}
        </Field>
      )}
      {isSent && (
        <>
          <p role="status">{say(mineWords.sent)}</p>
          <Field id="code" label={mineWords.code} hint={mineWords.codeHint} problem={undefined}>
            {(describedBy) => (
              <input
                id="code"
                className="code-field tail-field"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={12}
                value={code}
                aria-describedby={describedBy}
                onChange={(event) => setCode(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <div className="moves">
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(isSent ? mineWords.enter : mineWords.send)}
        </button>
        {isSent && (
          <button type="button" className="button" onClick={() => setSent(false)}>
            {say(mineWords.again)}
          </button>
        )}
      </div>
    </form>
  );
}
