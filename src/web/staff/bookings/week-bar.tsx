import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { addDays } from '../../../kit/calendar.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { mondayOf, todayOf } from './days.ts';
import { bookingWords as words } from './words.ts';

interface WeekBarProps {
  readonly monday: string;
  readonly onMonday: (monday: string) => void;
}

/** Which week is shown, and the way to others. */
export function WeekBar({ monday, onMonday }: WeekBarProps) {
  const { say } = useLanguage();
  return (
    <div className="week-bar">
      <Button icon={<LeftOutlined />} aria-label={say(words.earlier)} onClick={() => onMonday(addDays(monday, -7))} />
      <strong className="figures" aria-live="polite">
        {say(formatDay(monday))} – {say(formatDay(addDays(monday, 6)))}
      </strong>
      <Button icon={<RightOutlined />} aria-label={say(words.later)} onClick={() => onMonday(addDays(monday, 7))} />
      <Button onClick={() => onMonday(mondayOf(todayOf()))}>{say(words.thisWeek)}</Button>
    </div>
  );
}
