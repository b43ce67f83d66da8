import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { Offline, sendBytes } from '../../shared/call.ts';
import { type SentPhoto, useDraft } from '../draft.tsx';
import { failureWords } from '../failure-words.ts';
import { fitForSending } from './photo-file.ts';
import { forgetPhoto, type KeptPhoto, keepPhoto, keptPhotos } from './photo-store.ts';

export const mostPhotos = 9;

/** A photo on its way: `problem` is set when it did not arrive, `isOffline` when only the network was missing. */
export interface PhotoOnItsWay extends KeptPhoto {
  readonly picture: string;
  readonly share: number;
  readonly problem: Words | undefined;
  readonly isOffline: boolean;
  /** It lies on this device and outlives a reload. */
  readonly isKept: boolean;
}

export interface PhotoDesk {
  readonly sent: readonly (SentPhoto & { readonly picture: string | undefined })[];
  readonly onTheWay: readonly PhotoOnItsWay[];
  readonly leftOut: boolean;
  readonly add: (files: readonly { readonly name: string; readonly bytes: Blob }[]) => void;
  readonly sendAgain: (photo: PhotoOnItsWay) => void;
  readonly dropSent: (fileId: string) => void;
  readonly dropWaiting: (key: string) => void;
}

/** Sends photos while the person goes on writing; those that arrived are kept in the draft, the others beside it until the network is back. */
export function usePhotos(): PhotoDesk {
  const { draft, change } = useDraft();
  const [onTheWay, setOnTheWay] = useState<readonly PhotoOnItsWay[]>([]);
  const [leftOut, setLeftOut] = useState(false);
  const pictures = usePictures();
  const dropped = useRef(new Set<string>());

  const patch = useCallback((key: string, part: Partial<PhotoOnItsWay>) => {
    setOnTheWay((now) => now.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)));
  }, []);
  const dropWaiting = useCallback((key: string) => {
    dropped.current.add(key);
    void forgetPhoto(key);
    setOnTheWay((now) => now.filter((photo) => photo.key !== key));
  }, []);

  const send = useCallback(
    async (photo: PhotoOnItsWay) => {
      patch(photo.key, { share: 0, problem: undefined });
      try {
        const options = { requestId: photo.key, onProgress: (share: number) => patch(photo.key, { share }) };
        const { id } = await sendBytes(platformDoors.sendFile, photo.bytes, options);
        if (dropped.current.has(photo.key)) return;
        pictures.current.set(id, photo.picture);
        change((now) => ({ photos: withPhoto(now.photos, { fileId: id, name: photo.name }) }));
        dropWaiting(photo.key);
      } catch (problem) {
        patch(photo.key, { problem: failureWords(problem), isOffline: problem instanceof Offline });
      }
    },
    [patch, change, dropWaiting, pictures],
  );

  const begin = useCallback(
    async (photo: PhotoOnItsWay) => {
      const bytes = await fitForSending(photo.bytes);
      const isKept = await keepPhoto({ key: photo.key, name: photo.name, bytes });
      if (dropped.current.has(photo.key)) return forgetPhoto(photo.key);
      patch(photo.key, { bytes, isKept });
      return send({ ...photo, bytes, isKept });
    },
    [patch, send],
  );

  useKeptPhotos(setOnTheWay, send);
  useWhenOnline(onTheWay, send);
  const isCounted = draft.photosWaiting === onTheWay.length;
  useEffect(() => {
    if (!isCounted) change({ photosWaiting: onTheWay.length });
  }, [isCounted, onTheWay.length, change]);

  const add = useCallback<PhotoDesk['add']>(
    (files) => {
      const room = mostPhotos - draft.photos.length - onTheWay.length;
      const taken = files.slice(0, Math.max(room, 0)).map(({ name, bytes }) => waiting({ key: newId(), name, bytes }));
      setLeftOut(files.length > taken.length);
      setOnTheWay((now) => [...now, ...taken]);
      for (const photo of taken) void begin(photo);
    },
    [draft.photos.length, onTheWay.length, begin],
  );

  const dropSent = useCallback(
    (fileId: string) => change((now) => ({ photos: now.photos.filter((photo) => photo.fileId !== fileId) })),
    [change],
  );
  const sent = draft.photos.map((photo) => ({ ...photo, picture: pictures.current.get(photo.fileId) }));
  return { sent, onTheWay, leftOut, add, sendAgain: (photo) => void send(photo), dropSent, dropWaiting };
}

// The same photo may arrive twice, sent before and after a change of page.
function withPhoto(photos: readonly SentPhoto[], photo: SentPhoto): readonly SentPhoto[] {
  return photos.some(({ fileId }) => fileId === photo.fileId) ? photos : [...photos, photo];
}

function waiting(photo: KeptPhoto): PhotoOnItsWay {
  return {
    ...photo,
    picture: URL.createObjectURL(photo.bytes),
    share: 0,
    problem: undefined,
    isOffline: false,
    isKept: false,
  };
}

function usePictures() {
  const pictures = useRef(new Map<string, string>());
  useEffect(() => {
    const made = pictures.current;
    return () => {
      for (const picture of made.values()) URL.revokeObjectURL(picture);
    };
  }, []);
  return pictures;
}

type SetPhotos = (update: (now: readonly PhotoOnItsWay[]) => readonly PhotoOnItsWay[]) => void;
type Send = (photo: PhotoOnItsWay) => Promise<void>;

/** What an earlier visit could not send is on its way again. */
function useKeptPhotos(setOnTheWay: SetPhotos, send: Send): void {
  useEffect(() => {
    let isGone = false;
    void keptPhotos().then((found) => {
      if (isGone || found.length === 0) return;
      const photos = found.map((photo) => ({ ...waiting(photo), isKept: true }));
      setOnTheWay((now) => [...photos.filter(({ key }) => !now.some((one) => one.key === key)), ...now]);
      for (const photo of photos) void send(photo);
    });
    return () => {
      isGone = true;
    };
  }, [setOnTheWay, send]);
}

function useWhenOnline(onTheWay: readonly PhotoOnItsWay[], send: Send): void {
  useEffect(() => {
    const again = () => {
      for (const photo of onTheWay) if (photo.isOffline && photo.problem) void send(photo);
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [onTheWay, send]);
}
