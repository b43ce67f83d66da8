import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { sendBytes } from '../../shared/call.ts';
import { type SentPhoto, useDraft } from '../draft.tsx';
import { failureWords } from '../failure-words.ts';
import { fitForSending } from './photo-file.ts';

export const mostPhotos = 9;

/** A photo on its way: `problem` is set when it did not arrive. */
interface PhotoOnItsWay {
  readonly key: string;
  readonly file: File;
  readonly picture: string;
  readonly share: number;
  readonly problem: Words | undefined;
}

export interface PhotoDesk {
  readonly sent: readonly (SentPhoto & { readonly picture: string | undefined })[];
  readonly onTheWay: readonly PhotoOnItsWay[];
  readonly leftOut: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly sendAgain: (photo: PhotoOnItsWay) => void;
  readonly dropSent: (fileId: string) => void;
  readonly dropWaiting: (key: string) => void;
}

/** Sends photos while the person goes on writing; those that arrived are kept in the draft. */
export function usePhotos(): PhotoDesk {
  const { draft, change } = useDraft();
  const [onTheWay, setOnTheWay] = useState<readonly PhotoOnItsWay[]>([]);
  const [leftOut, setLeftOut] = useState(false);
  const pictures = useRef(new Map<string, string>());

  useEffect(() => {
    const made = pictures.current;
    return () => {
      for (const picture of made.values()) URL.revokeObjectURL(picture);
    };
  }, []);

  const patch = useCallback((key: string, part: Partial<PhotoOnItsWay>) => {
    setOnTheWay((now) => now.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)));
  }, []);
  const dropWaiting = useCallback((key: string) => setOnTheWay((now) => now.filter((photo) => photo.key !== key)), []);

  const send = useCallback(
    async (photo: PhotoOnItsWay) => {
      patch(photo.key, { share: 0, problem: undefined });
      try {
        const bytes = await fitForSending(photo.file);
        const options = { requestId: photo.key, onProgress: (share: number) => patch(photo.key, { share }) };
        const { id } = await sendBytes(platformDoors.sendFile, bytes, options);
        pictures.current.set(id, photo.picture);
        change((now) => ({ photos: [...now.photos, { fileId: id, name: photo.file.name }] }));
        dropWaiting(photo.key);
      } catch (problem) {
        patch(photo.key, { problem: failureWords(problem) });
      }
    },
    [patch, change, dropWaiting],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const room = mostPhotos - draft.photos.length - onTheWay.length;
      const taken = files.slice(0, Math.max(room, 0)).map((file) => waiting(file));
      setLeftOut(files.length > taken.length);
      setOnTheWay((now) => [...now, ...taken]);
      for (const photo of taken) void send(photo);
    },
    [draft.photos.length, onTheWay.length, send],
  );

  const dropSent = useCallback(
    (fileId: string) => change((now) => ({ photos: now.photos.filter((photo) => photo.fileId !== fileId) })),
    [change],
  );
  const sent = draft.photos.map((photo) => ({ ...photo, picture: pictures.current.get(photo.fileId) }));
  return { sent, onTheWay, leftOut, add, sendAgain: (photo) => void send(photo), dropSent, dropWaiting };
}

function waiting(file: File): PhotoOnItsWay {
  return { key: newId(), file, picture: URL.createObjectURL(file), share: 0, problem: undefined };
}
