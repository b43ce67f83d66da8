import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { listen, type Signal } from '../../shared/live.ts';

interface Live {
  readonly connected: boolean;
  /** Hears every signal while the page is shown; gives back the way to stop. */
  readonly hear: (listener: (signal: Signal) => void) => () => void;
}

const LiveContext = createContext<Live>({ connected: true, hear: () => () => undefined });
const settleMilliseconds = 400;

function concerns(queryKey: readonly unknown[], { kind, id }: Signal): boolean {
  const [action, input] = queryKey;
  if (typeof action !== 'string' || !action.startsWith(`${kind}.`)) return false;
  const named = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined;
  return named === undefined || named === id;
}

/** Listens for changes and asks again for what they concern; a burst of signals is answered once. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [connected, setConnected] = useState(true);
  const listeners = useRef(new Set<(signal: Signal) => void>());

  useEffect(() => {
    const waiting = new Map<string, Signal>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost = false;
    const settle = () => {
      timer = undefined;
      const signals = [...waiting.values()];
      waiting.clear();
      void client.invalidateQueries({
        predicate: ({ queryKey }) => signals.some((signal) => concerns(queryKey, signal)),
      });
    };
    const stop = listen(
      (signal) => {
        waiting.set(`${signal.kind} ${signal.id}`, signal);
        timer ??= setTimeout(settle, settleMilliseconds);
        for (const listener of listeners.current) listener(signal);
      },
      (open) => {
        setConnected(open);
        if (open && lost) void client.invalidateQueries();
        lost = !open;
      },
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);

  const live = useMemo<Live>(
    () => ({
      connected,
      hear: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [connected],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  return use(LiveContext);
}
