import { WarningOutlined } from '@ant-design/icons';
import { Tabs } from 'antd';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/clocks/contract.ts';
import { settingFacts } from '../../../modules/clocks/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { Calendars } from './calendars.tsx';
import { Holidays } from './holidays.tsx';
import { Ladder } from './ladder.tsx';
import { Limits } from './limits.tsx';
import { PauseReasons } from './pause-reasons.tsx';
import type { Settings } from './shapes.ts';
import { settingWords as words, yearMissing } from './words-settings.ts';
import './clocks.css';

/** Everything that clocks go by, each with its versions and a trial before it is changed. */
export function ClockSettings() {
  const { say } = useLanguage();
  const settings = useDoor(doors.settings, {}, { keep: true });
  if (settings.isPending) return <Waiting rows={12} />;
  if (!settings.data) return <Failed problem={settings.error} onRetry={() => void settings.refetch()} />;
  const { data } = settings;
  const tab = (key: string, label: Words, children: React.ReactNode) => ({ key, label: say(label), children });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
        <Link className="push" to="/system">
          {say(words.back)}
        </Link>
      </div>
      <p className="quiet">{say(words.lead)}</p>
      {data.holidays.missing.length > 0 && (
        <p className="clock-warning tone-maple" role="alert">
          <WarningOutlined aria-hidden="true" /> {say(yearMissing(data.holidays.missing))}
        </p>
      )}
      <Tabs
        items={[
          tab('holidays', words.holidays, <Holidays settings={data} />),
          tab('calendars', words.calendars, <Calendars settings={data} />),
          tab('limits', words.limits, <Limits settings={data} />),
          tab('reasons', words.reasons, <PauseReasons settings={data} />),
          tab('ladder', words.ladder, <Ladder settings={data} />),
          tab('history', words.history, <Changes settings={data} />),
        ]}
      />
    </div>
  );
}

function Changes({ settings }: { readonly settings: Settings }) {
  const { say } = useLanguage();
  const names: Readonly<Record<string, Words>> = settingFacts;
  return (
    <ul className="clock-history">
      {settings.changes.map((change) => (
        <li key={`${change.at} ${change.text}`}>
          <strong>{say(names[change.kind] ?? { zh: change.kind, en: change.kind })}</strong> {change.text}
          <div className="quiet small figures">
            {change.by} {say(formatDayTime(change.at))}
          </div>
        </li>
      ))}
    </ul>
  );
}
