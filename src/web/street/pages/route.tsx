import { useState } from 'react';
import { lengthOf, metresBetween, orderStops, type Stop } from '../../../algorithms/route-order/route-order.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Errand, errandsOf } from '../errands.ts';
import { Frame } from '../frame.tsx';
import { Empty, NothingAlong, Row } from '../pieces.tsx';
import { askPosition } from '../position.tsx';
import { usePocket } from '../store.ts';
import { nextWords, takeDownWords, routeWords as words } from '../words-pages.ts';

type Placed = Errand & Stop;

function isPlaced(errand: Errand): errand is Placed {
  return errand.lng !== null && errand.lat !== null;
}

/** 路线: today's stops in a short order as the crow flies, made on the phone, and said to be no more than that. */
export function RoutePage() {
  const { say } = useLanguage();
  const { today } = usePocket();
  const [here, setHere] = useState<Stop>();
  const [isFailed, setFailed] = useState(false);
  const errands = today ? errandsOf(today).filter(({ kind }) => kind === 'matter' || kind === 'visit') : [];
  const stops = orderStops(errands.filter(isPlaced), here);
  const unplaced = errands.filter((errand) => !isPlaced(errand));
  const ask = async () => {
    const found = await askPosition();
    setFailed(!found);
    if (found) setHere(found);
  };
  return (
    <Frame title={say(words.title)}>
      {!today && <NothingAlong />}
      <p className="notice">{say(words.honest)}</p>
      {today && stops.length === 0 && <Empty title={words.none} />}
      {stops.length > 0 && (
        <>
          {here ? (
            <p>{say(words.fromHere)}</p>
          ) : (
            <button type="button" className="button" onClick={() => void ask()}>
              {say(words.from)}
            </button>
          )}
          {isFailed && (
            <p className="problem" role="alert">
              {say(takeDownWords.positionFailed)}
            </p>
          )}
          <ol className="rows stops">
            {stops.map((stop, i) => (
              <li key={stop.key}>
                <StopRow stop={stop} before={stops[i - 1] ?? here} />
              </li>
            ))}
          </ol>
          {(here || stops.length > 1) && (
            <p className="quiet">{say(words.total(lengthOf(here ? [here, ...stops] : stops)))}</p>
          )}
        </>
      )}
      {unplaced.length > 0 && (
        <section>
          <h2>{say(words.unplaced)}</h2>
          <ul className="rows">
            {unplaced.map((errand) => (
              <li key={errand.key}>
                <StopRow stop={errand} before={undefined} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Frame>
  );
}

function StopRow({ stop, before }: { readonly stop: Errand; readonly before: Stop | undefined }) {
  const { say } = useLanguage();
  const leg = before && isPlaced(stop) ? ` · ${say(words.leg(metresBetween(before, stop)))}` : '';
  return (
    <Row to={stop.to}>
      <strong>{stop.title}</strong>
      <span className="quiet small">
        {say(nextWords.kinds[stop.kind])} · {stop.where}
        {leg}
      </span>
    </Row>
  );
}
