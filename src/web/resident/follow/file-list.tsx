import '../css/photos.css';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { reportWords } from '../words-follow.ts';
import type { Mine } from './use-mine.ts';

export function FileList({ files }: { readonly files: Mine['files'] }) {
  const { say } = useLanguage();
  if (files.length === 0) return null;
  return (
    <>
      <h3>{say(reportWords.files)}</h3>
      <ul className="photo-list">
        {files.map((file, index) => (
          <li key={file.id} className="photo">
            <a href={addressOf(platformDoors.readFile, { id: file.id })} target="_blank" rel="noreferrer">
              {file.kind === 'photo' ? (
                <img
                  src={addressOf(platformDoors.readFile, { id: file.id, size: 'thumbnail' })}
                  alt={`${say(reportWords.photo)} ${index + 1}`}
                  loading="lazy"
                />
              ) : (
                <span className="photo-blank">{say(reportWords[file.kind])}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
