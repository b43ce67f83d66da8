import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { useElder } from '../elder.tsx';
import { isKiosk } from '../kiosk.ts';
import { Field } from '../pieces.tsx';
import { whereWords } from '../words-report.ts';
import { Photos } from './photos.tsx';
import { PositionChoice } from './position-choice.tsx';
import type { PhotoDesk } from './use-photos.ts';

export function WhereStep({ problem, photos }: { readonly problem: Words | undefined; readonly photos: PhotoDesk }) {
  const { draft, change } = useDraft();
  const { isElder } = useElder();
  return (
    <>
      <ScannedPlace />
      <Field id="where" label={whereWords.title} hint={whereWords.hint} problem={problem} hideLabel>
        {(describedBy, invalid) => (
          <input
            id="where"
            value={draft.where}
            autoComplete={isKiosk ? 'off' : 'street-address'}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => change({ where: event.target.value })}
          />
        )}
      </Field>
      <PositionChoice />
      {!isElder && !isKiosk && <Photos desk={photos} />}
    </>
  );
}

function ScannedPlace() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  if (!draft.place) return null;
  const { name, address } = draft.place;
  return (
    <p className="notice notice-row">
      <span>
        {say(whereWords.scanned)}：<strong>{name}</strong> {address}
      </span>
      <button type="button" className="plain" onClick={() => change({ place: null })}>
        {say(whereWords.notHere)}
      </button>
    </p>
  );
}
