import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { readStored, writeStored } from './stored.ts';

interface Ways {
  readonly isElder: boolean;
  readonly setElder: (isElder: boolean) => void;
}

const ElderContext = createContext<Ways>({ isElder: false, setElder: () => undefined });

/** 长辈版: large type, few words, one thing a page; remembered on this device. */
export function ElderProvider({ children }: { readonly children: ReactNode }) {
  const [isElder, setElder] = useState(() => readStored('elder') === true);
  useEffect(() => {
    document.documentElement.toggleAttribute('data-elder', isElder);
    writeStored('elder', isElder || undefined);
  }, [isElder]);
  const ways = useMemo(() => ({ isElder, setElder }), [isElder]);
  return <ElderContext value={ways}>{children}</ElderContext>;
}

export function useElder(): Ways {
  return use(ElderContext);
}
