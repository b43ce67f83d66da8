import { type FormEvent, useState } from 'react';
import { parseReceiptCode } from '../../../kit/ids.ts';
import { ownDoors } from '../../../modules/mediation/contract-own.ts';
import { useLanguage } from '../../shared/language.tsx';
import { CodeFields } from '../code-fields.tsx';
import { readTail } from '../follow/pasted.ts';
import { useAct } from '../follow/use-act.ts';
import { Heading } from '../heading.tsx';
import { Failure, type Problem, ProblemSummary } from '../pieces.tsx';
import { ownWords as words } from './words.ts';

function problemsOf(code: string, tail: string): readonly Problem[] {
  return [
    ...(parseReceiptCode(code) ? [] : [{ field: 'code', words: words.codeWrong }]),
    ...(readTail(tail) ? [] : [{ field: 'tail', words: words.tailWrong }]),
  ];
}

/** 凭编号进入: for whoever has a letter instead of a message, or whose link has ended. */
export function EnterForm({ hasLeft, onOpened }: { readonly hasLeft: boolean; readonly onOpened: () => void }) {
  const { say } = useLanguage();
  const [code, setCode] = useState('');
  const [tail, setTail] = useState('');
  const [tries, setTries] = useState(0);
  const { busy, failure, act } = useAct(ownDoors.openOwn, { 'receipt.failed': words.enterFailed });
  const problems = tries > 0 ? problemsOf(code, tail) : [];
  const wrong = (field: string) => problems.find((problem) => problem.field === field)?.words;
  const open = async (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    const clean = { code: parseReceiptCode(code), tail: readTail(tail) };
    if (!clean.code || !clean.tail) return;
    if (await act({ code: clean.code, tail: clean.tail })) onOpened();
  };
  return (
    <form className="narrow" noValidate onSubmit={(event) => void open(event)}>
      <Heading title={say(words.enterTitle)}>{say(hasLeft ? words.left : words.enterTitle)}</Heading>
      <p className="step-hint">{say(hasLeft ? words.leftHint : words.enterHint)}</p>
      <ProblemSummary problems={problems} tries={tries} />
      <Failure words={failure} />
      <CodeFields
        code={{ label: words.code, problem: wrong('code'), value: code, onChange: setCode }}
        tail={{ label: words.tail, hint: words.tailHint, problem: wrong('tail'), value: tail, onChange: setTail }}
      />
      <div className="moves">
        <button type="submit" className="button button-first" aria-disabled={busy}>
          {say(words.enter)}
        </button>
      </div>
    </form>
  );
}
