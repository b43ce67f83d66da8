import { type FormEvent, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { call, Offline, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field } from '../pieces.tsx';
import { findMe } from '../session.ts';
import { gateWords as words } from '../words-gate.ts';
import { signedIn } from './gate.ts';
import { Gate } from './waiting-pages.tsx';

const shortest = 10;
const parts = ['givenPassword', 'ownPassword', 'ownAgain'] as const;
type Typed = Readonly<Record<(typeof parts)[number], string>>;
type Gap = { readonly part: (typeof parts)[number]; readonly words: Words };

function gapOf({ givenPassword, ownPassword, ownAgain }: Typed): Gap | null {
  if (givenPassword === '') return { part: 'givenPassword', words: words.missing };
  if (ownPassword.length < shortest) return { part: 'ownPassword', words: words.ownShort };
  return ownPassword === ownAgain ? null : { part: 'ownAgain', words: words.ownDiffers };
}

async function isReplaced(): Promise<boolean> {
  return (await findMe())?.mustReplacePassword === false;
}

function wordsOf(problem: unknown): Words {
  if (problem instanceof Refused) return problem.fields[0] ?? problem.words;
  if (problem instanceof Offline) return problem.words;
  throw problem;
}

/** A password that somebody else chose is replaced before anything is taken along on this phone. */
export function FirstPassword() {
  const { say } = useLanguage();
  const [typed, setTyped] = useState<Typed>({ givenPassword: '', ownPassword: '', ownAgain: '' });
  const [gap, setGap] = useState<Gap | null>(null);
  const [problem, setProblem] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  // An answer may be lost on its way: then the first password no longer counts, and the house is asked before it is tried again.
  const isUnsure = useRef(false);
  const replace = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if (!(isUnsure.current && (await isReplaced())))
        await call(platformDoors.changePassword, { old: typed.givenPassword, fresh: typed.ownPassword });
      await signedIn();
    } catch (refused) {
      isUnsure.current ||= refused instanceof Offline;
      setProblem(wordsOf(refused));
    } finally {
      setBusy(false);
    }
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = gapOf(typed);
    setGap(found);
    setProblem(null);
    if (found) document.getElementById(found.part)?.focus();
    else if (!isBusy) void replace();
  };
  return (
    <Gate title={words.ownTitle} lead={words.ownLead}>
      <form onSubmit={send} noValidate>
        {parts.map((part) => (
          <Field key={part} id={part} label={words[part]} problem={gap?.part === part ? gap.words : null}>
            {(bind) => (
              <input
                {...bind}
                type="password"
                autoComplete={part === 'givenPassword' ? 'current-password' : 'new-password'}
                value={typed[part]}
                onChange={(event) => setTyped({ ...typed, [part]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {problem && (
          <p className="problem" role="alert">
            {say(problem)}
          </p>
        )}
        <button type="submit" className="button button-first" aria-disabled={isBusy}>
          {say(words.ownEnd)}
        </button>
      </form>
    </Gate>
  );
}
