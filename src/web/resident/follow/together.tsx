import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Failure } from '../pieces.tsx';
import { togetherWords as words } from '../words-together.ts';
import { useAct } from './use-act.ts';
import type { Mine } from './use-mine.ts';

/** How many others reported the same, and the own related report: one tap to go there. */
export function Together({ mine, refresh }: { readonly mine: Mine; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const { failure, act } = useAct(reporterDoors.cross);
  const go = async (code: string) => {
    if (!(await act({ code }))) return;
    refresh();
    window.scrollTo({ top: 0 });
  };
  if (mine.others === 0 && mine.split.length === 0) return null;
  return (
    <section>
      {mine.others > 0 && <p className="notice">{say(words.others(mine.others))}</p>}
      {mine.split.length > 0 && <h2>{say(words.split)}</h2>}
      {mine.split.map((one) => (
        <p key={one.code}>
          <strong>{one.title}</strong> <span className="quiet">{one.code}</span>{' '}
          <button type="button" className="button" onClick={() => void go(one.code)}>
            {say(words.splitOpen)}
          </button>
        </p>
      ))}
      {mine.split.length > 0 && <p className="hint">{say(words.splitHint)}</p>}
      <Failure words={failure} />
    </section>
  );
}
