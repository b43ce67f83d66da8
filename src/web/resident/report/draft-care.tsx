import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { type Draft, emptyDraft, useDraft } from '../draft.tsx';
import { moveWords } from '../words-report.ts';

/** Says where the draft lives and clears it on request; until the page is left, clearing can be taken back. */
export function DraftCare({ present }: { readonly present: boolean }) {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const [cleared, setCleared] = useState<Draft>();
  const clear = () => {
    setCleared(draft);
    change({ ...emptyDraft, safe: true });
  };
  const bringBack = () => {
    if (cleared) change(cleared);
    setCleared(undefined);
  };
  return (
    <div className="draft" role="status">
      {present && (
        <p className="hint">
          {say(moveWords.draft)}{' '}
          <button type="button" className="plain" onClick={clear}>
            {say(moveWords.clear)}
          </button>
        </p>
      )}
      {!present && cleared && (
        <p className="hint">
          {say(moveWords.cleared)}{' '}
          <button type="button" className="plain" onClick={bringBack}>
            {say(moveWords.undo)}
          </button>
        </p>
      )}
    </div>
  );
}
