import { useCallback, useEffect, useRef, useState } from 'react';
import { getPocket, vaultOf } from './store.ts';

interface Draft<T> {
  readonly value: T;
  readonly isLoaded: boolean;
  readonly set: (value: T) => void;
  readonly clear: (value: T) => void;
}

const pauseMilliseconds = 300;

/** What is being typed, sealed on the device while it is typed: a page that is killed brings it back. */
export function useDraft<T>(name: string, empty: T): Draft<T> {
  const [value, change] = useState(empty);
  const [isLoaded, setLoaded] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    let isHere = true;
    void vaultOf(getPocket())
      .get<T>(`draft:${name}`)
      .then((kept) => {
        if (!isHere) return;
        if (kept !== undefined) change(kept);
        setLoaded(true);
      });
    return () => {
      isHere = false;
    };
  }, [name]);
  const set = useCallback(
    (next: T) => {
      change(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void getPocket().vault?.put(`draft:${name}`, next), pauseMilliseconds);
    },
    [name],
  );
  const clear = useCallback(
    (next: T) => {
      clearTimeout(timer.current);
      change(next);
      void getPocket().vault?.remove(`draft:${name}`);
    },
    [name],
  );
  return { value, isLoaded, set, clear };
}
