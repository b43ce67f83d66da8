import { InputNumber } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { evidenceWords } from '../../../modules/categories/words.ts';
import { doors } from '../../../modules/procedures/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { procedureWords as words } from './words.ts';

/** 试算: how many past matters this version would have met. */
export function Rehearsal({ id, which }: { readonly id: string; readonly which: 'draft' | 'published' }) {
  const { say } = useLanguage();
  const [months, setMonths] = useState(3);
  const tried = useDoor(doors.rehearse, { id, which, months }, { keep: true });
  return (
    <section aria-labelledby="rehearsal">
      <h2 id="rehearsal">{say(words.rehearsal)}</h2>
      <p>
        {say(words.months)}{' '}
        <InputNumber<number>
          min={1}
          max={24}
          precision={0}
          aria-label={say(words.months)}
          value={months}
          onChange={(value) => value !== null && setMonths(value)}
        />
      </p>
      {tried.isPending && <Waiting rows={3} />}
      {tried.isError && <Failed problem={tried.error} onRetry={() => void tried.refetch()} />}
      {tried.data && (
        <>
          <dl className="procedure-figures figures">
            <Figure label={words.reported} count={tried.data.reported} />
            <Figure label={words.taken} count={tried.data.taken} />
            <Figure label={words.closed} count={tried.data.closed} />
            <Figure label={words.inHand} count={tried.data.inHand} />
            <Figure label={words.withOwn} count={tried.data.running} />
            {tried.data.evidence.map(({ evidence, had }) => (
              <Figure
                key={evidence}
                label={{
                  zh: `${words.hadEvidence.zh}${evidenceWords[evidence].zh}`,
                  en: `${words.hadEvidence.en} ${evidenceWords[evidence].en.toLowerCase()}`,
                }}
                count={had}
              />
            ))}
          </dl>
          <p className="quiet small">{say(words.rehearsalHint)}</p>
        </>
      )}
    </section>
  );
}

function Figure({ label, count }: { readonly label: Words; readonly count: number }) {
  const { say } = useLanguage();
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{count}</dd>
    </div>
  );
}
