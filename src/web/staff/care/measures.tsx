import { formatYuan } from '../../../kit/money.ts';
import { measureKinds, measureStates } from '../../../modules/care/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { MarkForm, SpendForm } from './measure-forms.tsx';
import type { Measure, Plan } from './shapes.ts';
import { supportWords as words } from './words-support.ts';

const tones = { open: 'tone-action', done: 'tone-kept', dropped: 'tone-quiet' } as const;

/** What is done for the household, by whom, and what was spent on it. */
export function Measures({ plan }: { readonly plan: Plan }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.measures)}</h2>
      {plan.measures.length === 0 && <p className="quiet">{say(words.noMeasures)}</p>}
      <ul className="care-lines">
        {plan.measures.map((measure) => (
          <MeasureLine key={measure.id} measure={measure} />
        ))}
      </ul>
    </section>
  );
}

function actsOf(measure: Measure): Act[] {
  const forms = {
    mark: { label: words.mark, form: (onFold: () => void) => <MarkForm measure={measure} onFold={onFold} /> },
    spend: { label: words.spend, form: (onFold: () => void) => <SpendForm measure={measure} onFold={onFold} /> },
  };
  return measure.can.map((name) => ({ name, ...forms[name] }));
}

function MeasureLine({ measure }: { readonly measure: Measure }) {
  const { say } = useLanguage();
  const kind = say(measureKinds[measure.kind]);
  return (
    <li>
      <div className="care-line">
        <strong>{kind}</strong>
        <span className={tones[measure.state]}>{say(measureStates[measure.state])}</span>
        <span className="quiet">
          {measure.owner} · {say(formatDay(measure.dueOn))}
        </span>
        {measure.budgetFen > 0 && (
          <span className="quiet figures">
            {say(words.spentOf(formatYuan(measure.spentFen), formatYuan(measure.budgetFen)))}
          </span>
        )}
      </div>
      {measure.what && <p className="care-text">{measure.what}</p>}
      {measure.note && <p className="care-text quiet">{measure.note}</p>}
      <ul>
        {measure.spending.map((one) => (
          <li key={one.id} className="quiet small">
            <span className="figures">
              {say(formatDay(one.onDay))}　{formatYuan(one.amountFen)}
            </span>{' '}
            {one.voucher}{' '}
            {one.fileId && (
              <a href={addressOf(platformDoors.readFile, { id: one.fileId })} target="_blank" rel="noreferrer">
                {say(words.seeProof)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <Acts id={measure.id} of={kind} acts={actsOf(measure)} />
    </li>
  );
}
