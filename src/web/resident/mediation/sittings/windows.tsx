import { type FormEvent, useState } from 'react';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { OwnSittings, OwnSittingsProps } from './shapes.ts';
import { sittingWords as words } from './words.ts';

type Window = OwnSittings['windows'][number];
// A day and a time of the county, whatever the device thinks where it is.
const instant = (day: string, time: string) => new Date(Date.parse(`${day}T${time}:00Z`) - 8 * 3_600_000);

/** 我什么时候方便: stretches of a day; the search for times looks into them. */
export function Windows({ own, refresh }: OwnSittingsProps) {
  const { say } = useLanguage();
  if (!own.can.includes('windows')) return null;
  return (
    <details className="fold">
      <summary>{say(words.windowsTitle)}</summary>
      <p className="hint">{say(words.windowsHint)}</p>
      <Form windows={own.windows} refresh={refresh} />
    </details>
  );
}

function Form({ windows, refresh }: { readonly windows: readonly Window[]; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('09:00');
  const [to, setTo] = useState('12:00');
  const [preferred, setPreferred] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const { busy, failure, act } = useAct(ownDoors.ownWindows);
  const send = async (next: readonly Window[]) => {
    if (await act({ windows: [...next] })) refresh();
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    const isFit = day !== '' && from < to;
    setWrong(!isFit);
    if (!isFit) return;
    void send([...windows, { from: instant(day, from).toISOString(), to: instant(day, to).toISOString(), preferred }]);
  };
  return (
    <form onSubmit={add} noValidate>
      <ul className="sitting-windows">
        {windows.map((window) => (
          <li key={window.from}>
            <span>
              {say(formatDayTime(window.from))} – {say(formatDayTime(window.to))}
              {window.preferred && <span className="hint"> {say(words.preferred)}</span>}
            </span>
            <button
              type="button"
              className="button"
              aria-disabled={busy}
              onClick={() => void send(windows.filter((one) => one !== window))}
            >
              {say(words.removeWindow)}
            </button>
          </li>
        ))}
      </ul>
      <Field id="window-day" label={words.day} problem={isWrong ? words.windowWrong : undefined}>
        {(describedBy, invalid) => (
          <input
            id="window-day"
            type="date"
            value={day}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
      <div className="sitting-pair">
        <Field id="window-from" label={words.from} problem={undefined}>
          {() => <input id="window-from" type="time" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        <Field id="window-to" label={words.to} problem={undefined}>
          {() => <input id="window-to" type="time" value={to} onChange={(event) => setTo(event.target.value)} />}
        </Field>
      </div>
      <p>
        <label className="sitting-tick">
          <input type="checkbox" checked={preferred} onChange={(event) => setPreferred(event.target.checked)} />{' '}
          {say(words.preferred)}
        </label>
      </p>
      <Failure words={failure} />
      <button type="submit" className="button" aria-disabled={busy}>
        {say(words.addWindow)}
      </button>
    </form>
  );
}
