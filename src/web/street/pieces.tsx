import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../kit/words.ts';
import { useLanguage } from '../shared/language.tsx';
import { formatDayTime } from '../shared/time.ts';
import type { Act } from './queue/act.ts';
import { sizeOf } from './queue/photo.ts';
import { usePocket } from './store.ts';
import { actKinds, actStates, frameWords } from './words.ts';

interface Bind {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly id: string;
  readonly label: Words;
  readonly problem?: Words | null;
  readonly children: (bind: Bind) => ReactNode;
}

/** A labelled input with its problem beside it. */
export function Field({ id, label, problem = null, children }: FieldProps) {
  const { say } = useLanguage();
  const problemId = `${id}-problem`;
  return (
    <div className="field">
      <label htmlFor={id}>{say(label)}</label>
      {children({ id, 'aria-invalid': problem !== null, 'aria-describedby': problem ? problemId : undefined })}
      {problem && (
        <p id={problemId} className="problem" role="alert">
          {say(problem)}
        </p>
      )}
    </div>
  );
}

interface AreaProps {
  readonly id: string;
  readonly label: Words;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly problem?: Words | null;
  readonly rows?: number;
}

/** Room for some sentences. */
export function Area({ id, label, value, onType, problem = null, rows = 3 }: AreaProps) {
  return (
    <Field id={id} label={label} problem={problem}>
      {(bind) => (
        <textarea
          {...bind}
          rows={rows}
          maxLength={5000}
          value={value}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}

/** A row that opens something. */
export function Row({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link className="row" to={to}>
      {children}
    </Link>
  );
}

/** What comes here when nothing is here. */
export function Empty({ title, hint }: { readonly title: Words; readonly hint?: Words }) {
  const { say } = useLanguage();
  return (
    <div className="empty">
      <p>{say(title)}</p>
      {hint && <p className="quiet">{say(hint)}</p>}
    </div>
  );
}

/** Said where the list would stand: it is being fetched, or its day is over. */
export function NothingAlong() {
  const { isFetching, isOnline } = usePocket();
  return <Empty title={isFetching && isOnline ? frameWords.fetching : frameWords.expired} />;
}

/** How an act stands, in one line: word, colour and sign. */
export function ActLine({ act }: { readonly act: Act }) {
  const { say } = useLanguage();
  const bytes = act.photos.reduce((sum, photo) => sum + photo.bytes, 0);
  const sign = { waiting: '○', sending: '◐', delivered: '●', attention: '▲' }[act.state];
  return (
    <>
      <span className={`act-state act-${act.state}`}>
        <span aria-hidden="true">{sign}</span> {say(actStates[act.state])}
      </span>
      <strong>
        {say(actKinds[act.kind])}：{act.title}
      </strong>
      <span className="quiet small">
        {say(formatDayTime(act.madeAt))}
        {bytes > 0 && ` · ${act.photos.length} × ${sizeOf(Math.round(bytes / act.photos.length))}`}
      </span>
      {act.problem && <span className="problem">{say(act.problem)}</span>}
      {act.answer && <span className="act-answer">{say(act.answer)}</span>}
    </>
  );
}

/** What was done on this device about one subject. */
export function ActsAbout({ subject, title }: { readonly subject: string; readonly title: Words }) {
  const { say } = useLanguage();
  const { acts } = usePocket();
  const about = acts.filter((act) => act.subject === subject);
  if (about.length === 0) return null;
  return (
    <section>
      <h2>{say(title)}</h2>
      <ul className="rows">
        {about.map((act) => (
          <li key={act.id} className="act">
            <ActLine act={act} />
          </li>
        ))}
      </ul>
    </section>
  );
}
