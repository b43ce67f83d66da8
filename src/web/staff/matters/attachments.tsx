import { AudioOutlined, FilePdfOutlined, PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { Link } from 'react-router';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { SharingState } from '../redact/sharing-state.tsx';
import { redactWords } from '../redact/words.ts';
import type { Attached, Matter } from './shapes.ts';
import { pageWords } from './words.ts';

/** Photos as thumbnails, other files as links; a photo that does not come keeps its place and says so. */
export function Attachments({ matter }: { readonly matter: Matter }) {
  const { say } = useLanguage();
  const { files } = matter;
  const photos = files.filter(({ kind }) => kind === 'photo');
  const others = files.filter(({ kind }) => kind !== 'photo');
  return (
    <section aria-labelledby="files">
      <h2 id="files">{say(pageWords.files)}</h2>
      {files.length === 0 && <p className="quiet">{say(pageWords.noFiles)}</p>}
      <ul className="photos">
        {photos.map((file, i) => (
          <Photo key={file.id} file={file} ordinal={i + 1} matter={matter} />
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

interface PhotoProps {
  readonly file: Attached;
  readonly ordinal: number;
  readonly matter: Matter;
}

function Photo({ file, ordinal, matter }: PhotoProps) {
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
      {matter.canRedact && (
        <p className="photo-sharing">
          <SharingState file={file} />
          <Link to={`/matters/${matter.id}/photos/${file.id}`} aria-label={`${say(redactWords.open)} ${name}`}>
            {say(file.redaction ? redactWords.change : redactWords.open)}
          </Link>
        </p>
      )}
    </li>
  );
}
