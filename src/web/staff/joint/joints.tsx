import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { keysOf } from '../../../kit/words.ts';
import { doors } from '../../../modules/joint/contract.ts';
import { type JointState, jointStates } from '../../../modules/joint/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Nothing, Waiting } from '../frame/states.tsx';
import { jointWords as words } from './words.ts';
import './joint.css';

type Shown = JointState | 'all';

/** All joint actions that concern my units, what runs first; the figures choose the rows. */
export function Joints() {
  const { say } = useLanguage();
  const [state, setState] = useState<Shown>('all');
  const joints = useDoor(doors.list, state === 'all' ? {} : { state }, { keep: true });
  const figures = joints.data?.figures;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(words.title)}</h1>
      </div>
      {joints.isPending && <Waiting rows={6} />}
      {joints.isError && <Failed problem={joints.error} onRetry={() => void joints.refetch()} />}
      {figures && (
        <Segmented<Shown>
          className="entry-figures"
          value={state}
          onChange={setState}
          options={[
            { value: 'all' as const, label: say(words.all) },
            ...keysOf(jointStates).map((name) => ({
              value: name,
              label: `${say(jointStates[name])} ${figures[name] ?? 0}`,
            })),
          ]}
        />
      )}
      {joints.data?.rows.length === 0 && <Nothing title={words.none} hint={words.noneHint} />}
      <ul className="entry-rows">
        {joints.data?.rows.map((row) => (
          <li key={row.id}>
            <div>
              <Link to={`/joint/${row.id}`} className="row-title two-lines">
                {row.title}
              </Link>
              <div className="quiet small">
                <span className="figures">{row.number}</span> · {row.unitName}
                {row.where && ` · ${row.where}`}
                {row.startsOn && ` · ${say(formatDay(row.startsOn))}`}
              </div>
            </div>
            <div className="entry-row-end">
              <span className={row.state === 'running' ? 'state-tag tone-action' : 'state-tag'}>
                {say(jointStates[row.state])}
              </span>
              <span className="quiet small figures">
                {say(words.answered(row.answered, row.matters))} ·{' '}
                {say(words.membersDone(row.membersDone, row.members))}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
