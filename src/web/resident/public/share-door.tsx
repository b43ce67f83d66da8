import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../kit/contract.ts';
import type { Words } from '../../../kit/words.ts';
import { shareDoors } from '../../../modules/matters/contract-share.ts';
import { call, Refused } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { failureWords } from '../failure-words.ts';
import { Heading } from '../heading.tsx';
import { Failure } from '../pieces.tsx';
import { frameWords } from '../words.ts';
import { shareWords as words } from '../words-together.ts';

type Link = AnswerOf<typeof shareDoors.openShare>;

/** Where a group's link leads: whose it is, what it knows, which place is filled in. */
export function ShareDoor() {
  const { say } = useLanguage();
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const { change } = useDraft();
  const [link, setLink] = useState<Link>();
  const [isOver, setOver] = useState(false);
  const [failure, setFailure] = useState<Words>();
  const code = query.get('g') ?? '';
  useEffect(() => {
    call(shareDoors.openShare, { code })
      .then((answer) => {
        setLink(answer);
        setOver(!answer.isOpen);
      })
      .catch((problem) => {
        if (problem instanceof Refused) setOver(true);
        else setFailure(failureWords(problem));
      });
  }, [code]);
  const begin = () => {
    if (link?.isOpen)
      change({ share: { code: link.code, unitName: link.unitName }, ...(link.place && { place: link.place }) });
    void navigate('/report');
  };
  return (
    <div className="narrow">
      <Heading title={say(words.title)}>{say(words.title)}</Heading>
      <Failure words={failure} />
      {!link && !isOver && !failure && <p className="wait">{say(frameWords.wait)}</p>}
      {link?.isOpen && <p className="lead">{say(words.from(link.unitName))}</p>}
      {isOver && <p className="notice notice-soon">{say(words.over)}</p>}
      {link?.isOpen && link.place && (
        <p className="notice">
          {say(words.place)}：<strong>{link.place.name}</strong> {link.place.address}
        </p>
      )}
      <p className="hint">{say(words.about)}</p>
      <div className="moves">
        <button type="button" className="button button-first" onClick={begin}>
          {say(words.begin)}
        </button>
      </div>
    </div>
  );
}
