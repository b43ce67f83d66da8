import { useLanguage } from '../shared/language.tsx';
import { type Speed, speeds, type useReading } from './use-reading.ts';
import { readWords } from './words-read.ts';

const names = Object.keys(speeds) as Speed[];

/** While it is read aloud: stop, and how fast; when there is no voice, an honest word. */
export function ReadingBar({ reading }: { readonly reading: ReturnType<typeof useReading> }) {
  const { say } = useLanguage();
  const { isReading, problem, speed, stop, setSpeed } = reading;
  return (
    <div className="notices">
      <div role="status">{problem && <p className="notice notice-soon">{say(problem)}</p>}</div>
      {isReading && (
        <div className="notice reading-bar">
          <button type="button" className="button" onClick={stop}>
            {say(readWords.stop)}
          </button>
          <fieldset className="chips">
            <legend>{say(readWords.speed)}</legend>
            {names.map((name) => (
              <label key={name} className="chip">
                <input type="radio" name="speed" checked={speed === name} onChange={() => setSpeed(name)} />
                <span>{say(readWords[name])}</span>
              </label>
            ))}
          </fieldset>
        </div>
      )}
    </div>
  );
}
