import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import type { PartShown } from './shapes.ts';

const marks = Array.from({ length: 40 }, (_, index) => index);

/** Unit, name and time over the whole page: a picture of it says who took it. */
export function Watermark({ part }: { readonly part: PartShown }) {
  const { say } = useLanguage();
  const text = `${part.label} ${say(formatDayTime(part.openedAt))}`;
  return (
    <div className="watermark" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark} data-text={text} />
      ))}
    </div>
  );
}
