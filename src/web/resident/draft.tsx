import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ShareLevel } from '../../modules/matters/words.ts';
import { readStored, writeStored } from './stored.ts';

export interface SentPhoto {
  readonly fileId: string;
  readonly name: string;
}

/** What a person has written so far. It lives on this device only, until it is sent, cleared or a day old. */
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
  /** How many photos have not arrived yet; their bytes lie beside the draft on this device. */
  readonly photosWaiting: number;
  readonly name: string;
  readonly phone: string;
  readonly wantsMessages: boolean;
  readonly shares: ShareLevel;
  /** The name is to stay sealed from whoever works on it. */
  readonly confidential: boolean;
  /** Public problems of neighbours that this is not about, by their codes. */
  readonly otherThan: readonly string[];
  /** The last try whose fate is unknown: sending the same content again must carry the same id. */
  readonly attempt: { readonly requestId: string; readonly content: string } | null;
  /** When it was last changed, in milliseconds. */
  readonly savedAt: number;
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
  photosWaiting: 0,
  name: '',
  phone: '',
  wantsMessages: true,
  shares: 'minimum',
  confidential: false,
  otherThan: [],
  attempt: null,
  savedAt: 0,
};

interface Desk {
  readonly draft: Draft;
  /** The device took the draft; not so in a kiosk or where storage is shut. */
  readonly isKept: boolean;
  readonly change: (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;
  readonly clear: () => void;
}

const DraftContext = createContext<Desk | undefined>(undefined);
const keptForMs = 24 * 3_600_000;

export function DraftProvider({ children }: { readonly children: ReactNode }) {
  const [draft, setDraft] = useState<Draft>(rememberedDraft);
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    setKept(writeStored('draft', hasContent(draft) ? draft : undefined));
  }, [draft]);
  const change = useCallback<Desk['change']>((part) => {
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part), savedAt: Date.now() }));
  }, []);
  const clear = useCallback(() => {
    setDraft(emptyDraft);
    forgetPhotos();
  }, []);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && hasContent(draft) && isOld(draft)) clear();
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [draft, clear]);
  const desk = useMemo(() => ({ draft, isKept, change, clear }), [draft, isKept, change, clear]);
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
    draft.photos.length + draft.photosWaiting > 0 ||
    draft.position !== null
  );
}

// A day-old draft on a shared phone is somebody else's business no more.
function isOld({ savedAt }: Draft): boolean {
  return Date.now() - savedAt > keptForMs;
}

function rememberedDraft(): Draft {
  const kept = readStored('draft') as Partial<Draft> | undefined;
  if (!kept) return emptyDraft;
  const draft = { ...emptyDraft, ...kept };
  if (!isOld(draft)) return draft;
  writeStored('draft', undefined);
  forgetPhotos();
  return emptyDraft;
}

function forgetPhotos(): void {
  void import('./report/photo-store.ts').then((store) => store.forgetPhotos()).catch(() => undefined);
}
