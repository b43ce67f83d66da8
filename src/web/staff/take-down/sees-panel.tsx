import { EyeInvisibleOutlined, EyeOutlined, WarningOutlined } from '@ant-design/icons';
import { doors } from '../../../modules/matters/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { useSettled } from '../frame/settled.ts';
import { ProblemLine } from '../frame/states.tsx';
import { previewInput, type Sheet } from './draft.ts';
import { takeDownWords as words } from './words.ts';

/** Before sending: who will be responsible and who will see what, as it is being written. */
export function SeesPanel({ sheet }: { readonly sheet: Sheet }) {
  const { say } = useLanguage();
  const asked = useSettled(JSON.stringify(previewInput(sheet)), 500);
  const hasSomething = sheet.what.trim().length >= 5 || sheet.where.trim() !== '';
  const preview = useDoor(doors.preview, JSON.parse(asked) as ReturnType<typeof previewInput>, {
    enabled: hasSomething,
    keep: true,
  });
  const found = hasSomething ? preview.data : undefined;
  return (
    <aside className="sees" aria-label={say(words.sees)} aria-live="polite">
      <h2>{say(words.sees)}</h2>
      {!found && <p className="quiet">{say(words.seesEmpty)}</p>}
      {hasSomething && <ProblemLine problem={preview.error} />}
      {found && (
        <>
          {(found.selfHarm || found.emergency) && (
            <p className="sees-alarm" role="alert">
              <WarningOutlined aria-hidden="true" /> {say(found.selfHarm ? words.selfHarm : words.emergency)}
            </p>
          )}
          <dl className="fact-list">
            <div>
              <dt>{say(words.goesTo)}</dt>
              <dd>
                <strong>{found.unitName}</strong>
                {found.gridName && <div>{found.gridName}</div>}
                {!found.gridCertain && <div className="tone-soon">{say(words.uncertain)}</div>}
                <div className="quiet">{say(words.workingDays(found.workingDays))}</div>
              </dd>
            </div>
          </dl>
          <ul className="sees-list">
            {found.sees.map((line) => (
              <li key={line.who.zh}>
                <EyeOutlined aria-hidden="true" />
                <span>
                  <strong>{say(line.who)}</strong> {say(line.what)}
                </span>
              </li>
            ))}
            {found.neverSees.map((who) => (
              <li key={who.zh}>
                <EyeInvisibleOutlined aria-hidden="true" />
                <span>
                  <span className="quiet">{say(words.neverSees)}</span> {say(who)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
