import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { matterStates } from '../../../modules/matters/words.ts';
import { similarDoors } from '../../../modules/topics/contract-similar.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { useDoor, useKnock } from '../frame/doors.ts';
import { ProblemLine } from '../frame/states.tsx';
import type { Matter } from '../matters/shapes.ts';
import type { Similar } from './shapes.ts';
import { whyOf } from './similar-why.ts';
import { similarWords as words } from './words.ts';
import './topics.css';

interface PanelProps {
  readonly matter: Pick<Matter, 'id' | 'state'>;
  readonly canMerge: boolean;
  readonly onMerge: (into: Similar) => void;
}

// While it is new, somebody has to look anyway; later only on request, so that nobody's report is opened without need.
const fresh: readonly string[] = ['reported', 'accepted'];

/** What may be the same matter, and why; a person merges, or says that it is not. */
export function SimilarPanel({ matter, canMerge, onMerge }: PanelProps) {
  const { say } = useLanguage();
  const [wanted, setWanted] = useState(fresh.includes(matter.state));
  const found = useDoor(similarDoors.similar, { id: matter.id }, { enabled: wanted, keep: true });
  if (!wanted)
    return (
      <p className="similar-look">
        <Button size="small" onClick={() => setWanted(true)}>
          {say(words.look)}
        </Button>
      </p>
    );
  if (!found.data) return <ProblemLine problem={found.error} />;
  const { rows, apart, can } = found.data;
  return (
    <div className="similar">
      <h3>
        {say(words.title)} <span className="quiet figures">{rows.length}</span>
      </h3>
      {rows.length === 0 && <p className="quiet small">{say(words.none)}</p>}
      <ul className="similar-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <SimilarLine row={row} />
            <div className="similar-acts">
              {canMerge && (
                <Button size="small" onClick={() => onMerge(row)}>
                  {say(words.merge)}
                </Button>
              )}
              {can.includes('apart') && <ApartButton id={matter.id} otherId={row.id} />}
            </div>
          </li>
        ))}
      </ul>
      {apart.length > 0 && <Apart id={matter.id} apart={apart} canUndo={can.includes('apart')} />}
    </div>
  );
}

/** One matter that may be the same, with the reasons. */
export function SimilarLine({ row }: { readonly row: Similar }) {
  const { say } = useLanguage();
  return (
    <>
      <Link to={`/matters/${row.id}`} className="two-lines">
        {row.title}
      </Link>
      <span className="quiet small">
        <span className="figures">{row.number}</span> {say(matterStates[row.state])} · {whyOf(row, say)}
      </span>
    </>
  );
}

function ApartButton({ id, otherId }: { readonly id: string; readonly otherId: string }) {
  const { say } = useLanguage();
  const { message } = App.useApp();
  const tell = useKnock(similarDoors.apart, {
    refreshes: ['matter.'],
    onDone: () => void message.success(say(words.toldApart)),
  });
  return (
    <Button size="small" type="text" loading={tell.isPending} onClick={() => tell.mutate({ id, otherId })}>
      {say(words.apart)}
    </Button>
  );
}

interface ApartProps {
  readonly id: string;
  readonly apart: AnswerOf<typeof similarDoors.similar>['apart'];
  readonly canUndo: boolean;
}

function Apart({ id, apart, canUndo }: ApartProps) {
  const { say } = useLanguage();
  const undo = useKnock(similarDoors.reconsider, { refreshes: ['matter.'] });
  return (
    <details className="similar-apart">
      <summary>{say(words.apartList(apart.length))}</summary>
      <ul className="similar-rows">
        {apart.map((one) => (
          <li key={one.id}>
            <Link to={`/matters/${one.id}`} className="two-lines">
              {one.title}
            </Link>
            <span className="quiet small">
              <span className="figures">{one.number}</span> · {one.by} {say(formatDayTime(one.at))}{' '}
              {canUndo && (
                <Button size="small" type="link" onClick={() => undo.mutate({ id, otherId: one.id })}>
                  {say(words.undo)}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
