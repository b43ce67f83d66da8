import { type KeyboardEvent, useRef } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { type Box, type Corner, growBox, moveBox, type Point, placeOfBox } from './boxes.ts';
import type { BoxDesk } from './use-boxes.ts';
import { usePointer } from './use-pointer.ts';
import { boxName, redactWords as words } from './words.ts';

export type Mode = 'draw' | 'pan';

const keyStep = 0.01;
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -keyStep, y: 0 },
  ArrowRight: { x: keyStep, y: 0 },
  ArrowUp: { x: 0, y: -keyStep },
  ArrowDown: { x: 0, y: keyStep },
};
const corners: readonly Corner[] = ['north-west', 'north-east', 'south-west', 'south-east'];

interface PhotoBoxesProps {
  readonly src: string;
  readonly desk: BoxDesk;
  readonly zoom: number;
  readonly mode: Mode;
  readonly onRemove: (index: number) => void;
}

/** The photo with its boxes: drawn and pulled by a pointer, or selected by Tab and moved by keys. */
export function PhotoBoxes({ src, desk, zoom, mode, onRemove }: PhotoBoxesProps) {
  const { say } = useLanguage();
  const photo = useRef<HTMLFieldSetElement>(null);
  const pointer = usePointer(photo, desk);
  const draws = mode === 'draw';
  const onKey = (event: KeyboardEvent, index: number, box: Box) => {
    const by = arrows[event.key];
    if (by) {
      event.preventDefault();
      desk.change(desk.boxes.with(index, event.shiftKey ? growBox(box, by) : moveBox(box, by)), index);
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      onRemove(index);
    }
  };
  return (
    <div className="redact-frame">
      <fieldset
        ref={photo}
        aria-label={say(words.editor)}
        aria-describedby="redact-keys"
        className={draws ? 'redact-photo redact-draws' : 'redact-photo'}
        style={{ width: `${zoom * 100}%` }}
        {...(draws && { onPointerDown: pointer.onDown })}
        onPointerMove={pointer.onMove}
        onPointerUp={pointer.onUp}
        onPointerCancel={pointer.onUp}
      >
        <img src={src} alt="" draggable={false} />
        {[...desk.boxes.entries()].map(([index, box]) => (
          <button
            key={index}
            type="button"
            data-box={index}
            className={index === desk.selected ? 'redact-box redact-box-selected' : 'redact-box'}
            style={placeOfBox(box)}
            aria-label={say(boxName(index + 1, box))}
            aria-pressed={index === desk.selected}
            onFocus={() => desk.select(index)}
            onKeyDown={(event) => onKey(event, index, box)}
            {...(draws && { onPointerDown: (event) => pointer.onBoxDown(event, index) })}
          >
            <span className="redact-ordinal">{index + 1}</span>
            {draws &&
              index === desk.selected &&
              corners.map((corner) => (
                <span
                  key={corner}
                  className={`redact-corner redact-${corner}`}
                  onPointerDown={(event) => pointer.onBoxDown(event, index, corner)}
                />
              ))}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
