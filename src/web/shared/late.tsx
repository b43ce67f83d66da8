import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/** How a page is fetched. */
export type FetchPage = () => Promise<{ readonly default: ComponentType }>;
type Arrival = { readonly Page: ComponentType } | { readonly problem: unknown };

interface LateProps {
  readonly fetch: FetchPage;
  readonly waiting: ReactNode;
}

const arrived = new WeakMap<FetchPage, Arrival>();

/**
 * A page that is fetched when it is first opened, with something in its place meanwhile; throws when it cannot be
 * fetched. React's own `lazy` holds a page back until its `Suspense` has shown that something for 300 ms.
 */
export function late(fetch: FetchPage, waiting: ReactNode): ComponentType {
  return () => <Late fetch={fetch} waiting={waiting} />;
}

function Late({ fetch, waiting }: LateProps) {
  const [arrival, setArrival] = useState(() => arrived.get(fetch));
  useEffect(() => {
    if (arrival !== undefined) return;
    fetch().then(
      (room) => {
        const here = { Page: room.default };
        arrived.set(fetch, here);
        setArrival(here);
      },
      (problem: unknown) => setArrival({ problem }),
    );
  }, [fetch, arrival]);
  if (arrival === undefined) return waiting;
  if ('problem' in arrival) throw arrival.problem;
  return <arrival.Page />;
}
