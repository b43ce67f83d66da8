import { useRef, useState } from 'react';
import { newId } from '../../../kit/ids.ts';
import type { Words } from '../../../kit/words.ts';
import { platformDoors } from '../../../platform/contract.ts';
import { sendBytes } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { failureWords } from '../failure-words.ts';
import { fitForSending } from '../report/photo-file.ts';
import { mostPhotos } from '../report/use-photos.ts';
import { partWords } from '../words-part.ts';
import { photoCount } from '../words-report.ts';

interface PhotoIds {
  readonly ids: readonly string[];
  readonly isSending: boolean;
  readonly failure: Words | undefined;
  readonly add: (files: readonly File[]) => Promise<void>;
}

/** Sends photos one after the other while the person writes; what arrived goes with the answer. */
export function usePhotoIds(): PhotoIds {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const add = async (files: readonly File[]) => {
    setSending(true);
    setFailure(undefined);
    try {
      for (const file of files.slice(0, mostPhotos - ids.length)) {
        const bytes = await fitForSending(file);
        const { id } = await sendBytes(platformDoors.sendFile, bytes, { requestId: newId() });
        setIds((now) => [...now, id]);
      }
    } catch (problem) {
      setFailure(failureWords(problem));
    } finally {
      setSending(false);
    }
  };
  return { ids, isSending, failure, add };
}

export function PhotoPicker({ photos }: { readonly photos: PhotoIds }) {
  const { say } = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="part-photos">
      <p className="hint">{say(partWords.finishPhotos)}</p>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          void photos.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="button"
        disabled={photos.isSending || photos.ids.length >= mostPhotos}
        onClick={() => chooser.current?.click()}
      >
        {say(partWords.addPhoto)}
      </button>{' '}
      <span role="status">
        {photos.isSending ? say(partWords.sendingPhoto) : photos.ids.length > 0 && say(photoCount(photos.ids.length))}
      </span>
    </div>
  );
}
