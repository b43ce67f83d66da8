import { Progress } from 'antd';
import { formatYuan } from '../../../../kit/money.ts';
import { dutyKinds } from '../../../../modules/agreements/words.ts';
import { instalmentStates, standings } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { Entries } from './entries.tsx';
import { LookForm, RecordForm } from './entry-forms.tsx';
import { ProposeForm } from './plan-forms.tsx';
import { Proposals } from './proposals.tsx';
import type { Account, AccountProps } from './shapes.ts';
import { lineMarks, standingMarks } from './tones.ts';
import { fulfilmentWords as words } from './words.ts';

/** One duty: how it stands in word, icon and colour, its instalments, its ledger, and what can be written down. */
export function AccountPart(props: AccountProps) {
  const { say } = useLanguage();
  const { account, mediation } = props;
  const { Icon, tone } = standingMarks[account.standing];
  const names = (people: Account['by']) => people.map(({ name }) => name).join('、');
  return (
    <article className="duty-account" aria-labelledby={`account-${account.id}`}>
      <h3 id={`account-${account.id}`}>
        {say(dutyKinds[account.kind])} · {account.what}
      </h3>
      <p>
        <span className={`state-tag tone-${tone}`}>
          <Icon aria-hidden="true" /> {say(standings[account.standing])}
        </span>{' '}
        <span className="quiet">
          {say(words.item(account.item))} · {say(words.owes(names(account.by), names(account.to)))}
          {account.timesChanged > 0 && ` · ${say(words.changed(account.timesChanged))}`}
        </span>
      </p>
      <Term account={account} />
      {account.money && <Sums account={account} money={account.money} />}
      <Entries {...props} />
      <Proposals {...props} />
      <Acts id={account.id} of={`${account.what} ${mediation.title}`} acts={actsOf(props)} />
    </article>
  );
}

function actsOf(props: AccountProps): Act[] {
  const { account, performance } = props;
  if (account.state !== 'running') return [];
  const { can } = performance;
  return [
    ...(can.includes('record')
      ? [
          {
            name: 'record',
            label: words.record,
            form: (onFold: () => void) => <RecordForm {...props} onFold={onFold} />,
          },
        ]
      : []),
    ...(can.includes('look') && account.kind !== 'pay'
      ? [{ name: 'look', label: words.look, form: (onFold: () => void) => <LookForm {...props} onFold={onFold} /> }]
      : []),
    ...(can.includes('propose') && account.money && performance.state === 'performing'
      ? [
          {
            name: 'replan',
            label: words.replan,
            form: (onFold: () => void) => <ProposeForm {...props} onFold={onFold} />,
          },
        ]
      : []),
  ];
}

function Term({ account }: { readonly account: Account }) {
  const { say } = useLanguage();
  const { dueOn, fromOn, untilOn, settledOn, state } = account;
  const settled = state === 'fulfilled' && settledOn !== null;
  if (dueOn === null && fromOn === null && !settled) return null;
  return (
    <p className="quiet">
      {dueOn && `${say(words.dueOn)} ${say(formatDay(dueOn))}`}
      {fromOn &&
        `${say(words.from)} ${say(formatDay(fromOn))} ${untilOn ? `${say(words.until)} ${say(formatDay(untilOn))}` : say(words.forGood)}`}
      {settled && ` ${say(words.settledOn)} ${say(formatDay(settledOn))}`}
    </p>
  );
}

function Sums({ account, money }: { readonly account: Account; readonly money: NonNullable<Account['money']> }) {
  const { say } = useLanguage();
  const share = money.totalFen === 0 ? 0 : Math.floor((money.paidFen / money.totalFen) * 100);
  const more = [
    { label: words.overdue, fen: money.overdueFen, tone: 'tone-maple' },
    { label: words.awaiting, fen: money.awaitingFen, tone: 'tone-soon' },
    { label: words.disputed, fen: money.disputedFen, tone: 'tone-soon' },
    { label: words.overpaid, fen: money.overpaidFen, tone: 'tone-soon' },
  ].filter(({ fen }) => fen > 0);
  return (
    <>
      <div className="duty-sums">
        <Progress percent={share} aria-label={say(words.paid)} strokeColor="var(--kept)" />
        <span className="figures">{say(words.paidOf(formatYuan(money.paidFen), formatYuan(money.totalFen)))}</span>
        <span className="figures">
          {say(words.rest)} ¥{formatYuan(money.restFen)}
        </span>
        {more.map(({ label, fen, tone }) => (
          <span key={label.zh} className={`figures ${tone}`}>
            {say(label)} ¥{formatYuan(fen)}
          </span>
        ))}
      </div>
      {money.lines.length > 1 && (
        <details open={account.standing === 'overdue'}>
          <summary>{say(words.instalments(money.lines.length))}</summary>
          <Lines lines={money.lines} />
        </details>
      )}
      {account.next && (
        <p className="quiet figures">
          {say(words.next)} {say(formatDay(account.next.dueOn))}
          {account.next.fen !== null && ` ¥${formatYuan(account.next.fen)}`}
        </p>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: NonNullable<Account['money']>['lines'] }) {
  const { say } = useLanguage();
  return (
    <div className="duty-scroll">
      <table className="duty-lines figures">
        <thead>
          <tr>
            <th scope="col">{say(words.number)}</th>
            <th scope="col">{say(words.dueOn)}</th>
            <th scope="col">{say(words.amount)}</th>
            <th scope="col">{say(words.paid)}</th>
            <th scope="col">{say(words.state)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const { Icon, tone } = lineMarks[line.state];
            return (
              <tr key={line.number}>
                <td>{line.number}</td>
                <td>{say(formatDay(line.dueOn))}</td>
                <td>{formatYuan(line.fen)}</td>
                <td>{line.paidFen > 0 && formatYuan(line.paidFen)}</td>
                <td className={`tone-${tone}`}>
                  <Icon aria-hidden="true" /> {say(instalmentStates[line.state])}
                  {line.state === 'overdue' && ` ${say(words.daysLate(line.daysLate))}`}
                  {line.completedOn && <span className="quiet"> {say(formatDay(line.completedOn))}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
