import { type FormEvent, useRef, useState } from 'react';
import { newId } from '../../../../kit/ids.ts';
import type { Words } from '../../../../kit/words.ts';
import { ownDoors } from '../../../../modules/confirmation/contract-own.ts';
import { paperKinds } from '../../../../modules/confirmation/words.ts';
import { platformDoors } from '../../../../platform/contract.ts';
import { call, sendBytes } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { failureWords } from '../../failure-words.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import { fitForSending } from '../../report/photo-file.ts';
import type { KnownProps, OwnConfirmation } from './shapes.ts';
import { ownConfirmWords as words } from './words.ts';

type Mine = OwnConfirmation['mine'][number];

/** My yes or no; neither is louder than the other, and a yes can be taken back. */
export function MyWord({ one, done }: KnownProps) {
  return one.mine.map((mine) => <One key={mine.partyId} mine={mine} done={done} />);
}

interface OneProps {
  readonly mine: Mine;
  readonly done: () => void;
}

function One({ mine, done }: OneProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownSay);
  const send = async (said: 'yes' | 'no' | 'back') => {
    if (await act({ partyId: mine.partyId, said })) done();
  };
  const button = (said: 'yes' | 'no' | 'back') => (
    <button type="button" className="button" aria-disabled={busy} onClick={() => void send(said)}>
      {say(words[said])}
    </button>
  );
  return (
    <div className="own-confirm-word">
      <h3>{say(mine.isMyself ? words.ask : words.askFor(mine.name))}</h3>
      <p role="status">
        {mine.said === 'yes' && say(words.saidYes)}
        {mine.said === 'no' && say(words.saidNo)}
      </p>
      <Failure words={failure} />
      <div className="moves">
        {mine.said !== 'yes' && button('yes')}
        {mine.said === 'yes' ? button('back') : mine.said !== 'no' && button('no')}
      </div>
      {mine.said === 'yes' && (
        <>
          <Missing mine={mine} done={done} />
          <Contact key={mine.partyId} mine={mine} done={done} />
        </>
      )}
    </div>
  );
}

type Given = 'identity' | 'property' | 'attorney';
const given: readonly string[] = ['identity', 'property', 'attorney'];

function Missing({ mine, done }: OneProps) {
  const { say } = useLanguage();
  const [busy, setBusy] = useState<Given>();
  const [failure, setFailure] = useState<Words>();
  const kinds = mine.missing.filter((kind): kind is Given => given.includes(kind));
  const send = async (kind: Given, file: File) => {
    setBusy(kind);
    setFailure(undefined);
    try {
      const { id } = await sendBytes(platformDoors.sendFile, await fitForSending(file), { requestId: newId() });
      await call(ownDoors.ownPaper, { partyId: mine.partyId, kind, fileId: id }, { requestId: newId() });
      done();
    } catch (problem) {
      setFailure(failureWords(problem));
    } finally {
      setBusy(undefined);
    }
  };
  if (kinds.length === 0) return null;
  return (
    <>
      <h3>{say(words.missing)}</h3>
      <p className="hint">{say(words.sendHint)}</p>
      <Failure words={failure} />
      {kinds.map((kind) => (
        <SendPaper key={kind} label={paperKinds[kind]} busy={busy === kind} onFile={(file) => void send(kind, file)} />
      ))}
    </>
  );
}

interface SendPaperProps {
  readonly label: Words;
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

function SendPaper({ label, busy, onFile }: SendPaperProps) {
  const { say } = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <p>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      <button type="button" className="button" disabled={busy} onClick={() => chooser.current?.click()}>
        {say(words.send(label))}
      </button>
    </p>
  );
}

function Contact({ mine, done }: OneProps) {
  const { say } = useLanguage();
  const [address, setAddress] = useState(mine.address);
  const [phone, setPhone] = useState(mine.phone);
  const { busy, failure, act } = useAct(ownDoors.ownContact);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (await act({ partyId: mine.partyId, address, phone })) done();
  };
  const id = (name: string) => `confirm-${name}-${mine.partyId}`;
  return (
    <details className="fold" open={!mine.confirmed}>
      <summary>
        {say(words.contact)} {mine.confirmed && `· ${say(words.saved)}`}
      </summary>
      <form noValidate onSubmit={(event) => void send(event)}>
        <Field id={id('address')} label={words.address} hint={words.contactHint} problem={undefined}>
          {(describedBy) => (
            <input
              id={id('address')}
              value={address}
              maxLength={200}
              autoComplete="street-address"
              aria-describedby={describedBy}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Field>
        <Field id={id('phone')} label={words.phone} problem={undefined}>
          {(describedBy) => (
            <input
              id={id('phone')}
              value={phone}
              maxLength={30}
              inputMode="tel"
              autoComplete="tel"
              aria-describedby={describedBy}
              onChange={(event) => setPhone(event.target.value)}
            />
          )}
        </Field>
        <Failure words={failure} />
        <button type="submit" className="button" aria-disabled={busy}>
          {say(words.save)}
        </button>
      </form>
    </details>
  );
}
