import { useCallback, useEffect, useState } from 'react';
import type { Words } from '../../../../kit/words.ts';
import { ownDoors } from '../../../../modules/fulfilment/contract-own.ts';
import { call } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDay } from '../../../shared/time.ts';
import { failureWords } from '../../failure-words.ts';
import { Failure } from '../../pieces.tsx';
import type { SectionProps } from '../shapes.ts';
import { OwnAccountPart } from './own-account.tsx';
import type { OwnPerformance } from './shapes.ts';
import { ownFulfilmentWords as words } from './words.ts';
import './fulfilment.css';

/** 约定的事: what I owe and what I am owed; nothing of anybody else in the same dispute. */
export function OwnAccounts({ own, refresh }: SectionProps) {
  const { say } = useLanguage();
  const [known, setKnown] = useState<OwnPerformance>();
  const [failure, setFailure] = useState<Words>();
  const read = useCallback(() => {
    call(ownDoors.own, {}).then(
      (answer) => {
        setKnown(answer);
        setFailure(undefined);
      },
      (problem) => setFailure(failureWords(problem)),
    );
  }, []);
  const newest = own.timeline.at(-1)?.id;
  useEffect(() => {
    // A newer line in the timeline may be about what was agreed.
    void newest;
    read();
  }, [newest, read]);
  const readAgain = () => {
    read();
    refresh();
  };
  const accounts = (known?.accounts ?? []).filter(({ state }) => state !== 'replaced');
  const isLate = accounts.some(
    ({ mine, standing }) => mine === 'by' && (standing === 'overdue' || standing === 'broken'),
  );
  return (
    <>
      <Failure words={failure} />
      {known && accounts.length > 0 && (
        <section className="own-accounts" aria-labelledby="own-accounts">
          <h2 id="own-accounts">{say(words.title)}</h2>
          {isLate && <p>{say(words.urged)}</p>}
          {accounts.map((account) => (
            <OwnAccountPart key={account.id} account={account} today={known.today} refresh={readAgain} />
          ))}
          {known.hints.length > 0 && (
            <>
              <h3>{say(words.hintsTitle)}</h3>
              <ul>
                {known.hints.map((hint) => (
                  <li key={hint}>{say(words.hints[hint])}</li>
                ))}
              </ul>
            </>
          )}
          {known.statements.length > 0 && (
            <>
              <h3>{say(words.statements)}</h3>
              <p className="moves">
                {known.statements.map(({ id, on }) => (
                  <a key={id} className="button" href={`/api/own-mediation/performance/statements/${id}`} download>
                    {say(words.statement(formatDay(on)))}
                  </a>
                ))}
              </p>
            </>
          )}
        </section>
      )}
    </>
  );
}
