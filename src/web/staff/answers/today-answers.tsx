import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/answers/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import type { AnswerRow } from './shapes.ts';
import { answerWords as words } from './words.ts';
import './answers.css';

const shown = 4;

/** Entries of my units that are past their review date, and drafts that wait for me; nothing where nothing waits. */
export function TodayAnswers() {
  const { say } = useLanguage();
  const tasks = useDoor(doors.tasks, {}, { keep: true });
  const { toReview = [], toPublish = [] } = tasks.data ?? {};
  if (toReview.length + toPublish.length === 0) return null;
  return (
    <section className="today-group today-answers" aria-label={say(words.tasks)}>
      <h2>{say(words.tasks)}</h2>
      <Rows title={words.reviewTitle} rows={toReview} isLate />
      <Rows title={words.publishTitle} rows={toPublish} />
    </section>
  );
}

interface RowsProps {
  readonly title: Words;
  readonly rows: readonly AnswerRow[];
  readonly isLate?: boolean;
}

function Rows({ title, rows, isLate = false }: RowsProps) {
  const { say } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <>
      <p className="quiet">
        {say(title)} <span className="figures">{rows.length}</span>
      </p>
      <ul className="today-rows">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <Link to={`/answers/${row.id}`} className="row-title two-lines">
              {say({ zh: row.titleZh, en: row.titleEn || row.titleZh })}
            </Link>
            <div className="today-row-facts">
              <span className="quiet">{row.unitName ?? say(words.county)}</span>
              {isLate && (
                <span className="tone-maple figures">
                  {say(words.reviewBy)} {say(formatDay(row.reviewOn))}
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {rows.length > shown && <p className="quiet small">+{rows.length - shown}</p>}
    </>
  );
}
