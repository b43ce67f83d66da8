import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { decisionKinds, decisionStates } from '../../../modules/meetings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import { frameWords } from '../frame/words.ts';
import { meetingWords as words } from './words.ts';

type Decision = AnswerOf<typeof doors.view>['decisions'][number];

/** What was decided, who does it and by when; whoever may, says in place that it is done. */
export function Decisions({ rows, empty }: { readonly rows: readonly Decision[]; readonly empty: Words }) {
  const { say } = useLanguage();
  if (rows.length === 0) return <p className="quiet">{say(empty)}</p>;
  return (
    <ul className="decision-list">
      {rows.map((row) => (
        <DecisionLine key={row.id} row={row} />
      ))}
    </ul>
  );
}

function DecisionLine({ row }: { readonly row: Decision }) {
  const { say } = useLanguage();
  const [ending, setEnding] = useState<'finish' | 'drop' | null>(null);
  const isLate = row.state === 'open' && row.dueOn !== null && row.dueOn < dayOf(new Date());
  return (
    <li>
      <div>{row.task}</div>
      <div className="decision-facts small">
        <span className="quiet">{row.kind === 'task' ? row.department : say(decisionKinds[row.kind])}</span>
        {row.dueOn && (
          <span className={isLate ? 'tone-maple' : 'quiet'}>
            {say(words.dueOn)} {say(formatDay(row.dueOn))}
          </span>
        )}
        <span className={row.state === 'done' ? 'tone-kept' : 'quiet'}>{say(decisionStates[row.state])}</span>
        {row.matter && <Link to={`/matters/${row.matter.id}`}>{row.matter.number}</Link>}
        {row.can.map((step) => (
          <Button
            key={step}
            size="small"
            type="link"
            aria-label={`${say(words[step])} ${row.task}`}
            onClick={() => setEnding(step)}
          >
            {say(words[step])}
          </Button>
        ))}
      </div>
      {row.report && <p className="meeting-text small">{row.report}</p>}
      {ending && <EndLine id={row.id} step={ending} onFold={() => setEnding(null)} />}
    </li>
  );
}

interface EndLineProps {
  readonly id: string;
  readonly step: 'finish' | 'drop';
  readonly onFold: () => void;
}

function EndLine({ id, step, onFold }: EndLineProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const onDone = () => {
    void message.success(say(step === 'finish' ? words.finished : words.dropped));
    onFold();
  };
  const finish = useKnock(doors.finish, { refreshes: ['meeting.'], onDone });
  const drop = useKnock(doors.drop, { refreshes: ['meeting.'], onDone });
  const knock = step === 'finish' ? finish : drop;
  const label = say(step === 'finish' ? words.report : words.reason);
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (step === 'finish') finish.mutate({ id, report: text });
        else drop.mutate({ id, reason: text });
      }}
    >
      <Input
        aria-label={label}
        placeholder={label}
        maxLength={300}
        autoFocus
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ProblemLine problem={knock.error} />
      <div className="step-buttons">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          loading={knock.isPending}
          disabled={text.trim().length < 2}
        >
          {say(words[step])}
        </Button>
        <Button size="small" type="text" onClick={onFold}>
          {say(frameWords.cancel)}
        </Button>
      </div>
    </form>
  );
}
