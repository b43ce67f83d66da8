import { Tag } from 'antd';
import type { AnswerOf } from '../../../kit/contract.ts';
import { keysOf } from '../../../kit/words.ts';
import type { doors } from '../../../modules/feedback/contract.ts';
import { objectionStates, questions, said, surveyStates, surveyWays } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { feedbackWords as words } from './words.ts';

type Answer = AnswerOf<typeof doors.of>['answers'][number];

const tones = { good: 'tone-green', fair: 'tone-amber', poor: 'tone-maple', declined: 'quiet' } as const;

/** What somebody said to each question, with the comment; never who. */
export function AnswerLine({ answer }: { readonly answer: Answer }) {
  const { say } = useLanguage();
  if (answer.state !== 'answered') return <span className="quiet">{say(surveyStates[answer.state])}</span>;
  return (
    <div className="answer-line">
      <dl>
        {keysOf(questions).map((question) => {
          const word = answer.answers[question];
          return (
            <div key={question}>
              <dt>{say(questions[question])}</dt>
              <dd className={word ? tones[word] : 'quiet'}>{say(word ? said[word] : words.unsaid)}</dd>
            </div>
          );
        })}
      </dl>
      {answer.comment && <p className="answer-comment">{answer.comment}</p>}
      <span className="quiet small">{answer.way && say(surveyWays[answer.way])}</span>
      {answer.objection && <Tag>{say(objectionStates[answer.objection])}</Tag>}
    </div>
  );
}
