import { useEffect, useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { useElder } from '../elder.tsx';
import { answerWithin, goesTo, seesWords } from '../words-report.ts';
import type { Preview } from './use-preview.ts';

interface Shown {
  readonly preview: Preview | undefined;
  readonly failed: boolean;
}

/** Before sending: which unit gets it, who sees what, who does not. A column beside the form; on a phone one line to unfold. */
export function WhoSees({ preview, failed }: Shown) {
  const { say } = useLanguage();
  const { isElder } = useElder();
  const wide = useWide() && !isElder;
  return (
    <aside className="sees" aria-labelledby="sees-title">
      <details open={wide}>
        <summary>
          <span id="sees-title" className="sees-title">
            {say(seesWords.title)}
          </span>
          <span className="sees-brief" aria-live="polite">
            {preview ? say(goesTo(preview.unitName)) : ''}
          </span>
        </summary>
        <SeesBody preview={preview} failed={failed} />
      </details>
    </aside>
  );
}

function SeesBody({ preview, failed }: Shown) {
  const { say } = useLanguage();
  if (!preview) return <p className="hint">{say(failed ? seesWords.failed : seesWords.empty)}</p>;
  return (
    <div aria-live="polite">
      <p className="sees-unit">
        <strong>{say(goesTo(preview.unitName))}</strong>
        <br />
        {preview.gridName && `${preview.gridName} · `}
        {say(answerWithin(preview.workingDays))}
      </p>
      {!preview.gridCertain && <p className="hint">{say(seesWords.unsure)}</p>}
      <dl>
        {preview.sees.map(({ who, what }) => (
          <div key={who.en}>
            <dt>{say(who)}</dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      {preview.neverSees.length > 0 && (
        <>
          <h2>{say(seesWords.never)}</h2>
          <ul>
            {preview.neverSees.map((words) => (
              <li key={words.en}>{say(words)}</li>
            ))}
          </ul>
        </>
      )}
      <p className="hint">{say(seesWords.loose)}</p>
    </div>
  );
}

const wideQuery = '(min-width: 60rem)';

function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(wideQuery).matches);
  useEffect(() => {
    const query = matchMedia(wideQuery);
    const listen = () => setWide(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  return wide;
}
