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
    const waiting = new Map<string, Signal & { readonly heardAt: number }>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lost = false;
    const settle = () => {
      timer = undefined;
      const signals = [...waiting.values()];
      waiting.clear();
      // What was asked again since is fresh; and nobody looks at a hidden page: it asks when it is shown, so that the
      // access log tells of real looks only.
      void client.invalidateQueries({
        predicate: ({ queryKey, state }) =>
          signals.some((signal) => state.dataUpdatedAt < signal.heardAt && concerns(queryKey, signal)),
        refetchType: document.hidden ? 'none' : 'active',
      });
    };
    const stop = listen(
      (signal) => {
        waiting.set(`${signal.kind} ${signal.id}`, { ...signal, heardAt: Date.now() });
        timer ??= setTimeout(settle, settleMilliseconds);
        for (const listener of listeners.current) listener(signal);
      },
      (open) => {
        setConnected(open);
        if (open && lost) void client.invalidateQueries();
        lost = !open;
      },
    );
    // The stream notices a lost network only after a while; the browser knows at once.
    const lose = () => {
      lost = true;
      setConnected(false);
    };
    const regain = () => {
      setConnected(true);
      void client.invalidateQueries();
    };
    window.addEventListener('offline', lose);
    window.addEventListener('online', regain);
    return () => {
      window.removeEventListener('offline', lose);
      window.removeEventListener('online', regain);
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
