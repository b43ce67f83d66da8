import { ownDoors } from '../../../modules/mediation/contract-own.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useAct } from '../follow/use-act.ts';
import { Failure } from '../pieces.tsx';
import type { SectionProps } from './shapes.ts';
import { ownWords as words } from './words.ts';

/** 权利义务告知书 of the track (人民调解法 §23–24; 程序规定 §178–186): read, or read aloud by the page's own voice, and acknowledged. */
export function Rights({ own, refresh }: SectionProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownRights);
  const done = async () => {
    if (await act({})) refresh();
  };
  return (
    <section>
      <h2>{say(words.rightsTitle)}</h2>
      <ul>
        {(own.track === 'public-order' ? words.policeRights : words.rights).map((right) => (
          <li key={right.en}>{say(right)}</li>
        ))}
      </ul>
      <Failure words={failure} />
      {own.me.rightsAt ? (
        <p className="hint">{say(words.rightsOn(formatDay(own.me.rightsAt)))}</p>
      ) : (
        <button type="button" className="button button-first" aria-disabled={busy} onClick={() => void done()}>
          {say(words.rightsDone)}
        </button>
      )}
    </section>
  );
}
