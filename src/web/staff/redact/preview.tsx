import { platformDoors } from '../../../platform/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import type { Attached } from '../matters/shapes.ts';
import { type Box, placeOfBox } from './boxes.ts';
import { redactWords as words } from './words.ts';

/** What others will see: the saved public copy itself, or, while something is not saved, the photo with the boxes over it. */
export function Preview({
  file,
  boxes,
  isSaved,
}: {
  readonly file: Attached;
  readonly boxes: readonly Box[];
  readonly isSaved: boolean;
}) {
  const { say } = useLanguage();
  const address = addressOf(platformDoors.readFile, { id: file.id, size: isSaved ? 'public' : 'clean' });
  return (
    <section className="redact-preview" aria-labelledby="redact-preview">
      <h2 id="redact-preview">{say(words.preview)}</h2>
      <p className="quiet" id="redact-declare">
        {say(isSaved ? words.previewSaved : boxes.length === 0 ? words.declareHint : words.previewDraft)}
      </p>
      <div className="redact-photo">
        <img src={`${address}#${file.redaction?.at ?? ''}`} alt={say(words.previewAlt)} />
        {!isSaved &&
          boxes.map((box) => (
            <span
              key={`${box.x} ${box.y} ${box.width} ${box.height}`}
              className="redact-black"
              style={placeOfBox(box)}
            />
          ))}
      </div>
    </section>
  );
}
