import { Checkbox } from 'antd';
import { doors } from '../../../modules/answers/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { MatterChecklist } from './shapes.ts';
import { doneOf, insertWords as words } from './words.ts';
import './answers.css';

/** 办理清单 of a matter: each step with who ticked it and when; what closing waits for is marked. */
export function MatterChecklists({ id }: { readonly id: string }) {
  const { say } = useLanguage();
  const found = useDoor(doors.checklists, { id }, { keep: true });
  const tick = useKnock(doors.tick, { refreshes: ['checklist.', 'matter.view'] });
  const { rows = [], canTick = false } = found.data ?? {};
  if (rows.length === 0) return null;
  const waits = canTick && rows.some(({ steps }) => steps.some(({ must, isTicked }) => must && !isTicked));
  return (
    <section className="side-part" aria-labelledby="checklists">
      <h2 id="checklists">{say(words.checklist)}</h2>
      {rows.map((row) => (
        <Checklist
          key={row.id}
          checklist={row}
          canTick={canTick && !tick.isPending}
          onTick={(step, done) => tick.mutate({ id, entryId: row.id, step, done })}
        />
      ))}
      {waits && <p className="tone-soon small">{say(words.waits)}</p>}
      <ProblemLine problem={tick.error} />
    </section>
  );
}

interface ChecklistProps {
  readonly checklist: MatterChecklist;
  readonly canTick: boolean;
  readonly onTick: (step: string, done: boolean) => void;
}

function Checklist({ checklist: { titleZh, titleEn, steps, isOverdue }, canTick, onTick }: ChecklistProps) {
  const { say } = useLanguage();
  const done = steps.filter(({ isTicked }) => isTicked).length;
  return (
    <fieldset className="checklist">
      <legend>
        {say({ zh: titleZh, en: titleEn || titleZh })}{' '}
        <span className="quiet small figures">{say(doneOf(done, steps.length))}</span>
      </legend>
      {isOverdue && <p className="tone-maple small">{say(words.overdue)}</p>}
      <ul>
        {steps.map(({ zh, en, must, isTicked, tickedBy, tickedAt }) => (
          <li key={zh}>
            <Checkbox checked={isTicked} disabled={!canTick} onChange={(event) => onTick(zh, event.target.checked)}>
              {say({ zh, en: en || zh })}
              {must && !isTicked && <span className="tone-soon small"> {say(words.must)}</span>}
            </Checkbox>
            {isTicked && tickedAt && (
              <div className="quiet small figures checklist-by">
                {tickedBy} · {say(formatDayTime(tickedAt))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
