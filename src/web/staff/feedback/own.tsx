import { App, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/feedback/contract.ts';
import { type Ground, grounds, questions, ratings } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { ActButtons, useOpenForm } from '../forms/acts.tsx';
import { Field, TextField } from '../forms/fields.tsx';
import { RegisterForm } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { Failed, Waiting } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { FeedbackTabs } from './tabs.tsx';
import { feedbackWords as words } from './words.ts';

type Own = AnswerOf<typeof doors.own>;

/** What a handler may know: batches of five without order or days, and which matters have a rating to object to. */
export function FeedbackOwn() {
  const { say } = useLanguage();
  const asked = useDoor(doors.own, {});
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <FeedbackTabs />
      </div>
      {asked.isPending && <Waiting rows={8} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <Objectable rows={asked.data.objectable} />
          <Batches batches={asked.data.batches} />
        </>
      )}
    </div>
  );
}

function Objectable({ rows }: { readonly rows: Own['objectable'] }) {
  const { say } = useLanguage();
  const opening = useOpenForm();
  const { open, fold } = opening;
  return (
    <section>
      <h2>{say(words.objectable)}</h2>
      <p className="quiet">{say(rows.length > 0 ? words.objectableAbout : words.noObjectable)}</p>
      <ul className="visit-rows">
        {rows.map(({ surveyId, matter, until }) => (
          <li key={surveyId}>
            <span className="figures">
              {say(words.until)} {say(formatDayTime(until))}
            </span>
            <span>
              <Link className="row-title" to={`/matters/${matter.id}`}>
                {matter.title}
              </Link>{' '}
              <span className="quiet small">{matter.number}</span>
            </span>
            <span className="step-buttons">
              <ActButtons
                small
                id={surveyId}
                of={matter.title}
                acts={[{ name: 'object', label: words.object, form: () => null }]}
                opening={opening}
              />
            </span>
            {open?.id === surveyId && <ObjectForm surveyId={surveyId} onFold={fold} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ObjectForm({ surveyId, onFold }: { readonly surveyId: string; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [ground, setGround] = useState<Ground | null>(null);
  const [reasons, setReasons] = useState('');
  const [files, setFiles] = useState({ ids: [] as readonly string[], isSending: false });
  const knock = useKnock(doors.object, {
    refreshes: ['feedback.own', 'objection.'],
    onDone: () => {
      void message.success(say(words.objected));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.object}
      label={words.object}
      paths={['ground', 'reasons', 'fileIds']}
      gaps={{
        ground: ground === null ? words.chooseOne : undefined,
        reasons: reasons.trim().length < 2 ? words.tooShort : undefined,
        fileIds: files.isSending ? frameWords.stillUploading : undefined,
      }}
      knock={knock}
      onSend={() => ground && knock.mutate({ id: surveyId, ground, reasons, fileIds: [...files.ids] })}
      onFold={onFold}
    >
      <Field path="ground" label={words.ground}>
        {({ id }) => (
          <Radio.Group
            id={id}
            aria-label={say(words.ground)}
            value={ground}
            onChange={({ target }) => setGround(target.value)}
            options={keysOf(grounds).map((value) => ({ value, label: say(grounds[value]) }))}
          />
        )}
      </Field>
      <TextField wide path="reasons" label={words.reasons} max={2000} rows={3} value={reasons} onChange={setReasons} />
      <FilePicker label={words.files} onChange={(ids, isSending) => setFiles({ ids, isSending })} />
    </RegisterForm>
  );
}

function Batches({ batches }: { readonly batches: Own['batches'] }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(words.own)}</h2>
      <p className="quiet">{say(words.batchesAbout)}</p>
      {batches.length === 0 && <p>{say(words.noBatches)}</p>}
      {batches.map(({ nth, size, tallies }) => (
        <div key={nth} className="figure-scroll">
          <table className="figure-table">
            <caption>{say(words.batch(nth, size))}</caption>
            <thead>
              <tr>
                <th scope="col">{say(words.question)}</th>
                {keysOf(ratings).map((rating) => (
                  <th key={rating} scope="col">
                    {say(ratings[rating])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {keysOf(questions).map((question) => (
                <tr key={question}>
                  <th scope="row">{say(questions[question])}</th>
                  {keysOf(ratings).map((rating) => (
                    <td key={rating}>{tallies[question][rating]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}
