import { keysOf } from '../../../kit/words.ts';
import { partyDoors } from '../../../modules/mediation/contract-parties.ts';
import { type RiskSign, riskLevels, riskSigns } from '../../../modules/mediation/words-risk.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime } from '../../shared/time.ts';
import { Acts } from '../forms/acts.tsx';
import { DayField, TextField, TicksField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import type { PanelProps } from './shapes.ts';
import { useMediationAct } from './use-act.ts';
import { mediationWords as words } from './words.ts';

const tones = { calm: 'kept', heed: 'soon', grave: 'maple' } as const;

/** 民转刑: signs seen in the dispute, what calms it, and to whom it was reported. */
export function Risk({ mediation }: PanelProps) {
  const { say } = useLanguage();
  const check = {
    name: 'check',
    label: words.check,
    form: (onFold: () => void) => <CheckForm mediation={mediation} onFold={onFold} />,
  };
  return (
    <section aria-labelledby="mediation-risk">
      <h2 id="mediation-risk">{say(words.risk)}</h2>
      <p className="quiet small">{say(words.riskLead)}</p>
      {mediation.checks.length === 0 && <p className="quiet">{say(words.noChecks)}</p>}
      <ul className="entry-rows">
        {mediation.checks.map((one) => (
          <li key={one.id} className="mediation-entry">
            <span className={`state-tag tone-${tones[one.level]}`}>{say(riskLevels[one.level])}</span>{' '}
            <span className="quiet small">
              {one.by} {say(formatDayTime(one.at))}
            </span>
            <p className="mediation-text">
              {one.marks.length === 0 ? say(words.noSigns) : one.marks.map((mark) => say(riskSigns[mark])).join('；')}
            </p>
            {one.note && <p className="mediation-text">{one.note}</p>}
            {one.plan && (
              <p className="mediation-text">
                {say(words.plan)}：{one.plan}
              </p>
            )}
            <p className="quiet small">
              {one.coolUntil && `${say(words.coolUntil)} ${say(formatDay(one.coolUntil))} `}
              {one.reportedTo && `${say(words.reportedTo)}：${one.reportedTo}`}
            </p>
          </li>
        ))}
      </ul>
      {mediation.can.includes('check') && <Acts id={mediation.id} of={mediation.title} acts={[check]} />}
    </section>
  );
}

function CheckForm({ mediation, onFold }: PanelProps & { readonly onFold: () => void }) {
  const guard = useSeen(mediation.version);
  const { say } = useLanguage();
  const [fields, set] = useFields({
    marks: [] as readonly RiskSign[],
    note: '',
    plan: '',
    coolUntil: '',
    reportedTo: '',
  });
  const knock = useMediationAct(partyDoors.check, words.checked, onFold);
  const { marks, note, plan, coolUntil, reportedTo } = fields;
  const send = () =>
    knock.mutate({
      id: mediation.id,
      version: guard.seen,
      marks: [...marks],
      note,
      plan,
      ...(coolUntil !== '' && { coolUntil }),
      ...(reportedTo.trim() !== '' && { reportedTo }),
    });
  return (
    <RegisterForm
      title={words.check}
      label={words.check}
      paths={['note', 'plan', 'coolUntil', 'reportedTo']}
      knock={knock}
      guard={guard}
      onSend={send}
      onFold={onFold}
    >
      <TicksField
        label={words.signs}
        value={marks}
        onChange={set('marks')}
        options={keysOf(riskSigns).map((value) => ({ value, label: say(riskSigns[value]) }))}
      />
      <TextField wide path="note" label={words.whatSeen} max={1000} rows={2} value={note} onChange={set('note')} />
      <TextField
        path="reportedTo"
        label={words.reportedTo}
        hint={words.reportedToHint}
        max={120}
        value={reportedTo}
        onChange={set('reportedTo')}
      />
      <TextField wide path="plan" label={words.plan} max={1000} rows={2} value={plan} onChange={set('plan')} />
      <DayField path="coolUntil" label={words.coolUntil} value={coolUntil} onChange={set('coolUntil')} />
    </RegisterForm>
  );
}
