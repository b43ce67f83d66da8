import { formatYuan } from '../../../../kit/money.ts';
import { ends, proposalStates, proposalVerdicts } from '../../../../modules/fulfilment/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { type Act, Acts } from '../../forms/acts.tsx';
import { PlanAnswerForm } from './answer-forms.tsx';
import type { AccountProps, Proposal } from './shapes.ts';
import { fulfilmentWords as words } from './words.ts';

const tones = {
  open: 'soon',
  agreed: 'action',
  declined: 'quiet',
  'taken-back': 'quiet',
  dropped: 'quiet',
  'in-force': 'kept',
} as const;

/** New plans of this account, the latest first. */
export function Proposals(props: AccountProps) {
  const { say } = useLanguage();
  const { proposals } = props.account;
  if (proposals.length === 0) return null;
  return (
    <>
      <h4>{say(words.proposals)}</h4>
      <ul className="entry-rows">
        {proposals.map((proposal) => (
          <Line key={proposal.id} {...props} proposal={proposal} />
        ))}
      </ul>
    </>
  );
}

function Line(props: AccountProps & { readonly proposal: Proposal }) {
  const { say } = useLanguage();
  const { proposal } = props;
  const acts = proposal.can.map(({ end, verdict }): Act => {
    const label = {
      zh: `${ends[end].zh}${proposalVerdicts[verdict].zh}`,
      en: `${proposalVerdicts[verdict].en}: ${ends[end].en.toLowerCase()}`,
    };
    return {
      name: `${end}-${verdict}`,
      label,
      danger: verdict !== 'agreed',
      form: (onFold) => <PlanAnswerForm {...props} end={end} verdict={verdict} label={label} onFold={onFold} />,
    };
  });
  return (
    <li className="mediation-entry">
      <strong className="figures">
        {say(words.asOf(formatDay(proposal.asOf)))} ¥{formatYuan(proposal.restFen)}
      </strong>{' '}
      <span className={`tone-${tones[proposal.state]}`}>{say(proposalStates[proposal.state])}</span>
      <div className="quiet small">
        {[
          say(ends[proposal.end]),
          proposal.yes.by && say(words.yesBy),
          proposal.yes.to && say(words.yesTo),
          proposal.rows.map(({ dueOn, fen }) => `${say(formatDay(dueOn))} ¥${formatYuan(fen)}`).join('，'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      <p className="mediation-text">{proposal.reason}</p>
      {proposal.declineReason && <p className="mediation-text tone-maple">{proposal.declineReason}</p>}
      <Acts id={proposal.id} of={say(formatDay(proposal.at))} acts={acts} />
    </li>
  );
}
