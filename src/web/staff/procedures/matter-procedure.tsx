import { CheckCircleOutlined, MailOutlined, StopOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { evidenceWords } from '../../../modules/categories/words.ts';
import { doors } from '../../../modules/procedures/contract.ts';
import { runResults } from '../../../modules/procedures/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime, formatPromise, untilWords } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { useDraft } from '../frame/draft.ts';
import { FilePicker } from '../frame/file-picker.tsx';
import { useNow } from '../frame/now.ts';
import { frameWords } from '../frame/words.ts';
import { FieldLine, StepFrame } from '../matters/step-frame.tsx';
import { afterStep } from '../matters/use-matter-list.ts';
import type { Run, RunAction } from './shapes.ts';
import { sinceWords, runWords as words } from './words.ts';
import './procedures.css';

/** 办理流程 of a matter: where it stands, what may be done next, who did what when. */
export function MatterProcedure({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const found = useDoor(doors.of, { id }, { keep: true });
  const [open, setOpen] = useState<string | null>(null);
  const run = found.data?.run;
  if (!run) return null;
  const own = run.actions.filter(({ may }) => may);
  const others = run.actions.filter(({ may }) => !may);
  return (
    <section className="side-part" aria-labelledby="procedure">
      <h2 id="procedure">
        {say(words.title)}{' '}
        <small className="quiet">
          {say(run.title)} v{run.number}
        </small>
      </h2>
      <Standing run={run} />
      <ul className="steps">
        {own.map((action) => (
          <li key={action.code}>
            {open === action.code ? (
              <StepForm id={id} run={run} action={action} onFold={() => setOpen(null)} />
            ) : (
              <Button block onClick={() => setOpen(action.code)}>
                {say(action)} <small className="quiet">→ {say(action.to)}</small>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p className="quiet small">
          {say(words.others)}
          {others.map((action) => `${say(action)}（${say(action.who)}）`).join('、')}
        </p>
      )}
      {run.endedAt === null && <p className="quiet small">{say(words.waits)}</p>}
      <Steps run={run} />
    </section>
  );
}

function Standing({ run }: { readonly run: Run }) {
  const { say } = useLanguage();
  const now = useNow();
  const { stage, result, dueAt } = run;
  const isLate = dueAt !== null && new Date(dueAt) < now;
  return (
    <>
      <p className="procedure-now">
        {result === 'done' && <CheckCircleOutlined className="tone-kept" aria-hidden="true" />}
        {result === 'refused' && <StopOutlined className="tone-maple" aria-hidden="true" />}{' '}
        <strong>{say(stage)}</strong>{' '}
        <span className="quiet small figures">
          {result === null ? '' : `${say(runResults[result])} · `}
          {say(sinceWords(formatDayTime(run.enteredAt)))}
        </span>
      </p>
      {dueAt && (
        <p className={`small figures ${isLate ? 'tone-maple' : ''}`}>
          {say(words.due)} {say(formatPromise(dueAt))} · {say(untilWords(dueAt, now))}
        </p>
      )}
      {!run.isNewest && run.endedAt === null && <p className="quiet small">{say(words.older)}</p>}
    </>
  );
}

function Steps({ run: { steps } }: { readonly run: Run }) {
  const { say } = useLanguage();
  if (steps.length === 0) return null;
  return (
    <ol className="procedure-steps" aria-label={say(words.story)}>
      {steps.map((step) => (
        <li key={`${step.at} ${step.action.zh}`}>
          <span>
            {say(step.action)} <span className="quiet">→ {say(step.to)}</span>
          </span>
          <div className="quiet small figures">
            {step.by} · {say(formatDayTime(step.at))}
            {step.files > 0 && ` · ${say(words.files)} ${step.files}`}
          </div>
          {step.text && <div className="small procedure-said">{step.text}</div>}
        </li>
      ))}
    </ol>
  );
}

interface FormProps {
  readonly id: string;
  readonly run: Run;
  readonly action: RunAction;
  readonly onFold: () => void;
}

function missingOf({ missing: [first] }: RunAction): Words | null {
  if (first === undefined) return null;
  const { zh, en } = evidenceWords[first];
  return { zh: `${words.evidenceMissing.zh}${zh}`, en: `${words.evidenceMissing.en}${en}` };
}

function gapOf(
  action: RunAction,
  { text, files, isSending }: { text: string; files: number; isSending: boolean },
): Words | null {
  const missing = missingOf(action);
  if (missing) return missing;
  if (isSending) return frameWords.stillUploading;
  if (action.needsFile && files === 0) return words.filesMissing;
  return action.needsNote && text.trim().length < 2 ? words.noteMissing : null;
}

function StepForm({ id, run, action, onFold }: FormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useDraft(`${id} procedure ${action.code}`);
  const [chosen, setChosen] = useState<{ fileIds: readonly string[]; isSending: boolean }>({
    fileIds: [],
    isSending: false,
  });
  const knock = useKnock(doors.step, {
    refreshes: ['procedure.', ...afterStep],
    onDone: () => {
      setText('');
      void message.success(`${say(action)} → ${say(action.to)}`);
      onFold();
    },
  });
  const gap = gapOf(action, { text, files: chosen.fileIds.length, isSending: chosen.isSending });
  const missing = missingOf(action);
  const about = action.ends ? words.ends : undefined;
  return (
    <>
      <h3>
        {say(action)} <small className="quiet">→ {say(action.to)}</small>
      </h3>
      <StepFrame
        label={action}
        {...(about && { about })}
        gap={gap}
        guard={null}
        pending={knock.isPending}
        problem={knock.error}
        onSend={() =>
          knock.mutate({ id, version: run.version, action: action.code, text, fileIds: [...chosen.fileIds] })
        }
        onFold={onFold}
      >
        <FieldLine id={`procedure-${action.code}`} label={action.needsNote ? words.needsNote : words.note}>
          <Input.TextArea
            id={`procedure-${action.code}`}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </FieldLine>
        <FilePicker label={words.files} onChange={(fileIds, isSending) => setChosen({ fileIds, isSending })} />
        {missing && <p className="small tone-soon">{say(missing)}</p>}
        <p className="small quiet">
          {action.resident ? (
            <>
              <MailOutlined aria-hidden="true" /> {say(words.willRead)}「{say(action.resident)}」
            </>
          ) : (
            say(words.inside)
          )}
        </p>
      </StepFrame>
    </>
  );
}
