import { Button } from 'antd';
import {
  createContext,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  use,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { Words } from '../../../kit/words.ts';
import { Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { problemWords } from '../frame/problem.ts';
import { frameWords } from '../frame/words.ts';
import { ChangedNotice, type Seen } from './seen.tsx';
import { formWords as words } from './words.ts';
import './form.css';

/** What is still missing or wrong, by the path of its field. */
export type Gaps = Readonly<Record<string, Words | undefined>>;

interface Sending {
  readonly formId: string;
  readonly problems: ReadonlyMap<string, Words>;
}

const SendingContext = createContext<Sending>({ formId: '', problems: new Map() });

/** The id of a field's control and what is wrong with it: said by the page before sending, or by the server afterwards. */
export function useField(path: string): { readonly id: string; readonly problem: Words | undefined } {
  const { formId, problems } = use(SendingContext);
  return { id: `${formId}-${path}`, problem: problems.get(path) };
}

/** The values of a form and a way to change each. */
export function useFields<Fields extends object>(initial: Fields) {
  const [fields, setFields] = useState(initial);
  const set =
    <Name extends keyof Fields>(name: Name) =>
    (value: Fields[Name]) =>
      setFields((before) => ({ ...before, [name]: value }));
  return [fields, set, setFields] as const;
}

interface RegisterFormProps {
  readonly title: Words;
  /** The word on the button. */
  readonly label: Words;
  readonly danger?: boolean;
  /** Paths of the fields that stand in the form; refusals about others are told at its foot. */
  readonly paths: readonly string[];
  readonly gaps?: Gaps;
  readonly knock: { readonly isPending: boolean; readonly error: unknown };
  /** Of a form about something that a colleague may change at the same time. */
  readonly guard?: Seen;
  readonly onSend: () => void;
  readonly onFold: () => void;
  readonly children: ReactNode;
}

/** A form in place: what is missing and what the server refused stands at its field; Ctrl + Enter sends, Escape folds. */
export function RegisterForm(props: RegisterFormProps) {
  const { title, label, danger = false, paths, gaps = {}, knock, guard, onSend, onFold, children } = props;
  const { say } = useLanguage();
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  const missing = Object.entries(gaps).flatMap(([path, gap]) => (gap ? [[path, gap] as const] : []));
  const refused = refusedAt(knock.error, paths);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea')?.focus(), []);
  useEffect(() => {
    if (tries > 0 || knock.error) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries, knock.error]);
  const send = () => {
    if (knock.isPending || guard?.changed) return;
    if (missing.length > 0) setTries(tries + 1);
    else onSend();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onFold();
    }
  };
  const problems = new Map([...refused, ...(tries > 0 ? missing : [])]);
  return (
    <form
      ref={form}
      className="register-form"
      aria-labelledby={`${formId}-heading`}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 id={`${formId}-heading`}>{say(title)}</h2>
      <SendingContext value={{ formId, problems }}>{children}</SendingContext>
      {guard && <ChangedNotice guard={guard} />}
      <Foot problem={knock.error} paths={paths} isMissing={tries > 0 && missing.length > 0} />
      <div className="step-buttons">
        <Button type="primary" danger={danger} htmlType="submit" loading={knock.isPending} title={say(words.sendKeys)}>
          {say(label)}
        </Button>
        <Button type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </form>
  );
}

// `aliases.2` is about the field `aliases`; `into.0.code` has a field of its own.
function fieldOf(path: string, paths: readonly string[]): string | undefined {
  return paths.find((known) => path === known) ?? paths.find((known) => path.startsWith(`${known}.`));
}

function refusedAt(problem: unknown, paths: readonly string[]): [string, Words][] {
  if (!(problem instanceof Refused)) return [];
  return problem.fields.flatMap((field): [string, Words][] => {
    const path = fieldOf(field.path, paths);
    return path === undefined ? [] : [[path, field]];
  });
}

interface FootProps {
  readonly problem: unknown;
  readonly paths: readonly string[];
  readonly isMissing: boolean;
}

function Foot({ problem, paths, isMissing }: FootProps) {
  const { say } = useLanguage();
  if (isMissing) {
    return (
      <p className="field-problem" role="alert">
        {say(words.someMissing)}
      </p>
    );
  }
  if (!problem) return null;
  const elsewhere =
    problem instanceof Refused ? problem.fields.filter(({ path }) => fieldOf(path, paths) === undefined) : [];
  return (
    <div className="field-problem" role="alert">
      {say(problemWords(problem))}
      {elsewhere.map((field) => (
        <div key={`${field.path} ${field.zh}`}>{say(field)}</div>
      ))}
    </div>
  );
}
