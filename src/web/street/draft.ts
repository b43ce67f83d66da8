import { useCallback, useEffect, useRef, useState } from 'react';
import { getPocket, change as tell, vaultOf } from './store.ts';
import { frameWords } from './words.ts';

interface Draft<T> {
  readonly value: T;
  readonly isLoaded: boolean;
  readonly set: (value: T) => void;
  /** Hands what was typed over to `keep` and begins anew; a draft that could not be kept comes back. */
  readonly handOver: (keep: () => Promise<void>, next: T) => void;
}

const pauseMilliseconds = 300;

/** What is being typed, sealed on the device while it is typed: a page that is killed brings it back. */
export function useDraft<T>(name: string, empty: T): Draft<T> {
  const [value, change] = useState(empty);
  const [isLoaded, setLoaded] = useState(false);
  const generation = useRef(0);
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
      generation.current += 1;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void getPocket().vault?.put(`draft:${name}`, next), pauseMilliseconds);
    },
    [name],
  );
  const handOver = useCallback(
    (keep: () => Promise<void>, next: T) => {
      clearTimeout(timer.current);
      const before = value;
      const mine = ++generation.current;
      change(next);
      // Whoever types on while it is being kept keeps what he types; what could not be kept comes back.
      const isUntouched = () => generation.current === mine;
      keep().then(
        () => void (isUntouched() && getPocket().vault?.remove(`draft:${name}`)),
        () => {
          if (isUntouched()) change(before);
          tell({ notice: frameWords.full });
        },
      );
    },
    [name, value],
  );
  return { value, isLoaded, set, handOver };
}
