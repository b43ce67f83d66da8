import { useState } from 'react';
import { Link } from 'react-router';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { useFormFacts } from '../form-facts.tsx';
import { safetyWords, whatWords } from '../words-report.ts';
import '../css/kinds.css';

/** The kind of thing, one tap among a few in plain words, each with examples; not knowing is a full answer. */
export function KindChoice() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const { facts } = useFormFacts();
  const [chosenBefore] = useState(draft.category !== '');
  const kinds = facts?.kinds ?? [];
  const chosen = kinds.find(({ code }) => code === draft.category);
  if (kinds.length === 0) return null;
  return (
    <details className="fold" open={chosenBefore}>
      <summary>
        {say(whatWords.kind)} <span className="quiet">{say(chosen ?? whatWords.kindHint)}</span>
      </summary>
      <fieldset className="kinds">
        <legend className="unseen">{say(whatWords.kind)}</legend>
        <Kind
          label={say(whatWords.unsure)}
          example={say(whatWords.unsureHint)}
          checked={draft.category === ''}
          choose={() => change({ category: '' })}
        />
        {kinds.map((kind) => (
          <Kind
            key={kind.code}
            label={say(kind)}
            example={say({ zh: kind.exampleZh, en: kind.exampleEn })}
            checked={draft.category === kind.code}
            choose={() => change({ category: kind.code })}
          />
        ))}
      </fieldset>
      {chosen?.emergency && (
        <p className="notice notice-urgent" role="status">
          {say(whatWords.kindUrgent)} <Link to="/report/emergency">{say(safetyWords.yes)}</Link>
        </p>
      )}
    </details>
  );
}

interface KindProps {
  readonly label: string;
  readonly example: string;
  readonly checked: boolean;
  readonly choose: () => void;
}

function Kind({ label, example, checked, choose }: KindProps) {
  return (
    <label className="kind">
      <input type="radio" name="kind" aria-label={label} checked={checked} onChange={choose} />
      <span>
        <strong>{label}</strong>
        <small>{example}</small>
      </span>
    </label>
  );
}
