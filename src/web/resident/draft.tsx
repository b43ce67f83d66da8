import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ShareLevel } from '../../modules/matters/words.ts';
import { readStored, writeStored } from './stored.ts';

export interface SentPhoto {
  readonly fileId: string;
  readonly name: string;
}

/** What a person has written so far. It lives on this device only, until it is sent or cleared. */
export interface Draft {
  readonly safe: boolean;
  readonly what: string;
  readonly category: string;
  readonly where: string;
  readonly position: { readonly lng: number; readonly lat: number; readonly metres: number | null } | null;
  readonly place: { readonly code: string; readonly name: string; readonly address: string | null } | null;
  /** The group's link through which somebody came; counted when the report is sent, nothing else. */
  readonly share: { readonly code: string; readonly unitName: string } | null;
  readonly photos: readonly SentPhoto[];
  readonly name: string;
  readonly phone: string;
  readonly wantsMessages: boolean;
  readonly shares: ShareLevel;
  /** The last try whose fate is unknown: sending the same content again must carry the same id. */
  readonly attempt: { readonly requestId: string; readonly content: string } | null;
}

export const emptyDraft: Draft = {
  safe: false,
  what: '',
  category: '',
  where: '',
  position: null,
  place: null,
  share: null,
  photos: [],
  name: '',
  phone: '',
  wantsMessages: true,
  shares: 'minimum',
  attempt: null,
};

interface Desk {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  readonly clear: () => void;
}

const DraftContext = createContext<Desk | undefined>(undefined);

export function DraftProvider({ children }: { readonly children: ReactNode }) {
  const [draft, setDraft] = useState<Draft>(() => ({
    ...emptyDraft,
    ...(readStored('draft') as Partial<Draft> | undefined),
  }));
  useEffect(() => {
    writeStored('draft', hasContent(draft) ? draft : undefined);
  }, [draft]);
  const change = useCallback<Desk['change']>((part) => {
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }));
  }, []);
  const clear = useCallback(() => setDraft(emptyDraft), []);
  const desk = useMemo(() => ({ draft, change, clear }), [draft, change, clear]);
  return <DraftContext value={desk}>{children}</DraftContext>;
}

export function useDraft(): Desk {
  const desk = use(DraftContext);
  if (!desk) throw new Error('useDraft needs a DraftProvider above it');
  return desk;
}

/** Whether there is anything to lose; the answer to "is somebody in danger" alone is not. */
export function hasContent(draft: Draft): boolean {
  return (
    [draft.what, draft.where, draft.name, draft.phone, draft.category].some((text) => text !== '') ||
    draft.photos.length > 0 ||
    draft.position !== null
  );
}
