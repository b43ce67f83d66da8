import { useState } from 'react';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { type Draft, emptyDraft, hasContent, useDraft } from '../draft.tsx';
import { isKiosk } from '../kiosk.ts';
import { useOnline } from '../use-online.ts';
import { draftStates, moveWords } from '../words-report.ts';
import type { PhotoDesk, PhotoOnItsWay } from './use-photos.ts';
import type { SendState } from './use-send-all.ts';

interface DraftStateProps {
  readonly photos: PhotoDesk;
  readonly state: SendState;
  readonly hasFailed: boolean;
}

/** Says where the draft is and deletes it on request; until the page is left, deleting can be taken back. */
export function DraftState({ photos, state, hasFailed }: DraftStateProps) {
  const { say } = useLanguage();
  const { draft, isKept, change } = useDraft();
  const isOnline = useOnline();
  const [cleared, setCleared] = useState<{ draft: Draft; photos: readonly PhotoOnItsWay[] }>();
  const isPresent = hasContent(draft);
  const clear = () => {
    setCleared({ draft, photos: photos.onTheWay });
    for (const { key } of photos.onTheWay) photos.dropWaiting(key);
    change({ ...emptyDraft, safe: true });
  };
  const bringBack = () => {
    if (!cleared) return;
    change({ ...cleared.draft, photosWaiting: 0 });
    photos.add(cleared.photos);
    setCleared(undefined);
  };
  return (
    <div className="draft">
      <p className="draft-state" role="status">
        {isPresent && say(stateWords({ draft, isKept, isOnline, state, hasFailed }))}
        {!isPresent && cleared && say(moveWords.cleared)}
      </p>
      {isPresent && state === 'idle' && (
        <button type="button" className="plain" onClick={clear}>
          {say(moveWords.clear)}
        </button>
      )}
      {!isPresent && cleared && (
        <button type="button" className="plain" onClick={bringBack}>
          {say(moveWords.undo)}
        </button>
      )}
    </div>
  );
}

interface Known {
  /** The failure of the last try stands above already. */
  readonly hasFailed: boolean;
  readonly draft: Draft;
  readonly isKept: boolean;
  readonly isOnline: boolean;
  readonly state: SendState;
}

function stateWords({ draft, isKept, isOnline, state, hasFailed }: Known): Words {
  if (state === 'sending') return draftStates.sending;
  if (state === 'photos') return draftStates.photosFirst;
  if (isKiosk) return draftStates.kiosk;
  if (!isKept) return draftStates.unkept;
  if (!isOnline) return draftStates.offline;
  return draft.attempt && !hasFailed ? draftStates.unheard : draftStates.kept;
}
