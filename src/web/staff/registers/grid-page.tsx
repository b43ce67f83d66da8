import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/places/contract.ts';
import { partitions, placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { Outline } from './outline.tsx';
import { registerWords as words } from './words.ts';
import './registers.css';

type Grid = AnswerOf<typeof doors.grid>;

/** One grid: who answers for it now and who did before, its counterpart in the other partition, its neighbours. */
export function GridPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const grid = useDoor(doors.grid, { id });
  if (grid.isPending) return <Waiting rows={10} />;
  if (!grid.data) return <Failed problem={grid.error} onRetry={() => void grid.refetch()} />;
  const { data } = grid;
  return (
    <article className="page register-page">
      <div className="page-head">
        <h1>
          {data.name} <span className="quiet">{say(partitions[data.partition])}</span>
        </h1>
        <span className="quiet figures">
          {data.code} · {data.households} {say(words.households)} · {data.residents} {say(words.residents)} ·{' '}
          {say(formatDay(data.validFrom))} {say(words.since)}
          {data.validTo && ` ${say(formatDay(data.validTo))} ${say(words.until)}`}
        </span>
      </div>
      <div className="grid-columns">
        <div>
          <Team grid={data} />
          <Part title={words.history}>
            <ol className="grid-teams">
              {data.teams.map((team) => (
                <li key={`${team.unitId} ${team.validFrom}`}>
                  <span className="quiet figures">
                    {say(formatDay(team.validFrom))} – {team.validTo && say(formatDay(team.validTo))}
                  </span>{' '}
                  <Link to={`/people?unit=${team.unitId}`}>{team.unitName}</Link>
                  {(team.handedOverBy || team.note) && (
                    <div className="quiet small">
                      {team.handedOverBy && `${say(words.handedOverBy)} ${team.handedOverBy}`} {team.note}
                    </div>
                  )}
                </li>
              ))}
            </ol>
          </Part>
          <Crosswalk grid={data} />
        </div>
        <div>
          <Outline rings={data.ring} name={data.name} />
          <Part title={words.placesIn}>
            <ul className="register-links">
              {data.places.map(({ kind, count }) => (
                <li key={kind}>
                  {say(placeKinds[kind])} <span className="figures">{count}</span>
                </li>
              ))}
            </ul>
          </Part>
          <Part title={words.neighbours}>
            <ul className="register-links">
              {data.neighbours.map((neighbour) => (
                <li key={neighbour.id}>
                  <Link to={`/places/grids/${neighbour.id}`}>{neighbour.name}</Link>
                </li>
              ))}
            </ul>
          </Part>
        </div>
      </div>
    </article>
  );
}

function Part({ title, children }: { readonly title: Words; readonly children: ReactNode }) {
  const { say } = useLanguage();
  return (
    <section>
      <h2>{say(title)}</h2>
      {children}
    </section>
  );
}

function Team({ grid }: { readonly grid: Grid }) {
  const { say } = useLanguage();
  const [isHandingOver, setHandingOver] = useState(false);
  return (
    <Part title={words.team}>
      {grid.team ? (
        <p>
          <Link className="grid-team" to={`/people?unit=${grid.team.unitId}`}>
            {grid.team.unitName}
          </Link>{' '}
          <span className="quiet figures">
            {say(formatDay(grid.team.since))} {say(words.since)}
          </span>
        </p>
      ) : (
        <p className="tone-maple">{say(words.noTeam)}</p>
      )}
      {grid.can.includes('hand-over') && !isHandingOver && (
        <Button onClick={() => setHandingOver(true)}>{say(words.handOver)}</Button>
      )}
      {isHandingOver && <HandOverForm gridId={grid.id} onFold={() => setHandingOver(false)} />}
    </Part>
  );
}

function Crosswalk({ grid }: { readonly grid: Grid }) {
  const { say } = useLanguage();
  return (
    <Part title={words.crosswalk}>
      {grid.crosswalk.length === 0 && <p className="quiet">{say(words.noCrosswalk)}</p>}
      <ul>
        {grid.crosswalk.map((other) => (
          <li key={other.id}>
            <Link to={`/places/grids/${other.id}`}>{other.name}</Link>{' '}
            <span className="quiet">{say(partitions[other.partition])}</span>{' '}
            <span className="figures">
              {say(words.share)} {other.sharePercent}%
            </span>{' '}
            <span className="quiet">{other.unitName}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
