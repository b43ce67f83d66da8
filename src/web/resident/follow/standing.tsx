import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay, formatDayTime, formatPromise, untilWords } from '../../shared/time.ts';
import { callWords } from '../words.ts';
import {
  answerDue,
  answerLate,
  contestBy,
  holderSince,
  pausedFor,
  reportWords,
  residentStates,
  yearsMissing,
} from '../words-follow.ts';
import { StateIcon } from './state-icon.tsx';
import type { Mine } from './use-mine.ts';

const atWork = new Set<Mine['state']>(['reported', 'accepted', 'assigned', 'in_hand', 'returned', 'reopened']);

/** Where it stands, who has it and since when, what happens next and by when. */
export function Standing({ mine, refresh }: { readonly mine: Mine; readonly refresh: () => void }) {
  const { say } = useLanguage();
  const state = residentStates[mine.state];
  const { unit, since, phone } = mine.holder;
  const now = new Date();
  return (
    <section className={`standing standing-${state.tone}`}>
      <p className="state">
        <StateIcon tone={state.tone} /> <strong>{say(state)}</strong>
      </p>
      <dl>
        <div>
          <dt>{say(reportWords.holder)}</dt>
          <dd>
            {say(holderSince(unit, formatDay(since)))}
            {phone && (
              <a className="inline-call" href={`tel:${phone}`}>
                {say(callWords(phone))}
              </a>
            )}
          </dd>
        </div>
        <div>
          <dt>{say(reportWords.next)}</dt>
          <dd className={isLate(mine, now) ? 'late' : ''}>{say(nextWords(mine, now))}</dd>
          {atWork.has(mine.state) && promiseWords(mine).map((words) => <dd key={words.zh}>{say(words)}</dd>)}
        </div>
      </dl>
      <button type="button" className="plain" onClick={refresh}>
        {say(reportWords.refresh)}
      </button>
    </section>
  );
}

/** The one sentence about what comes next: a promise with its date, our delay, a question to the reporter, or the end. */
function nextWords(mine: Mine, now: Date): Words {
  if (atWork.has(mine.state)) {
    if (!mine.promisedAt) return reportWords.noAnswerYet;
    const left = untilWords(mine.promisedAt, now);
    return (isLate(mine, now) ? answerLate : answerDue)(formatPromise(mine.promisedAt), left);
  }
  if (mine.can.includes('confirm')) return reportWords.waitsForYou;
  if (mine.can.includes('contest') && mine.contestUntil) return contestBy(formatDayTime(mine.contestUntil));
  return reportWords.finished;
}

/** What else is to be said of the date: why it stands still, that it was moved, that it was urged, that it may move. */
function promiseWords({ promise }: Mine): Words[] {
  const { paused, extended, urged, missingYears } = promise;
  return [
    ...(paused ? [pausedFor(paused.because, formatPromise(paused.until))] : []),
    ...(extended ? [reportWords.extended] : []),
    ...(urged ? [reportWords.urged] : []),
    ...(missingYears.length > 0 ? [yearsMissing(missingYears)] : []),
  ];
}

function isLate({ state, promisedAt }: Mine, now: Date): boolean {
  return atWork.has(state) && promisedAt !== null && new Date(promisedAt) < now;
}
