import { Button } from 'antd';
import type { AnswerOf } from '../../../../kit/contract.ts';
import { doors } from '../../../../modules/choosing/contract.ts';
import { roundKinds, roundStates } from '../../../../modules/choosing/words.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { formatDayTime } from '../../../shared/time.ts';
import { useDoorPages, useKnock } from '../../frame/doors.ts';
import { PagedList } from '../../frame/paged-list.tsx';
import { ProblemLine } from '../../frame/states.tsx';
import { Replayed } from './replayed.tsx';
import { choosingWords as words } from './words.ts';
import '../mediation.css';

type Row = AnswerOf<typeof doors.counted>['rows'][number];

/** 点选复算: auditors repeat counts without seeing who chose whom. */
export function ReplaysPage() {
  const { say } = useLanguage();
  const list = useDoorPages(doors.counted, {});
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows);
  return (
    <div className="page mediation">
      <div className="page-head">
        <h1>{say(words.replays)}</h1>
      </div>
      <p className="quiet">{say(words.replaysLead)}</p>
      <PagedList list={list} isEmpty={rows.length === 0} title={words.noReplays} hint={words.noReplaysHint}>
        <ul className="entry-rows">
          {rows.map((row) => (
            <ReplayRow key={row.id} row={row} />
          ))}
        </ul>
      </PagedList>
    </div>
  );
}

function ReplayRow({ row }: { readonly row: Row }) {
  const { say } = useLanguage();
  const replay = useKnock(doors.replay);
  return (
    <li className="mediation-entry">
      <strong className="figures">{row.caseNumber}</strong> {say(words.round(row.number))} {say(roundKinds[row.kind])} ·{' '}
      {say(roundStates[row.isMatched ? 'matched' : 'none'])}{' '}
      <span className="quiet small">{say(formatDayTime(row.closedAt))}</span>{' '}
      <Button size="small" loading={replay.isPending} onClick={() => replay.mutate({ roundId: row.id })}>
        {say(words.replay)}
      </Button>{' '}
      {replay.data && <Replayed result={replay.data} />}
      <ProblemLine problem={replay.error} />
    </li>
  );
}
