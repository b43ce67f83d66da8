import { type FormEvent, useState } from 'react';
import { ownDoors } from '../../../../modules/agreements/contract-own.ts';
import { HandPad, isDrawn, type Strokes } from '../../../shared/hand-pad.tsx';
import { useLanguage } from '../../../shared/language.tsx';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field, type Problem, ProblemSummary } from '../../pieces.tsx';
import type { OwnAgreement } from './shapes.ts';
import { ownAgreementWords as words } from './words.ts';

interface SignProps {
  readonly agreement: OwnAgreement;
  readonly signer: OwnAgreement['mine'][number];
  readonly refresh: () => void;
}

/** Sign or not: nothing is chosen beforehand, and neither is louder than the reading. */
export function SignForm(props: SignProps) {
  const { say } = useLanguage();
  const [choice, setChoice] = useState<'sign' | 'no' | null>(null);
  const { signer } = props;
  const back = () => setChoice(null);
  if (choice === 'sign') return <Signing {...props} onBack={back} />;
  if (choice === 'no') return <Declining {...props} onBack={back} />;
  return (
    <>
      <p>{say(words.free)}</p>
      <div className="moves">
        <button type="button" className="button button-first" onClick={() => setChoice('sign')}>
          {say(signer.isMyself ? words.sign : words.signFor(signer.name))}
        </button>
        <button type="button" className="button" onClick={() => setChoice('no')}>
          {say(words.noSign)}
        </button>
      </div>
    </>
  );
}

type ChosenProps = SignProps & { readonly onBack: () => void };

const plain = (name: string) => name.replaceAll(/[\s·•.]/gu, '');

function Signing({ agreement, signer, refresh, onBack }: ChosenProps) {
  const { say } = useLanguage();
  const [name, setName] = useState('');
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [tries, setTries] = useState(0);
  const { busy, failure, act } = useAct(ownDoors.ownSign);
  const problems: readonly Problem[] = [
    ...(plain(name) === plain(agreement.myName) ? [] : [{ field: 'signed-name', words: words.nameWrong }]),
    ...(isDrawn(strokes) ? [] : [{ field: 'signed-hand', words: words.handMissing }]),
  ];
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (problems.length > 0) return;
    const said = { agreementId: agreement.id, signerId: signer.signerId, signedName: name.trim() };
    if (await act({ ...said, hash: agreement.hash ?? '', strokes })) refresh();
  };
  const wrong = (field: string) => (tries > 0 ? problems.find((one) => one.field === field)?.words : undefined);
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <h3>{say(signer.isMyself ? words.sign : words.signFor(signer.name))}</h3>
      <ProblemSummary problems={tries > 0 ? problems : []} tries={tries} />
      <Field id="signed-name" label={words.name} problem={wrong('signed-name')}>
        {(describedBy, invalid) => (
          <input
            id="signed-name"
            value={name}
            maxLength={40}
            autoComplete="name"
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field id="signed-hand" label={words.hand} hint={words.record} problem={wrong('signed-hand')}>
        {() => (
          <div id="signed-hand" tabIndex={-1}>
            <HandPad label={say(words.hand)} value={strokes} onChange={setStrokes} />
          </div>
        )}
      </Field>
      <Failure words={failure} />
      <div className="moves">
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(words.confirm)}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {say(words.back)}
        </button>
      </div>
    </form>
  );
}

function Declining({ agreement, signer, refresh, onBack }: ChosenProps) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const { busy, failure, act } = useAct(ownDoors.ownDecline);
  const isShort = reason.trim().length < 2;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (isShort) return;
    if (await act({ agreementId: agreement.id, signerId: signer.signerId, reason: reason.trim() })) refresh();
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <h3>{say(words.noSign)}</h3>
      <Field
        id="decline-reason"
        label={words.reason}
        hint={words.reasonHint}
        problem={tries > 0 && isShort ? words.reasonMissing : undefined}
      >
        {(describedBy, invalid) => (
          <textarea
            id="decline-reason"
            rows={3}
            maxLength={500}
            value={reason}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <Failure words={failure} />
      <div className="moves">
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(words.sendNo)}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {say(words.back)}
        </button>
      </div>
    </form>
  );
}
