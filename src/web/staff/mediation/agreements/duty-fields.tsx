import { Button } from 'antd';
import { timesOf } from '../../../../algorithms/definite-duties/missing.ts';
import type { TextFinding } from '../../../../algorithms/definite-duties/text.ts';
import { keysOf } from '../../../../kit/words.ts';
import { dutyKinds, dutyTimes } from '../../../../modules/agreements/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { ChoiceField, DayField, TextField, TicksField } from '../../forms/fields.tsx';
import { AmountField } from './amount-field.tsx';
import { Findings } from './findings.tsx';
import { PlanField } from './plan-field.tsx';
import type { CaseProps, DutyText } from './shapes.ts';
import { deskAgreementWords as words } from './words.ts';

interface DutyProps {
  readonly at: number;
  readonly duty: DutyText;
  readonly bearers: CaseProps['bearers'];
  readonly agreedOn: string;
  readonly found: readonly TextFinding[];
  readonly onChange: (change: Partial<DutyText>) => void;
  readonly onRemove: () => void;
}

/** One duty: who owes what to whom, how much, by when, with what proof; what is missing stands below it. */
export function DutyFields({ at, duty, bearers, agreedOn, found, onChange, onRemove }: DutyProps) {
  const { say } = useLanguage();
  const path = (name: keyof DutyText) => `duties.${at}.${name}`;
  const people = [
    { value: '', label: say(words.nobody) },
    ...bearers.map(({ key, name }) => ({ value: key, label: name })),
  ];
  const turn = (kind: DutyText['kind']) => {
    const fits = duty.time !== null && timesOf(kind).includes(duty.time.when);
    onChange({ kind, ...(!fits && { time: null }) });
  };
  return (
    <fieldset className="agreement-duty field-wide">
      <legend>{say(words.duty(at + 1))}</legend>
      <div className="agreement-duty-fields">
        <ChoiceField
          path={path('kind')}
          label={words.kind}
          value={duty.kind}
          onChange={turn}
          options={keysOf(dutyKinds).map((value) => ({ value, label: say(dutyKinds[value]) }))}
        />
        <ChoiceField
          path={path('by')}
          label={words.by}
          value={duty.by}
          onChange={(by) => onChange({ by })}
          options={people}
        />
        <ChoiceField
          path={path('to')}
          label={words.to}
          value={duty.to}
          onChange={(to) => onChange({ to })}
          options={people}
        />
        {duty.kind === 'pay' && (
          <>
            <AmountField
              path={path('amountFen')}
              fen={duty.amountFen}
              onChange={(amountFen) => onChange({ amountFen })}
            />
            <TextField
              path={path('capital')}
              label={words.capital}
              max={80}
              value={duty.capital}
              onChange={(capital) => onChange({ capital })}
            />
          </>
        )}
        <TextField
          wide
          path={path('what')}
          label={words.what}
          max={500}
          rows={1}
          value={duty.what}
          onChange={(what) => onChange({ what })}
        />
        <TimeFields duty={duty} agreedOn={agreedOn} path={path('time')} onChange={onChange} />
        <TextField
          path={path('how')}
          label={words.how}
          max={500}
          value={duty.how}
          onChange={(how) => onChange({ how })}
        />
        <TextField
          path={path('where')}
          label={words.where}
          max={120}
          value={duty.where}
          onChange={(where) => onChange({ where })}
        />
        <TextField
          path={path('proof')}
          label={words.proof}
          max={500}
          value={duty.proof}
          onChange={(proof) => onChange({ proof })}
        />
        {duty.kind === 'pay' && bearers.some(({ key, isSide }) => !isSide && key !== '') && (
          <TicksField
            label={words.options}
            value={duty.each ? ['each'] : []}
            onChange={(ticked) => onChange({ each: ticked.includes('each') })}
            options={[{ value: 'each', label: say(words.each) }]}
          />
        )}
      </div>
      <Findings found={found} of={`duties.${at}.`} />
      <Button size="small" onClick={onRemove}>
        {say(words.removeDuty)}
      </Button>
    </fieldset>
  );
}

interface TimeProps {
  readonly duty: DutyText;
  readonly agreedOn: string;
  readonly path: string;
  readonly onChange: (change: Partial<DutyText>) => void;
}

type When = NonNullable<DutyText['time']>['when'];

function emptyTime(when: When): NonNullable<DutyText['time']> {
  if (when === 'now') return { when };
  if (when === 'plan') return { when, rows: [] };
  return when === 'on' ? { when, on: '' } : { when, on: '', until: '' };
}

function TimeFields({ duty, agreedOn, path, onChange }: TimeProps) {
  const { say } = useLanguage();
  const { time, kind, amountFen } = duty;
  const options = timesOf(kind).map((value) => ({ value: value as When | '', label: say(dutyTimes[value]) }));
  return (
    <>
      <ChoiceField<When | ''>
        path={path}
        label={words.time}
        value={time?.when ?? ''}
        onChange={(when) => onChange({ time: when === '' ? null : emptyTime(when) })}
        options={[{ value: '', label: say(words.nobody) }, ...options]}
      />
      {time && 'on' in time && (
        <DayField
          path={`${path}.on`}
          label={words.on}
          min={agreedOn}
          value={time.on ?? ''}
          onChange={(on) => onChange({ time: { ...time, on } })}
        />
      )}
      {time?.when === 'from' && (
        <DayField
          path={`${path}.until`}
          label={words.until}
          min={time.on === '' || time.on === undefined ? agreedOn : time.on}
          value={time.until ?? ''}
          onChange={(until) => onChange({ time: { ...time, until } })}
        />
      )}
      {time?.when === 'plan' && (
        <PlanField
          rows={time.rows.map(({ dueOn = '', fen }) => ({ dueOn, fen }))}
          totalFen={amountFen ?? 0}
          agreedOn={agreedOn}
          onChange={(rows) => onChange({ time: { when: 'plan', rows } })}
        />
      )}
    </>
  );
}
