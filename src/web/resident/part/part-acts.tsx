import { type FormEvent, type ReactNode, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { helperDoors } from '../../../modules/matters/contract-helper.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useAct } from '../follow/use-act.ts';
import { Failure, Field } from '../pieces.tsx';
import { partWords } from '../words-part.ts';
import { PhotoPicker, usePhotoIds } from './photo-picker.tsx';
import type { PartShown } from './shapes.ts';

interface ActsProps {
  readonly part: PartShown;
  readonly done: () => void;
}

/** Sign for it, tell news, finish, return; each form asks for its words in place. */
export function PartActs({ part, done }: ActsProps) {
  const { can } = part;
  const tell = useAct(helperDoors.helperTell);
  const giveBack = useAct(helperDoors.helperReturn);
  if (can.length === 0) return null;
  return (
    <section className="part-acts">
      {can.includes('take') && <Take done={done} />}
      {can.includes('finish') && <Finish open={part.state === 'taken'} done={done} />}
      {can.includes('tell') && (
        <TextAct
          id="tell"
          title={partWords.tell}
          label={partWords.tellText}
          busy={tell.busy}
          failure={tell.failure}
          send={(text) => tell.act({ text })}
          done={done}
        />
      )}
      {can.includes('return') && (
        <TextAct
          id="return"
          title={partWords.giveBack}
          label={partWords.giveBackText}
          hint={partWords.giveBackHint}
          most={500}
          busy={giveBack.busy}
          failure={giveBack.failure}
          send={(reason) => giveBack.act({ reason })}
          done={done}
        />
      )}
    </section>
  );
}

function Take({ done }: { readonly done: () => void }) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(helperDoors.helperTake);
  const take = async () => {
    if (await act({})) done();
  };
  return (
    <div className="part-take">
      <Failure words={failure} />
      <button type="button" className="button button-first" aria-disabled={busy} onClick={() => void take()}>
        {say(partWords.take)}
      </button>
      <p className="hint">{say(partWords.takeHint)}</p>
    </div>
  );
}

function Finish({ open, done }: { readonly open: boolean; readonly done: () => void }) {
  const photos = usePhotoIds();
  const { busy, failure, act } = useAct(helperDoors.helperFinish);
  return (
    <TextAct
      id="finish"
      title={partWords.finish}
      label={partWords.finishText}
      open={open}
      busy={busy || photos.isSending}
      failure={failure ?? photos.failure}
      send={(answer) => act({ answer, fileIds: [...photos.ids] })}
      done={done}
    >
      <PhotoPicker photos={photos} />
    </TextAct>
  );
}

interface TextActProps {
  readonly id: string;
  readonly title: Words;
  readonly label: Words;
  readonly hint?: Words;
  readonly most?: number;
  readonly open?: boolean;
  readonly busy: boolean;
  readonly failure: Words | undefined;
  readonly send: (text: string) => Promise<unknown>;
  readonly done: () => void;
  readonly children?: ReactNode;
}

function TextAct({ id, title, label, hint, most = 5000, open, busy, failure, send, done, children }: TextActProps) {
  const { say } = useLanguage();
  const [text, setText] = useState('');
  const [isShort, setShort] = useState(false);
  const [isDone, setDone] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    setShort(text.trim().length < 2);
    if (busy || text.trim().length < 2 || !(await send(text))) return;
    setText('');
    setDone(true);
    done();
  };
  return (
    <details className="fold" open={open}>
      <summary>{say(title)}</summary>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <Field id={`part-${id}`} label={label} {...(hint && { hint })} problem={isShort ? partWords.short : undefined}>
          {(describedBy, invalid) => (
            <textarea
              id={`part-${id}`}
              rows={3}
              maxLength={most}
              value={text}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {children}
        <Failure words={failure} />
        <button type="submit" className={open ? 'button button-first' : 'button'} aria-disabled={busy}>
          {say(partWords.send)}
        </button>{' '}
        <span role="status">{isDone && say(partWords.done)}</span>
      </form>
    </details>
  );
}
