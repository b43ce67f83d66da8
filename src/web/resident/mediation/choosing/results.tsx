import { ownDoors } from '../../../../modules/choosing/contract-own.ts';
import { useLanguage } from '../../../shared/language.tsx';
import { useAct } from '../../follow/use-act.ts';
import { Failure } from '../../pieces.tsx';
import type { ChoosingProps, OwnChoosing } from './shapes.ts';
import { choosingWords as words } from './words.ts';

type Result = OwnChoosing['results'][number];

/** The last result in two sentences, and how it was counted. */
export function Results({ choosing, refresh }: ChoosingProps) {
  const { say, language } = useLanguage();
  const [last] = choosing.results;
  if (!last) return null;
  return (
    <section className="choosing">
      <h2>{say(words.result)}</h2>
      {last.sentences[language].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Ask result={last} mayAnswer={choosing.can.includes('answer')} refresh={refresh} />
      <details className="fold">
        <summary>{say(words.how)}</summary>
        <p className="hint">{say(words.howText)}</p>
        <p className="hint">
          {say(words.seedHash)} <span className="code">{last.seedHash}</span>
        </p>
        {last.seed && (
          <p className="hint">
            {say(words.seed)} <span className="code">{last.seed}</span>
          </p>
        )}
      </details>
    </section>
  );
}

interface AskProps {
  readonly result: Result;
  readonly mayAnswer: boolean;
  readonly refresh: () => void;
}

function Ask({ result, mayAnswer, refresh }: AskProps) {
  const { say } = useLanguage();
  const { busy, failure, act } = useAct(ownDoors.ownAnswer);
  if (!result.isAsked || result.kind === 'proposal') return null;
  if (result.answer) return <p role="status">✓ {say(words.accepted)}</p>;
  const send = async () => {
    if (await act({ roundId: result.roundId, answer: 'accepted' })) refresh();
  };
  return (
    <>
      <p>
        <strong>{say(words.ask)}</strong>
      </p>
      <p className="hint">{say(words.askHint)}</p>
      <Failure words={failure} />
      {mayAnswer && (
        <button type="button" className="button button-first" aria-disabled={busy} onClick={() => void send()}>
          {say(words.accept)}
        </button>
      )}
    </>
  );
}
