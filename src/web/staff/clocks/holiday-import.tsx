import { App, Button } from 'antd';
import { doors } from '../../../modules/clocks/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { settingWords as words } from './words-settings.ts';

/** Checks a pasted table first, then writes it. */
export function HolidayImport({ onFold }: { readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [fields, set] = useFields({ text: '', reason: '' });
  const knock = useKnock(doors.importHolidays, {
    refreshes: ['clock.', 'system.'],
    onDone: ({ version }) => {
      if (version === null) return;
      void message.success(say(words.saved));
      onFold();
    },
  });
  const checked = knock.data;
  const isClean = checked !== undefined && checked.problems.length === 0 && checked.years.length > 0;
  return (
    <RegisterForm
      title={words.importTitle}
      label={words.check}
      paths={['text', 'reason']}
      gaps={{ reason: fields.reason.trim().length < 2 ? words.reasonNeeded : undefined }}
      knock={knock}
      onSend={() => knock.mutate({ ...fields, dryRun: true })}
      onFold={onFold}
    >
      <TextField
        path="text"
        label={words.importText}
        hint={words.importHint}
        max={200_000}
        rows={6}
        wide
        value={fields.text}
        onChange={set('text')}
      />
      <TextField path="reason" label={words.reason} max={500} wide value={fields.reason} onChange={set('reason')} />
      {checked && (
        <ul className="clock-history field-wide">
          {checked.years.map(({ year, off, work }) => (
            <li key={year} className="figures">
              {year}：{say(words.offDays)} {off.length} · {say(words.workDays)} {work.length}
            </li>
          ))}
          {checked.problems.map((problem) => (
            <li key={`${problem.row} ${problem.zh}`} className="tone-maple">
              {problem.row > 0 && `${say(words.row)} ${problem.row}：`}
              {say(problem)}
            </li>
          ))}
          {isClean && <li className="tone-kept">{say(words.clean)}</li>}
        </ul>
      )}
      {isClean && (
        <Button type="primary" loading={knock.isPending} onClick={() => knock.mutate({ ...fields, dryRun: false })}>
          {say(words.write)}
        </Button>
      )}
    </RegisterForm>
  );
}
