import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { type PartState, partStates } from '../../../modules/matters/words.ts';
import { doors } from '../../../modules/meetings/contract.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDoor } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { Clock } from '../matters/state-tag.tsx';
import { Decisions } from './decisions.tsx';
import { MeetingTabs } from './meetings.tsx';
import { meetingWords as words } from './words.ts';
import './meetings.css';

type Department = AnswerOf<typeof doors.board>['departments'][number];

/** 联动任务板: for each department what meetings gave it to do and what matters ask of it. */
export function Board() {
  const { say } = useLanguage();
  const asked = useDoor(doors.board, {});
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.board)}</h1>
        <span className="quiet">{say(words.boardHint)}</span>
        <div className="push">
          <MeetingTabs />
        </div>
      </div>
      {asked.isPending && <Waiting rows={12} />}
      {asked.isError && <Failed problem={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.departments.length === 0 && <Nothing title={words.boardEmpty} hint={words.boardEmptyHint} />}
      <div className="board">
        {asked.data?.departments.map((department) => (
          <DepartmentColumn key={department.id} department={department} />
        ))}
      </div>
    </div>
  );
}

function DepartmentColumn({ department }: { readonly department: Department }) {
  const { say } = useLanguage();
  const { name, decisions, parts } = department;
  return (
    <section aria-label={name}>
      <h2>
        {name} <span className="quiet figures">{decisions.length + parts.length}</span>
      </h2>
      {decisions.length > 0 && <Decisions rows={decisions} empty={words.noDecisions} />}
      {parts.length > 0 && (
        <>
          <h3 className="quiet small">{say(words.parts)}</h3>
          <ul className="decision-list">
            {parts.map((part) => (
              <li key={part.id}>
                <Link className="row-title two-lines" to={`/matters/${part.matter.id}`}>
                  {part.matter.title}
                </Link>
                <div className="two-lines small">{part.task}</div>
                <div className="decision-facts small">
                  <span className="quiet">
                    {say(partStates[part.state as PartState] ?? { zh: part.state, en: part.state })}
                  </span>
                  <Clock dueAt={part.dueAt} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
