import '../css/public.css';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { publicDoors } from '../../../modules/matters/contract-public.ts';
import { call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { failureWords } from '../failure-words.ts';
import { useAct } from '../follow/use-act.ts';
import { Failure } from '../pieces.tsx';
import { frameWords } from '../words.ts';
import { publicWords as words } from '../words-together.ts';
import { CardText } from './card.tsx';

/** What a follower sees with the own code: the public card and its result. */
export function FollowedPage() {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [mine, setMine] = useState<AnswerOf<typeof publicDoors.followed>>();
  const [failure, setFailure] = useState<Words>();
  const ending = useAct(publicDoors.unfollow);
  useEffect(() => {
    call(publicDoors.followed, {})
      .then(setMine)
      .catch((problem) => {
        if (problem instanceof Refused && problem.status === 401) void navigate('/follow', { replace: true });
        else setFailure(failureWords(problem));
      });
  }, [navigate]);
  const stop = async () => {
    if (await ending.act({})) await navigate('/', { replace: true });
  };
  return (
    <article className="narrow public">
      <Failure words={failure ?? ending.failure} />
      {!mine && !failure && <p className="wait">{say(frameWords.wait)}</p>}
      {mine && (
        <>
          <p className="quiet">{mine.own}</p>
          <CardText card={mine.card} />
          <p>
            <button type="button" className="button" onClick={() => void stop()}>
              {say(words.stop)}
            </button>
          </p>
        </>
      )}
    </article>
  );
}
