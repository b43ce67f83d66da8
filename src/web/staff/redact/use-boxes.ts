import { useCallback, useEffect, useState } from 'react';
import type { Box } from './boxes.ts';

const mostSteps = 200;

interface Drawing {
  readonly boxes: readonly Box[];
  readonly past: readonly (readonly Box[])[];
  readonly selected: number | null;
}

export interface BoxDesk {
  readonly boxes: readonly Box[];
  readonly selected: number | null;
  readonly canUndo: boolean;
  readonly select: (index: number | null) => void;
  /** Replaces all boxes as one step that can be undone. */
  readonly change: (boxes: readonly Box[], selected?: number | null) => void;
  /** Puts one box elsewhere while it is dragged: no step of its own. */
  readonly drag: (index: number, box: Box) => void;
  readonly undo: () => void;
}

/** The boxes being drawn, the one in hand, and the way back. */
export function useBoxes(first: readonly Box[]): BoxDesk {
  const [{ boxes, past, selected }, setDrawing] = useState<Drawing>({ boxes: first, past: [], selected: null });
  const change = useCallback(
    (next: readonly Box[], select?: number | null) =>
      setDrawing((now) => ({
        boxes: next,
        past: [...now.past, now.boxes].slice(-mostSteps),
        selected: select === undefined ? now.selected : select,
      })),
    [],
  );
  const drag = useCallback(
    (index: number, box: Box) =>
      setDrawing((now) => (index < now.boxes.length ? { ...now, boxes: now.boxes.with(index, box) } : now)),
    [],
  );
  const undo = useCallback(
    () =>
      setDrawing((now) => {
        const before = now.past.at(-1);
        return before ? { boxes: before, past: now.past.slice(0, -1), selected: null } : now;
      }),
    [],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);
  const select = useCallback((index: number | null) => setDrawing((now) => ({ ...now, selected: index })), []);
  return { boxes, selected, canUndo: past.length > 0, select, change, drag, undo };
}
