import type { TextFinding } from '../../../../algorithms/definite-duties/text.ts';
import { dutyFaults, textFaults } from '../../../../modules/agreements/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { deskAgreementWords as words } from './words.ts';

const faultWords = { ...textFaults, ...dutyFaults };

/** What is missing, and what would be better: told while one types, in words. */
export function Findings({ found, of = '' }: { readonly found: readonly TextFinding[]; readonly of?: string }) {
  const { say } = useLanguage();
  const here = found.filter(({ path }) => (of === '' ? true : path.startsWith(of)));
  const must = here.filter(({ severity }) => severity === 'must');
  const should = here.filter(({ severity }) => severity === 'should');
  const line = ({ path, fault, row }: TextFinding) => {
    const duty = /^duties\.(\d+)\./.exec(path)?.[1];
    const place = of === '' && duty !== undefined ? `${say(words.duty(Number(duty) + 1))} · ` : '';
    return `${place}${say(faultWords[fault])}${row === undefined ? '' : ` (${row + 1})`}`;
  };
  if (here.length === 0) return of === '' ? <p className="tone-kept">{say(words.complete)}</p> : null;
  return (
    <div role="status" className="agreement-findings">
      {must.length > 0 && (
        <>
          {of === '' && <strong>{say(words.missing)}</strong>}
          <ul className="tone-maple">
            {must.map((one) => (
              <li key={`${one.path} ${one.fault} ${one.row ?? ''}`}>{line(one)}</li>
            ))}
          </ul>
        </>
      )}
      {should.length > 0 && (
        <ul className="quiet">
          {should.map((one) => (
            <li key={`${one.path} ${one.fault}`}>
              {say(words.advice)}：{line(one)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
