import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import type { Partition } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { PartitionChoice } from './grid-list.tsx';
import { registerWords as words } from './words.ts';

type Check = AnswerOf<typeof doors.check>;
type Linked = Check['broken'][number];
const problems = {
  nobody: words.nobody,
  several: words.several,
  'unit-ended': words.unitEnded,
} as const satisfies Record<Check['responsibility'][number]['problem'], Words>;

/** Whether the grids cover the land once each, and whether each has exactly one team. */
export function GridCheck() {
  const { say } = useLanguage();
  const [partition, setPartition] = useState<Partition>('police');
  const check = useDoor(doors.check, { partition }, { staleMilliseconds: 60_000 });
  return (
    <>
      <div className="register-line">
        <PartitionChoice value={partition} onChange={setPartition} />
        {check.data && (
          <span className="quiet figures">
            {check.data.grids} {say(words.checked)}
          </span>
        )}
      </div>
      {check.isPending && <Waiting rows={8} />}
      {check.isError && <Failed problem={check.error} onRetry={() => void check.refetch()} />}
      {check.data && <Findings check={check.data} />}
    </>
  );
}

function Findings({ check }: { readonly check: Check }) {
  const { say } = useLanguage();
  return (
    <div className="findings">
      <Finding title={words.overlaps} count={check.overlaps.length}>
        {check.overlaps.map(({ grids, areaSquareMetres, at }) => (
          <li key={at.join(' ')}>
            {grids.map((grid) => (
              <GridLink key={grid.id} grid={grid} />
            ))}
            <Area squareMetres={areaSquareMetres} />
          </li>
        ))}
      </Finding>
      <Finding title={words.gaps} count={check.gaps.length}>
        {check.gaps.map(({ areaSquareMetres, at }) => (
          <li key={at.join(' ')} className="figures">
            {at.map((degrees) => degrees.toFixed(5)).join(', ')} <Area squareMetres={areaSquareMetres} />
          </li>
        ))}
      </Finding>
      <Finding title={words.responsibility} count={check.responsibility.length}>
        {check.responsibility.map(({ grid, from, to, problem }) => (
          <li key={`${grid.id} ${from} ${problem}`}>
            <GridLink grid={grid} /> <span className="tone-maple">{say(problems[problem])}</span>{' '}
            <span className="quiet figures">
              {say(formatDay(from))} {to && `– ${say(formatDay(to))}`}
            </span>
          </li>
        ))}
      </Finding>
      <Finding title={words.broken} count={check.broken.length}>
        {check.broken.map((grid) => (
          <li key={grid.id}>
            <GridLink grid={grid} />
          </li>
        ))}
      </Finding>
      <Finding title={words.uncrossed} count={check.uncrossed.length}>
        {check.uncrossed.map((grid) => (
          <li key={grid.id}>
            <GridLink grid={grid} />
          </li>
        ))}
      </Finding>
    </div>
  );
}

function Finding({
  title,
  count,
  children,
}: {
  readonly title: Words;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>
        {count === 0 ? (
          <CheckCircleOutlined className="tone-kept" aria-hidden="true" />
        ) : (
          <WarningOutlined className="tone-maple" aria-hidden="true" />
        )}{' '}
        {say(title)} <span className="figures">{count}</span>
      </h2>
      {count === 0 ? <p className="quiet">{say(words.allWell)}</p> : <ul>{children}</ul>}
    </section>
  );
}

function GridLink({ grid }: { readonly grid: Linked }) {
  return (
    <Link className="grid-link" to={`/places/grids/${grid.id}`}>
      {grid.name}
    </Link>
  );
}

function Area({ squareMetres }: { readonly squareMetres: number }) {
  const { say } = useLanguage();
  return (
    <span className="quiet figures">
      {Math.round(squareMetres).toLocaleString('en')} {say(words.squareMetres)}
    </span>
  );
}
