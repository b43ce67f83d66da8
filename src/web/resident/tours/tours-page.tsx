import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { publicStudioDoors } from '../../../modules/studio/contract-public.ts';
import { call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatPromise } from '../../shared/time.ts';
import { Heading } from '../heading.tsx';
import { tourWords as words } from './words.ts';
import './tours.css';

type Stops = AnswerOf<typeof publicStudioDoors.nextStops>['rows'];

/** 流动调解车下一站: large type, for whoever reads it at a shop door. */
export function ToursPage() {
  const { say } = useLanguage();
  const [stops, setStops] = useState<Stops>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    call(publicStudioDoors.nextStops, {}).then(
      ({ rows }) => setStops(rows),
      () => setFailed(true),
    );
  }, []);
  return (
    <div className="tours">
      <Heading title={say(words.title)}>{say(words.title)}</Heading>
      <p className="lead">{say(words.lead)}</p>
      {!stops && !failed && <p className="wait">{say(words.wait)}</p>}
      {failed && <p className="notice">{say(words.failed)}</p>}
      {stops?.length === 0 && <p className="notice">{say(words.none)}</p>}
      <ol className="tour-stops">
        {stops?.map((stop) => (
          <li key={stop.id}>
            <strong>{stop.place}</strong>
            <span className="tour-when">
              {say(formatPromise(stop.startsAt))}–{timeOf(stop.endsAt)}
            </span>
            <span className="hint">
              {stop.studioName}
              {stop.phone && (
                <>
                  {' '}
                  {say(words.phone)} <a href={`tel:${stop.phone}`}>{stop.phone}</a>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p>
        <Link className="button" to="/mediators">
          {say(words.menu)}
        </Link>
      </p>
    </div>
  );
}

const china = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
const timeOf = (at: string) => china.format(new Date(at));
