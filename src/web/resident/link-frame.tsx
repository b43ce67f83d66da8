import type { ReactNode } from 'react';
import type { Words } from '../../kit/words.ts';
import { useLanguage } from '../shared/language.tsx';
import { Heading } from './heading.tsx';
import { Failure } from './pieces.tsx';
import { frameWords } from './words.ts';

interface LinkFrameProps {
  readonly failure: Words | undefined;
  readonly refresh: () => void;
  readonly opening: Words;
  /** What the link opened; nothing while it is on its way. */
  readonly children: ReactNode;
}

/** A page behind a link: what stands there while it opens, what failed, and then the page. */
export function LinkFrame({ failure, refresh, opening, children }: LinkFrameProps) {
  const { say } = useLanguage();
  return (
    <>
      <Failure words={failure} />
      {failure && (
        <button type="button" className="button" onClick={refresh}>
          {say(frameWords.retry)}
        </button>
      )}
      {!children && !failure && <p className="wait">{say(opening)}</p>}
      {children}
    </>
  );
}

/** The link has ended, or the page was left. */
export function Shut({ title, text }: { readonly title: Words; readonly text: Words }) {
  const { say } = useLanguage();
  return (
    <div className="narrow">
      <Heading title={say(title)}>{say(title)}</Heading>
      <p>{say(text)}</p>
    </div>
  );
}
