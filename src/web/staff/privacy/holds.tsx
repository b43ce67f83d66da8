import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { doors } from '../../../modules/privacy/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { Failed, Nothing, ProblemLine, Waiting } from '../frame/states.tsx';
import { FieldLine } from '../matters/step-frame.tsx';
import { privacyWords, ruleWords as words } from './words.ts';

/** 保全: matters that nothing may be taken from while a suit or an inquiry needs them. */
export function Holds() {
  const { say } = useLanguage();
  const protects = holdsAny(useMe(), ['protect']);
  const holds = useDoor(doors.holds, {});
  const lift = useKnock(doors.liftHold, { refreshes: ['hold.'] });
  return (
    <section className="privacy-part">
      {protects && <PlaceForm />}
      {holds.isPending && <Waiting rows={4} />}
      {holds.isError && <Failed problem={holds.error} onRetry={() => void holds.refetch()} />}
      {holds.data?.rows.length === 0 && <Nothing title={words.noHolds} hint={words.holdHint} />}
      <ProblemLine problem={lift.error} />
      <ul className="privacy-rows">
        {holds.data?.rows.map((hold) => (
          <li key={hold.id}>
            <div className="privacy-line">
              <strong className="figures">{hold.number}</strong>
              <span className="quiet">{`${hold.by} · ${say(formatDay(hold.fromAt))}`}</span>
              {hold.until && <span className="quiet">{`→ ${say(formatDay(hold.until))}`}</span>}
              {hold.liftedAt && (
                <span className="quiet">{`${say(words.lifted)} ${say(formatDay(hold.liftedAt))}`}</span>
              )}
              {protects && hold.liftedAt === null && (
                <Button size="small" loading={lift.isPending} onClick={() => lift.mutate({ id: hold.id })}>
                  {say(words.lift)}
                </Button>
              )}
            </div>
            <div className="privacy-words">{hold.reason}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaceForm() {
  const { say } = useLanguage();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const place = useKnock(doors.placeHold, {
    refreshes: ['hold.'],
    onDone: () => {
      setNumber('');
      setReason('');
    },
  });
  const isReady = number.trim().length >= 3 && reason.trim().length >= 10;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) place.mutate({ number: number.trim(), reason: reason.trim(), until: until === '' ? null : until });
  };
  return (
    <form className="privacy-form" onSubmit={send}>
      <h2>{say(words.place)}</h2>
      <p className="quiet">{say(words.holdHint)}</p>
      <FieldLine id="hold-number" label={privacyWords.number}>
        <Input id="hold-number" maxLength={40} value={number} onChange={(event) => setNumber(event.target.value)} />
      </FieldLine>
      <FieldLine id="hold-reason" label={privacyWords.why}>
        <Input id="hold-reason" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </FieldLine>
      <FieldLine id="hold-until" label={words.until}>
        <input
          id="hold-until"
          type="date"
          className="plain-field"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </FieldLine>
      <ProblemLine problem={place.error} />
      <div className="step-buttons">
        <Button htmlType="submit" loading={place.isPending} disabled={!isReady}>
          {say(words.place)}
        </Button>
      </div>
    </form>
  );
}
