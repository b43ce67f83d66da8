import '../css/follow.css';
import '../css/opinion.css';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { keysOf, type Words } from '../../../kit/words.ts';
import { residentDoors } from '../../../modules/feedback/contract-resident.ts';
import { type Question, questions, type Said, said } from '../../../modules/feedback/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Heading } from '../heading.tsx';
import { Failure, Field } from '../pieces.tsx';
import { frameWords } from '../words.ts';
import { opinionWords as words } from '../words-opinion.ts';
import { useAct } from './use-act.ts';
import { useSurvey } from './use-survey.ts';

type Given = Partial<Record<Question, Said>>;

const all = keysOf(questions);

/** 评价: one question a page with large buttons, then what was said to look over; nothing has to be answered. */
export function OpinionPage() {
  const { say } = useLanguage();
  const { survey, failure } = useSurvey();
  const [ended, setEnded] = useState<Words>();
  if (ended) return <Ended text={ended} />;
  if (survey === undefined)
    return failure ? <Failure words={failure} /> : <p className="wait">{say(frameWords.wait)}</p>;
  if (survey?.state === 'answered') return <Ended text={words.given} />;
  if (survey?.state !== 'open') return <Ended text={words.over} />;
  return <Questions onEnd={setEnded} />;
}

function Ended({ text }: { readonly text: Words }) {
  const { say } = useLanguage();
  return (
    <div className="narrow" role="status">
      <Heading title={say(words.title)}>{say(text)}</Heading>
      <p>
        <Link className="button button-first" to="/follow/report">
          {say(words.home)}
        </Link>
      </p>
    </div>
  );
}

function Questions({ onEnd }: { readonly onEnd: (text: Words) => void }) {
  const { say } = useLanguage();
  // In the address, so that the browser's own way back leads to the question before.
  const [asked, ask] = useSearchParams();
  const at = Math.max(0, Math.min(all.length, Number(asked.get('q') ?? '1') - 1 || 0));
  const setAt = (next: number) => ask({ q: String(next + 1) });
  const [given, setGiven] = useState<Given>({});
  const refusal = useAct(residentDoors.refuse);
  const question = all[at];
  const refuse = async () => {
    if (await refusal.act({})) onEnd(words.refused);
  };
  const back = at > 0 && (
    <button type="button" className="button" onClick={() => setAt(at - 1)}>
      {say(words.back)}
    </button>
  );
  if (question === undefined) return <LookOver given={given} back={back} onEnd={onEnd} onChange={setAt} />;
  const rate = (word: Said) => {
    setGiven({ ...given, [question]: word });
    setAt(at + 1);
  };
  return (
    <div className="narrow">
      <p className="progress">{say(words.progress(at + 1, all.length))}</p>
      <Heading title={say(questions[question])}>{say(questions[question])}</Heading>
      <div className="ratings">
        {keysOf(said).map((word) => (
          <button
            key={word}
            type="button"
            className={`rating rating-${word}`}
            aria-pressed={given[question] === word}
            onClick={() => rate(word)}
          >
            {say(said[word])}
          </button>
        ))}
      </div>
      {back}
      {at === 0 && (
        <>
          <p className="hint">{say(words.invite)}</p>
          <Failure words={refusal.failure} />
          <p>
            <button type="button" className="plain" aria-disabled={refusal.busy} onClick={() => void refuse()}>
              {say(words.refuse)}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

interface LookOverProps {
  readonly given: Given;
  readonly back: ReactNode;
  readonly onEnd: (text: Words) => void;
  readonly onChange: (at: number) => void;
}

function LookOver({ given, back, onEnd, onChange }: LookOverProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(residentDoors.answer);
  const [comment, setComment] = useState('');
  const isEmpty = Object.keys(given).length === 0;
  const send = async () => {
    if (!isEmpty && (await act({ ...given, comment }))) onEnd(words.thanks);
  };
  return (
    <div className="narrow">
      <Heading title={say(words.check)}>{say(words.check)}</Heading>
      <ul className="said-list">
        {all.map((question, at) => {
          const word = given[question];
          return (
            <li key={question}>
              <button type="button" onClick={() => onChange(at)}>
                <span>{say(questions[question])}</span>
                <strong className={word ? `rating-${word}` : 'quiet'}>{say(word ? said[word] : words.unsaid)}</strong>
              </button>
            </li>
          );
        })}
      </ul>
      <Field id="comment" label={words.comment} hint={words.commentHint} problem={undefined}>
        {(describedBy) => (
          <textarea
            id="comment"
            rows={3}
            maxLength={1000}
            value={comment}
            aria-describedby={describedBy}
            onChange={(event) => setComment(event.target.value)}
          />
        )}
      </Field>
      {isEmpty && <p className="problem">{say(words.empty)}</p>}
      <Failure words={failure} />
      <div className="pair">
        {back}
        <button
          type="button"
          className="button button-first"
          aria-disabled={busy || isEmpty}
          onClick={() => void send()}
        >
          {say(words.send)}
        </button>
      </div>
    </div>
  );
}
