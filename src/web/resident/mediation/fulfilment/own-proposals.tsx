import { useState } from 'react';
import { formatYuan } from '../../../../kit/money.ts';
import { ownDoors } from '../../../../modules/fulfilment/contract-own.ts';
import { type ProposalVerdict, proposalStates } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { AccountProps, OwnProposal } from './shapes.ts';
import { ownFulfilmentWords as words } from './words.ts';

/** The new plan that waits, and what became of the last one. */
export function OwnProposals({ account, refresh }: AccountProps) {
  const { say } = useLanguage();
  const [proposal] = account.proposals;
  if (!proposal || proposal.state === 'in-force') return null;
  const isMine = proposal.end === account.mine;
  return (
    <div className="own-account-waiting">
      <h4>{say(words.proposal)}</h4>
      <p className="hint">
        {say(words.proposedBy[proposal.end])} · {say(proposalStates[proposal.state])}
      </p>
      <p className="words">{proposal.reason}</p>
      <ol className="own-account-lines">
        {proposal.rows.map(({ dueOn, fen }) => (
          <li key={dueOn}>
            {say(formatDay(dueOn))} <span className="code">¥{formatYuan(fen)}</span>
          </li>
        ))}
      </ol>
      {proposal.declineReason && <p className="words own-late">{proposal.declineReason}</p>}
      {proposal.state === 'agreed' && <p>{say(words.toSign)}</p>}
      {proposal.state === 'open' && isMine && <p>{say(words.waitOther)}</p>}
      <Answer proposal={proposal} refresh={refresh} />
    </div>
  );
}

const labels = { agreed: words.agree, declined: words.decline, 'taken-back': words.takeBack } as const;

function Answer({ proposal, refresh }: { readonly proposal: OwnProposal; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const { busy, failure, act } = useAct(ownDoors.ownAnswerPlan);
  const send = async (verdict: ProposalVerdict) => {
    if (await act({ proposalId: proposal.id, verdict, reason })) refresh();
  };
  if (proposal.can.length === 0) return null;
  const mayDecline = proposal.can.some(({ verdict }) => verdict === 'declined');
  return (
    <>
      {mayDecline && (
        <Field id={`plan-answer-${proposal.id}`} label={words.note} problem={undefined}>
          {() => (
            <textarea
              id={`plan-answer-${proposal.id}`}
              rows={2}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <Failure words={failure} />
      <div className="moves">
        {proposal.can.map(({ verdict }) => (
          <button
            key={verdict}
            type="button"
            className={verdict === 'agreed' ? 'button button-first' : 'button'}
            aria-disabled={busy}
            onClick={() => void send(verdict)}
          >
            {say(labels[verdict])}
          </button>
        ))}
      </div>
    </>
  );
}
