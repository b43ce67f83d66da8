import type { ShareLevel } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { shareWords } from '../words-share.ts';

const levels = ['minimum', 'words', 'contact'] as const satisfies readonly ShareLevel[];

interface ShareChoiceProps {
  readonly name: string;
  readonly value: ShareLevel;
  /** A telephone was left, so that it can be passed on. */
  readonly hasPhone: boolean;
  readonly onChange: (level: ShareLevel) => void;
}

/** One plain question: what may be passed to the department that does the work. The least is chosen unless the person says otherwise. */
export function ShareChoice({ name, value, hasPhone, onChange }: ShareChoiceProps) {
  const { say } = useLanguage();
  const shown = levels.filter((level) => level !== 'contact' || hasPhone || value === 'contact');
  return (
    <fieldset className="share-choice" aria-describedby={`${name}-hint`}>
      <legend>{say(shareWords.question)}</legend>
      <p className="hint more" id={`${name}-hint`}>
        {say(shareWords.hint)}
      </p>
      {shown.map((level) => (
        <label key={level} className="tick">
          <input type="radio" name={name} checked={value === level} onChange={() => onChange(level)} />
          <span>{say(shareWords[level])}</span>
        </label>
      ))}
    </fieldset>
  );
}
