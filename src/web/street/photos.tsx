import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../shared/language.tsx';
import type { QueuedPhoto } from './queue/act.ts';
import { sizeOf, takePhoto } from './queue/photo.ts';
import { getPocket, vaultOf } from './store.ts';
import { photoWords as words } from './words-pages.ts';

interface PhotosProps {
  readonly photos: readonly QueuedPhoto[];
  readonly onChange: (photos: readonly QueuedPhoto[]) => void;
}

const most = 9;

/** Photos from the camera or the album, each sealed on the device at once; its size stands beside it. */
export function Photos({ photos, onChange }: PhotosProps) {
  const { say } = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    try {
      const taken: QueuedPhoto[] = [];
      for (const file of files.slice(0, most - photos.length)) taken.push(await takePhoto(vaultOf(getPocket()), file));
      onChange([...photos, ...taken]);
    } finally {
      setBusy(false);
    }
  };
  const remove = (photo: QueuedPhoto) => {
    void vaultOf(getPocket()).remove(`photo:${photo.id}`);
    onChange(photos.filter(({ id }) => id !== photo.id));
  };
  return (
    <div className="photos">
      <ul>
        {photos.map((photo, i) => (
          <li key={photo.id}>
            <Picture photo={photo} name={`${say(words.photo)} ${i + 1}`} />
            <span className="small">{sizeOf(photo.bytes)}</span>
            <button type="button" className="plain" onClick={() => remove(photo)}>
              {say(words.remove)}
              <span className="unseen">
                {say(words.photo)} {i + 1}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          void add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="button"
        aria-disabled={isBusy}
        disabled={photos.length >= most}
        onClick={() => chooser.current?.click()}
      >
        {say(isBusy ? words.working : words.add)}
      </button>
    </div>
  );
}

function Picture({ photo, name }: { readonly photo: QueuedPhoto; readonly name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let isHere = true;
    void getPocket()
      .vault?.getBytes(`photo:${photo.id}`)
      .then((bytes) => {
        if (!bytes || !isHere) return;
        made = URL.createObjectURL(new Blob([bytes]));
        setAddress(made);
      });
    return () => {
      isHere = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [photo.id]);
  return address ? <img src={address} alt={name} /> : <span className="photo-blank">{name}</span>;
}
