import { App, Button, Table } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/clocks/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { labelled } from '../frame/stacked.ts';
import { daySpans, readDays } from './frames.ts';
import { HolidayImport } from './holiday-import.tsx';
import { Moves } from './moves.tsx';
import type { Settings } from './shapes.ts';
import { Versions } from './versions.tsx';
import { dayCount, settingWords as words } from './words-settings.ts';

type Year = Settings['holidays']['years'][number];

/** The table of the State Council's notices, year by year. */
export function Holidays({ settings }: { readonly settings: Settings }) {
  const { say } = useLanguage();
  const { holidays, canChange } = settings;
  const [open, setOpen] = useState<Year | 'import' | null>(null);
  const nextYear = (holidays.missing[0] ?? Math.max(...holidays.years.map(({ year }) => year)) + 1) as number;
  const fold = () => setOpen(null);
  return (
    <div className="clock-part">
      <Table
        className="stacked"
        size="small"
        rowKey="year"
        pagination={false}
        dataSource={holidays.years.toReversed()}
        columns={[
          { title: say(words.year), dataIndex: 'year', width: 90, className: 'figures stacked-title' },
          ...labelled<Year>([
            { title: say(words.offDays), dataIndex: 'off', render: (days: string[]) => <Days days={days} /> },
            { title: say(words.workDays), dataIndex: 'work', render: (days: string[]) => <Days days={days} /> },
          ]),
          {
            width: 90,
            render: (_, year: Year) =>
              canChange && (
                <Button size="small" onClick={() => setOpen(year)}>
                  {say(words.edit)}
                </Button>
              ),
          },
        ]}
      />
      {canChange && open === null && (
        <div className="step-buttons">
          <Button type="primary" onClick={() => setOpen({ year: nextYear, off: [], work: [] })}>
            {say(words.add)} {nextYear}
          </Button>
          <Button onClick={() => setOpen('import')}>{say(words.importTitle)}</Button>
        </div>
      )}
      {open === 'import' && <HolidayImport onFold={fold} />}
      {open !== null && open !== 'import' && <YearForm key={open.year} year={open} onFold={fold} />}
      {canChange && <Moves />}
      <Versions versions={holidays.versions} />
    </div>
  );
}

function Days({ days }: { readonly days: readonly string[] }) {
  const { say } = useLanguage();
  return (
    <span className="figures small">
      <strong>{say(dayCount(days.length))}</strong>{' '}
      <span className="quiet clock-days">
        {daySpans(days).map((span) => (
          <span key={span}>{span}</span>
        ))}
      </span>
    </span>
  );
}

function YearForm({ year, onFold }: { readonly year: Year; readonly onFold: () => void }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const initial = { year: String(year.year), off: year.off.join(', '), work: year.work.join(', '), reason: '' };
  const [fields, set] = useFields(initial);
  const knock = useKnock(doors.saveHolidays, {
    refreshes: ['clock.', 'system.'],
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  const isDay = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day);
  const [off, work] = [readDays(fields.off), readDays(fields.work)];
  return (
    <RegisterForm
      title={words.holidays}
      label={words.save}
      paths={['year', 'off', 'work', 'reason']}
      gaps={{
        year: /^20\d\d$/.test(fields.year) ? undefined : words.yearNeeded,
        off: off.length > 0 && off.every(isDay) ? undefined : words.daysNeeded,
        work: work.every(isDay) ? undefined : words.daysNeeded,
        reason: fields.reason.trim().length < 2 ? words.reasonNeeded : undefined,
      }}
      knock={knock}
      onSend={() => knock.mutate({ year: Number(fields.year), off, work, reason: fields.reason })}
      onFold={onFold}
    >
      <TextField
        path="year"
        label={words.year}
        max={4}
        inputMode="numeric"
        value={fields.year}
        onChange={set('year')}
      />
      <TextField path="off" label={words.off} max={2000} rows={3} wide value={fields.off} onChange={set('off')} />
      <TextField path="work" label={words.work} max={1000} rows={2} wide value={fields.work} onChange={set('work')} />
      <TextField path="reason" label={words.reason} max={500} wide value={fields.reason} onChange={set('reason')} />
    </RegisterForm>
  );
}
