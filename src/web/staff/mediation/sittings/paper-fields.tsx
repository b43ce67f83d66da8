import { Input, Select } from 'antd';
import { keysOf } from '../../../../kit/words.ts';
import { presences, sheetFields } from '../../../../modules/sittings/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { mediationWords } from '../words.ts';
import type { SheetProps } from './use-sheet.ts';
import { sittingWords as words } from './words.ts';

/** 经过和结果: what goes into the record. */
export function CourseFields({ sheet, isOpen }: SheetProps) {
  const { say } = useLanguage();
  return (
    <section aria-labelledby="sitting-course">
      <h2 id="sitting-course">{say(words.course)}</h2>
      <p className="quiet small">{say(words.courseHint)}</p>
      {(['course', 'result'] as const).map((name) => (
        <div key={name} className="sitting-note">
          <label htmlFor={`sheet-${name}`}>{say(sheetFields[name])}</label>
          <Input.TextArea
            id={`sheet-${name}`}
            autoSize={{ minRows: 3, maxRows: 14 }}
            maxLength={5000}
            readOnly={!isOpen}
            value={sheet.value(name)}
            onChange={(event) => sheet.set(name, event.target.value)}
          />
        </div>
      ))}
    </section>
  );
}

/** 到场: parties, the panel, the units. */
export function Attendance({ sitting, sheet, isOpen }: SheetProps) {
  const { say } = useLanguage();
  const options = [
    { value: '', label: say(words.unknown) },
    ...keysOf(presences).map((value) => ({ value: value as string, label: say(presences[value]) })),
  ];
  return (
    <section aria-labelledby="sitting-attendance">
      <h2 id="sitting-attendance">{say(words.attendance)}</h2>
      <ul className="entry-rows">
        {sitting.attendees.map(({ key, name, role, side }) => (
          <li key={key}>
            <span>
              {name}{' '}
              <span className="quiet small">
                {side !== null && `${say(mediationWords.side(side))} · `}
                {role}
              </span>
            </span>
            <Select
              aria-label={`${name} ${say(words.attendance)}`}
              className="sitting-presence"
              disabled={!isOpen}
              value={sheet.value(`present.${key}`)}
              onChange={(value) => sheet.set(`present.${key}`, value)}
              options={options}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
