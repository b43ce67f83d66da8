import { AudioOutlined, FilePdfOutlined, PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import type { Attached } from './shapes.ts';
import { pageWords } from './words.ts';

/** Photos as thumbnails, other files as links; a photo that does not come keeps its place and says so. */
export function Attachments({ files }: { readonly files: readonly Attached[] }) {
  const { say } = useLanguage();
  const photos = files.filter(({ kind }) => kind === 'photo');
  const others = files.filter(({ kind }) => kind !== 'photo');
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say(pageWords.files)}</h2>
      {files.length === 0 && <p className="quiet">{say(pageWords.noFiles)}</p>}
      <ul className="photos">
        {photos.map((file, i) => (
          <Photo key={file.id} file={file} ordinal={i + 1} />
        ))}
      </ul>
      <ul className="other-files">
        {others.map((file) => (
          <li key={file.id}>
            <a href={addressOf(platformDoors.readFile, { id: file.id })} target="_blank" rel="noreferrer">
              {file.kind === 'pdf' ? <FilePdfOutlined aria-hidden="true" /> : <AudioOutlined aria-hidden="true" />}{' '}
              {say(file.kind === 'pdf' ? pageWords.pdf : pageWords.audio)}
            </a>{' '}
            <span className="quiet figures">
              {say(formatDayTime(file.at))} · {Math.max(1, Math.round(file.bytes / 1024))} KB
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Photo({ file, ordinal }: { readonly file: Attached; readonly ordinal: number }) {
  const { say } = useLanguage();
  const [isBroken, setBroken] = useState(false);
  const name = `${say(pageWords.photo)} ${ordinal}，${say(formatDayTime(file.at))}`;
  return (
    <li>
      <a href={addressOf(platformDoors.readFile, { id: file.id })} target="_blank" rel="noreferrer" title={name}>
        <span className="unseen">{name}</span>
        {isBroken ? (
          <span className="photo-broken">
            <PictureOutlined aria-hidden="true" />
            <small>{say(pageWords.noThumbnail)}</small>
          </span>
        ) : (
          <img
            src={addressOf(platformDoors.readFile, { id: file.id, size: 'thumbnail' })}
            alt=""
            loading="lazy"
            width={116}
            height={88}
            onError={() => setBroken(true)}
          />
        )}
      </a>
    </li>
  );
}
