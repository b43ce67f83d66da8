import { Link, useParams } from 'react-router';
import { doors } from '../../../modules/answers/contract.ts';
import { answerKinds, answerStates, papers, proposedSteps } from '../../../modules/answers/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { formatDay } from '../../shared/time.ts';
import { useDoor } from '../frame/doors.ts';
import { Failed, Waiting } from '../frame/states.tsx';
import { useDictionary } from '../matters/use-dictionary.ts';
import { AnswerActs } from './answer-acts.tsx';
import { AnswerHistory, Differences } from './answer-history.tsx';
import { AnswerSaid, ResidentView } from './answer-said.tsx';
import type { AnswerSheet } from './shapes.ts';
import { usedWords, versionWords, answerWords as words } from './words.ts';
import './answers.css';
import '../matters/paper.css';

/** One entry: what is in use, what a draft would change, what residents see, and everything that happened to it. */
export function AnswerPage() {
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const answer = useDoor(doors.view, { id });
  if (answer.isPending) return <Waiting rows={10} />;
  if (!answer.data) return <Failed problem={answer.error} onRetry={() => void answer.refetch()} />;
  const { data } = answer;
  return (
    <div className="page">
      <p>
        <Link to="/answers">{say(words.back)}</Link>
      </p>
      <div className="page-head">
        <h1>{say({ zh: data.titleZh, en: data.titleEn || data.titleZh })}</h1>
      </div>
      <Facts answer={data} />
      <AnswerActs answer={data} />
      <div className="answer-columns">
        <div>
          {data.draft && <Draft answer={data} />}
          {data.live && (
            <section aria-labelledby="in-use">
              <h2 id="in-use">
                {say(data.state === 'retired' ? words.retired : words.inUse)}{' '}
                <small className="quiet">{say(versionWords(data.liveNumber))}</small>
              </h2>
              <AnswerSaid said={data.live} />
            </section>
          )}
        </div>
        <div>
          {(data.draft ?? data.live)?.isPublic && (
            <ResidentView
              said={data.draft ?? data.live}
              unitName={data.unitName}
              asOf={data.draft ? null : data.asOf}
            />
          )}
          <AnswerHistory history={data.history} />
        </div>
      </div>
    </div>
  );
}

function Facts({ answer }: { readonly answer: AnswerSheet }) {
  const { say } = useLanguage();
  const { categoryName } = useDictionary();
  const said = answer.live ?? answer.draft;
  return (
    <p className="quiet">
      <span className="figures">{answer.code}</span> · {say(answerKinds[answer.kind])} ·{' '}
      <span className="state-tag">{say(answerStates[answer.state])}</span> ·{' '}
      {answer.category === null ? say(words.everything) : categoryName(answer.category)} ·{' '}
      {answer.unitName ?? say(words.county)} ·{' '}
      <span className={answer.isOverdue ? 'tone-maple' : ''}>
        {say(answer.isOverdue ? words.overdue : words.reviewBy)} {say(formatDay(answer.reviewOn))}
      </span>
      {said?.paper && ` · ${say(papers[said.paper])}`}
      {said?.nextStep && ` → ${say(proposedSteps[said.nextStep])}`}
      {answer.kind !== 'checklist' && (
        <> · {say(usedWords(answer.uses, answer.usedOn ? say(formatDay(answer.usedOn)) : ''))}</>
      )}
    </p>
  );
}

function Draft({ answer }: { readonly answer: AnswerSheet }) {
  const { say } = useLanguage();
  if (!answer.draft) return null;
  return (
    <section aria-labelledby="draft">
      <h2 id="draft">
        {say(words.draftTitle)} <small className="quiet">{answer.draftBy.join(say(words.comma))}</small>
      </h2>
      {answer.live ? <Differences rows={answer.differences} /> : <AnswerSaid said={answer.draft} />}
    </section>
  );
}
