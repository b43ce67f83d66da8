import { type FormEvent, useState } from 'react';
import { makePlan } from '../../../../algorithms/instalments/plan.ts';
import { addDays } from '../../../../kit/calendar.ts';
import { formatYuan } from '../../../../kit/money.ts';
import { ownDoors } from '../../../../modules/fulfilment/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { AccountProps } from './shapes.ts';
import { ownFulfilmentWords as words } from './words.ts';

const mostMonths = 60;

/** 换个还法: so many months from a day on, divided evenly, seen before it is sent. */
export function PlanForm({ account, today, refresh }: AccountProps) {
  const { say } = useLanguage();
  const [months, setMonths] = useState('6');
  const [from, setFrom] = useState(addDays(today, 30));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { busy, failure, act } = useAct(ownDoors.ownPropose);
  const totalFen = account.money?.restFen ?? 0;
  const count = Number(months);
  const isCount = Number.isInteger(count) && count >= 1 && count <= mostMonths && count <= totalFen;
  const isFrom = /^\d{4}-\d{2}-\d{2}$/.test(from) && from > today;
  const rows =
    isCount && isFrom
      ? makePlan({ totalFen, count, from, rhythm: { every: 'month', day: Number(from.slice(8)) } }).map(
          ({ dueOn, fen }) => ({ dueOn, fen }),
        )
      : [];
  const isReason = reason.trim().length >= 2;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (rows.length === 0 || !isReason) return;
    if (await act({ obligationId: account.id, rows, reason })) refresh();
  };
  const id = (name: string) => `plan-${name}-${account.id}`;
  return (
    <details className="fold">
      <summary>{say(account.mine === 'by' ? words.replan : words.replanOwed)}</summary>
      <form noValidate onSubmit={(event) => void send(event)}>
        <p className="hint">{say(words.replanHint)}</p>
        <Field id={id('count')} label={words.count} problem={isTried && !isCount ? words.countWrong : undefined}>
          {(describedBy, invalid) => (
            <input
              id={id('count')}
              inputMode="numeric"
              maxLength={2}
              value={months}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setMonths(event.target.value)}
            />
          )}
        </Field>
        <Field id={id('from')} label={words.firstOn} problem={isTried && !isFrom ? words.firstWrong : undefined}>
          {(describedBy, invalid) => (
            <input
              id={id('from')}
              type="date"
              min={addDays(today, 1)}
              value={from}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
        {rows.length > 0 && (
          <>
            <p className="part-label">{say(words.preview)}</p>
            <ol className="own-account-lines">
              {rows.map(({ dueOn, fen }) => (
                <li key={dueOn}>
                  {say(formatDay(dueOn))} <span className="code">¥{formatYuan(fen)}</span>
                </li>
              ))}
            </ol>
          </>
        )}
        <Field id={id('why')} label={words.why} problem={isTried && !isReason ? words.disputeShort : undefined}>
          {(describedBy, invalid) => (
            <textarea
              id={id('why')}
              rows={2}
              maxLength={300}
              value={reason}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Failure words={failure} />
        <button type="submit" className="button" aria-disabled={busy}>
          {say(words.send)}
        </button>
      </form>
    </details>
  );
}
