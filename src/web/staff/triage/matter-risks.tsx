import { ExclamationCircleOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { Link } from 'react-router';
import { addDays, dayOf } from '../../../kit/calendar.ts';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/triage/contract.ts';
import { type RiskKind, riskKinds } from '../../../modules/triage/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { ChoiceField, DayField, TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useDoor, useKnock } from '../frame/doors.ts';
import { riskWords as words } from './words.ts';
import './triage.css';

type Risk = AnswerOf<typeof doors.risks>['rows'][number];

const usualDays = 30;
const refreshes = ['risk.', 'matter.view'];

/** Risks marked on one matter, and words in it that ask somebody to look. */
export function MatterRisks({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const asked = useDoor(doors.risks, { id });
  const answer = asked.data;
  if (!answer || (answer.rows.length === 0 && answer.hints.length === 0 && !answer.canSet)) return null;
  const first = answer.hints[0]?.kind ?? 'escalation';
  return (
    <section className="side-part" aria-labelledby="risks">
      <h2 id="risks">{say(words.title)}</h2>
      {answer.hints.map(({ kind, phrase }) => (
        <p key={kind} className="risk-hint small">
          <ExclamationCircleOutlined aria-hidden="true" /> {say(words.hinted)}
          {say({
            zh: `“${phrase}”，${words.hintedFor.zh}${riskKinds[kind].zh}`,
            en: ` “${phrase}”: ${words.hintedFor.en} ${riskKinds[kind].en.toLowerCase()}`,
          })}
        </p>
      ))}
      <ul className="risk-lines">
        {answer.rows.map((risk) => (
          <li key={risk.id}>
            <RiskLine risk={risk} canEnd={answer.canSet} />
          </li>
        ))}
      </ul>
      {answer.canSet && (
        <Acts
          id={`risk-${id}`}
          of={say(words.title)}
          acts={[
            { name: 'mark', label: words.mark, form: (onFold) => <MarkForm id={id} first={first} onFold={onFold} /> },
          ]}
        />
      )}
      {answer.rows.length > 0 && (
        <Link className="small" to="/risks">
          {say(words.all)}
        </Link>
      )}
    </section>
  );
}

function standing(risk: Risk) {
  if (risk.isActive) return { zh: `${words.untilDay.zh} ${risk.untilOn}`, en: `${words.untilDay.en} ${risk.untilOn}` };
  return risk.endedAt === null ? words.expired : words.ended;
}

/** One risk: what, since when and until when, why, by whom; ended with a reason. */
export function RiskLine({ risk, canEnd }: { readonly risk: Risk; readonly canEnd: boolean }) {
  const { say } = useLanguage();
  return (
    <>
      <strong className={risk.isActive ? 'tone-maple' : 'quiet'}>{say(riskKinds[risk.kind])}</strong>{' '}
      <span className="quiet small figures">{say(standing(risk))}</span>
      <div>{risk.reason}</div>
      <div className="quiet small">
        {risk.setBy} <span className="figures">{say(formatDay(risk.setAt))}</span>
        {risk.endReason && ` · ${say(words.ended)}：${risk.endReason}（${risk.endedBy ?? ''}）`}
      </div>
      {risk.isActive && canEnd && (
        <Acts
          id={`end-${risk.id}`}
          of={say(riskKinds[risk.kind])}
          acts={[{ name: 'end', label: words.end, form: (onFold) => <EndForm id={risk.id} onFold={onFold} /> }]}
        />
      )}
    </>
  );
}

function MarkForm({
  id,
  first,
  onFold,
}: {
  readonly id: string;
  readonly first: RiskKind;
  readonly onFold: () => void;
}) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ kind: first, reason: '', untilOn: addDays(dayOf(new Date()), usualDays) });
  const knock = useKnock(doors.setRisk, {
    refreshes,
    onDone: () => {
      void message.success(say(words.marked));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.mark}
      label={words.mark}
      paths={['kind', 'reason', 'untilOn']}
      gaps={{ reason: fields.reason.trim().length < 2 ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, ...fields })}
      onFold={onFold}
    >
      <ChoiceField
        path="kind"
        label={words.kind}
        value={fields.kind}
        onChange={set('kind')}
        options={keysOf(riskKinds).map((kind) => ({ value: kind, label: say(riskKinds[kind]) }))}
      />
      <TextField
        path="reason"
        label={words.reason}
        hint={words.reasonHint}
        max={500}
        rows={2}
        value={fields.reason}
        onChange={set('reason')}
      />
      <DayField
        path="untilOn"
        label={words.until}
        hint={words.untilHint}
        value={fields.untilOn}
        onChange={set('untilOn')}
        min={dayOf(new Date())}
      />
    </RegisterForm>
  );
}

function EndForm({ id, onFold }: { readonly id: string; readonly onFold: () => void }) {
  const [fields, set] = useFields({ reason: '' });
  const knock = useKnock(doors.endRisk, { refreshes, onDone: onFold });
  return (
    <RegisterForm
      title={words.end}
      label={words.end}
      paths={['reason']}
      gaps={{ reason: fields.reason.trim().length < 2 ? words.missing : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ id, reason: fields.reason })}
      onFold={onFold}
    >
      <TextField
        path="reason"
        label={words.endReason}
        max={500}
        rows={2}
        value={fields.reason}
        onChange={set('reason')}
      />
    </RegisterForm>
  );
}
