import { Link } from 'react-router';
import { type MatterState, matterStates } from '../../../modules/matters/words.ts';
import { doors } from '../../../modules/triage/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { RiskLine } from './matter-risks.tsx';
import { riskWords as words } from './words.ts';

/** Matters with a risk in force, those that end first on top. */
export function Risks() {
  const { say } = useLanguage();
  const asked = useDoor(doors.riskList, {});
  if (asked.isPending) return <Waiting />;
  if (!asked.data) return <Failed problem={asked.error} onRetry={() => void asked.refetch()} />;
  const { rows } = asked.data;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <span className="quiet figures">{rows.length}</span>
      </div>
      {rows.length === 0 && <Nothing title={words.nothing} hint={words.nothingHint} />}
      <ul className="risk-lines">
        {rows.map((risk) => (
          <li key={risk.id}>
            <Link className="row-title" to={`/matters/${risk.matterId}`}>
              {risk.title}
            </Link>{' '}
            <span className="quiet small figures">
              {risk.number} · {say(matterStates[risk.state as MatterState])}
            </span>
            <div>
              <RiskLine risk={risk} canEnd={false} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
