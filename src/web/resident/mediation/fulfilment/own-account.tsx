import { formatYuan } from '../../../../kit/money.ts';
import { dutyKinds } from '../../../../modules/agreements/words.ts';
import { instalmentStates } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { StateIcon } from '../../follow/state-icon.tsx';
import { OwnEntries, OwnWaiting } from './own-entries.tsx';
import { OwnProposals } from './own-proposals.tsx';
import { PlanForm } from './plan-form.tsx';
import { RecordForm } from './record-form.tsx';
import type { AccountProps, OwnAccount } from './shapes.ts';
import { ownStandings, ownFulfilmentWords as words } from './words.ts';

/** One account from my end: the next date first and large, then what is asked of me, then the story. */
export function OwnAccountPart(props: AccountProps) {
  const { say } = useLanguage();
  const { account } = props;
  const standing = ownStandings[account.standing];
  const others = (account.mine === 'by' ? account.to : account.by).map(({ name }) => name).join('、');
  return (
    <article className={`own-account own-account-${standing.tone}`} aria-labelledby={`own-${account.id}`}>
      <p className="part-label">{say(account.mine === 'by' ? words.iOwe : words.owedMe)}</p>
      <h3 id={`own-${account.id}`}>
        {say(dutyKinds[account.kind])} · {account.what}
      </h3>
      <Next account={account} />
      <p className="state">
        <StateIcon tone={standing.tone === 'late' ? 'open' : standing.tone} /> <strong>{say(standing)}</strong>
      </p>
      <p className="hint">{say(words.with(others))}</p>
      {account.money && <Sums money={account.money} />}
      <OwnWaiting {...props} />
      <OwnProposals {...props} />
      <RecordForm {...props} />
      {account.can.includes('propose') &&
        !account.proposals.some(({ state }) => state === 'open' || state === 'agreed') && <PlanForm {...props} />}
      {account.money && account.money.lines.length > 1 && <Lines money={account.money} />}
      <OwnEntries {...props} />
    </article>
  );
}

function Next({ account }: { readonly account: OwnAccount }) {
  const { say } = useLanguage();
  const { next, fromOn, untilOn } = account;
  if (next)
    return (
      <p className="own-account-next">
        <strong>{say(words.before(formatDay(next.dueOn)))}</strong>{' '}
        {next.fen !== null && <span className="code">¥{formatYuan(next.fen)}</span>}
      </p>
    );
  if (fromOn === null || account.state !== 'running') return null;
  return (
    <p className="own-account-next">
      {say(words.from(formatDay(fromOn)))} {untilOn && say(words.until(formatDay(untilOn)))}
    </p>
  );
}

type Money = NonNullable<OwnAccount['money']>;

function Sums({ money }: { readonly money: Money }) {
  const { say } = useLanguage();
  const rows = [
    { label: words.paid, fen: money.paidFen, always: true },
    { label: words.left, fen: money.restFen, always: true },
    { label: words.overdue, fen: money.overdueFen, always: false },
    { label: words.awaiting, fen: money.awaitingFen, always: false },
    { label: words.overpaid, fen: money.overpaidFen, always: false },
  ].filter(({ fen, always }) => always || fen > 0);
  return (
    <dl className="own-account-sums">
      {rows.map(({ label, fen }) => (
        <div key={label.en}>
          <dt>{say(label)}</dt>
          <dd className="code">¥{formatYuan(fen)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ money }: { readonly money: Money }) {
  const { say } = useLanguage();
  return (
    <details className="fold">
      <summary>{say(words.lines(money.lines.length))}</summary>
      <ol className="own-account-lines">
        {money.lines.map((line) => (
          <li key={line.number}>
            <span>{say(formatDay(line.dueOn))}</span> <span className="code">¥{formatYuan(line.fen)}</span>{' '}
            <span className={line.state === 'overdue' ? 'own-late' : 'hint'}>{say(instalmentStates[line.state])}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
