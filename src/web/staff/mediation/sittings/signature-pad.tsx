import { Button } from 'antd';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../shared/language.tsx';
import { sittingWords as words } from './words.ts';

interface PadProps {
  readonly id: string;
  /** The picture as it stands; null while nothing is written. */
  readonly onChange: (picture: Blob | null) => void;
}

/** 手写签名: a box to write in with finger, pen or mouse. */
export function SignaturePad({ id, onChange }: PadProps) {
  const { say } = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDown = useRef(false);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(() => clearOf(canvas.current), []);
  const pointOf = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const { width: across, height: down } = event.currentTarget;
    return [((event.clientX - left) / width) * across, ((event.clientY - top) / height) * down] as const;
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    const pen = event.currentTarget.getContext('2d');
    pen?.beginPath();
    pen?.moveTo(...pointOf(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = isDown.current ? event.currentTarget.getContext('2d') : null;
    if (!pen) return;
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.lineTo(...pointOf(event));
    pen.stroke();
    setEmpty(false);
  };
  const lift = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!isDown.current) return;
    isDown.current = false;
    if (!isEmpty) event.currentTarget.toBlob(onChange, 'image/png');
  };
  return (
    <div className="signature-pad">
      <canvas
        id={id}
        ref={canvas}
        width={900}
        height={300}
        role="img"
        aria-label={say(words.signHere)}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
      />
      <Button
        size="small"
        disabled={isEmpty}
        onClick={() => {
          clearOf(canvas.current);
          setEmpty(true);
          onChange(null);
        }}
      >
        {say(words.clear)}
      </Button>
    </div>
  );
}

// White paper: a transparent picture would be black on black where somebody looks at it in the dark.
function clearOf(canvas: HTMLCanvasElement | null): void {
  const pen = canvas?.getContext('2d');
  if (!canvas || !pen) return;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = '#10161d';
}
