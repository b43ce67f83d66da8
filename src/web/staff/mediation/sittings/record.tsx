import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { doors } from '../../../../modules/sittings/contract.ts';
import { recordStates, signWays, verdicts } from '../../../../modules/sittings/words.ts';
import { platformDoors } from '../../../../platform/contract.ts';
import { addressOf } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { Acts } from '../../forms/acts.tsx';
import { ProblemLine } from '../../frame/states.tsx';
import { mediationWords } from '../words.ts';
import { SignForm } from './sign-form.tsx';
import { type SittingProps, useSittingAct } from './use-sittings.ts';
import { sittingWords as words } from './words.ts';

/** 调解记录: as it would be read back now, then as it was read, with what each party said to it. */
export function RecordBlock({ sittings, sitting, isUnsaved }: SittingProps & { readonly isUnsaved: boolean }) {
  const { say } = useLanguage();
  const [isSimple, setSimple] = useState(sitting.isSimple);
  const readOut = useSittingAct(doors.readOut, words.saved);
  const { record } = sitting;
  const sign = {
    name: 'sign',
    label: words.sign,
    form: (onFold: () => void) => <SignForm sittings={sittings} sitting={sitting} onFold={onFold} />,
  };
  return (
    <section aria-labelledby="sitting-record">
      <h2 id="sitting-record">
        {say(words.record)} <span className="quiet small">{say(recordStates[record.state])}</span>
      </h2>
      <p className="quiet small">{say(words.recordHint)}</p>
      {record.isStale && <p className="tone-maple">{say(words.recordStale)}</p>}
      <pre className="sitting-record" lang="zh">
        {record.text}
      </pre>
      {record.hash && <p className="quiet small figures sitting-hash">SHA-256 {record.hash}</p>}
      {sitting.can.includes('read-out') && (
        <div className="step-buttons">
          <Checkbox checked={isSimple} onChange={({ target }) => setSimple(target.checked)}>
            {say(words.simple)}
          </Checkbox>
          <Button
            type={record.state === 'draft' || record.isStale ? 'primary' : 'default'}
            disabled={isUnsaved}
            loading={readOut.isPending}
            onClick={() => readOut.mutate({ id: sittings.id, sittingId: sitting.id, isSimple })}
          >
            {say(record.state === 'draft' ? words.readOut : words.readOutAgain)}
          </Button>
        </div>
      )}
      <ProblemLine problem={readOut.error} />
      <ul className="entry-rows">
        {record.signers.map((signer) => (
          <li key={signer.partyId} className="mediation-entry">
            <strong>
              {say(mediationWords.side(signer.side))} {signer.name}
            </strong>{' '}
            <span
              className={signer.verdict === 'confirmed' ? 'tone-kept' : signer.verdict ? 'tone-maple' : 'tone-soon'}
            >
              {say(signer.verdict ? verdicts[signer.verdict] : words.waiting)}
            </span>{' '}
            <span className="quiet small">
              {signer.way && say(signWays[signer.way])} {signer.at && say(formatDayTime(signer.at))}
            </span>
            {signer.fileId && (
              <a href={addressOf(platformDoors.readFile, { id: signer.fileId })} target="_blank" rel="noreferrer">
                {' '}
                {say(words.showSignature)}
              </a>
            )}
            {signer.note && <p className="mediation-text">{signer.note}</p>}
          </li>
        ))}
      </ul>
      {sitting.can.includes('sign') && <Acts id={sitting.id} of={sittings.title} acts={[sign]} />}
    </section>
  );
}
