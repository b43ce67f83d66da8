import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../../kit/words.ts';
import { ownDoors } from '../../../../modules/agreements/contract-own.ts';
import { agreementStates } from '../../../../modules/agreements/words.ts';
import { AgreementPaper, SignerMark } from '../../../shared/agreement-paper.tsx';
import { call } from '../../../shared/call.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { failureWords } from '../../failure-words.ts';
import { Failure } from '../../pieces.tsx';
import type { SectionProps } from '../shapes.ts';
import type { OwnAgreement } from './shapes.ts';
import { SignForm } from './sign-form.tsx';
import { ownAgreementWords as words } from './words.ts';

/** The agreements of a dispute as a party sees them: what is to be signed now, what is in force. */
export function OwnAgreements({ own, refresh }: SectionProps) {
  const [rows, setRows] = useState<readonly OwnAgreement[]>([]);
  const [failure, setFailure] = useState<Words>();
  const newest = own.timeline.at(-1)?.id;
  useEffect(() => {
    // A newer line in the timeline may be about the agreement.
    void newest;
    call(ownDoors.own, {}).then(
      (answer) => {
        setRows(answer.rows);
        setFailure(undefined);
      },
      (problem) => setFailure(failureWords(problem)),
    );
  }, [newest]);
  const shown = rows.filter(({ state }, at) => state === 'proposed' || state === 'effective' || at === 0);
  return (
    <>
      <Failure words={failure} />
      {shown.map((agreement) => (
        <OneAgreement key={agreement.id} agreement={agreement} refresh={refresh} />
      ))}
    </>
  );
}

function OneAgreement({ agreement, refresh }: { readonly agreement: OwnAgreement; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const { id, state, paper, signerList, mine, discardReason } = agreement;
  return (
    <section aria-labelledby={`agreement-${id}`}>
      <h2 id={`agreement-${id}`}>
        {say(words.title)} · {say(agreementStates[state])}
      </h2>
      {state === 'discarded' && discardReason && (
        <p>
          {say(words.discarded)}
          {discardReason}
        </p>
      )}
      {mine.length > 0 && <p>{say(words.read)}</p>}
      {state !== 'discarded' && <AgreementPaper paper={paper} />}
      {mine.map((signer) => (
        <SignForm key={signer.signerId} agreement={agreement} signer={signer} refresh={refresh} />
      ))}
      {state !== 'discarded' && signerList.length > 0 && (
        <>
          <h3>{say(words.signers)}</h3>
          <ul className="signer-list">
            {signerList.map((signer) => (
              <li key={signer.id}>
                <SignerMark signer={signer} />
              </li>
            ))}
          </ul>
        </>
      )}
      {state !== 'discarded' && (
        <p className="moves">
          <a className="button" href={`/api/own-mediation/agreements/${id}/pdf`} download>
            {say(words.pdf)}
          </a>
          <a className="button" href={`/api/own-mediation/agreements/${id}/docx`} download>
            {say(words.docx)}
          </a>
          <Link className="button" to={`/agreement-check?code=${agreement.code ?? ''}`}>
            {say(words.check)}
          </Link>
        </p>
      )}
    </section>
  );
}
