import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import { newId } from '../../../kit/ids.ts';
import { keysOf, type Words } from '../../../kit/words.ts';
import { factStands, presences, sheetFields, sittingKinds } from '../../../modules/sittings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { useDraft } from '../draft.ts';
import { Frame } from '../frame.tsx';
import { ActsAbout, Area, Empty, Field } from '../pieces.tsx';
import type { Act } from '../queue/act.ts';
import { enqueue } from '../queue/queue.ts';
import { type SittingSheet, type Today, usePocket } from '../store.ts';
import { frameWords } from '../words.ts';
import { matterWords } from '../words-pages.ts';
import { sittingPageWords as words } from '../words-sittings.ts';
import { Articles } from './sitting-articles.tsx';

type Flat = Readonly<Record<string, string>>;
const nothingWritten: Flat = {};

/** 现场的调解会: attendance, facts, notes and what goes into the record, written with or without a network. */
export function SittingPage() {
  const { say, list } = useLanguage();
  const { id = '' } = useParams();
  const { today } = usePocket();
  const sitting = today?.sittings?.find((one) => one.id === id);
  if (!sitting)
    return (
      <Frame title={say(words.title)}>
        <Empty title={frameWords.notHere} />
      </Frame>
    );
  return (
    <Frame title={sitting.title}>
      <p className="quiet">
        {sitting.number} · {say(sittingKinds[sitting.kind])} · {say(formatPromise(sitting.startsAt))}
        {sitting.place && ` · ${sitting.place}`}
      </p>
      <dl className="facts">
        {sitting.sides.map(({ side, names }) => (
          <div key={side}>
            <dt>{say(words.side(side))}</dt>
            <dd>{list(names)}</dd>
          </div>
        ))}
      </dl>
      <ActsAbout subject={`sitting:${id}`} title={matterWords.line} />
      {sitting.canSave ? (
        <Sheet key={id} sitting={sitting} articles={today?.articles ?? []} />
      ) : (
        <p className="quiet">{say(words.done)}</p>
      )}
    </Frame>
  );
}

/** What the house holds, with what was written here and has not arrived yet laid over it. */
function shownFields(sitting: SittingSheet, acts: readonly Act[]): Flat {
  const waiting = acts.filter(
    (act) => act.kind === 'saveSitting' && act.subject === `sitting:${sitting.id}` && act.state !== 'delivered',
  );
  return Object.assign({}, sitting.fields, ...waiting.map((act) => act.input['changes']));
}

interface SheetProps {
  readonly sitting: SittingSheet;
  readonly articles: NonNullable<Today['articles']>;
}

function Sheet({ sitting, articles }: SheetProps) {
  const { say } = useLanguage();
  const { acts } = usePocket();
  const draft = useDraft(`sitting:${sitting.id}`, nothingWritten);
  const [problem, setProblem] = useState<Words | null>(null);
  const base = shownFields(sitting, acts);
  const now: Flat = { ...base, ...draft.value };
  const set = (name: string, value: string) => draft.set({ ...draft.value, [name]: value });
  const keep = (event: FormEvent) => {
    event.preventDefault();
    const changes = Object.fromEntries(
      Object.entries(draft.value)
        .map(([name, value]) => [name, value.trim()] as const)
        .filter(([name, value]) => value !== (base[name] ?? '')),
    );
    if (Object.keys(changes).length === 0) return setProblem(words.unchanged);
    setProblem(null);
    const { id, mediationId, title, version } = sitting;
    const input = { id: mediationId, sittingId: id, base: { version, fields: base }, changes };
    draft.handOver(() => enqueue({ kind: 'saveSitting', subject: `sitting:${id}`, title, input }), nothingWritten);
  };
  return (
    <form onSubmit={keep} noValidate>
      <Attendance sitting={sitting} now={now} set={set} />
      <Facts sitting={sitting} now={now} set={set} />
      <h2>{say(words.notes)}</h2>
      {(['law', 'reason', 'feeling'] as const).map((name) => (
        <Area
          key={name}
          id={name}
          label={sheetFields[name]}
          rows={2}
          value={now[name] ?? ''}
          onType={(text) => set(name, text)}
        />
      ))}
      <Articles articles={articles} now={now} set={set} />
      <h2>{say(words.record)}</h2>
      {(['course', 'result'] as const).map((name) => (
        <Area
          key={name}
          id={name}
          label={sheetFields[name]}
          value={now[name] ?? ''}
          onType={(text) => set(name, text)}
        />
      ))}
      <p className="quiet small">{say(words.private)}</p>
      {problem && (
        <p className="problem" role="alert">
          {say(problem)}
        </p>
      )}
      <button type="submit" className="button button-first">
        {say(words.keep)}
      </button>
    </form>
  );
}

interface PartProps {
  readonly sitting: SittingSheet;
  readonly now: Flat;
  readonly set: (name: string, value: string) => void;
}

function Attendance({ sitting, now, set }: PartProps) {
  const { say } = useLanguage();
  return (
    <>
      <h2>{say(words.attendance)}</h2>
      {sitting.attendees.map(({ key, name, role }) => (
        <Field key={key} id={key} label={{ zh: `${name}（${role}）`, en: `${name} (${role})` }}>
          {(bind) => (
            <select
              {...bind}
              value={now[`present.${key}`] ?? ''}
              onChange={(event) => set(`present.${key}`, event.target.value)}
            >
              <option value="">{say(words.unknown)}</option>
              {keysOf(presences).map((value) => (
                <option key={value} value={value}>
                  {say(presences[value])}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </>
  );
}

function Facts({ sitting, now, set }: PartProps) {
  const { say } = useLanguage();
  const [added, setAdded] = useState<readonly string[]>([]);
  const ids = [...new Set([...Object.keys(now).flatMap((name) => /^fact\.(.+)$/.exec(name)?.[1] ?? []), ...added])];
  return (
    <>
      <h2>{say(words.facts)}</h2>
      <p className="quiet small">{say(words.factsHint)}</p>
      {ids.map((id, i) => (
        <fieldset key={id} className="choices">
          <legend>
            {say(words.fact)} {i + 1}
          </legend>
          <Area
            id={`fact-${id}`}
            label={words.fact}
            rows={2}
            value={now[`fact.${id}`] ?? ''}
            onType={(text) => set(`fact.${id}`, text)}
          />
          {sitting.sides.map(({ side }) => (
            <Stand key={side} id={id} side={side} now={now} set={set} />
          ))}
        </fieldset>
      ))}
      <button type="button" className="button" onClick={() => setAdded([...added, newId()])}>
        {say(words.addFact)}
      </button>
    </>
  );
}

function Stand({ id, side, now, set }: Omit<PartProps, 'sitting'> & { readonly id: string; readonly side: number }) {
  const { say } = useLanguage();
  const [stand, remark] = [`stand.${id}.${side}`, `remark.${id}.${side}`];
  return (
    <div className="pair">
      <Field id={stand} label={words.side(side)}>
        {(bind) => (
          <select {...bind} value={now[stand] ?? ''} onChange={(event) => set(stand, event.target.value)}>
            <option value="">{say(words.unsaid)}</option>
            {keysOf(factStands).map((value) => (
              <option key={value} value={value}>
                {say(factStands[value])}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={remark} label={words.remark}>
        {(bind) => (
          <input
            {...bind}
            maxLength={500}
            value={now[remark] ?? ''}
            onChange={(event) => set(remark, event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
