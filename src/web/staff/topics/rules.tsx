import { Button, Progress } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { ruleDoors } from '../../../modules/topics/contract-rules.ts';
import { runStates } from '../../../modules/topics/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { holdsAny, useMe } from '../frame/me.ts';
import { Failed, ProblemLine, Waiting } from '../frame/states.tsx';
import { RuleForm } from './rule-form.tsx';
import { RuleText } from './rule-text.tsx';
import type { Rule } from './shapes.ts';
import { ruleWords as words } from './words.ts';
import './topics.css';

/** The rules that say what may be the same, their versions, and the signatures that they work on. */
export function DuplicateRules() {
  const { say } = useLanguage();
  const me = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const rules = useDoor(ruleDoors.rules, {}, { keep: true, everyMilliseconds: 5000 });
  if (rules.isPending) return <Waiting rows={8} />;
  if (!rules.data) return <Failed problem={rules.error} onRetry={() => void rules.refetch()} />;
  const { rows, marks } = rules.data;
  return (
    <div className="page">
      <p className="quiet">
        {holdsAny(me, ['system']) ? (
          <Link to="/system">{say(words.back)}</Link>
        ) : (
          <Link to="/topics">{say(words.backToTopics)}</Link>
        )}
      </p>
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <Button className="push" onClick={() => setOpen('new')}>
          {say(words.add)}
        </Button>
      </div>
      <p className="quiet topics-lead">
        {say(words.lead)} {say(words.unknown)}
      </p>
      {open === 'new' && <RuleForm rule={undefined} onFold={() => setOpen(null)} />}
      <ul className="entry-rows">
        {rows.map((rule) =>
          open === rule.id ? (
            <li key={rule.id} className="rule-open">
              <RuleForm rule={rule} onFold={() => setOpen(null)} />
            </li>
          ) : (
            <RuleRow key={rule.id} rule={rule} onEdit={() => setOpen(rule.id)} />
          ),
        )}
      </ul>
      <Marks marks={marks} />
    </div>
  );
}

function RuleRow({ rule, onEdit }: { readonly rule: Rule; readonly onEdit: () => void }) {
  const { say } = useLanguage();
  const [shown, setShown] = useState(false);
  return (
    <li className="rule-row">
      <div>
        <strong>{say(rule)}</strong>{' '}
        <span className={rule.isOn ? 'state-tag tone-kept' : 'state-tag'}>{say(rule.isOn ? words.on : words.off)}</span>
        <RuleText condition={rule.condition} />
        <span className="quiet small">
          {say(words.version(rule.version))} · {rule.changedBy ?? say(words.ours)} ·{' '}
          {say(formatDayTime(rule.changedAt))}
        </span>
        {shown && <History id={rule.id} />}
      </div>
      <div className="rule-line">
        <Button size="small" onClick={onEdit}>
          {say(words.edit)}
        </Button>
        <Button size="small" type="text" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {say(shown ? words.fold : words.history)}
        </Button>
      </div>
    </li>
  );
}

function History({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const history = useDoor(ruleDoors.ruleHistory, { id });
  if (!history.data) return <ProblemLine problem={history.error} />;
  return (
    <ol className="rule-history">
      {history.data.rows.map((rule) => (
        <li key={rule.version}>
          <span className="quiet small">
            {say(words.version(rule.version))} · {rule.changedBy ?? say(words.ours)} ·{' '}
            {say(formatDayTime(rule.changedAt))} {rule.note}
          </span>
          <RuleText condition={rule.condition} />
        </li>
      ))}
    </ol>
  );
}

function Marks({ marks }: { readonly marks: AnswerOf<typeof ruleDoors.rules>['marks'] }) {
  const { say } = useLanguage();
  const make = useKnock(ruleDoors.mark, { refreshes: ['duplicate-rule.'] });
  const stop = useKnock(ruleDoors.stopMark, { refreshes: ['duplicate-rule.'] });
  const { run } = marks;
  const isBusy = run?.state === 'waiting' || run?.state === 'running';
  return (
    <section aria-labelledby="rule-marks">
      <h2 id="rule-marks">{say(words.marks)}</h2>
      <p className="quiet topics-lead">{say(words.marksAbout)}</p>
      <p className="figures">
        {say(words.marked)} {marks.marked} / {marks.of}
        {run && isBusy && ` · ${say(runStates[run.state])} ${run.done} / ${run.total}`}
      </p>
      <Progress percent={marks.of === 0 ? 100 : Math.floor((marks.marked / marks.of) * 100)} />
      <div className="rule-line">
        {isBusy ? (
          <Button loading={stop.isPending} onClick={() => stop.mutate({})}>
            {say(words.stop)}
          </Button>
        ) : (
          <Button loading={make.isPending} disabled={marks.marked >= marks.of} onClick={() => make.mutate({})}>
            {say(words.make)}
          </Button>
        )}
      </div>
      <ProblemLine problem={make.error ?? stop.error} />
    </section>
  );
}
