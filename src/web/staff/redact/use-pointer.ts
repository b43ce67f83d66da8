import { type PointerEvent, type RefObject, useRef } from 'react';
import { type Box, boxBetween, type Corner, dragCorner, moveBox, type Point } from './boxes.ts';
import type { BoxDesk } from './use-boxes.ts';

interface Held {
  readonly index: number;
  readonly from: Point;
  /** What follows the pointer; undefined for a new box. */
  readonly box: Box | undefined;
  readonly corner: Corner | undefined;
  readonly hasMoved: boolean;
}

/** A twitch is no box. */
const leastPull = 0.012;

/** Drawing, moving and sizing boxes by mouse, pen or finger. */
export function usePointer(photo: RefObject<HTMLElement | null>, desk: BoxDesk) {
  const held = useRef<Held | undefined>(undefined);
  const placeOf = (event: PointerEvent): Point => {
    const { left, top, width, height } = photo.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const hold = (event: PointerEvent, what: Omit<Held, 'from' | 'hasMoved'>) => {
    event.stopPropagation();
    photo.current?.setPointerCapture(event.pointerId);
    held.current = { ...what, from: placeOf(event), hasMoved: false };
  };
  return {
    onDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      desk.select(null);
      hold(event, { index: desk.boxes.length, box: undefined, corner: undefined });
    },
    onBoxDown: (event: PointerEvent, index: number, corner?: Corner) => {
      if (event.button !== 0) return;
      desk.select(index);
      hold(event, { index, box: desk.boxes[index], corner });
    },
    onMove: (event: PointerEvent) => {
      const what = held.current;
      if (!what) return;
      const to = placeOf(event);
      const by = { x: to.x - what.from.x, y: to.y - what.from.y };
      if (!what.hasMoved && Math.max(Math.abs(by.x), Math.abs(by.y)) < leastPull) return;
      const box = pulled(what, to, by);
      if (what.hasMoved) desk.drag(what.index, box);
      else desk.change(desk.boxes.toSpliced(what.index, 1, box), what.index);
      held.current = { ...what, hasMoved: true };
    },
    onUp: () => {
      held.current = undefined;
    },
  };
}

function pulled({ box, corner, from }: Held, to: Point, by: Point): Box {
  if (!box) return boxBetween(from, to);
  return corner ? dragCorner(box, corner, to) : moveBox(box, by);
}
