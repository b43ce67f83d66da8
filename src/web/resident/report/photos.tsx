import '../css/photos.css';
import { type ReactNode, useRef, useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { photoName, sendingShare, whereWords } from '../words-report.ts';
import { mostPhotos, type PhotoDesk, type PhotoOnItsWay } from './use-photos.ts';

export function Photos({ desk }: { readonly desk: PhotoDesk }) {
  const { say } = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  const full = desk.sent.length + desk.onTheWay.length >= mostPhotos;
  return (
    <section className="photos" aria-labelledby="photos-title">
      <h2 id="photos-title">{say(whereWords.photos)}</h2>
      <p className="hint more">{say(whereWords.photosHint)}</p>
      <ul className="photo-list">
        {desk.sent.map((photo, index) => (
          <Photo
            key={photo.fileId}
            name={say(photoName(index + 1))}
            picture={photo.picture}
            state={say(whereWords.photoSent)}
          >
            <RemoveButton name={say(photoName(index + 1))} remove={() => desk.dropSent(photo.fileId)} />
          </Photo>
        ))}
        {desk.onTheWay.map((photo, index) => {
          const name = say(photoName(desk.sent.length + index + 1));
          const state = stateOf(photo);
          return (
            <Photo
              key={photo.key}
              name={name}
              picture={photo.picture}
              state={say(state)}
              failed={photo.problem !== undefined && !photo.isOffline}
            >
              {photo.problem ? (
                <button
                  type="button"
                  className="plain"
                  aria-label={`${say(whereWords.retryPhoto)} ${name}`}
                  onClick={() => desk.sendAgain(photo)}
                >
                  {say(whereWords.retryPhoto)}
                </button>
              ) : (
                <progress value={photo.share} aria-label={name} />
              )}
              <RemoveButton name={name} remove={() => desk.dropWaiting(photo.key)} />
            </Photo>
          );
        })}
      </ul>
      <p role="status">{desk.leftOut && say(whereWords.tooMany)}</p>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          desk.add([...(event.target.files ?? [])].map((file) => ({ name: file.name, bytes: file })));
          event.target.value = '';
        }}
      />
      <button id="photos" type="button" className="button" disabled={full} onClick={() => chooser.current?.click()}>
        {say(whereWords.addPhoto)}
      </button>
    </section>
  );
}

function stateOf({ problem, isOffline, isKept, share }: PhotoOnItsWay): Words {
  if (!problem) return sendingShare(Math.round(share * 100));
  if (isOffline) return isKept ? whereWords.photoKept : whereWords.photoUnkept;
  return { zh: `${whereWords.photoFailed.zh}：${problem.zh}`, en: `${whereWords.photoFailed.en}: ${problem.en}` };
}

interface PhotoProps {
  readonly name: string;
  readonly picture: string | undefined;
  readonly state: string;
  readonly failed?: boolean;
  readonly children: ReactNode;
}

function Photo({ name, picture, state, failed, children }: PhotoProps) {
  // HEIC arrives well, but most browsers cannot show it.
  const [isShown, setShown] = useState(true);
  return (
    <li className={failed ? 'photo photo-failed' : 'photo'}>
      {picture && isShown ? (
        <img src={picture} alt={name} onError={() => setShown(false)} />
      ) : (
        <span className="photo-blank">{name}</span>
      )}
      <span className="photo-state">{state}</span>
      {children}
    </li>
  );
}

function RemoveButton({ name, remove }: { readonly name: string; readonly remove: () => void }) {
  const { say } = useLanguage();
  return (
    <button type="button" className="plain" aria-label={`${say(whereWords.removePhoto)} ${name}`} onClick={remove}>
      {say(whereWords.removePhoto)}
    </button>
  );
}
