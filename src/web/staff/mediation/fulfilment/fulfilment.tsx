import { doors } from '../../../../modules/fulfilment/contract.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { Failed, Waiting } from '../../frame/states.tsx';
import type { PanelProps } from '../shapes.ts';
import { useFollowing } from '../use-following.ts';
import { AccountPart } from './account.tsx';
import { Breach } from './breach.tsx';
import { Calls } from './calls.tsx';
import { Visits } from './visits.tsx';
import { fulfilmentWords as words } from './words.ts';
import './fulfilment.css';

const afterwards = ['reached', 'performing', 'revisiting', 'filed'];

/** 履行: each duty with its account, what follows when one is late, calls and visits. */
export function Fulfilment({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const isKnown = afterwards.includes(mediation.state) || mediation.timesReopened > 0;
  const asked = useFollowing(doors.view, mediation, isKnown);
  if (!isKnown) return null;
  const performance = asked.data;
  return (
    <section aria-labelledby="mediation-fulfilment">
      <h2 id="mediation-fulfilment">{say(words.title)}</h2>
      {asked.isPending && <Waiting rows={4} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {performance && performance.begun === null && <p className="quiet">{say(words.notYet)}</p>}
      {performance && performance.begun !== null && (
        <>
          {performance.accounts.map((account) => (
            <AccountPart key={account.id} mediation={mediation} performance={performance} account={account} />
          ))}
          <Breach mediation={mediation} performance={performance} />
          <Calls mediation={mediation} performance={performance} />
          <Visits mediation={mediation} performance={performance} />
        </>
      )}
    </section>
  );
}
