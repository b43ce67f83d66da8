import './agreement.css';
import { type PointerEvent, useRef } from 'react';
import { agreementWords as words } from './agreement-words.ts';
import { useLanguage } from './language.tsx';

/** Points of the strokes of a hand: x, y, x, y … in a box of 1000 × 400. */
export type Strokes = number[][];

const box = { width: 1000, height: 400 };
/** Points nearer than this to the last one say nothing new. */
const step = 6;
const most = { strokes: 60, numbers: 1200 };

const pathOf = (strokes: readonly (readonly number[])[]): string =>
  strokes
    .map((stroke) => {
      const points = Array.from(
        { length: Math.floor(stroke.length / 2) },
        (_, i) => `${stroke[2 * i]} ${stroke[2 * i + 1]}`,
      );
      return `M${points.join('L')}`;
    })
    .join('');

/** A hand as it was drawn. */
export function Hand({ strokes, name }: { readonly strokes: readonly (readonly number[])[]; readonly name: string }) {
  const { say } = useLanguage();
  return (
    <svg className="hand" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={say(words.handOf(name))}>
      <path d={pathOf(strokes)} />
    </svg>
  );
}

/** True for more than a dot. */
export const isDrawn = (strokes: Strokes): boolean => strokes.reduce((sum, one) => sum + one.length, 0) >= 12;

interface HandPadProps {
  readonly label: string;
  readonly value: Strokes;
  readonly onChange: (strokes: Strokes) => void;
}

/** 手写签名: a field to write the own name in, with finger, pen or mouse. */
export function HandPad({ label, value, onChange }: HandPadProps) {
  const { say } = useLanguage();
  const drawing = useRef<number[] | null>(null);
  const pointOf = (event: PointerEvent<SVGSVGElement>): [number, number] => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const within = (share: number, size: number) => Math.round(Math.min(1, Math.max(0, share)) * size);
    return [within((event.clientX - left) / width, box.width), within((event.clientY - top) / height, box.height)];
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (value.length >= most.strokes) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = pointOf(event);
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const stroke = drawing.current;
    if (!stroke || stroke.length >= most.numbers) return;
    const [x, y] = pointOf(event);
    const [lastX = 0, lastY = 0] = stroke.slice(-2);
    if (Math.hypot(x - lastX, y - lastY) < step) return;
    const isNew = stroke.length === 2;
    const grown = [...stroke, x, y];
    drawing.current = grown;
    onChange([...(isNew ? value : value.slice(0, -1)), grown]);
  };
  const end = () => {
    drawing.current = null;
  };
  return (
    <div className="hand-pad">
      <svg
        viewBox={`0 0 ${box.width} ${box.height}`}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <line x1="60" y1="330" x2="940" y2="330" className="hand-line" />
        <path d={pathOf(value)} />
      </svg>
      <button type="button" className="hand-clear" disabled={value.length === 0} onClick={() => onChange([])}>
        {say(words.clearHand)}
      </button>
    </div>
  );
}
