import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { doors } from '../../../modules/clocks/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { TextField } from '../forms/fields.tsx';
import { RegisterForm, useFields } from '../forms/form.tsx';
import { useKnock } from '../frame/doors.ts';
import { framesText, readFrames } from './frames.ts';
import type { Settings } from './shapes.ts';
import { Versions } from './versions.tsx';
import { weekdayNames, settingWords as words } from './words-settings.ts';

type Calendar = Settings['calendars'][number];

const fresh = { code: '', zh: '', en: '', usual: [], weekdays: {}, rests: true } satisfies Partial<Calendar>;

/** Office hours, duty round the clock, and whatever else people work by. */
export function Calendars({ settings }: { readonly settings: Settings }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Omit<Calendar, 'version' | 'by' | 'at' | 'reason'> | null>(null);
  return (
    <div className="clock-part">
      <ul className="clock-cards">
        {settings.calendars.map((calendar) => (
          <li key={calendar.code}>
            <strong>{say(calendar)}</strong> <span className="quiet">{calendar.code}</span>
            <div className="figures">{framesText(calendar.usual)}</div>
            {Object.entries(calendar.weekdays).map(([weekday, frames]) => (
              <div key={weekday} className="figures small">
                {say(weekdayNames[Number(weekday)] ?? words.weekdays)} {framesText(frames)}
              </div>
            ))}
            <div className="quiet small">{say(calendar.rests ? words.rests : words.noRest)}</div>
            <Versions versions={[calendar]} />
            {settings.canChange && (
              <Button size="small" onClick={() => setOpen(calendar)}>
                {say(words.edit)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {settings.canChange && open === null && <Button onClick={() => setOpen(fresh)}>{say(words.add)}</Button>}
      {open && <CalendarForm key={open.code} calendar={open} onFold={() => setOpen(null)} />}
    </div>
  );
}

interface FormProps {
  readonly calendar: Omit<Calendar, 'version' | 'by' | 'at' | 'reason'>;
  readonly onFold: () => void;
}

function CalendarForm({ calendar, onFold }: FormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const { code, zh, en, rests } = calendar;
  const [fields, set] = useFields({ code, zh, en, rests, usual: framesText(calendar.usual), reason: '' });
  const [days, setDays] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(Object.entries(calendar.weekdays).map(([day, frames]) => [day, framesText(frames)])),
  );
  const knock = useKnock(doors.saveCalendar, {
    refreshes: ['clock.'],
    onDone: () => {
      void message.success(say(words.saved));
      onFold();
    },
  });
  const usual = readFrames(fields.usual);
  const typed = Object.entries(days).filter(([, text]) => text.trim() !== '');
  const weekdays = typed.map(([day, text]) => [day, readFrames(text)] as const);
  const isWrong = weekdays.some(([, frames]) => frames === null);
  const send = () =>
    knock.mutate({
      ...fields,
      usual: usual ?? [],
      weekdays: Object.fromEntries(weekdays.map(([day, frames]) => [day, frames ?? []])),
    });
  return (
    <RegisterForm
      title={words.calendars}
      label={words.save}
      paths={['code', 'zh', 'en', 'usual', 'reason']}
      gaps={{
        usual: !usual || usual.length === 0 || isWrong ? words.framesWrong : undefined,
        reason: fields.reason.trim().length < 2 ? words.reasonNeeded : undefined,
      }}
      knock={knock}
      onSend={send}
      onFold={onFold}
    >
      {code === '' && <TextField path="code" label={words.code} max={40} value={fields.code} onChange={set('code')} />}
      <TextField path="zh" label={words.name} max={40} value={fields.zh} onChange={set('zh')} />
      <TextField path="en" label={words.nameEn} max={60} value={fields.en} onChange={set('en')} />
      <TextField
        path="usual"
        label={words.usual}
        hint={words.framesHint}
        max={200}
        wide
        value={fields.usual}
        onChange={set('usual')}
      />
      <Checkbox checked={fields.rests} onChange={({ target }) => set('rests')(target.checked)}>
        {say(words.rests)}
      </Checkbox>
      {weekdayNames.map((name, weekday) => (
        <TextField
          key={name.en}
          path={`weekdays.${weekday}`}
          label={name}
          max={200}
          value={days[weekday] ?? ''}
          onChange={(text) => setDays({ ...days, [weekday]: text })}
        />
      ))}
      <TextField path="reason" label={words.reason} max={500} wide value={fields.reason} onChange={set('reason')} />
    </RegisterForm>
  );
}
