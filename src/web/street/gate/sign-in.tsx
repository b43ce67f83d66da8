import { type FormEvent, useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { call, Offline, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Field } from '../pieces.tsx';
import { change, usePocket } from '../store.ts';
import { gateWords as words } from '../words-gate.ts';
import { signedIn } from './gate.ts';
import { Gate } from './waiting-pages.tsx';

const parts = ['badge', 'password', 'code'] as const;
type Typed = Readonly<Record<(typeof parts)[number], string>>;
type Demo = AnswerOf<typeof platformDoors.demoSignIns>['rows'];

/** The desk's sign-in on a small page; a store that is open here goes on afterwards. */
export function SignIn() {
  const { say } = useLanguage();
  const { vault } = usePocket();
  const [typed, setTyped] = useState<Typed>({ badge: '', password: '', code: '' });
  const [gaps, setGaps] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const enter = async (given: Typed) => {
    setBusy(true);
    setProblem(null);
    try {
      await call(platformDoors.signIn, { ...given, code: given.code.replaceAll(/\s/g, '') });
      await signedIn();
    } catch (refused) {
      if (!(refused instanceof Refused) && !(refused instanceof Offline)) throw refused;
      setProblem(refused.words);
    } finally {
      setBusy(false);
    }
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const empty = parts.filter((part) => typed[part].trim() === '');
    setGaps(empty);
    if (empty.length === 0 && !isBusy) void enter(typed);
  };
  return (
    <Gate title={words.signInTitle} lead={words.signInLead}>
      <form onSubmit={send} noValidate>
        {parts.map((part) => (
          <Field key={part} id={part} label={words[part]} problem={gaps.includes(part) ? words.missing : null}>
            {(bind) => (
              <input
                {...bind}
                type={part === 'password' ? 'password' : 'text'}
                inputMode={part === 'code' ? 'numeric' : 'text'}
                autoComplete={{ badge: 'username', password: 'current-password', code: 'one-time-code' }[part]}
                autoCapitalize="off"
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
          {say(words.signIn)}
        </button>
      </form>
      {vault && (
        <button type="button" className="button" onClick={() => change({ stage: 'open' })}>
          {say(words.back)}
        </button>
      )}
      <p>
        <a className="plain" href="/desk">
          {say(words.otherWays)}
        </a>
      </p>
      <DemoAccounts onChoose={(given) => void enter(given)} />
    </Gate>
  );
}

function DemoAccounts({ onChoose }: { readonly onChoose: (given: Typed) => void }) {
  const { say } = useLanguage();
  const [rows, setRows] = useState<Demo>([]);
  useEffect(() => {
    const ask = async () => ((await call(platformDoors.me, {})).demo ? call(platformDoors.demoSignIns, {}) : null);
    ask().then(
      (found) => setRows(found?.rows ?? []),
      () => undefined,
    );
  }, []);
  if (rows.length === 0) return null;
  // Codes change every half minute, so a press asks for the one of that moment.
  const choose = async (badge: string) => {
    const { rows: now } = await call(platformDoors.demoSignIns, {});
    const account = now.find((row) => row.badge === badge);
    if (account) onChoose({ badge, password: account.password, code: account.code });
  };
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{say(words.demo)}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.badge}>
            <button type="button" className="row" onClick={() => void choose(row.badge)}>
              <strong>{row.role}</strong>
              <span className="quiet">{row.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
