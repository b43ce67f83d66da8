import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../../shared/language.tsx';
import { pageWords } from './words.ts';

/** About twelve lines of the column; what is longer is folded, so that composer and timeline stay in sight. */
const longestOpen = 420;

/** The reporter's own words; a helping unit reads why there are none. */
export function Story({ text }: { readonly text: string }) {
  const { say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > longestOpen;
  return (
    <section aria-labelledby="story">
      <h2 id="story">{say(pageWords.story)}</h2>
      {text === '' && <p className="quiet">{say(pageWords.storyHidden)}</p>}
      {text !== '' && <p className={isLong && !isOpen ? 'story story-folded' : 'story'}>{text}</p>}
      {isLong && (
        <Button type="link" className="story-more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(isOpen ? pageWords.fold : pageWords.unfold)}
        </Button>
      )}
    </section>
  );
}
