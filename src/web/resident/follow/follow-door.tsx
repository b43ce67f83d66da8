import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { parseReceiptCode } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { CodeFields } from '../code-fields.tsx';
import { failureWords } from '../failure-words.ts';
import { Heading } from '../heading.tsx';
import { mineWords } from '../mine/words.ts';
import { Failure, type Problem, ProblemSummary } from '../pieces.tsx';
import { doorWords } from '../words-follow.ts';
import { readPasted, readTail } from './pasted.ts';

/** A slip in the code is found here, before anything is asked of the server. */
function problemsOf(code: string, tail: string): readonly Problem[] {
  const found: Problem[] = [];
  if (!parseReceiptCode(code)) found.push({ field: 'code', words: doorWords.codeWrong });
  if (!readTail(tail)) found.push({ field: 'tail', words: doorWords.tailWrong });
  return found;
}

export function FollowDoor() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [tail, setTail] = useState('');
  const [tries, setTries] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const problems = tries > 0 ? problemsOf(code, tail) : [];
  const wrong = (field: string) => problems.find((problem) => problem.field === field)?.words;

  const takeCode = (text: string) => {
    const pasted = readPasted(text);
    setCode(pasted?.tail ? pasted.code : text);
    if (pasted?.tail) setTail(pasted.tail);
  };
  const open = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    setFailure(undefined);
    const clean = { code: parseReceiptCode(code), tail: readTail(tail) };
    if (!clean.code || !clean.tail || busy) return;
    setBusy(true);
    call(reporterDoors.openReceipt, { code: clean.code, tail: clean.tail })
      .then(({ as }) => navigate(as === 'follower' ? '/follow/public' : '/follow/report'))
      .catch((problem) => {
        setFailure(failureWords(problem));
        setBusy(false);
      });
  };
  return (
    <form className="narrow" noValidate onSubmit={open}>
      <Heading title={say(doorWords.title)}>{say(doorWords.title)}</Heading>
      <ProblemSummary problems={problems} tries={tries} />
      <Failure words={failure} />
      <CodeFields
        code={{
          label: doorWords.code,
          hint: doorWords.codeHint,
          problem: wrong('code'),
          value: code,
          onChange: takeCode,
        }}
        tail={{
          label: doorWords.tail,
          hint: doorWords.tailHint,
          problem: wrong('tail'),
          value: tail,
          onChange: setTail,
        }}
      />
      <div className="moves">
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(busy ? doorWords.opening : doorWords.open)}
        </button>
      </div>
      <p>
        <Link to="/mine">{say(mineWords.link)}</Link>
      </p>
      <p>
        <Link to="/mediation">{say(doorWords.mediation)}</Link>
      </p>
      <p className="hint">{say(doorWords.lost)}</p>
    </form>
  );
}
