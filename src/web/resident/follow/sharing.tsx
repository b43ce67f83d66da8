import '../css/sharing.css';
import { type FormEvent, useState } from 'react';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { overrideBases, shareBases, shareLevels } from '../../../modules/matters/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDayTime } from '../../shared/time.ts';
import { Failure } from '../pieces.tsx';
import { ShareChoice } from '../report/share-choice.tsx';
import { Section } from '../section.tsx';
import { sharedFrom, shareWords } from '../words-share.ts';
import { useAct } from './use-act.ts';
import type { Mine } from './use-mine.ts';

/** To whom something was passed on, what, since when and on which basis; and the reporter's own word about it, changed at any time. */
export function Sharing({ mine, done }: { readonly mine: Mine; readonly done: () => void }) {
  const { say } = useLanguage();
  const newestFirst = mine.sharings.toSorted((one, other) => other.since.localeCompare(one.since));
  return (
    <Section title={shareWords.title}>
      {newestFirst.length === 0 && <p className="hint">{say(shareWords.none)}</p>}
      <ul className="shared-list">
        {newestFirst.map((sharing) => (
          <li key={`${sharing.partId}${sharing.since}`} className={sharing.until ? 'quiet' : ''}>
            <strong>{sharing.to}</strong>
            <span>{say(shareLevels[sharing.level])}</span>
            <span>{say(shareBases[sharing.basis])}</span>
            <time dateTime={sharing.since}>
              {say(sharedFrom(formatDayTime(sharing.since), sharing.until ? formatDayTime(sharing.until) : undefined))}
            </time>
            {sharing.reason && (
              <span className="shared-reason">
                {say(shareWords.reason)}：{sharing.reason}
              </span>
            )}
            {isOverride(sharing.basis) && <span className="shared-reason">{say(shareWords.override)}</span>}
          </li>
        ))}
      </ul>
      <Change mine={mine} done={done} />
    </Section>
  );
}

function isOverride(basis: Mine['sharings'][number]['basis']): boolean {
  return overrideBases.some((one) => one === basis);
}

function Change({ mine, done }: { readonly mine: Mine; readonly done: () => void }) {
  const { say } = useLanguage();
  const [level, setLevel] = useState(mine.shares);
  const [changed, setChanged] = useState(false);
  const { busy, failure, act } = useAct(reporterDoors.allowSharing);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setChanged(false);
    if (!(await act({ level }))) return;
    setChanged(true);
    done();
  };
  return (
    <form onSubmit={(event) => void change(event)}>
      <ShareChoice name="shares" value={level} hasPhone={mine.hasPhone} onChange={setLevel} />
      <Failure words={failure} />
      {level !== mine.shares && (
        <button type="submit" className="button" aria-disabled={busy}>
          {say(shareWords.change)}
        </button>
      )}{' '}
      <span role="status">{changed && say(shareWords.changed)}</span>
    </form>
  );
}
