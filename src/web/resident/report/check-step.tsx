import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Words } from '../../../kit/words.ts';
import { useLanguage } from '../../shared/language.tsx';
import { useDraft } from '../draft.tsx';
import { useElder } from '../elder.tsx';
import { useFormFacts } from '../form-facts.tsx';
import { checkWords, photoCount } from '../words-report.ts';
import { shareWords } from '../words-share.ts';
import type { StepName } from './problems.ts';
import { ShareChoice } from './share-choice.tsx';

export function CheckStep() {
  const { say } = useLanguage();
  const { draft, change } = useDraft();
  const { facts } = useFormFacts();
  const { isElder } = useElder();
  const photos = draft.photos.length + draft.photosWaiting;
  const category = facts?.categories.find(({ code }) => code === draft.category);
  const place = [draft.place?.name, draft.where.trim(), draft.position && say(checkWords.withPosition)]
    .filter(Boolean)
    .join('，');
  const choice = (
    <ShareChoice
      name="shares"
      value={draft.shares}
      hasPhone={draft.phone.trim() !== ''}
      onChange={(shares) => change({ shares })}
    />
  );
  return (
    <>
      <dl className="check">
        <Line label={checkWords.what} step="what">
          {draft.what.trim()}
        </Line>
        {category && (
          <Line label={checkWords.kind} step="what">
            {say(category)}
          </Line>
        )}
        <Line label={checkWords.where} step="where">
          {place}
        </Line>
        <Line label={checkWords.photos} step={isElder ? 'photos' : 'where'}>
          {photos > 0 && say(photoCount(photos))}
        </Line>
        <Line label={checkWords.name} step="you">
          {draft.name.trim()}
        </Line>
        <Line label={checkWords.phone} step="you">
          {draft.phone.trim()}
        </Line>
      </dl>
      {isElder ? (
        <details className="fold">
          <summary>{say(shareWords.fold)}</summary>
          {choice}
        </details>
      ) : (
        choice
      )}
    </>
  );
}

function Line({
  label,
  step,
  children,
}: {
  readonly label: Words;
  readonly step: StepName;
  readonly children: ReactNode;
}) {
  const { say } = useLanguage();
  return (
    <div>
      <dt>{say(label)}</dt>
      <dd>{children || <span className="quiet">{say(checkWords.none)}</span>}</dd>
      <dd className="check-change">
        <Link to={`/report/${step}`} aria-label={`${say(checkWords.change)} ${say(label)}`}>
          {say(checkWords.change)}
        </Link>
      </dd>
    </div>
  );
}
