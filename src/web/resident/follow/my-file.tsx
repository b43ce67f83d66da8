import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { doors } from '../../../modules/casefile/contract.ts';
import { addressOf, call } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { failureWords } from '../failure-words.ts';
import { Failure } from '../pieces.tsx';
import { Section } from '../section.tsx';
import { fileWords } from '../words-file.ts';
import { useAct } from './use-act.ts';

type Progress = AnswerOf<typeof doors.progress>;

const askEveryMilliseconds = 900;

/** 我的档案: made on demand, then fetched as a PDF, or with photos and seal as a ZIP. */
export function MyFile() {
  const { say } = useLanguage();
  const make = useAct(doors.mine);
  const [id, setId] = useState<string>();
  const { progress, failure } = useProgress(id);
  const isMaking =
    make.busy || (id !== undefined && (progress === undefined || progress.state === 'waiting') && !failure);
  const start = async () => {
    const made = await make.act({});
    if (made) setId(made.id);
  };
  return (
    <Section title={fileWords.title}>
      <p className="hint">{say(fileWords.about)}</p>
      {progress?.state !== 'ready' && (
        <button type="button" className="button" disabled={isMaking} onClick={() => void start()}>
          {say(isMaking ? fileWords.making : fileWords.make)}
        </button>
      )}
      <Failure words={make.failure ?? failure} />
      <div role="status">
        {isMaking && progress && progress.steps > 0 && (
          <progress value={progress.done} max={progress.steps} aria-label={say(fileWords.making)} />
        )}
        {id && progress?.state === 'ready' && (
          <p className="pair">
            <a className="button" href={addressOf(doors.read, { id, form: 'pdf' })} target="_blank" rel="noreferrer">
              {say(fileWords.pdf)}
            </a>
            <a className="button" href={addressOf(doors.read, { id, form: 'zip' })}>
              {say(fileWords.zip)}
            </a>
          </p>
        )}
        {progress?.state === 'failed' && <p>{say(fileWords.failed)}</p>}
      </div>
    </Section>
  );
}

/** Asks how far it is until it is there or cannot be told. */
function useProgress(id: string | undefined) {
  const [progress, setProgress] = useState<Progress>();
  const [failure, setFailure] = useState<Words>();
  useEffect(() => {
    if (id === undefined) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = () =>
      call(doors.progress, { id }).then(
        (answer) => {
          if (isGone) return;
          setProgress(answer);
          if (answer.state === 'waiting') timer = setTimeout(ask, askEveryMilliseconds);
        },
        (problem: unknown) => {
          if (!isGone) setFailure(failureWords(problem));
        },
      );
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [id]);
  return { progress, failure };
}
