import { PrinterOutlined } from '@ant-design/icons';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import { doors } from '../../../modules/places/contract.ts';
import { hostAgencies, placeKinds } from '../../../modules/places/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { type Act, Acts } from '../forms/acts.tsx';
import { formWords } from '../forms/words.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { EndForm } from './end-form.tsx';
import { PlaceForm } from './place-form.tsx';
import { registerWords as names } from './words.ts';
import { titled } from './words-forms.ts';
import { closePlaceWords, placeWords as words } from './words-places.ts';
import './registers.css';

const PositionMap = lazy(async () => ({ default: (await import('./position-map.tsx')).PositionMap }));

type Place = AnswerOf<typeof doors.place>;

/** One place: what it is, where, who answers for it, how to reach it; change, close, print its QR sheet. */
export function PlacePage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const place = useDoor(doors.place, { id });
  if (place.isPending) return <Waiting rows={10} />;
  if (!place.data) return <Failed problem={place.error} onRetry={() => void place.refetch()} />;
  const { data } = place;
  const { lng, lat } = data;
  return (
    <article className="page register-page">
      <p className="quiet">
        <Link to="/places">{say(words.toList)}</Link>
      </p>
      <div className="page-head">
        <h1>
          {data.name} <span className="quiet">{say(placeKinds[data.kind])}</span>
        </h1>
        <span className="quiet figures">{data.code}</span>
        {data.closedOn && (
          <span className="tone-soon figures">
            {say(formatDay(data.closedOn))} {say(words.closed)}
          </span>
        )}
        {data.closedOn === null && (
          <Link className="push" to={`/places/${id}/sheet`}>
            <PrinterOutlined aria-hidden="true" /> {say(words.printSheet)}
          </Link>
        )}
      </div>
      <Acts key={id} id={id} of={data.name} acts={actsOf(data)} />
      <div className="grid-columns">
        <Facts place={data} />
        {lng !== null && lat !== null ? (
          <Suspense fallback={<Waiting rows={6} />}>
            <div>
              <PositionMap label={words.mapHere} spot={[lng, lat]} />
              <p className="quiet figures small">
                {lng}, {lat}
              </p>
            </div>
          </Suspense>
        ) : (
          <p className="quiet">{say(words.noPosition)}</p>
        )}
      </div>
    </article>
  );
}

function Facts({ place }: { readonly place: Place }) {
  const { say } = useLanguage();
  const { unit, grid } = place;
  const lines: [string, ReactNode][] = [
    [say(names.address), place.address],
    [say(names.unit), unit && <Link to={`/people?unit=${unit.id}`}>{unit.name}</Link>],
    [say(words.responsible), grid && <Link to={`/places/grids/${grid.id}`}>{grid.name}</Link>],
    [say(names.hours), place.hours],
    [say(names.phone), place.phone],
    [say(words.hosts), place.hosts.map((host) => say(hostAgencies[host])).join('、')],
    [say(names.visits), place.visitsPerDay],
    [say(names.aliases), place.aliases.join('、')],
    [say(words.note), place.note],
  ];
  return (
    <dl className="fact-list">
      {lines
        .filter(([, fact]) => fact !== null && fact !== '')
        .map(([name, fact]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{fact}</dd>
          </div>
        ))}
    </dl>
  );
}

function actsOf(place: Place): Act[] {
  const { id, name, can } = place;
  const acts: Act[] = [];
  if (can.includes('change')) {
    acts.push({
      name: 'change',
      label: formWords.change,
      form: (onFold) => <PlaceForm place={place} onFold={onFold} />,
    });
  }
  if (can.includes('close')) {
    acts.push({
      name: 'close',
      label: words.close,
      danger: true,
      form: (onFold) => (
        <EndForm
          door={doors.closePlace}
          id={id}
          title={titled(words.close, name)}
          label={words.close}
          effects={closePlaceWords(name)}
          refreshes={['place.', 'grid.']}
          done={words.closed}
          onFold={onFold}
        />
      ),
    });
  }
  return acts;
}
