import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/bookings/contract.ts';
import { type Weekday, weekdayList, weekdays } from '../../../modules/bookings/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { RegisterForm, useField } from '../forms/form.tsx';
import { useSeen } from '../forms/seen.tsx';
import { formWords } from '../forms/words.ts';
import { useKnock } from '../frame/doors.ts';
import { clockOf } from './days.ts';
import { bookingWords as words } from './words.ts';

export type Resource = AnswerOf<typeof doors.view>['resource'];
type Frame = [number, number];
export type Hours = Partial<Record<Weekday, Frame[]>>;

const mostFrames = 6;

/** True when every stretch ends after it begins and none overlaps the next. */
export function areRight(hours: Hours): boolean {
  return weekdayList.every((weekday) =>
    (hours[weekday] ?? []).every(([from, to], i, all) => from < to && from >= (all[i - 1]?.[1] ?? 0)),
  );
}

/** Midnight at the end of a day is written 00:00 by the clock field. */
function minutesOf(text: string, isEnd: boolean): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  const total = Number(hours) * 60 + Number(minutes);
  return isEnd && total === 0 ? 1440 : total;
}

/** Weekly hours as the door takes them: days without any are left out. */
export function hoursInput(hours: Hours): Record<string, Frame[]> {
  return Object.fromEntries(Object.entries(hours).filter(([, frames]) => frames.length > 0));
}

interface HoursFormProps {
  readonly resource: Resource;
  readonly onFold: () => void;
}

/** The hours of a week of one room or colleague. */
export function HoursForm({ resource, onFold }: HoursFormProps) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const [hours, setHours] = useState<Hours>(resource.hours);
  const [keepsHolidays, setKeepsHolidays] = useState(resource.keepsHolidays);
  const guard = useSeen(resource.version);
  const knock = useKnock(doors.hours, {
    refreshes: ['calendar.', 'resource.'],
    onDone: () => {
      void message.success(say(words.hoursSaved));
      onFold();
    },
  });
  return (
    <RegisterForm
      title={words.editHours}
      label={formWords.save}
      paths={['hours']}
      gaps={{ hours: areRight(hours) ? undefined : words.stretchWrong }}
      knock={knock}
      guard={guard}
      onSend={() => knock.mutate({ id: resource.id, version: guard.seen, hours: hoursInput(hours), keepsHolidays })}
      onFold={onFold}
    >
      <HoursField value={hours} onChange={setHours} />
      <Checkbox checked={keepsHolidays} onChange={({ target }) => setKeepsHolidays(target.checked)}>
        {say(words.keepsHolidays)}
      </Checkbox>
    </RegisterForm>
  );
}

interface HoursFieldProps {
  readonly value: Hours;
  readonly onChange: (hours: Hours) => void;
}

/** Several stretches for each weekday. */
export function HoursField({ value, onChange }: HoursFieldProps) {
  const { say } = useLanguage();
  const { id, problem } = useField('hours');
  const monday = value[1] ?? [];
  const copy = () =>
    onChange({ ...value, ...Object.fromEntries([2, 3, 4, 5].map((weekday) => [weekday, [...monday]])) });
  return (
    <fieldset className="field-line field-wide hours-field" aria-describedby={problem && `${id}-problem`}>
      <legend>{say(words.hours)}</legend>
      {weekdayList.map((weekday) => (
        <DayLine
          key={weekday}
          weekday={weekday}
          frames={value[weekday] ?? []}
          onFrames={(frames) => onChange({ ...value, [weekday]: frames })}
        />
      ))}
      <div>
        <Button size="small" onClick={copy}>
          {say(words.likeMonday)}
        </Button>
      </div>
      {problem && (
        <small id={`${id}-problem`} className="field-problem">
          {say(problem)}
        </small>
      )}
    </fieldset>
  );
}

interface DayLineProps {
  readonly weekday: Weekday;
  readonly frames: readonly Frame[];
  readonly onFrames: (frames: Frame[]) => void;
}

function DayLine({ weekday, frames, onFrames }: DayLineProps) {
  const { say } = useLanguage();
  const day = weekdays[weekday];
  const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  const put = (place: number, frame: Frame) => onFrames(frames.map((one, i) => (i === place ? frame : one)));
  const last = frames.at(-1)?.[1];
  const next: Frame = last === undefined ? [510, 720] : [Math.min(last + 60, 1380), Math.min(last + 240, 1440)];
  return (
    <div className="hours-day">
      <span>{say(day)}</span>
      <div className="hours-frames">
        {frames.map(([from, to], i) => (
          <span key={`${weekday}-${places[i]}`} className="hours-frame">
            <input
              type="time"
              className="plain-field"
              aria-label={say(words.stretchFrom(day, i + 1))}
              value={clockOf(from)}
              onChange={({ target }) => put(i, [minutesOf(target.value, false), to])}
            />
            –
            <input
              type="time"
              className="plain-field"
              aria-label={say(words.stretchTo(day, i + 1))}
              value={clockOf(to % 1440)}
              onChange={({ target }) => put(i, [from, minutesOf(target.value, true)])}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${say(words.dropStretch)} ${say(day)} ${clockOf(from)}`}
              onClick={() => onFrames(frames.filter((_, place) => place !== i))}
            />
          </span>
        ))}
        {frames.length < mostFrames && (
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            aria-label={`${say(words.addStretch)} ${say(day)}`}
            onClick={() => onFrames([...frames, next])}
          >
            {frames.length === 0 && say(words.addStretch)}
          </Button>
        )}
      </div>
    </div>
  );
}
