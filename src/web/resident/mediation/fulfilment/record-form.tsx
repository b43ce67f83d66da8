import { type FormEvent, useRef, useState } from 'react';
import { formatYuan, parseYuan } from '../../../../kit/money.ts';
import type { Words } from '../../../../kit/words.ts';
import { ownDoors } from '../../../../modules/fulfilment/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useAct } from '../../follow/use-act.ts';
import { usePhotoIds } from '../../part/photo-picker.tsx';
import { Failure, Field } from '../../pieces.tsx';
import type { AccountProps, OwnAccount } from './shapes.ts';
import { ownFulfilmentWords as words } from './words.ts';

type Kind = 'payment' | 'deed' | 'breach';

const labels: Readonly<Record<Kind, Readonly<Record<OwnAccount['mine'], Words>>>> = {
  payment: { by: words.recordPayment, to: words.recordReceived },
  deed: { by: words.recordDeed, to: words.recordDone },
  breach: { by: words.recordBreach, to: words.recordBreach },
};

/** 登记: a payment with its day, amount and photo; that it was done; that it was not kept. */
export function RecordForm(props: AccountProps) {
  const { say } = useLanguage();
  const kind = (['payment', 'deed', 'breach'] as const).find((one) => props.account.can.includes(one));
  if (!kind) return null;
  return (
    <details className="fold">
      <summary>{say(labels[kind][props.account.mine])}</summary>
      <Recording key={props.account.ledger.length} {...props} kind={kind} />
    </details>
  );
}

function Recording({ account, today, refresh, kind }: AccountProps & { readonly kind: Kind }) {
  const { say } = useLanguage();
  const [typed, setTyped] = useState(account.next?.fen ? formatYuan(account.next.fen) : '');
  const [on, setOn] = useState(today);
  const [how, setHow] = useState(account.how.slice(0, 60));
  const [note, setNote] = useState('');
  const [isForOffice, setForOffice] = useState(false);
  const [isTried, setTried] = useState(false);
  const photos = usePhotoIds();
  const { busy, failure, act } = useAct(ownDoors.ownRecord);
  const fen = parseYuan(typed) ?? 0;
  const noAmount = kind === 'payment' && fen < 1;
  const noDay = on === '' || on > today;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (noAmount || noDay || photos.isSending) return;
    const done = await act({
      obligationId: account.id,
      what: kind,
      on,
      note,
      fileIds: [...photos.ids],
      proofFor: isForOffice ? 'office' : 'both',
      ...(kind === 'payment' && { fen, how }),
    });
    if (done) refresh();
  };
  const id = (name: string) => `${name}-${account.id}`;
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {kind === 'payment' && <p className="hint">{say(words.moneyHint)}</p>}
      {kind === 'payment' && (
        <Field id={id('amount')} label={words.amount} problem={isTried && noAmount ? words.amountWrong : undefined}>
          {(describedBy, invalid) => (
            <input
              id={id('amount')}
              inputMode="decimal"
              maxLength={20}
              value={typed}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field id={id('day')} label={words.day} problem={isTried && noDay ? words.dayWrong : undefined}>
        {(describedBy, invalid) => (
          <input
            id={id('day')}
            type="date"
            max={today}
            value={on}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setOn(event.target.value)}
          />
        )}
      </Field>
      {kind === 'payment' && (
        <Field id={id('how')} label={words.how} problem={undefined}>
          {() => <input id={id('how')} maxLength={60} value={how} onChange={(event) => setHow(event.target.value)} />}
        </Field>
      )}
      <Field id={id('note')} label={words.note} problem={undefined}>
        {() => (
          <textarea
            id={id('note')}
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Photos photos={photos} isForOffice={isForOffice} setForOffice={setForOffice} />
      <Failure words={failure ?? photos.failure} />
      <button type="submit" className="button button-first" aria-disabled={busy || photos.isSending}>
        {say(words.send)}
      </button>
    </form>
  );
}

interface PhotosProps {
  readonly photos: ReturnType<typeof usePhotoIds>;
  readonly isForOffice: boolean;
  readonly setForOffice: (is: boolean) => void;
}

function Photos({ photos, isForOffice, setForOffice }: PhotosProps) {
  const { say } = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="part-photos">
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          void photos.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button type="button" className="button" disabled={photos.isSending} onClick={() => chooser.current?.click()}>
        {say(words.photo)}
      </button>{' '}
      <span role="status">
        {photos.isSending ? say(words.sendingPhoto) : photos.ids.length > 0 && say(words.photos(photos.ids.length))}
      </span>
      {photos.ids.length > 0 && (
        <label className="own-account-tick">
          <input type="checkbox" checked={isForOffice} onChange={(event) => setForOffice(event.target.checked)} />{' '}
          {say(words.forOffice)}
        </label>
      )}
    </div>
  );
}
