import { useState } from 'react';
import { ownDoors } from '../../../../modules/sittings/contract-own.ts';
import { factStands } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useAct } from '../../follow/use-act.ts';
import { Failure, Field } from '../../pieces.tsx';
import type { OwnSittings, OwnSittingsProps } from './shapes.ts';
import { sittingWords as words } from './words.ts';

/** 事实: what both sides read, with my stand on each. */
export function Facts({ own, refresh }: OwnSittingsProps) {
  const { say } = useLanguage();
  if (own.facts.length === 0) return null;
  return (
    <section>
      <h2>{say(words.factsTitle)}</h2>
      <p className="hint">{say(words.factsHint)}</p>
      <ol className="sitting-facts">
        {own.facts.map((fact) => (
          <FactItem key={fact.id} own={own} fact={fact} refresh={refresh} />
        ))}
      </ol>
    </section>
  );
}

function FactItem({ own, fact, refresh }: OwnSittingsProps & { readonly fact: OwnSittings['facts'][number] }) {
  const { say, aside } = useLanguage();
  const mine = fact.stands.find(({ side }) => side === own.mySide);
  const [remark, setRemark] = useState(mine?.remark ?? '');
  const { busy, failure, act } = useAct(ownDoors.ownStand);
  const send = async (stand: 'agreed' | 'disputed') => {
    if (await act({ factId: fact.id, stand, remark })) refresh();
  };
  return (
    <li>
      <p>
        {fact.text} <span className={`sitting-judged sitting-${fact.judged}`}>{say(words.judged[fact.judged])}</span>
      </p>
      <ul className="sitting-stands">
        {fact.stands.map(({ side, stand, remark: said }) => (
          <li key={side} className="hint">
            {say(side === own.mySide ? words.mine : words.other(side))}
            {say(words.colon)}
            {say(stand === null ? words.saidNothing : factStands[stand])}
            {said && aside(said)}
          </li>
        ))}
      </ul>
      {own.can.includes('stand') && (
        <>
          <details className="fold">
            <summary>{say(words.remark)}</summary>
            <Field id={`remark-${fact.id}`} label={words.remark} hideLabel problem={undefined}>
              {() => (
                <textarea
                  id={`remark-${fact.id}`}
                  rows={2}
                  maxLength={500}
                  value={remark}
                  onChange={(event) => setRemark(event.target.value)}
                />
              )}
            </Field>
          </details>
          <Failure words={failure} />
          <div className="moves">
            {(['agreed', 'disputed'] as const).map((stand) => (
              <button
                key={stand}
                type="button"
                className="button"
                aria-pressed={mine?.stand === stand}
                aria-disabled={busy}
                onClick={() => void send(stand)}
              >
                {say(stand === 'agreed' ? words.agree : words.dispute)}
              </button>
            ))}
          </div>
        </>
      )}
    </li>
  );
}
