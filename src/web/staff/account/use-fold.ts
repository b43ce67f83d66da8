import { useState } from 'react';

/** A form that opens from a button; once it folds, the button takes the keyboard back (`isFolded` is its `autoFocus`). */
export function useFold() {
  const [standing, setStanding] = useState<'fresh' | 'open' | 'folded'>('fresh');
  return {
    isOpen: standing === 'open',
    isFolded: standing === 'folded',
    open: () => setStanding('open'),
    fold: () => setStanding('folded'),
  };
}
