import { type FormEvent, useState } from 'react';
import { reporterDoors } from '../../../modules/matters/contract-reporter.ts';
import { useLanguage } from '../../shared/language.tsx';
import { Failure, Field } from '../pieces.tsx';
import { solvedWords } from '../words-follow.ts';
import { togetherWords } from '../words-together.ts';
import { useAct } from './use-act.ts';
import type { Mine } from './use-mine.ts';

const choices = ['yes', 'partly', 'no'] as const;

interface SolvedProps {
  readonly can: Mine['can'];
  /** One of several who reported it. */
  readonly isOne: boolean;
  readonly done: () => void;
}

/** The resident says whether it is solved; nobody else does. */
export function Solved({ can, isOne, done }: SolvedProps) {
  const { say } = useLanguage();
  const [solved, setSolved] = useState<(typeof choices)[number]>();
  const [comment, setComment] = useState('');
  const [unchosen, setUnchosen] = useState(false);
  const { busy, failure, act } = useAct(reporterDoors.confirm);
  const tell = async (event: FormEvent) => {
    event.preventDefault();
    setUnchosen(solved === undefined);
    if (solved && (await act({ solved, comment }))) done();
  };
  return (
    <form className="solved" onSubmit={(event) => void tell(event)}>
      <fieldset aria-describedby={unchosen ? 'solved-problem' : undefined}>
        <legend>{say(solvedWords.title)}</legend>
        <div className="solved-choices">
          {choices
            .filter((choice) => can.includes(choice === 'no' ? 'contest' : 'confirm'))
            .map((choice) => (
              <label key={choice} className={`choice choice-${choice}`}>
                <input type="radio" name="solved" checked={solved === choice} onChange={() => setSolved(choice)} />
                <span>{say(solvedWords[choice])}</span>
              </label>
            ))}
        </div>
      </fieldset>
      {isOne && <p className="hint">{say(togetherWords.ownWord)}</p>}
      <p id="solved-problem" className="problem" role="alert">
        {unchosen && !solved && say(solvedWords.choose)}
      </p>
      {solved && (
        <Field id="comment" label={solved === 'yes' ? solvedWords.comment : solvedWords.commentNo} problem={undefined}>
          {() => (
            <textarea
              id="comment"
              rows={3}
              maxLength={1000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
      )}
      <Failure words={failure} />
      <button type="submit" className="button button-first" aria-disabled={busy}>
        {say(solvedWords.send)}
      </button>
    </form>
  );
}
