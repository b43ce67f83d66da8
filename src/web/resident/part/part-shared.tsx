import '../css/photos.css';
import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { partWords } from '../words-part.ts';
import type { PartShown } from './shapes.ts';

/** What of the resident's report was passed on, and how it is to be treated. */
export function PartShared({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  if (part.level === 'minimum') return <p className="hint">{say(partWords.minimum)}</p>;
  return (
    <section>
      {part.words && (
        <>
          <h2>{say(partWords.words)}</h2>
          <p className="words">{part.words}</p>
        </>
      )}
      {part.contacts.length > 0 && (
        <>
          <h3>{say(partWords.contact)}</h3>
          <ul className="part-contacts">
            {part.contacts.map(({ name, phone }) => (
              <li key={`${name} ${phone}`}>
                {name ?? <span className="quiet">{say(partWords.noName)}</span>}{' '}
                {phone && (
                  <a className="inline-call" href={`tel:${phone}`}>
                    {phone}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Photos part={part} />
      <p className="hint">{say(partWords.careful)}</p>
    </section>
  );
}

function Photos({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  if (part.photos.length === 0) return null;
  return (
    <>
      <h3>{say(partWords.photos)}</h3>
      <ul className="photo-list">
        {part.photos.map(({ id }, index) => (
          <li key={id} className="photo">
            <a href={addressOf(platformDoors.readFile, { id, size: 'public' })} target="_blank" rel="noreferrer">
              <img
                src={addressOf(platformDoors.readFile, { id, size: 'public-thumbnail' })}
                alt={`${say(partWords.photo)} ${index + 1}`}
                loading="lazy"
              />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
