import { useEffect, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import type { PhotoDesk } from './use-photos.ts';
import { useSending } from './use-sending.ts';

export type SendState = 'idle' | 'photos' | 'sending';

export interface SendAll {
  readonly state: SendState;
  readonly failure: Words | undefined;
  readonly sendAll: () => void;
}

/** One press sends everything: photos that still wait, then the report. */
export function useSendAll(photos: PhotoDesk): SendAll {
  const { busy, failure, send } = useSending();
  const [isWanted, setWanted] = useState(false);
  const [photoFailure, setPhotoFailure] = useState<Words>();
  const { onTheWay, sendAgain } = photos;
  const stuck = onTheWay.every(({ problem }) => problem) ? onTheWay[0]?.problem : undefined;
  const isReady = onTheWay.length === 0;

  useEffect(() => {
    if (!isWanted || !(isReady || stuck)) return;
    setWanted(false);
    if (isReady) void send();
    else setPhotoFailure(stuck);
  }, [isWanted, isReady, stuck, send]);

  const sendAll = () => {
    setPhotoFailure(undefined);
    for (const photo of onTheWay) if (photo.problem) sendAgain(photo);
    setWanted(true);
  };
  const waits = isWanted ? 'photos' : 'idle';
  return { state: busy ? 'sending' : waits, failure: photoFailure ?? failure, sendAll };
}
