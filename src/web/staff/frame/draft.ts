import { useCallback, useState } from 'react';

// In memory only: what is typed about residents is never written to the disk of a shared machine.
const drafts = new Map<string, string>();

/** A text that survives opening another matter and coming back; empty again after `setText('')`. */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const [, redraw] = useState(0);
  const setText = useCallback(
    (text: string) => {
      if (text === '') drafts.delete(key);
      else drafts.set(key, text);
      redraw((count) => count + 1);
    },
    [key],
  );
  return [drafts.get(key) ?? '', setText];
}
