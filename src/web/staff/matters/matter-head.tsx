import { AlertOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { solvedWords } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatPromise } from '../../shared/time.ts';
import type { Matter } from './shapes.ts';
import { MatterClock, StateTag } from './state-tag.tsx';
import { deskWords, pageWords } from './words.ts';

/** Title, state, who has it, what was promised: the answer to the first question of every caller. */
export function MatterHead({ matter, tools }: { readonly matter: Matter; readonly tools: ReactNode }) {
  const { say } = useLanguage();
  return (
    <header className="matter-head">
      <div className="matter-head-line">
        <h1>{matter.title}</h1>
        <div className="pane-tools">{tools}</div>
      </div>
      <div className="matter-head-facts">
        <StateTag state={matter.state} />
        {matter.watch && (
          <span className="watch-mark">
            <AlertOutlined aria-hidden="true" /> {say(deskWords.watch)}
          </span>
        )}
        <span>
          <span className="quiet">{say(pageWords.lead)}</span> <strong>{matter.unitName}</strong>{' '}
          {matter.leadName ?? say(deskWords.noLead)}
        </span>
        <span>
          <span className="quiet">{say(pageWords.promise)}</span> <MatterClock matter={matter} long />
        </span>
        <span className="quiet figures">{matter.number}</span>
        {matter.timesReturned > 0 && (
          <span className="tone-soon">{say(pageWords.timesReturned(matter.timesReturned))}</span>
        )}
        {matter.timesReopened > 0 && (
          <span className="tone-soon">{say(pageWords.timesReopened(matter.timesReopened))}</span>
        )}
      </div>
      {matter.closedAt && (
        <div className="matter-head-facts small">
          <span>{say(solvedWords[matter.solved])}</span>
          {matter.contestUntil && (
            <span className="quiet">
              {say(pageWords.contestUntil)} {say(formatPromise(matter.contestUntil))}
            </span>
          )}
          {matter.revisitDueOn && !matter.revisitedAt && (
            <span className="quiet">
              {say(pageWords.revisitDue)} {say(formatDay(matter.revisitDueOn))}
            </span>
          )}
        </div>
      )}
    </header>
  );
}
